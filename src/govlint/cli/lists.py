"""``govlint lists check`` and ``govlint lists compare``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.cli import console
from govlint.cli.arguments import flat
from govlint.cli.list_formats import LIST_FORMATS, ListForm, Shape
from govlint.engine.config import options_for
from govlint.engine.list_extra import require_extra
from govlint.engine.options import Options, UsageError
from govlint.reporters.paint import painter

if TYPE_CHECKING:
    from govlint.engine.list_run import ListOptions

CHECK, COMPARE = "check", "compare"


def run(arguments: Namespace) -> int:
    """Check lists, or compare them across regions.

    Args:
        arguments: of the ``lists`` parser.

    Returns:
        The exit code, decided before the result is formatted.

    Raises:
        UsageError: the options or the output file are impossible, or the packages for lists are
            not installed.
        RuleFileError: a rule file of the office cannot be used.
    """
    require_extra()
    output = Path(arguments.output) if arguments.output else None
    arguments.format = arguments.format or _format_of(output)
    form = LIST_FORMATS[arguments.format]
    if (form.check if arguments.what == CHECK else form.compare) is None:
        raise UsageError(f"--format {arguments.format} 不能用于 lists {arguments.what}")
    if arguments.format == "xlsx" and output is None:
        raise UsageError("xlsx 不能写到屏幕上，请用 -o 给出文件，如 -o 清单.xlsx")
    if output:
        console.refuse_input(output, [*arguments.paths, *_beside(arguments)])
    return (
        _check(arguments, form, output)
        if arguments.what == CHECK
        else _compare(arguments, form, output)
    )


def _beside(arguments: Namespace) -> list[str]:
    """Return the files that are read beside the lists."""
    named = (arguments.catalogue, arguments.laws, arguments.decisions, *arguments.map)
    return [name for name in named if name is not None]


def _format_of(output: Path | None) -> str:
    """Return the format that the name of the output says, text where it says none."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return suffix if suffix in LIST_FORMATS else "text"


def _check(arguments: Namespace, form: ListForm, output: Path | None) -> int:
    from govlint.engine import list_run

    options = _options(arguments)
    paths = _lists_of(arguments.paths)
    report = list_run.check_lists(paths, options, _progress(arguments))
    if output:
        console.refuse_input(output, paths)
    code = list_run.exit_code_of_check(report, options.base.fail_on)
    if form.check is not None:
        _write(form.check(report, _shape(arguments, output)), form, output)
    return code


def _lists_of(paths: list[str]) -> list[str]:
    """Expand folders.

    Raises:
        UsageError: there is no file at all.
    """
    from govlint.engine import list_run

    found: list[str] = []
    for path in paths:
        own = list_run.files_of(path) if Path(path).is_dir() else [path]
        found += [one for one in own if one not in found]
    if not found:
        raise UsageError("没有找到清单文件（xlsx、xls、csv、parquet、json、docx、pdf、html）")
    return found


def _compare(arguments: Namespace, form: ListForm, output: Path | None) -> int:
    from govlint.engine import list_run

    options = _options(arguments)
    regions = list_run.regions_from(arguments.paths)
    if output:
        console.refuse_input(output, [path for _, path in regions])
    comparison = list_run.compare_regions(regions, options, _progress(arguments))
    code = list_run.exit_code_of_compare(comparison, options.base.fail_on)
    for line in comparison.unused_decisions:
        console.say(line)
    if form.compare is not None:
        _write(form.compare(comparison, _shape(arguments, output)), form, output)
    return code


def _options(arguments: Namespace) -> ListOptions:
    from govlint.engine.list_run import ListOptions

    return ListOptions(
        _base(arguments),
        arguments.catalogue,
        arguments.laws,
        tuple(arguments.map),
        arguments.decisions,
    )


def _base(arguments: Namespace) -> Options:
    """Join the configuration and the command line; the command line wins."""
    found = options_for(
        [path.partition("=")[2] or path for path in arguments.paths], arguments.rules
    )
    given = {
        "select": flat(arguments.select) or None,
        "date": arguments.date,
        "fail_on": arguments.fail_on,
        "profile": arguments.profile,
    }
    return replace(
        found,
        ignore=(*found.ignore, *flat(arguments.ignore)),
        rules_dirs=(*found.rules_dirs, *arguments.rules),
        **{name: value for name, value in given.items() if value is not None},
    )


def _progress(arguments: Namespace) -> Callable[[int, int], None] | None:
    return None if arguments.quiet else console.progress(sys.stderr)


def _shape(arguments: Namespace, output: Path | None) -> Shape:
    color = output is None and console.use_color(arguments.color, os.environ, sys.stdout)
    width = console.text_width(None if output else sys.stdout)
    return Shape(width, painter(color), arguments.brief)


def _write(content: str | bytes, form: ListForm, output: Path | None) -> None:
    if output:
        console.write_file(output, content)
    elif isinstance(content, str):
        console.write_stdout(content, utf8=form.utf8)
