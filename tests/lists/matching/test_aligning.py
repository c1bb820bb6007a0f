"""Rows without codes: by name, type and basis; what is alike; what is asked about."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.lists.aligning import align
from govlint.model.listing import RegionList
from tests.lists.matching.lists import matched, region, rows


def both(one: str, other: str) -> list[RegionList]:
    return [region("甲市", one), region("乙市", other)]


@pytest.mark.parametrize(
    ("one", "other", "method", "confidence"),
    [
        (
            "河灯许可||行政许可|《河灯条例》第三条",
            "河灯审批||行政许可|《河灯条例》第三条",
            "name+type+basis",
            0.98,
        ),
        ("河灯许可||行政许可|《河灯条例》第三条", "河灯审批||行政许可", "name", 0.95),
        ("河灯许可||行政许可", "河灯审批||其他行政权力", "name", 0.9),
        ("河灯施放许可", "河灯施放许可（含孔明灯）", "similar", 0.92),
        ("设立渡口审批", "渡口设立审批", "similar", 0.9),
        ("劳务派遣经营许可", "劳务派谴经营许可", "similar", 0.88),
    ],
)
def test_methods_and_confidence(one: str, other: str, method: str, confidence: float) -> None:
    regions = both(one, other)
    found = rows(regions, align(regions))
    assert [row.outcome for row in found] == ["matched", "matched"]
    assert min(row.confidence for row in found) == confidence
    assert method in {row.method for row in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡口设立许可", "渡口注销许可"),
        ("食品经营许可", "食品生产许可"),
        ("内资演出机构许可", "外资演出机构许可"),
        ("渡船许可（甲类）", "渡船许可（乙类）"),
        ("渡船证明办理（转出）", "渡船证明办理（转入）"),
        ("河灯许可", "渡口许可"),
        ("机动车停放许可", "非机动车停放许可"),
        ("渡口经营许可", "渡口安全经营许可"),
        ("省级文物保护单位修缮许可", "县级文物保护单位修缮许可"),
    ],
)
def test_near_misses_are_never_merged(one: str, other: str) -> None:
    regions = both(one, other)
    assert matched(regions, align(regions)) == set()


def test_what_may_be_one_is_asked_about_on_both_sides() -> None:
    regions = both("危险化学品经营许可", "危险化学品安全经营许可")
    found = rows(regions, align(regions))
    assert [row.outcome for row in found] == ["review", "review"]
    assert [row.candidates for row in found] == [
        ("危险化学品安全经营许可",),
        ("危险化学品经营许可",),
    ]
    assert all(row.reason for row in found)


def test_a_slip_that_fits_two_matters_is_asked_about() -> None:
    regions = [
        region("甲市", "药品出口许可", "药品进口许可"),
        region("乙市", "药品出口许可", "药品进口许可"),
        region("丙市", "药品完口许可"),
    ]
    found = rows(regions, align(regions))[-1]
    assert (found.outcome, set(found.candidates)) == ("review", {"药品出口许可", "药品进口许可"})


def test_a_slip_is_no_rival_where_the_region_has_the_other_matter() -> None:
    regions = [
        region("甲市", "药品出口许可", "药品进口许可"),
        region("乙市", "药品出口许可", "药品进口许可"),
        region("丙市", "药品完口许可", "药品进口许可"),
    ]
    found = {row.name: row for row in rows(regions, align(regions)) if row.region == "丙市"}
    assert found["药品完口许可"].method == "similar"
    assert found["药品完口许可"].matter != found["药品进口许可"].matter


def test_what_many_regions_write_is_no_slip() -> None:
    regions = [region(f"{name}市", "劳务派遣经营许可") for name in "甲乙丙"]
    regions += [region(f"{name}市", "劳务派谴经营许可") for name in "丁戊己"]
    assert len(matched(regions, align(regions))) == 2


def test_a_name_that_a_region_has_twice_is_told_apart_by_the_basis() -> None:
    def made(name: str) -> RegionList:
        return region(
            name,
            "违反规定施放的处罚||行政处罚|《河灯条例》第三条",
            "违反规定施放的处罚||行政处罚|《孔明灯条例》第九条",
        )

    regions = [made("甲市"), made("乙市"), made("丙市")]
    regions.append(region("丁市", "违反规定施放的处罚||行政处罚|《孔明灯条例》第九条"))
    alignment = align(regions)
    groups = alignment.rows.drop_nulls("matter").partition_by("matter")
    assert [group.select("region", "position").rows() for group in groups] == [
        [(0, 0), (1, 0), (2, 0)],
        [(0, 1), (1, 1), (2, 1), (3, 0)],
    ]


def test_a_name_that_a_region_has_twice_is_told_apart_by_the_bodies() -> None:
    regions = [
        region(
            name, f"行业统计||其他|| {name}林业局".replace(" ", ""), f"行业统计||其他||{name}水利局"
        )
        for name in ("甲市", "乙市")
    ]
    alignment = align(regions)
    assert alignment.rows["matter"].to_list() == [0, 1, 0, 1]


def test_without_basis_and_body_a_person_is_asked_which_of_two_it_is() -> None:
    regions = [
        region(
            name,
            "违规施放的处罚||行政处罚|《河灯条例》第三条",
            "违规施放的处罚||行政处罚|《孔明灯条例》第九条",
        )
        for name in ("甲市", "乙市")
    ]
    regions.append(region("丙市", "违规施放的处罚||行政处罚"))
    last = rows(regions, align(regions))[-1]
    assert (last.outcome, len(last.candidates)) == ("review", 2)


def test_a_second_row_of_a_name_without_basis_is_asked_about() -> None:
    law = "《河灯条例》第三条"
    regions = [region(name, f"河灯许可||行政许可|{law}") for name in ("甲市", "乙市")]
    regions.append(region("丙市", f"河灯许可||行政许可|{law}", "河灯许可||行政许可"))
    found = rows(regions, align(regions))
    assert [row.outcome for row in found] == ["matched"] * 3 + ["review"]


def test_one_region_with_two_spellings_does_not_part_those_of_all_others() -> None:
    regions = [region(f"{name}市", "河灯施放许可") for name in "甲乙丙丁"]
    regions += [region(f"{name}市", "河灯施放审批") for name in "戊己庚"]
    regions.append(region("辛市", "河灯施放许可", "河灯施放审批"))
    found = rows(regions, align(regions))
    assert {row.matter for row in found if row.outcome == "matched"} == {0}
    assert [row.outcome for row in found].count("review") == 1
    assert next(row for row in found if row.outcome == "review").region == "辛市"


def test_a_wrong_type_or_basis_parts_nothing() -> None:
    regions = [
        region(name, "河灯许可||行政许可|《河灯条例》第三条") for name in ("甲市", "乙市", "丙市")
    ]
    regions.append(region("丁市", "河灯许可||其他行政权力|《河灯条例》第三条"))
    regions.append(region("戊市", "河灯许可||行政许可|《渡口条例》第三条"))
    assert {row.matter for row in rows(regions, align(regions))} == {0}


@pytest.mark.parametrize("name", ["变更登记", "注销登记审批", "年检"])
def test_a_name_that_says_not_to_what_needs_a_basis(name: str) -> None:
    bare = both(name, name)
    assert [row.outcome for row in rows(bare, align(bare))] == ["review", "review"]
    based = both(f"{name}||其他|《渡口条例》第三条", f"{name}||其他|《渡口条例》第三条")
    assert [row.outcome for row in rows(based, align(based))] == ["matched", "matched"]


def test_rows_without_a_name_are_matched_with_nothing() -> None:
    regions = both("", "")
    assert [row.outcome for row in rows(regions, align(regions))] == ["only_here", "only_here"]


def test_a_row_that_one_region_alone_has_belongs_to_no_matter() -> None:
    regions = both("河灯施放许可", "渡船检验")
    alignment = align(regions)
    assert {(row.matter, row.outcome) for row in rows(regions, alignment)} == {(None, "only_here")}
    assert alignment.matters.is_empty()


def test_no_region_and_empty_lists_give_an_empty_alignment() -> None:
    assert align([]).rows.is_empty()
    assert align([region("甲市"), region("乙市")]).rows.is_empty()


WORDS = [
    "河灯施放许可",
    "河灯施放审批",
    "河灯施放许呵",
    "施放河灯许可",
    "河灯施放许可（注销）",
    "河灯施放备案",
]
CODES = ["", "000110001000", "000110002000"]
LAWS = ["", "《河灯条例》第三条", "《渡口条例》第九条"]
ROW = st.tuples(st.sampled_from(WORDS), st.sampled_from(CODES), st.sampled_from(LAWS))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ROW, max_size=4), min_size=2, max_size=5), st.randoms())
def test_every_row_is_there_once_and_the_order_of_regions_is_no_matter(
    lists: list[list[tuple[str, str, str]]], chance: random.Random
) -> None:
    regions = [
        region(f"区{at}", *(f"{name}|{code}|行政许可|{law}" for name, code, law in several))
        for at, several in enumerate(lists)
    ]
    alignment = align(regions)
    found = alignment.rows.select("region", "position").rows()
    assert found == [(at, row) for at, several in enumerate(lists) for row in range(len(several))]
    turned = list(regions)
    chance.shuffle(turned)
    assert partition(regions, align(regions)) == partition(turned, align(turned))


def partition(regions: list[RegionList], alignment: object) -> set[frozenset[object]]:
    groups: dict[object, set[object]] = {}
    frame = alignment.rows  # type: ignore[attr-defined]
    for row in frame.iter_rows(named=True):
        at = regions[row["region"]].name, row["position"], row["outcome"]
        alone = (at,) if row["matter"] is None else row["matter"]
        groups.setdefault(alone, set()).add(at)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize(
    "slip",
    [
        "高龄津发贴放",
        "高龄津贴贴发放",
        "高龄市津贴发放",
        "高龄津帖发放",
        "高龄贴发放",
        "高龄津由贴发放",
        "高铃津贴发放",
    ],
)
def test_a_slip_in_one_of_five_regions_is_matched_or_asked_about(slip: str) -> None:
    names = ["高龄津贴发放|", "食品生产许可证核发|", "收养登记|", "取水许可|"]
    regions = [region(f"{place}县", *names) for place in "甲乙丙丁"]
    regions.append(region("戊县", slip, *names[1:]))
    found = rows(regions, align(regions))[-4]
    assert found.outcome == "matched" or found.candidates == ("高龄津贴发放",)


BASED = "行政许可|《建筑垃圾条例》第三条"


def test_a_word_that_says_little_is_no_matter_where_type_and_article_agree() -> None:
    regions = both(f"建筑垃圾处置核准||{BASED}", f"城市建筑垃圾处置核准||{BASED}")
    found = rows(regions, align(regions))
    assert {(row.outcome, row.method, row.confidence) for row in found} == {
        ("matched", "similar", 0.8)
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建筑垃圾处置核准||行政许可", "城市建筑垃圾处置核准||行政许可"),
        (f"律师事务所设立||{BASED}", f"律师事务所分所设立||{BASED}"),
        (f"律师事务所设立||{BASED}", f"律师事务所||{BASED}"),
        ("工商认定||行政确认|《工伤条例》第三条", "工伤认定||行政确认|《工伤条例》第三条"),
        ("劳务派遣经营许可||行政许可", "劳务派谴经营许可||行政确认"),
    ],
)
def test_what_is_plainly_near_is_asked_about(one: str, other: str) -> None:
    regions = both(one, other)
    found = rows(regions, align(regions))
    assert [(row.outcome, len(row.candidates)) for row in found] == [("review", 1), ("review", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农药经营许可", "兽药经营许可"),
        ("渡船许可证核发", "渡船许可证变更"),
        ("渡口设立许可", "渡口变更许可"),
        (f"种苗生产许可||{BASED}", f"种苗生产经营许可||{BASED}"),
        (f"渡船许可（甲类）||{BASED}", f"渡船许可（乙类）||{BASED}"),
    ],
)
def test_another_matter_of_another_region_is_not_asked_about(one: str, other: str) -> None:
    regions = both(one, other)
    found = rows(regions, align(regions))
    assert [(row.outcome, row.candidates) for row in found] == [("only_here", ())] * 2


def test_a_name_that_two_matters_go_on_from_is_asked_about_with_both() -> None:
    kinds = ["民办学校设立审批", "民办学校变更审批"]
    regions = [region("甲县", *kinds), region("乙县", *kinds), region("丙县", "民办学校审批")]
    found = rows(regions, align(regions))[-1]
    assert (found.outcome, set(found.candidates)) == ("review", set(kinds))


def test_two_rows_of_one_region_are_no_candidates_of_each_other() -> None:
    regions = [
        region("甲县", "河灯许可||行政许可||甲县民政局", "河灯许可||行政许可||甲县水务局"),
        region("乙县", "渡口设立许可||行政许可"),
    ]
    found = rows(regions, align(regions))
    assert [(row.outcome, row.candidates) for row in found] == [("only_here", ())] * 3


def test_the_first_row_of_a_matter_is_as_sure_as_those_that_came_to_it() -> None:
    regions = both("劳务派遣经营许可||行政许可|《劳务条例》第三条", "劳务派谴经营许可")
    found = rows(regions, align(regions))
    assert {(row.method, row.confidence) for row in found} == {("similar", 0.88)}
