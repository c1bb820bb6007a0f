"""``govlint coverage``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from govlint.cli import console
from govlint.engine.coverage import table
from govlint.reporters import catalogue
from govlint.rules.registry import load_rules


def run(arguments: Namespace) -> int:
    """Show every clause with the rules that check it, or why none does.

    Args:
        arguments: of the ``coverage`` parser.

    Returns:
        0.

    Raises:
        RuleFileError: a rule file or a register of clauses cannot be used.
    """
    rows = table(load_rules(arguments.rules))
    if arguments.format == "json":
        console.write_stdout(catalogue.coverage_json(rows), utf8=True)
        return 0
    color = console.use_color(arguments.color, os.environ, sys.stdout)
    width = console.text_width(sys.stdout)
    console.write_stdout(catalogue.coverage_text(rows, color=color, width=width))
    return 0
