"""Streams and tokens of a hostile PDF file: bounded in size and time.

pdfminer unpacks whatever a stream asks for and follows every loop; here each of its parsers looks
at the clock as it reads on, and each stream pays for what it unpacks.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFNotImplementedError
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    PDFStream,
    int_value,
    resolve1,
)
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from govlint.readers.errors import ReadError
from govlint.readers.limits import MIB, Deadline, Limits

_PIECE = 16 * 1024
_MOST_PREDICTED = 16 * MIB
"""Predictors are undone byte by byte; only images need them for more than this."""
_PIXEL_PREDICTOR = 10
"""From this number on a predictor is one of PNG; 2 is that of TIFF, 1 none."""


class Budget:
    """What may still be unpacked, in bytes, and how much time is left."""

    def __init__(self, limits: Limits, deadline: Deadline) -> None:
        """Begin with the whole of both."""
        self._left = limits.max_expanded
        self._limits = limits
        self.deadline = deadline

    def spend(self, size: int) -> None:
        """Take ``size`` bytes off.

        Raises:
            ReadError: code ``bomb``, more was unpacked than a file may hold.
        """
        self._left -= size
        if self._left < 0:
            most = self._limits.max_expanded // MIB
            raise ReadError("bomb", f"解压后超过 {most} MiB，疑似压缩炸弹，未读取")


class BoundedStream(PDFStream):
    """A stream that unpacks step by step and stops when the budget is spent."""

    budget: Budget

    def decode(self) -> None:
        """Unpack ``rawdata`` into ``data``.

        Raises:
            ReadError: ``bomb`` or ``limit``.
            PDFNotImplementedError: a filter of images, or one that does not exist.
        """
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        for name, parameters in self.get_filters():
            data = _predicted(self._unpacked(name, data), resolve1(parameters))
        self.data, self.rawdata = data, None

    def _unpacked(self, name: object, data: bytes) -> bytes:
        if name in LITERALS_FLATE_DECODE:
            return b"".join(_inflated(data, self.budget))
        if name in LITERALS_LZW_DECODE:
            return b"".join(_paid(LZWDecoder(BytesIO(data)).run(), self.budget))
        if name in LITERALS_ASCII85_DECODE:
            return ascii85decode(data)
        if name in LITERALS_ASCIIHEX_DECODE:
            return asciihexdecode(data)
        raise PDFNotImplementedError(f"no filter of text: {name!r}")


def _inflated(data: bytes, budget: Budget) -> Iterable[bytes]:
    """Yield what zlib gives; where the data is damaged, what came before."""
    unpacker = zlib.decompressobj()
    for start in range(0, len(data), _PIECE):
        budget.deadline.check()
        rest = data[start : start + _PIECE]
        while rest:
            try:
                piece = unpacker.decompress(rest, MIB)
            except zlib.error:
                return
            budget.spend(len(piece))
            yield piece
            rest = unpacker.unconsumed_tail


def _paid(pieces: Iterable[bytes], budget: Budget) -> Iterable[bytes]:
    for piece in pieces:
        budget.spend(len(piece) + 1)
        yield piece


def _predicted(data: bytes, parameters: object) -> bytes:
    if not isinstance(parameters, dict) or "Predictor" not in parameters:
        return data
    predictor = int_value(parameters["Predictor"])
    colors = int_value(parameters.get("Colors", 1))
    columns = int_value(parameters.get("Columns", 1))
    bits = int_value(parameters.get("BitsPerComponent", 8))
    row = colors * columns * bits // 8
    if predictor <= 1 or not 0 < row <= len(data):
        return data
    if len(data) > _MOST_PREDICTED:
        raise PDFNotImplementedError("too much data for a predictor")
    if predictor >= _PIXEL_PREDICTOR:
        return apply_png_predictor(predictor, colors, columns, bits, data)
    return apply_tiff_predictor(colors, columns, bits, data[: len(data) // row * row])


class FileParser(PDFParser):
    """Parser of the file: its streams are bounded, and it looks at the clock."""

    def __init__(self, raw: bytes, budget: Budget) -> None:
        """Read from ``raw``."""
        self._budget = budget
        super().__init__(BytesIO(raw))

    def fillbuf(self) -> bool:
        """Fetch the next piece of the file.

        Raises:
            ReadError: code ``limit``.
        """
        if self.charpos < len(self.buf):
            return False
        self._budget.deadline.check()
        return super().fillbuf()

    def push(self, *objs: Any) -> None:
        """Put objects on the stack, streams as bounded ones."""
        for place, thing in objs:
            if type(thing) is PDFStream:
                stream = BoundedStream(thing.attrs, thing.rawdata or b"", thing.decipher)
                stream.budget = self._budget
                super().push((place, stream))
            else:
                super().push((place, thing))


class PageParser(PDFContentParser):
    """Parser of the content of a page that looks at the clock."""

    def __init__(self, streams: list[PDFStream], deadline: Deadline) -> None:
        """Read the streams one after the other."""
        self._deadline = deadline
        super().__init__(streams)

    def fillbuf(self) -> bool:
        """Fetch the next piece of the content.

        Raises:
            ReadError: code ``limit``.
        """
        if self.charpos < len(self.buf):
            return False
        self._deadline.check()
        return super().fillbuf()
