"""One field of all matters: which rows depart from what reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import polars as pl

from govlint.lists.comparison.columns import (
    CONFIDENCE,
    GROUP,
    ID,
    LINE,
    MATTER,
    REGION,
    SUPERIORS,
    VOTE,
    Column,
    Rows,
)
from govlint.lists.comparison.forms import NOTE, Form
from govlint.lists.comparison.judging import Judgement, judge
from govlint.lists.comparison.local import binding_forms
from govlint.lists.comparison.policies import EQUAL, ONE_WAY, FieldPolicy
from govlint.lists.comparison.references import Reference, Votes, majority
from govlint.lists.comparison.ties import least_of

FROM_CATALOGUE, FROM_SUPERIOR, FROM_MAJORITY, FROM_LAW = "catalogue", "superior", "majority", "law"
_SOURCES = (FROM_CATALOGUE, FROM_SUPERIOR)
REFERENCE, SOURCE, END, VOTES = "reference", "source", "end", "votes"
LEAST = "要求最低的地区（{}个地区没有哪一种占多数）"


@dataclass(frozen=True, slots=True)
class Departing:
    """Rows of one matter that depart alike from one reference.

    Attributes:
        matter: number of the matter.
        lines: the rows, as places in the frame of ``Rows``.
        reference: form of the reference; None: there is none, and regions differ.
        source: catalogue, superior, majority or law; None without a reference.
        votes: how many regions the majority has, and of how many.
        actual: form of the rows.
        judgement: what it is.
        confidence: of the match of the least certain row.
        expected: what should stand there, where that is not the reference's own text.
        where: whose the reference is, in words, where that is not told by source and votes.
    """

    matter: int
    lines: Sequence[int]
    reference: Form | None
    source: str | None
    actual: Form
    judgement: Judgement
    confidence: float = 1.0
    votes: tuple[int, int] = (0, 0)
    expected: str | None = None
    where: str = ""


class Choice(NamedTuple):
    """What a hook says of a group in place of the majority: reference, source, situation."""

    reference: Reference
    source: str
    situation: str


Hook = Callable[[int, Votes, Reference | None], Choice | None]
"""Asked for each group of regions that differ: the matter, its forms, the majority's reference."""


@dataclass(frozen=True, eq=False)
class FieldResult:
    """What the comparison of a field gave.

    Attributes:
        policy: the field and its policy.
        departing: rows that depart.
        compared: for each line whether it had something to be compared with.
    """

    policy: FieldPolicy
    departing: Sequence[Departing]
    compared: pl.Series


@dataclass(eq=False)
class _Judge:
    """Judges pairs of forms, each once."""

    kind: str
    forms: Sequence[Form]
    known: dict[tuple[int, int], tuple[Judgement, ...]] = field(default_factory=dict)

    def __call__(self, reference: int, actual: int) -> tuple[Judgement, ...]:
        pair = reference, actual
        if pair not in self.known:
            self.known[pair] = judge(self.kind, self.forms[reference], self.forms[actual])
        return self.known[pair]

    def alike(self, one: Form, other: Form) -> bool:
        """Tell whether two values do not depart from each other."""
        return not judge(self.kind, one, other) and not judge(self.kind, other, one)


def compare_field(
    rows: Rows,
    policy: FieldPolicy,
    column: Column,
    hook: Hook | None = None,
    unlawful: pl.Series | None = None,
) -> FieldResult:
    """Compare a field across regions.

    Args:
        rows: the rows that belong to a matter.
        policy: the field and its policy.
        column: the field of all rows.
        hook: may put something in place of what most regions have.
        unlawful: tells of rows whether their values bind nobody, whoever stands below.
    """
    runs = runs_of(rows, policy, column, unlawful)
    judges = _Judge(policy.kind, column.forms)
    found = list(_against_known(rows, runs, column, judges))
    found += _against_peers(rows, policy, column, runs, judges, hook)
    return FieldResult(policy, found, compared_lines(rows, column, runs))


def runs_of(
    rows: Rows, policy: FieldPolicy, column: Column, unlawful: pl.Series | None = None
) -> pl.DataFrame:
    """Return stretches of rows of one group that have the same form and the same reference.

    As most regions agree, there are far fewer of them than rows: ``line`` to ``end`` (not
    included), ``group``, ``id``, ``reference`` and its ``source``, ``votes`` (how many regions).
    """
    frame = _with_references(rows, policy, column, unlawful)
    ids, references = frame[ID], frame[REFERENCE]
    changes = rows.turns | ids.ne_missing(ids.shift())
    if references.null_count() < frame.height:
        changes |= references.ne_missing(references.shift())
    at = changes.arg_true()
    votes = rows.votes.gather(at)
    ends = pl.col(LINE).shift(-1, fill_value=frame.height)
    return (
        frame.select(LINE, GROUP, ID, REFERENCE, SOURCE)[at]
        .with_columns(
            ends.alias(END),
            (votes.shift(-1, fill_value=frame[VOTE].sum()) - votes).alias(VOTES),
        )
        .filter(pl.col(ID).is_not_null())
    )


