"""What a caller may set for one run; the same for the façade, the command line and CI."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from govlint.model.elements import Layout
from govlint.model.finding import Severity
from govlint.readers.limits import Limits
from govlint.rules.facts import Facts


class UsageError(Exception):
    """The caller asked for something that cannot be: exit code 2. The message is Chinese."""


@dataclass(frozen=True)
class Options:
    """Settings of one run.

    ``select``, ``ignore`` and ``clause`` are as on the command line (code prefixes, slugs,
    families; clause numbers). ``date`` is the day that counts; None: the document's own day.
    ``severity`` maps codes, or cases of a rule (``CODE:情形``), to a severity that an office has
    chosen instead of the clause's.
    ``per_file_ignores`` pairs a glob over the path with selectors. ``jobs`` 0 means one per
    processor. ``limits`` is what one file may cost (None: the readers' defaults).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    rules_dirs: tuple[str, ...] = ()
    date: datetime.date | None = None
    layout: Layout | None = None
    facts: Facts | None = None
    fail_on: Severity = Severity.ERROR
    jobs: int = 1
    limits: Limits | None = None
    timings: bool = False
    measures: bool = False
    """Work out the measures of every file at once, in its own process; else when asked for."""
    allow_classified: bool = False
    """Work on files that bear the mark of a state secret."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    profile: str | None = None
    """Name or path of a profile; None: the rules as they are."""
    baseline: str | None = None
    """Path of a baseline, whose findings are set aside."""
    against: tuple[str, ...] = ()
    """Files and folders, or one index, that the documents are held against."""
    repo: tuple[str, ...] = ()
    """Files and folders, or one index: the papers of the office, which the documents belong to."""
    config_path: str | None = None
    """The configuration file that these settings came from, for the report."""


DEFAULTS = Options()
