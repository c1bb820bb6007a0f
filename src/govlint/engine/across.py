"""Rules that compare the documents of one run with each other, such as F725-8."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govlint.engine.decide import decide
from govlint.engine.findings import finding_of
from govlint.engine.gates import gate
from govlint.engine.judge import case_of, function_of, worst
from govlint.engine.run import INTERNAL, Session
from govlint.engine.severities import chosen_for
from govlint.engine.suppress import suppress
from govlint.model.document import Capability
from govlint.model.finding import FileReport, Finding, Outcome, RuleOutcome, Suppression
from govlint.rules.api import CheckAcross
from govlint.rules.context import Context
from govlint.rules.expression import Scope
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.rule import Rule

FEWEST = 2
Places = Sequence[tuple[int, Context]]
"""The documents that a rule concerns, each with the place of its file in the report."""


def compare(files: Sequence[FileReport], session: Session) -> list[FileReport]:
    """Ask the rules that compare documents, and add what they find to the files.

    Args:
        files: reports of a run, judged by every other rule.
        session: the rules and settings of the run.

    Returns:
        The reports in the same order; a rule that raises is 未检查 and sets ``internal``.
    """
    done = list(files)
    rules = [rule for rule in session.rules if rule.across]
    readable = [place for place, file in enumerate(files) if file.official is not None]
    if not rules or len(readable) < FEWEST:
        return done
    for rule in rules:
        places = [(place, _context(files[place], rule, session)) for place in readable]
        asked = [(place, context) for place, context in places if gate(rule, context) is None]
        if len(asked) < FEWEST:
            continue
        for place, found, reason in _asked(rule, asked, session):
            done[place] = _with(done[place], rule, found, reason, session)
    return done


def _context(file: FileReport, rule: Rule, session: Session) -> Context:
    given = session.options.facts or NO_FACTS
    day = datetime.date.fromisoformat(file.day) if file.day else datetime.date.today()
    if file.official is None:
        raise ValueError(file.path)
    return Context(file.official, known_facts(given, file.official), day, rule.parameters)


def _asked(
    rule: Rule, places: Places, session: Session
) -> Iterator[tuple[int, tuple[Finding, ...], str]]:
    """Yield for every file what was found, or why the rule failed."""
    findings: dict[int, list[Finding]] = defaultdict(list)
    contexts = [context for _, context in places]
    reason = ""
    try:
        check: CheckAcross = function_of(str(rule.check))
        for index, hit in check(contexts):
            place, context = places[index]
            case = case_of(rule, hit)
            severity = chosen_for(session.severity, rule.code, case)
            found = finding_of(rule, case, hit, Scope(context), severity)
            findings[place] += [found] if found else []
    except Exception as error:
        reason = f"{INTERNAL}：{type(error).__name__}: {error}"
    for place, _ in places:
        yield place, tuple(findings[place]), reason


def _with(
    file: FileReport, rule: Rule, found: tuple[Finding, ...], reason: str, session: Session
) -> FileReport:
    """Return a report with the findings of one more rule, as far as nobody set them aside."""
    outcome = Outcome.NOT_CHECKED if reason else worst(found)
    own = RuleOutcome(rule.code, outcome, reason)
    fresh = replace(file, findings=found, outcomes=(own,), suppressed=(), suppressions=(), flags=())
    asked = suppress(fresh, file.path, session.known)
    looks = {one.code for one in session.rules if Capability.LAYOUT in one.needs}
    return replace(
        file,
        findings=decide((*file.findings, *asked.findings), looks),
        outcomes=tuple(own if one.code == rule.code else one for one in file.outcomes),
        suppressed=(*file.suppressed, *asked.suppressed),
        suppressions=tuple(_joined(file.suppressions, asked.suppressions)),
        flags=(*file.flags, *asked.flags) if reason else file.flags,
        internal=file.internal or bool(reason),
    )


def _joined(before: Sequence[Suppression], after: Sequence[Suppression]) -> Iterator[Suppression]:
    """Yield what came of every request: what was used now counts, else what was said before."""
    for index, note in enumerate(after):
        known = before[index] if index < len(before) else note
        yield note if note.status == "used" and known.status != "used" else known
