"""What a candidate is: lines that may be one element, with the evidence as a reward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govlint.model.elements import Element
from govlint.structure.lines import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """Normalised offsets ``start`` to ``end`` of one line that belong to one element.

    Pieces of one element make one occurrence of it; ``occurrence`` parts several.
    """

    element: Element
    line: int
    start: int = 0
    end: int | None = None
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines ``first`` to ``last`` (exclusive) read as ``label``, with a reward for the evidence.

    Rewards add up over a path; 0 is the reward of plain text. ``pieces`` say what becomes of the
    lines; without pieces the whole lines belong to the label's element.
    """

    label: str
    first: int
    last: int
    reward: float
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What generators see: the lines and what was learnt from the whole document."""

    lines: Sequence[Line]
    issued_names: frozenset[str]
    annex_names: Mapping[str, int]
    """Bare names of the annexes that a 附件说明 lists, with the line where the first begins."""

    def norm(self, index: int) -> str:
        """Return the normalised text of a line, empty beyond the ends."""
        return self.lines[index].norm if 0 <= index < len(self.lines) else ""


def joined(view: View, first: int, last: int) -> str:
    """Return the normalised text of consecutive lines, joined by nothing."""
    return "".join(line.norm for line in view.lines[first:last])


def is_sentence(text: str) -> bool:
    """Tell whether normalised text reads as running text rather than as a short line."""
    return len(text) > 60 or text.endswith(("。", "；", ";", "！", "？")) or text.count("，") > 1
