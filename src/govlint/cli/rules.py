"""``govlint rules``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from govlint.cli import console
from govlint.reporters import catalogue
from govlint.rules.registry import load_rules


def run(arguments: Namespace) -> int:
    """Show the catalogue of rules.

    Args:
        arguments: of the ``rules`` parser.

    Returns:
        0.

    Raises:
        RuleFileError: a rule file of the office cannot be used.
    """
    rules = load_rules(arguments.rules)
    if arguments.format == "json":
        console.write_stdout(catalogue.rules_json(rules), utf8=True)
        return 0
    color = console.use_color(arguments.color, os.environ, sys.stdout)
    width = console.text_width(sys.stdout)
    console.write_stdout(catalogue.rules_text(rules, color=color, width=width))
    return 0
