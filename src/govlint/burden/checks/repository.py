"""B-R1, B-R4, B-FWD-4: what the library of an office says, told at the papers of the run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from govlint.burden.repository.counting import is_counted
from govlint.burden.repository.library import Filed
from govlint.burden.repository.loads import demanded
from govlint.model.elements import Element, Span
from govlint.model.repository import IssuerYear, Paper
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context

Answers = Iterator[tuple[int, Hit | NotChecked | NotApplicable]]
NO_PAPER = "没有认出这是公文，不计入发文"
NO_ISSUER = "看不出发文机关，数不到哪个机关名下"
NO_YEAR = "看不出成文日期，数不到哪一年"
SERIES, UNSURE, EXPECTED = "同一系列", "不知是否收齐", "预计"
Groups = Callable[[Filed], Iterator[tuple[Any, int]]]
MARKED = (Element.TITLE, Element.DOCUMENT_NUMBER, Element.BODY)


def more_papers(documents: Sequence[Context]) -> Answers:
    """B-R1: the papers of an issuer in a year against those of the year before."""
    yield from _uncountable(documents)
    for (key, year), place in _last(documents, _issuers_and_year):
        context = documents[place]
        row = _filed(context).library.years.get((key, year))
        case = _case(row, context.parameters) if row else None
        if row is not None and case is not None:
            yield place, _hit(context, _told(row, context.parameters), case)


def yearly_load(documents: Sequence[Context]) -> Answers:
    """B-R4: the reports that the papers of a year demand of each of their recipients."""
    yield from _uncountable(documents)
    for (recipient, year), place in _last(documents, _recipients_and_year):
        context = documents[place]
        row = _filed(context).library.loads.get((recipient, year))
        limits = context.parameters
        if row is None or row.reports <= limits["most_reports"]:
            continue
        if row.papers >= limits["fewest_papers"]:
            untold = f"，另有 {row.untold} 处看不出次数" if row.untold else ""
            values = {"recipient": recipient, "year": year, "reports": row.reports}
            yield place, _hit(context, {**values, "papers": row.papers, "untold": untold})


def repeated(documents: Sequence[Context]) -> Answers:
    """B-FWD-4: a paper that says what an older one of its issuer says, which is in force."""
    yield from _uncountable(documents)
    for place, context in enumerate(documents):
        found = _filed(context).repeat
        if found is None or found.ratio * 100 < context.parameters["least_share"]:
            continue
        values = {
            "own": found.paper.name,
            "own_date": _date(found.paper),
            "earlier": found.earlier.name,
            "earlier_date": _date(found.earlier),
            "share": f"{found.ratio:.0%}",
        }
        yield place, _hit(context, values, SERIES if found.series else "")


def _filed(context: Context) -> Filed:
    filed = context.repository
    if not isinstance(filed, Filed):
        raise TypeError("no library")
    return filed


def _uncountable(documents: Sequence[Context]) -> Answers:
    """Yield what is no paper, and the papers of which nobody can tell the issuer or the year."""
    for place, context in enumerate(documents):
        entry = _filed(context).entry
        if entry.kind is None:
            yield place, NotApplicable(NO_PAPER)
        elif not entry.issuers:
            yield place, NotChecked(NO_ISSUER)
        elif entry.year is None:
            yield place, NotChecked(NO_YEAR)


def _issuers_and_year(filed: Filed) -> Iterator[tuple[Any, int]]:
    if is_counted(filed.entry) and filed.entry.year is not None:
        organs = (issuer for issuer in filed.entry.issuers if issuer.is_organ)
        yield from ((issuer.key, filed.entry.year) for issuer in organs)


def _recipients_and_year(filed: Filed) -> Iterator[tuple[str, int]]:
    if filed.entry.year is not None:
        yield from ((recipient, filed.entry.year) for recipient, _ in demanded(filed.entry))


def _last(documents: Sequence[Context], groups: Groups) -> list[tuple[tuple[Any, int], int]]:
    """Return each group of papers with the place of its last one in the run, in their order."""
    last: dict[tuple[Any, int], tuple[datetime.date, int]] = {}
    for place, context in enumerate(documents):
        filed = _filed(context)
        day = filed.entry.paper.date or datetime.date.min
        for group in groups(filed):
            last[group] = max(last.get(group, (day, place)), (day, place))
    return [(group, place) for group, (_, place) in last.items()]


def _case(row: IssuerYear, limits: Mapping[str, Any]) -> str | None:
    """Return which case more papers are; None where they are none, or the library is not whole."""
    allowed = 1 + limits["most_change"] / 100
    listed, listed_before = row.listed, row.listed_before
    unknown = listed is None or listed_before is None
    if row.before < limits["fewest_unnumbered" if unknown else "fewest"]:
        return None
    if _lacks(row, limits["least_share"]):
        return None
    if not row.is_over:
        early = row.months < limits["least_months"] or not _expected(row, allowed)
        return None if early else EXPECTED
    if row.documents <= row.before * allowed:
        return None
    if listed is None or listed_before is None:
        return UNSURE
    return "" if listed > listed_before * allowed else None


def _expected(row: IssuerYear, allowed: float) -> bool:
    """Tell whether a year will have more papers, by its months alone and by those of both years."""
    so_far, same, projected = row.so_far, row.same_months, row.projected
    if so_far is None or same is None or projected is None:
        return False
    return projected > row.before * allowed and so_far > same * allowed


def _lacks(row: IssuerYear, least: float) -> bool:
    """Tell whether the numbers show that the library lacks many papers of either year."""
    return any(
        listed is not None and numbered * 100 < listed * least
        for listed, numbered in (
            (row.listed, row.numbered),
            (row.listed_before, row.numbered_before),
        )
    )


def _told(row: IssuerYear, limits: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "issuer": row.issuer,
        "year": row.year,
        "before_year": row.year - 1,
        "documents": row.documents,
        "before": row.before,
        "change": _change(row.change or 0.0),
        "limit": _limit(limits["most_change"]),
        "months": row.months,
        "so_far": row.so_far,
        "same_months": row.same_months,
        "projected": row.projected,
    }


def _change(share: float) -> str:
    if share == 0:
        return "一样多"
    return f"{'多' if share > 0 else '少'} {f'{abs(share):.1%}'.replace('.0%', '%')}"


def _limit(most: float) -> str:
    """Return what is wanted, for a change of so many per cent at most."""
    if most == 0:
        return "一般只减不增"
    return f"要求至少减少 {-most:g}%" if most < 0 else f"增加不得超过 {most:g}%"


def _hit(context: Context, values: Mapping[str, Any], case: str = "") -> Hit:
    for name in MARKED:
        found = context.first(name)
        if found is not None:
            return Hit(name, found.span, values, case)
    return Hit("", Span(0, 0, 0), values, case)


def _date(paper: Paper) -> str:
    day = paper.date
    return f"{day.year}年{day.month}月{day.day}日" if day else "日期不明"
