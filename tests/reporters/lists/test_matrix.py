from __future__ import annotations

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Departure
from govlint.reporters.lists.matrix import MEANINGS, Line, State, lines, told
from tests.reporters.lists import samples


def drawn(**changes: object) -> dict[str, Line]:
    return {line.name: line for line in lines(samples.comparison(**changes))}


def states(line: Line) -> list[str]:
    return [str(cell.state) for cell in line.cells.values()]


def test_every_matter_by_every_region() -> None:
    found = drawn()
    assert {name: states(line) for name, line in found.items()} == {
        "小型水库蓄水验收": ["一致", "一致", "不同", "读不了"],
        "露天演出场地备案": ["一致", "更优", "不同", "读不了"],
        "街头书摊经营许可": ["一致", "不同", "缺少", "读不了"],
        "古树移植审批": ["一致", "待核对", "一致", "读不了"],
        "民间渡口年检": ["一致", "未列", "未列", "读不了"],
        "河灯节活动登记": ["未列", "未列", "独有", "读不了"],
    }
    assert [line.departs for line in found.values()] == [1, 1, 2, 0, 0, 0]


def test_a_cell_names_the_fields_that_depart() -> None:
    found = drawn()["露天演出场地备案"]
    assert told(found.cells["丙市"], 20) == "不同\n事项类型：行政确认"
    assert told(found.cells["乙市"], 20) == "更优\n承诺办结时限：5个工作日"
    assert found.expected == {"type": "其他行政权力", "promised_limit": "10个工作日"}


def test_the_worst_of_several_decides_and_the_others_are_marked() -> None:
    places = (Departure("丙市", samples.place(3), "5个工作日"),)
    better = samples.difference(
        "L-TIME-2", 0, "promised_limit", "better", severity=Severity.OFF, places=places
    )
    cell = drawn(findings=(better, *samples.findings()))["小型水库蓄水验收"].cells["丙市"]
    assert told(cell, 20) == "不同\n法定办结时限：30个工作日\n[更优] 承诺办结时限：5个工作日"


def test_what_only_hints_is_no_difference() -> None:
    places = (Departure("丙市", samples.place(3), ""),)
    hint = samples.difference(
        "L-MAT-2", 0, "materials", "different", severity=Severity.INFO, places=places
    )
    found = drawn(findings=(hint,))["小型水库蓄水验收"]
    assert states(found)[2] == "提示"
    assert told(found.cells["丙市"], 9) == "提示\n申请材料：（空）"
    assert found.departs == 0


def test_what_needs_a_person_is_to_be_reviewed() -> None:
    places = (Departure("丙市", samples.place(3), "一个月"),)
    unsure = samples.difference(
        "L-TIME-1", 0, "legal_limit", "different", outcome=Outcome.REVIEW, places=places
    )
    assert states(drawn(findings=(unsure,))["小型水库蓄水验收"])[2] == "待核对"


def test_the_reference_of_a_matter() -> None:
    found = drawn(reference="catalogue")
    assert found["小型水库蓄水验收"].source == "多数地区"
    assert found["古树移植审批"].source == "目录里没有"


def test_every_state_is_explained() -> None:
    assert set(MEANINGS) == set(State)
