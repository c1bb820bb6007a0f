"""``govlint baseline``."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from govlint.cli import console
from govlint.cli.check import build_options
from govlint.engine import baseline
from govlint.engine.api import check_paths
from govlint.engine.options import UsageError
from govlint.reporters.visible import visible


def run(arguments: Namespace) -> int:
    """Write the findings of now as a baseline.

    Args:
        arguments: of the ``baseline`` parser.

    Returns:
        0; 2 when no file was found or govlint failed on one; 3 when a file could not be read.

    Raises:
        UsageError: the options are impossible, or the output is another kind of file.
        RuleFileError: a rule file of the office cannot be used.
    """
    options = build_options(arguments)
    place = Path(arguments.output or options.baseline or baseline.DEFAULT_NAME)
    _refuse_other(place)
    options = replace(options, baseline=None)
    report = check_paths(arguments.paths, options, progress=console.progress(sys.stderr))
    if not report.files:
        console.say("没有找到可以检查的文件")
        return 2
    console.refuse_input(place, [file.path for file in report.files])
    console.write_file(place, baseline.dump(report, place))
    count = sum(len(file.findings) for file in report.files)
    shown = visible(str(place))
    console.write_stdout(
        f"{len(report.files)} 个文件的 {count} 处问题已记入 {shown}；"
        f"以后用 govlint check --baseline {shown} 只报告新的\n"
    )
    for file in report.files:
        if file.error is not None:
            console.say(f"{file.path}：{file.error}")
    if any(file.internal for file in report.files):
        return 2
    return 3 if any(file.error is not None for file in report.files) else 0


def _refuse_other(place: Path) -> None:
    """Refuse to overwrite anything that is no baseline."""
    if not place.exists():
        return
    try:
        baseline.load(place)
    except UsageError as error:
        raise UsageError(f"{place} 已经存在，又不是基线文件，没有覆盖：{error}") from error
