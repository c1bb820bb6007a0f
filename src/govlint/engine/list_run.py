"""Runs over lists: check each, or compare the same matters across regions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from govlint.engine.list_catalogue import against_catalogue
from govlint.engine.listing import (
    ListSession,
    check_list,
    failed_inside,
    in_order,
    rules_about_lists,
)
from govlint.engine.options import Options, UsageError
from govlint.lists.aligning import align_decided
from govlint.lists.comparing import compare
from govlint.lists.decisions import Decisions, read_decisions
from govlint.lists.laws import load_laws
from govlint.lists.mapping import HeaderMapping, load_mapping
from govlint.lists.places import level_of_region, superior_of
from govlint.lists.reading import read_list
from govlint.lists.reading_many import read_lists
from govlint.model.finding import SEVERITY_ORDER, Outcome, Severity
from govlint.model.items import Field, ItemList
from govlint.model.listing import Comparison, ListReport, ListsReport, RegionList
from govlint.readers.errors import ReadError
from govlint.version import __version__

LIST_FILES = frozenset(
    [
        ".xlsx",
        ".xlsm",
        ".xls",
        ".et",
        ".csv",
        ".tsv",
        ".txt",
        ".parquet",
        ".json",
        ".jsonl",
        ".docx",
        ".pdf",
        ".html",
        ".htm",
        ".doc",
        ".wps",
    ]
)
"""What is taken from a folder of lists; a file named on its own is always read."""
TOOL = f"govlint {__version__}"
NOT_COMPARED = frozenset(
    {
        Field.PLACE,
        Field.CONSULT,
        Field.COMPLAINT,
        Field.SUPERVISION,
        Field.OPENING_HOURS,
        Field.DUTY,
        Field.ACCOUNTABILITY,
        Field.DISCRETION,
        Field.FREQUENCY,
        Field.ROW_ID,
        Field.CREDIT_CODE,
    }
)
"""Fields that a comparison does not look at, unless a profile says so."""
CLEAN, FOUND, USAGE, UNREADABLE = 0, 1, 2, 3
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ListOptions:
    """Settings of one run over lists.

    Attributes:
        base: rules, severities and profile, as for documents; ``base.date`` is the day at which
            lists are judged (None: today).
        catalogue: path of the list that binds all.
        laws: path of a table of laws.
        mapping: headers to fields: ``HEADER=FIELD``, or paths of TOML files.
        decisions: path of a review queue with decisions.
    """

    base: Options = field(default_factory=Options)
    catalogue: str | None = None
    laws: str | None = None
    mapping: tuple[str, ...] = ()
    decisions: str | None = None


def check_lists(
    paths: Sequence[str], options: ListOptions, progress: Progress | None = None
) -> ListsReport:
    """Check lists one by one.

    Raises:
        UsageError: a setting, the catalogue, the mapping or the laws cannot be used.
        RuleFileError: a rule file of the office cannot be used.
    """
    session = session_for(options)
    mapping = _mapping(options)
    reports: list[ListReport] = []
    for number, path in enumerate(paths, 1):
        report = _with_catalogue(check_list(read_list(path, mapping=mapping), session), session)
        reports.append(report if report.items.frame.height else _as_paper(report, options))
        if progress:
            progress(number, len(paths))
    return ListsReport(tuple(reports), TOOL, session.day.isoformat())


def _with_catalogue(report: ListReport, session: ListSession) -> ListReport:
    """Add what a list differs in from the catalogue."""
    if session.catalogue is None or not report.items.frame.height:
        return report
    more = against_catalogue(report.items, session, report.findings)
    return replace(report, findings=in_order((*report.findings, *more)))


def _as_paper(report: ListReport, options: ListOptions) -> ListReport:
    from govlint.engine.list_papers import read_as_paper  # loads everything about documents

    return read_as_paper(report, options.base)


def session_for(options: ListOptions) -> ListSession:
    """Choose rules and settings of a run.

    Raises:
        UsageError: a setting, the catalogue or the laws cannot be used.
        RuleFileError: a rule file of the office cannot be used.
    """
    rules, profile = rules_about_lists(options.base)
    try:
        laws = load_laws(options.laws)
    except (ValueError, OSError) as error:
        raise _unusable("--laws", options.laws, error) from error
    return ListSession(
        rules,
        laws,
        options.base.date or datetime.date.today(),
        _catalogue(options),
        profile.policies if profile else {},
    )


def _reason(error: ValueError | OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在，请核对路径"
    if isinstance(error, OSError):
        return f"文件不能读取（{error.strerror or error}）"
    return str(error)


def _mapping(options: ListOptions) -> HeaderMapping:
    try:
        return load_mapping(options.mapping)
    except (ValueError, OSError) as error:
        raise UsageError(f"--map：{_reason(error)}") from error


def _catalogue(options: ListOptions) -> ItemList | None:
    if options.catalogue is None:
        return None
    items = read_list(options.catalogue, mapping=_mapping(options))
    if items.error is not None:
        raise UsageError(f"--catalogue {options.catalogue}：{items.error}")
    if not items.frame.height:
        problem = items.problems[0].message if items.problems else "没有读出任何事项"
        raise UsageError(f"--catalogue {options.catalogue}：{problem}")
    return items


def compare_regions(
    regions: Sequence[tuple[str, str]], options: ListOptions, progress: Progress | None = None
) -> Comparison:
    """Compare the lists of several regions.

    Args:
        regions: name and path of each.
        options: settings of the run.
        progress: told how many of how many files are read.

    Raises:
        UsageError: fewer than two regions, two of one name, or a setting cannot be used.
        RuleFileError: a rule file of the office cannot be used.
    """
    _check_names([name for name, _ in regions])
    session = session_for(options)
    decisions = _decisions(options)
    mapping = _mapping(options)
    superiors = superior_of([name for name, _ in regions])
    lists: list[RegionList] = []
    read = read_lists(regions, mapping, NOT_COMPARED - _bound_by(session.policies))
    for (name, _), items in zip(regions, read, strict=True):
        lists.append(RegionList(name, level_of_region(name), items, superiors.get(name)))
        if progress:
            progress(len(lists), len(regions))
    usable = tuple(one for one in lists if one.items.error is None)
    alignment, unused = align_decided(usable, session.catalogue, decisions)
    found = compare(
        usable,
        alignment,
        session.catalogue,
        session.laws,
        session.policies,
        session.day,
        session.rules,
    )
    broken = tuple(one for one in lists if one.items.error is not None)
    return replace(found, regions=(*found.regions, *broken), unused_decisions=unused)


def _bound_by(policies: Mapping[str, str]) -> set[str]:
    """Return the fields that a profile takes out of Free."""
    return {field for field, policy in policies.items() if policy != "Free"}


def _check_names(names: Sequence[str]) -> None:
    if not names:
        raise UsageError("没有找到清单文件：给出 地区=文件，或一个每个地区一个文件的文件夹")
    if len(names) < 2:
        raise UsageError(f"只有“{names[0]}”一个地区，至少要两个地区才能比较")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"地区“{twice}”给了两次，一个地区只能有一个文件")


def _decisions(options: ListOptions) -> Decisions | None:
    if options.decisions is None:
        return None
    try:
        return read_decisions(options.decisions)
    except (ReadError, ValueError, OSError) as error:
        raise _unusable("--decisions", options.decisions, error) from error


def _unusable(option: str, path: str | None, error: Exception) -> UsageError:
    """Return what is said of a file that an option names; a ValueError names the file itself."""
    if isinstance(error, FileNotFoundError):
        return UsageError(f"{option} {path}：文件不存在，请核对路径")
    if isinstance(error, OSError):
        return UsageError(f"{option} {path}：读不了（{error.strerror or error}）")
    return UsageError(
        f"{option} {path}：{error}" if isinstance(error, ReadError) else f"{option}：{error}"
    )


def regions_from(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """Return name and path of the regions that a command line names.

    Args:
        arguments: ``REGION=FILE`` pairs, folders with one file a region, or files by themselves,
            whose names without the suffix are the regions.

    Raises:
        UsageError: a pair without a name or a file.
    """
    found: list[tuple[str, str]] = []
    for argument in arguments:
        place = Path(argument)
        name, equals, path = argument.partition("=")
        if place.is_dir():
            found += [(Path(one).stem, one) for one in files_of(argument)]
        elif equals and not place.exists():
            if not name.strip() or not path.strip():
                raise UsageError(f"“{argument}”要写成 地区=文件")
            found.append((name.strip(), path.strip()))
        else:
            found.append((place.stem, argument))
    return found


def files_of(folder: str) -> list[str]:
    """Return the lists in a folder, in name order; hidden files and lock files are passed over."""
    return sorted(
        str(entry)
        for entry in Path(folder).iterdir()
        if entry.suffix.lower() in LIST_FILES
        and not entry.name.startswith((".", "~$"))
        and entry.is_file()
    )


def exit_code_of_check(report: ListsReport, fail_on: Severity) -> int:
    """Return the exit code of ``lists check``: 2 for a defect of our own, then 3, 1, 0."""
    if any(failed_inside(one) for one in report.lists):
        return USAGE
    if any(one.items.error is not None for one in report.lists):
        return UNREADABLE
    failed = (finding for one in report.lists for finding in one.findings)
    return FOUND if _any_at(((one.severity, one.outcome) for one in failed), fail_on) else CLEAN


def exit_code_of_compare(comparison: Comparison, fail_on: Severity) -> int:
    """Return the exit code of ``lists compare``: 3, 1, 0."""
    if any(region.items.error is not None for region in comparison.regions):
        return UNREADABLE
    found = ((one.severity, one.outcome) for one in comparison.findings)
    return FOUND if _any_at(found, fail_on) else CLEAN


def _any_at(found: Iterable[tuple[Severity, Outcome]], fail_on: Severity) -> bool:
    least = SEVERITY_ORDER[fail_on]
    return any(
        outcome is Outcome.FAIL and SEVERITY_ORDER[severity] >= least for severity, outcome in found
    )
