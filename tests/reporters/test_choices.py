from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.profile import load_profile
from govlint.model.finding import Report
from govlint.reporters import choices, text
from govlint.rules.registry import load_rules
from tests.reporters import samples

CHANGE = {
    "code": "F725-3",
    "key": "severity",
    "before": "error/warning",
    "after": "info",
    "profile": "市",
    "file": "office.toml",
    "case": "",
}
SIZE = {**CHANGE, "code": "F731-1", "key": "size", "before": 22, "after": 20.5}


def report(**configuration: object) -> Report:
    return Report((samples.file_report(),), "govlint 0.1.0", configuration)


def lines(**configuration: object) -> list[str]:
    return list(choices.summary_lines(report(**configuration)))


def test_who_changed_what() -> None:
    assert lines(profile="市", changes=[CHANGE, SIZE]) == [
        "按配置档“市”改动规则 2 处：",
        "  F725-3 轻重 错误、警告 → 提示（市，office.toml）",
        "  F731-1 参数 size 22 → 20.5（市，office.toml）",
    ]


def test_a_single_case_is_named() -> None:
    one = {**CHANGE, "case": "过半", "before": "warning", "after": "error"}
    assert lines(profile="市", changes=[one])[1] == (
        "  F725-3 情形“过半”轻重 警告 → 错误（市，office.toml）"
    )


def test_the_configuration_alone() -> None:
    own = {**CHANGE, "profile": "govlint.toml", "file": "govlint.toml"}
    assert lines(changes=[own]) == [
        "按配置改动规则 1 处：",
        "  F725-3 轻重 错误、警告 → 提示（govlint.toml）",
    ]


def test_nothing_is_said_of_nothing() -> None:
    assert lines() == []
    assert lines(profile="national") == ["配置档“national”：没有改动规则"]


def test_a_long_list_is_cut_and_says_so() -> None:
    found = lines(profile="市", changes=[CHANGE] * 25)
    assert len(found) == 12
    assert found[-1] == "  另有 15 处，见 --format json"


def test_the_report_for_people_says_it_and_sends_nothing_raw() -> None:
    evil = {**CHANGE, "profile": "\x1b[2J\u202e", "file": "a\nb.toml"}
    shown = text.render(report(profile="\x9b", changes=[evil]))
    assert "按配置档“" in shown
    assert not set(shown) & set("\x1b\u202e\x9b")


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (
            '[severity]\nF731-1 = "info"\n[parameters.F731-1]\nsize = 20\n',
            "参数 size 22 → 20（市，",
        ),
        ('[severity]\nF725-3 = "info"\n', "市：没有改动这条规则"),
    ],
)
def test_of_one_rule(tmp_path: Path, profile: str, said: str) -> None:
    place = tmp_path / "p.toml"
    place.write_text(f'name = "市"\n{profile}', encoding="utf-8")
    rules = load_rules()
    assert said in choices.of_rule(rules.get("F731-1"), load_profile(str(place), rules))
