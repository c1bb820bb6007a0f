"""The sheet of rates by region and field, the darker the fewer are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.listing import Comparison, Rate
from govlint.reporters.lists.page.heat import OVERALL, fields_of
from govlint.reporters.lists.shades import shade_of
from govlint.reporters.lists.terms import field_term
from govlint.reporters.lists.workbook.book import Book, Column, Styled, put, table

RATES = "地区字段一致率"
GUIDE = "一行一个地区，一列一个字段；颜色越深，一致的越少；“—”是没有可比的。"


def write_rates(book: Book, comparison: Comparison) -> None:
    """Write the sheet of rates by region and field; none where nothing was compared."""
    fields = fields_of(comparison)
    if not fields:
        return
    terms = (OVERALL, *map(field_term, fields))
    columns = (Column("地区", 16, "strong"), *(Column(term, 12, "share") for term in terms))
    sheet = book.sheet(RATES, "#08519C")
    put(book, sheet, 0, 0, GUIDE, "guide")
    table(book, sheet, columns, _rates(comparison, fields), top=1, frozen=1)


def _rates(comparison: Comparison, fields: Sequence[str]) -> Iterator[Sequence[Styled]]:
    found = comparison.consistency
    for region in comparison.regions:
        own = (found.cells.get((region.name, name)) for name in fields)
        yield region.name, _shown(found.regions.get(region.name)), *map(_shown, own)


def _shown(rate: Rate | None) -> Styled:
    value = rate.rate if rate else None
    return ("—" if value is None else value), f"rate-{shade_of(value).name}"
