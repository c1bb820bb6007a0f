"""Damaged files of every kind: a Document or one line, nothing else."""

from __future__ import annotations

import random
import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.readers import Limits, ReadError, read
from govlint.readers.errors import CODES
from tests.readers.pdf.notice import notice

TOKENS = (
    *(b"0", b"-1", b"99999999999", b"1e300", b"null", b"[", b"]", b"<<", b">>", b"()", b"<FFFF>"),
    *(b"1 0 R", b"3 0 R", b"999 0 R", b"obj", b"endobj", b"stream", b"endstream", b"q", b"BT"),
    *(b"/FlateDecode", b"/Crypt", b"/LZWDecode", b"/ASCII85Decode", b"%", b"(\\400)", b"#FF"),
)
PART = re.compile(rb"-?\d+\.?\d*|/[A-Za-z0-9]+|<<|>>|\[|\]")


@lru_cache(maxsize=1)
def whole() -> bytes:
    return notice().bytes()


def attempt(raw: bytes) -> None:
    try:
        document = read(raw, name="x.pdf", limits=Limits(max_seconds=20))
    except ReadError as error:
        assert error.code in CODES
        assert error.message
        assert "\n" not in error.message
    else:
        assert document.format in ("pdf", "text")


def changed(raw: bytes, chance: random.Random) -> bytes:
    """Flip bytes, cut or repeat stretches, put senseless tokens in the place of others."""
    data = bytearray(raw)
    for _ in range(chance.choice((1, 2, 8))):
        place = chance.randrange(len(data))
        match chance.randrange(5):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.choice((1, 10, 300))]
            case 2:
                data[place:place] = data[max(0, place - chance.choice((10, 200))) : place]
            case _:
                parts = list(PART.finditer(bytes(data[place : place + 2000])))[:20]
                if parts:
                    part = chance.choice(parts)
                    data[place + part.start() : place + part.end()] = chance.choice(TOKENS)
    return bytes(data)


@pytest.mark.parametrize("seed", range(120))
def test_changed_files(seed: int) -> None:
    attempt(changed(whole(), random.Random(seed)))


@pytest.mark.parametrize("part", [n / 20 for n in range(20)])
def test_cut_files(part: float) -> None:
    with pytest.raises(ReadError):
        read(whole()[: int(len(whole()) * part)] or b"%PDF-", name="x.pdf")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_anything_that_calls_itself_pdf(junk: bytes) -> None:
    attempt(b"%PDF-1.7\n" + junk)
    attempt(b"%PDF-1.7\n1 0 obj\n" + junk + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF")
