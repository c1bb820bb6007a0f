"""Law above majority: norms that are no longer in force, articles that do not exist, permits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from govlint.lists.comparison.bases import Basis, Norm, Wrong
from govlint.lists.comparison.columns import (
    CONFIDENCE,
    GROUP,
    ID,
    LINE,
    MATTER,
    Column,
    Rows,
)
from govlint.lists.comparison.fields import FROM_LAW, Choice, Departing
from govlint.lists.comparison.forms import Form, form_of
from govlint.lists.comparison.judging import Judgement
from govlint.lists.comparison.policies import ABOLISHED, BEYOND, LAW
from govlint.lists.comparison.references import Reference, Votes
from govlint.lists.comparison.stacks import has_field, stacked
from govlint.lists.values import blank
from govlint.lists.values.enums import type_of
from govlint.lists.values.limits import Limit
from govlint.lists.values.norms import PAPER, RULE, norm_key, rank_of
from govlint.model.items import Field

PERMIT = "行政许可"
LONGEST_PERMIT = Decimal(20)
"""Working days in which a permit is decided where no law says otherwise (行政许可法 42)."""
WORKING_DAYS = "工作日"
PERMIT_LAW = norm_key("行政许可法")
LAWFUL = form_of("limit", f"{LONGEST_PERMIT}个{WORKING_DAYS}")


def wrong_bases(rows: Rows, column: Column) -> Iterator[Departing]:
    """Find rows that cite what is not in force or an article that does not exist."""
    wrong = [
        number
        for number, form in enumerate(column.forms)
        if isinstance(form.value, Basis) and (form.value.abolished or form.value.beyond)
    ]
    if not wrong:
        return
    found = (
        rows.frame.with_columns(column.ids.alias(ID))
        .filter(pl.col(ID).is_in(wrong))
        .group_by(MATTER, ID)
        .agg(pl.col(LINE), pl.col(CONFIDENCE).min())
        .sort(MATTER, ID)
    )
    for matter, number, lines, confidence in found.select(MATTER, ID, LINE, CONFIDENCE).iter_rows():
        form = column.forms[number]
        for situation, entries in ((ABOLISHED, form.value.abolished), (BEYOND, form.value.beyond)):
            if entries:
                yield _departing(matter, lines, form, (situation, entries), confidence)


def _departing(
    matter: int,
    lines: Sequence[int],
    form: Form,
    found: tuple[str, Sequence[Wrong]],
    confidence: float,
) -> Departing:
    situation, entries = found
    said = "、".join(_said(situation, one) for one in entries)
    expected = "；".join(dict.fromkeys(one.expected for one in entries if one.expected))
    judgement = Judgement(situation, f"引用{said}", all(one.review for one in entries))
    known = expected if situation == ABOLISHED else ""
    return Departing(matter, lines, form, FROM_LAW, form, judgement, confidence, expected=known)


def _said(situation: str, one: Wrong) -> str:
    if situation == BEYOND:
        return f"{one.printed}（{one.expected}）"
    return f"{one.printed}（已由{one.expected}替代）" if one.expected else one.printed


@dataclass(frozen=True, eq=False)
class Permits:
    """Legal limits of permits that are longer than the law allows.

    Attributes:
        matters: the matters of them for which no law sets a limit of its own.
        lines: for each row whether its limit is one of these.
    """

    matters: frozenset[int]
    lines: pl.Series

    def hook(self, matter: int, votes: Votes, reference: Reference | None) -> Choice | None:
        """Put the law above a majority that is beyond it."""
        said = reference.form if reference is not None else None
        if matter not in self.matters or (said is not None and not _beyond(said.value)):
            return None
        if not any(_beyond(form.value) for form, _ in votes):
            return None
        within = [(form, count) for form, count in votes if _within(form.value)]
        form, count = max(within, key=lambda one: one[1], default=(LAWFUL, 0))
        return Choice(Reference(form, count, count, empties=False), FROM_LAW, LAW)


def permits_beyond(rows: Rows, column: Column, bases: Column | None) -> Permits | None:
    """Return the permits whose legal limits are longer than the law allows; None without any.

    A basis that may set a limit of its own makes the law silent, and so do several bodies that
    decide together; without bases nothing is known.
    """
    beyond = [number for number, form in enumerate(column.forms) if _beyond(form.value)]
    if bases is None or not beyond:
        return None
    long = column.ids.is_in(beyond).fill_null(value=False)
    asked = rows.frame[MATTER].filter(long).unique()
    kinds = rows.matters["type"].gather(asked).to_list()
    permits = [m for m, kind in zip(asked.to_list(), kinds, strict=True) if type_of(kind) == PERMIT]
    cited = (
        rows.frame.select(MATTER, bases.ids.alias(ID))
        .filter(pl.col(MATTER).is_in(permits))
        .group_by(MATTER)
        .agg(pl.col(ID).drop_nulls().unique())
    )
    lawful = [m for m, numbers in cited.iter_rows() if _silent(bases.forms[n] for n in numbers)]
    matters = frozenset(lawful) - _joint(rows, lawful)
    lines = long & rows.frame[MATTER].is_in(sorted(matters))
    return Permits(matters, lines) if matters else None


def _silent(forms: Iterable[Form]) -> bool:
    """Tell whether bases name nothing that may set a limit of its own."""
    norms = [item for form in forms if form.value for item in form.value.norms.items()]
    return all(key == PERMIT_LAW or not _may_set_limits(norm) for key, norm in norms)


def _joint(rows: Rows, matters: Sequence[int]) -> frozenset[int]:
    """Return the matters that some region says several bodies decide together."""
    cells = [
        region.items.frame[Field.JOINT_BODIES]
        if has_field(region.items, Field.JOINT_BODIES)
        else None
        for region in rows.regions
    ]
    if not matters or all(series is None for series in cells):
        return frozenset()
    own = rows.frame.select(MATTER, stacked(rows.regions, cells).gather(rows.places).alias("text"))
    told = own.filter(pl.col(MATTER).is_in(list(matters))).drop_nulls().unique()
    return frozenset(matter for matter, text in told.iter_rows() if not blank(text))


def lawless(rows: Rows, column: Column, permits: Permits | None) -> Iterator[Departing]:
    """Find limits beyond the law in which all regions of a level agree, whom nothing else binds."""
    if permits is None:
        return
    filled = rows.frame.select(GROUP, MATTER, LINE, CONFIDENCE, column.ids.alias(ID)).filter(
        pl.col(MATTER).is_in(sorted(permits.matters)) & pl.col(ID).is_not_null()
    )
    if column.catalogue is not None:
        filled = filled.filter(column.catalogue.gather(filled[MATTER]).is_null())
    agreed = filled.filter((pl.col(ID).min() == pl.col(ID).max()).over(GROUP))
    wrong = agreed.filter(permits.lines.gather(agreed[LINE]))
    found = wrong.group_by(MATTER, ID).agg(pl.col(LINE), pl.col(CONFIDENCE).min()).sort(MATTER, ID)
    for matter, number, lines, confidence in found.iter_rows():
        form = column.forms[number]
        judgement = Judgement(LAW, f"“{form.printed}”")
        yield Departing(matter, lines, LAWFUL, FROM_LAW, form, judgement, confidence)


def _may_set_limits(norm: Norm) -> bool:
    return rank_of(norm.title.strip("《》"), norm.number) not in (RULE, PAPER)


def _beyond(limit: Limit | None) -> bool:
    total = limit.sums.get(WORKING_DAYS) if limit is not None else None
    return total is not None and total > LONGEST_PERMIT


def _within(limit: Limit | None) -> bool:
    if limit is None or limit.sums.keys() != {WORKING_DAYS}:
        return False
    return limit.sums[WORKING_DAYS] <= LONGEST_PERMIT
