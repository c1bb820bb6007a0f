from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from govlint.engine.api import check_paths, check_source
from govlint.engine.config import load
from govlint.engine.options import Options, UsageError
from govlint.engine.profile import Change, load_profile, names
from govlint.engine.run import session_of
from govlint.engine.toml_file import ConfigError
from govlint.model.finding import Finding, Severity, Strength
from govlint.rules.registry import RuleSet, load_rules
from tests.rules.support import rule
from tests.samples import NOTICE

BAD = NOTICE.replace("〔2026〕", "[2026]")
CODE = "F725-3"


def written(folder: Path, text: str, name: str = "office.toml") -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return str(place)


def found_with(folder: Path, profile: str, **options: object) -> list[Finding]:
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    report = check_paths(
        [str(folder / "a.txt")],
        Options(profile=written(folder, profile), **options),  # type: ignore[arg-type]
    )
    return list(report.files[0].findings)


def test_the_profile_that_ships_changes_nothing() -> None:
    assert "national" in names()
    profile = load_profile("national", load_rules())
    assert (profile.name, profile.file) == ("national", "national")
    assert (profile.severity, profile.parameters, profile.changes) == ({}, {}, ())
    assert profile.policies == {}


def test_a_chain_is_laid_one_upon_another(tmp_path: Path) -> None:
    (tmp_path / "province").mkdir()
    written(
        tmp_path / "province",
        'name = "省"\nextends = "national"\n[severity]\nF725-3 = "warning"\nF725-4 = "off"\n'
        "[parameters.F731-1]\nsize = 20\n",
    )
    top = written(
        tmp_path,
        'name = "市"\nextends = "./province/office.toml"\n[severity]\nP19 = "info"\n'
        "[parameters.F731-1]\nsize = 21\n",
    )
    rules = load_rules()
    profile = load_profile(top, rules)
    assert (profile.name, profile.file) == ("市", top)
    assert profile.severity == {"F725-3": Severity.INFO, "F725-4": Severity.OFF}
    assert profile.applied(rules.get("F731-1")).parameters == {"size": 21}
    assert profile.applied(rules.get("F733-2")) is rules.get("F733-2")
    below = (tmp_path / "province" / "office.toml").as_posix()
    assert profile.changes[-2:] == (
        Change("F725-3", "severity", "warning", "info", "市", top),
        Change("F731-1", "size", 20, 21, "市", top),
    )
    assert Change("F731-1", "size", 22, 20, "省", below) in profile.changes


def test_what_changes_nothing_is_no_change(tmp_path: Path) -> None:
    own = load_rules().get("F731-1").parameters["size"]
    place = written(tmp_path, f"[parameters.F731-1]\nsize = {own}\n")
    assert load_profile(place, load_rules()).changes == ()


def test_a_run_with_a_profile_says_who_changed_what(tmp_path: Path) -> None:
    place = written(tmp_path, 'name = "市"\n[severity]\nF725-3 = "info"\n')
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    report = check_paths([str(tmp_path / "a.txt")], Options(profile=place))
    assert [one.severity for one in report.files[0].findings] == [Severity.INFO]
    assert report.configuration["profile"] == "市"
    assert report.configuration["profile_file"] == place
    [change] = report.configuration["changes"]
    assert (change["code"], change["key"], change["after"]) == (CODE, "severity", "info")
    assert (change["profile"], change["file"]) == ("市", place)
    assert "error" in change["before"]


def test_the_configuration_has_the_last_word_and_says_so(tmp_path: Path) -> None:
    written(tmp_path, 'name = "市"\n[severity]\nF725-3 = "info"\n')
    place = written(
        tmp_path, 'profile = "office.toml"\n[severity]\nP19 = "warning"\n', "govlint.toml"
    )
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    report = check_paths([str(tmp_path / "a.txt")], load(Path(place)))
    assert [one.severity for one in report.files[0].findings] == [Severity.WARNING]
    last = report.configuration["changes"][-1]
    assert (last["before"], last["after"]) == ("info", "warning")
    assert (last["profile"], last["file"]) == ("govlint.toml", place)


