"""Norms of single places, which do not bind peers that lie elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from govlint.lists.comparison.bases import Basis, without_norms
from govlint.lists.comparison.columns import Column, Rows
from govlint.structure.organisations import Organisation, contains, organisation_of
from govlint.structure.regions import regions_at

Binding = Callable[[int, int], int]
"""Level and number of a form to the number of what of it binds the peers of that level."""


def binding_forms(rows: Rows, kind: str, column: Column) -> Binding:
    """Return what tells which part of a region's value may bind its peers.

    What a region at or below their level, or one in which not all of them lie, has laid down for
    itself (《甲市示例办法》) binds nobody else.
    """
    if kind != "norms":
        return lambda _level, number: number

    @cache
    def peers(level: int) -> tuple[tuple[str, ...], Sequence[Organisation]]:
        return _peers(rows, level)

    @cache
    def elsewhere(level: int, place: str) -> bool:
        upper = _organ(place)
        return upper is not None and any(contains(upper, own) is False for own in peers(level)[1])

    @cache
    def local(level: int, title: str) -> bool:
        words = title.strip("《》")
        if words.startswith(peers(level)[0]):
            return True
        found, _ = regions_at(words)
        return bool(found) and elsewhere(level, found[-1].name)

    @cache
    def binding(level: int, number: int) -> int:
        form = column.forms[number]
        if not isinstance(form.value, Basis):
            return number
        return column.number_of(without_norms(form, lambda title: local(level, title)))

    return binding


def _peers(rows: Rows, level: int) -> tuple[tuple[str, ...], Sequence[Organisation]]:
    """Return the names of the regions at or below a level, and the organs of those at it."""
    places = zip(rows.regions, rows.level_of, strict=True)
    lower = [(region.name, own) for region, own in places if own >= level]
    organs = (_organ(name) for name, own in lower if own == level)
    return tuple(name for name, _ in lower), [organ for organ in organs if organ is not None]


@lru_cache(maxsize=8192)
def _organ(name: str) -> Organisation | None:
    return organisation_of(f"{name}人民政府")
