"""Rows of the regions' lists, taken out of their frames by what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.model.items import PAGE, ROW, SHEET, TABLE
from govlint.model.listing import Comparison, ListPlace


def texts_of(
    comparison: Comparison, outcome: str, fields: Sequence[str]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the region and the texts of every row with an outcome; a missing column is ``""``."""
    for region, _, texts, _ in standing(comparison, outcome, fields):
        yield region, texts


def standing(
    comparison: Comparison, outcome: str, fields: Sequence[str]
) -> Iterator[tuple[int, int, Mapping[str, str], ListPlace]]:
    """Yield region, position, texts and place of every row with an outcome, in their order."""
    rows = comparison.alignment.rows.filter(outcome=outcome).sort("region", "position")
    for (region,), own in rows.group_by("region", maintain_order=True):
        frame = comparison.regions[int(region)].items.frame
        taken = frame[own["position"]]
        for position, row in zip(own["position"], taken.iter_rows(named=True), strict=True):
            texts = {name: row.get(name) or "" for name in fields}
            yield int(region), position, texts, place_of(row)


def place_of(row: Mapping[str, object]) -> ListPlace:
    """Return the place of a row of an ``ItemList`` frame."""
    values = {name: row.get(name) for name in (ROW, SHEET, TABLE, PAGE)}
    return ListPlace(**values)  # type: ignore[arg-type]
