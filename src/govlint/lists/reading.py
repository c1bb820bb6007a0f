"""Read a file as a list of matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from govlint.lists.columns import layout_of
from govlint.lists.headers import Header, header_of
from govlint.lists.kinds import kind_of
from govlint.lists.mapping import NO_MAPPING, HeaderMapping
from govlint.lists.places import region_of_bodies, region_of_text
from govlint.lists.sections import Section, section_of
from govlint.lists.shaping import Shaped, Table, shape
from govlint.lists.titles import Titles, titles_of
from govlint.model.grid import Grid, GridFile, GridProblem, Merged
from govlint.model.items import PAGE, ROW, SHEET, TABLE, Field, ItemList
from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids
from govlint.readers.limits import Limits

_PAGED = ("pdf", "docx", "html")
"""Formats in which a table may go on without its header."""
_PLACES: dict[str, type[pl.DataType]] = {
    ROW: pl.UInt32,
    SHEET: pl.String,
    TABLE: pl.UInt32,
    PAGE: pl.UInt32,
}
_LIKE_A_LIST = 3
"""Columns and rows from which on a sheet without a known header looks like a list."""


@dataclass(slots=True)
class _Group:
    """A header, and the grids that stand below it."""

    header: Header
    grids: list[Grid]
    begins: list[int]


@dataclass(slots=True)
class _Notes:
    """What is found on the way."""

    problems: list[GridProblem] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    titles: list[Titles] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)


def read_list(
    path: str | Path,
    *,
    region: str | None = None,
    mapping: HeaderMapping = NO_MAPPING,
    limits: Limits | None = None,
) -> ItemList:
    """Read a file as a list of matters.

    Args:
        path: the file.
        region: the region whose list it is, where that is known.
        mapping: headers to fields, as a person gave them.
        limits: what the file may cost.

    Returns:
        The list; one that could not be read has ``error``.
    """
    try:
        grid_file = read_grids(path, limits=limits)
    except (ReadError, OSError) as error:
        return unread_list(str(path), region, error)
    return list_of(grid_file, region=region, mapping=mapping)


def _line(error: ReadError | OSError) -> str:
    if isinstance(error, ReadError):
        return error.message
    return f"文件不能读取：{error.strerror or error}"


def unread_list(path: str, region: str | None, error: ReadError | OSError) -> ItemList:
    """Return the list of a file that could not be read."""
    return ItemList(path, None, region, _empty(), {}, error=_line(error))


def _empty() -> pl.DataFrame:
    return pl.DataFrame(schema=_PLACES)


def list_of(
    grid_file: GridFile, *, region: str | None = None, mapping: HeaderMapping = NO_MAPPING
) -> ItemList:
    """Return the list that a file holds.

    Args:
        grid_file: the file as read.
        region: the region whose list it is, where that is known.
        mapping: headers to fields, as a person gave them.
    """
    notes = _Notes(problems=list(grid_file.problems))
    groups = list(_groups(grid_file, mapping, notes))
    frames = [_shaped(group, mapping, notes, grid_file.format) for group in groups]
    notes.problems += _unused(mapping, groups)
    frame = _together(frames)
    if not frame.height:
        notes.problems += _why_empty(grid_file, groups, notes)
    title, row = _title(notes.titles)
    stem = Path(grid_file.path).stem
    sheets = [grid.sheet for grid in grid_file.grids if grid.sheet]
    return ItemList(
        path=grid_file.path,
        format=grid_file.format,
        region=region or _region(notes.titles, stem, frame),
        frame=frame,
        columns=notes.columns,
        kind=kind_of([title, stem, *sheets], notes.columns, notes.columns.get(Field.NAME, "")),
        title=title,
        title_row=row,
        unknown=tuple(dict.fromkeys(notes.unknown)),
        problems=tuple(dict.fromkeys(notes.problems)),
        sha256=grid_file.sha256,
        headings=notes.headings,
        absent=_absent(frames),
    )


def _groups(grid_file: GridFile, mapping: HeaderMapping, notes: _Notes) -> Iterator[_Group]:
    """Yield the headers of a file, each with the grids that go on below it."""
    current: _Group | None = None
    for grid in grid_file.grids:
        notes.problems += grid.problems
        notes.problems += _hidden(grid)
        header = header_of(grid, mapping.meaning_of)
        if (
            header is not None
            and current is not None
            and _same(grid, header, current, grid_file.format)
        ):
            current.grids.append(grid)
            current.begins.append(header.begin)
        elif header is not None:
            if current is not None:
                yield current
            current = _Group(header, [grid], [header.begin])
            _keep_title(grid, header, notes)
        elif current is not None and _goes_on(grid, current.grids[-1], grid_file.format):
            current.grids.append(grid)
            current.begins.append(0)
        else:
            notes.problems += _passed_over(grid)
    if current is not None:
        yield current


def _same(grid: Grid, header: Header, current: _Group, form: str) -> bool:
    """Tell whether a table begins with the header of the one before it, as on every page."""
    apart = form not in _PAGED or header.above or grid.title
    return not apart and header.levels == current.header.levels


def _goes_on(grid: Grid, before: Grid, form: str) -> bool:
    """Tell whether a grid without a header goes on with the one before it."""
    same = grid.frame.width == before.frame.width and grid.header is None
    return same and (grid.continues or (form in _PAGED and not grid.title))


def _keep_title(grid: Grid, header: Header, notes: _Notes) -> None:
    found = titles_of(grid, header)
    notes.titles.append(found)
    place = grid.sheet or (f"表{grid.table}" if grid.table else "")
    if found.title and place:
        notes.headings[place] = found.title


def _hidden(grid: Grid) -> list[GridProblem]:
    if not grid.hidden_rows:
        return []
    rows = sorted(grid.number_of(row) for row in grid.hidden_rows)
    return [
        GridProblem(
            "hidden_rows", f"{_where(grid)}隐藏了{_ranges(rows)}，已照常读取；如不应公开，请删去"
        )
    ]


def _ranges(numbers: Sequence[int]) -> str:
    """Write row numbers with runs drawn together: 第3、5—9行."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = "、".join("—".join(map(str, run)) for run in runs[:10])
    return f"第{shown}行" + (f"等共{len(numbers)}行" if len(runs) > 10 else "")


