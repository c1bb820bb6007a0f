"""Matters and unmatched rows of a comparison, made out of its frames when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from govlint.model.items import PAGE, ROW, SHEET, TABLE, Field
from govlint.model.listing import Candidate, ListPlace, Match, Matter, Unmatched

if TYPE_CHECKING:
    from govlint.model.listing import Alignment, Comparison

MATCHED, REVIEW = "matched", "review"
_WHERE = (ROW, SHEET, TABLE, PAGE)


def id_of(matter: int) -> str:
    """Return the id of a matter by its number in the alignment."""
    return f"m{matter + 1}"


def matters_of(comparison: Comparison) -> tuple[Matter, ...]:
    """Return the matters, each with its rows in the order of the regions.

    One without rows is of the catalogue, or what a row under review may belong to.
    """
    rows = comparison.alignment.rows
    matched = rows.filter((rows["outcome"] == MATCHED) & rows["matter"].is_not_null())
    matched = matched.sort("matter", "region", "position")
    lines = matched.select("matter", "region", "position", "method", "confidence").iter_rows()
    texts = _Texts(comparison)
    names = comparison.alignment.matters.select("matter", "name", "basic_code", "type")
    known = {matter: (name, code, kind) for matter, name, code, kind in names.iter_rows()}
    matches = {
        matter: tuple(_matches(group, texts)) for matter, group in groupby(lines, key=itemgetter(0))
    }
    return tuple(
        Matter(id_of(matter), *known[matter], matches.get(matter, ()))
        for matter in listed(comparison.alignment)
    )


def listed(alignment: Alignment) -> list[int]:
    """Return the matters that are shown, in order: with rows, of the catalogue, or candidates."""
    rows = alignment.rows.filter(alignment.rows["outcome"] == MATCHED)
    bound = alignment.matters.filter(alignment.matters["catalogue"].is_not_null())
    found = {
        *rows["matter"].drop_nulls().unique(),
        *alignment.candidates["matter"].unique(),
        *bound["matter"],
    }
    return sorted(found)


def _matches(lines: Iterator[tuple[Any, ...]], texts: _Texts) -> Iterator[Match]:
    for _, region, position, method, confidence in lines:
        name, place = texts.at(region, position)
        yield Match(texts.region(region), place, name, method or "", round(confidence, 4))


def unmatched_of(comparison: Comparison) -> tuple[Unmatched, ...]:
    """Return the rows that belong to no matter for certain, with what they may belong to."""
    rows = comparison.alignment.rows
    left = rows.filter((rows["outcome"] != MATCHED) | rows["matter"].is_null())
    left = left.sort("region", "position").select("region", "position", "outcome", "reason")
    texts = _Texts(comparison)
    candidates = _candidates(comparison)
    return tuple(
        Unmatched(
            texts.region(region),
            texts.at(region, position)[1],
            texts.at(region, position)[0],
            outcome,
            candidates.get((region, position), ()),
            reason or "",
        )
        for region, position, outcome, reason in left.iter_rows()
    )


def _candidates(comparison: Comparison) -> Mapping[tuple[int, int], tuple[Candidate, ...]]:
    """Return the candidates of rows, the most likely first."""
    frame = comparison.alignment.candidates.sort(
        ["region", "position", "confidence"], descending=[False, False, True]
    )
    lines = frame.select("region", "position", "matter", "confidence", "method").iter_rows()
    return {
        place: tuple(Candidate(id_of(m), round(sure, 4), how) for _, _, m, sure, how in group)
        for place, group in groupby(lines, key=itemgetter(0, 1))
    }


class _Texts:
    """Name and place of rows, each list turned into plain values when it is first asked for."""

    def __init__(self, comparison: Comparison) -> None:
        self._regions = comparison.regions
        self._lists: dict[int, list[tuple[Any, ...]]] = {}

    def region(self, number: int) -> str:
        """Return the name of a region."""
        return self._regions[number].name

    def at(self, region: int, position: int) -> tuple[str, ListPlace]:
        """Return name and place of a row."""
        if region not in self._lists:
            frame = self._regions[region].items.frame
            name = [Field.NAME.value] if Field.NAME in frame.columns else []
            self._lists[region] = list(frame.select(*name, *_WHERE).iter_rows())
        row = self._lists[region][position]
        return (row[0] if len(row) > len(_WHERE) else ""), ListPlace(*row[-len(_WHERE) :])
