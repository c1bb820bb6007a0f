from __future__ import annotations

import pytest

from govlint.rules.errors import RuleFileError
from govlint.rules.examples import facts_of, parse_example, parse_examples
from govlint.rules.rulefile import Fence


def example(*lines: str, info: str = "", good: bool = False) -> dict[str, object]:
    return parse_example(Fence("doc", info, lines, 10), good, "F.md")


def test_marks_are_taken_out_and_the_mended_line_kept_apart() -> None:
    found = example("甲政发«[2024]»«07»号 → 甲政发〔2024〕7号", "下一行 → 不是修改")
    assert found["lines"] == ["甲政发[2024]07号", "下一行 → 不是修改"]
    assert found["marks"] == [(0, 3, 9), (0, 9, 11)]
    assert found["fixed"] == {0: "甲政发〔2024〕7号"}


def test_a_place_where_something_is_missing() -> None:
    assert example("各县人民政府«»")["marks"] == [(0, 6, 6)]


@pytest.mark.parametrize("line", ["甲«乙", "甲»乙", "«甲«乙»»", "»«"])
def test_marks_come_in_pairs(line: str) -> None:
    with pytest.raises(RuleFileError) as error:
        example("第一行«甲»", line)
    assert error.value.line == 12


def test_settings_become_facts() -> None:
    found = example("«甲»", info="facts.direction=up facts.sealed=true kind=请示")
    facts = facts_of(found["info"])  # type: ignore[arg-type]
    assert (facts.direction, facts.sealed) == ("up", True)


@pytest.mark.parametrize(
    "info", ["element", "layout=wed", "expect=maybe", "severity=bad", "kind=", "date=2024-02-30"]
)
def test_unknown_settings_are_refused(info: str) -> None:
    with pytest.raises(RuleFileError) as error:
        example("«甲»", info=info)
    assert error.value.line == 10


def template(
    *lines: str, info: str = "notice element=title", good: bool = False
) -> dict[str, object]:
    return parse_example(Fence("template", info, lines, 10), good, "F.md")


def test_a_template_with_changes_and_marks() -> None:
    found = template("title.font = 黑体", "", "mark = 甲市 通知", info="notice severity=warning")
    assert found["template"] == "notice"
    assert found["changes"] == [(11, "title.font = 黑体")]
    assert found["marks"] == ["甲市 通知"]
    assert found["info"] == {"severity": "warning"}


def test_a_conformant_template_needs_no_change() -> None:
    found = template(info="notice storage=gbk format=pdf", good=True)
    assert found["info"] == {"storage": "gbk", "format": "pdf"}
    assert found["changes"] == []


@pytest.mark.parametrize(
    ("lines", "info", "good", "line"),
    [
        (("title.font = 黑体",), "element=title", False, 10),
        (("title.font = 黑体",), "", False, 10),
        (("title.font = 黑体",), "notice format=doc", False, 10),
        (("title.font = 黑体",), "notice kind=通知", False, 10),
        (("title.font = 黑体", "titel.font = 黑体"), "notice", False, 12),
        ((), "notice", False, 10),
        (("mark = 甲",), "notice", False, 10),
        (("title.size = 22", "mark = 甲"), "notice", True, 10),
        (("title.size = 22",), "notice severity=error", True, 10),
    ],
)
def test_a_wrong_template_example_names_its_line(
    lines: tuple[str, ...], info: str, good: bool, line: int
) -> None:
    with pytest.raises(RuleFileError) as error:
        template(*lines, info=info, good=good)
    assert error.value.line == line


def fence(word: str, text: str, info: str = "", line: int = 10) -> Fence:
    return Fence(word, info, (text,), line)


def test_sources_hold_for_the_documents_behind_them() -> None:
    found = parse_examples(
        [
            fence("doc", "甲"),
            fence("source", "上级«原文»", "省意见.txt", 20),
            fence("source", "乙市的", line=30),
            fence("doc", "乙"),
            fence("text", "不是示例"),
            fence("doc", "丙"),
            fence("source", "另一份", "另.txt"),
            fence("doc", "丁"),
        ],
        good=True,
        file="F.md",
    )
    names = [[source["name"] for source in example["sources"]] for example in found]
    both = ["省意见.txt", "来源.txt"]
    assert names == [[], both, both, ["另.txt"]]
    assert found[1]["sources"][0] == {"name": "省意见.txt", "lines": ["上级«原文»"], "line": 20}


def test_a_source_that_nothing_is_held_against() -> None:
    fences = [fence("doc", "甲"), fence("source", "上级", line=20), fence("template", "", "notice")]
    with pytest.raises(RuleFileError) as error:
        parse_examples(fences, good=True, file="F.md")
    assert error.value.line == 20


def test_superior_documents_are_several() -> None:
    found = example("«甲»", info="facts.superior_docs=甲政发〔2025〕1号、乙意见")
    facts = facts_of(found["info"])  # type: ignore[arg-type]
    assert facts.superior_docs == ("甲政发〔2025〕1号", "乙意见")