def _where(grid: Grid) -> str:
    if grid.sheet:
        return f"工作表“{grid.sheet}”"
    return f"第{grid.table}个表格" if grid.table else "文件"


def _passed_over(grid: Grid) -> list[GridProblem]:
    """Say that a sheet was passed over, where it looks like a list."""
    columns = sum(grid.frame[name].count() >= _LIKE_A_LIST for name in grid.frame.columns)
    if grid.frame.height < _LIKE_A_LIST or columns < _LIKE_A_LIST:
        return []
    return [GridProblem("no_header", f"{_where(grid)}没有认出表头，没有读取；{_MAP}")]


_MAP = "请检查表头的写法，或用 --map 表头=字段 指明各列（如 --map 办件名=name）"


def _why_empty(grid_file: GridFile, groups: Sequence[_Group], notes: _Notes) -> list[GridProblem]:
    """Say why no matter was read."""
    if any(problem.kind == "no_header" for problem in notes.problems):
        return []
    if groups:
        return [GridProblem("empty", "只有表头，没有任何事项；请确认文件是否完整")]
    if any(grid.frame.height for grid in grid_file.grids):
        return [GridProblem("no_header", f"没有认出表头；{_MAP}")]
    if any(problem.kind in ("empty", "no_table") for problem in notes.problems):
        return []
    return [GridProblem("empty", "文件里没有表格内容；请确认文件是否完整")]


def _unused(mapping: HeaderMapping, groups: Sequence[_Group]) -> list[GridProblem]:
    """Say that a mapping has nothing to do with the file, which mostly is a slip of the pen."""
    headers = [levels for group in groups for levels in group.header.levels]
    if not mapping.columns or not headers or any(mapping.own(levels) for levels in headers):
        return []
    names = "、".join(f"“{name}”" for name in list(mapping.columns)[:5])
    return [GridProblem("mapping_unused", f"--map 里的表头 {names} 在文件里一个也没有，请核对写法")]


