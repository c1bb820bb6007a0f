"""What belongs to the page and not to the text: page numbers, running heads and feet.

A page number is told by what it is (a number that grows with the pages, most often between
dashes) and by where it stands (outermost on its page, at one height on all of them); a running
head by being the same on many pages. What is printed once at the edge of one page is text, unless
it can be nothing but a page number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.model.pages import Box
from govlint.readers.pdf.rows import Row, usual_pitch
from govlint.readers.pdf.sheets import Sheet
from govlint.text.characters import BLANKS

PAGE_NUMBER, HEADER, FOOTER = "page_number", "header", "footer"
_DASHES = "—―─–‐‑－一~～·.•_-"
_NUMBER = re.compile(
    rf"(?:[二三四五六七八九十]{{1,3}}(?=-))?[{re.escape(_DASHES)}]*(?:第?(?P<arabic>\d{{1,4}})页?"
    rf"(?:(?:[,，/]|共|of)+\d{{1,4}}页?)?|(?P<roman>[ivxlIVXL]{{1,7}}|[ⅰ-ⅿⅠ-Ⅿ]))"
    rf"[{re.escape(_DASHES)}]*",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"[{re.escape(_DASHES)}]+\d{{1,4}}[{re.escape(_DASHES)}]+|第\d{{1,4}}页.*")
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"第\s*\d+\s*页|\d+\s*(?:/|of|／)\s*\d+|page\s*\d+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?:https?|file)\s?://|www\.\w+\.\w+)\S*", re.IGNORECASE)
_STAMP = re.compile(
    r"\d+\s*(?:/|of|／)\s*\d+|第\s*\d+\s*页\W*共\s*\d+\s*页|\d{1,2}[:：]\d{2}", re.IGNORECASE
)
_BLANK = re.compile(f"[{BLANKS}]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_DEPTH = 3
"""So many lines from the top and the bottom of a page may be furniture."""
_HEIGHT = 3.5
"""Points that lines of one height may differ."""
_EDGE = 0.1
"""The outer tenth of a page, where a page number that is seen once may stand."""
_APART = 1.5
_FARTHER = 1.2
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A line of furniture on a page."""

    kind: str
    row: Row
    turn: int = 0
    """Degrees clockwise; ``row`` then lies on the page turned back, ``box`` on the page."""
    box: Box | None = None


def furniture_of(sheets: Sequence[Sheet]) -> dict[int, list[Found]]:
    """Return the furniture of the pages by page number; a line of it is no text."""
    found: dict[int, list[Found]] = defaultdict(list)
    taken: set[int] = set()
    for kind, rows in (
        (PAGE_NUMBER, _numbers(sheets)),
        ("", _repeated(sheets)),
    ):
        for sheet, row in rows:
            if id(row) not in taken:
                taken.add(id(row))
                side = HEADER if row.y < sheet.height / 2 else FOOTER
                found[sheet.number].append(Found(kind or side, row))
    for sheet, row in printed_by_browser(sheets):
        if id(row) not in taken:
            taken.add(id(row))
            side = HEADER if row.y < sheet.height / 2 else FOOTER
            found[sheet.number].append(Found(side, row))
    for sheet in sheets:
        if not any(item.kind == PAGE_NUMBER for item in found.get(sheet.number, ())):
            for item in sheet.sideways[:1]:
                found[sheet.number].append(Found(PAGE_NUMBER, item.row, item.turn, item.box))
    return found


def printed_by_browser(sheets: Sequence[Sheet]) -> list[tuple[Sheet, Row]]:
    """Return the heads and feet that a browser prints on every page: address, title, day, count.

    Empty unless an address stands at the edge of every page (but one) and a count of pages or a
    time at the edge of as many.
    """
    edges = [(sheet, row) for sheet in sheets for row in _at_edges(sheet)]
    with_address = {sheet.number for sheet, row in edges if _ADDRESS.search(row.text)}
    with_count = {sheet.number for sheet, row in edges if _counts(row)}
    pages = sum(bool(sheet.rows) for sheet in sheets)
    if not with_address or min(len(with_address), len(with_count)) < pages - (pages > 2):
        return []
    return [(sheet, row) for sheet, row in edges if _ADDRESS.search(row.text) or _counts(row)]


def _counts(row: Row) -> bool:
    """Tell whether a line gives a count of pages or a time, its address set aside."""
    return _STAMP.search(_ADDRESS.sub("", row.text)) is not None


def _at_edges(sheet: Sheet) -> Iterator[Row]:
    depth = sheet.height * _EDGE * 0.7
    for row in (*sheet.rows[:2], *sheet.rows[-2:]):
        if min(row.y, sheet.height - row.y) < depth:
            yield row


def _outer(sheet: Sheet) -> Iterator[tuple[Row, int]]:
    """Yield the lines near the edges of a page with their rank: 0 outermost, top or bottom.

    What stands inside a table is text; a table is passed over like a line.
    """
    rows = sheet.rows
    tops = [grid.grid.box[1] for grid in sheet.grids]
    bottoms = [grid.grid.box[3] for grid in sheet.grids]
    for rank, row in enumerate(rows[:_DEPTH]):
        if all(row.bottom < top + 1 for top in tops):
            yield row, rank
    for rank, row in enumerate(reversed(rows[-_DEPTH:])):
        if all(row.top > bottom - 1 for bottom in bottoms):
            yield row, rank


