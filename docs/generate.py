"""Write the pages that repeat the rule files: docs/rules/*.md and docs/coverage.md.

Run ``make docs`` after a change to a rule; a test holds the pages and the rules together.
"""

from __future__ import annotations

from pathlib import Path

from govlint.engine.coverage import ClauseRow, Status, table
from govlint.engine.measured import load
from govlint.reporters.catalogue import checking
from govlint.reporters.rule_page import page_markdown
from govlint.reporters.terms import FAMILY_TERMS, SEVERITY_TERMS, STATUS_TERMS
from govlint.rules.registry import RuleSet, load_rules

NOTICE = "<!-- 由 docs/generate.py 生成，请改规则文件，不要改这里。 -->\n\n"


def pages() -> dict[str, str]:
    """Return every generated page by its path below docs/."""
    rules, measured = load_rules(), load()
    found = {
        f"rules/{rule.code}.md": NOTICE + page_markdown(rule, measured.get(rule.code))
        for rule in rules
    }
    return found | {
        "rules/README.md": NOTICE + index(rules),
        "coverage.md": NOTICE + clauses(rules),
    }


def index(rules: RuleSet) -> str:
    """Return the list of all rules, by family."""
    lines = ["# 规则", "", f"共 {len(rules)} 条。"]
    for family in dict.fromkeys(rule.family for rule in rules):
        title = FAMILY_TERMS.get(family, family)
        lines += ["", f"## {title}", "", "| 代码 | 名称 | 级别 | 依据 |", "|---|---|---|---|"]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} "
            f"| {SEVERITY_TERMS[rule.severity]} | {rule.cited} |"
            for rule in rules
            if rule.family == family
        ]
    return "\n".join(lines) + "\n"


def clauses(rules: RuleSet) -> str:
    """Return the table of clauses: which rule checks each, or why none does."""
    lines = ["# 条款与规则"]
    rows = table(rules)
    for document in dict.fromkeys(row.document for row in rows):
        lines += ["", f"## {document}", "", "| 条款 | 要求 | 检查 |", "|---|---|---|"]
        lines += [
            f"| {row.number} | {row.requirement} | {_verdict(row)} |"
            for row in rows
            if row.document == document
        ]
    return "\n".join(lines) + "\n"


def _verdict(row: ClauseRow) -> str:
    if row.status is Status.CHECKED:
        found = checking(row, lambda code: f"[{code}](rules/{code}.md)")
        return found + (f"；{row.reason}" if row.reason else "")
    return STATUS_TERMS[row.status] + (f"：{row.reason}" if row.reason else "")


def write(folder: Path) -> None:
    """Write the pages, and take away those of rules that are gone."""
    wanted = pages()
    for old in (folder / "rules").glob("*.md"):
        if f"rules/{old.name}" not in wanted:
            old.unlink()
    for name, text in wanted.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())


if __name__ == "__main__":
    write(Path(__file__).parent)
