from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from govlint.engine.api import check_source
from govlint.engine.config import load
from govlint.engine.options import Options, UsageError
from govlint.engine.profile import Change, load_profile
from govlint.engine.run import session_of
from govlint.engine.severities import (
    chosen_for,
    is_off,
    key_of,
    keys_of,
    laid_upon,
    weights,
)
from govlint.engine.toml_file import ConfigError
from govlint.model.finding import Finding, Severity, Strength
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import Rule
from tests.rules.support import rule

ERROR, WARNING, INFO, OFF = Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.OFF
TERM = "B-DDL-1"
DAYS = {"当天": "3月6日", "周末": "3月9日", "偏短": "3月10日"}
"""The terms of a paper of Friday, 6 March 2026, by the case that they make."""


def paper(case: str) -> bytes:
    return (
        "甲市水利局关于报送水库淤积情况的通知\n\n各县（区）水利局：\n\n现就有关事项通知如下。\n\n"
        f"请各县（区）水利局{DAYS[case]}前报送水库淤积情况。\n\n甲市水利局\n\n2026年3月6日\n"
    ).encode()


def severity_of(case: str, **options: object) -> Severity | None:
    """Return the severity of the finding on a term, None where there is none."""
    session = session_of(Options(select=(TERM,), **options))  # type: ignore[arg-type]
    found: tuple[Finding, ...] = check_source(paper(case), session).findings
    return found[0].severity if found else None


def written(folder: Path, text: str, name: str = "office.toml") -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return str(place)


def with_cases(*names: str, strength: Strength = Strength.USUAL) -> Rule:
    first = replace(rule().cases[0], severity=None, strength=strength)
    return replace(rule(), cases=tuple(replace(first, name=name) for name in names))


TWO = with_cases("轻", "重")


