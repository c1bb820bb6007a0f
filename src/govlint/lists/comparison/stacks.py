"""Columns of all regions one under the other."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from govlint.model.items import ItemList
from govlint.model.listing import RegionList


def has_field(items: ItemList, field: str) -> bool:
    """Tell whether a list says anything in a field."""
    return field in items.frame.columns and field in items.columns


def stacked(regions: Sequence[RegionList], cells: Sequence[pl.Series | None]) -> pl.Series:
    """Return the cells of all regions one after another, null where a region has no column."""
    none = pl.Series("cells", [None], dtype=pl.String)
    heights = [region.items.frame.height for region in regions]
    filled = [
        none.new_from_index(0, height) if series is None else series.alias("cells")
        for series, height in zip(cells, heights, strict=True)
    ]
    return pl.concat(filled, rechunk=False)
