"""The signature block: who signs, in which form, and where name and date stand on their lines.

Three forms are known to GB/T 9704-2012: sealed (7.3.5.1), not sealed (7.3.5.2) and with a
signature stamp (签名章, 7.3.5.3). Distances are points from the right edge of the type area.
"""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import NamedTuple

from govlint.model.blocks import Alignment
from govlint.model.elements import Element, Layout, Span
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.spacing import USUAL_SIZE, right_indent, size_at, width_of

ABOVE = (Element.BODY, Element.ATTACHMENT_LIST)
"""What a signature stands below."""
HALF_BLANKS = " \u00a0"
FEW = 2
"""Half-width blanks whose width, a quarter or half of a character, makes no difference."""
APART = 0.25
"""Share of the size that automatic spacing puts between a digit and a Chinese character."""


class Form(StrEnum):
    """The form of a signature block."""

    SEALED = "sealed"
    UNSEALED = "unsealed"
    STAMPED = "stamped"


class Place(NamedTuple):
    """How far the first and the last character stand from the right edge, and their size."""

    left: float
    right: float
    size: float

    @property
    def middle(self) -> float:
        """Distance of the middle of the text from the right edge."""
        return (self.left + self.right) / 2


class Signing(NamedTuple):
    """Organs in order, the date below them, and the last text above; None where absent."""

    organs: tuple[Span, ...]
    date: Span | None
    above: Span | None


def form_of(context: Context) -> Form | None:
    """Return the form: as given, else as seen (a seal, a stamp, a person); None: it is unknown."""
    if is_personal(context):
        return Form.STAMPED
    sealed = context.facts.value("sealed")
    if sealed is None and context.official.seals:
        sealed = True
    return None if sealed is None else Form.SEALED if sealed else Form.UNSEALED


def is_personal(context: Context) -> bool:
    """Tell whether a person signs, by name or stamp."""
    signed = context.all(Element.ISSUER_SIGNATURE)
    return (
        context.official.layout is Layout.ORDER
        or bool(context.official.stamps)
        or any("post" in one.parts for one in signed)
    )


def signing(context: Context) -> Signing:
    """Return the signature block of a document; organs in the order of their names."""
    organs = tuple(one.span for one in context.official.signed_organs)
    first = organs[0] if organs else None
    return Signing(organs, date_below(context, first), text_above(context, first))


def date_below(context: Context, name: Span | None) -> Span | None:
    """Return the first date below a name, or the first one; not that below a title."""
    dates = [one for one in context.all(Element.DOCUMENT_DATE) if "act" not in one.parts]
    below = [one.span for one in dates if name is None or _key(one.span) > _key(name)]
    return below[0] if below else None


def text_above(context: Context, name: Span | None) -> Span | None:
    """Return the end of the body, or of the 附件说明, above a name."""
    if name is None:
        return None
    spans = [span for one in ABOVE for text in context.all(one) for span in text.spans]
    above = [span for span in spans if _key(span) < _key(name)]
    return max(above, key=_key, default=None)


def _key(span: Span) -> tuple[int, int]:
    return span.block, span.start


def fits(points: float, characters: float, size: float, tolerance: float) -> bool:
    """Tell whether a length is so many characters of its own type, or of 3号."""
    return any(abs(points - characters * one) <= tolerance * one for one in (size, USUAL_SIZE))


def place_of(context: Context, span: Span) -> Place | None:
    """Return where a text of one line stands; None where it cannot be told.

    In a Word file nobody knows how wide blanks are in a row, nor where a text ends that takes two
    lines.
    """
    size, right = size_at(context, span), right_indent(context, span)
    width = width_of(context, span)
    if not size or right is None or width is None:
        return None
    if not context.official.document.pages and (right < 0 or _half_blanks(context, span) > FEW):
        return None
    return Place(right * size + width, right * size, size)


def _half_blanks(context: Context, span: Span) -> int:
    """Count the half-width blanks typed before and behind a text on its line."""
    text = context.block_text(span)
    before = text[: span.start].rpartition("\n")[2]
    behind = text[span.end :].partition("\n")[0]
    return sum((before + behind).count(blank) for blank in HALF_BLANKS)


def places_of(context: Context, span: Span) -> tuple[Place, ...]:
    """Return where a text may stand; none where it cannot be told.

    A word processor sets digits a little apart from Chinese characters or does not, which a Word
    file leaves open: the text has its counted width, or up to a quarter more for every such place.
    """
    place = place_of(context, span)
    if place is None or context.official.document.pages:
        return (place,) if place else ()
    paragraph = paragraph_at(context, span)
    text = context.printed(span)
    edges = sum(one.isdecimal() != other.isdecimal() for one, other in itertools.pairwise(text))
    spread = edges * APART * place.size
    if paragraph is not None and paragraph.format.alignment is Alignment.RIGHT:
        return tuple(place._replace(left=place.left + spread * share) for share in (0, 0.5, 1))
    return tuple(place._replace(right=place.right - spread * share) for share in (0, 0.5, 1))
