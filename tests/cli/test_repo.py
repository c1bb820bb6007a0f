from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govlint.cli.main import main
from tests.burden.repository.papers import series, written
from tests.burden.repository.rivers import new, old
from tests.samples import NOTICE, docx

SELECT = ("--select", "B-R1,B-R4,B-FWD-4", "--date", "2025-01-10")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "lib", {**series(2023, range(1, 4)), **series(2024, range(1, 5))})
    written(tmp_path / "lib", {"old.txt": old()})
    written(tmp_path / "run", {"new.txt": new()})
    return tmp_path


def found(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(capsys.readouterr().out)
    return content


def test_the_figures_are_told_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "run", "--repo", "lib", *SELECT]) == 0
    shown = capsys.readouterr().out
    assert "警告 B-FWD-4 同一事项重复发文" in shown
    assert "文件库共 9 份文件" in shown
    assert "甲政发〔2023〕9号  与 甲政发〔2020〕5号 有 100% 的文字相同" in shown


def test_the_figures_are_told_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "run", "--repo", "lib", "--format", "json", *SELECT])
    figures = found(capsys)["repository"]
    assert figures["documents"] == 9
    years = {row["year"]: row["documents"] for row in figures["issuers"]}
    assert years == {2020: 1, 2023: 4, 2024: 4}
    assert [row["earlier_number"] for row in figures["repeats"]] == ["甲政发〔2020〕5号"]


def test_an_index_tells_the_same_figures_as_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "build", "lib", "-o", "a.idx"]) == 0
    capsys.readouterr()
    main(["check", "lib", "--repo", "lib", "--format", "json", *SELECT])
    by_folder = found(capsys)["repository"]
    main(["check", "lib", "--repo", "a.idx", "--format", "json", *SELECT])
    assert found(capsys)["repository"] == by_folder
    main(["index", "stats", "a.idx", "--format", "json"])
    stats = found(capsys)["repository"]
    assert stats["documents"] == by_folder["documents"] == 8
    assert stats["loads"] == by_folder["loads"]
    assert [row["documents"] for row in stats["issuers"]] == [1, 3, 4]


def test_several_folders_are_one_library(capsys: pytest.CaptureFixture[str]) -> None:
    written(Path("more"), series(2022, range(1, 3)))
    main(["check", "run", "--repo", "lib", "--repo", "more", "--format", "json", *SELECT])
    assert found(capsys)["repository"]["documents"] == 11


def test_without_a_library_it_says_how_to_name_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "run", *SELECT]) == 0
    shown = capsys.readouterr().out
    assert "没有给出文件库，可用 --repo 给出：3 条" in shown
    assert "文件库共" not in shown


def test_a_library_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "run", "--repo", "nowhere"]) == 2
    assert capsys.readouterr().err == "govlint：文件库 nowhere 不存在，请核对 --repo 的路径\n"


def test_a_library_that_is_no_index_is_read_as_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "run", "--repo", "lib/old.txt", "--format", "json", *SELECT])
    assert found(capsys)["repository"]["documents"] == 2


def test_what_could_not_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lib/broken.docx").write_bytes(docx(NOTICE)[:-100])
    assert main(["check", "run", "--repo", "lib", *SELECT]) == 0
    assert "--repo 里有 1 个文件读不了，没有计入：lib/broken.docx" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github"])
def test_every_format_takes_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "run", "--repo", "lib", "--format", form, *SELECT]) == 0
    shown = capsys.readouterr().out
    assert "B-FWD-4" in shown
