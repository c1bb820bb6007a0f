from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.api import check_paths
from govlint.engine.config import load
from govlint.engine.options import Options, UsageError
from govlint.engine.profile import Change, load_profile, names
from govlint.model.finding import Severity
from govlint.rules.registry import load_rules
from tests.samples import NOTICE

BAD = NOTICE.replace("〔2026〕", "[2026]")


def written(folder: Path, text: str, name: str = "office.toml") -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return str(place)


def test_the_profile_that_ships_changes_nothing() -> None:
    assert "national" in names()
    profile = load_profile("national", load_rules())
    assert (profile.severity, profile.parameters, profile.changes) == ({}, {}, ())


def test_a_chain_is_laid_one_upon_another(tmp_path: Path) -> None:
    written(
        tmp_path,
        'name = "省"\nextends = "national"\n[severity]\nF725-3 = "warning"\nF725-4 = "off"\n'
        "[parameters.F731-1]\nsize = 20\n",
        "province.toml",
    )
    top = written(
        tmp_path,
        'name = "市"\nextends = "province.toml"\n[severity]\nP19 = "info"\n'
        "[parameters.F731-1]\nsize = 21\n",
    )
    rules = load_rules()
    profile = load_profile(top, rules)
    assert profile.name == "市"
    assert profile.severity == {"F725-3": Severity.INFO, "F725-4": Severity.OFF}
    assert profile.parameters_of(rules.get("F731-1")) == {"size": 21}
    assert profile.parameters_of(rules.get("F733-2")) == rules.get("F733-2").parameters
    assert Change("F725-3", "severity", "warning", "info", "市") in profile.changes
    assert Change("F731-1", "size", 22, 20, "省") in profile.changes
    assert Change("F731-1", "size", 20, 21, "市") in profile.changes


def test_a_run_with_a_profile_says_who_changed_what(tmp_path: Path) -> None:
    place = written(tmp_path, 'name = "市"\n[severity]\nF725-3 = "info"\n')
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    report = check_paths([str(tmp_path / "a.txt")], Options(profile=place))
    assert [one.severity for one in report.files[0].findings] == [Severity.INFO]
    assert report.configuration["profile"] == "市"
    assert report.configuration["changes"] == [
        {"code": "F725-3", "key": "severity", "before": "error", "after": "info", "profile": "市"}
    ]
    over = Options(profile=place, severity={"F725-3": Severity.WARNING})
    report = check_paths([str(tmp_path / "a.txt")], over)
    assert [one.severity for one in report.files[0].findings] == [Severity.WARNING]


def test_the_configuration_names_a_profile(tmp_path: Path) -> None:
    written(tmp_path, '[severity]\nF725-3 = "info"\n')
    place = Path(
        written(tmp_path, 'profile = "office.toml"\nbaseline = "b.json"\n', "govlint.toml")
    )
    options = load(place)
    assert options.profile == str(tmp_path / "office.toml")
    assert options.baseline == str(tmp_path / "b.json")
    assert load(Path(written(tmp_path, 'profile = "national"\n', "govlint.toml"))).profile == (
        "national"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[severty]\n", ":1: 不认识“severty”"),
        ('[severity]\nF725-33 = "info"\n', ":2: 没有规则“F725-33”"),
        ('[severity]\nF725-3 = "warn"\n', ":2: F725-3 不能是“warn”"),
        ("severity = 1\n", ":1: severity 要写成一张表"),
        ("[parameters.F731-1]\nsise = 1\n", ":2: 规则 F731-1 没有参数“sise”"),
        ('[parameters.F731-1]\nsize = "大"\n', ":2: 参数 size"),
        ("[parameters]\nF731-1 = 1\n", ":2: 要写成一张表"),
        ("extends = 1\n", ":1: extends"),
        ('extends = "nationel"\n', "没有配置档“nationel”"),
        ('extends = "none.toml"\n', "没有找到配置档"),
        ('extends = "office.toml"\n', "绕了回来"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_profile(written(tmp_path, text), load_rules())
