"""``govlint selftest``."""

from __future__ import annotations

from argparse import Namespace

from govlint.builder.examples import builder_for
from govlint.cli import console
from govlint.engine import selftest
from govlint.reporters import catalogue
from govlint.rules.registry import load_rules

FAILED = 1


def run(arguments: Namespace) -> int:
    """Run the examples of every rule.

    Args:
        arguments: of the ``selftest`` parser.

    Returns:
        0, or 1 when a rule does not do what its examples say.

    Raises:
        RuleFileError: a rule file of the office cannot be used.
    """
    rules = load_rules(arguments.rules)
    results = selftest.run(rules, builder_for(rules))
    console.write_stdout(catalogue.selftest_text(results, len(rules)))
    return 0 if all(result.ok for result in results) else FAILED
