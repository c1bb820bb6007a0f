"""Baseline: findings that were there before, so that a run fails on new ones alone."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from govlint.engine.options import UsageError
from govlint.model.finding import FileReport, Finding, Report, Suppressed

VERSION = 1
KIND = "baseline"
REASON = "基线里已有"
DEFAULT_NAME = "govlint-baseline.json"
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Baseline:
    """Findings by file and fingerprint; ``place`` is the baseline's own file."""

    place: Path
    files: Mapping[str, Mapping[str, Mapping[str, Any]]]


def load(path: str | Path) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: the file is missing, broken, of another kind or of a later version.
    """
    place = Path(path)
    try:
        if place.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: 基线文件超过 64 MiB，未读取")
        content = json.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: 读不了基线文件：{error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: 不是正确的 JSON，请用 govlint baseline 重新生成") from error
    problem = _problem(content)
    if problem:
        raise UsageError(f"{path}: {problem}，请用 govlint baseline 重新生成")
    files = {
        name: {entry["fingerprint"]: entry for entry in entries}
        for name, entries in content["files"].items()
    }
    return Baseline(place, files)


def _problem(content: object) -> str | None:
    """Say what is wrong with the content of a file that should be a baseline."""
    if not isinstance(content, dict) or content.get("kind") != "govlint-baseline":
        return "不是 govlint 的基线文件"
    if content.get("version") != VERSION:
        return f"基线的版本是 {content.get('version')}，本版本只认 {VERSION}"
    files = content.get("files")
    if not isinstance(files, dict) or not all(isinstance(one, list) for one in files.values()):
        return "基线文件缺少 files"
    entries = [entry for one in files.values() for entry in one]
    good = all(
        isinstance(entry, dict) and isinstance(entry.get("fingerprint"), str) for entry in entries
    )
    return None if good else "基线文件里有一项没有 fingerprint"


def apply(report: Report, baseline: Baseline) -> Report:
    """Set findings aside that the baseline has, and say which of its entries are gone.

    Files that were not checked this time, or could not be read, lose nothing.
    """
    files = tuple(_one(file, baseline) for file in report.files)
    state = {
        "file": baseline.place.as_posix(),
        "unchanged": sum(one.kind == KIND for file in files for one in file.suppressed),
        "gone": sum(len(file.gone) for file in files),
    }
    return replace(report, files=files, configuration={**report.configuration, KIND: state})


def _one(file: FileReport, baseline: Baseline) -> FileReport:
    entries = baseline.files.get(relative(file.path, baseline.place))
    if entries is None or file.error is not None:
        return file
    old = [one for one in file.findings if one.fingerprint in entries]
    seen = {one.fingerprint for one in file.findings}
    seen |= {one.finding.fingerprint for one in file.suppressed}
    return replace(
        file,
        findings=tuple(one for one in file.findings if one.fingerprint not in entries),
        suppressed=(*file.suppressed, *(Suppressed(one, KIND, REASON) for one in old)),
        gone=tuple(entry for name, entry in entries.items() if name not in seen),
    )


def relative(path: str, place: Path) -> str:
    """Return a path relative to the folder of the baseline, with slashes on every system."""
    folder = place.absolute().parent
    try:
        return Path(os.path.relpath(Path(path).absolute(), folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


def dump(report: Report, place: Path) -> str:
    """Return the baseline of a report as JSON: sorted, without anything that changes by itself."""
    files = {
        relative(file.path, place): [_entry(one) for one in file.findings]
        for file in report.files
        if file.error is None and file.findings
    }
    content = {"kind": "govlint-baseline", "version": VERSION, "files": dict(sorted(files.items()))}
    raw = json.dumps(content, ensure_ascii=False, indent=1)
    return raw.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _entry(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "fingerprint": finding.fingerprint,
        "element": finding.element,
        "message": finding.message,
    }
