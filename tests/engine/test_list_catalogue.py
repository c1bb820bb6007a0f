from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest

from govlint.engine.list_catalogue import against_catalogue
from govlint.engine.listing import ListSession, check_list
from govlint.lists.laws import Laws
from govlint.lists.reading import list_of
from govlint.model.finding import Severity
from govlint.model.items import ItemList
from govlint.model.listing import ListFinding
from govlint.readers.grids import read_grids
from govlint.rules.registry import load_rules

DAY = datetime.date(2026, 3, 1)
HEADER = "事项名称,基本编码,事项类型,法定办结时限,承诺办结时限,结果名称,申请材料\n"
BOUND = HEADER + "甲类设立许可,520100001000,行政许可,20个工作日,,甲类许可证,申请表；章程\n"
RIGHT = BOUND.replace("20个工作日,,", "20个工作日,5个工作日,")


def read(text: str) -> ItemList:
    return list_of(read_grids(text.encode(), name="甲县.csv"))


def found(
    text: str, bound: str | None = BOUND, policies: Mapping[str, str] | None = None
) -> list[ListFinding]:
    """Return what a list differs in from a catalogue, beside what its own rules find."""
    catalogue = read(bound) if bound is not None else None
    rules = load_rules().about_lists()
    session = ListSession(rules, Laws(), DAY, catalogue, policies or {})
    report = check_list(read(text), session)
    return list(against_catalogue(report.items, session, report.findings))


def test_a_list_like_its_catalogue_has_no_finding() -> None:
    assert found(RIGHT) == []
    assert found(RIGHT.replace("20个", "30个"), bound=None) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("20个工作日", "15个工作日", ("L-TIME-1", "legal_limit", Severity.ERROR)),
        ("甲类许可证", "甲类登记证", ("L-RES-1", "result", Severity.WARNING)),
        ("章程", "章程；承诺书", ("L-MAT-1", "materials", Severity.WARNING)),
    ],
)
def test_a_difference_stands_at_its_row(
    old: str, new: str, expected: tuple[str, str, Severity]
) -> None:
    [finding] = found(RIGHT.replace(old, new))
    assert (finding.code, finding.field, finding.severity) == expected
    assert (finding.place.row, finding.matter) == (2, "甲类设立许可")
    assert (finding.actual or "") in RIGHT.replace(old, new)
    assert finding.why and finding.how and finding.source


def test_what_the_rules_say_themselves_is_not_said_again() -> None:
    assert found(RIGHT.replace("行政许可", "行政确认")) == []
    catch_all = RIGHT.replace("申请表；章程", "申请表；章程；其他材料")
    assert found(catch_all) == []


def test_matters_that_are_missing_or_not_in_the_catalogue_are_left_to_the_comparison() -> None:
    assert found(RIGHT, BOUND + "乙类设立许可,520100002000,行政许可,20个工作日,,,\n") == []
    alone = RIGHT + "丙类设立许可,520100003000,行政许可,30个工作日,5个工作日,,\n"
    assert [one for one in found(alone) if one.place.row == 3] == []


def test_what_the_catalogue_leaves_empty_binds_nobody() -> None:
    assert found(RIGHT.replace("5个工作日", "9个工作日")) == []
    assert found(RIGHT, BOUND.replace("甲类许可证", "")) == []


def test_policies_of_a_profile_count() -> None:
    changed = RIGHT.replace("甲类许可证", "甲类登记证")
    assert found(changed, policies={"result": "Free"}) == []
