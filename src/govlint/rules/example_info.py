"""Values of the settings of examples in rule files: each returns what is wrong, or None."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from govlint.rules.errors import nearest

Checker = Callable[[str], str | None]


def one_of(kind: Iterable[str]) -> Checker:
    """Return what checks that a value is one of some words."""
    values = [str(item) for item in kind]

    def check(value: str) -> str | None:
        return None if value in values else f"不认识“{value}”{nearest(value, values)}"

    return check


def day(value: str) -> str | None:
    """Check that a value is a day."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return f"“{value}”不是 2020-05-07 这样的日期"
    return None


def given(value: str) -> str | None:
    """Check that there is a value."""
    return None if value else "缺少值"
