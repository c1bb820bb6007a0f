"""A paragraph while it is being read, and its end: number, runs, what hangs on it."""

from __future__ import annotations

import re
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

_SEPARATOR = re.compile(r"(?:[_＿―—─━\-‐–－]\s?){10,}")
_BLANKS = re.compile(r"[ \t\u00a0\u3000\u2002\u2003]{10,}")
_DRAWN = frozenset("_＿―—─━-‐–－")
_WIDE = frozenset("＿―—─━－")


@dataclass
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
        """Add text; neighbours with one format become one run."""
        if self.formats and self.formats[-1] is format_:
            self.texts[-1] += text
        else:
            self.texts.append(text)
            self.formats.append(format_)
        self.length += len(text)

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

    def tail(self, start: int) -> str:
        """Return the text from an offset on."""
        return "".join(self.texts)[start:]


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
    runs = (*head, *map(Run, draft.texts, draft.formats))
    paragraph = Paragraph(runs, draft.look.format, draft.path, number=label.text if label else "")
    rules = [(rule, 0) for rule in _character_rules(paragraph)]
    context.anchored.extend(
        Anchored(item, draft.path, offset + shift) for item, offset in [*draft.items, *rules]
    )
    text = paragraph.text if draft.pages else ""
    pages = [
        PageNumber(text[: start + shift], text[end + shift :], kind)
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
    return list(map(Run, pieces.texts, pieces.formats))


def _character_rules(paragraph: Paragraph) -> Iterator[Rule]:
    """Yield the line that a paragraph of dashes, or of underlined blanks, amounts to."""
    if not paragraph.runs:
        return
    text = paragraph.text
    stripped = text.strip()
    if stripped and (stripped[0] not in _DRAWN or stripped[-1] not in _DRAWN):
        return
    run = max(paragraph.runs, key=lambda run: len(run.text))
    underlined = bool(run.format.underline) and _BLANKS.fullmatch(text) is not None
    if underlined or (len(stripped) >= 10 and _SEPARATOR.fullmatch(stripped)):
        length = sum(_widths(run, underlined) for run in paragraph.runs)
        yield Rule(-1, "characters", run.format.color, length=length, compound="single")


def _widths(run: Run, underlined: bool) -> float:
    size = run.format.size or 0.0
    wide = sum(char in _WIDE or char == "\u3000" for char in run.text)
    narrow = sum(not char.isspace() or underlined for char in run.text) - wide
    return round(size * (wide + max(0, narrow) / 2), 2)


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
