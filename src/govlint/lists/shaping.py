"""From the rows of a table to matters: one row each, fields as strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from govlint.lists.columns import LIMITS, Layout
from govlint.lists.headers import Header
from govlint.lists.sections import LEADS, RowKind, Section, Setting, kind_of_row
from govlint.model.grid import GridProblem, Merged
from govlint.model.items import PAGE, ROW, TABLE, Field
from govlint.text.characters import TRIMMED

TRIM = TRIMMED + "\r\n\u200c\u200d\u2028\u2029\x00"
"""What is taken off both ends of names and codes; off other cells blanks alone, which is faster."""
FROM_SECTION, FROM_TITLE = "（分段标题）", "（表格标题）"
"""Headers of fields that have no column: where their values come from."""
_TOTALS = ("合计", "总计", "小计", "共计", "合 计", "总 计", "小 计")
_MOSTLY = 0.8
_NUMBER = r"^[0-9０-９]+(?:\.[0-9]+)?$"
_EMPTY_CHILD = ("", "无", "/", "-", "—", "——", "－", "\\")
_ITEM_CODE_IN_LINK = r"[?&]itemCode=([^&#\s]+)"
_PLACE = "__place"
_CODED = ("item", "basic", "handling", "credit", "region")
_CODES = (*(f"{name}_code" for name in _CODED), "row_id", "link")
_COMPARED = (Field.NAME, Field.PARENT, Field.TYPE, Field.BODY, *_CODES)
_NUMBERS = (Field.CONSULT, Field.COMPLAINT, Field.EFFECTIVE_DATE, Field.CANCEL_DATE)
_MOST_SHOWN = 5


@dataclass(frozen=True, eq=False)
class Table:
    """The rows below one header: of one grid, or of several that go on with each other.

    Attributes:
        body: cells, columns by their place, with ``row``, ``page`` and ``table`` beside them.
        merged: merged areas, rows from the first of ``body``.
        wrapped: lines of cells are broken where the page was full (PDF), so that blanks within
            codes are no blanks of the list.
    """

    body: pl.DataFrame
    header: Header
    layout: Layout
    merged: tuple[Merged, ...] = ()
    wrapped: bool = False


@dataclass(frozen=True, eq=False)
class Shaped:
    """The matters of a table, and what is to be said of it."""

    frame: pl.DataFrame
    printed: Mapping[str, str]
    problems: tuple[GridProblem, ...] = ()


@dataclass(slots=True)
class _Marks:
    """What single rows are; rows that are not named are matters."""

    dropped: list[int] = field(default_factory=list)
    continued: list[int] = field(default_factory=list)
    sections: list[tuple[int, Section]] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)


def shape(table: Table, about: Section | None = None) -> Shaped:
    """Return the matters of a table.

    Args:
        table: its rows.
        about: what stands above the whole table (the name of its sheet): a type or a body.
    """
    cells = trimmed(table)
    inside = _inside(table, cells.height)
    marks = _marks(table, cells, inside)
    cells = _filled_down(cells, table, inside)
    cells, printed = _with_sections(cells, table.layout, marks.sections, about)
    kept = _joined(cells, marks)
    frame = fields_of(kept, table.layout, printed)
    if table.wrapped:
        frame = _unwrapped(frame)
    return Shaped(frame, printed, tuple(_problems(cells, table, marks)))


def columns_of(body: pl.DataFrame) -> list[str]:
    """Return the columns of a table, without those that say where a row stands."""
    return [name for name in body.columns if name.isdecimal()]


def trimmed(table: Table) -> pl.DataFrame:
    """Return the cells of fields without blanks around them, never null; others as they are."""
    trims = trims_of(table.layout)
    return table.body.with_columns(trims(name).fill_null("") for name in columns_of(table.body))


def trims_of(layout: Layout) -> Callable[[str], pl.Expr]:
    """Return what takes the blanks off the cells of a column, other columns left as they are."""
    exact = {str(column) for name in _COMPARED for column in layout.fields.get(name, ())}
    also = [layout.serial, layout.instead_of_name, *layout.unit_columns.values()]
    names = {str(column) for found in layout.fields.values() for column in found}
    names |= {str(column) for column in also if column is not None}

    def trim(name: str) -> pl.Expr:
        if name not in names:
            return pl.col(name)
        return pl.col(name).str.strip_chars(TRIM if name in exact else None)

    return trim


def _inside(table: Table, height: int) -> dict[int, pl.Series]:
    """Return, for columns with areas merged over several rows, which rows they reach down to."""
    edges: dict[int, dict[int, int]] = {}
    for area in table.merged:
        if area.top < min(area.bottom, height - 1):
            steps = edges.setdefault(area.left, {})
            steps[area.top + 1] = steps.get(area.top + 1, 0) + 1
            end = area.bottom + 1
            if end < height:
                steps[end] = steps.get(end, 0) - 1
    return {
        column: pl.zeros(height, dtype=pl.Int32, eager=True)
        .scatter(list(steps), list(steps.values()))
        .cum_sum()
        > 0
        for column, steps in edges.items()
    }


def _marks(table: Table, cells: pl.DataFrame, inside: Mapping[int, pl.Series]) -> _Marks:
    """Look at the rows that may be no matters, one by one."""
    names = columns_of(cells)
    suspects = cells.select(names).with_row_index(_PLACE).filter(suspicious(table, names))
    marks = _Marks()
    if not suspects.height:
        return marks
    setting = _setting(table, cells, inside)
    follows, before = False, -1
    for place, *row in suspects.iter_rows():
        follows = follows or place > before + 1
        kind, section = kind_of_row([cell.strip() for cell in row], place, setting, follows)
        follows = follows or kind is RowKind.MATTER
        before = place
        _note(marks, place, kind, section)
    return marks


def _note(marks: _Marks, place: int, kind: RowKind, section: Section | None) -> None:
    if kind is RowKind.CONTINUED:
        marks.continued.append(place)
    elif kind is not RowKind.MATTER:
        marks.dropped.append(place)
    if section is not None:
        marks.sections.append((place, section))
    if kind is RowKind.UNCLEAR:
        marks.unclear.append(place)


def suspicious(table: Table, names: Sequence[str]) -> pl.Expr:
    """Return which rows may be no matters: few cells, no name, words of totals and notes."""
    filled = pl.sum_horizontal(pl.col(name).str.len_bytes() > 0 for name in names)
    found = (filled <= few_of(table.layout)) | leads(names[0])
    unnamed = unnamed_of(table)
    return found if unnamed is None else found | unnamed


def few_of(layout: Layout) -> int:
    """Return how many filled cells are so few that a row may be no matter."""
    used = {column for found in layout.fields.values() for column in found}
    count = len(used) + (layout.serial is not None)
    return 1 if count <= 2 else 2 if count <= 7 else 3


def leads(first: str) -> pl.Expr:
    """Tell where the first column begins like a note or a heading."""
    return pl.col(first).str.contains(LEADS)


def unnamed_of(table: Table) -> pl.Expr | None:
    """Tell where no matter is named: nothing, a total, or the header again."""
    name = table.layout.first(Field.NAME)
    if name is None:
        return None
    heads = {row[name] for row in table.header.rows if row[name]}
    column = pl.col(str(name))
    return (column == "") | column.is_in([*_TOTALS, *heads])


def _setting(table: Table, cells: pl.DataFrame, inside: Mapping[int, pl.Series]) -> Setting:
    layout = table.layout
    name = layout.first(Field.NAME)
    used = max(1, len(layout.fields))
    wide = (a.top for a in table.merged if (a.right - a.left + 1) * 2 >= max(used, 4))
    covered = inside.get(name) if name is not None else None
    return Setting(
        layout,
        table.header,
        _is_numbered(cells, layout),
        frozenset(wide),
        frozenset(covered.arg_true().to_list()) if covered is not None else frozenset(),
    )


def _is_numbered(cells: pl.DataFrame, layout: Layout) -> bool:
    """Tell whether matters have numbers in a column of their own."""
    name = layout.first(Field.NAME)
    if layout.serial is None or name is None:
        return False
    serial = cells.filter(pl.col(str(name)) != "")[str(layout.serial)]
    numbers = serial.str.contains(_NUMBER).sum()
    return bool(serial.len()) and numbers >= _MOSTLY * serial.len()


def _filled_down(
    cells: pl.DataFrame, table: Table, inside: Mapping[int, pl.Series]
) -> pl.DataFrame:
    """Write the text of merged areas into every row that they cover."""
    down = [
        cells[str(column)].gather(_sources(covered)).alias(str(column))
        for column, covered in inside.items()
        if str(column) in cells.columns and column != table.layout.serial
    ]
    return _filled_across(cells.with_columns(down), table)


def _sources(covered: pl.Series) -> pl.Series:
    """Return for each row the row whose text it has: the first of its merged area, or itself."""
    places = pl.Series(range(len(covered)), dtype=pl.UInt32)
    return pl.select(pl.when(~covered).then(places).forward_fill()).to_series().fill_null(0)


def _filled_across(cells: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Write a limit that is merged over 法定 and 承诺 into both."""
    columns = {table.layout.first(name) for name in LIMITS} - {None}
    for area in table.merged:
        spanned = set(range(area.left, area.right + 1))
        if len(spanned) > 1 and spanned <= columns and area.top < cells.height:
            rows = list(range(area.top, min(area.bottom, cells.height - 1) + 1))
            text = cells[area.top, str(area.left)]
            cells = cells.with_columns(cells[str(column)].scatter(rows, text) for column in spanned)
    return cells


