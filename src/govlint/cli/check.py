"""``govlint check``."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from govlint.cli import console
from govlint.cli.arguments import flat
from govlint.cli.formats import FORMATS, Form, Run
from govlint.engine.api import check_paths
from govlint.engine.config import options_for
from govlint.engine.decide import exit_code
from govlint.engine.facts import load_facts
from govlint.engine.options import Options, UsageError
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
        RuleFileError: a rule file of the office cannot be used.
    """
    output = Path(arguments.output) if arguments.output else None
    if output:
        console.refuse_input(output, [*arguments.paths, *arguments.against])
    form = FORMATS[arguments.format]
    options = replace(build_options(arguments), measures=form.measures)
    if form.compares and not options.against:
        raise UsageError(
            f"--format {arguments.format} 要有来源：用 --against 给出文件、文件夹或索引"
        )
    report = check_paths(
        arguments.paths,
        options,
        stdin=console.read_stdin() if STDIN in arguments.paths else None,
        stdin_filename=arguments.stdin_filename,
        progress=None if arguments.quiet else console.progress(sys.stderr),
    )
    code = exit_code(report, options)
    if not report.files:
        console.say(_nothing(report))
    unread = report.configuration.get("sources", {}).get("unread", ())
    if unread:
        console.say(f"--against 里有 {len(unread)} 个文件读不了，没有比对：{'、'.join(unread[:3])}")
    uncounted = report.repository.unread if report.repository else ()
    if uncounted:
        names = "、".join(uncounted[:3])
        console.say(f"--repo 里有 {len(uncounted)} 个文件读不了，没有计入：{names}")
    if output:
        console.refuse_input(output, [file.path for file in report.files])
    _write(form.render(Run(report, arguments, options, code)), form, output)
    return code


def build_options(arguments: Namespace) -> Options:
    """Join the configuration and the command line.

    The command line wins; ``--ignore`` and ``--rules`` add to what the configuration says.

    Raises:
        UsageError: the configuration or the facts file is wrong.
        RuleFileError: a rule file of the office cannot be used.
    """
    base = options_for(arguments.paths, arguments.rules)
    given = {
        "select": flat(arguments.select) or None,
        "clause": flat(arguments.clause) or None,
        "date": arguments.date,
        "layout": arguments.layout,
        "facts": load_facts(arguments.facts) if arguments.facts else None,
        "fail_on": arguments.fail_on,
        "jobs": arguments.jobs,
        "profile": arguments.profile,
        "baseline": getattr(arguments, "baseline", None),
    }
    return replace(
        base,
        against=tuple(getattr(arguments, "against", ())),
        repo=tuple(getattr(arguments, "repo", ())),
        ignore=(*base.ignore, *flat(arguments.ignore)),
        rules_dirs=(*base.rules_dirs, *arguments.rules),
        timings=getattr(arguments, "timings", False),
        allow_classified=arguments.allow_classified,
        **{name: value for name, value in given.items() if value is not None},
    )


def _nothing(report: Report) -> str:
    skipped = len(report.configuration.get("skipped", ()))
    beside = f"；另有 {skipped} 个文件的格式还不能检查" if skipped else ""
    return f"没有找到可以检查的文件（docx、txt、html、md）{beside}"


def _write(text: str, form: Form, output: Path | None) -> None:
    if output:
        console.write_file(output, text)
    else:
        console.write_stdout(text, utf8=form.utf8)
