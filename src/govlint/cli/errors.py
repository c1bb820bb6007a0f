"""An argument parser that speaks Chinese: help, and one clear line for every mistake."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from govlint.cli.console import say
from govlint.reporters.excerpt import wrap
from govlint.rules.errors import nearest

USAGE_EXIT = 2
_HELP_WIDTH = 90

# What argparse says, and what we say instead. Both take the same groups.
_TRANSLATIONS = (
    (r"unrecognized arguments: (.+)", "不认识 {0}"),
    (r"the following arguments are required: (.+)", "缺少 {0}"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} 后面缺一个值"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} 不带值，多了 {1}"),
    (r"argument 命令: invalid choice: '(.*?)' \(choose from (.+)\)", "没有这个命令：{0}"),
    (r"argument (.+?): (.+)", "{0}：{1}"),
)


class Help(argparse.HelpFormatter):
    """Help whose Chinese text is wrapped by columns, under a Chinese heading."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=_HELP_WIDTH)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Head the usage with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


class Parser(argparse.ArgumentParser):
    """An argument parser with Chinese groups and messages.

    Attributes:
        arguments: group of what is not an option.
        options: group of the options.
        children: parsers of the commands, by name.
    """

    def __init__(self, **keywords: Any) -> None:
        super().__init__(
            **{"formatter_class": Help, "allow_abbrev": False, "add_help": False, **keywords}
        )
        self.children: dict[str, Parser] = {}
        self.arguments = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份帮助")

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong and where help is.

        Raises:
            SystemExit: always, with 2.
        """
        say(f"{self._chinese(message)}（用法见 {self.prog} --help）")
        raise SystemExit(USAGE_EXIT)

    def known(self) -> set[str]:
        """Return the options of this parser and of its commands, and the commands."""
        own = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", self.format_help()))
        return own.union(self.children, *(child.known() for child in self.children.values()))

    def _chinese(self, message: str) -> str:
        for pattern, words in _TRANSLATIONS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                hint = nearest(re.split("[ =]", found[1])[0], self.known())
                return words.format(*found.groups()) + (hint if words.endswith("{0}") else "")
        return message