def test_a_rule_that_is_off_is_not_run(tmp_path: Path) -> None:
    place = written(tmp_path, f'[severity]\n{CODE} = "off"\n')
    assert CODE not in {one.code for one in session_of(Options(profile=place)).rules}
    assert found_with(tmp_path, f'[severity]\n{CODE} = "off"\n') == []
    again = found_with(tmp_path, f'[severity]\n{CODE} = "off"\n', severity={CODE: Severity.WARNING})
    assert [one.code for one in again] == [CODE]


def test_policies_of_fields_are_laid_one_upon_another(tmp_path: Path) -> None:
    written(tmp_path, '[policy]\naudience = "Free"\n"结果名称" = "Eq4"\n', "province.toml")
    top = written(tmp_path, 'extends = "province.toml"\n[policy]\nresult = "EqR"\nfee = "Dir"\n')
    assert load_profile(top, load_rules()).policies == {
        "audience": "Free",
        "result": "EqR",
        "fee": "Dir",
    }


def test_policies_change_nothing_about_documents(tmp_path: Path) -> None:
    assert len(found_with(tmp_path, "")) == len(found_with(tmp_path, '[policy]\nfee = "Free"\n'))
    session = session_of(Options(profile=written(tmp_path, '[policy]\nfee = "Free"\n')))
    assert session.severity == session_of(Options()).severity


def rule_text_with_length() -> str:
    return """+++
code     = "OURS-1"
name     = "标题太长"
slug     = "title-too-long"
source   = "本单位规定 1"
strength = "一般"
reads    = ["title"]
test     = "len(normalised) <= parameters.most and 15cm <= parameters.width"
since    = "0.1.0"

[parameters]
most  = 50
width = "200mm"
words = ["甲"]
exact = true
+++
标题太长。

## 为什么
看不清。

## 怎么改
写短。

## 不合格
```doc element=title
«甲市人民政府关于进一步加强和改进全市各级各部门各单位今年夏季防汛抗旱和地质灾害防治以及应急物资储备等有关工作的通知»
```

## 合格
```doc element=title
甲市人民政府关于做好防汛工作的通知
```
"""


@pytest.fixture
def ours(tmp_path: Path) -> RuleSet:
    (tmp_path / "rules").mkdir()
    text = rule_text_with_length()
    (tmp_path / "rules" / "OURS-1-x.md").write_text(text, encoding="utf-8")
    return load_rules((str(tmp_path / "rules"),))


def test_a_parameter_reaches_the_rule(tmp_path: Path, ours: RuleSet) -> None:
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")

    def codes(text: str) -> list[str]:
        options = Options(profile=written(tmp_path, text), select=("OURS-1",))
        report = check_source(tmp_path / "a.txt", session_of(options, ours))
        return [one.code for one in report.findings]

    assert codes("") == []
    assert codes("[parameters.OURS-1]\nmost = 5\n") == ["OURS-1"]
    assert codes('[parameters.OURS-1]\nwidth = "10cm"\n') == ["OURS-1"]


def test_parameters_of_every_type(tmp_path: Path, ours: RuleSet) -> None:
    place = written(
        tmp_path,
        '[parameters.title-too-long]\nmost = 9.5\nwidth = "10cm"\nwords = ["乙", "丙"]\n'
        "exact = false\n",
    )
    found = load_profile(place, ours).applied(ours.get("OURS-1")).parameters
    assert (found["most"], found["words"], found["exact"]) == (9.5, ("乙", "丙"), False)
    assert found["width"] == pytest.approx(283.46, abs=0.01)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('most = "50"', "参数 most 要写成数"),
        ('most = "50mm"', "参数 most 要写成数"),
        ("most = true", "参数 most 要写成数"),
        ("most = nan", "参数 most 要写成数"),
        ("width = 200", "参数 width 要写成带单位的长度"),
        ('width = "宽"', "参数 width 要写成带单位的长度"),
        ('words = "甲"', "参数 words 要写成文字的列表"),
        ("words = [1]", "参数 words 要写成文字的列表"),
        ("exact = 1", "参数 exact 要写成true 或 false"),
        ("mots = 1", "没有参数“mots”，是不是“most”？"),
        ("深 = 1", "不是正确的 TOML"),
        ("zzz = 1", "它的参数：most、width、words、exact"),
    ],
)
def test_a_parameter_of_another_type_is_named(
    tmp_path: Path, ours: RuleSet, line: str, said: str
) -> None:
    place = written(tmp_path, f"[parameters.OURS-1]\n{line}\n")
    with pytest.raises(ConfigError) as caught:
        load_profile(place, ours)
    assert said in caught.value.problem
    assert caught.value.line == 2


