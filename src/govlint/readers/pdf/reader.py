"""From drawn pages to a Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from govlint.model.document import Capability, Document, Flag, Section
from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits
from govlint.readers.pdf.assembly import Assembly
from govlint.readers.pdf.drawn import Backend, Drawing, DrawnPage
from govlint.readers.pdf.furniture import furniture_of, printed_by_browser
from govlint.readers.pdf.rows import Row
from govlint.readers.pdf.sheets import Sheet, sheet_of
from govlint.readers.text import check_blocks

_FULL = frozenset({Capability.TEXT, Capability.LAYOUT, Capability.GLYPHS})
_TEXT = frozenset({Capability.TEXT})
_ORIGINAL = "请提供原 Word 文件"
_DRAWN = 200
"""Curves from which on a page without text is taken for text turned into outlines."""
_MANY = 12
"""Page numbers that a message lists."""


def read_pdf(
    raw: bytes,
    name: str,
    limits: Limits,
    backend: Backend | None = None,
    *,
    keep_tables: bool = False,
) -> Document:
    """Read a PDF file.

    Args:
        raw: the file.
        name: its name, for messages.
        limits: what it may cost.
        backend: the library that draws the pages; pdfminer by default.
        keep_tables: whether ruled tables that only serve the layout stay tables.

    Raises:
        ReadError: ``encrypted``, ``truncated``, ``unreadable``, ``scan``, ``empty``, ``bomb`` or
            ``limit``.
    """
    if backend is None:
        from govlint.readers.pdf.miner import open_pdf

        backend = open_pdf
    deadline = Deadline(limits.max_seconds)
    drawing = backend(raw, limits, deadline)
    sheets = list(_sheets(drawing.pages(), limits, deadline))
    _check_text(sheets)
    recognised = sum(sheet.recognised for sheet in sheets)
    by_eye = recognised > 0 and recognised * 2 >= sum(
        bool(sheet.rows or sheet.grids) for sheet in sheets
    )
    assembly = Assembly(sheets, furniture_of(sheets), keep_tables=keep_tables)
    check_blocks(len(assembly.blocks), limits)
    return Document(
        "pdf",
        tuple(assembly.blocks),
        name=name,
        provides=_TEXT if by_eye else _FULL,
        sections=tuple(_sections(sheets, assembly)),
        pages=tuple(assembly.pages),
        rules=tuple(assembly.rules),
        images=tuple(assembly.images),
        flags=tuple(_flags(sheets, drawing)),
        hidden_text=tuple(sheet.hidden for sheet in sheets if sheet.hidden),
        author=drawing.author,
    )


def _sheets(pages: Iterator[DrawnPage], limits: Limits, deadline: Deadline) -> Iterator[Sheet]:
    glyphs = 0
    for number, page in enumerate(pages, 1):
        deadline.check()
        glyphs += len(page.glyphs)
        if number > limits.max_blocks or glyphs > limits.max_runs:
            raise ReadError("limit", "PDF 页数或字数过多，未读取；请拆分文件后再检查")
        yield sheet_of(page, number)


def _check_text(sheets: Sequence[Sheet]) -> None:
    """Raise when there is nothing to check, and say what the file is instead."""
    count = len(sheets)
    glyphs = sum(len(row.text) for sheet in sheets for row in _all_rows(sheet))
    unknown = sum(sheet.unknown for sheet in sheets)
    if glyphs and unknown * 2 < glyphs:
        return
    if glyphs:
        raise ReadError("unreadable", f"PDF 的文字没有编码，读出来是乱码；{_ORIGINAL}")
    if any(sheet.scanned for sheet in sheets):
        raise ReadError(
            "scan",
            f"这是扫描件（整页图像，共 {count} 页），没有可以检查的文字；"
            f"{_ORIGINAL}，或先做文字识别（OCR）再检查",
        )
    if any(sheet.damaged for sheet in sheets):
        raise ReadError("unreadable", f"PDF 已损坏，{count} 页都读不出文字；{_ORIGINAL}")
    if any(sheet.outlines > _DRAWN for sheet in sheets):
        raise ReadError("unreadable", f"PDF 的文字已转成图形（曲线），读不出来；{_ORIGINAL}")
    if any(sheet.pictures for sheet in sheets):
        raise ReadError("scan", f"PDF 只有图片，没有可以检查的文字（共 {count} 页）；{_ORIGINAL}")
    raise ReadError("empty", f"PDF 共 {count} 页，没有文字")


def _all_rows(sheet: Sheet) -> Iterator[Row]:
    yield from sheet.rows
    for grid in sheet.grids:
        for _, rows in grid.cells:
            yield from rows


def _sections(sheets: Sequence[Sheet], assembly: Assembly) -> Iterator[Section]:
    """Yield one section for every run of pages of one size."""
    for (width, height), pages in groupby(sheets, key=lambda sheet: (sheet.width, sheet.height)):
        first = assembly.first_blocks[next(pages).number]
        yield Section(first, round(width, 2), round(height, 2), landscape=width > height)


def _flags(sheets: Sequence[Sheet], drawing: Drawing) -> Iterator[Flag]:
    if drawing.announced > len(sheets):
        yield Flag("pages", f"PDF 写明 {drawing.announced} 页，只读出 {len(sheets)} 页，请核对")
    if drawing.repaired:
        yield Flag("repaired", "PDF 的结构有损坏，已修复后读取，可能缺页或缺字，请核对")
    for code, message, found in (
        ("damaged", "{}读不全，请核对原文件", [s for s in sheets if s.damaged]),
        (
            "scan",
            "{}是扫描图像，其中的文字没有读，不作检查",
            [s for s in sheets if s.scanned and not s.recognised],
        ),
        ("ocr", "{}的文字来自扫描识别，可能有误，不查版面", [s for s in sheets if s.recognised]),
        ("watermark", "{}有斜排、竖排的文字（如水印），没有读", [s for s in sheets if s.oblique]),
        (
            "outlines",
            "{}没有文字，内容可能已转成图形，没有读",
            [s for s in sheets if s.outlines > _DRAWN and not any(_all_rows(s)) and not s.scanned],
        ),
    ):
        if found:
            yield Flag(code, message.format(_named(found, len(sheets))))
    if printed_by_browser(sheets):
        yield Flag("web_print", "这是从浏览器打印的网页，按网页文本检查，不查版面")
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown:
        yield Flag("unmapped", f"有 {unknown} 个字在 PDF 里没有编码，显示为 \ufffd")


def _named(found: Sequence[Sheet], count: int) -> str:
    if len(found) == count and count > 1:
        return "全部各页"
    listed = "、".join(str(sheet.number) for sheet in found[:_MANY])
    more = f"等 {len(found)} 页" if len(found) > _MANY else "页"
    return f"第 {listed} {more}"