def test_a_key_names_a_rule_or_one_of_its_cases() -> None:
    rules = load_rules()
    assert key_of("P19", rules) == "F725-3"
    assert key_of("B-EMPTY-1:过半", rules) == "B-EMPTY-1:过半"
    assert key_of("empty-sentences： 过半", rules) == "B-EMPTY-1:过半"
    assert key_of("B-DEM-11:应用（2026年以前）", rules) == "B-DEM-11:应用（2026年以前）"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("B-EMPTY-11:过半", "没有规则“B-EMPTY-11”，是不是“B-EMPTY-1”？"),
        ("B-EMPTY-1:过办", "规则 B-EMPTY-1 没有情形“过办”，是不是“过半”？"),
        ("B-EMPTY-1:x", "规则 B-EMPTY-1 没有情形“x”，它的情形：偏多、过半、短文"),
        ("B-EMPTY-1:", "规则 B-EMPTY-1 没有情形“”，它的情形：偏多、过半、短文"),
        ("B-DDL-3:x", "规则 B-DDL-3 不分情形，只能写 B-DDL-3"),
    ],
)
def test_a_wrong_key_is_named(name: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        key_of(name, load_rules())
    assert str(caught.value) == said


def test_what_a_rule_allows_cannot_be_chosen() -> None:
    allowed = with_cases("可用", strength=Strength.ALLOWED).cases
    two = RuleSet((replace(TWO, cases=(*TWO.cases, *allowed)),))
    assert key_of("Z1-1:重", two) == "Z1-1:重"
    with pytest.raises(UsageError, match="允许情形“可用”"):
        key_of("Z1-1:可用", two)


def test_a_case_goes_before_its_rule_whatever_stands_first() -> None:
    chosen = keys_of({"Z1-1:重": ERROR, "Z1-1": INFO}, RuleSet((TWO,)))
    assert list(chosen) == ["Z1-1", "Z1-1:重"]
    light, heavy = TWO.cases
    assert chosen_for(chosen, "Z1-1", light) is INFO
    assert chosen_for(chosen, "Z1-1", heavy) is ERROR
    assert chosen_for(chosen, "Z1-11", heavy) is None
    assert weights(TWO, chosen) == "info/error"
    assert weights(TWO, {"Z1-1:重": ERROR}, "轻") == "warning"


def test_a_whole_rule_covers_the_cases_below_it() -> None:
    below = {"Z1-1": INFO, "Z1-1:重": ERROR, "Z1-11:重": ERROR}
    assert laid_upon(below, {"Z1-1": WARNING}) == {"Z1-1": WARNING, "Z1-11:重": ERROR}
    assert laid_upon(below, {"Z1-1:轻": OFF}) == {**below, "Z1-1:轻": OFF}


def test_a_rule_is_off_when_all_its_cases_are() -> None:
    assert is_off({"Z1-1": OFF}, TWO)
    assert is_off({"Z1-1": OFF, "Z1-1:重": OFF}, TWO)
    assert not is_off({"Z1-1": OFF, "Z1-1:重": ERROR}, TWO)
    assert not is_off({"Z1-1:重": OFF}, TWO)
    assert not is_off({}, TWO)


def test_the_cases_named_weigh_more_and_the_others_stay() -> None:
    assert [severity_of(case) for case in DAYS] == [INFO] * 3
    own = {"B-DDL-1:当天": ERROR}
    assert [severity_of(case, severity=own) for case in DAYS] == [ERROR, INFO, INFO]
    both = {"B-DDL-1:当天": ERROR, TERM: WARNING}
    assert [severity_of(case, severity=both) for case in DAYS] == [ERROR, WARNING, WARNING]


def test_one_case_is_off_or_alone_on() -> None:
    off = {"B-DDL-1:当天": OFF}
    assert [severity_of(case, severity=off) for case in DAYS] == [None, INFO, INFO]
    alone = {TERM: OFF, "B-DDL-1:当天": WARNING}
    assert [severity_of(case, severity=alone) for case in DAYS] == [WARNING, None, None]


def test_a_rule_alone_weighs_the_same_in_every_case_as_before(tmp_path: Path) -> None:
    place = written(tmp_path, f'[severity]\n{TERM} = "warning"\n')
    assert [severity_of(case, profile=place) for case in DAYS] == [WARNING] * 3


def test_the_strict_profile_tells_the_cases_apart() -> None:
    found = [severity_of(case, profile="strict-local") for case in DAYS]
    assert found == [ERROR, ERROR, WARNING]
    rules = load_rules()
    applied = load_profile("strict-local", rules).applied
    by_name = {
        f"{code}:{case.name}": case.weight()
        for code in ("B-EMPTY-1", "B-HAT-1", TERM)
        for case in applied(rules.get(code)).cases
    }
    assert {name for name, weight in by_name.items() if weight is ERROR} == {
        "B-EMPTY-1:过半",
        "B-HAT-1:过长",
        "B-DDL-1:当天",
        "B-DDL-1:次日",
        "B-DDL-1:周末",
    }
    assert (by_name["B-EMPTY-1:偏多"], by_name["B-EMPTY-1:短文"]) == (WARNING, INFO)


def test_a_profile_above_and_the_configuration_have_the_last_word(tmp_path: Path) -> None:
    written(tmp_path, f'[severity]\n{TERM} = "off"\n"B-DDL-1:当天" = "error"\n', "below.toml")
    above = f'extends = "./below.toml"\n[severity]\n{TERM} = "warning"\n'
    place = written(tmp_path, above)
    assert [severity_of(case, profile=place) for case in DAYS] == [WARNING] * 3
    settings = 'profile = "below.toml"\n[severity]\n"B-DDL-1:周末" = "info"\n'
    options = load(Path(written(tmp_path, settings, "govlint.toml")))
    own = {"profile": options.profile, "severity": options.severity}
    assert [severity_of(case, **own) for case in DAYS] == [ERROR, INFO, None]


def test_who_changed_which_case_is_told(tmp_path: Path) -> None:
    place = written(
        tmp_path, f'name = "市"\n[severity]\n"B-DDL-1:当天" = "error"\n{TERM} = "warning"\n'
    )
    assert load_profile(place, load_rules()).changes == (
        Change(TERM, "severity", "info", "warning", "市", place),
        Change(TERM, "severity", "warning", "error", "市", place, "当天"),
    )
    session = session_of(Options(profile=place, severity={TERM: INFO, "B-DDL-1:次日": WARNING}))
    assert session.changes[2:] == (
        Change(TERM, "severity", "warning/error", "info", "options", ""),
        Change(TERM, "severity", "info", "warning", "options", "", "次日"),
    )
    assert pickle.loads(pickle.dumps(session)).severity == session.severity


@pytest.mark.parametrize("name", ["office.toml", "govlint.toml"])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"B-EMPTY-1:过办" = "error"', ":3: 规则 B-EMPTY-1 没有情形“过办”，是不是“过半”？"),
        ('"B-DDL-3:当天" = "error"', ":3: 规则 B-DDL-3 不分情形"),
        ('"B-EMPTY-1:过半" = "eror"', ":3: B-EMPTY-1:过半 不能是“eror”，是不是“error”？"),
    ],
)
def test_mistakes_are_named_with_their_line(
    tmp_path: Path, name: str, line: str, said: str
) -> None:
    place = written(tmp_path, f'[severity]\nB-EMPTY-1 = "info"\n{line}\n', name)
    with pytest.raises(ConfigError) as caught:
        if name == "govlint.toml":
            load(Path(place))
        else:
            load_profile(place, load_rules())
    assert f"{name}{said}" in str(caught.value)
