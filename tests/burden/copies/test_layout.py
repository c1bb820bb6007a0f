from __future__ import annotations

import random
import sys

import pytest

from govlint.burden.copies.layout import (
    from_bytes,
    pack_head,
    pack_postings,
    pack_text,
    to_bytes,
    unpack_head,
    unpack_postings,
    unpack_text,
)
from govlint.model.copies import Source
from tests.burden.copies.library import made


@pytest.mark.parametrize("source", [made(1), made(4), Source("a", "", ()), made(2, "\ud800水" * 9)])
def test_a_document_is_written_and_read(source: Source) -> None:
    path = source.path.encode()
    text = unpack_text(pack_text(source))
    assert unpack_head(path, source.sha256, pack_head(source), text) == source


def test_every_character_comes_back() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x11000), 0x20000, 0x10FFFF]))
    assert unpack_text(pack_text(Source("a", every, ((0, 5),))))[0] == every


def test_chinese_takes_little_room() -> None:
    chance = random.Random(1)
    text = "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(3000))
    assert len(pack_text(Source("a", text, ()))) < 2.1 * len(text)


def test_numbers_are_written_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert to_bytes("I", [1, 0x01020304]) == bytes([1, 0, 0, 0, 4, 3, 2, 1])
    assert list(from_bytes("H", bytes([2, 1, 255, 255]))) == [0x102, 0xFFFF]
    other = "big" if sys.byteorder == "little" else "little"
    monkeypatch.setattr(sys, "byteorder", other)
    swapped = list(from_bytes("H", to_bytes("H", [1, 2, 0x1234])))
    assert swapped == [1, 2, 0x1234]


def test_postings_are_written_and_read() -> None:
    lows, ids = unpack_postings(pack_postings([1, 1, 0xFFFF], [7, 0xFFFFFFFF, 0]))
    assert (list(lows), list(ids)) == ([1, 1, 0xFFFF], [7, 0xFFFFFFFF, 0])
    with pytest.raises(ValueError, match="7"):
        unpack_postings(b"1234567")
