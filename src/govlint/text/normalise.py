"""The form of a text in which rules match, with the way back to the text as printed.

Every mapping is one character to one character and everything else is dropping, so each
character of the normalised text is one character of the original.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from govlint.text.gaps import close_gaps
from govlint.text.traditional import converter


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and where each of its characters stood.

    ``offsets`` has one entry more than ``text``: the place of each character in ``original``
    (code points), then the length of ``original``.
    """

    original: str
    text: str
    offsets: Sequence[int]

    def start(self, i: int) -> int:
        """Return where the normalised character ``i`` stands in the original."""
        return self.offsets[i]

    def end(self, i: int) -> int:
        """Return the end in the original of a span that ends before normalised ``i``."""
        return self.offsets[i - 1] + 1 if i else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Convert a span of the normalised text to one of the original, both half-open."""
        first = self.offsets[start]
        return first, max(first, self.end(end))

    def at(self, original: int) -> int:
        """Return the first normalised place at or after a place in the original."""
        return bisect_left(self.offsets, original, 0, len(self.text))


def normalise(text: str) -> Normalised:
    """Normalise a text for matching.

    Traditional characters become Simplified, full-width letters, digits and signs half-width
    (， ： ； ！ ？ （ ） and the like keep their width), compatibility brackets and ideographs the
    common ones; invisible characters go, and blanks go except for one between two Latin words.
    Line feeds stay.
    """
    kept, offsets = close_gaps(text)
    if not kept.isascii():
        kept = converter().convert(kept)
    return Normalised(text, kept, offsets)


def is_traditional(text: str) -> bool:
    """Tell whether at least 2 % of the Chinese characters occur in Traditional text only."""
    return converter().is_traditional(text)
