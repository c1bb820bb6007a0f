from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.coverage import Status, parse_register, table, unregistered
from govlint.rules.errors import RuleFileError
from govlint.rules.registry import RuleSet
from tests.rules.support import rule

REGISTER = """document = "测试办法"

[[clause]]
number = "1.1"
requirement = "字号用六角括号"

[[clause]]
number = "1.2"
requirement = "用纸"
not_visible = "纸张在文件里看不到"

[[clause]]
number = "1.3"
requirement = "政策合适"
needs_person = "要人判断"

[[clause]]
number = "1.4"
requirement = "还没有规则"
"""


def test_every_clause_has_its_status(tmp_path: Path) -> None:
    (tmp_path / "测试办法.toml").write_text(REGISTER, encoding="utf-8")
    rows = table(RuleSet((rule(),)), tmp_path)
    assert [(row.number, row.status) for row in rows] == [
        ("1.1", Status.CHECKED),
        ("1.2", Status.NOT_VISIBLE),
        ("1.3", Status.NEEDS_PERSON),
        ("1.4", Status.OPEN),
    ]
    assert rows[0].rules == ("Z1-1",)
    assert rows[1].reason == "纸张在文件里看不到"


def test_a_rule_that_comes_later_is_told(tmp_path: Path) -> None:
    later = REGISTER.replace('requirement = "还没有规则"', 'requirement = "以后"\nplanned = "看甲"')
    (tmp_path / "a.toml").write_text(later, encoding="utf-8")
    last = table(RuleSet(()), tmp_path)[-1]
    assert (last.status, last.reason) == (Status.PLANNED, "看甲")


def test_the_files_that_show_what_a_rule_needs(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(REGISTER, encoding="utf-8")
    forms = [
        table(RuleSet((rule(f"needs = {needs}", "needs"),)), tmp_path)[0].formats["Z1-1"]
        for needs in ('["text"]', '["layout"]', '["glyphs"]', '["text", "facts.sealed"]')
    ]
    every = ("text", "docx", "pdf")
    assert forms == [every, ("docx", "pdf"), ("pdf",), every]


def test_a_cited_clause_that_is_not_registered_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(REGISTER.replace('"1.1"', '"1.9"'), encoding="utf-8")
    rules = RuleSet((rule(),))
    assert unregistered(rules, table(rules, tmp_path)) == [("Z1-1", "测试办法", "1.1")]


def test_without_registers_there_are_no_rows(tmp_path: Path) -> None:
    assert table(RuleSet(()), tmp_path / "none") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('document = "测试办法"', "", 1, "document"),
        ('requirement = "用纸"', 'requirment = "用纸"', 9, "requirement"),
        ('number = "1.2"', 'number = "1.1"', 8, "两次"),
        ('number = "1.2"', "number = 1.2", 8, "文字"),
        (
            'not_visible = "纸张在文件里看不到"',
            'not_visible = "甲"\nneeds_person = "乙"',
            10,
            "一个",
        ),
        ('number = "1.4"', "", 17, "number"),
        ('number = "1.4"', "number = ", 18, "TOML"),
    ],
)
def test_mistakes_in_a_register_are_named(old: str, new: str, line: int, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        parse_register(REGISTER.replace(old, new), "clauses/a.toml")
    assert problem in error.value.problem
    assert error.value.line == line
