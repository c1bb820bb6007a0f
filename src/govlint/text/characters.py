"""Characters that normalisation drops or folds, and what counts as Chinese.

The classes are written as the inside of a ``re`` character class.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

BLANKS = "\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Horizontal blanks: tab and every space separator of Unicode, the ideographic space included."""

INVISIBLE = (
    "\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
"""Characters without width: soft hyphens, joiners, marks of direction, variation selectors."""

TRIMMED = (
    "\t\v\f\x1a \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2060\u202f\u205f\u3000\ufeff"
)
"""What ``str.strip`` takes off the end of a line: blanks and what prints nothing at all."""

_CJK = re.compile(
    "[\u00b7\u2014\u2018-\u201d\u2026\u2460-\u24ff\u25a0-\u25ff\u2e80-\u303f\u3041-\u33ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uffef\U00020000-\U0003fffd]"
)
"""Ideographs and the marks set with them; full-width letters and digits count as Latin."""

_IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")

_KEPT_WIDE = "！（），：；？［］｛｝～＂＇｀"
"""Punctuation whose width is a matter of rules; folding it would hide the defect."""

_BRACKETS_AND_MARKS = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
    "﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹪❲❳｡｢｣､･",
    "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』［］"
    "，、；：？！（）｛｝〔〕#&*+-<>=%〔〕。「」、·",
)
"""Vertical, small and half-width forms of Chinese punctuation."""

_RADICALS = str.maketrans(
    "⺁⺄⺆⺇⺈⺋⺌⺍⺗⺙⺝⺟⺠⺡⺣⺤⺥⺧⺨⺩⺫⺬⺭⺮⺰⺱⺳⺷⺹⺼⺾⻅⻆⻉⻋⻌⻏⻐⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂乙冂几刀巳小小心攵月母民水火爪爪牛犬王目示示竹纟网网羊老肉艹见角贝车辶邑钅长门阜雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Radicals that fonts of PDF files give for the ideographs they look like."""

HAN = r"[^\W\d_A-Za-z]"
"""Pattern of a letter that is neither Latin nor a digit: in normalised text, a Chinese character.

An explicit range of 20,000 code points costs the pattern compiler a thousand times more, in every
pattern that holds one, at every start.
"""


def touches_cjk(char: str) -> bool:
    """Tell whether a character is Chinese script, or a mark set with it: blanks beside it go."""
    return _CJK.match(char) is not None


def is_ideograph(char: str) -> bool:
    """Tell whether a character is a Chinese ideograph."""
    return _IDEOGRAPH.match(char) is not None


def count_ideographs(text: str) -> int:
    """Count the Chinese ideographs of a text."""
    return sum(1 for _ in _IDEOGRAPH.finditer(text))


def _full_width() -> Iterator[tuple[int, int]]:
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEPT_WIDE:
            yield code, code - 0xFEE0


def _compatibility() -> Iterator[tuple[int, int]]:
    """Pair compatibility ideographs and Kangxi radicals with the unified ideograph."""
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAFF)):
        for code in range(first, last + 1):
            unified = unicodedata.normalize("NFKC", chr(code))
            if unified != chr(code) and len(unified) == 1:
                yield code, ord(unified)


FOLDED: dict[int, int] = {
    **_RADICALS,
    **dict(_compatibility()),
    **dict(_full_width()),
    **_BRACKETS_AND_MARKS,
}
"""Code point to code point: what one character becomes before anything else is compared."""
