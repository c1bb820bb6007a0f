"""Entry point of the ``govlint`` command: parse, run one command, hand back the exit code."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from govlint.cli import parser
from govlint.cli.console import abandon_stdout, prepare_stdout, say
from govlint.engine.options import UsageError
from govlint.rules.errors import RuleFileError

INTERRUPTED = 130
USAGE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments without the name of the program; None: those of the process.

    Returns:
        The exit code of the contract, 130 when interrupted.
    """
    prepare_stdout()
    try:
        return _run(argv)
    except SystemExit as end:  # argparse: --help, --version, a mistake in the arguments
        return end.code if isinstance(end.code, int) else USAGE
    except (UsageError, RuleFileError) as error:
        say(str(error))
    except KeyboardInterrupt:
        say("已中断")
        return INTERRUPTED
    except BrokenPipeError:
        abandon_stdout()
    except Exception as error:
        _confess(error)
    return USAGE


def _run(argv: Sequence[str] | None) -> int:
    commands = parser.build()
    arguments = commands.parse_args(argv)
    if arguments.command is None:
        commands.print_help(sys.stderr)
        return USAGE
    run: Callable[[Namespace], int] = import_module(f"govlint.cli.{arguments.command}").run
    return run(arguments)


def _confess(error: Exception) -> None:
    """Report a defect of govlint in one line; GOVLINT_DEBUG=1 shows all of it."""
    if os.environ.get("GOVLINT_DEBUG"):
        raise error
    say(
        f"内部错误：{type(error).__name__}: {error}。"
        "这是 govlint 的缺陷；设 GOVLINT_DEBUG=1 再运行一次可以看到详情"
    )
