"""The full text of a document or a source, with its passages marked as links to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govlint.model.copies import CopyKind, Stretch
from govlint.reporters.sidebyside.escaping import printed, told


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of a text: where it stands, and the link that it becomes.

    ``anchor`` is its id in the page, ``target`` that of its counterpart, ``sign`` what is printed
    in front of it, ``about`` what is said of it. ``words`` are stretches of it to point out.
    """

    start: int
    end: int
    number: int
    source: int
    kind: CopyKind
    anchor: str
    target: str
    sign: str
    about: str
    words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch in which the same marks count."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marked(text: str, marks: Sequence[Mark], compared: Sequence[Stretch]) -> str:
    """Return a text as HTML: one paragraph for each line, the passages as links.

    Args:
        text: the text as read.
        marks: its passages in any order; they may lie over each other.
        compared: the stretches that were compared; lines outside are set back.

    Returns:
        Paragraphs between which one line feed stands, so that the page's text is ``text``.
    """
    runs = list(_runs([replace(mark, start=_first(text, mark)) for mark in marks]))
    firsts = [run.end for run in runs]
    lines = []
    place = 0
    for line in text.split("\n"):
        end = place + len(line)
        inside = runs[bisect_right(firsts, place) :]
        aside = "" if _is_compared(compared, place, end) or not line.strip() else ' class="aside"'
        lines.append(f"<p{aside}>{_line(text, place, end, inside)}</p>")
        place = end + 1
    return "\n".join(lines)


def _first(text: str, mark: Mark) -> int:
    """Return where the first line of a passage begins that has anything of it."""
    return mark.end - len(text[mark.start : mark.end].lstrip("\n"))


def _is_compared(compared: Sequence[Stretch], start: int, end: int) -> bool:
    at = bisect_right(compared, start, key=_end)
    return at < len(compared) and compared[at][0] < end


def _end(stretch: Stretch) -> int:
    return stretch[1]


def _runs(marks: Sequence[Mark]) -> Iterator[_Run]:
    """Cut the marked stretches where a mark begins or ends."""
    begins: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            begins.setdefault(mark.start, []).append(mark)
    cuts = sorted({place for mark in marks for place in (mark.start, mark.end)})
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start] + begins.get(start, [])
        if active:
            yield _Run(start, end, tuple(active))


def _line(text: str, start: int, end: int, runs: Sequence[_Run]) -> str:
    pieces = []
    place = start
    for run in runs:
        if run.start >= end:
            break
        first, last = max(run.start, start), min(run.end, end)
        pieces += [printed(text[place:first]), _link(text, first, last, run)]
        place = last
    return "".join((*pieces, printed(text[place:end])))


def _link(text: str, start: int, end: int, run: _Run) -> str:
    """Return a piece of passages; the first piece of each carries its id, later ones none."""
    if start == end:
        return ""
    first = run.marks[0]
    begun = [mark for mark in run.marks if mark.start == start]
    anchors = "".join(f'<span id="{mark.anchor}"></span>' for mark in begun if mark is not first)
    attributes = {
        "class": f"m k-{first.kind}",
        "href": f"#{first.target}",
        "data-n": " ".join(str(mark.number) for mark in run.marks),
        "data-source": str(first.source),
        "title": told("；".join(mark.about for mark in run.marks)),
    }
    if first in begun:
        attributes["id"] = first.anchor
        attributes["aria-describedby"] = f"k-{first.kind}"
    else:
        attributes["tabindex"] = "-1"
    if begun:
        attributes["data-sign"] = " ".join(mark.sign for mark in begun)
    return f"{anchors}<a{_written(attributes)}>{_words(text, start, end, run)}</a>"


def _words(text: str, start: int, end: int, run: _Run) -> str:
    pieces = []
    place = start
    for first, last in sorted({word for mark in run.marks for word in mark.words}):
        first, last = max(first, place), min(last, end)
        if first < last:
            pieces += [printed(text[place:first]), f"<b>{printed(text[first:last])}</b>"]
            place = last
    return "".join((*pieces, printed(text[place:end])))


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())
