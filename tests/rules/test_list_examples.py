"""Examples of rules about lists: CSV in a fenced block."""

from __future__ import annotations

import marshal

import pytest

from govlint.rules.errors import RuleFileError
from govlint.rules.list_examples import parse_list_example
from govlint.rules.loader import load_rule
from govlint.rules.rule import rule_from
from govlint.rules.rulefile import Fence

HEAD = """+++
code = "L-Z-1"
name = "试"
slug = "trial"
source = "某规定 1"
strength = "应"
since = "0.1.0"
scope = "row"
reads = ["basis"]
requires = ["basis"]
lists = ["powers"]
check = "govlint.lists.checks.access_lists:{check}"
+++
“{{name}}”不对。

## 为什么
因为。

## 怎么改
改。

## 不合格
```list row=2 field=basis
事项名称,设定依据
甲,
```

## 合格
```list
事项名称,设定依据
甲,《乙法》第一条
```
"""


def fence(info: str, *lines: str) -> Fence:
    return Fence("list", info, lines, 7)


def rule_file(check: str = "local_access_list", **changes: str) -> str:
    text = HEAD.replace("{check}", check).replace("{{name}}", "{name}")
    for old, new in changes.items():
        text = text.replace(f'{old} = "row"', f'{old} = "{new}"')
    return text


def test_a_table_alone_has_no_name() -> None:
    found = parse_list_example(fence("row=2,3 field=basis", "a,b", "1,2"), False, "x.md")
    assert found["tables"] == [("", ["a,b", "1,2"])]
    assert found["info"] == {"row": "2,3", "field": "basis"}
    assert found["lines"] == ["a,b", "1,2"]
    assert marshal.loads(marshal.dumps(found, 4)) == found


def test_several_tables_are_parted_by_their_names() -> None:
    found = parse_list_example(
        fence("region=乙县 row=2", "# 甲县", "a", "# 乙县", "b", "c"), False, "x.md"
    )
    assert found["tables"] == [("甲县", ["a"]), ("乙县", ["b", "c"])]


@pytest.mark.parametrize(
    ("info", "good", "problem"),
    [
        ("rwo=2", False, "row"),
        ("row=two", False, "行号"),
        ("row=2 field=nmae", False, "name"),
        ("row=2 date=2026", False, "2020-05-07"),
        ("field=name", False, "错在哪一行"),
        ("row=2", True, "没有 row"),
        ("severity=error", True, "没有 row"),
    ],
)
def test_a_wrong_setting_names_file_and_line(info: str, good: bool, problem: str) -> None:
    with pytest.raises(RuleFileError, match=problem) as caught:
        parse_list_example(fence(info, "a"), good, "x.md")
    assert caught.value.line == 7


def test_a_rule_about_rows_reads_fields() -> None:
    found = rule_from(load_rule(rule_file(), "lists/L-Z-1-trial.md", "lists"))
    assert (found.scope, found.reads, found.requires) == ("row", ("basis",), ("basis",))
    assert found.lists == ("powers",)
    assert not found.form


def test_the_check_of_a_rule_must_be_there_without_being_imported() -> None:
    with pytest.raises(RuleFileError, match="找不到检查函数"):
        load_rule(rule_file("nowhere"), "lists/L-Z-1-trial.md", "lists")


def test_a_rule_of_an_office_names_no_check() -> None:
    with pytest.raises(RuleFileError, match="一律不执行"):
        load_rule(rule_file(), "L-Z-1-trial.md", "office", "office")


def test_only_comparison_does_without_a_check() -> None:
    lines = rule_file().split("\n")
    without = "\n".join(line for line in lines if not line.startswith("check"))
    regions = without.replace('scope = "row"', 'scope = "regions"')
    assert rule_from(load_rule(regions, "lists/L-Z-1-trial.md", "lists")).check is None
    with pytest.raises(RuleFileError, match="只写一个"):
        load_rule(without, "lists/L-Z-1-trial.md", "lists")
