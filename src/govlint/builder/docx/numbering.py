"""Automatic numbering of headings and of the 附件说明."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document

from govlint.builder.docx.xml import Element, el
from govlint.structure.numerals import chinese

HEADINGS, FIRST_ITEM, ITEMS = 1, 2, 3
"""``w:numId`` of the headings, of the item behind 附件：, and of the items below it."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level: the list it belongs to, how its number looks, and what the number is."""

    number: int
    level: int
    text: str
    kind: str
    start: int = 1

    def label(self, value: int) -> str:
        """Return the label as printed."""
        digits = str(value) if self.kind == "decimal" else chinese(value)
        return self.text.replace(f"%{self.level + 1}", digits)


LEVELS: Mapping[str, Level] = {
    "h1": Level(HEADINGS, 0, "%1、", "chineseCountingThousand"),
    "h2": Level(HEADINGS, 1, "（%2）", "chineseCountingThousand"),
    "h3": Level(HEADINGS, 2, "%3.", "decimal"),
    "h4": Level(HEADINGS, 3, "（%4）", "decimal"),
    "first_item": Level(FIRST_ITEM, 0, "附件：%1.", "decimal"),
    "item": Level(ITEMS, 0, "%1.", "decimal", 2),
}
_ITEM = re.compile(r"[0-9]+\.")


@dataclass
class Lists:
    """The numbers that Word would print, counted as Word counts them."""

    values: dict[tuple[int, int], int] = field(default_factory=dict)
    used: bool = False

    def take(self, role: str, text: str) -> tuple[Level, str] | None:
        """Return the level whose next label begins a text, and the text without the label.

        None where the label is another one: it stays typed, as a person would have to type it.
        """
        level = self._level(role, text)
        if level is None:
            return None
        key = level.number, level.level
        value = self.values.get(key, level.start - 1) + 1
        label = level.label(value)
        if not text.startswith(label) or text == label:
            return None
        self.values[key] = value
        for deeper in range(level.level + 1, 9):
            self.values.pop((level.number, deeper), None)
        self.used = True
        return level, text[len(label) :]

    def _level(self, role: str, text: str) -> Level | None:
        if role == "attachment_list":
            return LEVELS["item" if _ITEM.match(text) else "first_item"]
        return LEVELS.get(role)


def number_properties(level: Level) -> Element:
    """Return ``w:numPr`` of a paragraph."""
    return el("w:numPr", el("w:ilvl", val=level.level), el("w:numId", val=level.number))


def set_numbering(document: Document) -> None:
    """Write numbering.xml."""
    root: Any = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    numbers = (HEADINGS, FIRST_ITEM, ITEMS)
    root.extend([_abstract(number) for number in numbers])
    root.extend(
        [el("w:num", el("w:abstractNumId", val=number), numId=number) for number in numbers]
    )


def _abstract(number: int) -> Element:
    levels = [level for level in LEVELS.values() if level.number == number]
    return el(
        "w:abstractNum",
        el("w:multiLevelType", val="multilevel"),
        *(
            el(
                "w:lvl",
                el("w:start", val=level.start),
                el("w:numFmt", val=level.kind),
                el("w:suff", val="nothing"),
                el("w:lvlText", val=level.text),
                el("w:lvlJc", val="left"),
                ilvl=level.level,
            )
            for level in levels
        ),
        abstractNumId=number,
    )
