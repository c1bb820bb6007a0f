"""Rows that have codes: by the code first, and against it where the name contradicts it."""

from __future__ import annotations

import pytest

from govlint.lists.aligning import align
from tests.lists.matching.lists import listed, matched, region, rows

A, B, C = "000110001000", "000110002000", "000110003000"


def test_one_code_is_one_matter_whatever_the_variant_of_its_name() -> None:
    regions = [
        region("甲市", f"古树移栽许可|{A}"),
        region("乙市", f"古树移栽审批|{A}"),
        region("丙市", f"古树名木移栽许可|{A}"),
        region("丁市", f"古树移裁许可|{A}"),
    ]
    found = rows(regions, align(regions))
    assert {row.matter for row in found} == {0}
    assert {row.method for row in found} == {"code"}
    assert [row.confidence for row in found[:2]] == [1.0, 1.0]
    assert all(row.confidence < 1.0 for row in found[2:])


def test_a_code_with_the_name_of_another_matter_is_asked_about() -> None:
    regions = [
        region("甲市", f"古树移栽许可|{A}", f"渡口设立许可|{B}"),
        region("乙市", f"古树移栽许可|{A}", f"渡口设立许可|{B}"),
        region("丙市", f"渡口设立许可|{A}"),
    ]
    found = rows(regions, align(regions))[-1]
    assert (found.outcome, found.matter) == ("review", None)
    assert found.candidates == ("渡口设立许可", "古树移栽许可")
    assert "编码" in found.reason


def test_a_code_with_quite_another_name_is_asked_about_from_both_sides() -> None:
    regions = [region("甲市", f"古树移栽许可|{A}"), region("乙市", f"渡船检验|{A}")]
    found = rows(regions, align(regions))
    assert [row.outcome for row in found] == ["review", "review"]
    assert [row.candidates for row in found] == [("渡船检验",), ("古树移栽许可",)]


@pytest.mark.parametrize(
    "near", ["古树移栽许可（注销）", "古树移栽变更许可", "非古树移栽许可", "渡口许可"]
)
def test_a_near_miss_under_a_code_is_not_merged(near: str) -> None:
    regions = [region(name, f"古树移栽许可|{A}") for name in ("甲市", "乙市")]
    regions.append(region("丙市", f"{near}|{A}"))
    assert rows(regions, align(regions))[-1].outcome == "review"


def test_two_names_that_regions_have_side_by_side_under_one_code_are_two_matters() -> None:
    regions = [
        region(name, f"古树移栽许可（首次）|{A}", f"古树移栽许可（注销）|{A}")
        for name in ("甲市", "乙市", "丙市")
    ]
    assert matched(regions, align(regions)) == {
        frozenset(f"{name}市:古树移栽许可（{stage}）" for name in "甲乙丙")
        for stage in ("首次", "注销")
    }


def test_a_matter_listed_twice_under_its_code_is_matched_twice() -> None:
    regions = [
        region("甲市", f"古树移栽许可|{A}", f"古树移栽许可|{A}"),
        region("乙市", f"古树移栽许可|{A}"),
    ]
    assert [row.outcome for row in rows(regions, align(regions))] == ["matched"] * 3


@pytest.mark.parametrize("wrong", ["000110009000", ""])
def test_a_row_without_a_shared_code_is_matched_by_its_name(wrong: str) -> None:
    law = "《古树条例》第三条"
    regions = [region(name, f"古树移栽许可|{A}|行政许可|{law}") for name in ("甲市", "乙市")]
    regions.append(region("丙市", f"古树移栽审批|{wrong}|行政许可|{law}"))
    alignment = align(regions)
    last = rows(regions, alignment)[-1]
    assert (last.matter, last.method, last.confidence) == (0, "name+type+basis", 0.98)
    assert alignment.matters["basic_code"].to_list() == [A]


def test_two_codes_for_one_name_and_type_become_one_matter_of_the_more_frequent_code() -> None:
    regions = [
        region(name, f"古树移栽许可|{code}|行政许可|《古树条例》第三条")
        for name, code in (("甲市", B), ("乙市", B), ("丙市", A), ("丁市", A), ("戊市", A))
    ]
    alignment = align(regions)
    assert alignment.matters.select("name", "basic_code").rows() == [("古树移栽许可", A)]
    assert [row.method for row in rows(regions, alignment)] == ["name+type+basis"] * 2 + [
        "code"
    ] * 3


def test_one_name_with_other_code_and_other_basis_is_asked_about() -> None:
    regions = [
        region(name, f"古树移栽许可|{A}|行政许可|《古树条例》第三条") for name in ("甲市", "乙市")
    ]
    regions.append(region("丙市", f"古树移栽许可|{B}|行政许可|《渡口条例》第九条"))
    last = rows(regions, align(regions))[-1]
    assert (last.outcome, last.candidates) == ("review", ("古树移栽许可",))


def test_numbers_of_rows_are_no_codes() -> None:
    """Local codes that mean something else in every region match nothing."""
    regions = [
        region("甲市", "古树移栽许可|1", "渡口设立许可|2", "河灯施放备案|3"),
        region("乙市", "渡口设立许可|1", "河灯施放备案|2", "渡船检验|3"),
        region("丙市", "渡船检验|1", "古树移栽许可|2", "渡口设立许可|3"),
    ]
    alignment = align(regions)
    assert {row.method for row in rows(regions, alignment)} == {"name"}
    assert all(len({n.split(":")[1] for n in group}) == 1 for group in matched(regions, alignment))


def test_local_codes_that_regions_share_are_codes() -> None:
    regions = [
        region(name, "古树移栽许可|林-01", "渡口设立许可|水-07")
        for name in ("甲市", "乙市", "丙市")
    ]
    assert {row.method for row in rows(regions, align(regions))} == {"code"}


def test_every_row_of_the_catalogue_is_a_matter_and_its_code_and_name_count() -> None:
    catalogue = listed(f"古树移栽许可|{A}|行政许可", f"渡口设立许可|{B}|行政许可", "渡船检验||其他")
    regions = [
        region("甲市", f"古树移栽审批|{A}", "渡口设立核准||行政许可", f"河灯施放备案|{C}"),
        region("乙市", f"古树移栽许可|{C}|行政许可"),
    ]
    alignment = align(regions, catalogue)
    assert alignment.matters.select("name", "basic_code", "catalogue").rows()[:3] == [
        ("古树移栽许可", A, 0),
        ("渡口设立许可", B, 1),
        ("渡船检验", "", 2),
    ]
    found = rows(regions, alignment)
    assert [(row.matter, row.method) for row in found[:2]] == [(0, "code"), (1, "name")]
    assert found[2].outcome in ("only_here", "review")


def test_the_name_of_the_catalogue_outweighs_a_wrong_shared_code() -> None:
    catalogue = listed(f"古树移栽许可|{A}|行政许可")
    regions = [region(name, f"古树移栽许可|{B}|行政许可") for name in ("甲市", "乙市", "丙市")]
    alignment = align(regions, catalogue)
    assert alignment.matters.select("basic_code", "catalogue").rows() == [(A, 0)]
    assert {row.matter for row in rows(regions, alignment)} == {0}


def test_a_catalogue_that_repeats_a_row_has_a_matter_for_each() -> None:
    alignment = align([region("甲市", "河灯许可")], listed("河灯许可", "河灯许可"))
    assert alignment.matters["catalogue"].to_list() == [0, 1]
    assert alignment.rows["matter"].to_list() == [0]
