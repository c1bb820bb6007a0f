"""Fees: yes or no, amounts and what they are charged for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from govlint.lists.values import blank, empty, plain

Kind = Literal["none", "amount", "words"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money: 元 (or % of something), for what, and for each of what."""

    value: Decimal
    unit: str
    """元 or %."""
    per: str
    """What is charged once (件, 证, 平方米), ``""`` where it is not said."""
    label: str
    """The words before it."""


@dataclass(frozen=True, slots=True)
class Fee:
    """A standard of a fee: none = nothing is charged; words = a reference to some other text."""

    kind: Kind
    amounts: tuple[Amount, ...] = ()
    text: str = ""

    @property
    def charges(self) -> bool:
        """Tell whether an amount above nothing stands in it."""
        return any(amount.value > 0 for amount in self.amounts)


_YES = frozenset(
    [
        *("是", "收费", "有", "收取", "收", "需要", "需收费", "要收费", "有收费", "√"),
        *("y", "yes", "true", "1"),
    ]
)
_NO = frozenset(
    [
        *(
            "否",
            "不收费",
            "免费",
            "无",
            "没有",
            "不收取",
            "不收",
            "不需要",
            "×",
            "免收",
            "不涉及",
            "无收费",
            "零收费",
        ),
        *("不收任何费用", "免", "无需缴费", "0元", "不需收费", "不涉及收费", "不收费用", "免收费"),
        *("n", "no", "false", "0"),
    ]
)
_NO_CHARGE = re.compile(
    "不收|免收|免费|免征|停征|停收|取消|暂免|不再收|无需缴|零收费|不涉及|暂停征收"
)
_MONEY = re.compile(
    r"(?:人民币|[¥￥])?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?P<thousand>[千万亿])?(?P<unit>元|%|‰)"
    r"(?:人民币)?(?:(?P<slash>/|每|一)(?P<per>[^\W\d_]{1,6}))?"
)
_EACH = re.compile(r"每(?:一)?(?P<per>[^\W\d_每]{1,6}?)(?:收费|收取|缴纳|计收)?[:为]?$")
_BARE = re.compile(r"\d+(?:\.\d+)?")


def yes_no(text: str) -> bool | None:
    """Tell whether a cell such as 是否收费 says yes or no; None where it says neither."""
    words = plain(text).strip("。.()").lower()
    if not words or empty(text):
        return None
    if words in _YES:
        return True
    if words in _NO:
        return False
    if _NO_CHARGE.search(words):
        return False
    return True if re.match("是[,:;(]|收费[,:;(]|有[,:;(]", words) else _leading_no(words)


def _leading_no(words: str) -> bool | None:
    return False if re.match("否[,:;(]|无[,:;(]", words) else None


@lru_cache(maxsize=65536)
def parse_fee(text: str) -> Fee:
    """Parse a standard of a fee."""
    words = plain(text)
    if blank(text) or words.strip("。.").lower() in _NO:
        return Fee("none", text=words)
    if _BARE.fullmatch(words):
        value = Decimal(words)
        return Fee("amount" if value else "none", (Amount(value, "元", "", ""),), words)
    amounts = tuple(_amounts(words))
    if _NO_CHARGE.search(words) or (amounts and not any(amount.value for amount in amounts)):
        return Fee("none", amounts, words)
    return Fee("amount", amounts, words) if amounts else Fee("words", text=words)


def _amounts(words: str) -> list[Amount]:
    found, end = [], 0
    for match in _MONEY.finditer(words):
        before = re.split("[;。\n]", words[end : match.start()])[-1].strip(",:、")
        end = match.end()
        value = Decimal(match["value"].replace(",", ""))
        scale = {"千": 1000, "万": 10000, "亿": 10**8}.get(match["thousand"] or "", 1)
        each = _EACH.search(before)
        per = match["per"] or (each["per"] if each else "")
        label = before[: each.start()] if each else before
        unit = "%" if match["unit"] == "‰" else match["unit"]
        value = value / 10 if match["unit"] == "‰" else value
        found.append(Amount(value * scale, unit, per, label.strip(",:()、")))
    return found


def dearer(first: str, second: str) -> bool | None:
    """Tell whether the first standard is dearer than the second.

    Returns:
        None where the two are not built alike (other units, other labels, references to texts).
    """
    a, b = parse_fee(first), parse_fee(second)
    if "words" in (a.kind, b.kind):
        return None
    if a.kind == "none" or b.kind == "none":
        return a.kind == "amount"
    if [(x.unit, x.per, x.label) for x in a.amounts] != [
        (x.unit, x.per, x.label) for x in b.amounts
    ]:
        return None
    pairs = list(zip(a.amounts, b.amounts, strict=True))
    more = any(x.value > y.value for x, y in pairs)
    less = any(x.value < y.value for x, y in pairs)
    return None if more and less else more
