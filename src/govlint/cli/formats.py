"""The output formats of ``check``: one list for the parser, its help and the command.

Each renderer loads its reporter alone.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.engine.options import Options
    from govlint.model.finding import Report


@dataclass(frozen=True, slots=True)
class Run:
    """What a format may need to know of a run."""

    report: Report
    arguments: Namespace
    options: Options
    code: int
    """The exit code, decided already."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what the help says of it, and how a report is written in it."""

    about: str
    render: Callable[[Run], str]
    utf8: bool = True
    """Written in UTF-8 whatever the locale says."""
    measures: bool = False
    """It prints the measures of every file."""
    compares: bool = False
    """It shows documents beside their sources, so that a run without ``--against`` is no use."""


def _text(run: Run) -> str:
    from govlint.cli import console
    from govlint.reporters import text

    stream = None if run.arguments.output else sys.stdout
    return text.render(
        run.report,
        color=console.use_color(run.arguments.color, os.environ, stream),
        width=console.text_width(stream),
        quiet=run.arguments.quiet,
    )


def _json(run: Run) -> str:
    from govlint.reporters import json

    return json.to_json(run.report)


def _jsonl(run: Run) -> str:
    from govlint.reporters import json

    return json.to_jsonl(run.report)


def _sarif(run: Run) -> str:
    from govlint.engine.coverage import table
    from govlint.reporters import sarif
    from govlint.rules.registry import load_rules

    rules = load_rules(run.options.rules_dirs).about_documents()
    asked = {(row.document, row.number): row.requirement for row in table(rules)}
    return sarif.to_sarif(run.report, rules, run.code, asked)


def _github(run: Run) -> str:
    from govlint.reporters import github

    return github.to_github(run.report, quiet=run.arguments.quiet)


def _sidebyside(run: Run) -> str:
    from govlint.reporters.sidebyside import page

    return page.to_html(run.report)


FORMATS: Mapping[str, Form] = {
    "text": Form("给人看（默认）", _text, utf8=False),
    "json": Form("给程序", _json, measures=True),
    "jsonl": Form("每个文件一行", _jsonl, measures=True),
    "sarif": Form("SARIF 2.1.0，供代码扫描平台", _sarif),
    "github": Form("GitHub Actions 批注", _github),
    "sidebyside": Form("文件与来源对照的网页，要有 --against", _sidebyside, compares=True),
}
