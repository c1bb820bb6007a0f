from __future__ import annotations

import json
from pathlib import Path

import pytest

from govlint.cli.main import main
from tests.samples import NOTICE, docx

RULE = """+++
code     = "OURS-1"
name     = "标题太短"
slug     = "title-too-short"
source   = "本单位规定 1"
strength = "一般"
needs    = ["text"]
reads    = ["title"]
test     = "len(normalised) >= 10"
since    = "0.1.0"
+++
标题太短。

## 为什么
看不出事由。

## 怎么改
写明事由。

## 不合格
```doc element=title
«甲市人民政府通知»
```

## 合格
```doc element=title
甲市人民政府关于做好防汛工作的通知
```
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "OURS-1.md").write_text(RULE, encoding="utf-8")
    return tmp_path / "ours"


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "F725-3"]) == 0
    assert capsys.readouterr().out.startswith("F725-3 ")


def test_explain_takes_aliases_and_slugs(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("P19", "document-number-brackets"):
        assert main(["explain", name]) == 0
        assert capsys.readouterr().out.startswith("F725-3 ")


def test_explain_with_a_profile_shows_what_it_makes_of_the_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "office.toml"
    place.write_text(
        'name = "市"\n[severity]\nF731-1 = "info"\n[parameters.F731-1]\nsize = 20\n',
        encoding="utf-8",
    )
    assert main(["explain", "F731-1"]) == 0
    assert "size = 22" in capsys.readouterr().out
    assert main(["explain", "F731-1", "--profile", str(place)]) == 0
    shown = capsys.readouterr().out
    assert "size = 20" in shown
    assert "市：轻重" in shown
    assert "（提示）" in shown
    assert main(["explain", "F731-1", "--profile", "nationl"]) == 2
    assert "是不是“national”" in capsys.readouterr().err


def test_explain_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "F725-33"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "F725-" in shown.err
    assert shown.err.count("\n") == 1


def test_rules(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--rules", str(ours)]) == 0
    assert "OURS-1" in capsys.readouterr().out
    assert main(["rules", "--format", "json"]) == 0
    found = {rule["code"] for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert "F725-3" in found
    assert "OURS-1" not in found


def test_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("共 ")
    assert main(["coverage", "--format", "json"]) == 0
    assert "clauses" in json.loads(capsys.readouterr().out)


def test_selftest_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["selftest", "--select", "F725,R08-0"]) == 0
    assert capsys.readouterr().out.endswith("全部相符\n")
    assert main(["selftest", "--select", "F7259"]) == 2
    assert "F7259" in capsys.readouterr().err


def test_selftest_fails_where_a_rule_does_not_do_what_it_says(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["selftest", "--select", "OURS", "--rules", str(ours)]
    assert main(command) == 0
    capsys.readouterr()
    wrong = RULE.replace(">= 10", ">= 1")
    (ours / "OURS-1.md").write_text(wrong, encoding="utf-8")
    assert main(command) == 1
    shown = capsys.readouterr().out.splitlines()
    assert "OURS-1.md:" in shown[0]
    assert shown[-1].endswith("1 个不符")


def test_a_wrong_rule_file_is_one_line_with_its_place(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ours / "OURS-1.md").write_text(RULE.replace("reads ", "raeds "), encoding="utf-8")
    for command in (["rules"], ["explain", "OURS-1"], ["selftest"], ["check", str(ours)]):
        assert main([*command, "--rules", str(ours)]) == 2
        shown = capsys.readouterr().err
        assert "OURS-1.md:8" in shown
        assert "是不是“reads”？" in shown
        assert shown.count("\n") == 1


@pytest.mark.parametrize("what", ["model", "elements"])
@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_show(what: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / f"notice.{suffix}"
    place.write_bytes(docx(NOTICE) if suffix == "docx" else NOTICE.encode())
    assert main(["show", what, str(place)]) == 0
    assert "示府办发〔2026〕12号" in capsys.readouterr().out
    assert main(["show", what, str(place), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    if what == "elements":
        assert shown["elements"]["document_number"]["text"] == "示府办发〔2026〕12号"
        assert [heading["label"] for heading in shown["headings"]] == ["一、", "二、"]
    else:
        assert len(shown["blocks"]) >= 8


def test_show_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "model", str(tmp_path / "没有.txt")]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "文件不存在" in shown.err
    assert shown.err.count("\n") == 1
