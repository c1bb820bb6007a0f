"""From the chosen reading to elements: which spans of which lines make up which element."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govlint.model.elements import Element, ElementText, Part, Span
from govlint.structure import organs, patterns
from govlint.structure.candidates.base import Piece
from govlint.structure.decode import Step
from govlint.structure.lines import Line
from govlint.structure.order import State
from govlint.text.normalise import normalise

S = State
E = Element
LABELS: dict[str, Element] = {
    "copy_number": E.COPY_NUMBER,
    "classification": E.CLASSIFICATION,
    "urgency": E.URGENCY,
    "issuer_mark": E.ISSUER_MARK,
    "order_mark": E.ISSUER_MARK,
    "mark_number": E.ISSUER_MARK,
    "number": E.DOCUMENT_NUMBER,
    "signatories": E.SIGNATORIES,
    "minutes_line": E.MASTHEAD,
    "title": E.TITLE,
    "title_number": E.TITLE,
    "recipients": E.RECIPIENTS,
    "caption": E.DOCUMENT_DATE,
    "attachment_list": E.ATTACHMENT_LIST,
    "signature": E.ISSUER_SIGNATURE,
    "signed_date": E.ISSUER_SIGNATURE,
    "date": E.DOCUMENT_DATE,
    "month_date": E.DOCUMENT_DATE,
    "note": E.NOTE,
    "attendees": E.ATTENDEES,
    "copies": E.COPIES_TO,
    "imprint_other": E.IMPRINT,
    "separator": E.SEPARATOR,
}
ENCLOSURES = {
    S.ISSUED_HEAD: E.ISSUED,
    S.ISSUED: E.ISSUED,
    S.ANNEX_HEAD: E.ATTACHMENT,
    S.ANNEX: E.ATTACHMENT,
}
EDGES = {E.RECIPIENTS: ("", "colon"), E.NOTE: ("opening", "closing")}
COLONS = "：:"
BRACKETS = "（）()【】[]"
GRAMMARS: dict[Element, tuple[str, ...]] = {
    E.DOCUMENT_NUMBER: ("docnumber", "docnumber.order", "docnumber.issue", "docnumber.blank"),
    E.DOCUMENT_DATE: ("date", "date.blank", "date.caption"),
    E.CLASSIFICATION: ("masthead.classification",),
    E.COPIES_TO: ("imprint.copies", "imprint.unmarked"),
    E.PRINT_DATE: ("imprint.printing",),
    E.SIGNATORIES: (
        "masthead.signatories",
        "masthead.unmarked_signatories",
        "masthead.signers",
    ),
    E.ISSUER_MARK: (
        "masthead.mark",
        "masthead.order_mark",
        "masthead.minutes_mark",
        "masthead.lone_word",
        "masthead.bare_mark",
    ),
    E.ATTENDEES: ("attendees",),
    E.ISSUER_SIGNATURE: ("signature.person", "signature.post_alone"),
    E.IMPRINT: ("imprint.copies", "imprint.subject", "imprint.printed"),
}


@dataclass(slots=True)
class Assembly:
    """Elements and zones of one document."""

    elements: dict[Element, list[ElementText]] = field(default_factory=lambda: defaultdict(list))
    noise: list[Span] = field(default_factory=list)
    zones: list[Element | None] = field(default_factory=list)
    """For every line the zone it belongs to: body, issued, attachment, an element; None noise."""
    groups: list[int] = field(default_factory=list)
    """For every line the count of the text it belongs to (each issued text and annex anew)."""
    skipped: set[int] = field(default_factory=set)
    """Lines of a table of contents: text, but no headings."""
    annex_lines: list[list[int]] = field(default_factory=list)
    """For each annex its label line, then its title lines."""
    issued_lines: list[list[int]] = field(default_factory=list)
    """For each issued text its title lines."""
    detached: bool = False
    """The first line is number and label of an annex that is not bound with its paper."""


def assemble(lines: Sequence[Line], steps: Sequence[Step]) -> Assembly:
    """Turn the reading into elements.

    Lines of one step make one element; text in a row makes one body, issued text or annex.
    """
    result = Assembly()
    group = 0
    printed = max(
        (n for n, one in enumerate(steps) if one.candidate.label == "printing"), default=0
    )
    for number, step in enumerate(steps):
        before = steps[number - 1].state if number else S.START
        group += _opens_text(step, before)
        _place(result, lines, step, signs=number < printed)
        size = step.candidate.last - step.candidate.first
        result.groups.extend([group] * size)
    _add_texts(result, lines)
    return result


def _opens_text(step: Step, before: State) -> bool:
    label = step.candidate.label
    return label in ("issued_title", "annex_label", "annex_heading") or (
        step.state in ENCLOSURES and before not in ENCLOSURES
    )


def _place(result: Assembly, lines: Sequence[Line], step: Step, *, signs: bool) -> None:
    """Place the lines of a step; ``signs``: the line of the printing organ is still to come."""
    candidate = step.candidate
    indices = range(candidate.first, candidate.last)
    zone = _zone(candidate.label, step.state)
    own = LABELS.get(candidate.label)
    if signs and own in (E.ISSUER_SIGNATURE, E.DOCUMENT_DATE) and own not in result.elements:
        zone = own if step.state is S.IMPRINT else zone  # 抄送 was put above the signature
    result.zones.extend([zone] * len(indices))
    if candidate.label == "contents":
        result.skipped.update(indices)
    elif zone is None:
        result.noise.extend(lines[index].span() for index in indices)
    elif candidate.label in ("annex_label", "annex_heading", "detached"):
        result.annex_lines.append(list(indices))
        if candidate.label == "detached":
            result.detached = True
            _add_pieces(result, lines, candidate.pieces, candidate.reward)
    elif candidate.label == "annex_title" or (
        candidate.label == "issued_title" and step.state is S.ANNEX
    ):
        result.annex_lines[-1].extend(indices)
    elif candidate.label == "issued_title":
        result.issued_lines.append(list(indices))
    elif zone not in (E.BODY, E.ISSUED, E.ATTACHMENT):
        pieces = candidate.pieces or tuple(Piece(zone, index) for index in indices)
        _add_pieces(result, lines, pieces, candidate.reward)
        if candidate.label == "caption":
            _name_act(result.elements[zone])


def _name_act(found: list[ElementText]) -> None:
    """Mark a 题注 by its part ``act``, also where it stands over several lines."""
    last = found[-1]
    if "act" not in last.parts:
        found[-1] = replace(last, parts={"act": Part(last.text, last.normalised, last.span)})


def _zone(label: str, state: State) -> Element | None:
    if label == "contents" or label.startswith("noise"):
        return None
    if label == "text":
        if state is S.BODY:
            return E.BODY
        return ENCLOSURES.get(state)
    if label == "attachment_list" and state is S.ISSUED:
        return E.ATTACHMENT_LIST
    if state in ENCLOSURES:
        return ENCLOSURES[state]
    if label in ("signature", "printing", "date") and state is S.IMPRINT:
        return E.PRINT_DATE if label == "date" else E.PRINTING_ORGAN
    return LABELS[label]


def _add_pieces(
    result: Assembly, lines: Sequence[Line], pieces: Sequence[Piece], reward: float
) -> None:
    grouped: dict[tuple[Element, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        grouped[piece.element, piece.occurrence].append(piece)
    for (name, _), members in grouped.items():
        result.elements[name].append(element_text(name, lines, members, _confidence(reward)))


def _confidence(reward: float) -> float:
    """Map the evidence to 0.5..1: a bare guess to a full pattern in its place."""
    return round(min(1.0, 0.55 + max(0.0, reward) / 14), 2)


def element_text(
    name: Element, lines: Sequence[Line], pieces: Sequence[Piece], confidence: float = 1.0
) -> ElementText:
    """Build one occurrence of an element from pieces of lines."""
    spans = [lines[piece.line].span(piece.start, piece.end) for piece in pieces]
    printed, merged = _joined(name, lines, pieces, spans)
    return ElementText(
        name=name,
        spans=merged,
        text=printed,
        normalised=normalise(printed).text.replace("\n", ""),
        confidence=confidence,
        parts=_parts(name, lines, pieces) or _edges(name, lines, pieces),
    )


def _joined(
    name: Element, lines: Sequence[Line], pieces: Sequence[Piece], spans: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    """Join the printed pieces, and the spans of lines that stand side by side in one block.

    Where a boundary was only offered, what is printed there stays instead of a line feed.
    """
    joint = "" if name in (E.TITLE, E.DOCUMENT_DATE, E.RECIPIENTS, E.COPIES_TO) else "\n"
    merged: list[Span] = []
    printed, before = "", -1
    for piece, span in zip(pieces, spans, strict=True):
        line, gap = lines[piece.line], joint if merged else ""
        if merged and merged[-1].block == span.block and piece.line <= before + 1:
            if line.offered and line.paragraph is not None:
                gap = line.paragraph.text[merged[-1].end : span.start]
            merged[-1] = Span(span.block, merged[-1].start, span.end)
        else:
            merged.append(span)
        printed += gap + _printed(line, span)
        before = piece.line
    return printed, tuple(merged)


def _printed(line: Line, span: Span) -> str:
    return line.text[span.start - line.start : span.end - line.start]


def _parts(name: Element, lines: Sequence[Line], pieces: Sequence[Piece]) -> dict[str, Part]:
    """Match the element's grammar on its joined lines and map the named parts to the original."""
    text = "".join(lines[piece.line].norm[piece.start : piece.end] for piece in pieces)
    if name is E.ISSUER_SIGNATURE and organs.is_organ(text):
        return {}
    for grammar in GRAMMARS.get(name, ()):
        found = patterns.fullmatch(grammar, text)
        if found:
            return _mapped(lines, pieces, 0, patterns.groups(found))
    bracketed = name is E.DOCUMENT_NUMBER and text[:1] in BRACKETS and text[-1:] in BRACKETS
    if bracketed and (found := patterns.fullmatch(GRAMMARS[name][0], text[1:-1])):
        return _mapped(lines, pieces, 1, patterns.groups(found))
    return {}


