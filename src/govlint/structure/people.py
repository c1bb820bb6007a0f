"""Who signs: the single names of the 签发人, the single organs of the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govlint.model.document import Document
from govlint.model.elements import Element, ElementText, SignedOrgan, Signer, Span
from govlint.structure import organs

Elements = Mapping[Element, Sequence[ElementText]]
LABEL = re.compile(
    r"[\s\u3000]*签[\s\u3000]*发[\s\u3000]*人?[\s\u3000]*[：:]|[\s\u3000]*签[\s\u3000]*发[\s\u3000]*人"
)
NAME = re.compile(r"[^\s\u3000、，,；;：:]+")
LONGEST = 3
"""A name spaced out has no more characters than that."""


def signers(document: Document, elements: Elements) -> tuple[Signer, ...]:
    """Return every single name of the 签发人 in reading order."""
    found = []
    for text in elements.get(Element.SIGNATORIES, ()):
        for span in text.spans:
            printed = document.blocks[span.block].text[span.start : span.end]
            label = LABEL.match(printed)
            for start, end in name_places(printed, label.end() if label else 0):
                name = re.sub(r"\s", "", printed[start:end])
                place = Span(span.block, span.start + start, span.start + end, span.cell)
                found.append(Signer(name, place))
    return tuple(found)


def name_places(printed: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where each name stands; a name of two or three characters may be spaced out."""
    words = [found.span() for found in NAME.finditer(printed, start)]
    while words:
        size = _words_of_name([end - begin for begin, end in words])
        yield words[0][0], words[size - 1][1]
        words = words[size:]


def _words_of_name(lengths: Sequence[int]) -> int:
    """Return how many words make up the first name: 王某 is one, 王 某 two, 王 某某 two."""
    if lengths[0] > 1 or len(lengths) == 1:
        return 1
    alone = next((at for at, length in enumerate(lengths) if length > 1), len(lengths))
    if alone == 1:
        return 2 if lengths[1] == LONGEST - 1 else 1
    return alone if alone == LONGEST else 2


def signed_organs(document: Document, elements: Elements) -> tuple[SignedOrgan, ...]:
    """Return the organs that sign, one by one, also those side by side on one line."""
    found: list[SignedOrgan] = []
    for text in elements.get(Element.ISSUER_SIGNATURE, ()):
        if "post" in text.parts:
            continue
        if len(text.spans) > 1:
            found.append(SignedOrgan(text.normalised, text.spans[0]))
            continue
        span = text.spans[0]
        printed = document.blocks[span.block].text[span.start : span.end]
        for start, end, name in organs.split(printed):
            place = Span(span.block, span.start + start, span.start + end, span.cell)
            found.append(SignedOrgan(name, place))
    return tuple(found)


def is_joint(elements: Elements, signed: Sequence[SignedOrgan]) -> bool:
    """Tell whether two or more organs stand in the mark or in the signature."""
    marks = {
        text.parts["organ"].value
        for text in elements.get(Element.ISSUER_MARK, ())
        if "organ" in text.parts
    }
    return len(marks) > 1 or len({organ.name for organ in signed}) > 1
