from __future__ import annotations

import struct
import zlib

import pytest

from govlint.builder.pictures import SIDE, picture_bytes


def pixels(raw: bytes) -> list[list[tuple[int, ...]]]:
    """The pixels of a PNG of eight bits with alpha whose rows are not filtered."""
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", raw[16:24])
    start = raw.index(b"IDAT")
    length = struct.unpack(">I", raw[start - 4 : start])[0]
    packed = zlib.decompress(raw[start + 4 : start + 4 + length])
    stride = width * 4 + 1
    rows = [packed[y * stride + 1 : (y + 1) * stride] for y in range(height)]
    return [[tuple(row[x : x + 4]) for x in range(0, len(row), 4)] for row in rows]


def test_a_seal_is_a_ring_with_a_star_on_nothing() -> None:
    found = pixels(picture_bytes("seal", "E60012"))
    assert (len(found), len(found[0])) == (SIDE, SIDE)
    middle = SIDE // 2
    assert found[middle][middle] == (0xE6, 0, 0x12, 255)
    ring = [x for x in range(SIDE) if found[middle][x][3] == 255]
    assert (ring[0] / SIDE, ring[-1] / SIDE) == pytest.approx((0.025, 0.975), abs=0.01)
    assert found[0][0][3] == 0
    assert found[middle][SIDE // 4][3] == 0
    assert {pixel[:3] for row in found for pixel in row} == {(0xE6, 0, 0x12)}


def test_one_tip_of_the_star_points_upwards() -> None:
    found = pixels(picture_bytes("seal", "E60012"))
    middle, reach = SIDE // 2, round(0.15 * SIDE)
    assert found[middle - reach][middle][3] > 0
    assert found[middle + reach][middle][3] == 0


def test_a_stamp_is_a_stroke() -> None:
    found = pixels(picture_bytes("stamp", "000000"))
    assert len(found[0]) > 2 * len(found)
    inked = sum(pixel[3] > 0 for row in found for pixel in row)
    assert 0.02 < inked / (len(found) * len(found[0])) < 0.2


def test_the_same_picture_has_the_same_bytes() -> None:
    first = picture_bytes("seal", "E60012")
    picture_bytes.cache_clear()
    assert picture_bytes("seal", "E60012") == first
    assert picture_bytes("seal", "FF0000") != first
