"""A paragraph while it is being read, and its end: number, runs, what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from govlint.model.blocks import Format, Paragraph, Run
from govlint.model.document import PageNumber, Rule
from govlint.readers.docx.context import Anchored, Context, Item
from govlint.readers.docx.names import Element
from govlint.readers.docx.numbering import Counters, Label
from govlint.readers.docx.paragraphs import Look
from govlint.readers.docx.properties import Props
from govlint.readers.docx.slots import split_slots
from govlint.readers.docx.styles import RunLook

_SHORTEST = 10
"""Characters from which a row of dashes, or of underlined blanks, is a line."""
_DRAWN = frozenset("_＿―—─━-‐–－")
_WIDE = frozenset("＿―—─━－\u3000")


@dataclass(slots=True)
class Draft:
    """Pieces of text with their formats, and what stands at which offset.

    ``boxes`` are the contents of text boxes anchored here, ``art`` the texts of WordArt, ``pages``
    the stretches that page-number fields printed, with their number format.
    """

    path: str
    look: Look
    texts: list[str] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    length: int = 0
    items: list[tuple[Item, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    art: list[Run] = field(default_factory=list)
    pages: list[tuple[int, int, str | None]] = field(default_factory=list)

    def append(self, text: str, format_: Format) -> None:
        """Add a piece of text with one format."""
        self.texts.append(text)
        self.formats.append(format_)
        self.length += len(text)

    def runs(self) -> list[Run]:
        """Return the runs: neighbouring pieces with one format become one."""
        found: list[Run] = []
        start = 0
        for index, format_ in enumerate(self.formats):
            if index + 1 == len(self.formats) or self.formats[index + 1] is not format_:
                pieces = self.texts[start : index + 1]
                found.append(Run(pieces[0] if len(pieces) == 1 else "".join(pieces), format_))
                start = index + 1
        return found

    def write(self, text: str, look: RunLook) -> None:
        """Add text of one run, cut where the font slot changes."""
        if look.uniform is not None:
            self.append(text, look.uniform)
            return
        for slot, part in split_slots(text, look.hint_east, look.chinese):
            self.append(part, look.formats[slot])

    def anchor(self, item: Item) -> None:
        """Hang something on the place reached."""
        self.items.append((item, self.length))

    def since(self, pieces: int) -> str:
        """Return the text after the first so many pieces."""
        return "".join(self.texts[pieces:])


def finish(
    draft: Draft, counters: Counters, table: str | None, context: Context
) -> tuple[Paragraph, list[PageNumber]]:
    """Close a paragraph: put its number in front and hand over what hangs on it.

    Returns:
        The paragraph, and its page-number fields.
    """
    number = draft.look.number
    label = counters.advance(context.numbering, *number) if number else None
    head = _label_runs(label, draft.look, table, context) if label else []
    shift = sum(len(run.text) for run in head)
    runs = (*head, *draft.runs())
    paragraph = Paragraph(runs, draft.look.format, draft.path, number=label.text if label else "")
    rules = [(rule, 0) for rule in _character_rules(paragraph)]
    context.anchored += [
        Anchored(item, draft.path, offset + shift) for item, offset in [*draft.items, *rules]
    ]
    text = paragraph.text if draft.pages else ""
    pages = [
        PageNumber(text[: start + shift], text[end + shift :], kind, draft.path)
        for start, end, kind in draft.pages
    ]
    return paragraph, pages


def _label_runs(label: Label, look: Look, table: str | None, context: Context) -> list[Run]:
    """Return the runs of an automatic number: list level over paragraph mark over style."""
    text = label.text + label.separator
    if not text:
        return []
    props: Props = {key: value for key, value in look.mark.items() if key != "hidden"}
    props.update(label.run)
    # The underline of the mark is not drawn under the number.
    props["underline"] = label.run.get("underline", False)
    pieces = Draft("", look)
    pieces.write(text, context.sheet.look_of(look.style, table, props))
    return pieces.runs()


def _character_rules(paragraph: Paragraph) -> Iterator[Rule]:
    """Yield the line that a paragraph of dashes, or of underlined blanks, amounts to."""
    text = paragraph.text
    drawn = text.replace(" ", "")
    if len(text) < _SHORTEST or not (_DRAWN.issuperset(drawn) or text.isspace()):
        return
    run = max(paragraph.runs, key=lambda run: len(run.text))
    blank = text.isspace()
    if bool(run.format.underline) if blank else len(drawn) >= _SHORTEST:
        length = sum(_drawn_length(run, blank) for run in paragraph.runs)
        yield Rule(-1, "characters", run.format.color, length=length, compound="single")


def _drawn_length(run: Run, blank: bool) -> float:
    """Length in points of the signs, or of the underlined blanks, of a run."""
    signs = [char for char in run.text if blank or not char.isspace()]
    halves = sum(2 if char in _WIDE else 1 for char in signs)
    return round((run.format.size or 0.0) * halves / 2, 2)


def border_rules(paragraphs: list[tuple[Paragraph, Look]]) -> Iterator[Anchored]:
    """Yield the lines that paragraph borders draw between neighbouring paragraphs.

    Neighbours with the same borders form one box: only its outer edges (and ``between``) are
    drawn. A box closed on all sides is a frame, not a separator.
    """
    for index, (paragraph, look) in enumerate(paragraphs):
        if not look.has_borders:
            continue
        top, bottom, left, right, between = look.borders
        if left and right:
            continue
        above = index > 0 and paragraphs[index - 1][1].borders == look.borders
        below = index + 1 < len(paragraphs) and paragraphs[index + 1][1].borders == look.borders
        edges = ((between if above else top, "above"), (None if below else bottom, "below"))
        for border, edge in edges:
            if border is not None:
                rule = Rule(
                    -1,
                    "border",
                    border.color,
                    border.thickness,
                    compound=border.compound,
                    edge=edge,
                )
                yield Anchored(rule, paragraph.path)
