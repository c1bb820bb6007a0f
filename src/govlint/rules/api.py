"""The contract of a Python check.

    def check(context: Context) -> Iterator[Hit]:

A check yields a ``Hit`` for every defect and nothing for a good document. It raises
``NotChecked`` where something it needs could not be read, ``NotApplicable`` where its clause does
not concern this document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govlint.model.elements import Element, ElementText, Span
from govlint.model.finding import Edit, Strength
from govlint.model.pages import Box
from govlint.rules.context import Context


@dataclass(frozen=True, slots=True)
class Hit:
    """One defect that a rule found.

    Attributes:
        element: the element it belongs to.
        span: what the finding marks.
        values: values for the placeholders of the message.
        case: name of the ``[[case]]`` that decides strength and message; ``""``: the first case
            whose ``when`` is absent, or the head of the rule.
        strength: strength in place of the case's.
        edits: corrections, in code points of the span's block (or cell).
        safe: whether the edits can change no meaning.
        confidence: 0..1, how sure the recognition under the finding is.
        review: True where a person has to decide.
        evidence: the words that the finding rests on; None: the text under the span.
        page: where what is marked stands in no block (a page number, a drawn line).
        box: its place on that page.
    """

    element: Element | str
    span: Span
    values: Mapping[str, Any] = field(default_factory=dict)
    case: str = ""
    strength: Strength | None = None
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    confidence: float = 1.0
    review: bool = False
    evidence: str | None = None
    page: int | None = None
    box: Box | None = None


class NotChecked(Exception):
    """The rule could not be judged; the message is the reason, in Chinese."""


class NotApplicable(Exception):
    """The clause does not concern this document; the message is the reason, in Chinese."""


Check = Callable[[Context], Iterator[Hit]]
CheckAcross = Callable[[Sequence[Context]], Iterator[tuple[int, Hit | NotChecked | NotApplicable]]]
"""A check that compares documents: yields the place of a document among them, and its defect, or
why it cannot be judged, or does not concern it."""


def required(context: Context, name: Element) -> ElementText:
    """Return the first occurrence of an element that a check cannot do without.

    Raises:
        NotApplicable: it is absent.
    """
    found = context.first(name)
    if found is None:
        raise NotApplicable(f"文中没有{name.term}")
    return found
