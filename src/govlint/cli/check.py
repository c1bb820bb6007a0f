"""``govlint check``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from govlint.cli import console
from govlint.cli.parser import flat
from govlint.engine.api import check_paths
from govlint.engine.decide import exit_code
from govlint.engine.options import Options
from govlint.model.finding import Report

STDIN = "-"


def run(arguments: Namespace) -> int:
    """Check files and write the report.

    Args:
        arguments: of the ``check`` parser.

    Returns:
        The exit code, decided before the report is formatted.

    Raises:
        UsageError: the options, the configuration or the output file are impossible.
    """
    output = Path(arguments.output) if arguments.output else None
    if output:
        console.refuse_input(output, arguments.paths)
    options = build_options(arguments)
    report = check_paths(
        arguments.paths,
        options,
        stdin=console.read_stdin() if STDIN in arguments.paths else None,
        stdin_filename=arguments.stdin_filename,
        progress=None if arguments.quiet else console.progress(sys.stderr),
    )
    code = exit_code(report, options)
    if output:
        console.refuse_input(output, [file.path for file in report.files])
    _write(render(report, arguments), arguments.format, output)
    return code


def build_options(arguments: Namespace) -> Options:
    """Join the command line with the configuration; the command line wins."""
    return Options(
        select=flat(arguments.select),
        ignore=flat(arguments.ignore),
        clause=flat(arguments.clause),
        rules_dirs=tuple(arguments.rules),
        date=arguments.date,
        layout=arguments.layout,
        jobs=arguments.jobs,
        timings=arguments.timings,
    )


def render(report: Report, arguments: Namespace) -> str:
    """Render a report in the format asked for, loading that reporter alone."""
    if arguments.format == "text":
        from govlint.reporters import text

        stream = None if arguments.output else sys.stdout
        return text.render(
            report,
            color=console.use_color(arguments.color, os.environ, stream),
            width=console.text_width(stream),
            quiet=arguments.quiet,
        )
    from govlint.reporters import json

    return json.to_json(report) if arguments.format == "json" else json.to_jsonl(report)


def _write(text: str, form: str, output: Path | None) -> None:
    if output:
        console.write_file(output, text)
    else:
        console.write_stdout(text, utf8=form != "text")
