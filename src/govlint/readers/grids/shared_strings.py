"""The shared strings of a workbook: plain ones are cut out, rich ones go through the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polars as pl

from govlint.readers.docx.package import Package
from govlint.readers.grids.xml_stream import (
    IrregularError,
    decoded,
    feed,
    local_name,
    new_parser,
    part_chunks,
    regular_chunks,
    unescaped,
)

_ROOT = re.compile(r"\s*<sst(?:\s[^<>]*)?(?<!/)>")
_END = re.compile(r"\s*(?:<si/>\s*)*(?:<extLst.*)?</sst>\s*", re.DOTALL)
_PLAIN = r"^\s*<si>(?:<t>|<t xml:space=\"preserve\">)([^<]*)</t>\s*$"
_BATCH = 100_000


def read_strings(package: Package, part: str) -> pl.Series:
    """Return the shared strings of a workbook, rich text joined, phonetic hints left out.

    Raises:
        ReadError: the part is damaged.
    """
    try:
        series = list(_quick(part_chunks(package, part), part))
    except IrregularError:
        series = list(_walked(part_chunks(package, part), part))
    series = [pl.Series([], dtype=pl.String), *map(unescaped, series)]
    return pl.concat(series, rechunk=True)


def _quick(chunks: Iterable[bytes], part: str) -> Iterator[pl.Series]:
    """Cut strings out of the text; parts that others than Excel wrote may be irregular."""
    at_root = True
    for text in regular_chunks(chunks, b"</si>"):
        if at_root:
            root = _ROOT.match(text)
            if root is None:
                raise IrregularError
            text, at_root = text[root.end() :], False
        if not text.endswith("</si>"):
            if _END.fullmatch(text) is None:
                raise IrregularError
            text = "<si></si>" * text.count("<si/>")
        yield _pieces(text.replace("<si/>", "<si></si>"), part)


def _pieces(text: str, part: str) -> pl.Series:
    pieces = pl.Series(text.split("</si>")[:-1], dtype=pl.String)
    found = decoded(pieces.str.extract(_PLAIN))
    odd = found.is_null()
    if odd.any():
        rich = [piece + "</si>" for piece in pieces.filter(odd).to_list()]
        read = pl.concat(_walked([("<sst>" + "".join(rich) + "</sst>").encode()], part))
        if len(read) != len(rich):
            raise IrregularError
        found = found.scatter(odd.arg_true(), read)
    return found


def _walked(chunks: Iterable[bytes], part: str) -> Iterator[pl.Series]:
    """Read strings with the parser."""
    parser = new_parser()
    strings: list[str] = []
    text: list[str] = []
    state = {"text": False, "phonetic": 0}

    def start(name: str, _: dict[str, str]) -> None:
        name = local_name(name)
        if name == "si":
            text.clear()
        elif name == "rPh":
            state["phonetic"] += 1
        elif name == "t":
            state["text"] = not state["phonetic"]

    def end(name: str) -> None:
        name = local_name(name)
        if name == "si":
            strings.append("".join(text))
        elif name == "rPh":
            state["phonetic"] -= 1
        elif name == "t":
            state["text"] = False

    def characters(data: str) -> None:
        if state["text"]:
            text.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    for chunk in chunks:
        feed(parser, chunk, part)
        if len(strings) >= _BATCH:
            yield pl.Series(strings, dtype=pl.String)
            strings.clear()
    feed(parser, b"", part, final=True)
    yield pl.Series(strings, dtype=pl.String)
