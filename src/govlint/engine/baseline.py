"""Baseline: findings that were accepted before, so that a run fails on new ones alone.

The file holds them by path, seen from its own folder, and by fingerprint: which knows neither
line nor paragraph, so that text may be moved and put in. It says nothing that changes by itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from govlint.engine.options import UsageError
from govlint.engine.run import NOT_HERE
from govlint.model.finding import FileReport, Finding, Outcome, Report, Suppressed
from govlint.readers import ReadError
from govlint.readers.limits import DEFAULT_LIMITS, MIB
from govlint.readers.read import read_bytes

FORMAT, VERSION = "govlint-baseline", 1
KIND = "baseline"
REASON = "基线里已有"
DEFAULT_NAME = "govlint-baseline.json"
MAX_BYTES = 64 * MIB
_KEYS = ("code", "fingerprint", "element", "message")
_AGAIN = "请用 govlint baseline 重新生成"

Entry = Mapping[str, str]
"""An accepted finding: ``code``, ``fingerprint``, ``element``, ``message``."""


@dataclass(frozen=True)
class Baseline:
    """Accepted findings by path and fingerprint; ``place`` is the baseline's own file."""

    place: Path
    files: Mapping[str, Mapping[str, Entry]]


def load(path: str | Path) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: the file is missing, no regular file, too big, broken, of another kind or of
            another version.
    """
    try:
        raw = read_bytes(path, replace(DEFAULT_LIMITS, max_bytes=MAX_BYTES))
        content = json.loads(raw.decode("utf-8-sig"))
    except ReadError as error:
        raise UsageError(f"{path}: 读不了基线文件：{error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: 不是正确的 JSON，{_AGAIN}") from error
    problem = _problem(content)
    if problem:
        raise UsageError(f"{path}: {problem}，{_AGAIN}")
    files = {
        name: {entry["fingerprint"]: {key: entry[key] for key in _KEYS} for entry in entries}
        for name, entries in content["files"].items()
    }
    return Baseline(Path(path), files)


def _problem(content: Any) -> str | None:
    """Say what is wrong with the content of a file that should be a baseline."""
    if not isinstance(content, dict) or content.get("kind") != FORMAT:
        return "不是 govlint 的基线文件"
    if content.get("version") != VERSION:
        return f"基线文件不是第 {VERSION} 版，本版本不认"
    files = content.get("files")
    if not isinstance(files, dict) or not all(isinstance(one, list) for one in files.values()):
        return "基线文件缺少 files"
    for name, entries in files.items():
        for entry in entries:
            texts = [entry.get(key) for key in _KEYS] if isinstance(entry, dict) else [None]
            if not all(isinstance(text, str) for text in texts):
                return f"基线文件里“{name}”有一项缺少 {'、'.join(_KEYS)}"
    return None


def apply(report: Report, baseline: Baseline) -> Report:
    """Set findings aside that the baseline has, and say which of its entries are gone.

    An entry is gone when its rule was run and found nothing there. Nothing is known of files that
    were not checked this time, or could not be read, and of rules that were not run.
    """
    files = tuple(_applied(file, baseline) for file in report.files)
    state = {
        "file": baseline.place.as_posix(),
        "new": sum(len(file.findings) for file in files),
        "unchanged": sum(one.kind == KIND for file in files for one in file.suppressed),
        "gone": sum(len(file.gone) for file in files),
    }
    return replace(report, files=files, configuration={**report.configuration, KIND: state})


def _applied(file: FileReport, baseline: Baseline) -> FileReport:
    entries = baseline.files.get(relative(file.path, baseline.place))
    if entries is None or file.error is not None:
        return file
    old = [one for one in file.findings if one.fingerprint in entries]
    return replace(
        file,
        findings=tuple(one for one in file.findings if one.fingerprint not in entries),
        suppressed=(*file.suppressed, *(Suppressed(one, KIND, REASON) for one in old)),
        gone=tuple(_gone(file, entries)),
    )


def _gone(file: FileReport, entries: Mapping[str, Entry]) -> Iterator[Entry]:
    seen = {one.fingerprint for one in file.findings}
    seen |= {one.finding.fingerprint for one in file.suppressed}
    run = {
        one.code
        for one in file.outcomes
        if one.outcome is not Outcome.NOT_CHECKED and one.reason != NOT_HERE
    }
    for fingerprint, entry in entries.items():
        if fingerprint not in seen and entry["code"] in run:
            yield entry


def relative(path: str, place: Path) -> str:
    """Return a path as seen from the folder of a baseline, with slashes on every system."""
    folder = place.absolute().parent
    try:
        return Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


def dump(report: Report, place: Path) -> str:
    """Return the baseline of a report as JSON, in a fixed order.

    Args:
        report: the result of a run without a baseline.
        place: where the baseline will lie.
    """
    files = {
        relative(file.path, place): [_entry(one) for one in file.findings]
        for file in report.files
        if file.findings
    }
    content = {"kind": FORMAT, "version": VERSION, "files": dict(sorted(files.items()))}
    raw = json.dumps(content, ensure_ascii=False, indent=1)
    # A file name may hold bytes that are no UTF-8; written out, JSON gives them back.
    return raw.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _entry(finding: Finding) -> Entry:
    return {
        "code": finding.code,
        "fingerprint": finding.fingerprint,
        "element": finding.element,
        "message": finding.message,
    }
