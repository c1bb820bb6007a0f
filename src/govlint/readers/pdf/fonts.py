"""Fonts of a hostile PDF file: whatever makes pdfminer count without end is left out."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, PSKeyword

from govlint.readers.pdf.hostile import HOSTILE

_MOST = 1_000_000
"""Codes that the tables of a font may describe; those of real ones end at 65,536 each."""
_MAPPED_ELSEWHERE = LIT("Identity-H")


class Fonts(PDFResourceManager):
    """Makes fonts of what a page names."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font, made once, with tables of a sane length only."""
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        mapping = resolve1(spec.get("ToUnicode"))
        sane = _sane(spec)
        try:
            font = super().get_font(objid, sane)
        except HOSTILE:
            # pdfminer knows but some kinds of character maps; most fonts can do without.
            font = super().get_font(objid, _without_program(sane))
        if isinstance(mapping, PDFStream):
            font.unicode_map = _unicode_map(mapping.get_data())  # type: ignore[attr-defined]
        return font


class _MapParser(CMapParser):
    """Reads a mapping to Unicode up to a sane number of codes."""

    left = _MOST

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            stack = [thing for _, thing in self.curstack]
            for first, last in zip(stack[::3], stack[1::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    reach = int.from_bytes(last, "big") - int.from_bytes(first, "big")
                    self.left -= max(reach, 0) + 1
            if self.left < 0:
                self.popall()
        super().do_keyword(pos, token)


def _unicode_map(data: bytes) -> FileUnicodeMap:
    mapping = FileUnicodeMap()
    _MapParser(mapping, BytesIO(data)).run()
    return mapping


def _sane(spec: Mapping[str, object]) -> Mapping[str, object]:
    kept = dict(spec)
    for key, width in (("W", 3), ("W2", 5)):
        if _reach(list_value(spec.get(key)), width) > _MOST:
            del kept[key]
    if isinstance(resolve1(spec.get("ToUnicode")), PDFStream):
        kept["ToUnicode"] = _MAPPED_ELSEWHERE
    descriptor = dict_value(spec.get("FontDescriptor"))
    program = resolve1(descriptor.get("FontFile2"))
    if isinstance(program, PDFStream) and _glyph_codes(program.get_data()) > _MOST:
        return _without_program(kept)
    return kept


def _without_program(spec: Mapping[str, object]) -> Mapping[str, object]:
    descriptor = dict_value(spec.get("FontDescriptor"))
    bare = {key: value for key, value in descriptor.items() if key != "FontFile2"}
    return {**spec, "FontDescriptor": bare} if descriptor else spec


def _reach(widths: Sequence[Any], step: int) -> int:
    """Count the codes in an array of widths: ``first [w …]`` or ``first last w``."""
    total = 0
    numbers: list[float] = []
    for part in map(resolve1, widths):
        if isinstance(part, list):
            total += len(part)
            numbers = []
        elif isinstance(part, (int, float)):
            numbers.append(part)
            if len(numbers) == step:
                total += max(int(min(numbers[1] - numbers[0], 2 * _MOST)), 0) + 1
                numbers = []
    return total


def _glyph_codes(data: bytes) -> int:
    """Count the codes in the maps from Unicode of a TrueType font."""
    try:
        return sum(_table_codes(data, offset) for offset in _subtables(data))
    except struct.error:
        return _MOST + 1  # cut off: what is left may still count without end


def _subtables(data: bytes) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        name, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + index * 16)
        if name == b"cmap":
            (count,) = struct.unpack_from(">H", data, start + 2)
            for entry in range(count):
                system, script, offset = struct.unpack_from(">HHL", data, start + 4 + entry * 8)
                if system == 0 or (system == 3 and script in (1, 10)):
                    yield start + offset


def _table_codes(data: bytes, start: int) -> int:
    (kind,) = struct.unpack_from(">H", data, start)
    if kind == 4:
        segments = struct.unpack_from(">H", data, start + 6)[0] // 2
        lasts = struct.unpack_from(f">{segments}H", data, start + 14)
        firsts = struct.unpack_from(f">{segments}H", data, start + 16 + 2 * segments)
        return sum(max(last - first, 0) + 1 for first, last in zip(firsts, lasts, strict=True))
    if kind == 2:
        return _MOST + 1  # for legacy encodings; its tables may overlap without end
    if kind == 12:
        (groups,) = struct.unpack_from(">L", data, start + 12)
        ranges = (struct.unpack_from(">LL", data, start + 16 + g * 12) for g in range(groups))
        return sum(max(last - first, 0) + 1 for first, last in ranges)
    return 0
