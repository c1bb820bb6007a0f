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


@dataclass(slots=True)
class Departure:
    """Stretches that depart in the same way: ``font`` and ``size`` are what is wrong, else None.

    ``span`` is the first of them, ``blocks`` where they stand, ``ideographs`` how much there is.
    """

    element: Element
    span: Span
    font: str | None
    size: float | None
    blocks: set[int] = field(default_factory=set)
    ideographs: int = 0

    @property
    def used(self) -> str:
        """What is used instead, for messages: 宋体小四（12 磅）."""
        size = size_name(self.size) if self.size is not None else ""
        font = self.font or ""
        return f"{font} {size}" if size and font[-1:].isascii() and font else font + size

    @property
    def many(self) -> str:
        """How often, for messages; empty for once."""
        return f"（全文共 {len(self.blocks)} 处）" if len(self.blocks) > 1 else ""


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
    groups: dict[tuple[str | None, float | None], Departure] = {}
    judged = False
    unknown = ""
    latest: Departure | None = None
    for element, piece in items:
        count = count_ideographs(piece.text)
        if not count:
            continue
        look, class_ = piece.format, font_class(piece.format.font)
        judged |= class_ is not None and look.size is not None
        unknown = unknown or (look.font or "" if class_ is None else "")
        font = look.font if class_ is not None and class_ not in fonts else None
        off = look.size is not None and abs(look.size - size) > TOLERANCE
        points = round(look.size, 1) if off and look.size is not None else None
        if font is None and points is None:
            latest = None
            continue
        key = (class_ if font else None, None if points is None else round(points * 2) / 2)
        group = groups.setdefault(key, Departure(element, piece.span, font, points))
        if latest is group and group.span.block == piece.span.block:
            group.span = Span(piece.span.block, group.span.start, piece.span.end, piece.span.cell)
        group.blocks.add(piece.span.block)
        group.ideographs += count
        latest = group if len(group.blocks) == 1 else None
    found = [group for group in groups.values() if group.ideographs >= least]
    if not found and not judged:
        raise NotChecked(f"不认识字体“{unknown}”" if unknown else "读不出字体和字号")
    return found
