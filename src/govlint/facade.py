"""What a program calls: ``govlint.check``, ``govlint.read`` and ``govlint.compare_lists``."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING

from govlint.engine.api import check_paths
from govlint.engine.options import Options
from govlint.model.document import Document
from govlint.model.elements import Layout
from govlint.model.finding import Report
from govlint.rules.facts import Facts

if TYPE_CHECKING:
    from govlint.model.listing import Comparison

FilePath = str | PathLike[str]


def check(
    source: FilePath | bytes | Sequence[FilePath],
    *,
    name: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    clause: Iterable[str] = (),
    rules: Iterable[FilePath] = (),
    date: datetime.date | str | None = None,
    layout: Layout | str | None = None,
    facts: Facts | None = None,
    profile: FilePath | None = None,
    baseline: FilePath | None = None,
    against: Iterable[FilePath] = (),
    repo: Iterable[FilePath] = (),
    jobs: int = 1,
    allow_classified: bool = False,
) -> Report:
    """Check documents.

    A file that cannot be read is no exception: its ``FileReport`` has an ``error``.

    Args:
        source: a file, a folder, several of them, or the bytes of one file.
        name: file name to report when ``source`` is bytes.
        select: use these rules alone: codes, or how codes begin.
        ignore: leave these rules out.
        clause: use rules of these clauses alone, such as ``7.2.5``.
        rules: folders with further rule files.
        date: the day that decides which rules are in force; None: the document's own date.
        layout: layout form, instead of the recognised one.
        facts: what the text alone cannot prove.
        profile: name or path of a profile that changes severities and parameters.
        baseline: path of a baseline, whose findings are set aside.
        against: files and folders, or one index, that may be sources: ``FileReport.comparison``.
        repo: files and folders, or one index, that the documents belong to: ``Report.repository``.
        jobs: files checked at a time; 0 is one per processor.
        allow_classified: work on files with the mark of a state secret; else such a file has an
            ``error`` and nothing of it is shown.

    Returns:
        The report; the same object that every reporter takes.

    Raises:
        UsageError: an unknown rule code, a folder that is not there, an impossible setting, a
            profile or baseline that cannot be used.
        RuleFileError: a rule file in ``rules`` is wrong; the message names file and line.
        ValueError: ``date`` or ``layout`` is no such thing.
    """
    options = Options(
        select=tuple(select),
        ignore=tuple(ignore),
        clause=tuple(clause),
        rules_dirs=tuple(fspath(folder) for folder in rules),
        date=datetime.date.fromisoformat(date) if isinstance(date, str) else date,
        layout=None if layout is None else Layout(layout),
        facts=facts,
        profile=None if profile is None else fspath(profile),
        baseline=None if baseline is None else fspath(baseline),
        against=tuple(fspath(path) for path in against),
        repo=tuple(fspath(path) for path in repo),
        jobs=jobs,
        allow_classified=allow_classified,
    )
    if isinstance(source, bytes):
        return check_paths(["-"], options, stdin=source, stdin_filename=name)
    paths = [source] if isinstance(source, (str, PathLike)) else source
    return check_paths([fspath(path) for path in paths], options)


def read(source: FilePath | bytes, *, name: str | None = None) -> Document:
    """Read one file: docx, text, HTML or Markdown, told apart by content.

    Args:
        source: a path, or the bytes of the file.
        name: file name, for messages and for telling Markdown from text.

    Returns:
        The document as read; nothing in it is interpreted yet.

    Raises:
        ReadError: the file cannot be read; ``code`` says why.
    """
    from govlint.readers import read as read_file

    return read_file(source, name=name)


def compare_lists(
    regions: Mapping[str, FilePath],
    *,
    catalogue: FilePath | None = None,
    laws: FilePath | None = None,
    date: datetime.date | str | None = None,
    mapping: Mapping[str, str] | None = None,
    decisions: FilePath | None = None,
    profile: FilePath | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Comparison:
    """Compare the same matters in the lists of several regions (``govlint[lists]``).

    A list that cannot be read is no exception: its ``items.error`` says why, and the others are
    compared.

    Args:
        regions: name of each region to its list: xlsx, xls, csv, parquet, json, docx, pdf, html.
        catalogue: the list that binds all regions; it becomes the reference.
        laws: table of laws (csv) on top of what is known.
        date: the day at which laws are judged; None: today.
        mapping: printed header to field, where it is not understood.
        decisions: a review queue with its decisions filled in.
        profile: name or path of a profile that changes severities, parameters and policies.
        select: use these rules alone: codes, or how codes begin.
        ignore: leave these rules out.

    Returns:
        The comparison: matters, differences, rates; ``items`` and ``unmatched`` hold every row.

    Raises:
        UsageError: fewer than two regions, a setting, catalogue or table cannot be used, or the
            packages for lists are not installed.
        RuleFileError: a rule file cannot be used.
        ValueError: ``date`` is no such thing.
    """
    from govlint.engine.list_extra import require_extra

    require_extra()
    from govlint.engine.list_run import ListOptions, compare_regions

    base = Options(
        select=tuple(select),
        ignore=tuple(ignore),
        date=datetime.date.fromisoformat(date) if isinstance(date, str) else date,
        profile=None if profile is None else fspath(profile),
    )
    options = ListOptions(
        base,
        catalogue=None if catalogue is None else fspath(catalogue),
        laws=None if laws is None else fspath(laws),
        mapping=tuple(f"{header}={field}" for header, field in (mapping or {}).items()),
        decisions=None if decisions is None else fspath(decisions),
    )
    return compare_regions([(name, fspath(path)) for name, path in regions.items()], options)
