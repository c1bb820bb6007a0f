from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.rules.registry import load_rules
from tests.scripts import ROOT, load

generate = load("docs/generate.py")


def test_the_pages_are_up_to_date() -> None:
    docs = ROOT / "docs"
    written = {f"rules/{place.name}" for place in (docs / "rules").glob("*.md")} | {"coverage.md"}
    wanted: dict[str, str] = generate.pages()
    assert written == set(wanted), "run: make docs"
    stale = [name for name, text in wanted.items() if (docs / name).read_bytes() != text.encode()]
    assert stale == [], "run: make docs"


def test_every_rule_has_a_page_and_is_in_the_index() -> None:
    pages = generate.pages()
    for rule in load_rules():
        assert f"# {rule.code} {rule.name}" in pages[f"rules/{rule.code}.md"]
        assert f"[{rule.code}]({rule.code}.md)" in pages["rules/README.md"]


def test_links_lead_somewhere() -> None:
    pages: dict[str, str] = generate.pages()
    for name, text in pages.items():
        for target in re.findall(r"\]\(([^)]+\.md)\)", text):
            assert (Path(name).parent / target).as_posix() in pages


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "Z99.md").write_text("")
    generate.write(tmp_path)
    assert not (tmp_path / "rules" / "Z99.md").exists()
    assert (tmp_path / "rules" / "README.md").is_file()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_links_of_written_pages_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
