"""One document through all rules of a run."""

from __future__ import annotations

import datetime
import fnmatch
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import Any

from govlint.burden.metrics import metrics as measured
from govlint.engine.decide import decide
from govlint.engine.gates import DRAFT_REASON, NO_DOCUMENT, unfilled
from govlint.engine.judge import Judgement, judge
from govlint.engine.options import Options, UsageError
from govlint.engine.profile import Change, Profile, load_profile, severity_changes
from govlint.engine.severities import Severities, is_off, keys_of, laid_upon
from govlint.model.copies import Comparison
from govlint.model.document import Capability
from govlint.model.elements import Element, OfficialDocument
from govlint.model.finding import FileReport, Outcome, RuleOutcome
from govlint.rules.context import Context, Sources
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.functions import date_of
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import Rule
from govlint.rules.select import UnknownRuleError, ignored

INTERNAL = "规则内部错误"
NOT_HERE = "按配置不查这个文件"
FIRST_YEAR = 1949
"""A 成文日期 before the republic is a misreading and decides nothing."""

AFTER_SIGNING = frozenset(
    {
        Element.COPY_NUMBER,
        Element.DOCUMENT_NUMBER,
        Element.SIGNATORIES,
        Element.DOCUMENT_DATE,
        Element.SEAL,
        Element.PRINTING_ORGAN,
        Element.PRINT_DATE,
    }
)
"""What is given only after signing (条例 art. 9(十二), 25(二))."""


@dataclass(frozen=True)
class Session:
    """Rules and settings of a run, chosen once and used for every file."""

    rules: RuleSet
    """With the parameters of the profile."""
    options: Options
    severity: Severities
    """What profile and configuration have chosen for rules and cases instead of the clause's."""
    known: RuleSet
    """Every rule that could have been chosen."""
    profile: Profile | None = None
    changes: tuple[Change, ...] = ()
    """Who changed what in the rules: the profiles from the lowest up, then the configuration."""


def session_of(options: Options, rules: RuleSet | None = None) -> Session:
    """Choose the rules of a run.

    Args:
        options: settings of the run.
        rules: the rules to choose from; by default the packaged and the office's own.

    Raises:
        UsageError: a selector or code fits no rule, or the profile cannot be used.
        RuleFileError: a rule file of the office cannot be used.
    """
    available = rules if rules is not None else load_rules(options.rules_dirs)
    try:
        chosen = available.select(options.select, options.ignore, options.clause)
        own = keys_of(options.severity, available)
        for _, selectors in options.per_file_ignores:
            available.select(ignore=selectors)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    profile = load_profile(options.profile, available) if options.profile else None
    changes = tuple(_changes(options, own, profile, available))
    severity = laid_upon(profile.severity if profile else {}, own)
    used = RuleSet(
        tuple(
            profile.with_parameters(rule) if profile else rule
            for rule in chosen.about_documents()
            if not is_off(severity, rule)
        )
    )
    return Session(used, options, severity, available, profile, changes)


def _changes(
    options: Options, own: Severities, profile: Profile | None, rules: RuleSet
) -> Iterator[Change]:
    """Yield what profiles have changed, then what the configuration changes in that."""
    below: Severities = {}
    if profile is not None:
        yield from profile.changes
        below = profile.severity
    file = PurePath(options.config_path or "").as_posix() if options.config_path else ""
    name = PurePath(file).name or "options"
    for change in severity_changes(below, own, rules, name, file):
        if change.before != change.after:
            yield change


def check_document(
    official: OfficialDocument, session: Session, path: str = "", sources: Sources | None = None
) -> FileReport:
    """Run the rules of a session over one recognised document.

    A rule that raises does not stop the run: its outcome is 未检查 with the reason, and
    ``internal`` is set so that the exit code says so.

    Args:
        official: the document.
        session: rules and settings.
        path: how the report names it.
        sources: what it is held against instead of what the settings name.
    """
    options = session.options
    given = options.facts or NO_FACTS
    if given.kind is not None:
        official = replace(official, kind=given.kind)
    day, day_source = day_that_counts(official, options.date)
    held = sources or sources_of(options)
    context = Context(official, known_facts(given, official), day, sources=held)
    run = _Run(context, session, path)
    judged = [(rule, run.judge(rule)) for rule in session.rules]
    looks = {rule.code for rule in session.rules if Capability.LAYOUT in rule.needs}
    outcomes = tuple(RuleOutcome(rule.code, it.outcome, it.reason) for rule, it in judged)
    comparison = _comparison(context)
    return FileReport(
        path=path,
        format=official.document.format,
        sha256=official.document.sha256,
        official=official,
        findings=decide((finding for _, it in judged for finding in it.findings), looks),
        outcomes=outcomes,
        measures=_measures(official, options, comparison),
        comparison=comparison,
        timings=run.rounded() if options.timings else None,
        day=day.isoformat(),
        day_source=day_source,
        flags=tuple(_flags(judged, context)),
        internal=run.failed,
    )


