"""``govlint show``: what the tool sees, for rule authors and the curious."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.engine.locate import locate
from govlint.model.blocks import Format, Paragraph, ParagraphFormat, Table
from govlint.model.document import Document, Section
from govlint.model.elements import Element, ElementText, Heading, OfficialDocument, Span
from govlint.model.units import to_mm
from govlint.reporters.excerpt import excerpt
from govlint.reporters.places import place_in, text_in
from govlint.reporters.terms import CAPABILITY_TERMS, LAYOUT_TERMS, STAGE_TERMS
from govlint.reporters.visible import visible

_ALIGNMENTS = {
    "left": "左齐",
    "center": "居中",
    "right": "右齐",
    "justify": "两端",
    "distribute": "分散",
}
_PITCHES = {"exact": "行距固定 {:g} 磅", "at_least": "行距至少 {:g} 磅", "multiple": "行距 {:g} 倍"}
_TABLE_ROWS = 3


def model_text(document: Document, width: int = 100) -> str:
    """Show a document as the reader saw it: page setup, then block by block.

    Blocks carry the number that ``location.block`` uses, from 0.
    """
    return "\n".join(_model(document, width)) + "\n"


def elements_text(official: OfficialDocument, width: int = 100) -> str:
    """Show the recognised elements, the outline, citations, dates and attachments."""
    return "\n".join(_elements(official, width)) + "\n"


def _model(document: Document, width: int) -> Iterator[str]:
    known = "、".join(CAPABILITY_TERMS[name] for name in sorted(document.provides))
    yield f"{visible(document.name)}  {document.format}  看得到：{known}"
    yield from (f"  注意：{visible(flag.message)}" for flag in document.flags)
    for number, section in enumerate(document.sections, 1):
        yield f"  第{number}节（从块 {section.first_block} 起）：{_section(section)}"
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from _table(index, block, width)
        else:
            yield from _paragraph(index, block, width)
    yield from _extras(document)


def _section(section: Section) -> str:
    margins = section.margins
    edges = zip("上下左右", (margins.top, margins.bottom, margins.left, margins.right), strict=True)
    shown = [f"{name} {_mm(size)}" for name, size in edges]
    paper = f"{_mm(section.width)}×{_mm(section.height)} 毫米"
    return f"{paper}{'，横向' if section.landscape else ''}，边距 {' '.join(shown)} 毫米"


def _mm(points: float | None) -> str:
    return "？" if points is None else f"{to_mm(points):.1f}".removesuffix(".0")


def _paragraph(index: int, block: Paragraph, width: int) -> Iterator[str]:
    head = f"{index:>5}  "
    text = block.text
    yield head + (_short(text, width - len(head)) if text.strip() else "（空段）")
    about = "，".join([*_paragraph_words(block.format), *_run_words(block)])
    if about and text.strip():
        yield f"{'':7}{{{visible(about)}}}"


def _paragraph_words(form: ParagraphFormat) -> Iterator[str]:
    if form.style:
        yield form.style
    if form.alignment:
        yield _ALIGNMENTS[form.alignment]
    if form.first_line_chars:
        yield f"首行 {form.first_line_chars:g} 字"
    elif form.first_line:
        yield f"首行 {form.first_line:g} 磅"
    if form.pitch:
        yield _PITCHES[form.pitch.rule].format(form.pitch.value)
    if form.outline_level is not None:
        yield f"大纲 {form.outline_level + 1} 级"


def _run_words(block: Paragraph) -> Iterator[str]:
    """Name each format once, with the number of characters that carry it."""
    counts: dict[Format, int] = {}
    for run in block.runs:
        counts[run.format] = counts.get(run.format, 0) + len(run.text)
    for form, count in counts.items():
        words = " ".join(_format_words(form))
        if words:
            yield words if len(counts) == 1 else f"{words}（{count} 字）"


def _format_words(form: Format) -> Iterator[str]:
    if form.font:
        yield form.font
    if form.size is not None:
        yield f"{form.size:g}磅"
    if form.color and form.color != "000000":
        yield f"#{form.color}"
    flags = {"粗": form.bold, "斜": form.italic, "下划线": form.underline, "隐藏": form.hidden}
    yield from (word for word, on in flags.items() if on)


def _table(index: int, block: Table, width: int) -> Iterator[str]:
    yield f"{index:>5}  表格 {block.rows} 行 {block.columns} 列"
    rows = block.text.split("\n")[:_TABLE_ROWS]
    yield from (f"{'':7}│ {_short(row, width - 9)}" for row in rows)


def _extras(document: Document) -> Iterator[str]:
    counts = {
        "线条": len(document.rules),
        "图片": len(document.images),
        "修订": len(document.revisions),
        "批注": len(document.comments),
        "脚注": len(document.notes),
        "隐藏文字": len(document.hidden_text),
    }
    found = [f"{name} {count}" for name, count in counts.items() if count]
    if found:
        yield f"  另有：{'，'.join(found)}"


def _elements(official: OfficialDocument, width: int) -> Iterator[str]:
    kind = "没有认出公文" if official.kind is None else visible(official.kind) or "不明"
    layout, stage = LAYOUT_TERMS[official.layout], STAGE_TERMS[official.stage]
    yield f"{visible(official.document.name)}  文种：{kind} · {layout} · {stage}"
    for name in Element:
        for occurrence in official.elements.get(name, ()):
            yield from _element(official, occurrence, width)
    yield from _outline(official, width)
    yield from _mentions(official, width)
    if official.noise:
        yield f"网页杂项 {len(official.noise)} 处，已搁置，不检查"


def _element(official: OfficialDocument, element: ElementText, width: int) -> Iterator[str]:
    sure = "" if element.confidence >= 1 else f"  把握 {element.confidence:.0%}"
    yield f"  {element.name.term}  {_where(official, element.span)}{sure}"
    yield f"    {_short(element.text, width - 4)}"
    for name, part in element.parts.items():
        if part.text == element.text:
            continue  # the whole element once more
        yield f"      {visible(name)} = {_short(part.text, width - 30)}"


def _outline(official: OfficialDocument, width: int) -> Iterator[str]:
    if official.headings:
        yield f"层次 {len(official.headings)} 处"
    for heading in official.headings:
        yield _heading(official, heading, width)


def _heading(official: OfficialDocument, heading: Heading, width: int) -> str:
    indent = "  " * (heading.level + 1)
    where = _where(official, heading.span)
    title = _short(_printed(official, heading.span), width - len(indent) - 24)
    return f"{indent}{title}  {where}"


def _mentions(official: OfficialDocument, width: int) -> Iterator[str]:
    groups: dict[str, list[Span]] = {
        "引用": [citation.span for citation in official.citations],
        "日期": [date.span for date in official.dates],
        "附件": [attachment.label_span for attachment in official.attachments],
    }
    for name, spans in groups.items():
        if spans:
            yield f"{name} {len(spans)} 处"
        for span in spans:
            text = _short(_printed(official, span), width - 24)
            yield f"  {text}  {_where(official, span)}"


def _printed(official: OfficialDocument, span: Span) -> str:
    text = text_in(official.document, span.block, span.cell) or ""
    return text[span.start : span.end]


def _where(official: OfficialDocument, span: Span) -> str:
    return place_in(official.document, locate(official, "", span))


def _short(text: str, width: int) -> str:
    return excerpt(text, 0, 0, max(width, 20)).line
