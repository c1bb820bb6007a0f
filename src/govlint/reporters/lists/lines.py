"""Lines of text reports on lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from govlint.model.finding import Severity
from govlint.reporters.excerpt import wrap
from govlint.reporters.paint import Paint
from govlint.reporters.terms import REVIEW_TERM, SEVERITY_TERMS
from govlint.reporters.visible import visible
from govlint.text.width import display_width, pad, truncate_around

NARROWEST = 40
GAP = "  "


def indented(
    text: str, indent: int, width: int, paint: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield text as lines of at most ``width`` columns, set in by ``indent`` blanks."""
    for line in wrap(text, width - indent):
        yield " " * indent + paint(line)


def labelled(
    label: str, text: str, indent: int, width: int, paint: Paint | None = None
) -> Iterator[str]:
    """Yield ``label：text``, dimmed where there are colours; nothing for an empty text."""
    if text.strip():
        one = " ".join(text.split())
        colour = (lambda line: paint(line, "dim")) if paint else str
        yield from indented(f"{label}：{one}", indent, width, colour)


def weights(counts: Mapping[str, int], review: int, paint: Paint) -> str:
    """Return the numbers of errors, warnings, hints and of what needs a person."""
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    parts = [(SEVERITY_TERMS[level], level.value, counts[level.value]) for level in levels]
    parts.append((REVIEW_TERM, "review", review))
    return "，".join(paint(f"{term} {n}", role if n else "dim") for term, role, n in parts)


def table(rows: Sequence[Sequence[str]], indent: int, width: int, right: int = 1) -> Iterator[str]:
    """Yield a table: first its headings, columns as wide as what stands in them.

    Args:
        rows: cells; the first row has the headings.
        indent: blanks in front of each line.
        width: columns to use; what does not fit is cut at the end of the first column.
        right: columns from this one on are set to the right.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    sizes = [max(map(display_width, column)) for column in zip(*shown, strict=True)]
    others = sum(sizes[1:]) + len(GAP) * (len(sizes) - 1) + indent
    sizes[0] = min(sizes[0], max(width - others, NARROWEST // 4))
    for row in shown:
        cells = [
            fitted(cell, size, to_right=number >= right)
            for number, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ]
        yield (" " * indent + GAP.join(cells)).rstrip()


def fitted(text: str, width: int, to_right: bool = False) -> str:
    """Return a text in exactly ``width`` columns, cut with … where it is longer."""
    cut = truncate_around(text, 0, 0, width)[0] if display_width(text) > width else text
    return " " * (width - display_width(cut)) + cut if to_right else pad(cut, width)
