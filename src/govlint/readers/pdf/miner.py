"""The backend on pdfminer, the library that pdfplumber stands on.

All input is hostile: every object that is asked for and every piece of content looks at the clock,
streams are bounded (``streams.py``), fonts are checked before they are made (``fonts.py``), and
whatever pdfminer trips over costs the object or the page, not the process.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.pdfdocument import (
    PDFDocument,
    PDFEncryptionError,
    PDFNoPageLabels,
    PDFNoValidXRef,
    PDFPasswordIncorrect,
)
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import (
    PDFObjRef,
    PDFStream,
    dict_value,
    int_value,
    list_value,
    resolve1,
)
from pdfminer.utils import Matrix, Rect, mult_matrix

from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits
from govlint.readers.pdf.device import Device
from govlint.readers.pdf.drawn import DrawnPage
from govlint.readers.pdf.fontnames import decode_bytes
from govlint.readers.pdf.fonts import Fonts
from govlint.readers.pdf.hostile import HOSTILE
from govlint.readers.pdf.interpreter import Interpreter
from govlint.readers.pdf.streams import Budget, FileParser

_START = re.compile(rb"startxref\s+(\d{1,10})")
_ROOT = re.compile(rb"/Root\s+(\d+)\s+\d+\s+R")
_CATALOG = re.compile(rb"(\d+)\s+\d+\s+obj\s*<<[^<>]{0,400}/Type\s*/Catalog\b")
_TRAILER = re.compile(rb"([\r\n])trailer")
_TAIL = 64 * 1024
_HOPS = 8
"""References to references that are followed."""
_DEFAULT_BOX = (0.0, 0.0, 595.3, 841.9)
_TRIMMED = 0.8
"""A trim box leaves at least so much of a side; one that leaves less is none."""
_SIDE = 14_400.0
"""The longest side a page may have by the PDF standard, in points."""
_HIDDEN = 1 << 1 | 1 << 5
"""Flags of annotations that are not shown."""


class Document(PDFDocument):
    """A file: objects are looked up with an eye on the clock."""

    def __init__(self, raw: bytes, budget: Budget, rebuild: bool) -> None:
        """Read the table of contents, or ``rebuild`` it from the objects themselves."""
        self._budget, self.rebuilt = budget, rebuild
        self._raw = _with_trailer(raw) if rebuild else raw
        super().__init__(FileParser(self._raw, budget))

    def find_xref(self, parser: Any) -> int:
        """Return where the last table of contents begins.

        Raises:
            PDFNoValidXRef: there is none, or it is not trusted.
        """
        found = None if self.rebuilt else list(_START.finditer(self._raw))
        if not found:
            self.rebuilt = True
            raise PDFNoValidXRef("no table of contents")
        return int(found[-1][1])

    def read_xref_from(self, parser: Any, start: int, xrefs: list[Any]) -> None:
        """Read a table of contents and those before it.

        Raises:
            PDFNoValidXRef: what stands there is none.
        """
        try:
            super().read_xref_from(parser, start, xrefs)
        except HOSTILE as error:
            xrefs.clear()
            self.rebuilt = True
            raise PDFNoValidXRef("broken table of contents") from error

    def getobj(self, objid: int) -> object:
        """Return an object, references to references followed.

        Raises:
            PDFObjectNotFound: there is none, or only references in a circle.
            ReadError: code ``limit``.
        """
        for _ in range(_HOPS):
            self._budget.deadline.check()
            found = super().getobj(objid)
            if not isinstance(found, PDFObjRef):
                return found
            objid = found.objid
        raise PDFObjectNotFound(objid)

    def get_page_labels(self) -> Iterator[str]:
        """Do without labels: nothing here needs them.

        Raises:
            PDFNoPageLabels: always.
        """
        raise PDFNoPageLabels

    def forget(self) -> None:
        """Drop what was read, so that a long file does not pile up in memory."""
        self._cached_objs.clear()


class TolerantPage(PDFPage):
    """A page whose boxes may be anything."""

    def _parse_mediabox(self, value: Any) -> Rect:
        try:
            return super()._parse_mediabox(value)
        except HOSTILE:
            return _DEFAULT_BOX

    def _parse_cropbox(self, value: Any, mediabox: Rect) -> Rect:
        try:
            return super()._parse_cropbox(value, mediabox)
        except HOSTILE:
            return mediabox


class Drawing:
    """An opened file on pdfminer."""

    def __init__(self, document: Document, budget: Budget) -> None:
        """Begin before the first page."""
        self._document, self._budget = document, budget

    @property
    def announced(self) -> int:
        """Number of pages that the file says it has, 0 where it does not say."""
        try:
            count = dict_value(self._document.catalog.get("Pages")).get("Count")
            return max(int_value(count), 0)
        except HOSTILE:
            return 0

    @property
    def repaired(self) -> bool:
        """True when the table of contents was rebuilt."""
        return self._document.rebuilt

    @property
    def author(self) -> str:
        """Author as the file says, or nothing."""
        try:
            entries = (resolve1(info.get("Author")) for info in self._document.info)
            author = next((entry for entry in entries if entry), b"")
        except HOSTILE:
            return ""
        text = decode_bytes(author) if isinstance(author, bytes) else ""
        return "".join(char for char in text if char.isprintable()).strip()

    def pages(self) -> Iterator[DrawnPage]:
        """Yield the pages in order."""
        fonts = Fonts()
        device = Device(fonts)
        found = TolerantPage.create_pages(self._document)
        while True:
            with _silence():
                page = _next(found)
                drawn = None if page is None else self._drawn(page, device, fonts)
            if drawn is None:
                return
            yield drawn
            self._document.forget()

    def _drawn(self, page: PDFPage, device: Device, fonts: Fonts) -> DrawnPage:
        ctm, width, height = _frame(page)
        device.start(width, height)
        interpreter = Interpreter(fonts, device)
        interpreter.deadline = self._budget.deadline
        try:
            interpreter.render_contents(page.resources, page.contents, ctm=ctm)
            for annotation in list_value(page.annots):
                _stamp(interpreter, dict_value(annotation), ctm)
        except HOSTILE:
            device.incomplete = True
        return device.finish()


def open_pdf(raw: bytes, limits: Limits, deadline: Deadline) -> Drawing:
    """Open a file with pdfminer.

    Raises:
        ReadError: ``encrypted``, ``truncated``, ``unreadable``, ``bomb`` or ``limit``.
    """
    budget = Budget(limits, deadline)
    failure: Exception | None = None
    with _silence():
        for rebuild in (False, True):
            try:
                document = Document(raw, budget, rebuild)
                if document.rebuilt and _is_cut(raw):
                    # Half a document would be found to lack everything that the rest holds.
                    break
                if _has_pages(document):
                    return Drawing(document, budget)
            except PDFPasswordIncorrect as error:
                raise ReadError(
                    "encrypted", "PDF 设有打开密码，读不出内容；请去掉密码另存后再检查"
                ) from error
            except PDFEncryptionError as error:
                raise ReadError(
                    "encrypted", "PDF 用了不认识的加密方式；请去掉加密另存后再检查"
                ) from error
            except HOSTILE as error:
                failure = error
    raise _broken(raw) from failure


def _has_pages(document: Document) -> bool:
    pages = TolerantPage.create_pages(document)
    return next(pages, None) is not None


def _with_trailer(raw: bytes) -> bytes:
    """Give a file without a usable table of contents one trailer that names its root.

    pdfminer stops looking for objects at the first trailer it meets, so that the others must go.
    """
    roots = _ROOT.findall(raw) or _CATALOG.findall(raw)
    if not roots or b"/Encrypt" in raw:
        return raw
    return _TRAILER.sub(rb"\1%railer", raw) + b"\ntrailer\n<< /Root %s 0 R >>\n" % roots[-1]


def _broken(raw: bytes) -> ReadError:
    if _is_cut(raw):
        return ReadError("truncated", "PDF 不完整（没有结尾），可能没有下载完；请重新下载后再检查")
    return ReadError("unreadable", "PDF 已损坏，读不出任何一页；请重新导出或提供原 Word 文件")


def _is_cut(raw: bytes) -> bool:
    return b"%%EOF" not in raw[-_TAIL:]


def _next(pages: Iterator[PDFPage]) -> PDFPage | None:
    try:
        return next(pages, None)
    except HOSTILE:
        return None


def _frame(page: PDFPage) -> tuple[Matrix, float, float]:
    """Return the matrix that puts the page as cut upright, and the size as shown."""
    left, bottom, right, top = _cut(page)
    right, top = min(right, left + _SIDE), min(top, bottom + _SIDE)
    width, height = right - left, top - bottom
    if page.rotate == 90:
        return (0, -1, 1, 0, -bottom, right), height, width
    if page.rotate == 180:
        return (-1, 0, 0, -1, right, top), width, height
    if page.rotate == 270:
        return (0, 1, -1, 0, top, -left), height, width
    return (1, 0, 0, 1, -left, -bottom), width, height


def _cut(page: PDFPage) -> Rect:
    """Return what is left of the sheet: the trim box of a paper with bleed, else the crop box."""
    boxes = [tuple(map(float, box)) for box in (page.mediabox, page.cropbox)]
    left, bottom = (max(box[i] for box in boxes) for i in (0, 1))
    right, top = (min(box[i] for box in boxes) for i in (2, 3))
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = boxes[0]
    try:
        trim = [float(resolve1(part)) for part in list_value(page.attrs.get("TrimBox"))]
    except HOSTILE:
        trim = []
    if len(trim) != 4:
        return left, bottom, right, top
    x0, x1 = sorted((trim[0], trim[2]))
    y0, y1 = sorted((trim[1], trim[3]))
    inside = left - 1 <= x0 and bottom - 1 <= y0 and x1 <= right + 1 and y1 <= top + 1
    large = x1 - x0 >= _TRIMMED * (right - left) and y1 - y0 >= _TRIMMED * (top - bottom)
    return (x0, y0, x1, y1) if inside and large else (left, bottom, right, top)


def _stamp(interpreter: Interpreter, annotation: dict[str, Any], ctm: Matrix) -> None:
    """Draw the look of an annotation, such as an electronic seal."""
    look = resolve1(dict_value(annotation.get("AP")).get("N"))
    if isinstance(look, dict):  # one look for each state
        look = resolve1(look.get(getattr(resolve1(annotation.get("AS")), "name", None)))
    place = [float(resolve1(part)) for part in list_value(annotation.get("Rect"))]
    flags = resolve1(annotation.get("F")) or 0
    if not isinstance(look, PDFStream) or len(place) != 4 or int(flags) & _HIDDEN:
        return
    box = [float(resolve1(part)) for part in list_value(look.get("BBox"))]
    across, down = box[2] - box[0], box[3] - box[1]
    if across and down:
        x, y = min(place[0], place[2]), min(place[1], place[3])
        wide, high = abs(place[2] - place[0]) / across, abs(place[3] - place[1]) / down
        matrix = (wide, 0, 0, high, x - box[0] * wide, y - box[1] * high)
        inner = interpreter.subinterp()
        inner.render_contents(
            dict_value(look.get("Resources")), [look], ctm=mult_matrix(matrix, ctm)
        )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what pdfminer logs and warns of away from the terminal."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
