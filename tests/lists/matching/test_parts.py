"""Matters that one region lists as one and another by its parts: asked about with candidates."""

from __future__ import annotations

import pytest

from govlint.lists.aligning import align
from tests.lists.matching.lists import FIELDS, Row, region, rows

WHOLE = "渡船许可"


def outcomes(found: list[Row], name: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.outcome, row.candidates) for row in found if row.region == name]


@pytest.mark.parametrize(
    "parts",
    [
        ("渡船许可（新办）", "渡船许可（变更）"),
        ("渡船许可（注销）",),
        ("渡船许可（仅限于在湖区和库区载客的渡船）",),
        ("渡船许可（新办）|000110001001", "渡船许可（变更）|000110001002"),
        ("首次渡船许可|000110001001", "渡船许可的变更|000110001002"),
    ],
)
def test_parts_have_the_whole_as_candidate(parts: tuple[str, ...]) -> None:
    regions = [region(f"{place}县", f"{WHOLE}|000110001000") for place in "甲乙"]
    regions.append(region("丙县", *parts))
    found = rows(regions, align(regions))
    assert outcomes(found, "丙县") == [("review", (WHOLE,))] * len(parts)
    assert outcomes(found, "甲县") == [("matched", ())]


def test_a_whole_has_the_parts_as_candidates() -> None:
    parts = ("渡船许可（载客渡船）", "渡船许可（载货渡船）")
    regions = [region(f"{place}县", *parts) for place in "甲乙"]
    regions.append(region("丙县", WHOLE))
    [(outcome, candidates)] = outcomes(rows(regions, align(regions)), "丙县")
    assert (outcome, set(candidates)) == ("review", set(parts))


def test_a_region_that_has_the_whole_is_not_asked_about_its_parts() -> None:
    regions = [region(f"{place}县", WHOLE) for place in "甲乙"]
    regions.append(region("丙县", WHOLE, "渡船许可（变更）"))
    found = rows(regions, align(regions))
    assert outcomes(found, "丙县") == [("matched", ()), ("only_here", ())]


def test_a_whole_and_a_part_of_two_regions_are_asked_about_on_both_sides() -> None:
    regions = [region("甲县", WHOLE), region("乙县", "渡船许可（仅限于在湖区和库区载客的渡船）")]
    found = rows(regions, align(regions))
    assert [row.outcome for row in found] == ["review", "review"]


def test_the_column_of_the_main_matter_tells_the_whole() -> None:
    fields = (*FIELDS, "parent")
    regions = [region(f"{place}县", WHOLE) for place in "甲乙"]
    regions.append(region("丙县", f"在湖区载客|||||{WHOLE}", "渡口检查", fields=fields))
    found = rows(regions, align(regions))
    assert outcomes(found, "丙县") == [("review", (WHOLE,)), ("only_here", ())]


def test_codes_of_one_number_whose_names_have_nothing_in_common_tell_no_part() -> None:
    regions = [region(f"{place}县", f"{WHOLE}|000110001000") for place in "甲乙"]
    regions.append(region("丙县", "老年人优待证办理|000110001001"))
    found = rows(regions, align(regions))
    assert outcomes(found, "丙县") == [("only_here", ())]
