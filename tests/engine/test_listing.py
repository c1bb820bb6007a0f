from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint.engine import listing
from govlint.engine.list_run import ListOptions, check_lists, exit_code_of_check, session_for
from govlint.engine.listing import (
    INTERNAL,
    ListSession,
    check_list,
    failed_inside,
    rules_about_lists,
    worst_of,
)
from govlint.engine.options import Options, UsageError
from govlint.lists.api import ListContext, ListHit, NotApplicable, NotChecked, Row
from govlint.lists.laws import Laws
from govlint.lists.reading import list_of
from govlint.model.finding import Outcome, Severity
from govlint.model.items import ItemList
from govlint.model.listing import ListReport, ListsReport
from govlint.readers.grids import read_grids
from govlint.rules.loader import load_rule
from govlint.rules.named import function_of
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import Rule, rule_from

DAY = datetime.date(2026, 3, 1)
RULE = """+++
code     = "L-ZZ-1"
name     = "测试规则"
slug     = "test-rule"
source   = "测试办法 1"
scope    = "row"
strength = "一般"
reads    = ["name", "result"]
requires = ["result"]
check    = "govlint.lists.checks.times:promised"
since    = "0.1.0"
{extra}
+++
“{name}”的{field}写成“{actual}”。

## 为什么
因为。

## 怎么改
改。

## 不合格
```list row=2
事项名称,结果名称
甲许可,甲
```

## 合格
```list
事项名称,结果名称
甲许可,乙
```
"""
LIST = """事项名称,结果名称,承诺办结时限
甲许可,甲证,5日
乙许可,,6日
甲许可,甲证,7日
"""
Own = Callable[[Any, ListContext], Iterator[ListHit]]


def made(extra: str = "", old: str = "", new: str = "") -> Rule:
    """Return a rule about rows of a list."""
    text = RULE.replace("{extra}", extra).replace(old, new, 1) if old else RULE
    return rule_from(load_rule(text.replace("{extra}", extra), "lists/L-ZZ-1-test.md", "lists"))


def read(text: str, name: str = "甲县.csv") -> ItemList:
    return list_of(read_grids(text.encode(), name=name))


def session(*rules: Rule, day: datetime.date = DAY) -> ListSession:
    return ListSession(RuleSet(rules), Laws(), day)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Callable[[Own], None]:
    """Put a function in the place of the check of the rule."""
    return lambda function: monkeypatch.setattr(listing, "function_of", lambda _: function)


def empty_result(row: Row, context: ListContext) -> Iterator[ListHit]:
    if not row["result"]:
        yield ListHit("result", actual=row["result"] or "空")


def told(report: ListReport) -> tuple[Outcome, str]:
    [outcome] = report.outcomes
    return outcome.outcome, outcome.reason


@pytest.mark.parametrize(
    ("extra", "day", "expected"),
    [
        ("valid_from = 2026-03-01", DAY, (Outcome.FAIL, "")),
        (
            "valid_from = 2026-03-02",
            DAY,
            (Outcome.NOT_APPLICABLE, "2026-03-02 起才有这条规定"),
        ),
        ("valid_to = 2026-03-01", DAY, (Outcome.FAIL, "")),
        (
            "valid_to = 2026-02-28",
            DAY,
            (Outcome.NOT_APPLICABLE, "这条规定在 2026-02-28 以后不再有效"),
        ),
        (
            'lists = ["negative"]',
            DAY,
            (Outcome.NOT_APPLICABLE, "不是这条规则所管的清单"),
        ),
        ('lists = ["unknown", "negative"]', DAY, (Outcome.FAIL, "")),
    ],
)
def test_gates_of_day_and_kind(
    extra: str, day: datetime.date, expected: tuple[Outcome, str], own: Callable[[Own], None]
) -> None:
    own(empty_result)
    items = read(LIST)
    assert items.kind == "unknown"
    assert told(check_list(items, session(made(extra), day=day))) == expected


def test_a_column_that_is_missing_is_named(own: Callable[[Own], None]) -> None:
    own(empty_result)
    rule = made(old='requires = ["result"]', new='requires = ["result", "basis", "flow"]')
    report = check_list(read(LIST), session(rule))
    assert told(report) == (Outcome.NOT_CHECKED, "没有设定依据、办理流程列")
    assert report.findings == ()


def test_a_rule_that_requires_nothing_needs_something_to_read(own: Callable[[Own], None]) -> None:
    own(empty_result)
    rule = made(
        old='reads    = ["name", "result"]\nrequires = ["result"]', new='reads    = ["basis"]'
    )
    assert told(check_list(read(LIST), session(rule))) == (Outcome.NOT_CHECKED, "没有设定依据列")


