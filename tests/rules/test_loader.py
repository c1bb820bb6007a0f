from __future__ import annotations

import marshal

import pytest

from govlint.model.finding import Severity, Strength
from govlint.rules.errors import RuleFileError
from govlint.rules.loader import load_rule
from govlint.rules.rule import rule_from
from tests.rules.support import BODY, rule, rule_text


def load(
    text: str, file: str = "format/Z1-1-test.md", origin: str = "packaged"
) -> dict[str, object]:
    return load_rule(text, file, "format", origin)


def test_what_comes_out_survives_marshal() -> None:
    found = load(rule_text())
    assert rule_from(marshal.loads(marshal.dumps(found, 4))) == rule_from(found)


def test_defaults() -> None:
    found = rule()
    assert found.each == ("document_number",)
    assert found.form
    assert found.enabled
    assert found.severity is Severity.ERROR
    assert found.why == "因为。"
    assert [example["good"] for example in found.examples] == [False, True]


def test_dates_and_needs_are_typed() -> None:
    found = rule('valid_from = 2012-07-01\nneeds = ["text", "layout", "facts.direction"]')
    assert found.valid_from is not None
    assert found.valid_from.year == 2012
    assert {str(need) for need in found.needs} == {"text", "layout"}
    assert found.facts == ("direction",)


@pytest.mark.parametrize(
    ("extra", "drop", "key", "problem"),
    [
        ("", "name", "", "缺少 name"),
        ("", "strength", "", "strength"),
        ("", "test", "", "test"),
        ('check = "govlint.rules.api:Hit"', "", "", "只写一个"),
        ('strenght = "应"', "", "strenght", "strength"),
        ('strength = "必须"', "strength", "strength", "应"),
        ('valid_from = "2012-07-01"', "", "valid_from", "不加引号"),
        ('needs = ["fonts"]', "", "needs", "不认识"),
        ('reads = ["document_numbers"]', "reads", "reads", "document_number"),
        ('layouts = ["webb"]', "", "layouts", "web"),
        ("form = 'yes'", "", "form", "true"),
        ('severity = "info"', "", "severity", "severity_reason"),
        ('code = "Z9-1"', "code", "code", "文件名"),
        ('code = "z1"', "code", "code", "F725-3"),
        ('slug = "测试"', "slug", "slug", "document-number-brackets"),
        ('mark = "opning"', "", "mark", "opening"),
        ('test = "openin = 1"', "test", "test", "opening"),
        ("[parameters]\nlimit = 2020-01-01", "", "limit", "参数"),
        ('[[case]]\nwhen = "true"\nwenn = "x"', "", "wenn", "when"),
        ('[[case]]\nname = "甲"\nwhen = "subjekt = 1"', "", "when", "subject"),
        ('[[case]]\nmessage = "{yaer}"', "", "message", "yaer"),
        ("[fix]\nsafe = true", "", "", "text"),
        ('[fix]\ntext = "{yaer}"', "", "text", "yaer"),
        ('[fix]\ntext = "甲"\npart = "opnening"', "", "part", "opening"),
        ('check = "os:system"', "test", "check", "govlint."),
        ('check = "govlint.rules.nothing:here"', "test", "check", "找不到"),
        ('check = "govlint.rules.api:nothing"', "test", "check", "找不到"),
    ],
)
def test_errors_name_file_line_and_remedy(extra: str, drop: str, key: str, problem: str) -> None:
    text = rule_text(extra=extra, drop=drop)
    with pytest.raises(RuleFileError) as error:
        load(text)
    assert error.value.file == "format/Z1-1-test.md"
    assert problem in error.value.problem
    assert error.value.line is not None
    if key:
        assert text.split("\n")[error.value.line - 1].lstrip().startswith(key)


def test_a_case_without_any_strength_is_refused() -> None:
    text = rule_text(
        extra='[[case]]\nstrength = "应"\nwhen = "true"\n[[case]]\nwhen = "false"', drop="strength"
    )
    with pytest.raises(RuleFileError, match="第 2 个"):
        load(text)


def test_a_column_is_named_inside_a_one_line_expression() -> None:
    text = rule_text(extra="test = \"opening = '〔' and closng = '〕'\"", drop="test")
    with pytest.raises(RuleFileError) as error:
        load(text)
    line = text.split("\n")[(error.value.line or 0) - 1]
    assert line[(error.value.column or 0) - 1 :].startswith("closng")


@pytest.mark.parametrize("newline", ["\n", ""])
def test_the_line_is_named_inside_an_expression_of_several_lines(newline: str) -> None:
    text = rule_text(
        extra=f"test = '''{newline}opening = \"〔\"\n  and closng = \"〕\"\n'''", drop="test"
    )
    with pytest.raises(RuleFileError) as error:
        load(text)
    line = text.split("\n")[(error.value.line or 0) - 1]
    assert line[(error.value.column or 0) - 1 :].startswith("closng")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (BODY.replace("写成了“{text}”。", ""), "提示"),
        (BODY.replace("{text}", "{txet}"), "txet"),
        (BODY.replace("{text}", "{text"), "{{"),
        (BODY.replace("{text}", "{text|upper}"), "printed"),
        (BODY.replace("## 怎么改\n改。\n", ""), "怎么改"),
        (BODY.replace("«[»", "["), "«"),
        (BODY.replace("〔2024〕", "«〔»2024〕"), "合格"),
        (BODY.replace("«[»", "«["), "»"),
        (BODY.replace("```doc element=document_number\n甲政发〔", "```text\n甲政发〔"), "示例"),
        (BODY.replace("element=document_number", "elemnt=document_number"), "element"),
        (BODY.replace("element=document_number", "element=document_numbre"), "document_number"),
        (BODY.replace("element=document_number", "element=title date=昨天"), "2020-05-07"),
    ],
)
def test_errors_in_the_body_are_named(body: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        load(rule_text(body=body))
    assert problem in error.value.problem
    assert error.value.line


def test_an_office_rule_may_not_name_code() -> None:
    text = rule_text(extra='check = "govlint.rules.api:Hit"', drop="test")
    with pytest.raises(RuleFileError, match="不执行") as error:
        load(text, origin="office")
    assert error.value.line


def test_parameters_become_names_with_units() -> None:
    found = rule(
        'test = "len(this) <= parameters.longest and parameters.gap < 40mm"\n'
        '[parameters]\nlongest = 20\ngap = "37mm"',
        drop="test",
    )
    assert found.parameters["longest"] == 20
    assert found.parameters["gap"] == pytest.approx(104.88, abs=0.01)


def test_cases_carry_strength_severity_and_message() -> None:
    found = rule(
        '[[case]]\nname = "甲"\nwhen = "year = 2024"\nstrength = "惯例"\n'
        '[[case]]\nseverity = "error"\nseverity_reason = "怎么读都不对"\nmessage = "错在{year}"'
    )
    first, second = found.cases
    assert (first.strength, first.weight()) == (Strength.HABIT, Severity.INFO)
    assert (second.strength, second.weight()) == (Strength.MUST, Severity.ERROR)
    assert second.message is not None


@pytest.mark.parametrize(
    ("strength", "severity"),
    [
        ("应", Severity.ERROR),
        ("一般", Severity.WARNING),
        ("推荐", Severity.INFO),
        ("惯例", Severity.INFO),
        ("可", Severity.OFF),
        ("逻辑", Severity.WARNING),
    ],
)
def test_strength_decides_severity(strength: str, severity: Severity) -> None:
    found = rule(f'strength = "{strength}"', drop="strength")
    assert found.severity is severity
