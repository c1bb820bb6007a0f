"""The rows of all regions in relational terms: one line a row, one number for each distinct value.

Python sees every different value once; everything about rows is an expression of polars.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from govlint.lists.coding import Cells, Coded, cells_of, stack
from govlint.lists.comparison.forms import ITEM_CODE, NOTE, NOTHING, Form
from govlint.lists.comparison.stacks import has_field
from govlint.lists.comparison.versions import holding
from govlint.lists.values.limits import unit_of
from govlint.model.items import PAGE, ROW, SHEET, TABLE, Field, ItemList
from govlint.model.listing import Alignment, RegionList

MATTER, REGION, POSITION, GROUP = "matter", "region", "position", "group"
FIRST, VOTE = "first", "vote"
WHERE = (ROW, SHEET, TABLE, PAGE)
SUPERIORS = ("superior", "above_superior", "far_above")
"""Places of the regions above a region, the nearest first."""
ID, LINE, CONFIDENCE = "id", "line", "confidence"
MATCHED = "matched"
LIMITS = frozenset((Field.LEGAL_LIMIT, Field.PROMISED_LIMIT, Field.LIMIT, Field.VALIDITY))


@dataclass(frozen=True, eq=False)
class Rows:
    """Every row that belongs to a matter.

    Attributes:
        regions: the regions; ``region`` of the frame is a place among them.
        matters: the matters of the alignment, in the order of their numbers.
        frame: ``line`` (from 0), ``region``, ``position``, ``matter``, ``group`` (the matter at one
            level), ``first`` (the first row of its region in the matter), ``vote`` (the row of its
            region that is compared), places of the regions above (``SUPERIORS``, null without
            one), ``confidence``; by group and region.
        levels: how many groups a matter has.
        level_of: place of the level of each region among them.
        places: place of each line in the rows of all regions, one region after another.
        cancelled: numbers of the matters that the catalogue has cancelled.
        idle: rows that are not compared: cancelled ones, other versions; null: there are none.
    """

    regions: Sequence[RegionList]
    matters: pl.DataFrame
    frame: pl.DataFrame
    levels: int
    level_of: Sequence[int]
    places: pl.Series
    cancelled: frozenset[int] = frozenset()
    idle: pl.Series | None = None

    @cached_property
    def turns(self) -> pl.Series:
        """Tell of each row whether a group begins with it."""
        group = self.frame[GROUP]
        return group.ne_missing(group.shift())

    @cached_property
    def votes(self) -> pl.Series:
        """Return how many votes stand above each row."""
        return self.frame[VOTE].cum_sum().shift(fill_value=0)

    @cached_property
    def where(self) -> pl.DataFrame:
        """Return where the rows of all regions stand, one region after another."""
        frames = [region.items.frame for region in self.regions]
        return pl.DataFrame([pl.concat([frame[name] for frame in frames]) for name in WHERE])


def rows_of(
    regions: Sequence[RegionList],
    alignment: Alignment,
    day: datetime.date,
    cancelled: frozenset[int] = frozenset(),
) -> Rows:
    """Lay out the rows that belong to a matter; a cancelled one is bound by no catalogue."""
    level_of = _levels(regions)
    levels = max(level_of, default=0) + 1
    order, starts = _order(regions, alignment, level_of)
    told = alignment.rows.select(pl.col(REGION, POSITION, MATTER).cast(pl.UInt32), CONFIDENCE)[
        order
    ]
    region, matter = told[REGION], told[MATTER]
    changes = matter.ne_missing(matter.shift()) | region.ne_missing(region.shift())
    frame = told.with_columns(
        pl.col(CONFIDENCE).cast(pl.Float32),
        (matter * levels + _by_region(level_of, region)).alias(GROUP),
        changes.alias(FIRST),
        *_superiors(regions, region),
    ).with_row_index(LINE)
    places = starts.gather(region) + told[POSITION]
    votes = holding(regions, changes, places, day)
    return Rows(
        regions,
        _bound(alignment.matters.sort(MATTER), cancelled),
        frame.with_columns((votes if votes is not None else changes).alias(VOTE)),
        levels,
        level_of,
        places,
        cancelled,
        ~votes if votes is not None else None,
    )


def _order(
    regions: Sequence[RegionList], alignment: Alignment, level_of: Sequence[int]
) -> tuple[pl.Series, pl.Series]:
    """Return the rows that belong to a matter, by group and place, and where regions start."""
    heights = [region.items.frame.height for region in regions]
    starts = pl.Series([sum(heights[:at]) for at in range(len(heights))], dtype=pl.UInt32)
    rows = alignment.rows
    region, matter = rows[REGION], rows[MATTER]
    levels = max(level_of, default=0) + 1
    told = pl.DataFrame(
        {
            "group": (matter * levels + _by_region(level_of, region)).cast(pl.UInt32),
            "at": pl.int_range(rows.height, dtype=pl.UInt32, eager=True),
            "place": starts.gather(region) + rows[POSITION],
        }
    )
    matched = (rows["outcome"] == MATCHED) & matter.is_not_null()
    if not matched.all():
        told = told.filter(matched)
    if not told["place"].is_sorted():
        told = told.sort("place")
    # Rows keep their order in a group; putting groups in order costs a fifth of sorting rows.
    grouped = told.group_by("group").agg("at").sort("group")
    return grouped["at"].explode(), starts


def _by_region(values: Sequence[int | None], regions: pl.Series) -> pl.Series:
    return pl.Series(values, dtype=pl.UInt32).gather(regions)


def _superiors(regions: Sequence[RegionList], held: pl.Series) -> Iterator[pl.Series]:
    """Yield the regions above the region of each row, the nearest first."""
    names = {region.name: place for place, region in enumerate(regions)}
    above = [_above(region, names, regions) for region in regions]
    for height, name in enumerate(SUPERIORS):
        yield _by_region([places[height] for places in above], held).alias(name)


def _bound(matters: pl.DataFrame, cancelled: frozenset[int]) -> pl.DataFrame:
    stands = ~pl.col(MATTER).is_in(list(cancelled))
    return matters.with_columns(pl.when(stands).then("catalogue").alias("catalogue"))


def _above(
    region: RegionList, names: Mapping[str, int], regions: Sequence[RegionList]
) -> list[int | None]:
    """Return the places of the regions above one, the nearest first."""
    found: list[int | None] = []
    place = names.get(region.superior or "")
    while place is not None and place not in found and len(found) < len(SUPERIORS):
        found.append(place)
        place = names.get(regions[place].superior or "")
    return found + [None] * (len(SUPERIORS) - len(found))


def _levels(regions: Sequence[RegionList]) -> list[int]:
    """Return the place of each region's level; a region of unknown level counts with the most."""
    known = Counter(region.level for region in regions if region.level is not None)
    usual = known.most_common(1)[0][0] if known else None
    levels = [usual if region.level is None else region.level for region in regions]
    order = {level: place for place, level in enumerate(sorted(set(levels), key=str))}
    return [order[level] for level in levels]


