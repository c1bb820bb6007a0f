"""Classes of fonts: the standard names classes such as 仿宋体, files name products."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govlint import pack

_DROPPED = str.maketrans("", "", " \u3000\u00a0-_,.'\"@")

FANGSONG, HEI, KAI, SONG, XBS = "仿宋", "黑体", "楷体", "宋体", "小标宋"
LATIN = "西文"


@lru_cache(maxsize=512)
def font_class(name: str | None) -> str | None:
    """Return the class of a font by its name.

    Args:
        name: family name, full name or PostScript name, as a file has it (no subset prefix).

    Returns:
        仿宋, 黑体, 楷体, 宋体, 小标宋, another class of ``rules/data/fonts.tsv``, 西文 for fonts
        without Chinese characters, None for a name that no row of the table knows.
    """
    plain = _plain(name or "")
    if not plain:
        return None
    for match, text, class_, _ in _rows():
        if _fits(match, text, plain):
            return class_
    return None


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).lower().translate(_DROPPED)


def _fits(match: str, text: str, plain: str) -> bool:
    if match == "name":
        return plain == text
    return plain.startswith(text) if match == "head" else text in plain


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    rows = pack.section("tables")["fonts"]["rows"]
    return tuple((match, text, class_, example) for match, text, class_, example in rows)
