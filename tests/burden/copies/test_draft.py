"""Building an index: whatever ends it, the file is whole and the next run goes on."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govlint.burden.copies import draft as drafts
from govlint.burden.copies import merging
from govlint.burden.copies.draft import drafting, has_draft, known_files
from govlint.burden.copies.layout import BrokenIndexError, IndexFileError
from govlint.burden.copies.store import open_index
from govlint.model.copies import Source
from tests.burden.copies.library import build, content, entry, made, renamed, words

FIRST = [made(number, words(number, 40)) for number in range(12)]
MORE = [made(number, words(number, 40)) for number in range(12, 18)]
LONG = [made(number) for number in range(20, 40)]
CHANGED = made(3, "改过的正文，与原来的没有一处相同。" * 3)
DROPPED = [FIRST[5].path, FIRST[9].path]


def beside(place: Path) -> list[str]:
    return sorted(it.name for it in place.parent.iterdir() if it != place)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "库.idx"


def update(place: Path) -> None:
    build(place, [*MORE, CHANGED], DROPPED)


def expected(tmp_path: Path, documents: list[Source]) -> dict[str, Any]:
    """Return what an index of some documents holds that was built in one go."""
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        build(Path(folder, "e.idx"), documents)
        return content(Path(folder, "e.idx"))


def after_update() -> list[Source]:
    left = [source for source in FIRST if source.path not in (*DROPPED, CHANGED.path)]
    return [*left, *MORE, CHANGED]


def test_nothing_is_left_beside_a_finished_index(place: Path) -> None:
    build(place, FIRST)
    assert beside(place) == []
    update(place)
    assert beside(place) == []
    assert content(place)["left"] == [0, 0, 0]


def test_an_update_gives_what_a_build_from_nothing_gives(place: Path, tmp_path: Path) -> None:
    build(place, FIRST)
    update(place)
    assert content(place) == expected(tmp_path, after_update())


def test_an_update_that_changes_nothing_gives_the_same(place: Path) -> None:
    build(place, FIRST)
    before = content(place)
    build(place, FIRST[:4])
    assert content(place) == before


def test_work_that_was_left_is_gone_on_with(place: Path, tmp_path: Path) -> None:
    with drafting(place) as draft:
        draft.add([entry(source) for source in FIRST[:7]])
    assert has_draft(place)
    assert not place.exists()
    with drafting(place) as draft:
        assert list(draft.known()) == [source.path for source in FIRST[:7]]
        draft.add([entry(source) for source in FIRST[7:]])
        draft.merge()
        draft.publish()
    assert content(place) == expected(tmp_path, FIRST)
    assert not has_draft(place)


def test_work_that_is_given_up_leaves_the_index(place: Path) -> None:
    build(place, FIRST)
    raw = place.read_bytes()
    with drafting(place) as draft:
        draft.drop([source.path for source in FIRST])
        draft.discard()
    assert place.read_bytes() == raw
    assert beside(place) == []


def test_what_is_known_of_files(place: Path) -> None:
    assert known_files(place) == {}
    source = renamed(FIRST[0], "a\udcff\n库.txt")
    build(place, [source, FIRST[1]])
    found = known_files(place)
    assert list(found) == ["a\udcff\n库.txt", FIRST[1].path]
    assert found[source.path] == drafts.Known(len(source.text), 1, source.sha256)
    with drafting(place) as draft:
        draft.touch([(source.path, 77, 88)])
        assert draft.known()[source.path] == drafts.Known(77, 88, source.sha256)
        assert draft.stored(source.path) == source
        with pytest.raises(KeyError):
            draft.stored("none")


class Counting(sqlite3.Connection):
    """A connection that ends its process at a given statement, as kill -9 does."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        step()
        return super().execute(*arguments)


STRIDE = 97
STEPS = [0, 0]
"""Steps so far, and the step at which the process ends."""
WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile", "shutil.rmtree"}


def step(event: str = "os.remove", _: object = None) -> None:
    if event in WATCHED:
        STEPS[0] += 1
        if STEPS[0] == STEPS[1]:
            os.kill(os.getpid(), signal.SIGKILL)


def run_and_die(work: Callable[[Path], None], place: Path, at: int) -> None:
    """Do work in this process, which ends at a step of it."""
    connect = sqlite3.connect
    drafts.sqlite3.connect = lambda *a, **k: connect(*a, factory=Counting, **k)  # type: ignore
    merging.COMMIT_SECONDS = 0.0
    STEPS[:] = [0, at]
    sys.addaudithook(step)
    work(place)


def killed(work: Callable[[Path], None], place: Path, at: int) -> bool:
    """Run work in a process that is killed at a step; tell whether it came so far."""
    process = multiprocessing.get_context("fork").Process(
        target=run_and_die, args=(work, place, at)
    )
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


@needs_fork
@pytest.mark.parametrize("begin", (1, 30, 65))
def test_a_build_that_is_killed_goes_on(begin: int, tmp_path: Path) -> None:
    reference = expected(tmp_path, FIRST)
    at = begin
    while True:
        place = tmp_path / str(at) / "库.idx"
        place.parent.mkdir()
        if not killed(lambda it: build(it, FIRST), place, at):
            break
        assert set(beside(place)) <= {".库.idx.building"}
        if place.exists():
            assert content(place) == reference
        build(place, FIRST)
        assert content(place) == reference, at
        assert beside(place) == []
        at += STRIDE
    assert at > 5 * STRIDE


