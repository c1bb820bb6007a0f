"""F725-8: every number is given once; compares the documents of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.model.elements import Element, ElementText
from govlint.rules.api import Hit
from govlint.rules.context import Context

MOST_LISTED = 10


class _Entry(NamedTuple):
    """A number as a register would hold it."""

    place: int
    element: ElementText
    title: str


def number_once(documents: Sequence[Context]) -> Iterator[tuple[int, Hit]]:
    """F725-8: the same number on two papers; numbers that a series lacks.

    Two files with one title are one paper in two copies. Gaps are told only of a series that is
    nearly whole: of others most of the papers are elsewhere.
    """
    series: dict[tuple[str, int], dict[int, list[_Entry]]] = defaultdict(lambda: defaultdict(list))
    for place, context in enumerate(documents):
        number = context.first(Element.DOCUMENT_NUMBER)
        if number is None or not {"organ", "year", "serial"} <= set(number.parts):
            continue
        organ, year, serial = (number.parts[name].value for name in ("organ", "year", "serial"))
        if year.isdecimal() and serial.isdecimal():
            title = context.first(Element.TITLE)
            name = title.normalised if title else ""
            series[organ, int(year)][int(serial)].append(_Entry(place, number, name))
    for entries in series.values():
        for same in entries.values():
            yield from _twice(same)
        yield from _gaps(documents, entries)


def _twice(same: Sequence[_Entry]) -> Iterator[tuple[int, Hit]]:
    first = same[0]
    for other in same[1:]:
        if not first.title or not other.title:
            continue
        if first.title in other.title or other.title in first.title:
            continue
        values = {"number": other.element.text, "title": first.title}
        yield other.place, Hit(Element.DOCUMENT_NUMBER, other.element.span, values, case="重号")


def _gaps(
    documents: Sequence[Context], entries: dict[int, list[_Entry]]
) -> Iterator[tuple[int, Hit]]:
    last = max(entries)
    fewest = documents[0].parameters["fewest"]
    missing = [serial for serial in range(min(entries), last) if serial not in entries]
    if len(entries) < fewest or not missing or len(missing) > MOST_LISTED:
        return
    if len(missing) * 4 > len(entries):
        return
    entry = entries[last][0]
    values = {"missing": "、".join(str(serial) for serial in missing)}
    yield entry.place, Hit(Element.DOCUMENT_NUMBER, entry.element.span, values, case="缺号")
