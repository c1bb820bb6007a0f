"""Classes of fonts: the standard names classes such as 仿宋体, files name products."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from govlint import pack

FANGSONG, HEI, KAI, SONG, XBS, ZHONGSONG = "仿宋", "黑体", "楷体", "宋体", "小标宋", "中宋"
LATIN = "西文"
_SUBSET = re.compile(r"[A-Z]{6}\+")
"""What a PDF writes before the name of a font of which it holds a part."""
_DROPPED = str.maketrans("", "", " \u3000\u00a0-_,.'\"@+’‘")


@lru_cache(maxsize=512)
def font_class(name: str | None) -> str | None:
    """Return the class of a font by its name.

    Args:
        name: family name, full name or PostScript name, as a file has it.

    Returns:
        仿宋, 黑体, 楷体, 宋体, 小标宋, another class of ``rules/data/fonts.tsv``, 西文 for fonts
        without Chinese characters, None for a name that no row of the table knows.
    """
    plain = _plain(name or "")
    if not plain:
        return None
    return next((row[2] for row in _rows() if _fits(row[0], row[1], plain)), None)


def _plain(name: str) -> str:
    bare = _SUBSET.sub("", unicodedata.normalize("NFKC", name).lstrip(), count=1)
    return bare.lower().translate(_DROPPED)


def _fits(match: str, text: str, plain: str) -> bool:
    return plain.startswith(text) if match == "head" else text in plain


def _rows() -> list[list[str]]:
    rows: list[list[str]] = pack.section("tables")["fonts"]["rows"]
    return rows
