"""Invented notices set on pages, for the checks that measure pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govlint.model.blocks import Format, Paragraph, Run
from govlint.model.document import Document, Section
from govlint.model.pages import Furniture, Page, PrintedLine
from govlint.model.units import from_mm
from tests.structure.pages import GLYPHS, HEIGHT, WIDTH

FANGSONG = Format("仿宋_GB2312", 16.0, color="000000")
XBS = Format("方正小标宋简体", 22.0, color="000000")
STEP = from_mm(156) / 28
"""From one character to the next: 28 fill a line."""
SENTENCE = "各县人民政府要逐级压实防汛责任，做好水库巡查和隐患排查工作，确保度汛安全。"
HEAD = (
    ("甲市人民政府关于做好防汛工作的通知", XBS),
    ("各县人民政府，市政府各部门：", FANGSONG),
)
TAIL = (("甲市人民政府", FANGSONG), ("2024年5月7日", FANGSONG))
TITLE, RECIPIENTS, FIRST = 0, 1, 2


def text(count: int) -> str:
    """Return a paragraph of so many sentences."""
    return "为做好防汛工作，现将有关事项通知如下。" + SENTENCE * count


def notice(
    bodies: Sequence[str] = tuple(text(9) for _ in range(8)),
    *,
    top: float = 37,
    left: float = 28,
    even_left: float | None = None,
    pitch: float = 28.95,
    step: float = STEP,
    size: float = 16.0,
    per_line: int = 28,
    per_page: int = 22,
    indents: Sequence[float] | None = None,
    gap: int = 0,
    furniture: Sequence[Furniture] = (),
) -> Document:
    """Set a notice on A4 pages; the title stands on the first line of the first page.

    Args:
        bodies: the paragraphs of the body.
        top: upper edge of the type area in mm.
        left: its left edge in mm, on odd pages; ``even_left`` on even ones.
        pitch: from line to line.
        step: from character to character.
        size: of the body.
        per_line: characters that fill a line.
        per_page: lines that fill a page.
        indents: first-line indent of each body in characters, by default 2.
        gap: blank lines between recipients and body.
    """
    look = replace(FANGSONG, size=size)
    rows = [*HEAD, *((body, look) for body in bodies), *TAIL]
    lines: list[PrintedLine] = []
    number = 0
    for block, (words, style) in enumerate(rows):
        is_body = FIRST <= block < FIRST + len(bodies)
        indent = ((indents or [2.0] * len(bodies))[block - FIRST]) if is_body else 0.0
        number += gap if block == FIRST else 0
        start = 0
        while start < len(words):
            inwards = indent if start == 0 else 0.0
            room = int(per_line - inwards)
            end = min(start + room, len(words))
            page, row = divmod(number, per_page)
            margin = left if page % 2 == 0 or even_left is None else even_left
            x0 = from_mm(margin) + inwards * (style.size or 0)
            if block == TITLE:
                x0 = (WIDTH - step * len(words)) / 2
            y = from_mm(top) + row * pitch + 0.8 * pitch
            lines.append(_line(page + 1, block, start, end, x0, y, style.size or 16.0, step))
            start, number = end, number + 1
    blocks = tuple(
        Paragraph((Run(words, style),), page=_page_of(lines, block))
        for block, (words, style) in enumerate(rows)
    )
    return Document(
        "pdf",
        blocks,
        provides=GLYPHS,
        sections=(Section(0, WIDTH, HEIGHT),),
        pages=tuple(
            Page(
                page,
                WIDTH,
                HEIGHT,
                tuple(line for line in lines if line.page == page),
                tuple(item for item in furniture if item.line.page == page),
            )
            for page in range(1, lines[-1].page + 1)
        ),
    )


def _line(
    page: int, block: int, start: int, end: int, x0: float, y: float, size: float, step: float
) -> PrintedLine:
    edges = tuple(x0 + step * index for index in range(end - start + 1))
    box = (x0, y - 0.88 * size, edges[-1], y + 0.12 * size)
    return PrintedLine(page, block, start, end, box, y, size, edges)


def _page_of(lines: Sequence[PrintedLine], block: int) -> int:
    return next(line.page for line in lines if line.block == block)


def moved(document: Document, page: int, index: int, dx: float = 0, dy: float = 0) -> Document:
    """Return the document with one line of a page at another place."""
    changed = []
    for one in document.pages:
        lines = list(one.lines)
        if one.number == page:
            line = lines[index]
            x0, upper, x1, lower = line.box
            lines[index] = replace(
                line,
                box=(x0 + dx, upper + dy, x1 + dx, lower + dy),
                baseline=line.baseline + dy,
                edges=tuple(edge + dx for edge in line.edges),
            )
        changed.append(replace(one, lines=tuple(lines)))
    return replace(document, pages=tuple(changed))
