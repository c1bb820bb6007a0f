"""Values of single cells: blanks, codes, limits, amounts, enumerations.

Every function takes one cell as printed and is pure, so that callers ask it once for each different
text. Width, blanks and Traditional characters are evened out here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govlint.text.characters import FOLDED
from govlint.text.normalise import normalise

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－─━", "-"))
_MARKS = str.maketrans("（），：；！？〔〕［］【】～﹝﹞", "(),:;!?[][][]~[]")
_NOTHING = frozenset("-/\\|*.,;:、。·_~'\"()[]—…")
"""Marks that stand in a cell in place of nothing."""
_NONE = frozenset(
    [
        *(
            "无",
            "没有",
            "暂无",
            "空",
            "空白",
            "不涉及",
            "不适用",
            "未涉及",
            "无此项",
            "无内容",
            "未填写",
        ),
        *("na", "n/a", "null", "none", "nan", "nil", "#n/a", "未填", "无数据", "无相关内容"),
    ]
)
"""Words that say that there is nothing (lower case)."""


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a cell in the form in which values are parsed.

    Half-width letters, digits and marks, one kind of dash and of bracket, Simplified characters,
    no blanks and no invisible characters; line feeds stay.
    """
    if text.isascii():
        return "\n".join("".join(line.split()) for line in text.strip().splitlines())
    kept = normalise(text.strip()).text.translate(FOLDED).translate(_DASHES).translate(_MARKS)
    kept = unicodedata.normalize("NFKC", kept)
    kept = "\n".join("".join(line.split()) for line in kept.splitlines())
    return unicodedata.normalize("NFKC", kept)


def empty(text: str) -> bool:
    """Tell whether a cell holds nothing but blanks and marks that stand for nothing (/, —)."""
    return all(char in _NOTHING for char in plain(text) if not char.isspace())


def blank(text: str) -> bool:
    """Tell whether a cell is empty or says that there is nothing (无, 不涉及)."""
    if empty(text):
        return True
    return plain(text).strip("。.()[];,、\n").lower() in _NONE
