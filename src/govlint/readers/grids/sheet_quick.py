"""A sheet as Excel and its kin write it, cut up by expressions over whole columns of text.

A full sheet has a dozen million cells; one call of Python for each would take a minute. What is
written in any other way raises ``IrregularError``, and then the parser reads it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import polars as pl

from govlint.readers.grids.sheet_parser import (
    SheetLayout,
    SheetParser,
    Sink,
    check_places,
    column_number,
)
from govlint.readers.grids.xml_stream import IrregularError, decoded, regular_chunks, unescaped

_HEAD = re.compile(r"<sheetData(?:\s[^<>]*)?(?<!/)>")
_CELL = (
    r"(?s)^r=\"([A-Z]{1,3})([0-9]{1,7})\""
    r"(?: s=\"([0-9]{1,7})\")?(?: t=\"([A-Za-z]+)\")?(?: s=\"([0-9]{1,7})\")?"
    r"(?: (?:cm|vm|ph)=\"[0-9]+\")*"
    r"(?:/>|>(<f(?: [^<>]*)?/>|<f(?: [^<>]*)?>[^<]*</f>)?"
    r"(?:<v>([^<]*)</v>|<v/>|<v />|<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is>)?</c>)"
    r"(.*)$"
)
_NAMES = ("letters", "row", "style", "kind", "style2", "formula", "value", "inline", "tail")
_ROWS = re.compile(r"\s*(?:<row(?: [^<>]*)?(?:/>|>\0*+\s*</row>)\s*)*+")
_HIDDEN = re.compile(r"<row ([^<>]*\b(?:hidden=\"(?:1|true)\"|ht=\"0(?:\.0*)?\")[^<>]*)>")
_NUMBER = re.compile(r"(?:^| )r=\"([0-9]{1,7})\"")
_WORKERS = 2
"""Pieces that are cut up at the same time: polars lets other threads run meanwhile."""
_Rows = tuple[pl.DataFrame, list[int]]


def quick_sheet(chunks: Iterable[bytes], part: str, sink: Sink) -> SheetLayout:
    """Read a sheet; its cells go to ``sink`` in batches.

    Raises:
        IrregularError: the sheet is not written as Excel writes it; cells given to ``sink`` so
            far are void.
        ReadError: the sheet is damaged.
    """
    # All but the rows goes through the parser, so that nothing around them is taken on trust.
    parser = SheetParser(part, sink)
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting: deque[Future[_Rows]] = deque()
        for text in _rows_of(chunks, parser):
            waiting.append(pool.submit(_read_rows, text))
            if len(waiting) > _WORKERS:
                _give(waiting.popleft().result(), parser.layout, sink)
        while waiting:
            _give(waiting.popleft().result(), parser.layout, sink)
    parser.feed("", final=True)
    return parser.layout


def _rows_of(chunks: Iterable[bytes], parser: SheetParser) -> Iterator[str]:
    """Yield whole rows; what stands before and behind them goes to the parser."""
    inside = done = False
    for text in regular_chunks(chunks, b"</row>"):
        if not inside:
            head = _HEAD.search(text)
            if head is None or "<row" in text[: head.start()]:
                raise IrregularError
            parser.feed(text[: head.end()])
            text, inside = text[head.end() :], True
        if not text.endswith("</row>"):
            text, end, rest = text.partition("</sheetData>")
            if not end:
                raise IrregularError
            parser.feed(end + rest)
            done = True
        yield text
    if not done:
        raise IrregularError


def _give(rows: _Rows, layout: SheetLayout, sink: Sink) -> None:
    cells, hidden = rows
    layout.hidden_rows.update(hidden)
    if len(cells):
        check_places(cells)
        sink(cells)


def _read_rows(text: str) -> _Rows:
    pieces = pl.Series([text]).str.split("<c ").explode(empty_as_null=True)
    found = pieces.slice(1).str.extract_groups(_CELL).struct.unnest()
    found.columns = _NAMES
    if found["tail"].null_count():
        raise IrregularError
    # The rows alone, with one mark for each cell.
    skeleton = "\0".join([pieces[0], *(found["tail"].str.join("\0") if len(found) else [])])
    if "'" in skeleton or _ROWS.fullmatch(skeleton) is None:
        raise IrregularError
    hidden: list[int] = []
    for match in _HIDDEN.finditer(skeleton):
        number = _NUMBER.search(match[1])
        if number is None:
            raise IrregularError
        hidden.append(int(number[1]))
    return _cells(found), hidden


def _cells(found: pl.DataFrame) -> pl.DataFrame:
    used = found.filter(pl.any_horizontal(pl.col("formula", "value", "inline").is_not_null()))
    letters = found["letters"].unique().to_list()
    numbers = [column_number(name) for name in letters]
    cells = used.select(
        pl.col("row").cast(pl.UInt32),
        pl.col("letters").replace_strict(letters, numbers, return_dtype=pl.UInt32).alias("column"),
        pl.col("kind").fill_null("n"),
        pl.coalesce("style", "style2", pl.lit("0")).cast(pl.UInt32).alias("style"),
        pl.col("formula").is_not_null(),
        pl.coalesce("inline", "value").alias("value"),
    )
    return cells.with_columns(unescaped(decoded(cells["value"])))
