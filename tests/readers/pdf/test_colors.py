from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfcolor import PREDEFINED_COLORSPACE, PDFColorSpace
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from govlint.readers.pdf.colors import color_of, space_of

GRAY = PREDEFINED_COLORSPACE["DeviceGray"]
CMYK = LIT("DeviceCMYK")


def tint(c1: list[float], n: float = 1) -> dict[str, object]:
    """A function that mixes white and a colour."""
    return {"FunctionType": 2, "C0": [0.0] * len(c1), "C1": c1, "N": n}


@pytest.mark.parametrize(
    ("value", "color"),
    [
        (0, "000000"),
        (1.0, "FFFFFF"),
        ((0.0,), "000000"),
        ((1.0, 0.0, 0.0), "FF0000"),
        ((0.0, 0.0, 0.0, 1.0), "000000"),
        ((0.0, 0.0, 0.0, 0.9), "000000"),
        ((0.7, 0.7, 0.7, 0.6), "000000"),
        ((0.0, 1.0, 1.0, 0.0), "FF0000"),
        ((0.0, 0.0, 0.0, 0.0), "FFFFFF"),
        ((2.0, -1.0, 0.5), "FF0080"),
        ("P1", None),
        (((1.0,), "P1"), None),
        ((0.1, 0.2), None),
        ((), None),
    ],
)
def test_plain_colours(value: object, color: str | None) -> None:
    assert color_of(GRAY, value) == color


@pytest.mark.parametrize(
    ("spec", "value", "color"),
    [
        (LIT("DeviceRGB"), (1.0, 0.0, 0.0), "FF0000"),
        ([LIT("ICCBased"), PDFStream({"N": 3}, b"")], (0.0, 0.0, 0.0), "000000"),
        ([LIT("ICCBased"), PDFStream({"N": 4}, b"")], (0.0, 0.0, 0.0, 1.0), "000000"),
        ([LIT("CalGray"), {}], (0.0,), "000000"),
        ([LIT("Lab"), {}], (0.0, 0.0, 0.0), "000000"),
        ([LIT("Lab"), {}], (50.0, 60.0, 60.0), None),
        ([LIT("Separation"), LIT("Black"), CMYK, {}], (1.0,), "000000"),
        ([LIT("Separation"), LIT("All"), CMYK, {}], (0.0,), "FFFFFF"),
        ([LIT("Separation"), LIT("None"), CMYK, {}], (1.0,), "FFFFFF"),
        ([LIT("Separation"), LIT("PANTONE"), CMYK, tint([0, 1, 1, 0])], (1.0,), "FF0000"),
        ([LIT("Separation"), LIT("PANTONE"), CMYK, {}], (1.0,), None),
        ([LIT("DeviceN"), [LIT("Cyan"), LIT("Black")], CMYK, {}], (0.0, 1.0), "000000"),
        ([LIT("Indexed"), LIT("DeviceRGB"), 1, b"\0\0\0\xff\0\0"], (1,), "FF0000"),
        ([LIT("Indexed"), LIT("DeviceRGB"), 1, b"\0"], (9,), None),
    ],
)
def test_colours_of_defined_spaces(spec: object, value: object, color: str | None) -> None:
    space = space_of(spec)
    assert space is not None
    assert color_of(space, value) == color


def test_a_sampled_tint_is_looked_up_at_its_end() -> None:
    entries = {"FunctionType": 0, "BitsPerSample": 8, "Range": [0, 1, 0, 1, 0, 1, 0, 1]}
    table = PDFStream(entries, b"\0\0\0\0" + b"\0\xff\xff\0")
    space = space_of([LIT("Separation"), LIT("红"), CMYK, table])
    assert space is not None
    assert color_of(space, (1.0,)) == "FF0000"


@pytest.mark.parametrize(
    "spec", [None, [], 7, LIT("Pattern"), [LIT("ICCBased")], [LIT("Indexed"), LIT("Lab")], [[]]]
)
def test_a_malformed_space_is_no_space(spec: object) -> None:
    assert space_of(spec) is None


def test_a_space_cannot_stand_in_for_itself_for_ever() -> None:
    spec: list[object] = [LIT("Indexed"), LIT("DeviceRGB"), 0, b"\0\0\0"]
    for _ in range(50):
        spec = [LIT("Indexed"), spec, 0, b"\0"]
    assert space_of(spec) is None


NUMBERS = st.one_of(st.integers(-9, 9), st.floats(), st.text(max_size=2), st.none())


@given(st.one_of(NUMBERS, st.lists(NUMBERS, max_size=5).map(tuple)))
def test_every_value_is_a_colour_or_unknown(value: object) -> None:
    color = color_of(PDFColorSpace("DeviceN", 1), value)
    assert color is None or re.fullmatch("[0-9A-F]{6}", color)
