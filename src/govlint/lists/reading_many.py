"""Many files at once: those with the same header are understood together.

600 regions send 600 files that look alike. What costs time on a file is not its text but the steps
to understand it; here files whose first record is the same are put below each other, understood
once, and parted again. A file in which a row may be no matter (a title, a total, a note) is left to
``list_of``, so that both ways read the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from govlint.lists.coding import Coded, CodedList
from govlint.lists.columns import Layout, layout_of
from govlint.lists.fields import CODE, IGNORED, meaning_of
from govlint.lists.headers import Header, header_of, is_guide
from govlint.lists.kinds import kind_of
from govlint.lists.mapping import NO_MAPPING, HeaderMapping
from govlint.lists.reading import list_of, places_of, unread_list
from govlint.lists.reading_cells import (
    FEWEST,
    Coding,
    Column,
    as_read,
    column_of,
    encoded,
    frame_of,
)
from govlint.lists.shaping import (
    Table,
    code_of_link,
    expressions_of,
    few_of,
    leads,
    trims_of,
    unnamed_of,
)
from govlint.model.grid import Grid, GridFile
from govlint.model.items import PAGE, SHEET, TABLE, Field, ItemList
from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids

Named = tuple[str, str]
"""Region and path."""
_Head = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as read; ``head`` tells files of one header, None where it must be read alone."""

    file: GridFile | ReadError | OSError
    head: _Head | None = None


@dataclass(frozen=True, slots=True)
class _Alike:
    """Files of one header: their places among all, and the header."""

    places: tuple[int, ...]
    header: Header


def read_lists(
    named: Sequence[Named],
    mapping: HeaderMapping = NO_MAPPING,
    without: frozenset[str] = frozenset(),
) -> Iterator[ItemList]:
    """Read the lists of several regions, in their order.

    Args:
        named: region and path of each.
        mapping: headers to fields, as a person gave them.
        without: fields that are not needed; their columns may be left out of the frames.

    Yields:
        The lists; one that could not be read has ``error``.
    """
    codings: dict[_Head, Coding] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        files = list(pool.map(lambda one: _read(one[1], codings), named))
    together: dict[int, ItemList] = {}
    for alike in _alike(files, mapping):
        together.update(_lists_of(alike, files, named, mapping, without))
    for place, ((region, path), read) in enumerate(zip(named, files, strict=True)):
        if isinstance(read.file, GridFile):
            found = together.pop(place, None)
            yield found or list_of(as_read(read.file), region=region, mapping=mapping)
        else:
            yield unread_list(path, region, read.file)


def _read(path: str, codings: dict[_Head, Coding]) -> _Read:
    try:
        file = read_grids(path, digest=False)
    except (ReadError, OSError) as error:
        return _Read(error)
    if not _is_plain(file) or _has_guide(file.grids[0]):
        return _Read(file)
    grid = file.grids[0]
    head = file.format, grid.header is None, grid.header or grid.frame.row(0)
    coding = codings.setdefault(head, Coding(grid.frame.width))
    return _Read(replace(file, grids=(encoded(grid, coding),)), head)


def _alike(files: Sequence[_Read], mapping: HeaderMapping) -> Iterator[_Alike]:
    groups: dict[_Head, list[int]] = {}
    for place, read in enumerate(files):
        if read.head is not None:
            groups.setdefault(read.head, []).append(place)
    for places in groups.values():
        file = files[places[0]].file
        if len(places) < FEWEST or not isinstance(file, GridFile):
            continue
        grid = as_read(file).grids[0]
        header = header_of(grid, mapping.meaning_of)
        if header is not None and _is_simple(header, grid, mapping):
            yield _Alike(tuple(places), header)


def _is_plain(file: GridFile) -> bool:
    """Tell a file of one table of records from one with anything to be looked at."""
    if len(file.grids) != 1 or file.problems or not file.grids[0].frame.height:
        return False
    grid = file.grids[0]
    marks = (grid.merged, grid.hidden_rows, grid.hidden_columns, grid.problems, grid.title)
    return not any(marks) and grid.sheet is None and grid.table is None and grid.pages is None


def _has_guide(grid: Grid) -> bool:
    """Tell whether the row below the first is no matter; others with this header may lack it."""
    if grid.header is not None or grid.frame.height < 2:
        return False
    return is_guide([(cell or "").strip() for cell in grid.frame.row(1)], meaning_of)


def _is_simple(header: Header, grid: Grid, mapping: HeaderMapping) -> bool:
    """Tell a header of the first row alone whose columns are clear without their values."""
    if header.begin != (0 if grid.header else 1) or header.above:
        return False
    meanings = [mapping.meaning_of(levels) for levels in header.levels if levels]
    fields = [one.field for one in meanings if one and one.field != IGNORED]
    return CODE not in fields and len(set(fields)) == len(fields)