def sources_of(options: Options) -> Sources | None:
    """Return what the run is held against, opened once in a process.

    Raises:
        UsageError: it is missing, no index that can be used, or nothing in it can be read.
    """
    if not options.against:
        return None
    from govlint.engine.sources import open_sources  # few runs have any, and it needs sqlite

    return open_sources(options.against, options.limits, options.allow_classified)


def _measures(
    official: OfficialDocument, options: Options, comparison: Comparison | None
) -> Mapping[str, Any] | Callable[[], Mapping[str, Any]]:
    """Return the measures, or what works them out; those of a comparison at once."""
    if comparison is not None:
        from govlint.burden.copies.comparison import as_metrics  # few runs have sources

        return {**measured(official), **as_metrics(comparison)}
    return measured(official) if options.measures else partial(measured, official)


def _comparison(context: Context) -> Comparison | None:
    if context.sources is None:
        return None
    from govlint.burden.copies.comparison import compared  # few runs have sources

    return compared(context)


def day_that_counts(
    official: OfficialDocument, chosen: datetime.date | None
) -> tuple[datetime.date, str]:
    """Return the day that decides which rules are in force, and where it comes from."""
    if chosen is not None:
        return chosen, "option"
    for element in official.elements.get(Element.DOCUMENT_DATE, ()):
        day = date_of(element)
        if day is not None and day.year >= FIRST_YEAR:
            return day, "document_date"
    return datetime.date.today(), "today"


class _Run:
    """The rules on one document: what failed inside, and the time of each rule."""

    def __init__(self, context: Context, session: Session, path: str) -> None:
        self.context, self.session = context, session
        self.ignore = tuple(
            selector
            for pattern, selectors in session.options.per_file_ignores
            if matches_path(path, pattern)
            for selector in selectors
        )
        self.timings: dict[str, float] = {}
        self.failed = False

    def judge(self, rule: Rule) -> Judgement:
        """Judge one rule, whatever happens inside it."""
        if self.ignore and ignored(rule, self.ignore):
            return Judgement(Outcome.NOT_APPLICABLE, NOT_HERE)
        began = time.perf_counter()
        try:
            return judge(rule, self._context(rule), self.session.severity)
        except Exception as error:
            self.failed = True
            return Judgement(Outcome.NOT_CHECKED, f"{INTERNAL}：{type(error).__name__}: {error}")
        finally:
            self.timings[rule.code] = time.perf_counter() - began

    def rounded(self) -> dict[str, float]:
        """Return the time of each rule so far, to the microsecond."""
        return {code: round(seconds, 6) for code, seconds in self.timings.items()}

    def _context(self, rule: Rule) -> Context:
        return replace(self.context, parameters=rule.parameters, used=set())


def matches_path(path: str, pattern: str) -> bool:
    """Tell whether a glob fits a path or its end; ``*`` crosses folders."""
    posix = PurePath(path).as_posix()
    return fnmatch.fnmatchcase(posix, pattern) or fnmatch.fnmatchcase(posix, f"*/{pattern}")


def _flags(judged: list[tuple[Rule, Judgement]], context: Context) -> list[str]:
    """Return what must be said once for the file."""
    document = context.official.document
    flags = [flag.message for flag in document.flags]
    if any(it.reason == NO_DOCUMENT for _, it in judged):
        flags.append("没有认出这是公文（可能是新闻、问答或表格），格式规则未运行")
    later = _filled_later(judged, context)
    if later:
        flags.append(f"送审稿，签发后补填：{'、'.join(name.term for name in later)}")
    flags += [f"{rule.code}：{it.reason}" for rule, it in judged if it.reason.startswith(INTERNAL)]
    return flags


def _filled_later(judged: list[tuple[Rule, Judgement]], context: Context) -> list[Element]:
    found = {
        name
        for rule, it in judged
        if it.reason == DRAFT_REASON and rule.not_in_draft
        for name in unfilled(rule, context)
    }
    return [name for name in Element if name in found and name in AFTER_SIGNING]
