"""Limits of time that a list writes now in one way, now in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.bases import short
from govlint.lists.checks.columns import positions
from govlint.lists.values import plain
from govlint.lists.values.limits import is_garbled, spelling_of, unit_of
from govlint.model.items import ROW, Field, ItemList

LIMITS = (Field.LEGAL_LIMIT, Field.PROMISED_LIMIT, Field.LIMIT)
SHOWN = 10
"""Spellings, and odd cells, that the message names."""


@dataclass
class _Forms:
    """How limits are written: unit to form to the texts of that form, and texts that are odd."""

    of: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)
    odd: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, unit: str, count: int) -> None:
        """Note a text that stands in so many cells."""
        if is_garbled(text, unit):
            self.odd[text] += count
        elif form := spelling_of(text, unit):
            self.of.setdefault(form[0], {}).setdefault(form[1], Counter())[plain(text)] += count

    @property
    def several(self) -> list[Counter[str]]:
        """The texts of each form, of the units that have several; the usual ones first."""
        forms = (texts for by in self.of.values() if len(by) > 1 for texts in by.values())
        return sorted(forms, key=lambda texts: (-texts.total(), _example(texts)))

    @property
    def usual(self) -> frozenset[tuple[str, str]]:
        """The most frequent form of each unit."""
        return frozenset(
            (unit, min(forms, key=lambda form: (-forms[form].total(), form)))
            for unit, forms in self.of.items()
        )


def spellings(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-TIME-6: limits are written in one way.

    Raises:
        NotChecked: the list has no column of limits.
    """
    units = {name: unit_of(items.columns.get(name, "")) for name in LIMITS if items.has(name)}
    if not units:
        raise NotChecked("没有办结时限列")
    forms = _Forms()
    for name, unit in units.items():
        for text, count in items.frame[str(name)].value_counts().iter_rows():
            forms.add(text, unit, count)
    several = forms.several
    if not several and not forms.odd:
        return
    unusual = {name: _unusual(items, name, unit, forms) for name, unit in units.items()}
    odd = sorted({place for places in unusual.values() for place in places})
    told = [*_told(several), *_odd(items, units, forms)]
    yield ListHit(
        max(unusual, key=lambda name: len(unusual[name])),
        {"told": "；".join(told)},
        evidence="；".join(_example(texts) for texts in several)
        or short("、".join(sorted(forms.odd))),
        concerned=tuple(odd),
    )


def _example(texts: Counter[str]) -> str:
    """Return the most frequent text of a form."""
    return min(texts, key=lambda text: (-texts[text], text))


def _told(several: list[Counter[str]]) -> Iterator[str]:
    if several:
        shown = [f"“{_example(texts)}”一类{texts.total()}处" for texts in several[:SHOWN]]
        more = f"等{len(several)}种" if len(several) > SHOWN else ""
        yield "、".join(shown) + more


def _odd(items: ItemList, units: Mapping[Field, str], forms: _Forms) -> Iterator[str]:
    """Say where the cells stand that read like a slip."""
    if not forms.odd:
        return
    named = pl.any_horizontal(pl.col(str(name)).is_in(list(forms.odd)) for name in units)
    rows = items.frame.filter(named)[ROW].to_list()
    texts = "、".join(f"“{short(text)}”" for text in sorted(forms.odd)[:SHOWN])
    places = "、".join(f"第{row}行" for row in rows[:SHOWN])
    more = f"等{len(rows)}行" if len(rows) > SHOWN else ""
    yield f"{texts}（{places}{more}）看不出是多长时间，或者有错字"


def _unusual(items: ItemList, name: Field, unit: str, forms: _Forms) -> list[int]:
    """Return the rows of a column that are written in another than the usual form."""
    split = {kind for kind, by in forms.of.items() if len(by) > 1}
    texts = [
        text
        for text in items.frame[str(name)].unique().to_list()
        if text in forms.odd
        or ((form := spelling_of(text, unit)) and form[0] in split and form not in forms.usual)
    ]
    rows = items.frame.select(name, positions(items)).filter(pl.col(name).is_in(texts))
    found: list[int] = rows.to_series(1).to_list()
    return found
