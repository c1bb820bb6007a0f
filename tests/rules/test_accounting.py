"""Every clause is accounted for, and every rule is complete."""

from __future__ import annotations

import pytest

from govlint.engine.coverage import Status, table, unregistered
from govlint.engine.measured import load
from govlint.rules.registry import load_rules
from govlint.rules.rule import Rule


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RULES = load_rules()
STANDARD, REGULATION = "GB/T 9704-2012", "党政机关公文处理工作条例"
CLAUSES = words(
    "4 5.1 5.2.1 5.2.2 5.2.3 5.2.4 6.1 6.2 6.3 7.1 7.2.1 7.2.2 7.2.3 7.2.4 7.2.5 7.2.6 7.2.7 "
    "7.3.1 7.3.2 7.3.3 7.3.4 7.3.5 7.3.5.1 7.3.5.2 7.3.5.3 7.3.5.4 7.3.5.5 7.3.6 7.3.7 "
    "7.4.1 7.4.2 7.4.3 7.5 8 9 10.1 10.2 10.3 11"
)
ARTICLES = words("8 9 10 11 12 13 14 15 16 17 19 20 22 24 25")
FORMAT_RULES = words(
    "F511-1 F521-1 F521-2 F521-3 F521-4 F522-1 F523-1 F523-2 F523-3 F524-1 "
    "F71-1 F71-2 F721-1 F721-2 F722-1 F722-2 F722-3 F722-4 F722-5 F723-1 F723-2 "
    "F724-1 F724-2 F724-3 F724-4 F725-1 F725-2 F725-3 F725-4 F725-5 F725-6 F725-7 F725-8 "
    "F726-1 F726-2 F726-3 F726-4 F726-5 F726-6 F727-1 "
    "F731-1 F731-2 F731-3 F731-4 F731-5 F731-6 F732-1 F732-2 F732-3 F732-4 "
    "F733-1 F733-2 F733-3 F733-4 F733-5 F733-6 F733-7 F733-8 F733-9 "
    "F734-1 F734-2 F734-3 F734-4 F734-5 F734-6 F734-7 F735-1 "
    "F7351-1 F7351-2 F7351-3 F7352-1 F7352-2 F7353-1 F7354-1 F7354-2 F7355-1 F7355-2 "
    "F736-1 F736-2 F737-1 F737-2 F737-3 F737-4 F737-5 F737-6 F737-7 F737-8 "
    "F741-1 F741-2 F741-3 F742-1 F742-2 F742-3 F743-1 F743-2 F743-3 "
    "F75-1 F75-2 F75-3 F75-4 F75-5 F75-6 F8-1 F8-2 "
    "F101-1 F101-2 F101-3 F101-4 F101-5 F101-6 F101-7 F101-8 "
    "F102-1 F102-2 F102-3 F103-1 F103-2 F103-3"
)
REGULATION_RULES = words("R08-0 R08-16 R08-17 R08-18 R09-19 R16-1a")
COPY_RULES = words(
    "B-COPY-1 B-COPY-2 B-COPY-3 B-COPY-4 B-FWD-1 B-FWD-2 B-FWD-3 B-DDL-2 B-DDL-4 B-CHK-5"
)
LIST_ERRORS = words(
    "L-CODE-1 L-CODE-2 L-CODE-3 L-CODE-4 L-CODE-5 L-CODE-6 L-CODE-7 L-CODE-8 L-NAME-1 L-TYPE-1 "
    "L-BASIS-1 L-BASIS-2 L-BASIS-3 L-BASIS-4 L-COND-1 L-MAT-3 L-TIME-1 L-TIME-2 L-FLOW-1 L-INT-1 "
    "L-VER-3 L-PWR-3 L-PWR-5 L-NEG-1 L-NEG-2 L-SET-1"
)
LIST_WARNINGS = words(
    "L-CODE-9 L-CODE-10 L-BASIS-5 L-SRC-1 L-LVL-1 L-BODY-1 L-OBJ-1 L-PROC-1 L-MAT-1 L-MAT-4 "
    "L-TIME-3 L-TIME-4 L-TIME-5 L-FEE-1 L-FEE-2 L-FEE-3 L-FEE-4 L-FLOW-2 L-VISIT-1 L-VISIT-2 "
    "L-RES-1 L-CONT-1 L-CONT-2 L-CONT-3 L-VER-1 L-VER-2 L-ID-1 L-PWR-1 L-PWR-2 L-PWR-7 L-PWR-8 "
    "L-PWR-9 L-PWR-11 L-PWR-12 L-PWR-13 L-NEG-3 L-NEG-4 L-SET-2 L-NRM-1 L-CERT-1"
)
LIST_HINTS = words("L-MAT-2 L-TIME-6 L-PWR-4 L-PWR-10 L-TWN-1 L-NRM-2")
"""Rules about lists of powers and matters, by the severity of their usual case."""
OF_PAPERS = words("L-NEG-1 L-NRM-1 L-NRM-2 L-SET-1 L-SET-2")
RENAMED = {"R08-19": "B-FWD-1", "B-COPY-5": "B-DDL-2", "L-PWR-6": "L-BASIS-3"}
"""One defect has one rule; the other code is another name of it."""
WITHOUT_TEMPLATE = {"F725-8"}
"""It compares several papers, which one changed template cannot show."""


