from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from govlint.engine.walk import expand


def names(folder: Path, files: list[str]) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in files]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOVLINT_SOFFICE", "")
    for name in (
        "b.txt",
        "a.docx",
        "~$a.docx",
        ".hidden.txt",
        "B.TXT",
        "notes.exe",
        "old.doc",
        "scan.ofd",
        "sub/c.md",
        "sub/d.html",
        ".git/e.txt",
        "z/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("甲", encoding="utf-8")
    return tmp_path


def test_folders_are_walked_in_name_order(folder: Path) -> None:
    walked = expand([str(folder)])
    found = ["B.TXT", "a.docx", "b.txt", "sub/c.md", "sub/d.html", "z/f.txt"]
    assert names(folder, walked.files) == found


def test_documents_left_aside_are_told(folder: Path) -> None:
    assert names(folder, expand([str(folder)]).skipped) == ["old.doc", "scan.ofd"]


def test_documents_for_libreoffice_are_read_where_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", sys.executable)
    walked = expand([str(folder)])
    assert "old.doc" in names(folder, walked.files)
    assert "old.doc" not in names(folder, walked.skipped)


def test_a_named_file_is_always_taken_even_when_it_is_missing(folder: Path) -> None:
    named = [str(folder / name) for name in (".hidden.txt", "~$a.docx", "old.doc", "missing.txt")]
    assert expand(named).files == named


def test_a_file_is_taken_once_in_the_order_of_the_paths(folder: Path) -> None:
    walked = expand([str(folder / "z"), str(folder), str(folder / "b.txt")])
    assert names(folder, walked.files)[0] == "z/f.txt"
    assert len(walked.files) == len(set(walked.files)) == 6


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert expand([str(tmp_path)]).files == []


def test_links_that_go_round_in_circles_end(folder: Path) -> None:
    try:
        (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
        (folder / "loop").symlink_to("loop")
        (folder / "dangling").symlink_to("nowhere", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    walked = expand([str(folder)])
    assert len(walked.files) == 6
    assert walked.errors == {}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens everything")
def test_a_folder_that_cannot_be_opened_is_told(folder: Path) -> None:
    (folder / "sub").chmod(0)
    try:
        walked = expand([str(folder)])
    finally:
        (folder / "sub").chmod(0o755)
    assert names(folder, walked.files).count("sub") == 1
    assert "打不开文件夹" in walked.errors[str(folder / "sub")]


def test_a_folder_that_vanishes_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def failing(path: str) -> object:
        if path.endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    walked = expand([str(folder)])
    assert "打不开文件夹" in walked.errors[str(folder / "sub")]
    assert str(folder / "z" / "f.txt") in walked.files
