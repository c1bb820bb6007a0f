"""What pdfminer draws, taken down as glyphs, strokes, fills and pictures.

pdfminer knows the operators of a page; the objects that it and pdfplumber make of every character
are left out, because they cost more than all the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect, mult_matrix

from govlint.model.pages import Box
from govlint.readers.errors import ReadError
from govlint.readers.pdf.colors import color_of
from govlint.readers.pdf.drawn import DrawnPage, Face, Fill, Glyph, Picture, Stroke
from govlint.readers.pdf.fontnames import face_of
from govlint.readers.pdf.turning import turn_back

UNKNOWN = "\ufffd"
THIN = 3.0
"""A filled box so thin is a line."""
_MOST_GLYPHS = 400_000
_MOST_LINES = 50_000
"""On one page; what has more lines is a drawing, of which no more need be known."""
_MOST_SHAPES = 5_000
_STRAIGHT = 0.3
_FORCED_BOLD = 1 << 18
_INVISIBLE = (3, 7)
_STROKED = (2, 6)
_SURROGATES = range(0xD800, 0xE000)

Point = tuple[float, float]
Shape = tuple[str, float]
"""Text and width of one character code, the width in sizes."""


class Device(PDFDevice):
    """Takes down one page after the other; ``height`` and ``width`` are those of the page shown."""

    def __init__(self, rsrcmgr: Any) -> None:
        """Begin without a page."""
        super().__init__(rsrcmgr)
        self._faces: dict[PDFFont, Face] = {}
        self._shapes: dict[PDFFont, dict[int, Shape]] = {}
        self._colors: dict[tuple[PDFColorSpace, object], str | None] = {}
        self._corner: Matrix = (1, 0, 0, 1, 0, 0)
        self.start(0.0, 0.0)

    def start(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        self.width, self.height = width, height
        self.glyphs: list[Glyph] = []
        self.strokes: list[Stroke] = []
        self.fills: list[Fill] = []
        self.pictures: list[Picture] = []
        self.shapes: list[Fill] = []
        self.curves = 0
        self.incomplete = False

    def finish(self) -> DrawnPage:
        """Return the page."""
        return DrawnPage(
            self.width,
            self.height,
            tuple(self.glyphs),
            tuple(self.strokes),
            tuple(self.fills),
            tuple(self.pictures),
            self.curves,
            tuple(self.shapes),
            self.incomplete,
        )

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Nothing to do: ``start`` was called with the size as shown."""

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:
        """Remember where the unit square of an image lies."""
        assert self.ctm is not None
        self._corner = mult_matrix(matrix, self.ctm)

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Take down an image by its place."""
        box = self._flipped(apply_matrix_rect(self._corner, (0, 0, 1, 1)))
        masked = any(stream.get(key) is not None for key in ("SMask", "Mask", "ImageMask", "IM"))
        self.pictures.append(Picture(box, name, not masked, len(self.glyphs)))

    def shade(self) -> None:
        """Take down a shading: it may colour the whole page."""
        self.fills.append(Fill((0.0, 0.0, self.width, self.height), None, len(self.glyphs)))

    def _flipped(self, rect: Box) -> Box:
        x0, y0, x1, y1 = rect
        return min(x0, x1), self.height - max(y0, y1), max(x0, x1), self.height - min(y0, y1)

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Take down a string: every code with its advance, spacing as the PDF standard has it.

        Raises:
            ReadError: code ``limit``, more on one page than anybody prints.
        """
        font = textstate.font
        assert font is not None and self.ctm is not None
        matrix = mult_matrix(textstate.matrix, self.ctm)
        pen = _Pen(textstate, matrix, self._face(font), self._ink(textstate, graphicstate))
        shapes = self._shapes.setdefault(font, {})
        x, y = textstate.linematrix
        upward, page = font.is_vertical(), (self.width, self.height)
        for part in seq:
            if isinstance(part, (int, float)):
                advance = -part * 0.001 * textstate.fontsize
                x, y = (x, y + advance) if upward else (x + advance * pen.stretch, y)
            elif isinstance(part, bytes):
                self._check_room(len(part))
                for code in font.decode(part):
                    shape = shapes.get(code) or _shape(shapes, font, code)
                    self.glyphs.append(pen.glyph(shape, x, y, upward, page))
                    step = pen.step(shape[1], code == 32 and not font.is_multibyte())
                    x, y = (x, y + step) if upward else (x + step * pen.stretch, y)
        textstate.linematrix = (x, y)

    def _check_room(self, more: int) -> None:
        if len(self.glyphs) + more > _MOST_GLYPHS:
            raise ReadError("limit", "PDF 有一页字数过多，未读取；请拆分文件后再检查")

    def _face(self, font: PDFFont) -> Face:
        face = self._faces.get(font)
        if face is None:
            face = self._faces[font] = _face(font)
        return face

    def _ink(self, textstate: PDFTextState, state: PDFGraphicState) -> str | None:
        if textstate.render % 4 == 1:
            return self._color(state.scs, state.scolor)
        return self._color(state.ncs, state.ncolor)

    def _color(self, space: PDFColorSpace, value: object) -> str | None:
        key = (space, tuple(value) if isinstance(value, list) else value)
        if key not in self._colors:
            self._colors[key] = color_of(space, value)
        return self._colors[key]

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Take down straight lines and boxes along the axes, and count everything else."""
        assert self.ctm is not None
        if len(self.strokes) + len(self.fills) > _MOST_LINES:
            return
        for points, straight in _subpaths(path, self.ctm, self.height):
            box = _box_of(points) if straight else None
            if fill and box is not None:
                self._fill(box, self._color(graphicstate.ncs, graphicstate.ncolor))
            elif fill or not straight:
                self.curves += 1
                self._shape(points, graphicstate, fill=fill, painted=fill or stroke)
            if stroke and straight:
                ink = self._color(graphicstate.scs, graphicstate.scolor)
                self._stroke(points, graphicstate.linewidth, ink)

    def _shape(
        self, points: Sequence[Point], state: PDFGraphicState, *, fill: bool, painted: bool
    ) -> None:
        """Keep the box of a curved shape in colour; curves bulge little beyond their points."""
        space, value = (state.ncs, state.ncolor) if fill else (state.scs, state.scolor)
        ink = self._color(space, value) if painted else None
        if ink is not None and ink[:2] != ink[2:4] and len(self.shapes) < _MOST_SHAPES:
            across, down = [x for x, _ in points], [y for _, y in points]
            box = min(across), min(down), max(across), max(down)
            self.shapes.append(Fill(box, ink, len(self.glyphs)))

    def _fill(self, box: Box, color: str | None) -> None:
        x0, y0, x1, y1 = box
        across, down = x1 - x0, y1 - y0
        if min(across, down) > THIN or max(across, down) <= THIN:
            self.fills.append(Fill(box, color, len(self.glyphs)))
        elif across >= down:
            middle = (y0 + y1) / 2
            self.strokes.append(Stroke(x0, middle, x1, middle, down, color))
        else:
            middle = (x0 + x1) / 2
            self.strokes.append(Stroke(middle, y0, middle, y1, across, color))

    def _stroke(self, points: Sequence[Point], width: float, color: str | None) -> None:
        for (x0, y0), (x1, y1) in pairwise(points):
            level, plumb = abs(y1 - y0) <= _STRAIGHT, abs(x1 - x0) <= _STRAIGHT
            if level != plumb:
                left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                self.strokes.append(Stroke(left, top, right, bottom, width, color))


class _Pen:
    """The state of the text while one string is drawn."""

    def __init__(self, state: PDFTextState, matrix: Matrix, face: Face, color: str | None) -> None:
        a, b, c, d, self._e, self._f = matrix
        self._a, self._b, self._c, self._d = a, b, c, d
        self.stretch = state.scaling * 0.01
        self._fontsize = state.fontsize
        self._spaces = state.charspace, state.wordspace
        self._face, self._color = face, color
        self._rise = state.rise
        self._size = abs(state.fontsize) * math.hypot(c, d)
        self._em = abs(state.fontsize * self.stretch) * math.hypot(a, b)
        self._turn = _turn(a, b, c, d, state.fontsize * self.stretch)
        self._shown = state.render not in _INVISIBLE
        self._bold = state.render in _STROKED

    def step(self, width: float, is_space: bool) -> float:
        """Return how far the pen moves on, before it is stretched."""
        between, at_space = self._spaces
        return width * self._fontsize + between + (at_space if is_space else 0.0)

    def glyph(self, shape: Shape, x: float, y: float, upward: bool, page: Point) -> Glyph:
        """Return the glyph at this point of the line; ``page`` is width and height."""
        text, width = shape
        rise = y + self._rise
        left = self._a * x + self._c * rise + self._e
        down = page[1] - (self._b * x + self._d * rise + self._f)
        span = 0.0 if upward else width * self._fontsize * self.stretch
        turn = None if upward else self._turn
        start, end = (left, down), (left + self._a * span, down - self._b * span)
        if turn:
            start, end = turn_back(start, turn, *page), turn_back(end, turn, *page)
        return Glyph(
            text,
            self._face,
            self._size,
            self._em,
            self._color,
            min(start[0], end[0]),
            max(start[0], end[0]),
            start[1],
            turn,
            self._shown,
            self._bold,
        )


def _turn(a: float, b: float, c: float, d: float, size: float) -> int | None:
    """Return the direction of the text in degrees clockwise, None when it is oblique."""
    along = (a, b) if size >= 0 else (-a, -b)
    length = math.hypot(*along) or 1.0
    x, y = along[0] / length, along[1] / length
    if abs(y) < 0.02:
        return 0 if x > 0 else 180
    if abs(x) < 0.02:
        return 90 if y < 0 else 270
    return None


def _shape(shapes: dict[int, Shape], font: PDFFont, code: int) -> Shape:
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        text = UNKNOWN
    text = "".join(char for char in text if ord(char) not in _SURROGATES) or UNKNOWN
    shapes[code] = shape = text, float(font.char_width(code))
    return shape


def _face(font: PDFFont) -> Face:
    descriptor = font.descriptor if isinstance(font.descriptor, dict) else {}
    names = [
        _name(resolve1(descriptor.get("FontName"))),
        getattr(font, "basefont", None) or "",
        str(font.fontname),
    ]
    face = next((found for found in map(face_of, filter(None, names)) if found.name), Face(None))
    if font.flags & _FORCED_BOLD and not face.bold:
        return face._replace(bold=True)
    return face


def _name(value: object) -> str | bytes:
    """Return a name as it is written: pdfminer keeps one that is no UTF-8 as bytes."""
    name = value.name if isinstance(value, PSLiteral) else value
    return name if isinstance(name, (str, bytes)) else ""


def _subpaths(
    path: Sequence[PathSegment], ctm: Matrix, height: float
) -> Iterable[tuple[list[Point], bool]]:
    """Yield the points of every subpath on the page, and whether all its segments are straight."""
    points: list[Point] = []
    straight = True
    for segment in path:
        operator = segment[0]
        if operator == "m" and points:
            yield points, straight
            points, straight = [], True
        if operator == "h":
            if points:
                points.append(points[0])
            continue
        x, y = apply_matrix_pt(ctm, segment[-2:])  # type: ignore[arg-type]
        points.append((x, height - y))
        straight = straight and operator in "ml"
    if points:
        yield points, straight


def _box_of(points: Sequence[Point]) -> Box | None:
    """Return the box that a path along the axes encloses, None for another shape."""
    if not 4 <= len(points) <= 6:
        return None
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x1 - x0) > _STRAIGHT and abs(y1 - y0) > _STRAIGHT:
            return None
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
