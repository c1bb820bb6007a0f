"""What a list of powers has to state."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from govlint.engine.listing import ListSession, check_list
from govlint.lists.laws import read_laws
from govlint.model.items import SHEET, ListKind
from govlint.rules.registry import RuleSet, load_rules
from tests.lists.checks.asked import items_of
from tests.lists.checks.judged import DAY, judged

TYPES = "事项名称,事项类型\n"


@pytest.mark.parametrize(
    "word",
    [
        "行政许可",
        "许可",
        "行政许可类",
        "行政审批（行政许可）",
        "1.行政许可",
        "其他",
        "其他行政权力",
        "其他职权",
        "其它类",
        "行政许可、行政确认",
        "公共服务",
        "行政征收",
        "",
    ],
)
def test_classes(word: str) -> None:
    assert judged("L-PWR-1", f"{TYPES}甲,{word}\n").places == []


def test_other_classes() -> None:
    rows = f"{TYPES}甲,行政监督\n乙,便民服务\n"
    assert judged("L-PWR-1", rows).places == [(2, "type", "fail"), (3, "type", "review")]
    both = judged("L-PWR-1", rows, kind=ListKind.POWERS).places
    assert both == [(2, "type", "fail"), (3, "type", "fail")]


def test_classes_that_are_declared() -> None:
    rows = f"{TYPES}甲,行政监督\n"
    assert judged("L-PWR-1", rows, title="甲市权力清单（含行政监督类）").places == []
    assert judged("L-PWR-1", rows, classes=("行政监督",)).places == []
    assert judged("L-PWR-1", rows, catalogue=f"{TYPES}乙,行政监督\n").places == []


FULL = "事项名称,实施编码,事项类型,实施主体,办理流程,监督方式\n"


def test_a_field_left_empty() -> None:
    rows = FULL + "甲,A1,行政许可,市局,受理,12345\n乙,A2,行政许可,市局,,12345\n,A3,,,受理,12345\n"
    found = judged("L-PWR-2", rows).places
    assert found == [(3, "flow", "fail"), (4, "name", "fail")]


def test_a_column_that_is_missing_is_one_finding() -> None:
    rows = (
        "事项名称,实施编码,事项类型,实施主体,监督方式\n"
        "甲,A1,行政许可,市局,12345\n乙,A2,行政许可,市局,12345\n"
    )
    titled = judged("L-PWR-2", rows, kind=ListKind.POWERS, title="甲市权责清单")
    assert titled.places == [(None, "flow", "fail")]
    assert judged("L-PWR-2", rows, kind=ListKind.POWERS).places == [(None, "flow", "review")]
    assert judged("L-PWR-2", rows, kind=ListKind.SERVICES).places == []


def test_the_title_may_say_whose_list_it_is() -> None:
    rows = "事项名称,实施编码,事项类型,办理流程,监督方式\n甲,A1,行政许可,受理,12345\n"
    asked = {"kind": ListKind.POWERS, "title": "甲市水务局权力清单"}
    assert judged("L-PWR-2", rows, **asked).places == []  # type: ignore[arg-type]
    assert judged("L-PWR-2", rows, kind=ListKind.POWERS).places == [(None, "body", "review")]


def test_a_column_that_is_mostly_empty_is_one_finding() -> None:
    rows = FULL + "".join(f"甲{n},A{n},行政许可,市局,,12345\n" for n in range(6))
    assert judged("L-PWR-2", rows).places == [(None, "flow", "fail")]


def test_cells_left_empty_where_the_list_writes_none() -> None:
    header = "事项名称,共同实施部门,中介服务\n"
    rows = header + "甲,无,\n乙,无,\n丙,,\n丁,市水务局,检测\n"
    (one,) = judged("L-PWR-2", rows).findings
    assert (one.place.row, one.field, str(one.severity)) == (None, "joint_bodies", "info")
    assert "1项空着（第4行）" in one.message
    assert judged("L-PWR-2", header + "甲,无,\n乙,,\n丙,,\n").places == []


def test_a_column_of_another_sheet_is_not_asked_for() -> None:
    whole = items_of("职权名称,监督方式\n甲,12345\n乙,12345\n丙,\n丁,\n")
    sheets = pl.Series(SHEET, ["许可", "许可", "处罚", "处罚"])
    items = replace(
        whole,
        frame=whole.frame.with_columns(sheets),
        absent={("处罚", None): frozenset({"supervision"})},
    )
    rule = load_rules().get("L-PWR-2")
    report = check_list(items, ListSession(RuleSet((rule,)), read_laws(b""), DAY))
    assert [one.field for one in report.findings if one.field == "supervision"] == []


def test_powers_without_duties() -> None:
    rows = "事项名称,事项类型,责任事项,追责情形\n甲,行政许可,受理,不依法\n乙,行政许可,,无\n"
    assert judged("L-PWR-3", rows).places == [(3, "accountability", "fail"), (3, "duty", "fail")]
    assert judged("L-PWR-3", TYPES + "甲,行政许可\n").reason == "没有责任事项列"


def test_stages() -> None:
    rows = "事项名称,事项类型,责任事项\n"
    part = "甲,行政处罚,1.立案；2.调查；3.审查；4.决定；5.送达；6.执行\n"
    found = judged("L-PWR-4", rows + part)
    assert found.places == [(2, "duty", "review")]
    assert "告知" in found.findings[0].message
    whole = (
        "甲,行政处罚,立案；调查；审查；告知听证；决定；送达；执行\n"
        "乙,行政裁决,裁决\n丙,行政许可,负责许可\n"
    )
    assert judged("L-PWR-4", rows + whole).places == []