def _with_sections(
    cells: pl.DataFrame,
    layout: Layout,
    sections: Sequence[tuple[int, Section]],
    about: Section | None,
) -> tuple[pl.DataFrame, dict[str, str]]:
    """Give matters the type and the body that headings above them name."""
    printed = dict(layout.printed)
    above = about or Section()
    for name, whole in ((Field.TYPE, above.type), (Field.BODY, above.body)):
        headed = [(place, text) for place, one in sections if (text := getattr(one, name.value))]
        if not headed and (not whole or name in layout.fields):
            continue
        said = pl.repeat(None, cells.height, dtype=pl.String, eager=True)
        if headed:
            said = said.scatter([place for place, _ in headed], [text for _, text in headed])
        said = said.forward_fill().fill_null(whole)
        column = layout.first(name)
        own = pl.col(str(column)) if column is not None else pl.lit("")
        cells = cells.with_columns(pl.when(own == "").then(said).otherwise(own).alias(name.value))
        printed.setdefault(name.value, FROM_SECTION if headed else FROM_TITLE)
    return cells, printed


def _joined(cells: pl.DataFrame, marks: _Marks) -> pl.DataFrame:
    """Drop what is no matter, and make one row of the rows of one matter."""
    cells = cells.with_row_index(_PLACE)
    if marks.dropped:
        cells = cells.filter(~pl.col(_PLACE).is_in(marks.dropped))
    if not marks.continued:
        return cells
    starts = ~pl.col(_PLACE).is_in(marks.continued)
    cells = cells.with_columns(starts.cum_sum().alias("__matter"))
    texts = [n for n, kind in cells.schema.items() if kind == pl.String]
    whole = [n for n in cells.columns if n not in texts and n != "__matter"]
    several = pl.len().over("__matter") > 1
    glued = (
        cells.filter(several)
        .group_by("__matter", maintain_order=True)
        .agg(
            *(pl.col(n).first() for n in whole),
            *(
                pl.col(n).filter(pl.col(n) != "").unique(maintain_order=True).str.join("\n")
                for n in texts
            ),
        )
    )
    return pl.concat([cells.filter(~several), glued.select(cells.columns)]).sort(_PLACE)


