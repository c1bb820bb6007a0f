"""``govlint explain``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from govlint.cli import console
from govlint.engine.measured import load
from govlint.engine.options import UsageError
from govlint.engine.profile import load_profile
from govlint.reporters.rule_page import page_text
from govlint.rules.registry import load_rules
from govlint.rules.select import UnknownRuleError


def run(arguments: Namespace) -> int:
    """Show the page of one rule, with the values that a profile gives it.

    Args:
        arguments: of the ``explain`` parser.

    Returns:
        0.

    Raises:
        UsageError: no rule has this code, or there is no such profile; the message names the
            nearest.
        RuleFileError: a rule file of the office cannot be used.
    """
    rules = load_rules(arguments.rules)
    try:
        rule = rules.get(arguments.code)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    profile = load_profile(arguments.profile, rules) if arguments.profile else None
    if profile is not None:
        rule = profile.applied(rule)
    color = console.use_color(arguments.color, os.environ, sys.stdout)
    width = console.text_width(sys.stdout)
    measured = load().get(rule.code)
    console.write_stdout(page_text(rule, profile, measured, color=color, width=width))
    return 0
