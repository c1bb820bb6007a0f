from __future__ import annotations

import pytest

from govlint.engine.list_selftest import problems
from govlint.engine.selftest import NotBuilt, run_example
from govlint.rules.list_examples import parse_list_example
from govlint.rules.registry import load_rules
from govlint.rules.rule import Rule
from govlint.rules.rulefile import Fence

TIMES = """事项名称,法定办结时限,承诺办结时限
甲类设立许可,20个工作日,10个工作日
乙类设立许可,20个工作日,25个工作日
"""
REGIONS = """# 甲县
事项名称,基本编码,事项类型
甲类设立许可,520100001000,行政许可
# 乙县
事项名称,基本编码,事项类型
甲类设立许可,520100001000,行政许可
# 丙县
事项名称,基本编码,事项类型
甲类设立许可,520100001000,行政确认
"""


def said(code: str, info: str, text: str, good: bool = False) -> str:
    """Return what is wrong with an example of a rule."""
    fence = Fence("list", info, tuple(text.splitlines()), 1)
    example = parse_list_example(fence, good, f"lists/{code}.md")
    return "；".join(problems(load_rules().get(code), example))


@pytest.mark.parametrize(
    ("code", "info", "text"),
    [
        ("L-TIME-2", "row=3 field=promised_limit severity=error", TIMES),
        ("L-TYPE-1", "row=2 region=丙县 field=type severity=error", REGIONS),
    ],
)
def test_an_example_that_holds(code: str, info: str, text: str) -> None:
    assert said(code, info, text) == ""


@pytest.mark.parametrize(
    ("info", "problem"),
    [
        ("row=2", "应在 2，实在 3"),
        ("row=2,3", "应在 2、3，实在 3"),
        ("row=-", "应在 -，实在 3"),
        ("row=3 field=legal_limit", "应为字段 legal_limit，实为 promised_limit"),
        ("row=3 severity=warning", "应为 warning，实为 error"),
        ("row=3 expect=review", "应为 review，实为 fail"),
        ("row=3 title=甲县行政许可事项清单", "应在 3，实在 4"),
        ("row=4 date=2001-01-01 title=甲县行政许可事项清单", ""),
    ],
)
def test_a_failing_example_that_does_not_hold_is_named(info: str, problem: str) -> None:
    found = said("L-TIME-2", info, TIMES)
    assert problem in found
    assert bool(found) is bool(problem)


def test_a_passing_example_with_a_finding_is_named() -> None:
    found = said("L-TIME-2", "", TIMES, good=True)
    assert "应为 pass，实为 fail" in found
    assert "应在 无，实在 3" in found
    right = TIMES.replace("25个", "20个")
    assert said("L-TIME-2", "", right, good=True) == ""


def test_a_rule_that_is_not_asked_says_why() -> None:
    lacking = "事项名称,承诺办结时限\n甲类设立许可,5日\n"
    assert "应为 pass，实为 not_checked（没有法定办结时限列）" in said(
        "L-TIME-2", "", lacking, good=True
    )
    assert said("L-TIME-2", "expect=not_checked", lacking, good=True) == ""
    assert "没有读出事项" in said("L-TIME-2", "", "甲\n乙\n", good=True)


@pytest.mark.parametrize(
    ("info", "problem"),
    [
        ("row=3 region=丙县", "应在 丙县:3，实在 丙县:2"),
        ("row=2 region=乙县", "应在 乙县:2，实在 丙县:2"),
        ("row=2 region=丙县 field=name", "应为字段 name，实为 type"),
        ("row=2 region=丙县 severity=info", "应为 info，实为 error"),
    ],
)
def test_an_example_of_regions_that_does_not_hold_is_named(info: str, problem: str) -> None:
    assert problem in said("L-TYPE-1", info, REGIONS)


def test_regions_without_a_finding_and_a_catalogue() -> None:
    alike = REGIONS.replace("行政确认", "行政许可")
    assert said("L-TYPE-1", "", alike, good=True) == ""
    bound = "# catalogue\n事项名称,基本编码,事项类型\n甲类设立许可,520100001000,行政确认\n"
    assert "实在 丙县:2" in said("L-TYPE-1", "", REGIONS, good=True)
    assert said("L-TYPE-1", "", bound, good=True) == "示例里没有清单"
    both = said("L-TYPE-1", "row=2 region=甲县", bound + REGIONS)
    assert "应在 甲县:2，实在 甲县:2、乙县:2" in both


def test_a_table_of_laws_is_part_of_an_example() -> None:
    laws = "# laws\n法律名称,位阶,状态\n甲省旧条例,地方性法规,{}\n# 甲县\n"
    table = "事项名称,设定依据\n甲类设立许可,《甲省旧条例》第三条\n"
    assert said("L-BASIS-3", "row=2 field=basis", laws.format("废止") + table) == ""
    assert said("L-BASIS-3", "", laws.format("有效") + table, good=True) == ""


def test_without_its_packages_an_example_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    rule: Rule = load_rules().get("L-TIME-2")
    example = next(one for one in rule.examples if "tables" in one)
    assert run_example(rule, example, lambda *_: pytest.fail("nothing is built")) == ""
    monkeypatch.setattr("govlint.engine.selftest.find_spec", lambda _: None)
    with pytest.raises(NotBuilt, match=r"govlint\[lists\]"):
        run_example(rule, example, lambda *_: pytest.fail("nothing is built"))