def _lists_of(
    alike: _Alike,
    files: list[_Read],
    named: Sequence[Named],
    mapping: HeaderMapping,
    without: frozenset[str],
) -> dict[int, ItemList]:
    """Return the lists of files of one header, but for those that must be looked at alone.

    The grids of the others are let go as soon as they are put together.
    """
    grids = [
        file.grids[0] for place in alike.places if isinstance(file := files[place].file, GridFile)
    ]
    begin, width = alike.header.begin, grids[0].frame.width
    nothing = pl.DataFrame(schema={str(place): pl.String for place in range(width)})
    layout = _needed(layout_of(nothing, alike.header, mapping.meaning_of), without)
    trim = trims_of(layout)
    cells = {name: column_of(grids, int(name), begin, trim(name)) for name in nothing.columns}
    heights = [max(0, grid.frame.height - begin) for grid in grids]
    doubtful = _doubtful(Table(nothing, alike.header, layout), cells, heights)
    rows = pl.concat([places_of(grid, begin) for grid in grids])
    kept = [place for number, place in enumerate(alike.places) if number not in doubtful]
    del grids
    _let_go(files, kept)
    printed = dict(layout.printed)
    fields = _fields(cells, layout, printed)
    del cells
    frame = _with_places({name: _strings(column) for name, column in fields.items()}, rows)
    codes = {name: column for name, column in fields.items() if isinstance(column, Coded)}
    found: dict[int, ItemList] = {}
    start = 0
    for number, (place, height) in enumerate(zip(alike.places, heights, strict=True)):
        file = files[place].file
        if number not in doubtful and height and isinstance(file, GridFile):
            part = frame.slice(start, height)
            about = _list(file, named[place][0], part, printed, layout)
            found[place] = replace(about, codes=codes, start=start, of=part)
        start += height
    return found


def _doubtful(table: Table, cells: Mapping[str, Column], heights: Sequence[int]) -> set[int]:
    """Return the places of the files in which a row may be no matter."""
    found = [_where(cells, leads(next(iter(cells)))), _few(cells, few_of(table.layout))]
    unnamed = unnamed_of(table)
    found += [_where(cells, unnamed)] if unnamed is not None else []
    rows = [part for part in found if part is not None]
    if not rows:
        return set()
    ends = pl.Series(heights, dtype=pl.UInt32).cum_sum()
    return set(ends.search_sorted(pl.concat(rows).unique(), side="right").to_list())


def _where(cells: Mapping[str, Column], asked: pl.Expr) -> pl.Series | None:
    """Return the rows of which a question about one column is true, None without any."""
    [name] = set(asked.meta.root_names())
    column = cells[name]
    told = frame_of(name, column).select(asked).to_series()
    if not told.any():
        return None
    return (told.gather(column.numbers) if isinstance(column, Coded) else told).arg_true()


def _few(cells: Mapping[str, Column], few: int) -> pl.Series | None:
    """Return the rows that have no more filled cells than these, None without any."""
    gaps = [filled for column in cells.values() if (filled := _filled(column)) is not None]
    full = len(cells) - len(gaps)
    if full > few:
        return None
    if not gaps:
        return pl.int_range(_strings(next(iter(cells.values()))).len(), eager=True)
    table = pl.DataFrame([one.alias(str(place)) for place, one in enumerate(gaps)])
    scarce = table.select(pl.sum_horizontal(pl.all()) + full <= few).to_series()
    return scarce.arg_true() if scarce.any() else None


def _filled(column: Column) -> pl.Series | None:
    """Tell of each row whether its cell is filled, None where all are."""
    if not isinstance(column, Coded):
        filled = column.str.len_bytes() > 0
        return None if filled.all() else filled
    # The first text in order is the empty one, where there is one.
    return column.numbers > 0 if column.texts.head(1).eq("").any() else None


def _fields(
    cells: Mapping[str, Column], layout: Layout, printed: dict[str, str]
) -> dict[str, Column]:
    """Return the fields of all rows."""
    made = expressions_of(layout)
    fields = {name: _made(cells, expression) for name, expression in made.items()}
    if Field.ITEM_CODE not in made and Field.LINK in made:
        codes = _made(cells, code_of_link(made[Field.LINK]))
        if (codes.texts if isinstance(codes, Coded) else codes).ne("").any():
            fields[Field.ITEM_CODE.value] = codes
            printed[Field.ITEM_CODE.value] = printed[Field.LINK]
    return fields


def _made(cells: Mapping[str, Column], expression: pl.Expr) -> Column:
    """Return what an expression makes of columns; of one column each text is looked at once."""
    names = sorted(set(expression.meta.root_names()))
    first = cells[names[0]]
    if expression.meta.is_column():
        return first
    if len(names) == 1:
        found = frame_of(names[0], first).select(expression).to_series()
        return first.mapped(found) if isinstance(first, Coded) else found
    frame = pl.DataFrame([_strings(cells[name]).alias(name) for name in names])
    return frame.select(expression).to_series()


def _strings(column: Column) -> pl.Series:
    return column.strings() if isinstance(column, Coded) else column


def _with_places(fields: Mapping[str, pl.Series], rows: pl.Series) -> pl.DataFrame:
    """Return the frame of all lists, columns in the order that every list has."""
    nothing = {SHEET: pl.String, TABLE: pl.UInt32, PAGE: pl.UInt32}
    return pl.DataFrame(
        [
            *(series.alias(name) for name, series in fields.items()),
            rows,
            *(
                pl.Series(n, [None], kind).new_from_index(0, rows.len())
                for n, kind in nothing.items()
            ),
        ]
    )


def _needed(layout: Layout, without: frozenset[str]) -> Layout:
    kept = {name: columns for name, columns in layout.fields.items() if name not in without}
    return replace(layout, fields=kept)


def _let_go(files: list[_Read], places: Sequence[int]) -> None:
    for place in places:
        file = files[place].file
        if isinstance(file, GridFile):
            files[place] = _Read(replace(file, grids=()))


def _list(
    file: GridFile, region: str, frame: pl.DataFrame, printed: dict[str, str], layout: Layout
) -> CodedList:
    return CodedList(
        path=file.path,
        format=file.format,
        region=region,
        frame=frame,
        columns=printed,
        kind=kind_of(["", Path(file.path).stem], printed, printed.get(Field.NAME, "")),
        unknown=layout.unknown,
        problems=layout.problems,
        sha256=file.sha256,
    )
