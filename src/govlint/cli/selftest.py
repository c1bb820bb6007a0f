"""``govlint selftest``."""

from __future__ import annotations

from argparse import Namespace

from govlint.builder.examples import builder_for
from govlint.cli import console
from govlint.cli.arguments import flat
from govlint.engine import selftest
from govlint.engine.options import UsageError
from govlint.reporters import catalogue
from govlint.rules.registry import load_rules
from govlint.rules.select import UnknownRuleError

FAILED = 1


def run(arguments: Namespace) -> int:
    """Run the examples of every rule, or of those that were named.

    Args:
        arguments: of the ``selftest`` parser.

    Returns:
        0, or 1 when a rule does not do what its examples say.

    Raises:
        RuleFileError: a rule file of the office cannot be used.
        UsageError: no rule has such a code; the message names the nearest.
    """
    try:
        rules = load_rules(arguments.rules).select(flat(arguments.select))
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    results = selftest.run(rules, builder_for(rules))
    console.write_stdout(catalogue.selftest_text(results, len(rules)))
    return 0 if all(result.ok for result in results) else FAILED
