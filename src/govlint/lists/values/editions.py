"""Versions and dates as lists print them."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from govlint.lists.values import blank, plain
from govlint.structure.numerals import chinese_number

_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-./年])?(?P<month>\d{1,2})(?(mark)[-./月]|)(?P<day>\d{1,2})日?(?!\d)"
)
_CLOCK = re.compile(r"(?:\s+|T)\d{1,2}:\d{2}.*")
_CHINESE = re.compile(r"第([零一二两三四五六七八九十百]+)版?")


@lru_cache(maxsize=65536)
def version_key(text: str) -> tuple[int, ...] | None:
    """Return a version as numbers that can be compared (V1.2 → 1, 2), None where it has none."""
    if blank(text):
        return None
    kept = plain(text)
    numbers = re.findall(r"\d+", kept)
    if numbers:
        found = [int(number) for number in numbers]
        while len(found) > 1 and found[-1] == 0:
            found.pop()
        return tuple(found)
    chinese = _CHINESE.search(kept)
    value = chinese_number(chinese[1]) if chinese else None
    return (value,) if value is not None else None


@lru_cache(maxsize=65536)
def day_of(text: str) -> datetime.date | None:
    """Return the day that a cell names (2026-03-01, 2026年3月1日, 20260301).

    Raises:
        ValueError: it names a day that no calendar has.
    """
    found = _DAY.search(plain(_CLOCK.sub("", text)))
    if found is None or blank(text):
        return None
    return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))


def day_or_none(text: str) -> datetime.date | None:
    """Return the day that a cell names, None also for one that no calendar has."""
    try:
        return day_of(text)
    except ValueError:
        return None
