from __future__ import annotations

import json
from pathlib import Path

import pytest

from govlint.cli.main import main
from govlint.readers import read

DUTY = "水厂每日检测余氯和浊度，检测结果在村务公开栏公示，停水超过二十四小时的应当通报恢复时间。"
PARENT = f"""国办发〔2025〕18号

国务院办公厅关于加强农村供水管护的意见

各省、自治区、直辖市人民政府：
　　{DUTY}

　　　　　　　　　　　　　　国务院办公厅
　　　　　　　　　　　　　　2025年3月4日
"""
CHILD = f"""甲政发〔2025〕7号

甲市人民政府关于农村供水的通知

各县人民政府：
　　{DUTY}
　　石桥水厂九月底前换装两套二氧化氯发生器，旧设备交县供水公司封存。

　　　　　　　　　　　　　　甲市人民政府
　　　　　　　　　　　　　　2025年9月3日
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("child.txt").write_text(CHILD, encoding="utf-8")
    Path("parent.txt").write_text(PARENT, encoding="utf-8")
    return tmp_path


def test_the_page_needs_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "child.txt", "--format", "sidebyside", "-o", "page.html"]) == 2
    assert capsys.readouterr().err == (
        "govlint：--format sidebyside 要有来源：用 --against 给出文件、文件夹或索引\n"
    )
    assert not Path("page.html").exists()


def test_the_page_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--against", "parent.txt", "--format", "sidebyside", "-o", "page.html"]
    assert main(["check", "child.txt", *arguments]) in (0, 1)
    assert capsys.readouterr().out == ""
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "国务院办公厅关于加强农村供水管护的意见" in page
    assert page.count('<article class="file"') == 1


def test_a_source_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--against", "parent.txt", "--format", "sidebyside", "-o", "parent.txt"]
    assert main(["check", "child.txt", *arguments]) == 2
    assert "不会覆盖" in capsys.readouterr().err
    assert Path("parent.txt").read_text(encoding="utf-8") == PARENT


def test_the_text_says_shares_and_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "child.txt", "--against", "parent.txt"])
    shown = capsys.readouterr().out
    assert "比对了 1 份文件：重合 " in shown
    assert "来源：国务院办公厅关于加强农村供水管护的意见（上级，" in shown
    main(["check", "child.txt"])
    assert "比对" not in capsys.readouterr().out.partition("未检查")[0]


def test_json_has_the_measures_of_the_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "child.txt", "--against", "parent.txt", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["files"][0]["metrics"]
    assert 0 < found["copy_ratio"] < 1
    assert 0 <= found["novelty"] <= 1
    assert (
        found["sources"][0].items()
        >= {
            "path": "parent.txt",
            "title": "国务院办公厅关于加强农村供水管护的意见",
            "copy_ratio": found["copy_ratio"],
        }.items()
    )
    assert found["copied_spans"]
    child, parent = (read(Path(name)).text for name in ("child.txt", "parent.txt"))
    for span in found["copied_spans"]:
        assert span["text"] == child[span["start"] : span["end"]]
        assert span["source"] == "parent.txt"
        assert span["text"] == parent[span["source_start"] : span["source_end"]]
        assert span["kind"] == "unmarked"
