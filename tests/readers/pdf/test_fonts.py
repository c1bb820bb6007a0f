from __future__ import annotations

import struct

from pdfminer.pdffont import PDFFont
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from govlint.readers.pdf.fonts import Fonts


def font(**entries: object) -> PDFFont:
    """A composite font with these entries; whatever it asks pdfminer to count, it is made."""
    spec = {
        "Type": LIT("Font"),
        "Subtype": LIT("CIDFontType2"),
        "BaseFont": LIT("SimSun"),
        "Encoding": LIT("Identity-H"),
        "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity"},
        "FontDescriptor": {},
    }
    return Fonts().get_font(None, {**spec, **entries})


def mapping(text: bytes) -> PDFStream:
    return PDFStream({}, text)


def test_a_mapping_to_unicode_is_read() -> None:
    table = b"1 beginbfrange <0003> <0005> <0041> endbfrange 1 beginbfchar <0009> <4E2D> endbfchar"
    found = font(ToUnicode=mapping(table))
    assert [found.to_unichr(code) for code in (3, 4, 5, 9)] == ["A", "B", "C", "中"]


def test_simple_fonts_have_mappings_too() -> None:
    found = font(Subtype=LIT("TrueType"), ToUnicode=mapping(b"<01> <4E2D> endbfchar"))
    assert found.to_unichr(1) == "中"


def test_ranges_without_end_are_not_counted() -> None:
    for table in (
        b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange <0001> <0041> endbfchar",
        b"(\\000\\000\\000\\000) % no hexadecimal\n<FFFFFFFF> <0000> endbfrange",
        b"<00000000> <FFFFFFFF> 5 endcidrange",
        b"<0000> <FFFF> <0000> " * 100 + b"endbfrange",
    ):
        assert font(ToUnicode=mapping(table)).is_multibyte()


def test_widths_without_end_are_left_out() -> None:
    assert font(W=[0, 4_000_000_000, 250], DW=500).char_width(5) == 0.5
    assert font(W=[0, 10, 250], DW=500).char_width(5) == 0.25
    assert font(W=[3, [100, 250]], DW=500).char_width(4) == 0.25
    assert font(W=[0, float("1e300"), 250], DW=500).char_width(5) == 0.5
    assert font(W2=[0, 4_000_000_000, 1, 2, 3]).char_width(5) == 1.0


def program(*tables: bytes, system: int = 3, script: int = 1) -> PDFStream:
    """A TrueType font of which only the character map is there."""
    places, offset = b"", 4 + 8 * len(tables)
    for table in tables:
        places += struct.pack(">HHL", system, script, offset)
        offset += len(table)
    cmap = struct.pack(">HH", 0, len(tables)) + places + b"".join(tables)
    head = b"\0\1\0\0" + struct.pack(">HHHH", 1, 0, 0, 0)
    return PDFStream({}, head + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap)


def groups(*ranges: tuple[int, int, int]) -> bytes:
    body = b"".join(struct.pack(">LLL", *one) for one in ranges)
    return struct.pack(">HHLLL", 12, 0, 16 + len(body), 0, len(ranges)) + body


def segments(*ranges: tuple[int, int, int]) -> bytes:
    count = len(ranges)
    parts = [
        struct.pack(f">{count}H", *(one[1] for one in ranges)),
        b"\0\0",
        struct.pack(f">{count}H", *(one[0] for one in ranges)),
        struct.pack(f">{count}h", *(one[2] for one in ranges)),
        struct.pack(f">{count}H", *([0] * count)),
    ]
    head = struct.pack(">HHHHHHH", 4, 16 + 8 * count, 0, 2 * count, 0, 0, 0)
    return head + b"".join(parts)


def test_a_character_map_in_the_font_is_read() -> None:
    found = font(FontDescriptor={"FontFile2": program(groups((0x4E2D, 0x4E2D, 7)))})
    assert found.to_unichr(7) == "中"
    found = font(FontDescriptor={"FontFile2": program(segments((0x4E2D, 0x4E2D, 7 - 0x4E2D)))})
    assert found.to_unichr(7) == "中"


def test_a_character_map_without_end_is_left_out() -> None:
    whole = program(groups((0, 0xFFFFFFFF, 0)))
    cut = PDFStream({}, program(groups((0, 0xFFFFFFFF, 0), (0, 0, 0))).get_data()[:-4])
    many = program(*[segments((0, 0xFFFF, 0))] * 20)
    for endless in (whole, cut, many):
        assert font(FontDescriptor={"FontFile2": endless}).is_multibyte()


def test_a_map_of_a_strange_kind_costs_the_map_and_not_the_font() -> None:
    for kind in (2, 14):
        strange = program(struct.pack(">HH", kind, 0) + b"\0" * 600, system=0, script=5)
        found = font(
            FontDescriptor={"FontFile2": strange}, ToUnicode=mapping(b"<07> <4E2D> endbfchar")
        )
        assert found.to_unichr(7) == "中"
    legacy = program(struct.pack(">HH", 2, 0) + b"\0" * 600, script=3)
    assert font(FontDescriptor={"FontFile2": legacy}).is_multibyte()


def test_a_font_is_made_once() -> None:
    fonts = Fonts()
    spec = {"Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica")}
    assert fonts.get_font(5, spec) is fonts.get_font(5, spec)