def test_every_clause_is_registered() -> None:
    rows = table(RULES)
    registered = {(row.document, row.number) for row in rows}
    assert {(STANDARD, number) for number in CLAUSES} <= registered
    assert {(REGULATION, number) for number in ARTICLES} <= registered


def test_every_clause_is_accounted_for() -> None:
    rows = table(RULES)
    assert [(row.document, row.number) for row in rows if row.status is Status.OPEN] == []
    assert all(row.reason for row in rows if row.status is not Status.CHECKED)
    assert unregistered(RULES, rows) == []


def test_nothing_of_the_standard_is_put_off() -> None:
    later = [row.document for row in table(RULES) if row.status is Status.PLANNED]
    assert STANDARD not in later


@pytest.mark.parametrize("code", [*FORMAT_RULES, *REGULATION_RULES, *COPY_RULES])
def test_the_rule_is_there(code: str) -> None:
    assert RULES.get(code).code == code


@pytest.mark.parametrize(
    ("severity", "codes"),
    [("error", LIST_ERRORS), ("warning", LIST_WARNINGS), ("info", LIST_HINTS)],
)
def test_the_rules_about_lists_are_there_and_weigh_what_they_should(
    severity: str, codes: tuple[str, ...]
) -> None:
    assert {code: str(RULES.get(code).severity) for code in codes} == dict.fromkeys(codes, severity)


def test_no_other_rule_is_about_lists() -> None:
    known = {*LIST_ERRORS, *LIST_WARNINGS, *LIST_HINTS}
    assert len(known) == len(LIST_ERRORS) + len(LIST_WARNINGS) + len(LIST_HINTS)
    assert {rule.code for rule in RULES if rule.family == "lists"} == known


def test_rules_about_lists_are_asked_of_lists_or_of_papers() -> None:
    own = [rule for rule in RULES if rule.family == "lists"]
    assert {rule.code for rule in own if rule.scope == "document"} == {*OF_PAPERS}
    for rule in own:
        compared = [case.name for case in rule.cases if case.name.startswith("比较")]
        assert rule.check or rule.list_check or compared or rule.code == "L-PWR-11", rule.code
        tables = [one for one in rule.examples if "tables" in one]
        assert tables or rule.scope == "document", rule.code


@pytest.mark.parametrize(("code", "rule"), RENAMED.items())
def test_another_name_of_a_rule(code: str, rule: str) -> None:
    assert RULES.get(code).code == rule


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.why and rule.how and rule.measured
    assert {bool(example["good"]) for example in rule.examples} == {True, False}


@pytest.mark.parametrize("code", sorted({*FORMAT_RULES} - WITHOUT_TEMPLATE))
def test_a_rule_of_the_standard_has_its_cases_in_the_corpus(code: str) -> None:
    examples = [one for one in RULES.get(code).examples if "template" in one]
    assert {bool(one["good"]) for one in examples} == {True, False}


@pytest.mark.parametrize("code", FORMAT_RULES)
def test_the_corpus_was_measured_as_it_is(code: str) -> None:
    row = load()[code]
    cases = [one for one in RULES.get(code).examples if "template" in one and not one["good"]]
    shown = (row.text_cases, row.docx_cases, row.pdf_cases)
    assert max(shown) <= len(cases) <= sum(shown)
    assert row.text_found <= row.text_cases
    assert row.docx_found <= row.docx_cases
    assert row.pdf_found <= row.pdf_cases
    assert row.right <= row.read <= row.hits
