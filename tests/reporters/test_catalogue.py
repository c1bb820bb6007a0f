from __future__ import annotations

import json

from govlint.engine.coverage import ClauseRow, Status
from govlint.engine.selftest import ExampleResult
from govlint.reporters import catalogue
from govlint.rules.registry import load_rules

ROWS = [
    ClauseRow(
        "GB/T 9704-2012",
        "7.2.5",
        "字号的写法",
        Status.CHECKED,
        ("F725-1", "F725-2", "F725-3"),
        "",
        {"F725-1": ("docx", "pdf"), **dict.fromkeys(("F725-2", "F725-3"), ("text", "docx", "pdf"))},
    ),
    ClauseRow("GB/T 9704-2012", "6.1", "油墨", Status.NOT_VISIBLE, (), "印刷质量，文件里没有"),
    ClauseRow("条例", "9", "要素", Status.NEEDS_PERSON, (), "要看原件"),
]


def test_every_rule_is_in_the_catalogue() -> None:
    rules = load_rules()
    text = catalogue.rules_text(rules)
    content = json.loads(catalogue.rules_json(rules))
    assert [found["code"] for found in content["rules"]] == [rule.code for rule in rules]
    assert all(f"  {rule.code}" in text and rule.name in text for rule in rules)
    assert text.endswith(f"共 {len(rules)} 条\n")


def test_a_rule_as_an_object() -> None:
    found = catalogue.rule_object(load_rules().get("F725-3"))
    assert found["strength"] == "应"
    assert found["severity"] == "error"
    assert found["fix"] == {"safe": True}
    assert found["valid_from"] == "2012-07-01"
    assert found["aliases"] == ["P19"]


def test_coverage_shows_rules_or_the_reason() -> None:
    text = catalogue.coverage_text(ROWS)
    assert "7.2.5         字号的写法\n" + " " * 16 + "F725-1（Word、PDF）；F725-2、F725-3" in text
    assert "油墨\n" + " " * 16 + "文件里看不到：印刷质量，文件里没有" in text
    counts = "有规则检查 1，要人看 1，文件里看不到 1，见别处 0，以后检查 0，尚未检查 0"
    assert text.endswith(f"共 3 条：{counts}\n")
    content = json.loads(catalogue.coverage_json(ROWS))
    assert [row["status"] for row in content["clauses"]] == [
        "checked",
        "not_visible",
        "needs_person",
    ]


def test_selftest_names_file_and_line_of_what_failed() -> None:
    good = ExampleResult("F725-3", "F725-3.md", 57, False, True)
    bad = ExampleResult("F725-4", "F725-4.md", 8, False, False, "应为 fail，实为 pass")
    assert catalogue.selftest_text([good], 1) == "1 条规则，1 个例子：全部相符\n"
    assert catalogue.selftest_text([good, bad], 2).split("\n") == [
        "F725-4.md:8  F725-4  应为 fail，实为 pass",
        "2 条规则，2 个例子：1 个不符",
        "",
    ]