def _edges(name: Element, lines: Sequence[Line], pieces: Sequence[Piece]) -> dict[str, Part]:
    """Name the marks at the edges: the colon behind recipients, the brackets of a note."""
    if name not in EDGES or not pieces:
        return {}
    first, last = lines[pieces[0].line], lines[pieces[-1].line]
    parts: dict[str, Part] = {}
    opening, closing = EDGES[name]
    if opening and first.text[0] in BRACKETS:
        parts[opening] = _character(first, 0)
    if last.text[-1] in BRACKETS + COLONS and (last.text[-1] in COLONS) == (closing == "colon"):
        parts[closing] = _character(last, len(last.text) - 1)
    return parts


def _character(line: Line, offset: int) -> Part:
    span = Span(line.block, line.start + offset, line.start + offset + 1)
    return Part(line.text[offset], line.text[offset], span)


def _mapped(
    lines: Sequence[Line],
    pieces: Sequence[Piece],
    lead: int,
    groups: dict[str, tuple[int, int, str]],
) -> dict[str, Part]:
    """Map named groups of the joined text to the line where each begins."""
    parts: dict[str, Part] = {}
    for key, (first, last, value) in groups.items():
        if last > first and key != "start":
            line, start = _place_of(lines, pieces, first + lead)
            span = line.span(start, min(start + last - first, len(line.norm)))
            parts[key] = Part(_printed(line, span), value, span)
    return parts


def _place_of(lines: Sequence[Line], pieces: Sequence[Piece], offset: int) -> tuple[Line, int]:
    for piece in pieces:
        line = lines[piece.line]
        size = len(line.norm[piece.start : piece.end])
        if offset < size or piece is pieces[-1]:
            return line, piece.start + offset
        offset -= size
    raise ValueError(offset)


def _add_texts(result: Assembly, lines: Sequence[Line]) -> None:
    for zone in (E.BODY, E.ISSUED, E.ATTACHMENT):
        for indices in _stretches(result, zone):
            pieces = [Piece(zone, index) for index in indices]
            result.elements[zone].append(element_text(zone, lines, pieces))


def _stretches(result: Assembly, zone: Element) -> Iterator[list[int]]:
    """Yield the lines of one text after another; the body is one however it is interrupted."""
    grouped: dict[int, list[int]] = defaultdict(list)
    for index, found in enumerate(result.zones):
        if found is zone:
            grouped[0 if zone is E.BODY else result.groups[index]].append(index)
    yield from grouped.values()
