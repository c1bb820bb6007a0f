"""F733-3: every paragraph begins two characters in, its other lines flush."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.blocks import Alignment, Paragraph
from govlint.model.elements import Element, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context

ZONES = (Element.BODY, Element.ISSUED)
PLACED = (Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE)
FULL_BLANK = "\u3000"
HALF_BLANKS = " \u00a0\t\u2002\u2003"


def paragraphs(context: Context) -> Iterator[Hit]:
    """F733-3: an indent of two characters; blanks typed for it are told apart.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    found: dict[tuple[str, str], list[tuple[Element, Span, dict[str, str]]]] = {}
    seen = False
    for index, paragraph in context.official.document.paragraphs():
        zone = context.official.zones[index]
        if zone not in ZONES or not _is_text(context, index, paragraph, zone):
            continue
        size = _size(paragraph)
        if size is None or paragraph.format.first_line is None:
            continue
        seen = True
        case, values = _judge(context, paragraph, size)
        if case:
            span = Span(index, 0, len(paragraph.text))
            found.setdefault((case, str(values)), []).append((zone, span, values))
    if not seen:
        raise NotChecked("读不出正文段落的缩进")
    for (case, _), members in found.items():
        zone, span, values = members[0]
        many = f"（全文共 {len(members)} 段）" if len(members) > 1 else ""
        yield Hit(zone, span, {"many": many, **values}, case=case)


def _is_text(context: Context, index: int, paragraph: Paragraph, zone: Element) -> bool:
    """Tell running text and headings from what is placed otherwise by right."""
    text = paragraph.text.strip()
    if not text or paragraph.from_table or paragraph.from_textbox:
        return False
    if paragraph.format.alignment in PLACED:
        return False
    if zone is Element.ISSUED and not text.endswith(("。", "；", "：")):
        return False  # its title, contents and captions
    lines = [span for element in context.all(zone) for span in element.spans if span.block == index]
    return bool(lines) and not paragraph.text[: lines[0].start].strip()


def _size(paragraph: Paragraph) -> float | None:
    return next((run.format.size for run in paragraph.runs if run.text.strip()), None)


def _judge(context: Context, paragraph: Paragraph, size: float) -> tuple[str, dict[str, str]]:
    """Name the case of a paragraph; empty: it is right."""
    look = paragraph.format
    wanted, allowed = context.parameters["characters"] * size, context.parameters["tolerance"]
    left = _length(look.left, look.left_chars, size)
    first = _length(look.first_line, look.first_line_chars, size)
    text = paragraph.text
    blanks = text[: len(text) - len(text.lstrip(FULL_BLANK + HALF_BLANKS))]
    typed = size * (blanks.count(FULL_BLANK) + 0.5 * (len(blanks) - blanks.count(FULL_BLANK)))
    start = left + first + typed
    if abs(start - wanted) <= allowed + (size / 2 if typed else 0):
        if left > allowed:
            return "回行", {"left": f"{left / size:.1f}"}
        if any(char in HALF_BLANKS for char in blanks):
            return "半角空格", {}
        return ("全角空格", {}) if blanks else ("", {})
    if any(char in HALF_BLANKS for char in blanks):
        return "半角空格", {}
    if start <= size / 2:
        return "没有缩进", {}
    return "缩进不对", {"start": f"{start / size:.1f}"}


def _length(points: float | None, chars: float | None, size: float) -> float:
    return chars * size if chars is not None else points or 0.0
