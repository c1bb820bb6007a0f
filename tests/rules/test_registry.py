from __future__ import annotations

import pytest

from govlint.rules.errors import RuleFileError
from govlint.rules.loader import load_rule
from govlint.rules.registry import RuleSet, load_rules, ruleset, with_rules
from govlint.rules.select import UnknownRuleError
from tests.rules.support import BODY, rule_text


def made(code: str, extra: str = "", source: str = "甲标准 7.2.5", family: str = "format") -> dict:  # type: ignore[type-arg]
    head = "\n".join(
        [
            f'code = "{code}"',
            'name = "测试"',
            f'slug = "{code.lower()}-slug"',
            f"source = {source!r}" if source.startswith("[") is False else f"source = {source}",
            'strength = "应"',
            'since = "0.1.0"',
            'test = "document.has_masthead"',
        ]
    )
    return load_rule(rule_text(head, BODY, extra), f"{family}/{code}.md", family)


RULES = ruleset(
    [
        made("F725-3", 'aliases = ["P19"]'),
        made("F725-4"),
        made("F735-1", source='["甲标准 7.3.5", "条例 9(五)"]'),
        made("F75-1", source="甲标准 7.5"),
        made("F723-2", "enabled = false"),
        made("P01", family="language", source="乙标准 4.1"),
    ]
)


def codes(found: RuleSet) -> list[str]:
    return [rule.code for rule in found]


def test_get_by_code_alias_and_slug() -> None:
    assert RULES.get("F725-3").code == "F725-3"
    assert RULES.get("P19").code == "F725-3"
    assert RULES.get("f725-4-slug").code == "F725-4"


@pytest.mark.parametrize(("name", "near"), [("F725-33", "F725-3"), ("f725-4", "F725-4")])
def test_an_unknown_code_is_answered_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(KeyError) as error:
        RULES.get(name)
    assert name in str(error.value)
    assert f"“{near}”" in str(error.value)


@pytest.mark.parametrize(
    ("select", "ignore", "clause", "found"),
    [
        ([], [], [], ["F725-3", "F725-4", "F735-1", "F75-1", "P01"]),
        (["F7"], [], [], ["F725-3", "F725-4", "F735-1", "F75-1"]),
        (["F725"], [], [], ["F725-3", "F725-4"]),
        (["F725-4"], [], [], ["F725-4"]),
        (["P19"], [], [], ["F725-3"]),
        (["f725-4-slug"], [], [], ["F725-4"]),
        (["language"], [], [], ["P01"]),
        (["ALL"], ["F"], [], ["P01"]),
        ([], ["F725"], [], ["F735-1", "F75-1", "P01"]),
        (["F"], ["F72"], [], ["F735-1", "F75-1"]),
        (["F725-3"], ["F7"], [], ["F725-3"]),
        (["F7"], ["F725-3"], [], ["F725-4", "F735-1", "F75-1"]),
        (["F725-3"], ["F725-3"], [], []),
        (["F723-2"], [], [], ["F723-2"]),
        (["F723"], [], [], []),
        ([], [], ["7.2.5"], ["F725-3", "F725-4"]),
        ([], [], ["7.2"], ["F725-3", "F725-4"]),
        ([], [], ["7"], ["F725-3", "F725-4", "F735-1", "F75-1"]),
        ([], [], ["7.5"], ["F75-1"]),
        ([], [], ["9(五)"], ["F735-1"]),
        ([], [], ["9（五）"], ["F735-1"]),
        ([], [], ["条例 9"], ["F735-1"]),
        ([], [], ["甲标准 7.3"], ["F735-1"]),
        (["F725-4"], [], ["7.2.5"], ["F725-4"]),
    ],
)
def test_selection(
    select: list[str], ignore: list[str], clause: list[str], found: list[str]
) -> None:
    assert codes(RULES.select(select, ignore, clause)) == found


@pytest.mark.parametrize(
    ("select", "ignore", "clause"),
    [(["F999"], [], []), ([], ["Q"], []), ([], [], ["7.2.9"]), ([], [], ["7."]), ([""], [], [])],
)
def test_a_selector_that_fits_nothing_is_refused(
    select: list[str], ignore: list[str], clause: list[str]
) -> None:
    with pytest.raises(UnknownRuleError):
        RULES.select(select, ignore, clause)


def test_a_code_of_ours_cannot_be_taken() -> None:
    for extra, code in [("", "F725-3"), ("", "P19"), ('aliases = ["F725-4"]', "Q1")]:
        with pytest.raises(RuleFileError, match="已在"):
            with_rules(RULES, [made(code, extra)])
    assert "Q1" in codes(with_rules(RULES, [made("Q1")]))


def test_the_packaged_rules_load_from_the_pack() -> None:
    rules = load_rules()
    assert len(rules) >= 3
    assert rules.get("F725-3").valid_from is not None
