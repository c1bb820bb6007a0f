"""What parts become: paragraphs with settled distances, lines and pictures placed at them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govlint.builder.spec import LineLook, Look, PageLook, Template
from govlint.text.width import display_width

PORTRAIT, LANDSCAPE, UNNUMBERED = "portrait", "landscape", "unnumbered"
"""Kinds of sections; the last holds pages without a number."""
_RESTART = " "


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A separator at a paragraph: ``offset`` points from the top of its text to the line's middle.

    ``edge`` tells whether it belongs above or below the paragraph's text; ``on_page``: the offset
    counts from the upper edge of the paper.
    """

    role: str
    look: LineLook
    edge: str
    offset: float
    on_page: bool = False


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture at a paragraph: ``x`` from the left edge of the type area, ``y`` from its top.

    ``kind`` is seal or stamp.
    """

    kind: str
    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop: ``side`` left or right, ``position`` from the left edge of the type area."""

    side: str
    position: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells hold paragraphs. ``row`` is the height of a row, None: that of its text."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    widths: tuple[float, ...]
    bordered: bool = False
    row: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines (parted by manual breaks) and the look of its format.

    ``before`` of the look is settled; ``height`` is that of the lines alone, ``room`` what a
    separator below them takes besides. ``boxed``: it floats, its top so far below the upper edge
    of the paper, over an empty paragraph ``kept`` high. ``grid``: a table shows the lines.
    """

    role: str
    look: Look
    lines: tuple[tuple[Piece, ...], ...]
    drawn: tuple[DrawnLine, ...] = ()
    height: float = 0.0
    room: float = 0.0
    pictures: tuple[DrawnPicture, ...] = ()
    tab: Tab | None = None
    boxed: float | None = None
    kept: float = 0.0
    grid: Grid | None = None
    section: str = PORTRAIT

    @property
    def extent(self) -> float:
        """Points from its upper to its lower end, distances included."""
        if self.boxed is not None:
            return self.kept
        return self.look.before + self.height + self.room + self.look.after

    @property
    def text(self) -> str:
        """Its text, lines parted by line feeds."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def pitch_of(look: Look, template: Template) -> float:
    """Return the distance of lines in points; single pitch is estimated from the type size."""
    single = template.metrics.single * look.size
    if look.pitch.rule == "exact":
        return look.pitch.value
    if look.pitch.rule == "multiple":
        return look.pitch.value * single
    return template.page.line_pitch or single


def above_ink(look: Look, template: Template) -> float:
    """Return how far the ink of a line begins below the line's top."""
    metrics = template.metrics
    return metrics.baseline * pitch_of(look, template) - metrics.ink_top * look.size


def ink_bottom(paragraph: Paragraph, template: Template) -> float:
    """Return how far below a paragraph's top the ink of its last line ends."""
    pitch, size = pitch_of(paragraph.look, template), paragraph.look.size
    metrics = template.metrics
    return paragraph.height - pitch * (1 - metrics.baseline) + metrics.ink_bottom * size


def width_of(text: str, size: float) -> float:
    """Return how wide a text is set, in points; half-width characters take half a 字."""
    return display_width(text) * size / 2


def restarted(section: str, number: int) -> str:
    """Return a section of the same kind whose pages are numbered anew; ``number`` parts several."""
    return f"{kind_of(section)}{_RESTART}{number}"


def kind_of(section: str) -> str:
    """Return the kind of a section."""
    return section.partition(_RESTART)[0]


def is_restarted(section: str) -> bool:
    """Tell whether the pages of a section are numbered anew."""
    return _RESTART in section


def sheet(page: PageLook, section: str) -> PageLook:
    """Return the page setup of a section: a landscape page is the portrait one turned."""
    if kind_of(section) != LANDSCAPE:
        return page
    return replace(
        page,
        width=page.height,
        height=page.width,
        top=page.left,
        bottom=page.right,
        left=page.bottom,
        right=page.top,
        gutter=0.0,
        footer=None,
    )