@dataclass(frozen=True, eq=False)
class Column:
    """A field of all rows: the number of the form of each line, null where there is no column.

    ``forms[0]`` is the empty cell; ``catalogue`` has the number of each matter's form in the
    catalogue, null where that binds nothing, and ``above`` the text that stands there.
    """

    field: str
    forms: list[Form]
    numbers: dict[object, int]
    ids: pl.Series
    catalogue: pl.Series | None = None
    above: pl.Series | None = None

    def number_of(self, form: Form) -> int:
        """Return the number of a form, a new one where no cell has it."""
        number = self.numbers.setdefault(form.key, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number


def column_of(
    rows: Rows,
    field: str,
    forms_of: Callable[[Sequence[str]], Sequence[Form]],
    catalogue: ItemList | None,
) -> Column | None:
    """Return a field of all rows; None where no region has it."""
    noted: dict[object, pl.Series] = {}
    cells = [_cells(region.items, field, noted) for region in rows.regions]
    if all(one is None for one in cells):
        return None
    told = stack(cells, [region.items.frame.height for region in rows.regions])
    upper = _catalogue_cells(rows, catalogue, field)
    distinct, above = _distinct(told, upper)
    column = Column(field, [NOTHING], {NOTHING.key: 0}, pl.Series(dtype=pl.UInt32))
    made = forms_of(distinct["text"].to_list())
    found = [column.number_of(form) for form in made]
    _name_by_the_usual(column, made, told.numbers, distinct["code"])
    numbers = _by_code(distinct["code"], found)
    ids = numbers.gather(told.numbers.gather(rows.places))
    if rows.idle is not None:
        ids = pl.select(pl.when(~rows.idle).then(ids)).to_series()
    binding = numbers.gather(above) if above is not None else None
    if binding is not None:
        binding = pl.select(pl.when(binding > 0).then(binding)).to_series()
    return replace(column, ids=ids, catalogue=binding, above=upper)


def _name_by_the_usual(
    column: Column, made: Sequence[Form], numbers: pl.Series, codes: pl.Series
) -> None:
    """Give forms that are written in several ways the text that most cells have."""
    if len(column.forms) > len(made):
        return
    often = dict(numbers.alias("code").value_counts().iter_rows())
    ordered = sorted((-often.get(code, 0), place) for place, code in enumerate(codes.to_list()))
    for _, place in reversed(ordered):
        form = made[place]
        if not form.empty:
            column.forms[column.numbers[form.key]] = form


def _distinct(told: Coded, upper: pl.Series | None) -> tuple[pl.DataFrame, pl.Series | None]:
    """Return the different texts with their codes, in their order, and the catalogue's codes."""
    used = told.used()
    texts = pl.DataFrame({"text": told.texts.gather(used), "code": used.cast(pl.UInt32)})
    if upper is None:
        return texts.sort("text"), None
    held = pl.DataFrame({"text": upper})
    more = held.unique().drop_nulls().join(texts, on="text", how="anti").sort("text")
    codes = pl.int_range(told.texts.len(), told.texts.len() + more.height, dtype=pl.UInt32)
    every = pl.concat([texts, more.with_columns(codes.alias("code"))]).sort("text")
    return every, held.join(every, on="text", how="left", maintain_order="left")["code"]


def _by_code(codes: pl.Series, found: Sequence[int]) -> pl.Series:
    """Return the number of the form of each code."""
    table = [0] * (max(codes.to_list(), default=-1) + 1)
    for code, number in zip(codes.to_list(), found, strict=True):
        table[code] = number
    return pl.Series(table, dtype=pl.UInt32)


def _cells(items: ItemList, field: str, noted: dict[object, pl.Series]) -> Cells:
    """Return the cells of a field with what its header says of them; None without the column.

    Args:
        items: the list.
        field: the field.
        noted: texts with their notes, filled for lists that have one table of texts.
    """
    if has_field(items, field):
        unit = unit_of(items.columns[field]) if field in LIMITS else ""
        return _noted(cells_of(items, field), unit, noted)
    if field == Field.BASIC_CODE and has_field(items, Field.ITEM_CODE):
        return _noted(cells_of(items, Field.ITEM_CODE), ITEM_CODE, noted)
    return None


def _noted(cells: pl.Series | Coded, note: str, noted: dict[object, pl.Series]) -> Cells:
    if not note:
        return cells
    if not isinstance(cells, Coded):
        return pl.select(pl.concat_str(cells, pl.lit(NOTE + note))).to_series()
    key = id(cells.texts), note
    if key not in noted:
        noted[key] = pl.select(pl.concat_str(cells.texts, pl.lit(NOTE + note))).to_series()
    return Coded(noted[key], cells.numbers)


def _catalogue_cells(rows: Rows, catalogue: ItemList | None, field: str) -> pl.Series | None:
    """Return the catalogue's cell of each matter, null where the matter is not in it."""
    if catalogue is None or not catalogue.frame.height:
        return None
    cells = _cells(catalogue, field, {})
    texts = cells.strings() if isinstance(cells, Coded) else cells
    return texts.gather(rows.matters["catalogue"]) if texts is not None else None
