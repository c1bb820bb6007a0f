"""Invented papers in the special forms, made by hand: a letter, an order, minutes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Rule, Section
from govlint.model.elements import Layout, Separator, Span
from govlint.model.pages import Furniture
from govlint.model.units import from_mm
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.rules.checks.look import LAYOUT, SECTION, wide_text
from tests.structure.pages import BODY, LEFT, RED, RIGHT, placed, printed

Check = Callable[[Context], Iterator[Hit]]
CENTRED = ParagraphFormat(alignment=Alignment.CENTER)
FLUSH_LEFT = ParagraphFormat(alignment=Alignment.LEFT)
FLUSH_RIGHT = ParagraphFormat(alignment=Alignment.RIGHT)
INDENTED = ParagraphFormat(alignment=Alignment.JUSTIFY, first_line=32.0, first_line_chars=2.0)
DRAWN = from_mm(170)
MARK, NUMBER, TITLE = 0, 1, 2
EM = 16 * 25.4 / 72
"""Height of 3号 in mm."""


def rule(middle: float, compound: str, **changes: Any) -> Rule:
    """Return a red double line of a page whose middle lies so many mm below the upper edge."""
    drawn = Rule(0, "vector", "FF0000", 3.0, DRAWN, compound, x=from_mm(20), page=1)
    return replace(drawn, y=from_mm(middle), **changes)


def separator(role: str, one: Rule, second: Rule | None = None) -> Separator:
    return Separator(role, one, Span(one.block, 0, 0), second)


MARK_TOP = 30.0
MARK_INK = MARK_TOP + (0.83 + 0.08) * 40 * 25.4 / 72
"""Where the ink of a 40-point mark ends whose ink begins at 30 mm."""
TOP_LINE = MARK_INK + 4 + 1.5 * 25.4 / 72
"""Middle of a 3-point line whose upper edge lies 4 mm below the mark."""
TOP = separator("letter_top", rule(TOP_LINE, "thick_thin"))
BOTTOM = separator("letter_bottom", rule(277.0, "thin_thick"))
BELOW = TOP_LINE + 1.5 * 25.4 / 72 + 4.94
"""Upper edge of text right below the first line."""
WORD_TOP = separator("letter_top", Rule(0, "drawing", "FF0000", 3.0, DRAWN, "thick_thin"))
WORD_BOTTOM = separator("letter_bottom", Rule(0, "drawing", "FF0000", 3.0, DRAWN, "thin_thick"))
LETTER_TEXTS = (
    "甲省人民政府办公厅",
    "甲政办函〔2024〕12号",
    "甲省人民政府办公厅关于做好防汛工作的函",
    "乙市人民政府：",
    "甲省人民政府办公厅",
    "2024年5月7日",
    "抄送：省水利厅。",
)


def letter_page(
    tops: Mapping[int, float] | None = None,
    lefts: Mapping[int, float] | None = None,
    texts: Sequence[str] = LETTER_TEXTS,
    furniture: Sequence[Furniture] = (),
) -> Document:
    """Return a letter on one page; ``tops`` (mm) and ``lefts`` (points) move single lines."""
    usual = (MARK_TOP - 0.05 * 40 * 25.4 / 72, BELOW, BELOW + 31, BELOW + 50, 224.0, 234.0, 256.5)
    rows: list[Any] = []
    for index, text in enumerate(texts):
        look = RED if index == MARK else BODY
        left = LEFT if index > TITLE else RIGHT - 16 * len(text) if index == NUMBER else None
        x0 = (lefts or {}).get(index, left)
        top = (tops or {}).get(index, usual[min(index, len(usual) - 1)])
        rows.append(
            (Paragraph((Run(text, look),), page=1), placed(index, text, top, x0, look.size or 16))
        )
    rows.insert(4, wide_text(BELOW + 60))
    return printed(rows, furniture)


def word_file(
    texts: Sequence[str],
    formats: Mapping[int, ParagraphFormat] | None = None,
    looks: Mapping[int, Format] | None = None,
    section: Section = SECTION,
) -> Document:
    """Return a Word file of plain paragraphs: the first in red, centred."""
    blocks = tuple(
        Paragraph(
            (Run(text, {MARK: RED, **(looks or {})}.get(index, BODY)),),
            {MARK: CENTRED, **(formats or {})}.get(index, INDENTED),
            f"body/p[{index + 1}]",
        )
        for index, text in enumerate(texts)
    )
    return Document("docx", blocks, provides=LAYOUT, sections=(section,))


def context(
    document: Document,
    layout: Layout,
    separators: Sequence[Separator] | None = None,
    **parameters: Any,
) -> Context:
    """Return what a check sees; ``separators`` in place of those that recognition finds."""
    official = recognise(document, layout=layout)
    if separators is not None:
        official = replace(official, separators=tuple(separators))
    facts = known_facts(NO_FACTS, official)
    return Context(official, facts, datetime.date(2024, 5, 7), parameters)


def found(check: Check, within: Context) -> list[tuple[str, str]]:
    """Return the case and the marked text of every defect."""
    return [(hit.case, within.printed(hit.span)) for hit in check(within)]


def letter_cases(
    check: Check, document: Document, lines: Sequence[Separator], **values: Any
) -> list[str]:
    """Return the cases of the defects of a letter with these double lines."""
    return [one[0] for one in found(check, context(document, Layout.LETTER, lines, **values))]
