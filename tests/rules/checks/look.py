"""Invented red-head notices for the checks of how a document looks: as Word files, as pages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Margins, Rule, Section
from govlint.model.pages import Furniture, PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.structure.pages import HEIGHT, LEFT, RED, WIDTH, placed, printed, running

WIDE = from_mm(156)
MARK, NUMBER, TITLE, COPIES, PRINTING = 0, 1, 2, 7, 8
TEXTS = (
    "甲市人民政府文件",
    "甲政发〔2024〕7号",
    "甲市人民政府关于做好防汛工作的通知",
    "各县人民政府，市政府各部门：",
    "为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。",
    "甲市人民政府",
    "2024年5月7日",
    "抄送：市委办公室。",
    "甲市人民政府办公室　2024年5月9日印发",
)
TOPS = (70.0, 94.0, 118.0, 138.0, 148.0, 229.0, 236.0, 244.0, 252.0)
"""Upper edges of the em boxes in mm; that of the mark gives ink from 70.6 mm."""
SECTION = Section(
    0,
    WIDTH,
    HEIGHT,
    margins=Margins(from_mm(37), from_mm(35), from_mm(28), from_mm(26), footer=from_mm(25)),
)
RED_LINE = Rule(NUMBER, "border", "FF0000", 1.5, edge="below")
LAYOUT = frozenset({Capability.TEXT, Capability.LAYOUT})
CENTRED = ParagraphFormat(alignment=Alignment.CENTER)


def word(
    rules: Sequence[Rule] = (RED_LINE,),
    looks: Mapping[int, Format] | None = None,
    formats: Mapping[int, ParagraphFormat] | None = None,
    texts: Sequence[str] = TEXTS,
    section: Section = SECTION,
) -> Document:
    """Return a Word file; ``looks`` and ``formats`` replace those of single paragraphs."""
    standard = {MARK: RED}
    centred = dict.fromkeys((MARK, NUMBER, TITLE), CENTRED)
    blocks = tuple(
        Paragraph(
            (Run(text, {**standard, **(looks or {})}.get(index, Format("仿宋", 16.0))),),
            {**centred, **(formats or {})}.get(index, ParagraphFormat(alignment=Alignment.JUSTIFY)),
            f"body/p[{index + 1}]",
        )
        for index, text in enumerate(texts)
    )
    return Document("docx", blocks, provides=LAYOUT, sections=(section,), rules=tuple(rules))


def pdf(
    rules: Sequence[Rule] = (),
    tops: Mapping[int, float] | None = None,
    lefts: Mapping[int, float] | None = None,
    furniture: Sequence[Furniture] = (),
    texts: Sequence[str] = TEXTS,
) -> Document:
    """Return a page; ``tops`` (mm) and ``lefts`` (points) move single lines."""
    rows: list[tuple[Paragraph, PrintedLine | list[PrintedLine]]] = []
    for index, text in enumerate(texts):
        look = RED if index == MARK else Format("仿宋_GB2312", 16.0, color="000000")
        x0 = (lefts or {}).get(index, None if index in (MARK, NUMBER, TITLE) else LEFT)
        top = (tops or {}).get(index, TOPS[index])
        line = placed(index, text, top, x0, look.size or 16.0)
        rows.append((Paragraph((Run(text, look),), page=1), line))
    rows.insert(5, wide_text(180.0))
    return replace(printed(rows, furniture), rules=tuple(rules))


def wide_text(top_mm: float) -> tuple[Paragraph, list[PrintedLine]]:
    """Return running text whose filled lines are as wide as the type area."""
    paragraph, lines = running(top_mm, LEFT)
    step = WIDE / 27
    wide = []
    for line in lines:
        count = line.end - line.start
        edges = tuple(line.edges[0] + step * index for index in range(count + 1))
        box = (edges[0], line.box[1], edges[-1], line.box[3])
        wide.append(replace(line, edges=edges, box=box))
    return paragraph, wide


def hits(
    check: Callable[[Context], Iterator[Hit]], document: Document, **parameters: Any
) -> list[Hit]:
    """Return what a check finds in a document.

    Raises:
        NotChecked: as the check does.
    """
    official = recognise(document)
    facts = known_facts(NO_FACTS, official)
    return list(check(Context(official, facts, datetime.date(2024, 5, 7), parameters)))


def cases(found: Sequence[Hit]) -> list[str]:
    """Return the names of the cases."""
    return [hit.case for hit in found]
