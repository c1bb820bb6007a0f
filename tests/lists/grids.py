"""Grids made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from govlint.lists.mapping import NO_MAPPING, HeaderMapping
from govlint.lists.reading import list_of
from govlint.model.grid import Grid, GridFile, Merged
from govlint.model.items import ItemList


def frame(text: str) -> pl.DataFrame:
    """Make a frame: one line a row, cells parted by ``|``, ``~`` for a line break within a cell."""
    rows = [[cell.replace("~", "\n") for cell in line.split("|")] for line in text.splitlines()]
    width = max(map(len, rows))
    return pl.DataFrame(
        {
            str(column): [row[column] or None if column < len(row) else None for row in rows]
            for column in range(width)
        },
        schema={str(column): pl.String for column in range(width)},
    )


def grid(text: str, merged: Sequence[tuple[int, int, int, int]] = (), **more: Any) -> Grid:
    """Make a grid; merged areas as top, left, bottom, right."""
    return Grid(frame(text), merged=tuple(Merged(*area) for area in merged), **more)


def read(
    *grids: Grid | str,
    path: str = "x.xlsx",
    format: str = "xlsx",
    region: str | None = None,
    mapping: HeaderMapping = NO_MAPPING,
) -> ItemList:
    """Read grids as a list."""
    made = tuple(grid(one) if isinstance(one, str) else one for one in grids)
    return list_of(GridFile(path, format, made, "0"), region=region, mapping=mapping)


def rows(items: ItemList, *fields: str) -> list[tuple[Any, ...]]:
    """Return some columns of a list, row by row."""
    return list(items.frame.select(*fields).iter_rows())


def kinds(items: ItemList) -> list[str]:
    """Return the kinds of the problems of a list."""
    return [problem.kind for problem in items.problems]
