"""Fields: what their instruction says, for page numbers and for characters built by EQ."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govlint.readers.docx.number_formats import format_number

_SWITCH = re.compile(r"\\\*\s*(\w+)")
_STYLES = frozenset({"mergeformat", "mergeformatinet", "charformat", "upper", "lower", "caps"})
_LONGEST = 200
"""Characters of an instruction that are looked at."""
_CIRCLED = re.compile(r"\\o\\ac\(([○□△◇〇Oo]),(.{1,4}?)\)")
_PHONETIC = re.compile(r"\\o\\ad\(\\s\\up\s*\d+\([^()]*\),([^()]+)\)")


@dataclass
class Field:
    """An open field: its instruction so far and, once separated, where its result began."""

    instruction: str = ""
    separated: bool = False
    start: tuple[str, int] = ("", -1)
    """Path of the paragraph and offset in it."""

    @property
    def is_page(self) -> bool:
        """Tell whether the field prints the page's number."""
        words = self.instruction[:_LONGEST].split(None, 1)
        return bool(words) and words[0].upper() == "PAGE"

    @property
    def number_format(self) -> str | None:
        r"""Return the number format of the ``\*`` switch (``CHINESENUM3``), or None."""
        kinds = _SWITCH.findall(self.instruction[:_LONGEST])
        return next((kind for kind in kinds if kind.lower() not in _STYLES), None)


def equation_text(instruction: str) -> str:
    r"""Return the base text of an EQ field that Word uses to build a character.

    Encircled characters (``EQ \o\ac(○,1)``) and phonetic guides have no stored result.
    """
    compact = instruction.strip()[:_LONGEST]
    if not compact.lower().startswith("eq"):
        return ""
    compact = re.sub(r"\s*([\\(),])\s*", r"\1", compact)
    if match := _PHONETIC.search(compact):
        return match[1].strip()
    match = _CIRCLED.search(compact)
    if match is None:
        return ""
    inner = match[2].strip()
    if match[1] in "○〇Oo" and re.fullmatch(r"[1-9]|1\d|20", inner):
        return format_number(int(inner), "decimalEnclosedCircle")
    return inner
