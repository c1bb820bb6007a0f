from __future__ import annotations

import copy
import random
import sqlite3
from pathlib import Path

import pytest

from govlint.burden.copies import layout
from govlint.burden.copies.folding import fold
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.layout import BrokenIndexError, IndexFileError, OldIndexError
from govlint.burden.copies.shingles import prints, prints_of
from govlint.burden.copies.store import is_index, open_index
from tests.burden.copies.library import COMMON, build, made, words

DOCUMENTS = [made(number) for number in range(20)]
ASKED = [
    DOCUMENTS[3].text[40:200] + DOCUMENTS[11].text[60:140],
    COMMON,
    words("nothing"),
    DOCUMENTS[0].text,
]


def prints_in(text: str) -> list[int]:
    return list(prints(fold(text, [(0, len(text))]).text))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("library") / "库 #1?.idx"
    build(place, DOCUMENTS)
    return place


def test_a_file_finds_what_an_index_in_memory_finds(place: Path) -> None:
    memory = MemoryIndex(DOCUMENTS)
    with open_index(place) as index:
        assert (len(index), index.size) == (20, place.stat().st_size)
        for text in ASKED:
            assert index.candidates(prints_in(text), 7) == memory.candidates(prints_in(text), 7)
            assert index.spread(prints_in(text)) == memory.spread(prints_in(text))


def test_documents_come_back_as_they_were(place: Path) -> None:
    with open_index(str(place)) as index:
        assert [index.source(number) for number in range(20)] == DOCUMENTS
        heads = list(index.heads())
    assert [head.title for head in heads] == [source.title for source in DOCUMENTS]
    assert [head.loads for head in heads] == [source.loads for source in DOCUMENTS]
    assert {head.text for head in heads} == {""}


def test_numbers_follow_the_paths_whatever_was_added_when(tmp_path: Path, place: Path) -> None:
    grown = tmp_path / "grown.idx"
    build(grown, reversed(DOCUMENTS[5:15]))
    build(grown, [*DOCUMENTS[15:], *DOCUMENTS[:8]], drop=[DOCUMENTS[2].path])
    build(grown, [DOCUMENTS[2]])
    with open_index(grown) as one, open_index(place) as two:
        assert [one.source(number) for number in range(20)] == DOCUMENTS
        for text in ASKED:
            assert one.candidates(prints_in(text), 20) == two.candidates(prints_in(text), 20)
            assert one.spread(prints_in(text)) == two.spread(prints_in(text))


def test_reading_writes_nothing(place: Path) -> None:
    before = place.stat().st_mtime_ns, place.read_bytes()
    with open_index(place) as index:
        index.candidates(prints_of(DOCUMENTS[1]), 3)
        index.source(4)
        assert sorted(it.name for it in place.parent.iterdir()) == [place.name]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            index._base.execute("DELETE FROM sources")
    assert (place.stat().st_mtime_ns, place.read_bytes()) == before
    assert sorted(it.name for it in place.parent.iterdir()) == [place.name]


def test_an_index_is_replaced_under_those_who_read_it(tmp_path: Path) -> None:
    place = tmp_path / "a.idx"
    build(place, DOCUMENTS[:5])
    with open_index(place) as index:
        build(place, DOCUMENTS[5:], drop=[source.path for source in DOCUMENTS[:5]])
        assert [index.source(number) for number in range(5)] == DOCUMENTS[:5]
    with open_index(place) as index:
        assert len(index) == 15


def test_another_process_opens_the_file_anew(place: Path) -> None:
    with open_index(place) as index, copy.copy(index) as other:
        assert other is not index
        assert other.source(3) == DOCUMENTS[3]


def test_an_index_tells_itself_from_other_files(place: Path, tmp_path: Path) -> None:
    assert is_index(place)
    foreign = tmp_path / "x.idx"
    foreign.write_text("甲市人民政府关于防汛的通知" * 20, encoding="utf-8")
    assert not is_index(foreign)
    assert not is_index(tmp_path)
    assert not is_index(tmp_path / "none")


def other_database(place: Path) -> None:
    base = sqlite3.connect(place)
    base.execute("CREATE TABLE t (a)")
    base.commit()
    base.close()


def with_view(place: Path) -> None:
    build(place, DOCUMENTS[:2])
    base = sqlite3.connect(place)
    base.execute("ALTER TABLE texts RENAME TO hidden")
    base.execute("CREATE VIEW texts AS SELECT * FROM hidden")
    base.commit()
    base.close()


def patched(offset: int, number: int, place: Path) -> None:
    build(place, DOCUMENTS[:2])
    raw = bytearray(place.read_bytes())
    raw[offset : offset + 4] = number.to_bytes(4, "big")
    place.write_bytes(raw)


def cut(place: Path) -> None:
    build(place, DOCUMENTS)
    place.write_bytes(place.read_bytes()[:-5000])


@pytest.mark.parametrize(
    ("make", "kind", "words"),
    [
        (lambda place: None, IndexFileError, "找不到索引文件"),
        (lambda place: place.mkdir(), IndexFileError, "读不了索引文件"),
        (lambda place: place.write_bytes(b""), BrokenIndexError, "不是 govlint 的索引文件"),
        (lambda place: place.write_bytes(b"x" * 500), BrokenIndexError, "不是 govlint 的索引文件"),
        (other_database, BrokenIndexError, "不是 govlint 的索引文件"),
        (with_view, BrokenIndexError, "不是 govlint 的索引文件"),
        (cut, BrokenIndexError, "不完整"),
        (lambda place: patched(60, layout.FORMAT + 1, place), IndexFileError, "请升级"),
        (lambda place: patched(60, layout.FORMAT - 1, place), OldIndexError, "旧版"),
        (lambda place: patched(68, 5, place), BrokenIndexError, "不是 govlint 的索引文件"),
    ],
)
def test_a_file_that_cannot_be_used_has_one_clear_line(
    tmp_path: Path, make: object, kind: type[Exception], words: str
) -> None:
    place = tmp_path / "甲.idx"
    make(place)  # type: ignore[operator]
    with pytest.raises(kind, match=words) as caught:
        open_index(place)
    assert "\n" not in str(caught.value)
    assert "甲.idx" in str(caught.value)


def test_prints_of_another_version_are_not_searched(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govlint.burden.copies.shingles.VERSION", 99)
    with pytest.raises(OldIndexError, match="再建一次"):
        open_index(place)


def test_a_damaged_index_fails_in_one_way_only(tmp_path: Path) -> None:
    place = tmp_path / "a.idx"
    build(place, DOCUMENTS[:8])
    whole = place.read_bytes()
    failed = 0
    for seed in range(150):
        chance = random.Random(seed)
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 20, 400))):
            raw[chance.randrange(100, len(raw))] = chance.randrange(256)
        place.write_bytes(raw)
        try:
            with open_index(place) as index:
                for text in ASKED:
                    index.candidates(prints_in(text), 5)
                list(index.heads())
                for number in range(8):
                    index.source(number)
        except IndexFileError:
            failed += 1
    assert failed > 30


def test_a_text_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.idx"
    build(place, [made(1, "水" * 100_000)])
    monkeypatch.setattr(layout, "MOST_BYTES", 10_000)
    with open_index(place) as index, pytest.raises(BrokenIndexError, match="已损坏"):
        index.source(0)