def _with_references(
    rows: Rows, policy: FieldPolicy, column: Column, unlawful: pl.Series | None
) -> pl.DataFrame:
    """Return the rows with the form of each, and the reference that stands above it."""
    frame = rows.frame.with_columns(
        column.ids.alias(ID),
        pl.lit(None, dtype=pl.UInt32).alias(REFERENCE),
        pl.lit(0, pl.UInt8).alias(SOURCE),
    )
    if column.catalogue is not None:
        frame = frame.with_columns(column.catalogue.gather(frame[MATTER]).alias(REFERENCE))
    if policy.policy == EQUAL:
        # The topmost list that says anything binds all below it, those between them included.
        for above in reversed(SUPERIORS):
            if frame[above].null_count() < frame.height:
                frame = _with_superior(frame, above, unlawful)
    return frame


def _with_superior(frame: pl.DataFrame, above: str, unlawful: pl.Series | None) -> pl.DataFrame:
    """Give rows without a reference the value of a region above theirs."""
    said = pl.col(VOTE) & (pl.col(ID) > 0) & pl.col(REGION).is_in(frame[above].unique().implode())
    if unlawful is not None:
        said &= ~unlawful
    values = frame.filter(said).select(
        pl.col(REGION).alias(above), MATTER, pl.col(ID).alias("_above")
    )
    joined = frame.join(values, on=[above, MATTER], how="left", maintain_order="left")
    return joined.with_columns(
        pl.coalesce(REFERENCE, "_above").alias(REFERENCE),
        pl.when(pl.col(REFERENCE).is_null())
        .then(pl.lit(1, pl.UInt8))
        .otherwise(SOURCE)
        .alias(SOURCE),
    ).drop("_above")


