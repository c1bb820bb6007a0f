from __future__ import annotations

import zlib

import pytest
from pdfminer.pdfexceptions import PDFNotImplementedError
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import LIT

from govlint.readers.errors import ReadError
from govlint.readers.limits import MIB, Deadline, Limits
from govlint.readers.pdf.streams import BoundedStream, Budget, FileParser, PageParser

FLATE = LIT("FlateDecode")


def budget(limits: Limits | None = None, clock: list[float] | None = None) -> Budget:
    ticks = iter(clock or [])
    deadline = Deadline(60, lambda: next(ticks, 0.0))
    return Budget(limits or Limits(), deadline)


def unpacked(data: bytes, limits: Limits | None = None, **entries: object) -> bytes:
    stream = BoundedStream(dict(entries), data)
    stream.budget = budget(limits)
    return stream.get_data()


def test_filters_are_undone_one_after_the_other() -> None:
    packed = zlib.compress(zlib.compress(b"BT ET"))
    assert unpacked(packed, Filter=[FLATE, FLATE]) == b"BT ET"
    assert unpacked(b"42542045 54>", Filter=LIT("ASCIIHexDecode")) == b"BT ET"
    assert unpacked(b"plain") == b"plain"


def test_damaged_data_gives_what_came_before_the_damage() -> None:
    text = bytes(range(256)) * 4000
    packed = bytearray(zlib.compress(text, 0))
    packed[len(packed) // 2 :] = b"\xff" * 100_000
    found = unpacked(bytes(packed), Filter=FLATE)
    assert found
    assert found[:200_000] == text[:200_000]


def test_a_bomb_is_stopped_while_it_is_unpacked() -> None:
    packed = zlib.compress(b"0" * 40 * MIB)
    with pytest.raises(ReadError) as caught:
        unpacked(packed, Limits(max_expanded=8 * MIB), Filter=FLATE)
    assert caught.value.code == "bomb"


def test_streams_share_one_budget() -> None:
    shared = budget(Limits(max_expanded=3 * MIB))
    for _ in range(2):
        stream = BoundedStream({"Filter": FLATE}, zlib.compress(b"0" * MIB))
        stream.budget = shared
        stream.decode()
    with pytest.raises(ReadError):
        shared.spend(2 * MIB)


def test_filters_of_images_are_no_filters_of_text() -> None:
    for name in ("DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "RunLengthDecode", "Nonsense"):
        with pytest.raises(PDFNotImplementedError):
            unpacked(b"x", Filter=LIT(name))


def test_predictors_are_undone() -> None:
    parameters = {"Predictor": 12, "Columns": 2}
    rows = zlib.compress(b"\x02\x01\x01\x02\x01\x01")
    assert unpacked(rows, Filter=FLATE, DecodeParms=parameters) == b"\x01\x01\x02\x02"
    tiff = {"Predictor": 2, "Columns": 2}
    assert unpacked(zlib.compress(b"\x01\x01\x05"), Filter=FLATE, DecodeParms=tiff) == b"\x01\x02"


@pytest.mark.parametrize("columns", [-1, 0, 10**12, "x", None])
def test_a_senseless_predictor_changes_nothing(columns: object) -> None:
    parameters = {"Predictor": 15, "Columns": columns}
    data = zlib.compress(b"\x00\x01")
    assert unpacked(data, Filter=FLATE, DecodeParms=parameters) in (b"\x00\x01", b"\x01")


def test_parsers_look_at_the_clock() -> None:
    late = budget(clock=[0.0, 100.0, 100.0])
    with pytest.raises(ReadError) as caught:
        FileParser(b"1 0 obj", late).nexttoken()
    assert caught.value.code == "limit"
    stream = BoundedStream({}, b"0 0 m")
    stream.budget = budget()
    late = budget(clock=[0.0, 100.0, 100.0])
    with pytest.raises(ReadError):
        PageParser([stream], late.deadline).nextobject()
    with pytest.raises(PSEOF):
        PageParser([], late.deadline).nextobject()
