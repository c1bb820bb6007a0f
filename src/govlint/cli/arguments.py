"""What several commands have in common: types of arguments, and options that are alike."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from typing import Any

from govlint.model.elements import Layout
from govlint.model.finding import Severity


def add_color(group: argparse._ActionsContainer) -> None:
    """Add ``--color``."""
    group.add_argument(
        "--color",
        type=one_of(("auto", "always", "never")),
        default="auto",
        metavar="WHEN",
        help="颜色：auto（默认）、always、never",
    )


def add_format(group: argparse._ActionsContainer) -> None:
    """Add ``--format`` text or json."""
    group.add_argument(
        "--format",
        type=one_of(("text", "json")),
        default="text",
        metavar="FORMAT",
        help="text（默认）或 json",
    )


def add_rules_dir(group: argparse._ActionsContainer) -> None:
    """Add ``--rules``."""
    group.add_argument(
        "--rules", action="append", default=[], metavar="DIR", help="另加一个规则文件夹（可多次）"
    )


def add_profile(group: argparse._ActionsContainer) -> None:
    """Add ``--profile``."""
    group.add_argument(
        "--profile", metavar="NAME|FILE", help="配置档：改规则的轻重和参数；名称或文件"
    )


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Return a type of argument that takes some words alone."""

    def chosen(text: str) -> str:
        if text in words:
            return text
        raise argparse.ArgumentTypeError(f"没有“{text}”，可以是 {'、'.join(words)}")

    return chosen


def words(text: str) -> list[str]:
    """Part words by commas, full-width ones too."""
    return [word.strip() for word in text.replace("，", ",").split(",") if word.strip()]


def severity(text: str) -> Severity:
    """Read a severity."""
    return Severity(one_of(("error", "warning", "info"))(text))


def layout(text: str) -> Layout:
    """Read a layout form."""
    return Layout(one_of(tuple(layout.value for layout in Layout))(text))


def day(text: str) -> datetime.date:
    """Read a day.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写成 2020-05-07") from None


def count(text: str) -> int:
    """Read a count.

    Raises:
        argparse.ArgumentTypeError: it is none.
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是个数")


def flat(lists: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    """Join the values of an option that was given several times."""
    return tuple(item for part in lists for item in part)


def add_selectors(group: argparse._ActionsContainer) -> None:
    """Add ``--select`` and ``--ignore``."""
    for name, what in (("--select", "只用这些规则"), ("--ignore", "不用这些规则")):
        group.add_argument(
            name,
            action="append",
            type=words,
            default=[],
            metavar="CODE",
            help=f"{what}：代码或开头几位，逗号隔开",
        )


def add_fail_on(group: argparse._ActionsContainer) -> None:
    """Add ``--fail-on``."""
    group.add_argument(
        "--fail-on",
        type=severity,
        default=None,
        metavar="SEVERITY",
        help="到这一级就以 1 退出：error（默认）、warning、info",
    )
