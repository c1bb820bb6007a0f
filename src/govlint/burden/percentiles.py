"""Where a measure stands among public documents of the same kind (rules/data/percentiles.tsv)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure import tables

ALL = "全部"
POINTS = (10, 25, 50, 75, 90, 95)


@dataclass(frozen=True, slots=True)
class Reference:
    """A measure in a set of documents of one kind: its values at ``POINTS``."""

    measure: str
    kind: str
    values: tuple[float, ...]
    n: int
    set_name: str

    def at(self, point: int) -> float:
        """Return the value at one of the points."""
        return self.values[POINTS.index(point)]

    def rank(self, value: float) -> int:
        """Return the highest point whose value is not above a value; 0: below all of them."""
        place = bisect_right(self.values, value)
        return POINTS[place - 1] if place else 0


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Reference]:
    return {
        (row[0], row[1]): Reference(
            row[0], row[1], tuple(map(float, row[2:8])), int(row[8]), row[9]
        )
        for row in tables.rows("percentiles")
    }


def reference(measure: str, kind: str | None) -> Reference | None:
    """Return the reference of a measure for a kind, of all kinds where it has none of its own."""
    found = _table()
    return found.get((measure, kind or "")) or found.get((measure, ALL))
