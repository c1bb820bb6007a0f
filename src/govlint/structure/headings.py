"""The numbering tree: numbered headings and items 一、（一）1.（1）, chapters and articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govlint.model.elements import Element, Heading
from govlint.structure import patterns
from govlint.structure.assemble import Assembly
from govlint.structure.lines import Line
from govlint.structure.numerals import number_value

ZONES = (Element.BODY, Element.ISSUED, Element.ATTACHMENT)
FORMS = (
    ("heading.first", 1, "outline", "first_number"),
    ("heading.second", 2, "outline", "second_number"),
    ("heading.third", 3, "outline", "third_number"),
    ("heading.fourth", 4, "outline", "fourth_number"),
    ("heading.chapter", 0, "chapter", "chapter_number"),
    ("heading.article", 0, "article", "article_number"),
)
INLINE = re.compile(
    r"(?<=[。；;：:])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[（(][0-9]{1,2}[）)]|"
    r"[0-9]{1,2}[.．、](?![0-9]))"
)
ENDING = re.compile(r"[。：:；;！？]")
LONGEST_HEADING = 20
"""Characters up to which what has a stop behind it is a heading and no numbered sentence."""
MAX_TITLE = 60
BEHIND_REFERENCE = ("项规定", "项、", "项所", "项的", "款规定", "款、", "至（", "项至")
BEHIND_ARTICLE = re.compile(r"[、和至及或]第|的规定|规定的|第[一二三四五六七八九十]{1,3}款")
"""What stands behind an article that is cited: 第三条、第五条的规定."""


def is_short(title: str) -> bool:
    """Tell whether what has a stop behind it is a heading, by its length and for want of commas."""
    return len(title) <= LONGEST_HEADING and "，" not in title


@dataclass(frozen=True, slots=True)
class _Mark:
    level: int
    scheme: str
    number: int
    start: int
    end: int


def headings(lines: Sequence[Line], assembly: Assembly) -> tuple[Heading, ...]:
    """Return the numbered headings and items of body, issued texts and annexes in order.

    A mark counts at the head of a line; inside a line only where a sentence ended before it and
    its number continues the numbering, for texts whose paragraph marks were lost.
    """
    found: list[Heading] = []
    latest: dict[int, dict[tuple[str, int], int]] = defaultdict(dict)
    skipped = assembly.skipped | _title_lines(assembly)
    for line in lines:
        zone = assembly.zones[line.index]
        if zone not in ZONES or line.table is not None or line.index in skipped:
            continue
        group = assembly.groups[line.index]
        for mark, inline in _marks(line, latest[group]):
            found.append(_heading(line, mark, zone, group, inline))
    return _with_parents(found)


def _title_lines(assembly: Assembly) -> set[int]:
    return {i for group in (*assembly.annex_lines, *assembly.issued_lines) for i in group}


def _marks(line: Line, latest: dict[tuple[str, int], int]) -> Iterator[tuple[_Mark, bool]]:
    """Yield the marks of a line and keep the latest number of each level in ``latest``."""
    text = line.norm
    position = 0
    while mark := _mark_at(text, position):
        latest[mark.scheme, mark.level] = mark.number
        yield mark, position > 0
        position = mark.end
    for place in INLINE.finditer(text, max(1, position)):
        mark = _mark_at(text, place.start())
        if mark is None:
            continue
        expected = latest.get((mark.scheme, mark.level), 0) + 1
        if mark.number == expected or (mark.number == 1 and mark.level > 1):
            latest[mark.scheme, mark.level] = mark.number
            yield mark, True


def _mark_at(text: str, position: int) -> _Mark | None:
    for name, level, scheme, part in FORMS:
        found = patterns.pattern(name).match(text, position)
        if not found or found.end() >= len(text) + (scheme != "outline"):
            continue
        if scheme == "article" and BEHIND_ARTICLE.match(text, found.end()):
            continue
        number = number_value(found.groupdict().get(part) or found.groupdict().get("circled"))
        if number is None or _is_figure(text, found, level) or _is_reference(text, found.end()):
            continue
        return _Mark(level, scheme, number, found.start(), found.end())
    return None


def _is_reference(text: str, end: int) -> bool:
    """Tell （十二）项规定 at the head of a wrapped line from an item."""
    return text.startswith(BEHIND_REFERENCE, end)


def _is_figure(text: str, found: re.Match[str], level: int) -> bool:
    """Tell 1.5 万元 or 2020．5 from the mark 1."""
    if level != 3:
        return False
    following = text[found.end() : found.end() + 1]
    return following.isdigit() or (found["third_mark"] in "，," and following.isdigit())


def _heading(line: Line, mark: _Mark, zone: Element, group: int, inline: bool) -> Heading:
    text = line.norm
    end = ENDING.search(text, mark.end)
    stop = end.start() if end else len(text)
    run_in = end is not None and end.end() < len(text)
    title = text[mark.end : stop]
    if len(title) > MAX_TITLE:
        title, stop, run_in = "", mark.end, True
    return Heading(
        level=mark.level,
        label=text[mark.start : mark.end],
        number=mark.number,
        span=line.span(mark.start, max(stop, mark.end)),
        label_span=line.span(mark.start, mark.end),
        title=title,
        scheme=mark.scheme,
        zone=zone,
        group=group,
        run_in=run_in,
        inline=inline,
    )


def _with_parents(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """Hang each heading under the last one of a higher level in the same text.

    Where the forms stand the wrong way round, 一、 二、 inside one （一）, they hang under that.
    """
    result: list[Heading] = []
    open_levels: dict[float, int] = {}
    group = -1
    inside = _turned_round(found)
    for index, heading in enumerate(found):
        if heading.group != group:
            open_levels, group = {}, heading.group
        rank = inside.get(index, _rank(heading))
        open_levels = {level: at for level, at in open_levels.items() if level < rank}
        parent = max(open_levels.items())[1] if open_levels else None
        open_levels[rank] = index
        result.append(replace(heading, parent=parent))
    return tuple(result)


def _turned_round(found: Sequence[Heading]) -> dict[int, float]:
    """Return the rank of headings of a higher form that stand inside an item of a lower one.

    They begin anew at 1 right behind the item, run on without a gap, and the next item of the
    lower form comes behind them.
    """
    ranks: dict[int, float] = {}
    for index in range(1, len(found)):
        before, first = found[index - 1], found[index]
        if first.number != 1 or not _is_outline(first, before) or first.level >= before.level:
            continue
        members = _members_before(found, index, before)
        ranks.update(dict.fromkeys(members, before.level + 0.5))
    return ranks


def _members_before(found: Sequence[Heading], index: int, item: Heading) -> list[int]:
    """Return the headings of one form from ``index`` to the item that follows ``item``."""
    first = found[index]
    members: list[int] = []
    for at in range(index, len(found)):
        heading = found[at]
        if not _is_outline(heading, item):
            return []
        if heading.level == item.level:
            return members if heading.number == item.number + 1 else []
        if heading.level < item.level:
            if heading.level != first.level or heading.number != len(members) + 1:
                return []
            members.append(at)
    return []


def _is_outline(heading: Heading, other: Heading) -> bool:
    return heading.scheme == other.scheme == "outline" and heading.group == other.group


def _rank(heading: Heading) -> float:
    """Order chapters above articles above the outline."""
    if heading.scheme == "chapter":
        return {"编": -4, "章": -3, "节": -2}.get(heading.label[-1], -3)
    return -1 if heading.scheme == "article" else heading.level
