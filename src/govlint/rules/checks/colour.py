"""F524-1: text is black but for what the standard wants red."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.blocks import Table, channels
from govlint.model.elements import Element, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.formats import Stretch, is_reddish, stretches

BLACK, WHITE = "000000", "FFFFFF"
RED_BY_RIGHT = (Element.ISSUER_MARK, Element.SEPARATOR)


def black(context: Context) -> Iterator[Hit]:
    """F524-1: black text; a colour that looks black is only noted.

    Raises:
        NotChecked: the colour of no text can be read.
    """
    groups: dict[str, tuple[Span, set[int]]] = {}
    known = False
    for piece in _all_text(context):
        color = piece.format.color
        letters = any(char.isalnum() for char in piece.text)  # lines are drawn with other marks
        if color is None or piece.format.hidden or not letters:
            continue
        known = True
        if not _is_right(color, piece.span) and not _is_stamp(context, color, piece.span):
            groups.setdefault(color, (_words(piece), set()))[1].add(piece.span.block)
    if not known:
        raise NotChecked("读不出文字的颜色")
    converted = bool(context.official.document.pages)
    for color, (span, blocks) in groups.items():
        dark = _is_dark(color, context.parameters["dark"])
        if dark and converted:
            continue  # the black ink of a press, turned into red, green and blue
        many = f"（全文共 {len(blocks)} 处）" if len(blocks) > 1 else ""
        values = {"color": color, "many": many}
        yield Hit(_element_at(context, span), span, values, case="近黑" if dark else "颜色")


def _words(piece: Stretch) -> Span:
    """Return where the first line of words of a piece stands."""
    span, text = piece.span, piece.text
    start = span.start + len(text) - len(text.lstrip())
    first = text.lstrip().partition("\n")[0].rstrip()
    return Span(span.block, start, start + len(first), span.cell)


def _is_right(color: str, span: Span) -> bool:
    """White in a table stands on a coloured ground."""
    return color == BLACK or (color == WHITE and span.cell is not None)


def _is_stamp(context: Context, color: str, span: Span) -> bool:
    """Tell the name of a person who signs, set in red for a 签名章."""
    names = [one.parts.get("name") for one in context.all(Element.ISSUER_SIGNATURE)]
    return is_reddish(color) and any(
        name.span.block == span.block and name.span.start < span.end and span.start < name.span.end
        for name in names
        if name is not None
    )


def _is_dark(color: str, most: int) -> bool:
    return max(channels(color)) <= most


def _element_at(context: Context, span: Span) -> Element:
    for name, texts in context.official.elements.items():
        for one in (one for text in texts for one in text.spans):
            if one.block == span.block and one.start <= span.start < one.end:
                return name
    return context.official.zones[span.block] or Element.BODY


def _all_text(context: Context) -> Iterator[Stretch]:
    """Yield the text of every block, without mark and separators, and without web furniture."""
    official = context.official
    skipped = {
        span.block
        for name in RED_BY_RIGHT
        for text in context.all(name)
        for span in text.spans
        if span.end > span.start
    }
    skipped.update(span.block for span in official.noise)
    for index, block in enumerate(official.document.blocks):
        if index in skipped:
            continue
        spans = [Span(index, 0, len(block.text))]
        if isinstance(block, Table):
            spans = [Span(index, 0, len(one.text), (one.row, one.column)) for one in block.cells]
        yield from stretches(context, spans)