def _shaped(group: _Group, mapping: HeaderMapping, notes: _Notes, form: str) -> pl.DataFrame:
    first = group.grids[0]
    body, merged = _body(group)
    layout = layout_of(body, group.header, mapping.meaning_of, first.hidden_columns)
    notes.problems += layout.problems
    notes.unknown += layout.unknown
    table = Table(body, group.header, layout, merged, wrapped=form == "pdf")
    if not body.height or not layout.fields:
        found = Shaped(_empty().drop(SHEET), layout.printed)
    else:
        found = shape(table, _about(first))
    notes.problems += found.problems
    for name, printed in found.printed.items():
        notes.columns.setdefault(name, printed)
    return found.frame.with_columns(pl.lit(first.sheet, dtype=pl.String).alias(SHEET))


def _about(grid: Grid) -> Section | None:
    """Return what the name of a sheet, or the line above a table, says of all its matters."""
    for text in (grid.sheet, *reversed(grid.title.split("\n"))):
        found = section_of(text.strip()) if text else None
        if found is not None and (found.type or found.body):
            return found
    return None


def _body(group: _Group) -> tuple[pl.DataFrame, tuple[Merged, ...]]:
    """Put the rows of all grids of a group below each other."""
    frames: list[pl.DataFrame] = []
    merged: list[Merged] = []
    height = 0
    for grid, begin in zip(group.grids, group.begins, strict=True):
        merged += [
            Merged(a.top - begin + height, a.left, a.bottom - begin + height, a.right)
            for a in grid.merged
            if a.top >= begin
        ]
        frames.append(with_places(grid, begin))
        height += frames[-1].height
    return (frames[0] if len(frames) == 1 else pl.concat(frames)), tuple(merged)


def with_places(grid: Grid, begin: int) -> pl.DataFrame:
    """Return the rows of a grid from one on, with where each stands."""
    height = max(0, grid.frame.height - begin)
    if grid.pages is not None:
        pages = pl.Series(PAGE, grid.pages[begin:], dtype=pl.UInt32)
    else:
        pages = pl.repeat(None, height, dtype=pl.UInt32, eager=True).alias(PAGE)
    return grid.frame.slice(begin).with_columns(
        places_of(grid, begin), pages, pl.lit(grid.table, dtype=pl.UInt32).alias(TABLE)
    )


def places_of(grid: Grid, begin: int) -> pl.Series:
    """Return the numbers of the rows of a grid from one on."""
    if grid.rows is not None:
        return pl.Series(ROW, grid.rows[begin:], dtype=pl.UInt32)
    start, end = grid.first_row + begin, grid.first_row + max(begin, grid.frame.height)
    return pl.int_range(start, end, dtype=pl.UInt32, eager=True).alias(ROW)


def _together(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """Return one frame of all tables, fields never null, places behind them."""
    if not frames:
        return _empty()
    if len(frames) == 1:
        return without_nulls(frames[0])
    whole = pl.concat(frames, how="diagonal")
    fields = [name for name in whole.columns if name not in _PLACES]
    return without_nulls(whole.with_columns(pl.col(name).fill_null("") for name in fields))


def without_nulls(frame: pl.DataFrame) -> pl.DataFrame:
    """Return fields and places in the order and of the types that every list has."""
    fields = [name for name in frame.columns if name not in _PLACES]
    return frame.select(*fields, *(pl.col(name).cast(kind) for name, kind in _PLACES.items()))


def _absent(
    frames: Sequence[pl.DataFrame],
) -> dict[tuple[str | None, int | None], frozenset[str]]:
    """Return for every sheet and table the fields that only others have."""
    used = [frame for frame in frames if frame.height]
    every = {name for frame in used for name in frame.columns if name not in _PLACES}
    found: dict[tuple[str | None, int | None], frozenset[str]] = {}
    for frame in used:
        lacking = frozenset(every - set(frame.columns))
        if lacking:
            found[frame[SHEET][0], frame[TABLE][0]] = lacking
    return found


def _title(titles: Sequence[Titles]) -> tuple[str, int | None]:
    found = next((one for one in titles if one.title), None)
    return (found.title, found.row) if found else ("", None)


def _region(titles: Sequence[Titles], stem: str, frame: pl.DataFrame) -> str | None:
    for text in [*(line for one in titles for line in one.lines), stem]:
        found = region_of_text(text)
        if found is not None:
            return found
    if Field.BODY not in frame.columns:
        return None
    counted = frame[Field.BODY].value_counts(sort=True)
    return region_of_bodies(counted[Field.BODY].to_list())
