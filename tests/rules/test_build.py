from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from govlint.rules.build import build
from govlint.rules.errors import RuleFileError
from tests.rules.support import rule_text


def test_the_packaged_rules_build_and_can_be_packed() -> None:
    found = build()
    assert {"F725-3", "F725-4", "F7354-1"} <= {rule["code"] for rule in found}
    assert marshal.loads(marshal.dumps(found, 4)) == found
    assert all(rule["origin"] == "packaged" for rule in found)


def test_the_family_is_the_folder_and_registers_are_no_rules(tmp_path: Path) -> None:
    for folder in ("regulation", "clauses", "data"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Z1-1.md").write_text(rule_text(), encoding="utf-8")
    (tmp_path / "README.md").write_text("说明", encoding="utf-8")
    [rule] = build(tmp_path)
    assert rule["family"] == "regulation"
    assert rule["file"] == "regulation/Z1-1.md"


@pytest.mark.parametrize("key", ["code", "slug"])
def test_two_rules_may_not_share_a_name(tmp_path: Path, key: str) -> None:
    (tmp_path / "format").mkdir()
    other = rule_text().replace("Z1-1", "Z2-2") if key == "slug" else rule_text()
    other = other.replace("test-rule", "other-rule") if key == "code" else other
    (tmp_path / "format" / "Z1-1.md").write_text(rule_text(), encoding="utf-8")
    (tmp_path / "format" / ("Z2-2.md" if key == "slug" else "Z1-1-b.md")).write_text(other, "utf-8")
    with pytest.raises(RuleFileError, match="已在"):
        build(tmp_path)
