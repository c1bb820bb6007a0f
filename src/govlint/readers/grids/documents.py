"""Tables of documents: Word and its kin, PDF, web pages."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.document import Document, Flag
from govlint.model.grid import Grid, GridProblem, Merged
from govlint.readers.errors import ReadError
from govlint.readers.grids.document_tables import Found, found_tables
from govlint.readers.grids.frames import check_size, frame_of
from govlint.readers.grids.page_tables import joined
from govlint.readers.limits import Limits
from govlint.text.encoding import DecodeError, decode

_PROBLEMS = {
    "limit": "truncated",
    "pages": "truncated",
    "damaged": "damaged",
    "damaged_part": "damaged",
    "repaired": "damaged",
    "embedded": "embedded",
    "scan": "scan",
    "ocr": "scan",
    "outlines": "scan",
    "unmapped": "encoding",
    "tracked_changes": "tracked_changes",
}
"""What readers tell of a document that matters for its tables, as a problem of a list."""
_LIST_WORDS = (
    ("，不作检查", ""),
    ("，未作检查", ""),
    ("按接受修订后的文字检查", "按接受修订后的文字读取"),
    ("，其余部分照常检查", "，其余部分照常读取"),
    ("，不查版面", ""),
)


def read_tables(
    raw: bytes, kind: str, name: str, limits: Limits
) -> tuple[tuple[Grid, ...], tuple[GridProblem, ...]]:
    """Read the tables of a document.

    Args:
        raw: the file.
        kind: docx, doc, rtf, odt, pdf or html.
        name: its name.
        limits: what it may cost.

    Returns:
        A grid for every table in order, rows counted from 1 in each; what is wrong with the file.
        The parts of a table of a PDF file that goes on over pages are one grid.

    Raises:
        ReadError: the document cannot be read.
    """
    document, problems = _document(raw, kind, name, limits)
    tables = list(found_tables(document.blocks))
    if kind == "pdf":
        tables = joined(tables)
    problems += tuple(_problems(document.flags))
    return tuple(_grid(table, number) for number, table in enumerate(tables, 1)), problems


def _document(
    raw: bytes, kind: str, name: str, limits: Limits
) -> tuple[Document, tuple[GridProblem, ...]]:
    if kind == "html":
        return _page(raw, limits)
    if kind == "pdf":
        from govlint.readers.pdf import read_pdf

        return read_pdf(raw, name, limits, keep_tables=True), ()
    if kind == "docx":
        from govlint.readers.docx import read_docx

        return read_docx(raw, name, limits, keep_tables=True), ()
    from govlint.readers.converted import read_converted

    return read_converted(raw, name, kind, limits, keep_tables=True), ()


def _page(raw: bytes, limits: Limits) -> tuple[Document, tuple[GridProblem, ...]]:
    from govlint.readers.html import read_html

    try:
        decoded = decode(raw)
    except DecodeError as error:
        raise ReadError("unreadable", str(error)) from error
    problems: tuple[GridProblem, ...] = ()
    if decoded.replaced:
        message = f"有 {decoded.replaced} 处字节不合 {decoded.encoding} 编码，已显示为 \ufffd"
        problems = (GridProblem("encoding", message),)
    return read_html(decoded.text, limits, keep_tables=True), problems


def _problems(flags: tuple[Flag, ...]) -> Iterator[GridProblem]:
    for flag in flags:
        if flag.code in _PROBLEMS:
            message = flag.message
            for word, other in _LIST_WORDS:
                message = message.replace(word, other)
            yield GridProblem(_PROBLEMS[flag.code], message)


def _grid(found: Found, number: int) -> Grid:
    check_size(len(found.rows), found.columns)
    return Grid(
        frame_of(found.rows, found.columns),
        merged=tuple(Merged(*area) for area in found.merged),
        table=number,
        pages=found.pages or None,
        title=found.title,
        continues=found.continues,
    )
