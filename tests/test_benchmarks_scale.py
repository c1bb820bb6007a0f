"""The benchmark of a large index runs: on invented input, and with no word about time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.copies import scale

from govlint.burden.copies.store import open_index
from tests.burden.copies.library import words


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    for number in range(30):
        lines = [words(f"{number} {line}", 90) + "。" for line in range(20)]
        (folder / f"{number}.txt").write_text("\n".join([*lines, "短"]), encoding="utf-8")
    return folder


def test_paragraphs_are_taken_once_and_short_ones_left_out(real: Path) -> None:
    pool = scale.paragraphs(real)
    assert len(pool) == 600
    assert "短" not in pool


def test_a_source_is_decided_by_its_number(real: Path) -> None:
    pool = scale.paragraphs(real)
    assert scale.source(pool, 3) == scale.source(pool, 3) != scale.source(pool, 4)
    assert 3000 <= len(scale.source(pool, 3).text) < 3200


def test_a_build_is_killed_and_comes_to_its_end_and_is_searched(
    real: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "a.idx"
    options = ["--sources", "40", "--queries", "3", "--index", str(place)]
    monkeypatch.setattr(sys, "argv", ["scale", str(real), *options])
    monkeypatch.setattr(scale, "WARM_UP", 1)
    monkeypatch.setattr(scale, "KILLS", (("adding", 0.3), ("merging", 0.5)))
    scale.main()
    said = capsys.readouterr().out
    assert "killed at adding 40 40" in said
    assert "killed at merging 32 64" in said
    assert "came to its end" in said
    assert "copied source ranked first: 3 of 3" in said
    assert "left beside the index: nothing" in said
    with open_index(place) as index:
        assert len(index) == 40


def test_an_index_is_brought_up_to_date(real: Path, tmp_path: Path) -> None:
    place = tmp_path / "a.idx"
    scale.build(real, place, 5, 1)
    pool = scale.paragraphs(real)
    assert len(list(scale.of_update(place, pool, 5))) == 2
    with open_index(place) as index:
        assert [head.path[-5:] for head in index.heads()] == [f"{n}.txt" for n in range(1, 6)]
