"""Text that is set in another class of font or another size than a clause asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govlint.model.elements import Element, Span
from govlint.rules.api import NotChecked
from govlint.rules.formats import Stretch
from govlint.text.characters import count_ideographs
from govlint.text.fonts import font_class
from govlint.text.sizes import size_name

TOLERANCE = 0.25
"""Points by which a size may differ."""
NO_BEGINNING = " \t\n\u3000\u00a0。，；："
"""No words that a finding would mark begin with these."""
Wrong = tuple[str | None, float | None]
"""Class of font and size, None where it is right."""


@dataclass(slots=True)
class Departure:
    """Stretches that depart in the same way: ``font`` and ``size`` are what is wrong, else None.

    ``kind`` tells this way from others, ``span`` is the first of the stretches, ``blocks`` where
    they stand, ``ideographs`` how much there is.
    """

    element: Element
    kind: Wrong
    span: Span
    font: str | None
    size: float | None
    blocks: set[int] = field(default_factory=set)
    ideographs: int = 0

    @property
    def used(self) -> str:
        """What is used instead, for messages: 宋体小四（12 磅）."""
        font, size = _named(self.font), "" if self.size is None else size_name(self.size)
        apart = font and size and (font[-1].isascii() or size[0].isascii())
        return f"{font} {size}" if apart else font + size

    @property
    def many(self) -> str:
        """How often, for messages; empty for once."""
        return f"（全文共 {len(self.blocks)} 处）" if len(self.blocks) > 1 else ""


def _named(font: str | None) -> str:
    """Return the name of a font; of one that does not say it, with its class."""
    class_ = font_class(font)
    if font is None or class_ is None or class_ in font:
        return font or ""
    return f"{font}（{class_}）"


@dataclass(slots=True)
class _Stretch:
    """Pieces side by side that depart alike; ``wrong`` is None before any is judged."""

    span: Span
    wrong: Wrong | None = None
    is_first: bool = False
    """True where the span of its group grows with it."""


def departures(
    items: Iterable[tuple[Element, Stretch]],
    fonts: Sequence[str],
    size: float,
    least: int = 1,
) -> list[Departure]:
    """Group the Chinese characters that are set in another class of font or another size.

    Digits and letters are not judged, nor is a font whose name nobody knows.

    Args:
        items: stretches in reading order, with the element they belong to.
        fonts: classes that are right.
        size: points that are right.
        least: fewer characters than this are passed over: a font lacks a rare character.

    Raises:
        NotChecked: nothing departs, and of no character both font and size are known.
    """
    groups: dict[Wrong, Departure] = {}
    known, unknown = False, ""
    stretch: _Stretch | None = None
    for element, piece in items:
        count = count_ideographs(piece.text)
        class_ = font_class(piece.format.font)
        if count and class_ is None:
            unknown = unknown or piece.format.font or ""
        known |= bool(count) and class_ is not None and piece.format.size is not None
        wrong = _wrong(piece, class_, fonts, size) if count else None
        stretch = _stretched(stretch, piece, wrong)
        if wrong is None:
            stretch = None if count else stretch
            continue
        if wrong not in groups:
            font = piece.format.font if wrong[0] else None
            points = None if wrong[1] is None else round(piece.format.size or 0.0, 1)
            groups[wrong] = Departure(element, wrong, stretch.span, font, points)
            stretch.is_first = True
        group = groups[wrong]
        group.blocks.add(piece.span.block)
        group.ideographs += count
        if stretch.is_first:
            group.span = stretch.span
    found = [group for group in groups.values() if group.ideographs >= least]
    if not found and not known:
        raise NotChecked(f"不认识字体“{unknown}”" if unknown else "读不出字体和字号")
    return found


def _wrong(piece: Stretch, class_: str | None, fonts: Sequence[str], size: float) -> Wrong | None:
    points = piece.format.size
    off = points is not None and abs(points - size) > TOLERANCE
    font = class_ if class_ not in fonts else None
    if font is None and not off:
        return None
    return font, round(points * 2) / 2 if off and points is not None else None


def _stretched(before: _Stretch | None, piece: Stretch, wrong: Wrong | None) -> _Stretch:
    """Return the stretch that a piece belongs to: the one before it, grown, or its own.

    What is not judged (digits, blanks) belongs to the words on both sides of it.
    """
    span = piece.span
    if (
        before is not None
        and (before.span.block, before.span.cell) == (span.block, span.cell)
        and before.span.start < before.span.end == span.start
        and (wrong is None or before.wrong in (None, wrong))
    ):
        whole = Span(span.block, before.span.start, span.end, span.cell)
        return _Stretch(whole, before.wrong if wrong is None else wrong, before.is_first)
    trimmed = len(piece.text) - len(piece.text.lstrip(NO_BEGINNING))
    return _Stretch(Span(span.block, span.start + trimmed, span.end, span.cell), wrong)