@needs_fork
@pytest.mark.parametrize("begin", (1, 30, 65))
def test_an_update_that_is_killed_leaves_the_index_and_goes_on(begin: int, tmp_path: Path) -> None:
    old, new = expected(tmp_path, FIRST), expected(tmp_path, after_update())
    build(tmp_path / "old.idx", FIRST)
    at = begin
    while True:
        place = tmp_path / str(at) / "库.idx"
        place.parent.mkdir()
        shutil.copyfile(tmp_path / "old.idx", place)
        if not killed(update, place, at):
            break
        assert set(beside(place)) <= {".库.idx.building"}
        with open_index(place) as index:
            assert len(index) in (len(FIRST), len(after_update()))
        assert content(place) in (old, new)
        update(place)
        assert content(place) == new, at
        assert beside(place) == []
        at += STRIDE
    assert at > 5 * STRIDE


@needs_fork
def test_a_build_that_is_killed_again_and_again_comes_to_its_end(tmp_path: Path) -> None:
    place = tmp_path / "a" / "库.idx"
    place.parent.mkdir()
    at = 90
    while killed(go_on, place, at):
        at += 40
    assert at > 200
    assert content(place) == expected(tmp_path, FIRST)
    assert beside(place) == []


def go_on(place: Path) -> None:
    """Add what is not there yet, as the command does."""
    with drafting(place) as draft:
        known = draft.known()
        for source in FIRST:
            if source.path not in known:
                draft.add([entry(source)])
        draft.merge()
        draft.publish()


def test_two_cannot_build_at_once(place: Path) -> None:
    with drafting(place) as draft:
        draft.add([entry(FIRST[0])])
        with pytest.raises(IndexFileError, match="另一个 govlint 正在写"), drafting(place):
            pass
        draft.add([entry(FIRST[1])])
        draft.merge()
        draft.publish()
    assert len(known_files(place)) == 2


def test_a_full_disk_is_told_and_costs_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(place, FIRST[:2])
    raw = place.read_bytes()
    connected = drafts._connected

    def small(work: Path) -> sqlite3.Connection:
        base = connected(work)
        pages = base.execute("PRAGMA page_count").fetchone()[0]
        base.execute(f"PRAGMA max_page_count = {pages + 3}")
        return base

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "_connected", small)
        with pytest.raises(IndexFileError, match=r"磁盘已满.*会接着建") as caught:
            build(place, LONG)
    assert "\n" not in str(caught.value)
    assert place.read_bytes() == raw
    build(place, LONG)
    assert content(place) == expected(tmp_path, [*FIRST[:2], *LONG])


def test_a_disk_that_is_full_when_the_index_is_copied(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(place, FIRST[:2])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(IndexFileError, match="磁盘已满"):
        build(place, FIRST[2:])
    assert len(known_files(place)) == 2


def test_a_place_that_cannot_be_written_has_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "none" / "a.idx", tmp_path / "file" / "a.idx", tmp_path / ("长" * 90)):
        with pytest.raises(IndexFileError, match="写不了索引文件") as caught:
            build(place, FIRST[:1])
        assert "\n" not in str(caught.value)


def test_a_foreign_file_is_not_overwritten(place: Path) -> None:
    place.write_text("不是索引", encoding="utf-8")
    with pytest.raises(BrokenIndexError, match="不是 govlint 的索引文件"):
        build(place, FIRST)
    with pytest.raises(BrokenIndexError, match="不是 govlint 的索引文件"):
        known_files(place)
    assert place.read_text(encoding="utf-8") == "不是索引"
    assert beside(place) == []


def test_an_index_of_an_older_version_is_built_anew(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("govlint.burden.copies.shingles.VERSION", 0)
        build(place, FIRST)
    assert known_files(place) == {}
    build(place, MORE)
    assert content(place) == expected(tmp_path, MORE)


def test_torn_work_is_begun_anew(place: Path, tmp_path: Path) -> None:
    build(place, FIRST[:3])
    with drafting(place) as draft:
        draft.add([entry(source) for source in MORE])
    work = place.parent / ".库.idx.building" / "work.db"
    work.write_bytes(work.read_bytes()[:9000])
    build(place, FIRST[3:])
    assert content(place) == expected(tmp_path, FIRST)


def test_a_bucket_that_is_none_is_told_and_the_work_given_up(place: Path) -> None:
    build(place, FIRST)
    base = sqlite3.connect(place)
    base.execute("UPDATE buckets SET postings = x'0102030405060708'")
    base.commit()
    base.close()
    with pytest.raises(BrokenIndexError, match="已损坏，请删除它再建"):
        update(place)
    assert beside(place) == []


def test_a_large_index_gets_large_pages(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(place, FIRST)
    assert int.from_bytes(place.read_bytes()[16:18], "big") == 4096
    monkeypatch.setattr(drafts, "_BIG_FILE", 1000)
    update(place)
    assert int.from_bytes(place.read_bytes()[16:18], "big") == 1
    assert len(known_files(place)) == len(after_update())
