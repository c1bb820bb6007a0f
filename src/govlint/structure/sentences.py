"""Sentences of the running text, with the heading that they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, Heading, OfficialDocument, Span
from govlint.structure import verbs
from govlint.structure.assigned import responsible_in
from govlint.structure.headings import is_short
from govlint.structure.numerals import chinese
from govlint.structure.responsible import subject_of
from govlint.structure.times import deadlines
from govlint.text.normalise import Normalised, normalise

ZONES = (Element.BODY, Element.ISSUED)
STOP = re.compile(r"[。！？!?]+[”’」』）)]*|\n+|\f+")
OPENING, CLOSING = "“‘「『《〈（(", "”’」』》〉）)"
PAIRS = dict(zip(CLOSING, OPENING, strict=True))
FULL_STOPS = ("。", "；", ";", "！", "？")
LONGEST_LEAD = 45
"""Characters up to which a sentence with a number may be the heading of what follows."""
FEWEST = 2
FAR = 200
"""How far behind a full stop the mark may be closed that it stands in."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body or of an issued text.

    ``text`` is as printed without the blanks at its ends.
    ``heading`` is the index of the nearest heading above it, ``path`` the marks that lead there
    (二（一）); ``is_heading`` where the sentence is a heading itself, wholly.
    """

    index: int
    text: str
    normal: Normalised
    span: Span
    zone: Element
    heading: int | None = None
    path: str = ""
    is_heading: bool = False

    @property
    def normalised(self) -> str:
        """The sentence in the form in which it is analysed."""
        return self.normal.text

    def place(self, start: int, end: int) -> Span:
        """Return where a stretch of the normalised sentence is printed."""
        first, last = self.normal.span(start, end)
        return Span(self.span.block, self.span.start + first, self.span.start + last)


def sentences(official: OfficialDocument) -> tuple[Sentence, ...]:
    """Return the sentences of body and issued text, in reading order, without tables."""
    found: list[Sentence] = []
    stretches = _stretches(official)
    running = frozenset(span.block for _, span in stretches)
    for zone, span in stretches:
        for start, end in _cut(official.document.blocks[span.block].text, span):
            place = Span(span.block, start, end)
            text = official.document.blocks[span.block].text[start:end]
            number, is_heading = _heading_of(official, place, running)
            found.append(
                Sentence(
                    len(found),
                    text,
                    normalise(text),
                    place,
                    zone,
                    number,
                    path_of(official, number),
                    is_heading,
                )
            )
    return tuple(found)


def _stretches(official: OfficialDocument) -> list[tuple[Element, Span]]:
    found = [
        (zone, span)
        for zone in ZONES
        for text in official.elements.get(zone, ())
        for span in text.spans
        if isinstance(official.document.blocks[span.block], Paragraph)
    ]
    return sorted(found, key=lambda item: (item[1].block, item[1].start))


def _cut(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a stretch; a full stop inside quotation marks or brackets ends none.

    A mark that is never closed does not hold the rest of the paragraph together.
    """
    start = span.start
    for stop in STOP.finditer(text, span.start, span.end):
        if stop[0][0] not in "\n\f" and _is_inside(
            text[start : stop.start()], text[stop.end() : stop.end() + FAR]
        ):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, span.end)


def _is_inside(before: str, after: str) -> bool:
    open_marks: list[str] = []
    for char in before:
        if char in OPENING:
            open_marks.append(char)
        elif char in PAIRS and open_marks and open_marks[-1] == PAIRS[char]:
            open_marks.pop()
    if not open_marks:
        return False
    closing = CLOSING[OPENING.index(open_marks[-1])]
    return closing in after


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if end - start >= FEWEST:
        yield start, end


def _heading_of(
    official: OfficialDocument, place: Span, running: frozenset[int]
) -> tuple[int | None, bool]:
    """Return the nearest heading at or above a sentence, and whether it is the sentence.

    ``running`` are the blocks of body and issued text.
    """
    found: int | None = None
    is_heading = False
    for number, heading in enumerate(official.headings):
        if (heading.span.block, heading.span.start) >= (place.block, place.end):
            break
        found = number
        same = heading.span.block == place.block and heading.span.start >= place.start
        is_heading = same and heading.span.end >= place.end - 1
        if is_heading:
            is_heading = not _is_numbered(official, number, place, running)
    return found, is_heading


def _is_numbered(
    official: OfficialDocument, number: int, place: Span, running: frozenset[int]
) -> bool:
    """Tell a numbered sentence (（一）市水利局要…，建立台账。) from a heading with a stop.

    What neither binds, names a unit nor sets a term heads the text that stands under it.
    """
    heading = official.headings[number]
    block = official.document.blocks[place.block].text
    if not block[place.start : place.end].endswith(FULL_STOPS):
        return False
    if is_short(heading.title):
        return False
    said = normalise(heading.title).text
    if len(said) > LONGEST_LEAD or verbs.MUST.search(said) or subject_of(said, said).lead:
        return True
    strict = any(one.kind != "vague" for one in deadlines(said, None))
    return strict or not _heads_text(official, number, place, running)


def _heads_text(
    official: OfficialDocument, number: int, place: Span, running: frozenset[int]
) -> bool:
    """Tell whether text or headings of a lower level follow a numbered sentence."""
    blocks = official.document.blocks
    behind = normalise(blocks[place.block].text[place.end :].strip()).text
    if behind:
        return responsible_in(behind) is None
    below = (at for at in range(place.block + 1, len(blocks)) if blocks[at].text.strip())
    at = next(below, len(blocks))
    if at not in running:
        return False
    if number + 1 < len(official.headings):
        after = official.headings[number + 1]
        if after.span.block == at:
            return after.level > official.headings[number].level
    told = responsible_in(normalise(blocks[at].text.strip()).text)
    return told is None or not told.whole


def path_of(official: OfficialDocument, number: int | None) -> str:
    """Return the marks of a heading and of those it belongs to: 二（一）2."""
    marks: list[str] = []
    while number is not None:
        heading = official.headings[number]
        marks.append(_mark(heading))
        number = heading.parent
    return "".join(reversed(marks))


def _mark(heading: Heading) -> str:
    if heading.scheme != "outline":
        return heading.label.strip()
    number = str(heading.number)
    spoken = chinese(heading.number) if heading.level in (1, 2) else number
    forms = {1: spoken, 2: f"（{spoken}）", 3: f"{number}.", 4: f"（{number}）"}
    return forms.get(heading.level, number)
