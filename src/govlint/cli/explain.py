"""``govlint explain``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from govlint.cli import console
from govlint.engine.options import UsageError
from govlint.reporters.rule_page import page_text
from govlint.rules.registry import load_rules
from govlint.rules.select import UnknownRuleError


def run(arguments: Namespace) -> int:
    """Show the page of one rule.

    Args:
        arguments: of the ``explain`` parser.

    Returns:
        0.

    Raises:
        UsageError: no rule has this code; the message names the nearest.
        RuleFileError: a rule file of the office cannot be used.
    """
    try:
        rule = load_rules(arguments.rules).get(arguments.code)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    color = console.use_color(arguments.color, os.environ, sys.stdout)
    width = console.text_width(sys.stdout)
    console.write_stdout(page_text(rule, color=color, width=width))
    return 0
