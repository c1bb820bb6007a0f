"""Tables of a PDF file that go on over pages, put together as they were before printing.

On the next page the header rows may stand again, and a row that did not fit goes on in one whose
other cells are empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govlint.readers.grids.document_tables import Area, Found

_OFTEN = 0.9
"""Share of rows from which on a column is filled in every row."""
_ENDS = frozenset("。；;！？!?")
_BEGINS = re.compile(r"《|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?!\d)")
"""What a line of a cell begins with: a law, a number."""
_NO_BREAK = re.compile(r"[第条款项]$")
"""What a reference goes on behind: 第一款第 and （三）项 are one, though a number begins a line."""
_LEAST = 2
_SERIAL = frozenset(("序号", "序", "顺序号"))
_NUMBER = re.compile(r"\d{1,5}[.、．]?")
_TOP = 6
"""Rows at the top of a table among which its header stands."""
_LOOKED_AT = 80
"""Rows before a page's end that tell what the cells of a column are like."""
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("〔", "〕"), ("“", "”"), ("【", "】"))
_CODE = re.compile(r"[0-9A-Za-z_.-]{4,}")

Cells = Sequence[str | None]


def joined(tables: Iterable[Found]) -> list[Found]:
    """Put each table that begins a page and goes on with the one before it to that one."""
    whole: list[Found] = []
    for part in tables:
        if whole and part.continues and _on_next_page(whole[-1], part):
            _append(whole[-1], part)
        else:
            whole.append(part)
    return whole


def _on_next_page(table: Found, part: Found) -> bool:
    return bool(table.pages and part.pages) and part.pages[0] == table.pages[-1] + 1


def _append(table: Found, part: Found) -> None:
    """Add the rows of a part; a header that stands again is left out."""
    skipped = _repeated(table.rows[:_TOP], part.rows)
    if skipped < len(part.rows) and _is_rest(part.rows[skipped], table):
        _mend(table.rows[-1], part.rows[skipped])
        skipped += 1
    offset = len(table.rows) - skipped
    areas = {
        (max(top, skipped) + offset, left): (bottom + offset, right)
        for top, left, bottom, right in part.merged
        if bottom >= skipped
    }
    if skipped < len(part.rows):
        table.merged = _lengthened(table, part.rows[skipped], areas)
    table.merged += [(*start, *end) for start, end in areas.items()]
    table.rows += part.rows[skipped:]
    table.pages += part.pages[skipped:]


def _repeated(top: Sequence[Cells], rows: Sequence[Cells]) -> int:
    """Count the first rows of a page that repeat the header; titles above it are not repeated."""
    start = next((place for place, row in enumerate(top) if sum(map(bool, row)) > 1), 0)
    start = next((place for place in range(start + 1) if rows and _same(rows[0], top[place])), 0)
    same = 0
    for row, above in zip(rows, top[start:], strict=False):
        if not _same(row, above):
            break
        same += 1
    return same


def _lengthened(
    table: Found, first: Cells, areas: dict[tuple[int, int], tuple[int, int]]
) -> list[Area]:
    """Return the merged areas of a table, those lengthened that go on below the page's end.

    The text of such an area stands on its first page alone. What goes on is taken out of
    ``areas``, which are those of the next page.
    """
    end = len(table.rows)
    found = []
    for top, left, bottom, right in table.merged:
        if top < bottom == end - 1 and not any(first[left : right + 1]):
            bottom, _ = areas.pop((end, left), (end, right))
        found.append((top, left, bottom, right))
    return found


def _same(one: Cells, other: Cells) -> bool:
    """Tell whether two rows say the same; widths of blanks and line ends do not matter."""
    return any(one) and [_bare(cell) for cell in one] == [_bare(cell) for cell in other]


def _bare(cell: str | None) -> str:
    return "".join((cell or "").split())


