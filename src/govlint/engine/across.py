"""Rules that compare the documents of one run with each other, or with the office's library."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from govlint.engine.decide import decide
from govlint.engine.findings import finding_of
from govlint.engine.gates import Verdict, gate
from govlint.engine.judge import case_of, worst
from govlint.engine.run import INTERNAL, NOT_HERE, Session, sources_of
from govlint.engine.severities import chosen_for
from govlint.engine.suppress import suppress
from govlint.model.document import Capability
from govlint.model.finding import FileReport, Finding, Outcome, RuleOutcome, Suppression
from govlint.rules.api import CheckAcross, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.expression import Scope
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.named import function_of
from govlint.rules.rule import Rule

if TYPE_CHECKING:
    from govlint.burden.repository.library import Library

FEWEST = 2
APART = frozenset({Capability.LAYOUT, Capability.REPOSITORY})
"""Needs of rules whose findings on one span are never merged: what they mark only carries them."""
_OUTCOMES = {NotChecked: Outcome.NOT_CHECKED, NotApplicable: Outcome.NOT_APPLICABLE}
Places = Sequence[tuple[int, Context]]
"""The documents that a rule concerns, each with the place of its file in the report."""


class _Answer(NamedTuple):
    """What a rule says of one file; ``verdict`` why it could not be judged."""

    findings: tuple[Finding, ...] = ()
    verdict: Verdict | None = None
    failed: bool = False


def compare(
    files: Sequence[FileReport], session: Session, library: Library | None = None
) -> list[FileReport]:
    """Ask the rules that compare documents, and add what they find to the files.

    Args:
        files: reports of a run, judged by every other rule.
        session: the rules and settings of the run.
        library: the papers of the office, those of the run among them.

    Returns:
        The reports in the same order; a rule that raises is 未检查 and sets ``internal``.
    """
    done = list(files)
    rules = [rule for rule in session.rules if rule.across]
    readable = [place for place, file in enumerate(files) if file.official is not None]
    for rule in rules:
        counted = Capability.REPOSITORY in rule.needs
        fewest = 1 if counted else FEWEST
        if len(readable) < fewest or (counted and library is None):
            continue
        asked: list[tuple[int, Context]] = []
        for place in readable:
            if not _is_wanted(files[place], rule):
                continue
            context = _context(files[place], rule, session, library)
            closed = gate(rule, context)
            if closed is not None:  # what is 未检查 without a library may not concern a file at all
                done[place] = _with(done[place], rule, _Answer(verdict=closed), session)
            else:
                asked.append((place, context))
        if len(asked) >= fewest:
            for place, answer in _asked(rule, asked, session):
                done[place] = _with(done[place], rule, answer, session)
    return done


def _is_wanted(file: FileReport, rule: Rule) -> bool:
    """Tell whether the settings let a rule look at a file."""
    return all(one.reason != NOT_HERE for one in file.outcomes if one.code == rule.code)


def _context(file: FileReport, rule: Rule, session: Session, library: Library | None) -> Context:
    given = session.options.facts or NO_FACTS
    day = datetime.date.fromisoformat(file.day) if file.day else datetime.date.today()
    if file.official is None:
        raise ValueError(file.path)
    return Context(
        file.official,
        known_facts(given, file.official),
        day,
        rule.parameters,
        sources=sources_of(session.options),
        repository=library and library.paper(file.path),
    )


def _asked(rule: Rule, places: Places, session: Session) -> Iterator[tuple[int, _Answer]]:
    """Yield for every file what was found, or why the rule could not be judged."""
    findings: dict[int, list[Finding]] = defaultdict(list)
    verdicts: dict[int, Verdict] = {}
    contexts = [context for _, context in places]
    failure: Verdict | None = None
    try:
        check: CheckAcross = function_of(str(rule.check))
        for index, hit in check(contexts):
            place, context = places[index]
            if isinstance(hit, NotChecked | NotApplicable):
                verdicts[place] = Verdict(_OUTCOMES[type(hit)], str(hit))
                continue
            case = case_of(rule, hit)
            severity = chosen_for(session.severity, rule.code, case)
            found = finding_of(rule, case, hit, Scope(context), severity)
            findings[place] += [found] if found else []
    except Exception as error:
        reason = f"{INTERNAL}：{type(error).__name__}: {error}"
        failure = Verdict(Outcome.NOT_CHECKED, reason)
    for place, _ in places:
        verdict = failure or verdicts.get(place)
        yield place, _Answer(tuple(findings[place]), verdict, failure is not None)


def _with(file: FileReport, rule: Rule, answer: _Answer, session: Session) -> FileReport:
    """Return a report with the findings of one more rule, as far as nobody set them aside."""
    found, verdict, failed = answer
    told = verdict or Verdict(worst(found), "")
    own = RuleOutcome(rule.code, told.outcome, told.reason)
    fresh = replace(file, findings=found, outcomes=(own,), suppressed=(), suppressions=(), flags=())
    asked = suppress(fresh, file.path, session.known)
    apart = {one.code for one in session.rules if APART & one.needs}
    return replace(
        file,
        findings=decide((*file.findings, *asked.findings), apart),
        outcomes=tuple(own if one.code == rule.code else one for one in file.outcomes),
        suppressed=(*file.suppressed, *asked.suppressed),
        suppressions=tuple(_joined(file.suppressions, asked.suppressions)),
        flags=(*file.flags, *asked.flags) if failed else file.flags,
        internal=file.internal or failed,
    )


def _joined(before: Sequence[Suppression], after: Sequence[Suppression]) -> Iterator[Suppression]:
    """Yield what came of every request: what was used now counts, else what was said before."""
    for index, note in enumerate(after):
        known = before[index] if index < len(before) else note
        yield note if note.status == "used" and known.status != "used" else known