def lines_of(rows: Rows, runs: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Return the rows of runs as lists, with the least confidence of their matches."""
    lines = runs.select(*by, pl.int_ranges(LINE, END, dtype=pl.UInt32).alias(LINE)).explode(LINE)
    sure = lines.with_columns(rows.frame[CONFIDENCE].gather(lines[LINE]))
    return sure.group_by(by).agg(pl.col(LINE), pl.col(CONFIDENCE).min()).sort(by)


def _against_known(
    rows: Rows, runs: pl.DataFrame, column: Column, judges: _Judge
) -> Iterator[Departing]:
    """Hold rows against the catalogue or the region above."""
    differing = runs.filter(
        pl.col(REFERENCE).is_not_null() & (pl.col(REFERENCE) != pl.col(ID))
    ).with_columns((pl.col(GROUP) // rows.levels).alias(MATTER))
    pairs = lines_of(rows, differing, [MATTER, REFERENCE, SOURCE, ID])
    for matter, reference, source, actual, lines, confidence in pairs.iter_rows():
        for judgement in judges(reference, actual):
            yield Departing(
                matter,
                lines,
                column.forms[reference],
                _SOURCES[source],
                column.forms[actual],
                judgement,
                confidence,
                expected=printed_above(column, matter) if source == 0 else None,
            )


def printed_above(column: Column, matter: int) -> str | None:
    """Return what the catalogue prints for a matter."""
    text: str | None = column.above[matter] if column.above is not None else None
    return text.partition(NOTE)[0] if text is not None else None


def compared_lines(rows: Rows, column: Column, runs: pl.DataFrame) -> pl.Series:
    """Tell of each line whether it had something to be compared with."""
    groups = runs.group_by(GROUP).agg(
        pl.col(VOTES).filter(pl.col(ID) > 0).sum(), pl.col(REFERENCE).is_not_null().any()
    )
    held = groups.filter((pl.col(VOTES) > 1) | pl.col(REFERENCE))[GROUP]
    numbers = pl.Series(range(rows.matters.height * rows.levels), dtype=pl.UInt32)
    flags = numbers.is_in(held.implode()).gather(rows.frame[GROUP])
    return (flags & column.ids.is_not_null()).alias("compared")


def counted_forms(runs: pl.DataFrame) -> pl.DataFrame:
    """Return group, form and how many regions have it, where they differ and need a majority."""
    groups = runs.group_by(GROUP).agg(
        (pl.col(ID).min() != pl.col(ID).max()).alias("differ"),
        pl.col(REFERENCE).is_null().any().alias("open"),
    )
    inside = runs.join(groups.filter(pl.col("differ") & pl.col("open")), on=GROUP, how="semi")
    return inside.group_by(GROUP, ID).agg(pl.col(VOTES).sum()).sort(GROUP, ID)


def lines_of_verdicts(
    rows: Rows, runs: pl.DataFrame, found: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, list[int], float]]:
    """Yield place, rows and confidence of verdicts that are told by group and form."""
    wanted = pl.DataFrame(
        {
            "verdict": pl.Series(range(len(found)), dtype=pl.UInt32),
            GROUP: pl.Series([group for group, _ in found], dtype=pl.UInt32),
            ID: pl.Series([actual for _, actual in found], dtype=pl.UInt32),
        }
    )
    yield from lines_of(rows, runs.join(wanted, on=[GROUP, ID]), ["verdict"]).iter_rows()


def _against_peers(
    rows: Rows,
    policy: FieldPolicy,
    column: Column,
    runs: pl.DataFrame,
    judges: _Judge,
    hook: Hook | None,
) -> Iterator[Departing]:
    """Hold rows against what most regions of their level have."""
    counted = counted_forms(runs)
    verdicts = list(_verdicts(rows, policy, column, counted, judges, hook))
    found = [(one.group, one.actual) for one in verdicts]
    alone = runs.filter(pl.col(REFERENCE).is_null())
    for number, lines, confidence in lines_of_verdicts(rows, alone, found):
        yield _departing(rows, column, verdicts[number], lines, confidence)


class _Verdict(NamedTuple):
    """A form of a group that departs."""

    group: int
    actual: int
    reference: Reference
    source: str | None
    judgement: Judgement


def _departing(
    rows: Rows, column: Column, verdict: _Verdict, lines: Sequence[int], confidence: float
) -> Departing:
    reference = verdict.reference
    return Departing(
        verdict.group // rows.levels,
        lines,
        reference.form,
        verdict.source,
        column.forms[verdict.actual],
        verdict.judgement,
        confidence,
        (reference.votes, reference.voters),
        where=LEAST.format(reference.voters) if reference.least else "",
    )


def _verdicts(
    rows: Rows,
    policy: FieldPolicy,
    column: Column,
    counted: pl.DataFrame,
    judges: _Judge,
    hook: Hook | None,
) -> Iterator[_Verdict]:
    binding = binding_forms(rows, policy.kind, column)
    for group, entries in groupby(counted.iter_rows(), key=itemgetter(0)):
        votes = [(actual, count) for _, actual, count in entries]
        own = {actual: binding(group % rows.levels, actual) for actual, _ in votes}
        forms = [(column.forms[own[actual]], count) for actual, count in votes]
        reference = majority(policy.kind, forms, judges.alike)
        choice = hook(group // rows.levels, forms, reference) if hook is not None else None
        if choice is None and reference is not None and reference.form is None:
            reference = least_of(policy, column.forms, votes, judges) or reference
        chosen = choice.reference if choice else reference
        if chosen is None:
            continue
        if chosen.form is None:
            yield from _tied(group, own, policy, judges)
            continue
        expected = column.number_of(chosen.form)
        source = choice.source if choice else FROM_MAJORITY
        for actual in own:
            if actual == 0 and not chosen.empties:
                continue
            for one in judges(expected, actual):
                judgement = replace(one, situation=choice.situation) if choice else one
                yield _Verdict(group, actual, chosen, source, judgement)


def _tied(
    group: int,
    binding: Mapping[int, int],
    policy: FieldPolicy,
    judges: _Judge,
) -> Iterator[_Verdict]:
    """Find what regions differ in that have no reference: every one of them is named.

    Args:
        group: the matter at one level.
        binding: number of the form of regions to that of what of it binds the others.
        policy: the field and its policy.
        judges: what tells how two values depart.
    """
    if not policy.tie or policy.policy == ONE_WAY:
        return
    filled = [actual for actual in binding if actual]
    pairs = ((binding[one], other) for one in filled for other in filled if one != other)
    found = [judgement for pair in pairs for judgement in judges(*pair)]
    order = list(policy.cases)
    named = [judgement for judgement in found if judgement.situation in order]
    if not named:
        return
    worst = min(named, key=lambda one: (one.review, order.index(one.situation)))
    for actual in filled:
        yield _Verdict(group, actual, Reference(None), None, worst)