def test_a_check_of_rows_is_asked_once_for_equal_matters(own: Callable[[Own], None]) -> None:
    seen: list[Row] = []

    def check(row: Row, context: ListContext) -> Iterator[ListHit]:
        seen.append(dict(row))
        if row["result"]:
            yield ListHit("result", actual=row["result"])

    own(check)
    report = check_list(read(LIST), session(made()))
    assert seen == [{"name": "甲许可", "result": "甲证"}, {"name": "乙许可", "result": ""}]
    assert [one.place.row for one in report.findings] == [2, 4]
    assert [one.message for one in report.findings] == ["“甲许可”的结果名称写成“甲证”。"] * 2


def test_a_finding_says_where_why_and_how(own: Callable[[Own], None]) -> None:
    own(empty_result)
    [finding] = check_list(read(LIST), session(made())).findings
    assert (finding.code, finding.field, finding.matter) == ("L-ZZ-1", "result", "乙许可")
    assert (finding.place.row, finding.place.sheet, finding.rows) == (3, None, ())
    assert (finding.severity, finding.outcome) == (Severity.WARNING, Outcome.FAIL)
    assert (finding.source, finding.why, finding.how) == ("测试办法 1", "因为。", "改。")
    assert (finding.actual, finding.evidence, finding.expected) == ("空", "空", None)


def test_sheets_without_the_column_are_passed_over(
    own: Callable[[Own], None], tmp_path: Path
) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(tmp_path / "甲县.xlsx")
    for name, rows in {
        "有结果": [["事项名称", "设定依据", "结果名称"], ["甲许可", "《甲》第一条", ""]],
        "没有结果": [["事项名称", "设定依据"], ["乙许可", "《乙》第一条"]],
    }.items():
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    book.close()
    items = list_of(read_grids(tmp_path / "甲县.xlsx"))
    assert items.absent == {("没有结果", None): frozenset({"result"})}
    asked: list[Row] = []

    def check(row: Row, context: ListContext) -> Iterator[ListHit]:
        asked.append(dict(row))
        yield from empty_result(row, context) if "result" in row else ()

    own(check)
    report = check_list(items, session(made()))
    assert [(one.place.sheet, one.place.row) for one in report.findings] == [("有结果", 2)]
    assert [row["name"] for row in asked] == ["甲许可"]
    asked.clear()
    check_list(items, session(made(old='requires = ["result"]\n', new="")))
    assert [sorted(row) for row in asked] == [["name", "result"], ["name"]]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NotChecked("没有基准"), (Outcome.NOT_CHECKED, "没有基准")),
        (NotApplicable("不是许可"), (Outcome.NOT_APPLICABLE, "不是许可")),
        (KeyError("甲"), (Outcome.NOT_CHECKED, f"{INTERNAL}：KeyError: '甲'")),
    ],
)
def test_what_a_check_raises_is_its_outcome(
    error: Exception, expected: tuple[Outcome, str], own: Callable[[Own], None]
) -> None:
    def check(row: Row, context: ListContext) -> Iterator[ListHit]:
        yield from empty_result(row, context)
        raise error

    own(check)
    report = check_list(read(LIST), session(made()))
    assert (told(report), report.findings) == (expected, ())
    assert failed_inside(report) is isinstance(error, KeyError)


def test_a_rule_that_raises_ends_the_run_with_2_and_the_others_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "甲县.csv"
    text = "事项名称,法定办结时限,承诺办结时限,办件类型\n甲,5日,9日,即办件\n"
    place.write_text(text, encoding="utf-8")
    broken, real = load_rules().get("L-PROC-1").check, function_of

    def check(*_: Any) -> Iterator[ListHit]:
        raise ZeroDivisionError("甲")

    monkeypatch.setattr(listing, "function_of", lambda one: check if one == broken else real(one))
    report = check_lists([str(place)], ListOptions(Options(select=("L-PROC-1", "L-TIME-2"))))
    assert exit_code_of_check(report, Severity.ERROR) == 2
    assert [one.code for one in report.lists[0].findings] == ["L-TIME-2"]
    [failed] = [one for one in report.lists[0].outcomes if INTERNAL in one.reason]
    assert (failed.code, failed.outcome) == ("L-PROC-1", Outcome.NOT_CHECKED)
    assert "ZeroDivisionError: 甲" in failed.reason


def test_a_message_without_its_value_and_a_case_that_is_not_there_are_our_own_defects(
    own: Callable[[Own], None],
) -> None:
    def nameless(row: Row, context: ListContext) -> Iterator[ListHit]:
        yield ListHit("result", case="没有的情形")

    own(nameless)
    report = check_list(read(LIST), session(made()))
    assert "没有名为“没有的情形”的 [[case]]" in told(report)[1]
    own(empty_result)
    lacking = made(old="“{name}”的{field}", new="“{nothing}”的{field}")
    report = check_list(read(LIST), session(lacking))
    assert failed_inside(report)
    assert "nothing" in told(report)[1]


