"""Paragraph formatting in force: layers merged, lists found, the paragraph mark judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from govlint.model.blocks import Alignment, LinePitch, ParagraphFormat
from govlint.readers.docx.context import Context
from govlint.readers.docx.names import R_PR, SECT_PR, Element, W
from govlint.readers.docx.properties import Border, Props, read_paragraph_props, read_run
from govlint.readers.docx.values import TWIP, measure

_AUTO_SPACE = 14.0
"""Points that Word leaves for ``beforeAutospacing`` and ``afterAutospacing``."""
_LINE_UNIT = 12.0
"""Points of one line in ``beforeLines`` where the section has no line grid."""
_CACHED_LOOKS = 20_000
_MARK_CHANGES = {
    "del": "deletion",
    "moveFrom": "move_from",
    "ins": "insertion",
    "moveTo": "move_to",
}
_EDGES = ("top", "bottom", "left", "right", "between")
_LIST_KEYS = frozenset({"num_id", "level"})


@dataclass(frozen=True, slots=True)
class Look:
    """What ``w:pPr`` comes to: format, borders, list and the state of the paragraph mark."""

    style: str | None
    format: ParagraphFormat
    borders: tuple[Border | None, ...]
    """Edges top, bottom, left, right, between."""
    number: tuple[int, int] | None = None
    """List and level."""
    mark: Props = field(default_factory=dict)
    mark_change: tuple[str, str] | None = None
    """Kind and author of a tracked change of the paragraph mark."""
    joins_next: bool = False
    """The mark is deleted or hidden: the next paragraph goes on in this one."""
    changed_by: str | None = None
    """Author of a tracked change of the paragraph's format."""
    has_section: bool = False

    @property
    def has_borders(self) -> bool:
        """Tell whether any edge is drawn."""
        return any(self.borders)


def paragraph_look(element: Element | None, table: str | None, context: Context) -> Look:
    """Resolve ``w:pPr``; paragraphs written alike share one result.

    Args:
        element: ``w:pPr`` or None.
        table: id of the style of the table around.
        context: the document being read.
    """
    key = b"" if element is None else etree.tostring(element, with_tail=False)
    unit = context.line_unit
    look = context.looks.get((table, unit, key))
    if look is None:
        look = _resolve(element, table, unit, context)
        if len(context.looks) < _CACHED_LOOKS:
            context.looks[(table, unit, key)] = look
    return look


def _resolve(
    element: Element | None, table: str | None, unit: float | None, context: Context
) -> Look:
    direct = read_paragraph_props(element, context.sheet.theme)
    style = context.sheet.paragraph_style(direct.get("style"))
    merged, number = _layers(direct, style, table, context)
    mark = None if element is None else element.find(R_PR)
    mark_props = read_run(mark, context.sheet.theme)
    change = _mark_change(mark)
    return Look(
        style=style,
        format=_format(merged, style, unit, context),
        borders=tuple(merged.get("border_" + edge) for edge in _EDGES),
        number=number,
        mark=mark_props,
        mark_change=change,
        joins_next=context.sheet.hides(style, table, mark_props)
        or (change is not None and change[0] in {"deletion", "move_from"}),
        changed_by=direct.get("changed"),
        has_section=element is not None and element.find(SECT_PR) is not None,
    )


def _mark_change(mark: Element | None) -> tuple[str, str] | None:
    for name, kind in _MARK_CHANGES.items():
        change = None if mark is None else mark.find(W + name)
        if change is not None:
            return kind, change.get(W + "author") or ""
    return None


def _layers(
    direct: Props, style: str | None, table: str | None, context: Context
) -> tuple[Props, tuple[int, int] | None]:
    """Merge all layers; the indents of a list stand just below the layer that names the list."""
    base = context.bases.get((style, table))
    if base is None:
        base = context.bases[style, table] = _base(style, table, context)
    merged, number = dict(base[0]), base[1]
    if _LIST_KEYS & direct.keys():
        number = _list_of(direct, number, style, context)
        merged.update(_list_indents(number, context))
    merged.update(direct)
    return merged, number


def _base(
    style: str | None, table: str | None, context: Context
) -> tuple[Props, tuple[int, int] | None]:
    """Merge the layers below direct formatting: defaults, table style, paragraph style."""
    sheet = context.sheet
    merged = dict(sheet.paragraph_defaults)
    for _, ancestor in reversed(sheet.chain(table or sheet.default_table, "table")):
        merged.update(ancestor.paragraph)
    number: tuple[int, int] | None = None
    for name, own in reversed(sheet.chain(style, "paragraph")):
        if _LIST_KEYS & own.paragraph.keys():
            number = _list_of(own.paragraph, number, name, context)
            merged.update(_list_indents(number, context))
        merged.update(own.paragraph)
    return merged, number


def _list_of(
    layer: Props, inherited: tuple[int, int] | None, style: str | None, context: Context
) -> tuple[int, int] | None:
    number = layer.get("num_id", inherited[0] if inherited else 0)
    definition = context.numbering.get(number) if number else None
    if definition is None:
        return None
    level = layer.get("level")
    if level is None:
        tied = (index for index, own in enumerate(definition.levels) if own.style == style)
        level = next((index for index in tied if style is not None), 0)
    return number, level


def _list_indents(number: tuple[int, int] | None, context: Context) -> Props:
    if number is None:
        return {}
    return context.numbering[number[0]].levels[number[1]].paragraph


def _format(
    merged: Props, style: str | None, unit: float | None, context: Context
) -> ParagraphFormat:
    names = tuple(entry.name for _, entry in context.sheet.chain(style, "paragraph"))
    return ParagraphFormat(
        alignment=merged.get("alignment", Alignment.LEFT),
        first_line=merged.get("first", 0.0),
        first_line_chars=merged.get("firstchars") or None,
        left=merged.get("left", 0.0),
        left_chars=merged.get("leftchars") or None,
        right=merged.get("right", 0.0),
        right_chars=merged.get("rightchars") or None,
        pitch=_pitch(merged),
        before=_distance(merged, "before", unit),
        after=_distance(merged, "after", unit),
        snap_to_grid=merged.get("snap", True),
        keep_with_next=merged.get("keep_next", False),
        page_break_before=merged.get("page_break", False),
        frame_align=merged.get("frame_align"),
        outline_level=merged.get("outline"),
        style=names[0] if names else None,
        style_chain=names,
    )


def _pitch(merged: Props) -> LinePitch:
    line, rule = merged.get("line"), merged.get("line_rule")
    if rule in {"exact", "atLeast"}:
        points = measure(line, TWIP)
        if points is not None:
            return LinePitch("exact" if rule == "exact" else "at_least", abs(points))
    factor = measure(line, 1 / 240)
    return LinePitch("multiple", factor if factor else 1.0)


def _distance(merged: Props, edge: str, unit: float | None) -> float:
    """Distance before or after in points: automatic, else in lines, else as written."""
    if merged.get(edge + "_auto"):
        return _AUTO_SPACE
    lines = merged.get(edge + "_lines")
    return float(lines * (unit or _LINE_UNIT) if lines else merged.get(edge, 0.0))