def _numbers(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Row]]:
    """Yield the page numbers: numbers that grow with the pages at one height."""
    groups: dict[tuple[int, bool], list[tuple[Sheet, Row]]] = defaultdict(list)
    for sheet in sheets:
        for row, rank in _outer(sheet):
            value = _value(row.text)
            if value is not None and rank < 2:
                low = row.y > sheet.height / 2
                groups[value - sheet.number, low].append((sheet, row))
    for members in groups.values():
        heights = Counter(_bin(sheet, row) for sheet, row in members)
        for sheet, row in members:
            near = sum(heights[_bin(sheet, row) + step] for step in (-1, 0, 1))
            if near >= 2 or _is_lonely_number(sheet, row):
                yield sheet, row


def _bin(sheet: Sheet, row: Row) -> int:
    """Height from the nearer edge, in steps, so that pages of two sizes can be compared."""
    return round((row.y if row.y < sheet.height / 2 else sheet.height - row.y) / _HEIGHT)


def _value(text: str) -> int | None:
    """Return the number that a line is, None when it is more or less than one."""
    plain = _BLANK.sub("", text)
    found = _NUMBER.fullmatch(plain) if len(plain) <= 16 else None
    if found is None:
        return None
    if found["arabic"]:
        return int(found["arabic"])
    return _of_roman(found["roman"].lower())


def _of_roman(text: str) -> int | None:
    values = [_ROMAN.get(char, 0) for char in text]
    if not all(values):
        return None
    signed = [
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    ]
    return sum(signed)


def _is_lonely_number(sheet: Sheet, row: Row) -> bool:
    """Tell whether a line seen on one page alone can be nothing but a page number."""
    plain = _BLANK.sub("", row.text)
    bottom = row is sheet.rows[-1] and row.y > sheet.height * (1 - _EDGE)
    if not bottom or (not _MARKED.fullmatch(plain) and plain != str(sheet.number)):
        return False
    above = sheet.rows[-2].y if len(sheet.rows) > 1 else 0.0
    return row.y - above > _APART * row.size


def _repeated(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Row]]:
    """Yield running heads and feet: the same on many pages, and set apart from the text."""
    places: dict[tuple[str, int, bool], list[tuple[Sheet, Row]]] = defaultdict(list)
    for sheet in sheets:
        for row, rank in _outer(sheet):
            if rank < 2 or min(row.y, sheet.height - row.y) < sheet.height * _EDGE:
                low = row.y > sheet.height / 2
                places[_mask(row.text), _bin(sheet, row), low].append((sheet, row))
    often: list[tuple[Sheet, Row]] = []
    slots: Counter[tuple[int, bool, float]] = Counter()
    for (_, height, low), members in places.items():
        pages = {sheet.number for sheet, _ in members}
        if len(pages) >= _OFTEN or (len(pages) == len(sheets) == 2 and _at_edge(members)):
            often += members
            slots.update((height, low, row.size) for _, row in members)
    # Where a head stands on most pages, one that changes with the chapters is a head, too.
    often += [
        (sheet, row)
        for (_, height, low), members in places.items()
        for sheet, row in members
        if slots[height, low, row.size] > max(_OFTEN, len(sheets) / 2)
        and (row is sheet.rows[0] or row is sheet.rows[-1])
    ]
    marked = {id(row) for _, row in often}
    pitch = usual_pitch([row for sheet in sheets for row in sheet.rows])
    yield from ((sheet, row) for sheet, row in often if _is_apart(sheet, row, marked, pitch))


def _is_apart(sheet: Sheet, row: Row, marked: Container[int], pitch: float) -> bool:
    """Tell whether a line stands farther from the text than lines of text from each other."""
    inward = [other.y for other in sheet.rows if id(other) not in marked]
    inward += [edge for grid in sheet.grids for edge in (grid.grid.box[1], grid.grid.box[3])]
    below = row.y <= sheet.height / 2
    beyond = [abs(y - row.y) for y in inward if (y > row.y) == below]
    return min(beyond, default=pitch * 2) > _FARTHER * pitch


def _mask(text: str) -> str:
    """Return a line without blanks; where it counts pages, without its numbers."""
    plain = _BLANK.sub("", text)
    return _DIGITS.sub("#", plain) if _COUNTED.search(text) else plain


def _at_edge(members: Sequence[tuple[Sheet, Row]]) -> bool:
    """Tell whether lines stand where no text does; those that count pages may stand nearer."""
    return all(
        min(row.y, sheet.height - row.y)
        < sheet.height * (_EDGE if _COUNTED.search(row.text) else _EDGE / 2)
        for sheet, row in members
    )


def text_rows(sheet: Sheet, furniture: Mapping[int, Sequence[Found]]) -> list[Row]:
    """Return the lines of a page that are text."""
    taken = {id(found.row) for found in furniture.get(sheet.number, ())}
    return [row for row in sheet.rows if id(row) not in taken]
