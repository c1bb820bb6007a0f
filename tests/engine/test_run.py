from __future__ import annotations

import datetime
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from govlint.engine.decide import exit_code
from govlint.engine.options import Options, UsageError
from govlint.engine.run import check_document, day_that_counts, matches_path, session_of
from govlint.model.elements import Element, OfficialDocument, Stage
from govlint.model.finding import FileReport, Outcome, Report, Severity
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.facts import Facts
from govlint.rules.named import function_of
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule
from tests.rules.support import official, rule

BAD = {Element.DOCUMENT_NUMBER: "甲政发[2024]07号", Element.DOCUMENT_DATE: "2024年5月7日"}


def checked(
    document: OfficialDocument | None = None, made: Rule | None = None, **options: Any
) -> FileReport:
    session = session_of(Options(**options), RuleSet((made or rule(),)))
    return check_document(document or official(BAD), session, "文件夹/a.txt")


def test_a_report_tells_the_day_and_every_outcome() -> None:
    found = checked()
    assert (found.day, found.day_source) == ("2024-05-07", "document_date")
    assert [(it.code, it.outcome) for it in found.outcomes] == [("Z1-1", Outcome.FAIL)]
    assert len(found.findings) == 1
    assert found.findings[0].fingerprint
    assert not found.internal


@pytest.mark.parametrize(
    ("date", "chosen", "expected"),
    [
        ("2011年5月7日", None, ("2011-05-07", "document_date")),
        ("2011年5月7日", datetime.date(2020, 1, 1), ("2020-01-01", "option")),
        ("2011年2月30日", None, (datetime.date.today().isoformat(), "today")),
        ("1024年5月7日", None, (datetime.date.today().isoformat(), "today")),
    ],
)
def test_the_day_that_counts(
    date: str, chosen: datetime.date | None, expected: tuple[str, str]
) -> None:
    day, source = day_that_counts(official({Element.DOCUMENT_DATE: date}), chosen)
    assert (day.isoformat(), source) == expected


def test_old_documents_are_not_blamed_for_what_was_right_then() -> None:
    old = {**BAD, Element.DOCUMENT_DATE: "2011年5月7日"}
    found = checked(official(old), rule("valid_from = 2012-07-01"))
    assert found.findings == ()
    assert found.outcomes[0].outcome is Outcome.NOT_APPLICABLE
    again = checked(official(old), rule("valid_from = 2012-07-01"), date=datetime.date(2024, 1, 1))
    assert len(again.findings) == 1


def test_facts_override_kind_and_say_so_to_rules() -> None:
    made = rule('kinds = ["请示"]')
    assert checked(made=made).outcomes[0].outcome is Outcome.NOT_APPLICABLE
    given = checked(made=made, facts=Facts(kind="请示"))
    assert given.outcomes[0].outcome is Outcome.FAIL
    assert given.official is not None
    assert given.official.kind == "请示"


def test_severity_of_an_office_is_found_by_alias_too() -> None:
    made = rule('aliases = ["P19"]')
    [found] = checked(made=made, severity={"P19": Severity.INFO}).findings
    assert found.severity is Severity.INFO


def test_files_an_office_leaves_out() -> None:
    fits = {"文件夹/*": True, "*.txt": True, "a.txt": True, "*.docx": False}
    for pattern, left_out in fits.items():
        found = checked(per_file_ignores=((pattern, ("Z1",)),))
        assert (found.findings == ()) is left_out, pattern
    assert checked(per_file_ignores=(("*", ()),)).findings


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a/b/c.txt", "a/*", True),
        ("x/a/b.txt", "a/b.txt", True),
        ("xa/b.txt", "a/b.txt", False),
        ("a/b.txt", "[", False),
    ],
)
def test_globs(path: str, pattern: str, fits: bool) -> None:
    assert matches_path(path, pattern) is fits


@pytest.mark.parametrize(
    "options",
    [
        {"select": ("F999",)},
        {"severity": {"Z1-2": Severity.INFO}},
        {"per_file_ignores": (("*", ("Q",)),)},
    ],
)
def test_unknown_codes_are_a_mistake_of_the_caller(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="没有规则"):
        checked(**options)


def test_what_is_no_document_is_said_once() -> None:
    found = checked(official(BAD, kind=None))
    assert found.findings == ()
    assert sum("没有认出这是公文" in flag for flag in found.flags) == 1


def test_what_is_filled_in_after_signing_is_said_once() -> None:
    draft = official({Element.DOCUMENT_NUMBER: "甲政发〔2024〕　号"}, stage=Stage.DRAFT)
    found = checked(draft, rule("not_in_draft = true"))
    assert found.flags == ("送审稿，签发后补填：发文字号",)
    assert found.findings == ()


def test_timings_are_measured_on_request() -> None:
    assert "timings" not in checked().metrics
    assert set(checked(timings=True).metrics["timings"]) == {"Z1-1"}


def test_measures_are_worked_out_when_asked_for_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[OfficialDocument] = []

    def measured(seen: OfficialDocument) -> dict[str, Any]:
        asked.append(seen)
        return {"characters": 7}

    monkeypatch.setattr("govlint.engine.run.measured", measured)
    found = checked(timings=True)
    assert asked == []
    assert set(found.metrics) == {"characters", "timings"}
    assert found.metrics["characters"] == 7
    assert asked == [found.official]
    assert checked(measures=True).metrics == {"characters": 7}
    assert len(asked) == 2


def test_measures_come_out_the_same_at_once_later_and_from_another_process() -> None:
    at_once, later = checked(measures=True), checked()
    sent = pickle.loads(pickle.dumps(later))
    assert sent.metrics == later.metrics == at_once.metrics
    assert pickle.loads(pickle.dumps(at_once)).metrics == at_once.metrics
    assert at_once.metrics["percentiles"]


def test_characters_are_those_of_body_and_issued_text() -> None:
    texts = {Element.BODY: "甲 乙\n丙丁", Element.ISSUED: "戊己", Element.TITLE: "不算"}
    assert checked(official(texts)).metrics["characters"] == 6


def test_a_check_that_raises_is_seen_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(context: Context) -> Iterator[Hit]:
        raise RuntimeError("坏了")
        yield

    module = ModuleType("govlint.rules.checks.test_only")
    module.breaks = breaks  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    function_of.cache_clear()
    broken = rule(f'check = "{module.__name__}:breaks"', drop="test")
    other = replace(rule(), code="Z2-1")
    options = Options()
    session = session_of(options, RuleSet((broken, other)))
    found = check_document(official(BAD), session, "a.txt")
    assert found.outcomes[0].outcome is Outcome.NOT_CHECKED
    assert "规则内部错误：RuntimeError: 坏了" in found.outcomes[0].reason
    assert any("Z1-1" in flag for flag in found.flags)
    assert [finding.code for finding in found.findings] == ["Z2-1"]
    assert exit_code(Report((found,), ""), options) == 2
