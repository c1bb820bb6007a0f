from __future__ import annotations

import pytest

from govlint.burden.copies import index
from govlint.burden.copies.folding import fold
from govlint.burden.copies.index import MemoryIndex, ranked
from govlint.burden.copies.shingles import prints, prints_of
from tests.burden.copies.library import COMMON, made, renamed, words


def prints_in(text: str) -> list[int]:
    return list(prints(fold(text, [(0, len(text))]).text))


@pytest.fixture(scope="module")
def library() -> MemoryIndex:
    return MemoryIndex(made(number) for number in range(30))


def test_what_was_copied_from_comes_first(library: MemoryIndex) -> None:
    text = words("own", 200) + made(7).text[50:250] + COMMON + made(21).text[100:180]
    found = library.candidates(prints_in(text), 5)
    assert [library.source(number).path for number, _ in found[:2]] == ["库/007.txt", "库/021.txt"]
    assert 0.2 < found[0][1] < 0.7
    assert found[0][1] > found[1][1] > found[2][1] > 0


def test_common_wording_weighs_little(library: MemoryIndex) -> None:
    found = library.candidates(prints_in(COMMON + words(3)[:40]), 50)
    assert [number for number, _ in found] == [3, *(n for n in range(30) if n != 3)]
    assert found[0][1] > 0.7
    assert found[1][1] < 0.05


def test_a_document_scores_one_against_itself(library: MemoryIndex) -> None:
    ((number, score), *_) = library.candidates(prints_of(made(4)), 1)
    assert number == 4
    assert score == pytest.approx(1.0)
    assert score <= 1.0


def test_equal_scores_stand_in_the_order_of_the_paths() -> None:
    copies = [renamed(made(1), f"{name}.txt") for name in ("丙", "甲", "b", "a", "\udcff")]
    found = MemoryIndex(copies)
    order = [found.source(number).path for number, _ in found.candidates(prints_of(made(1)), 9)]
    assert order == ["a.txt", "b.txt", "丙.txt", "甲.txt", "\udcff.txt"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [made(number) for number in range(9)]
    one, two = MemoryIndex(documents), MemoryIndex(reversed(documents))
    asked = prints_in(made(2).text + made(5).text)
    assert one.candidates(asked, 9) == two.candidates(asked, 9)


def test_a_single_document_can_be_searched() -> None:
    alone = MemoryIndex([made(1)])
    ((number, score),) = alone.candidates(prints_of(made(1)), 5)
    assert number == 0
    assert score == pytest.approx(1.0)
    assert alone.candidates(prints_in(words("else")), 5) == []


@pytest.mark.parametrize("limit", [0, -1])
def test_nothing_asked_for_is_nothing_found(library: MemoryIndex, limit: int) -> None:
    assert library.candidates(prints_of(made(1)), limit) == []
    assert library.candidates([], 5) == []
    assert MemoryIndex([]).candidates(prints_of(made(1)), 5) == []


def test_spread_is_the_share_of_documents(library: MemoryIndex) -> None:
    assert library.spread(prints_in(COMMON)) == 1.0
    assert library.spread(prints_in(words(3)[:60])) == pytest.approx(1 / 30)
    assert library.spread(prints_in(words("else"))) == 0.0
    assert library.spread([]) == 0.0
    assert MemoryIndex([]).spread(prints_in(COMMON)) == 0.0


def test_wording_of_half_a_library_does_not_take_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    class Places(list[int]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            nonlocal looked_at
            looked_at += len(self)
            return super().__iter__()

    monkeypatch.setattr(index, "MOST_POSTINGS", 1000)
    common = {one: Places(range(400)) for one in range(1, 500)}
    found = ranked([0, *common], lambda one: [7] if not one else common[one], 500, 3)
    assert found[0][0] == 7
    assert looked_at <= 1000


def test_heads_come_in_order(library: MemoryIndex) -> None:
    assert [source.path for source in library.heads()] == [f"库/{n:03}.txt" for n in range(30)]
    assert (len(library), library.size) == (30, 0)
