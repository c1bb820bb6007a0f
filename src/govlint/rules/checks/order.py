"""Checks of the parts of a paper: F71-1 lines part them, F71-2 the order of their elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.masthead import is_below, placed_line
from govlint.structure.facts import WEB_FORMATS
from govlint.structure.separators import HEAD

ORDER: Mapping[Element, int] = {
    name: rank
    for rank, names in enumerate(
        (
            (Element.COPY_NUMBER,),
            (Element.CLASSIFICATION,),
            (Element.URGENCY,),
            (Element.ISSUER_MARK,),
            (Element.DOCUMENT_NUMBER, Element.SIGNATORIES),
            (Element.TITLE,),
            (Element.RECIPIENTS,),
            (Element.BODY,),
            (Element.ATTACHMENT_LIST,),
            (Element.ISSUER_SIGNATURE,),
            (Element.DOCUMENT_DATE,),
            (Element.NOTE,),
            (Element.COPIES_TO,),
            (Element.PRINTING_ORGAN, Element.PRINT_DATE),
        )
    )
    for name in names
}
"""Where each element stands; an annex behind the 版记 is told by F737-1."""
BELOW_TITLE = (Element.ISSUER_SIGNATURE, Element.DOCUMENT_DATE, Element.NOTE)
"""What 决议, 决定 and 公报 carry below their title instead of at their end."""
AT_THE_END = (*BELOW_TITLE, Element.ATTACHMENT_LIST)
ENCLOSED = (Element.ISSUED, Element.ATTACHMENT)
WEIGHTS: Mapping[Element, float] = {
    Element.COPY_NUMBER: 1.1,
    Element.ISSUER_MARK: 1.4,
    Element.TITLE: 1.4,
    Element.BODY: 1.4,
    Element.DOCUMENT_DATE: 1.2,
}
"""Where two neighbours have changed places, the other one is said to stand wrong."""


class _Placed(NamedTuple):
    """An element where it stands first."""

    element: ElementText
    rank: int

    @property
    def span(self) -> Span:
        return self.element.span


def order(context: Context) -> Iterator[Hit]:
    """F71-2: the elements follow one another as the standard lists them."""
    placed = _placed(context)
    kept = _heaviest_run(placed)
    for index, one in enumerate(placed):
        if index in kept:
            continue
        values, case = _where(one, [placed[other] for other in kept])
        yield Hit(one.element.name, one.span, values, case=case)


def _placed(context: Context) -> list[_Placed]:
    """Return the elements in the order in which they stand, each where it stands first."""
    found: list[_Placed] = []
    for name, rank in ORDER.items():
        texts = [one for one in context.all(name) if _is_judged(context, one)]
        if texts:
            found.append(_Placed(min(texts, key=lambda one: _at(one.span)), rank))
    return sorted(found, key=lambda one: _at(one.span))


def _is_judged(context: Context, one: ElementText) -> bool:
    """Tell whether an element is one of the paper's own, at a place that somebody chose for it.

    An issued text or annex has elements of its own. Web sites print the number above or below
    the title, and so do the texts copied from them.
    """
    if one.name is Element.DOCUMENT_NUMBER:
        return context.official.document.format not in WEB_FORMATS
    if one.name not in AT_THE_END:
        return True
    body = context.first(Element.BODY)
    enclosed = [found.span for name in ENCLOSED for found in context.all(name)]
    if body is not None and one.name in BELOW_TITLE and _at(one.span) < _at(body.span):
        return False
    return all(_at(one.span) < _at(span) for span in enclosed)


def _at(span: Span) -> tuple[int, int]:
    return span.block, span.start


def _heaviest_run(placed: Sequence[_Placed]) -> list[int]:
    """Return the indices of the run that never falls and has the most elements in it."""
    sums: list[float] = []
    before: list[int | None] = []
    for index, one in enumerate(placed):
        best = max(
            (other for other in range(index) if placed[other].rank <= one.rank),
            key=lambda other: sums[other],
            default=None,
        )
        before.append(best)
        weight = WEIGHTS.get(one.element.name, 1.0)
        sums.append(weight + (0.0 if best is None else sums[best]))
    run: list[int] = []
    at: int | None = max(range(len(sums)), key=lambda index: sums[index], default=None)
    while at is not None:
        run.append(at)
        at = before[at]
    return run[::-1]


def _where(one: _Placed, kept: Sequence[_Placed]) -> tuple[dict[str, str], str]:
    """Say beside which element it belongs: behind the last that precedes it, if it comes early."""
    early = [other for other in kept if other.rank < one.rank and _at(other.span) > _at(one.span)]
    late = [other for other in kept if other.rank > one.rank and _at(other.span) < _at(one.span)]
    if early:
        return {"other": early[-1].element.name.term}, "太前"
    return {"other": late[0].element.name.term if late else ""}, "太后"


def parts(context: Context) -> Iterator[Hit]:
    """F71-1: the 版头 stands above the red line, the 版记 between its first and last line.

    Raises:
        NotChecked: the line below the 版头 was not found, nor those of the 版记.
    """
    red, first = placed_line(context, "masthead"), placed_line(context, "first")
    if red is None and first is None:
        raise NotChecked("没有读到分隔线，或者线是浮动的图形，看不出在哪一段之下")
    if red is not None:
        yield from _masthead(context, red)
    if first is not None:
        yield from _imprint(context, first)


def _masthead(context: Context, red: Separator) -> Iterator[Hit]:
    """Yield the elements of the 版头 between the red line and the title; F71-2 tells the others."""
    title = context.first(Element.TITLE)
    for name in HEAD:
        for one in context.all(name):
            above = title is None or _at(one.span) < _at(title.span)
            if above and is_below(context, one.span, red):
                yield Hit(name, one.span, case="版头")


def _imprint(context: Context, first: Separator) -> Iterator[Hit]:
    """Yield the elements of the 主体 below the first line of the 版记."""
    for name in AT_THE_END:
        for one in context.all(name):
            if is_below(context, one.span, first):
                yield Hit(name, one.span, case="主体")