def _is_rest(row: Cells, table: Found) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before it."""
    rows = table.rows
    if len(rows) < _LEAST or not any(row) or sum(map(bool, rows[-1])) < _LEAST:
        return False
    known = rows[-_LOOKED_AT:-1]
    serial = _serial_of(rows)
    broken = sum(_is_broken(column, rows[-1], row, known) for column in range(len(row)))
    if serial is None:
        return _lacks_most(row, rows) or (broken > 0 and not _stands_alone(row, rows[-1], known))
    if bool(row[serial]) == bool(rows[-1][serial]):
        return not row[serial] and broken > 0
    if row[serial]:
        # Cells in the middle of their row may stand on the next page as a whole.
        return broken > 0 and not _is_merged(table, serial)
    return broken > 0 or not _is_merged(table, serial) or _lacks_most(row, rows)


def _serial_of(rows: Sequence[Cells]) -> int | None:
    """Return the column that numbers the rows."""
    for column in range(min(_LEAST, len(rows[0]))):
        texts = [_bare(row[column]) for row in rows]
        headed = any(text in _SERIAL for text in texts[:_TOP])
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
        if headed and numbers:
            return column
    return None


def _is_merged(table: Found, column: int) -> bool:
    """Tell whether the numbers of a table reach over several rows: a matter has rows of its own."""
    header = next((top for top in range(min(_TOP, len(table.rows))) if _is_head(table, top)), 0)
    return any(
        left == column == right and bottom > top > header
        for top, left, bottom, right in table.merged
    )


def _is_head(table: Found, place: int) -> bool:
    return any(_bare(cell) in _SERIAL for cell in table.rows[place])


def _is_broken(column: int, last: Cells, rest: Cells, known: Sequence[Cells]) -> bool:
    """Tell whether a cell plainly goes on in the row behind it.

    A bracket is open and closed behind the break, or only the two together are what the column
    has elsewhere: the same text, a code of the same length.
    """
    one, other = _bare(last[column]), _bare(rest[column])
    if not one or not other:
        return False
    for left, right in _PAIRS:
        if one.count(left) > one.count(right) and other.count(right) > other.count(left):
            return True
    texts = {_bare(row[column]) for row in known}
    if one + other in texts:
        return not {one, other} <= texts
    lengths = {len(text) for text in texts if _CODE.fullmatch(text)}
    whole = _CODE.fullmatch(one + other) is not None and len(one) + len(other) in lengths
    return whole and len(one) not in lengths


def _stands_alone(row: Cells, last: Cells, known: Sequence[Cells]) -> bool:
    """Tell whether a row has what only a row of its own has: a whole code."""
    for column, cell in enumerate(row):
        text = _bare(cell)
        texts = {_bare(other[column]) for other in known}
        lengths = {len(code) for code in texts if _CODE.fullmatch(code)}
        if _CODE.fullmatch(text) and len(text) in lengths:
            before = _bare(last[column])
            if len(before) in lengths or not before:
                return True
    return False


def _lacks_most(row: Cells, rows: Sequence[Cells]) -> bool:
    """Tell whether most columns are empty that are filled in every row."""
    looked = rows[-_LOOKED_AT:]
    always = [
        column
        for column in range(len(row))
        if sum(bool(other[column]) for other in looked) >= _OFTEN * len(looked)
    ]
    empty = [column for column in always if not row[column]]
    return len(empty) >= _LEAST and len(empty) * 2 > len(always) and bool(rows[-1][empty[0]])


def _mend(last: list[str | None], rest: Cells) -> None:
    for column, text in enumerate(rest):
        if text:
            before = last[column] or ""
            last[column] = before + _joint(before, text) + text


def _joint(before: str, text: str) -> str:
    """Return what stood between two parts of a cell: a line end where a law or a number begins."""
    if before[-1:] in _ENDS:
        return "\n"
    begins = _BEGINS.match(text) is not None and _NO_BREAK.search(before) is None
    return "\n" if before and begins else ""
