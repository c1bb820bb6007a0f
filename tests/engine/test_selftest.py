from __future__ import annotations

import pytest

from govlint.builder.examples import build_example, builder_for
from govlint.engine.selftest import NotBuilt, document_lines, mend, run, run_example
from govlint.model.finding import Edit
from govlint.rules.registry import RuleSet, load_rules
from tests.rules.support import BODY, rule

MARKED = 'mark = "opening..closing"\n[fix]\nsafe = true\ntext = "〔{year}〕"'
FENCE = "```doc element=document_number"
GOOD_BODY = BODY.replace("«[»2024]7号", "«[2024]»7号 → 甲政发〔2024〕7号")


def problems(body: str, extra: str = MARKED) -> list[str]:
    return [result.message for result in run(RuleSet((rule(extra, body=body),)), build_example)]


def test_every_packaged_example_does_what_it_says() -> None:
    results = run(load_rules(), builder_for(load_rules()))
    assert len(results) >= 2 * len(load_rules())
    assert [f"{it.file}:{it.line} {it.message}" for it in results if not it.ok] == []


def test_an_example_through_reader_structure_and_rule() -> None:
    results = run(RuleSet((rule(MARKED, body=GOOD_BODY),)), build_example)
    assert [(it.good, it.ok, it.message) for it in results] == [(False, True, ""), (True, True, "")]
    assert results[0].line < results[1].line


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("«[2024]»7号", "«[»2024]7号", "应标出 “[”"),
        ("«[2024]»7号 →", "[2024]«7»号 →", "实标 “[2024]”"),
        ("→ 甲政发〔2024〕7号", "→ 甲政发〔2024〕8号", "实改成“甲政发〔2024〕7号”"),
        ("«[2024]»7号 →", "«〔2024〕»7号 →", "应为 fail，实为 pass"),
        (f"{FENCE}\n甲政发«", f"{FENCE} severity=info\n甲政发«", "应为 info，实为 error"),
        (f"{FENCE}\n甲政发«", f"{FENCE} expect=review\n甲政发«", "应为 review"),
        ("\n甲政发〔2024〕7号\n", "\n甲政发[2024]7号\n", "应为 pass，实为 fail"),
        (f"{FENCE}\n甲政发〔", "```doc element=title\n甲政发〔", "没有被认成标题"),
    ],
)
def test_an_example_that_is_wrong_fails(old: str, new: str, problem: str) -> None:
    assert old in GOOD_BODY
    found = "；".join(problems(GOOD_BODY.replace(old, new, 1)))
    assert problem in found


def test_a_whole_document_stands_alone() -> None:
    lines, first = document_lines({"info": {}, "lines": ["甲", "乙"]})
    assert (lines, first) == (["甲", "乙"], 0)


def test_an_element_stands_in_a_notice() -> None:
    info = {"element": "title", "kind": "请示"}
    lines, first = document_lines({"info": info, "lines": ["甲市关于甲的请示"]})
    assert lines[first] == "甲市关于甲的请示"
    assert lines[0] == "甲市人民政府文件"
    web, _ = document_lines({"info": {"element": "title", "layout": "web"}, "lines": ["甲"]})
    assert "甲市人民政府文件" not in web
    assert not any("抄送" in line for line in web)


def test_edits_are_applied_from_the_end() -> None:
    assert mend("abc", [Edit(0, 1, "xx"), Edit(2, 3, "y"), Edit(3, 3, "z")]) == "xxbyz"


TEMPLATE_BODY = (
    GOOD_BODY[: GOOD_BODY.index("## 不合格")]
    + """## 不合格
```template notice element=document_number severity=error
document_number.text = 甲政发[2024]7号
mark = [2024]
```

## 合格
```template notice storage=styles
title.size = 21
```
"""
)


def test_a_template_that_is_changed() -> None:
    results = run(RuleSet((rule(MARKED, body=TEMPLATE_BODY),)), build_example)
    assert [(it.good, it.ok, it.message) for it in results] == [(False, True, ""), (True, True, "")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("mark = [2024]", "mark = [2024]7号", "应标出 “[2024]7号”，实标 “[2024]”"),
        ("mark = [2024]\n", "", "应标出 无，实标 “[2024]”"),
        ("甲政发[2024]", "甲政发〔2024〕", "应为 fail，实为 pass"),
        ("severity=error", "severity=info", "应为 info，实为 error"),
        ("element=document_number", "element=title", "应为标题的问题，实为 document_number 的问题"),
        ("title.size = 21", "document_number.text = 甲政发[2024]7号", "应为 pass，实为 fail"),
        ("title.size = 21", "title.size = 大", "行：title.size：“大”不是长度"),
        ("storage=styles", "storage=stiles", "没有“stiles”这种存法"),
    ],
)
def test_a_template_example_that_is_wrong_fails(old: str, new: str, problem: str) -> None:
    assert old in TEMPLATE_BODY
    assert problem in "；".join(problems(TEMPLATE_BODY.replace(old, new, 1)))


def test_what_cannot_be_built_here_is_not_run() -> None:
    def build(example: object, file: str) -> tuple[bytes, str]:
        raise NotBuilt("没有 LibreOffice")

    results = run(RuleSet((rule(MARKED, body=TEMPLATE_BODY),)), build)
    assert [it.skipped for it in results] == ["没有 LibreOffice"] * 2
    assert all(it.ok for it in results)


def test_the_sources_of_an_example_are_the_library_of_a_rule_that_counts_papers() -> None:
    counts = load_rules().get("B-R1")
    bad = next(example for example in counts.examples if not example["good"])
    assert run_example(counts, bad, build_example) == ""
    assert "应标出" in run_example(counts, {**bad, "sources": bad["sources"][:2]}, build_example)


def test_without_sources_the_documents_of_an_example_are_the_library() -> None:
    counts = load_rules().get("B-R4")
    bad = next(example for example in counts.examples if not example["good"])
    assert "应标出" in run_example(counts, {**bad, "sources": []}, build_example)
    lines = [*bad["sources"][0]["lines"], "---", *bad["lines"]]
    moved = [(line + len(bad["sources"][0]["lines"]) + 1, *rest) for line, *rest in bad["marks"]]
    together = {**bad, "sources": [], "lines": lines, "marks": moved}
    assert run_example(counts, together, build_example) == ""


def test_an_example_is_held_against_its_sources() -> None:
    copies = load_rules().get("B-COPY-1")
    bad = next(example for example in copies.examples if not example["good"])
    assert run_example(copies, bad, build_example) == ""
    alone = run_example(copies, {**bad, "sources": []}, build_example)
    assert "实为 not_checked（没有给出来源文件，可用 --against 给出）" in alone