def fields_of(cells: pl.DataFrame, layout: Layout, printed: dict[str, str]) -> pl.DataFrame:
    """Return the fields of matters, with where each begins."""
    columns = expressions_of(layout)
    for name in (Field.TYPE, Field.BODY):
        if name.value in cells.columns:
            columns[name.value] = pl.col(name.value)
    if Field.ITEM_CODE not in columns and Field.LINK in columns:
        _code_of_link(cells, columns, printed)
    return cells.select(
        *(expression.alias(name) for name, expression in columns.items()), ROW, PAGE, TABLE
    )


def expressions_of(layout: Layout) -> dict[str, pl.Expr]:
    """Return what makes each field of the columns of a table."""
    columns = {name: _field(name, layout) for name in layout.fields}
    if Field.PARENT in columns and layout.fields[Field.PARENT] != layout.fields.get(Field.NAME):
        columns[Field.PARENT.value] = _parent(columns)
    return columns


def _unwrapped(frame: pl.DataFrame) -> pl.DataFrame:
    """Close codes and numbers that the end of a line has broken."""
    return frame.with_columns(
        *(pl.col(name).str.replace_all(r"\s", "") for name in _CODES if name in frame.columns),
        *(pl.col(n).str.replace_all(r"\s*-\s*", "-") for n in _NUMBERS if n in frame.columns),
    )


