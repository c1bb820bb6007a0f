from __future__ import annotations

import datetime
from pathlib import Path

from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.sources import source_of
from govlint.burden.repository.library import library_of
from govlint.readers import read
from govlint.structure import recognise
from tests.burden.repository.papers import library, paper, series, written
from tests.burden.repository.rivers import new, old


def test_papers_of_the_run_belong_to_the_library() -> None:
    found = library(series(2023, range(1, 4)), series(2024, range(1, 5)))
    assert len(found.entries) == 7
    assert [row.documents for row in found.years.values()] == [3, 4]


def test_a_file_of_the_run_that_the_library_has_counts_once() -> None:
    kept = series(2024, range(1, 4))
    found = library(kept, {"again.txt": kept["2024-01.txt"]})
    assert len(found.entries) == 3
    assert found.run["again.txt"].paper.path == "again.txt"


def test_a_newer_version_of_a_file_stands_for_the_older(tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"a.txt": paper("甲政发〔2024〕1号", "防汛", "2024年3月7日")})
    index = MemoryIndex([source_of(recognise(read(path)), path)])
    written(tmp_path, {"a.txt": paper("甲政发〔2024〕2号", "抗旱", "2024年4月7日")})
    found = library_of(index, {path: recognise(read(path))})
    assert [entry.paper.number for entry in found.entries] == ["甲政发〔2024〕2号"]


def test_files_that_were_exchanged_both_count(tmp_path: Path) -> None:
    texts = {
        "a.txt": paper("甲政发〔2024〕1号", "防汛", "2024年3月7日"),
        "b.txt": paper("甲政发〔2024〕2号", "抗旱", "2024年4月7日"),
    }
    paths = written(tmp_path, texts)
    index = MemoryIndex([source_of(recognise(read(path)), path) for path in paths])
    written(tmp_path, {"a.txt": texts["b.txt"], "b.txt": texts["a.txt"]})
    found = library_of(index, {path: recognise(read(path)) for path in paths})
    assert len(found.entries) == 2


def test_a_text_and_its_word_file_are_one_paper() -> None:
    one = paper("甲政发〔2024〕1号", "防汛", "2024年3月7日")
    assert len(library({"a.txt": one}, {"b.txt": one.replace("抓好", "切实抓好")}).entries) == 1


def test_the_day_is_that_of_the_youngest_paper() -> None:
    kept = series(2024, range(1, 4))
    assert library(kept, {}).day == datetime.date(2024, 3, 7)
    later = {"later.txt": paper("甲政发〔2095〕1号", "防汛", "2095年3月7日")}
    assert library({**kept, **later}, {}).day == datetime.date(2024, 3, 7)
    assert library(kept, {}, datetime.date(2025, 1, 1)).day == datetime.date(2025, 1, 1)


def test_a_past_year_with_papers_of_december_is_over() -> None:
    kept = {**series(2023, range(1, 4)), **series(2024, range(10, 13))}
    found = library(kept, {})
    assert found.day == datetime.date(2024, 12, 31)
    assert all(row.is_over for row in found.years.values())


def test_an_empty_library_has_no_figures() -> None:
    found = library({}, {}).figures()
    assert (found.documents, found.issuers, found.loads, found.repeats) == (0, (), (), ())


def test_the_figures_of_a_library() -> None:
    asked = paper(
        "甲政发〔2024〕1号",
        "河道清淤",
        "2024年3月7日",
        "请各县（市、区）人民政府每月底前报送河道清淤进展情况。",
    )
    found = library({"old.txt": old(), "asked.txt": asked}, {"new.txt": new()}).figures()
    assert found.documents == 3
    assert [(row.recipient, row.year, row.reports) for row in found.loads] == [
        ("甲市各县（市、区）", 2024, 12)
    ]
    assert [one.paper.path for one in found.repeats] == ["new.txt"]


def test_what_lies_only_in_the_library_is_not_held_against_itself() -> None:
    assert library({"old.txt": old(), "new.txt": new()}, {}).figures().repeats == ()
