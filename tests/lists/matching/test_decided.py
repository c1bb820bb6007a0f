from __future__ import annotations

from govlint.lists.aligning import align_decided
from govlint.lists.decisions import Answer, Decision, Decisions
from govlint.model.listing import RegionList
from tests.lists.matching.lists import Row, listed, region, rows

A = "000110001000"


def decided(
    regions: list[RegionList], *decisions: Decision, catalogue: list[str] | None = None
) -> tuple[list[Row], tuple[str, ...]]:
    binding = listed(*catalogue) if catalogue else None
    alignment, unused = align_decided(regions, binding, Decisions("决定.csv", decisions))
    return rows(regions, alignment), unused


def unsure() -> list[RegionList]:
    return [
        region("甲市", "危险化学品经营许可"),
        region("乙市", "危险化学品经营许可"),
        region("丙市", "危险化学品安全经营许可"),
    ]


def same(region_name: str, name: str, target: str, **more: object) -> Decision:
    return Decision(region_name, name, "", Answer.SAME, target, **more)  # type: ignore[arg-type]


def other(region_name: str, name: str, target: str, code: str = "") -> Decision:
    return Decision(region_name, name, code, Answer.OTHER, target)


def test_a_row_joins_the_matter_that_a_person_named() -> None:
    found, unused = decided(unsure(), same("丙市", "危险化学品安全经营许可", "危险化学品经营许可"))
    assert unused == ()
    assert {row.matter for row in found} == {0}
    assert (found[2].method, found[2].confidence, found[2].outcome) == ("decision", 1.0, "matched")
    assert found[2].candidates == ()


def test_a_row_that_is_none_of_its_candidates_is_only_here() -> None:
    found, unused = decided(unsure(), other("丙市", "危险化学品安全经营许可", "危险化学品经营许可"))
    assert unused == ()
    assert (found[2].outcome, found[2].candidates, found[2].reason) == ("only_here", (), "")


def test_two_rows_that_only_two_regions_have_become_a_matter_by_one_decision() -> None:
    regions = unsure()[1:]
    found, unused = decided(regions, same("丙市", "危险化学品安全经营许可", "危险化学品经营许可"))
    assert unused == ()
    assert [row.outcome for row in found] == ["matched", "matched"]
    assert found[0].matter == found[1].matter


def test_two_rows_that_are_not_one_are_asked_about_no_more() -> None:
    regions = unsure()[1:]
    found, _ = decided(regions, other("丙市", "危险化学品安全经营许可", "危险化学品经营许可"))
    assert [row.outcome for row in found] == ["only_here", "only_here"]


def test_what_was_matched_by_name_can_be_parted() -> None:
    regions = [region("甲市", "河灯施放许可"), region("乙市", "河灯施放许可（含孔明灯）")]
    found, unused = decided(regions, other("乙市", "河灯施放许可（含孔明灯）", "河灯施放许可"))
    assert unused == ()
    assert [(row.matter, row.outcome) for row in found] == [(None, "only_here")] * 2


def test_one_code_is_not_parted_by_a_decision() -> None:
    regions = [region("甲市", f"河灯许可|{A}"), region("乙市", f"河灯许可|{A}")]
    found, unused = decided(regions, other("乙市", "河灯许可", "河灯许可", code=A))
    assert [row.outcome for row in found] == ["matched", "matched"]
    assert len(unused) == 1
    assert "编码" in unused[0]


def test_a_decision_that_fits_no_row_or_no_matter_is_told() -> None:
    found, unused = decided(
        unsure(),
        same("丙市", "没有这一行", "危险化学品经营许可", line=4),
        same("丙市", "危险化学品安全经营许可", "没有这个事项"),
        same("庚市", "危险化学品安全经营许可", "危险化学品经营许可"),
    )
    assert [row.outcome for row in found] == ["matched", "matched", "review"]
    assert [line.rpartition("：")[2] for line in unused] == [
        "找不到这一行",
        "找不到这个事项",
        "找不到这一行",
    ]
    assert unused[0].startswith("第4行：丙市“没有这一行”")


def test_of_rows_of_one_name_the_number_decides() -> None:
    regions = [
        region("甲市", "危险化学品经营许可", "河灯许可"),
        region("乙市", "危险化学品经营许可", "河灯许可"),
        region(
            "丙市",
            "危险化学品安全经营许可||行政许可|《甲条例》第一条",
            "危险化学品安全经营许可||行政许可|《乙条例》第二条",
        ),
    ]
    target = "危险化学品经营许可"
    found, unused = decided(regions, same("丙市", "危险化学品安全经营许可", target, row=3))
    assert unused == ()
    assert [row.method for row in found[4:]] == ["", "decision"]
    _, unused = decided(regions, same("丙市", "危险化学品安全经营许可", target))
    assert unused[0].endswith("有几行同名，行号也对不上")


def test_a_matter_of_the_catalogue_is_found_by_its_code() -> None:
    regions = [region("甲市", "灯具漂放审批")]
    found, unused = decided(
        regions,
        Decision("甲市", "灯具漂放审批", "", Answer.SAME, "旧名", target_code=A),
        catalogue=[f"河灯许可|{A}"],
    )
    assert unused == ()
    assert (found[0].matter, found[0].method) == (0, "decision")


def test_a_place_taken_by_code_is_not_given_away() -> None:
    regions = [
        region("甲市", f"河灯许可|{A}"),
        region("乙市", f"河灯许可|{A}", "灯具漂放审批"),
    ]
    found, unused = decided(regions, same("乙市", "灯具漂放审批", "河灯许可"))
    assert found[2].outcome == "only_here"
    assert "凭编码" in unused[0]


def test_open_answers_change_nothing() -> None:
    waiting = Decision("丙市", "危险化学品安全经营许可", "", Answer.OPEN, "危险化学品经营许可")
    found, unused = decided(unsure(), waiting)
    assert (found[2].outcome, unused) == ("review", ())


def test_two_rows_of_a_region_do_not_become_one_matter_by_decisions() -> None:
    regions = unsure()
    regions[2] = region("丙市", "危险化学品安全经营许可", "危险化学品的安全与经营许可", "渡口检查")
    found, unused = decided(
        regions,
        same("丙市", "危险化学品安全经营许可", "危险化学品经营许可"),
        same("丙市", "危险化学品的安全与经营许可", "危险化学品经营许可"),
    )
    there = [row for row in found if row.region == "丙市" and row.matter == found[0].matter]
    assert [row.name for row in there] == ["危险化学品安全经营许可"]
    assert "已凭决定归入" in unused[0]


def test_two_rows_of_a_region_with_one_code_may_be_one_matter_by_decisions() -> None:
    regions = unsure()
    regions[2] = region("丙市", f"危险化学品安全经营许可|{A}", f"危化品特别经营许可|{A}")
    found, unused = decided(
        regions,
        same("丙市", "危险化学品安全经营许可", "危险化学品经营许可"),
        same("丙市", "危化品特别经营许可", "危险化学品经营许可"),
    )
    assert unused == ()
    assert {row.matter for row in found} == {found[0].matter}


def test_a_decision_brings_no_second_row_of_its_own_region() -> None:
    regions = [
        region("甲市", "河灯许可||行政许可||甲市民政局", "河灯许可||行政许可||甲市水务局"),
        region("乙市", "河灯安全许可||行政许可"),
    ]
    found, _ = decided(regions, same("乙市", "河灯安全许可", "河灯许可"))
    matters = [(row.region, row.matter) for row in found if row.matter is not None]
    assert len(matters) == len(set(matters))
