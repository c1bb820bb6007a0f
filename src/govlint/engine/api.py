"""The entry points of the engine: what the façade and the command line call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike

from govlint.engine.options import DEFAULTS, Options
from govlint.model.finding import FileReport, Report

Progress = Callable[[int, int], None]


def check(source: str | PathLike[str] | bytes, options: Options = DEFAULTS) -> Report:
    """Check one file, one folder, or the bytes of one file."""
    raise NotImplementedError


def check_paths(
    paths: Sequence[str],
    options: Options = DEFAULTS,
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check files and folders, in a fixed order."""
    raise NotImplementedError


def check_one(
    source: str | PathLike[str] | bytes, options: Options = DEFAULTS, name: str | None = None
) -> FileReport:
    """Check one file or the bytes of one file; a reading error is in the report, never raised."""
    raise NotImplementedError