def _field(name: str, layout: Layout) -> pl.Expr:
    places = layout.fields[name]
    if name == Field.NAME and layout.instead_of_name is not None:
        child = pl.col(str(places[0]))
        return (
            pl.when(child.is_in(_EMPTY_CHILD))
            .then(pl.col(str(layout.instead_of_name)))
            .otherwise(child)
        )
    if len(places) > 1:
        return _parts([pl.col(str(place)) for place in places])
    if name in LIMITS:
        return _with_unit(name, layout)
    return pl.col(str(places[0]))


def _parts(parts: Sequence[pl.Expr]) -> pl.Expr:
    """Join a text that is spread over columns: 《…法》 and 第十条, and the words of the article."""
    whole = parts[0]
    for part in parts[1:]:
        between = pl.when(part.str.contains("^[第（(]") | (whole == "") | (part == ""))
        whole = whole + between.then(pl.lit("")).otherwise(pl.lit("：")) + part
    return whole


def _with_unit(name: str, layout: Layout) -> pl.Expr:
    """Write the unit that the header or a column names behind bare numbers."""
    value = pl.col(str(layout.fields[name][0]))
    units = layout.unit_columns
    column = units.get(name, units.get("limit"))
    if column is not None:
        told = pl.col(str(column))
        unit = pl.when(told.str.contains(r"^[0-9A-Za-z]*$")).then(pl.lit("")).otherwise(told)
    elif name in layout.units:
        unit = pl.lit(layout.units[name])
    else:
        return value
    return pl.when(value.str.contains(_NUMBER)).then(value + unit).otherwise(value)


def _code_of_link(
    cells: pl.DataFrame, columns: dict[str, pl.Expr], printed: dict[str, str]
) -> None:
    """Take codes out of links (itemCode=…) where a list has no column of codes."""
    codes = code_of_link(columns[Field.LINK])
    if cells.select((codes != "").any()).item():
        columns[Field.ITEM_CODE.value] = codes
        printed[Field.ITEM_CODE.value] = printed[Field.LINK]


def code_of_link(link: pl.Expr) -> pl.Expr:
    """Return the code that a link names, ``""`` where it names none."""
    return link.str.extract(_ITEM_CODE_IN_LINK).fill_null("")


def _parent(columns: Mapping[str, pl.Expr]) -> pl.Expr:
    """Return the 主项 of a matter; one that is its own has none."""
    parent, name = columns[Field.PARENT], columns[Field.NAME]
    return pl.when(parent == name).then(pl.lit("")).otherwise(parent)


def _problems(cells: pl.DataFrame, table: Table, marks: _Marks) -> Iterator[GridProblem]:
    if marks.unclear:
        shown = cells[ROW].gather(marks.unclear[:_MOST_SHOWN]).to_list()
        more = f"等{len(marks.unclear)}行" if len(marks.unclear) > _MOST_SHOWN else ""
        yield GridProblem(
            "unclear_row",
            f"第{'、'.join(map(str, shown))}行{more}只有一格有字，没有当作事项；如果是，请补上名称",
        )