def test_severities_of_cases_profile_and_configuration(
    own: Callable[[Own], None], tmp_path: Path
) -> None:
    place = tmp_path / "甲县.csv"
    place.write_text("事项名称,法定办结时限,承诺办结时限\n甲,5日,9日\n", encoding="utf-8")

    def weights(**settings: Any) -> list[Severity]:
        options = ListOptions(Options(select=("L-TIME-2",), **settings))
        return [one.severity for one in check_lists([str(place)], options).lists[0].findings]

    profile = tmp_path / "office.toml"
    profile.write_text('[severity]\nL-TIME-2 = "info"\n', encoding="utf-8")
    assert weights() == [Severity.ERROR]
    assert weights(profile=str(profile)) == [Severity.INFO]
    own_words = {"L-TIME-2": Severity.WARNING}
    assert weights(profile=str(profile), severity=own_words) == [Severity.WARNING]
    assert weights(severity={"L-TIME-2": Severity.OFF}) == []


def test_a_profile_changes_parameters_and_policies(tmp_path: Path) -> None:
    profile = tmp_path / "office.toml"
    profile.write_text(
        '[policy]\naudience = "Free"\n[parameters.L-PWR-11]\nshare = 0.5\n', encoding="utf-8"
    )
    rules, found = rules_about_lists(Options(profile=str(profile)))
    assert rules.get("L-PWR-11").parameters["share"] == 0.5
    assert found is not None
    assert session_for(ListOptions(Options(profile=str(profile)))).policies == {"audience": "Free"}
    assert session_for(ListOptions()).policies == {}


def test_only_rules_about_lists_are_chosen() -> None:
    rules, profile = rules_about_lists(Options())
    assert profile is None
    assert "L-SET-1" not in {rule.code for rule in rules}, "it is asked of papers"
    assert {rule.family for rule in rules} == {"lists"}
    chosen, _ = rules_about_lists(Options(select=("L-TIME",), ignore=("L-TIME-2",)))
    codes = {rule.code for rule in chosen}
    assert "L-TIME-1" in codes and "L-TIME-2" not in codes and "L-CODE-1" not in codes
    with pytest.raises(UsageError, match="L-NONE-1"):
        rules_about_lists(Options(select=("L-NONE-1",)))


def test_a_rule_about_papers_may_judge_lists_by_another_check() -> None:
    [rule] = [one for one in load_rules() if one.list_check]
    assert (rule.code, rule.scope) == ("L-NEG-1", "document")
    text = "甲市产业准入负面清单\n事项名称,禁止或许可\n甲产业,禁止\n"
    report = check_list(read(text), session(rule))
    assert told(report)[0] is Outcome.FAIL
    [finding] = report.findings
    assert (finding.place.row, finding.code) == (1, "L-NEG-1")


def test_a_list_without_matters_is_not_judged(own: Callable[[Own], None]) -> None:
    own(empty_result)
    report = check_list(read("事项名称,结果名称\n"), session(made()))
    assert (report.findings, report.outcomes) == ((), ())


def test_findings_stand_in_the_order_of_the_rows(own: Callable[[Own], None]) -> None:
    def check(items: ItemList, context: ListContext) -> Iterator[ListHit]:
        yield ListHit("result", rows=(2, 0))
        yield ListHit("name", rows=(1,))
        yield ListHit(None)

    own(check)
    report = check_list(read(LIST), session(made(old='scope    = "row"', new='scope    = "list"')))
    found = [(one.place.row, one.field, one.rows) for one in report.findings]
    assert found == [(None, None, ()), (3, "name", ()), (4, "result", (2, 4))]


def test_the_outcome_of_a_rule_is_its_worst(own: Callable[[Own], None]) -> None:
    def check(row: Row, context: ListContext) -> Iterator[ListHit]:
        yield ListHit("result", review=bool(row["result"]))

    own(check)
    findings = check_list(read(LIST), session(made())).findings
    assert worst_of(findings) is Outcome.FAIL
    assert worst_of([one for one in findings if one.outcome is Outcome.REVIEW]) is Outcome.REVIEW
    assert worst_of([]) is Outcome.PASS


def test_the_exit_code_counts_what_failed_alone(own: Callable[[Own], None]) -> None:
    def check(row: Row, context: ListContext) -> Iterator[ListHit]:
        yield ListHit("result", review=True)

    own(check)
    review = check_list(read(LIST), session(made()))
    assert exit_code_of_check(ListsReport((review,), "", ""), Severity.INFO) == 0
    own(empty_result)
    failed = check_list(read(LIST), session(made()))
    both = ListsReport((review, failed), "", "")
    assert exit_code_of_check(both, Severity.ERROR) == 0
    assert exit_code_of_check(both, Severity.WARNING) == 1