def test_a_choice_of_severity_leaves_what_is_allowed_allowed() -> None:
    two = replace(
        rule(),
        cases=tuple(
            replace(rule().cases[0], name=str(strength), strength=strength, severity=None)
            for strength in (Strength.MUST, Strength.ALLOWED)
        ),
    )
    profile = replace(
        load_profile("national", RuleSet((two,))), severity={two.code: Severity.WARNING}
    )
    assert [case.weight() for case in profile.applied(two).cases] == [
        Severity.WARNING,
        Severity.OFF,
    ]


def test_a_session_with_a_profile_goes_to_another_process(tmp_path: Path) -> None:
    session = session_of(Options(profile=written(tmp_path, '[severity]\nF725-3 = "info"\n')))
    assert pickle.loads(pickle.dumps(session)).severity == session.severity
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    report = check_paths(
        [str(tmp_path / name) for name in ("a.txt", "b.txt")], replace(session.options, jobs=2)
    )
    severities = [one.severity for file in report.files for one in file.findings]
    assert severities == [Severity.INFO] * 2


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
        ('profile = "nationl"\n', "govlint.toml:1: profile：没有配置档“nationl”，是不是“national”"),
        ('\nprofile = "none.toml"\n', "govlint.toml:2: profile：没有找到配置档"),
        ("profile = 1\n", "govlint.toml:1: profile 要写成"),
        ('profile = "office.toml"\n', "office.toml:1: 不认识“severty”，是不是“severity”"),
    ],
)
def test_the_configuration_names_a_wrong_profile_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    written(tmp_path, "severty = 1\n")
    with pytest.raises(ConfigError) as caught:
        load(Path(written(tmp_path, text, "govlint.toml")))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[severty]\n", ":1: 不认识“severty”"),
        ('[severity]\nF725-33 = "info"\n', ":2: 没有规则“F725-33”，是不是"),
        ('[severity]\nF725-3 = "warn"\n', ":2: F725-3 不能是“warn”，是不是“warning”"),
        ("[severity]\nF725-3 = ['info']\n", ":2: F725-3 不能是"),
        ("severity = 1\n", ":1: severity 要写成一张表"),
        ("[parameters.F725-4]\nsize = 1\n", ":2: 规则 F725-4 没有参数"),
        ("[parameters]\nF731-1 = 1\n", ":2: 要写成一张表"),
        ('[policy]\naudiense = "Free"\n', ":2: 没有字段“audiense”，是不是“audience”"),
        ('[policy]\nfee = "free"\n', ":2: fee 只能是 Eq4、EqR、Dir、Free"),
        ("[policy]\nfee = ['Free']\n", ":2: fee 只能是"),
        ("policy = 'Free'\n", ":1: policy 要写成一张表"),
        ("extends = 1\n", ":1: extends"),
        ("name = ' '\n", ":1: name"),
        ('\nextends = "nationel"\n', ":2: extends：没有配置档“nationel”，是不是“national”"),
        ('extends = "none.toml"\n', ":1: extends：没有找到配置档"),
        ('extends = "office.toml"\n', ":1: extends 绕了回来"),
        ('extends = "./office.toml"\n', ":1: extends 绕了回来"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_profile(written(tmp_path, text), load_rules())
    assert said in str(caught.value)


def test_a_chain_has_an_end(tmp_path: Path) -> None:
    for number in range(20):
        written(tmp_path, f'extends = "{number + 1}.toml"\n', f"{number}.toml")
    with pytest.raises(ConfigError, match="继承超过 8 层"):
        load_profile(str(tmp_path / "0.toml"), load_rules())


@pytest.mark.parametrize("source", ["nationel", "office", "missing/office.toml", "."])
def test_a_profile_that_is_not_there(source: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_profile(source, load_rules())
    assert "\n" not in str(caught.value)
