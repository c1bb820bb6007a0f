"""Which of the four font slots a character uses.

Facts of ECMA-376 part 1, 17.3.2.26: most characters belong to one slot; punctuation such as
“ ” … — ·, Greek, Cyrillic and symbols are Latin unless the run carries ``w:hint="eastAsia"``,
and accented Latin letters follow the hint only where the East Asian language is Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache


class Slot(IntEnum):
    """Font slot of ``w:rFonts``."""

    ASCII = 0
    HANSI = 1
    EAST = 2
    COMPLEX = 3


_ASCII = r"\x00-\x7f\u0590-\u07bf\ufb1d-\ufdff\ufe70-\ufefe"
_EAST = (
    r"\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    r"\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00010000-\U0010ffff"
)
_HINTED = (
    r"\xa1\xa4\xa7\xa8\xaa\xad\xaf\xb0-\xb4\xb6-\xba\xbc-\xbf\xd7\xf7"
    r"\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c"
)
_HINTED_CHINESE = r"\xe0\xe1\xe8-\xea\xec\xed\xf2\xf3\xf9\xfa\xfc\u0100-\u02af\u1e00-\u1eff"


@cache
def _pattern(east: str) -> re.Pattern[str]:
    """Compile on first use: sets over all of Unicode take milliseconds."""
    return re.compile(f"([{_ASCII}]+)|([{east}]+)|.", re.DOTALL)


_GROUPS = (Slot.HANSI, Slot.ASCII, Slot.EAST)


def split_slots(text: str, hint_east: bool, chinese: bool) -> Iterator[tuple[Slot, str]]:
    """Cut a text so that one slot holds for each part; the parts joined give the text.

    Args:
        text: characters of one run.
        hint_east: the run carries ``w:hint="eastAsia"``.
        chinese: the run's East Asian language is Chinese.
    """
    east = _EAST
    if hint_east:
        east += _HINTED + (_HINTED_CHINESE if chinese else "")
    for match in _pattern(east).finditer(text):
        yield _GROUPS[match.lastindex or 0], match[0]
