"""A template once read: page, page number, and parts with their looks. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

from govlint.model.blocks import Alignment


class TemplateError(ValueError):
    """A template, a look or a change cannot be used.

    Attributes:
        file: the file it is written in.
        line: line from 1, None where the whole file is meant.
        problem: what is wrong, one Chinese line.
    """

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        """Keep the place and build the message ``file:line: problem``."""
        self.file, self.line, self.problem = file, line, problem
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Indent:
    """An indent: ``chars`` (字 of the paragraph's own size), ``points``, or typed blanks.

    ``wide_blanks`` counts full-width spaces, ``blanks`` half-width ones.
    """

    kind: str
    value: float

    def points(self, size: float) -> float:
        """Return the indent set in the paragraph's format, for type of a size; blanks set none."""
        if self.kind == "chars":
            return self.value * size
        return self.value if self.kind == "points" else 0.0

    @property
    def typed(self) -> str:
        """The blanks that are typed in front of the text."""
        blank = {"wide_blanks": "\u3000", "blanks": " "}.get(self.kind, "")
        return blank * int(self.value)


NO_INDENT = Indent("points", 0.0)


@dataclass(frozen=True, slots=True)
class Pitch:
    """Distance of lines: ``page`` (that of the page), ``exact`` points or ``multiple``."""

    rule: str
    value: float = 0.0


PAGE_PITCH = Pitch("page")


@dataclass(frozen=True, slots=True)
class Look:
    """How a part looks. ``font`` is a class of fonts (仿宋, 黑体, 小标宋 …) or the name of one.

    ``top`` places the upper edge of the ink below the top of the type area instead of ``before``,
    ``under`` below the line that is drawn above; ``outdent`` takes the first line to the left of
    ``left``. ``beside``: the part goes on in the line of the one above it. ``picture`` makes the
    name behind the text a picture, ``width`` wide, moved by ``shift`` to the right and ``lift`` up.
    """

    font: str = "仿宋"
    latin_font: str = "西文"
    size: float = 16.0
    bold: bool = False
    color: str = "000000"
    spacing: float = 0.0
    align: Alignment = Alignment.JUSTIFY
    first_line: Indent = NO_INDENT
    left: Indent = NO_INDENT
    right: Indent = NO_INDENT
    outdent: Indent = NO_INDENT
    before: float = 0.0
    after: float = 0.0
    pitch: Pitch = PAGE_PITCH
    top: float | None = None
    new_page: bool = False
    run_in_font: str = ""
    beside: bool = False
    under: float | None = None
    landscape: bool = False
    restart: bool = False
    picture: bool = False
    width: float = 85.0
    shift: float = 0.0
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a separator looks; ``gap`` is its distance from the text above (版记: from its own).

    ``compound`` is single, double, thick_thin or thin_thick; of a pair of lines ``thin`` is the
    thickness of the thin one, ``between`` the paper between them.
    """

    color: str = "000000"
    thickness: float = 1.0
    length: float = 442.2
    gap: float = 0.0
    compound: str = "single"
    thin: float = 0.75
    between: float = 1.0

    @property
    def strokes(self) -> tuple[tuple[float, float], ...]:
        """Middle below the upper edge and thickness of each line that it is drawn with."""
        first, second = {
            "double": (self.thickness, self.thickness),
            "thick_thin": (self.thickness, self.thin),
            "thin_thick": (self.thin, self.thickness),
        }.get(self.compound, (self.thickness, 0.0))
        if not second:
            return ((first / 2, first),)
        return ((first / 2, first), (first + self.between + second / 2, second))

    @property
    def height(self) -> float:
        """Height of all of it."""
        middle, thickness = self.strokes[-1]
        return middle + thickness / 2


@dataclass(frozen=True, slots=True)
class SealLook:
    """A seal over name and date: ``drop`` below the end of the text, ``shift`` to the right."""

    width: float = 119.06
    color: str = "E60012"
    shift: float = 0.0
    drop: float = 5.0


@dataclass(frozen=True, slots=True)
class BreakLook:
    """An empty page; it and what follows have no page number unless ``numbered``."""

    numbered: bool = False


AnyLook = Look | LineLook | SealLook | BreakLook


@dataclass(frozen=True, slots=True)
class PageLook:
    """Page setup. ``footer`` None: where the page number's ``gap`` puts it."""

    width: float = 595.3
    height: float = 841.9
    top: float = 104.9
    bottom: float = 99.2
    left: float = 79.4
    right: float = 73.7
    gutter: float = 0.0
    footer: float | None = None
    line_pitch: float | None = 28.95
    char_space: float | None = None
    mirrored: bool = False

    @property
    def text_width(self) -> float:
        """Width of the type area."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class NumberLook:
    """The page number: the ASCII digits of ``text`` stand for the number of the page.

    ``gap`` is the distance of its dash from the lower edge of the type area. Even pages mirror
    ``align`` unless ``same_on_even``. On a landscape page it stands at the ``left`` (the lower
    edge once the page is turned), the ``right``, or the ``foot``.
    """

    text: str = "— 1 —"
    font: str = "宋体"
    size: float = 14.0
    bold: bool = False
    color: str = "000000"
    align: Alignment = Alignment.RIGHT
    indent: Indent = Indent("chars", 1.0)
    gap: float = 19.84
    same_on_even: bool = False
    on_first: bool = True
    on_landscape: str = "left"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document: a paragraph, a line of the title, a blank line, a separator, a seal.

    ``run_in`` is body text that follows a heading in its paragraph, or names behind their label.
    The text of a table has tabs between cells and line feeds between rows.
    """

    role: str
    look: AnyLook
    text: str = ""
    run_in: str = ""


@dataclass(frozen=True, slots=True)
class Metrics:
    """How type stands in a line, in shares of the line pitch or of the type size.

    ``baseline`` of an exact pitch lies above the base line; the ink of Chinese type reaches
    ``ink_top`` above and ``ink_bottom`` below it; a dash is drawn ``dash`` above it; a line of
    single pitch is ``single`` high.
    """

    baseline: float = 0.8
    ink_top: float = 0.85
    ink_bottom: float = 0.08
    dash: float = 0.38
    single: float = 1.3


@dataclass(frozen=True, slots=True)
class Template:
    """A document of the corpus: ``name`` is that of its file, ``title`` says what it is."""

    name: str
    title: str
    page: PageLook
    page_number: NumberLook | None
    parts: tuple[Part, ...]
    metrics: Metrics = Metrics()
    body: Look = Look()
    """Look of body text, for what is run in."""
    looks: tuple[tuple[str, AnyLook], ...] = ()
    """Look of every role, for parts that a change puts in."""
