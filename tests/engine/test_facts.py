from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.facts import load_facts
from govlint.engine.toml_file import ConfigError
from govlint.model.elements import Stage

FULL = """
kind = "请示"
stage = "draft"
direction = "up"
classified = false
sealed = true
authority_note = "经市政府同意"
joint = ["甲局", "乙局"]
superior_docs = ["甲政发〔2024〕7号"]

[issuer]
name = "甲市财政局"
system = "部门"
level = "市"
region = "甲市"

[[recipients]]
name = "甲市人民政府"
system = "政府"
level = "市"

[[recipients]]
name = "甲市人大常委会"

[[cc]]
name = "甲市审计局"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_facts_of_the_contract(tmp_path: Path) -> None:
    facts = load_facts(written(tmp_path, FULL))
    assert (facts.kind, facts.stage, facts.direction) == ("请示", Stage.DRAFT, "up")
    assert (facts.classified, facts.sealed) == (False, True)
    assert facts.joint == ("甲局", "乙局")
    assert facts.issuer is not None
    assert facts.issuer.level == "市"
    assert [organ.name for organ in facts.recipients] == ["甲市人民政府", "甲市人大常委会"]
    assert facts.cc[0].name == "甲市审计局"
    assert len(set(facts.given())) == 11


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('directoin = "up"\n', 1, "direction"),
        ('kind = "函"\ndirection = "upp"\n', 2, "up"),
        ('stage = "定稿"\n', 1, "final"),
        ("classified = 1\n", 1, "true"),
        ("kind = 3\n", 1, "文字"),
        ('joint = "甲局"\n', 1, "列表"),
        ('[issuer]\nname = "甲"\nlevl = "市"\n', 3, "level"),
        ('[issuer]\nname = "甲"\nlevel = "区"\n', 3, "可用"),
        ('issuer = "甲"\n', 1, "一张表"),
        ('[[recipients]]\nname = "甲"\n[[recipients]]\nnam = "乙"\n', 4, "name"),
        ("[[cc]]\nname = 1\n", 2, "文字"),
        ('recipients = "甲"\n', 1, "[[recipients]]"),
        ('kind = "函"\nkind = "函"\n', 2, "TOML"),
        ("kind = ", 1, "TOML"),
    ],
)
def test_mistakes_name_file_line_and_nearest(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load_facts(path)
    assert error.value.file == str(path)
    assert error.value.line == line
    assert problem in error.value.problem
    assert str(error.value).startswith(f"{path}:{line}: ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.toml", tmp_path):
        with pytest.raises(ConfigError, match="读不了"):
            load_facts(path)
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b'kind = "\xff"')
    with pytest.raises(ConfigError, match="UTF-8") as error:
        load_facts(bad)
    assert error.value.line == 1
