"""Checks of the numbering tree: F733-4 levels, F733-6 marks, F733-7 sequence."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from govlint.model.elements import Element, Heading
from govlint.model.finding import Edit
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.structure.numerals import chinese
from govlint.text.normalise import normalise

LEVEL_NAMES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
RIGHT_LAST = {1: "、", 2: "）", 3: ".", 4: "）"}
GOOD_LAST = {1: "、", 2: "）", 3: ".．", 4: "）⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"}
HALF_TO_FULL = str.maketrans("()", "（）")


def _outlines(context: Context) -> Mapping[int, list[Heading]]:
    """Return the outline headings at the head of lines, text by text."""
    groups: dict[int, list[Heading]] = defaultdict(list)
    for heading in context.official.headings:
        if heading.zone is not Element.ATTACHMENT and not heading.inline:
            groups[heading.group].append(heading)
    return {
        group: [h for h in found if h.scheme == "outline"]
        for group, found in groups.items()
        if not any(h.scheme == "article" for h in found)
    }


def levels(context: Context) -> Iterator[Hit]:
    """F733-4: levels in the order 一、（一）1.（1）; brackets of the levels full-width."""
    for headings in _outlines(context).values():
        inverted = list(_inverted(headings))
        yield from inverted or _skipped(headings)
        if not context.official.machine_converted:
            yield from _half_width(headings)


def _inverted(headings: Sequence[Heading]) -> Iterator[Hit]:
    """A higher form that begins anew at 1 inside each item of a lower form."""
    for lower in (2, 3, 4):
        for higher in range(1, lower):
            place = _first_inside(headings, lower, higher)
            if place is not None:
                yield _hit(place, "颠倒", outer=LEVEL_NAMES[lower], inner=LEVEL_NAMES[higher])
                return


def _first_inside(headings: Sequence[Heading], lower: int, higher: int) -> Heading | None:
    """Return the first 一、 that stands inside （k） where （k+1） goes on behind it."""
    for index, heading in enumerate(headings):
        if heading.level != higher or heading.number != 1 or index == 0:
            continue
        before = headings[index - 1]
        if before.level != lower or any(h.level == higher for h in headings[:index]):
            continue
        following = next((h for h in headings[index + 1 :] if h.level == lower), None)
        if following is not None and following.number == before.number + 1:
            return heading
    return None


def _skipped(headings: Sequence[Heading]) -> Iterator[Hit]:
    """A level left out under a heading (一、 and then 1.); the standard says 依次可以用."""
    for before, heading in itertools.pairwise(headings):
        if heading.level > before.level + 1 and heading.number == 1:
            yield _hit(
                heading, "跳级", outer=LEVEL_NAMES[before.level], inner=LEVEL_NAMES[heading.level]
            )
            return


def _half_width(headings: Sequence[Heading]) -> Iterator[Hit]:
    for heading in headings:
        if "(" in heading.label or ")" in heading.label:
            fixed = heading.label.translate(HALF_TO_FULL)
            yield _hit(heading, "半角", edit=fixed, right=fixed)


def _hit(heading: Heading, case: str, *, edit: str | None = None, **values: object) -> Hit:
    span = heading.label_span
    edits = (Edit(span.start, span.end, edit),) if edit is not None else ()
    return Hit(
        element=heading.zone,
        span=span,
        values={"label": heading.label, **values},
        case=case,
        edits=edits,
        safe=bool(edits),
    )


def marks(context: Context) -> Iterator[Hit]:
    """F733-6: 一、 with 顿号, （一）and（1）without any mark, 1. with a point."""
    for headings in _outlines(context).values():
        for heading in headings:
            if heading.label[-1] in GOOD_LAST[heading.level] + ")":
                continue
            right = _right_label(heading)
            yield _hit(heading, "", edit=right, right=right)


def _right_label(heading: Heading) -> str:
    if heading.level in (2, 4):
        return heading.label.rstrip("、.．，,")
    return heading.label[:-1] + RIGHT_LAST[heading.level]


def sequence(context: Context) -> Iterator[Hit]:
    """F733-7: the numbers of one level run on without gap or repeat."""
    for family in _families(context):
        previous: Heading | None = None
        for heading in family:
            case = _break(previous, heading)
            if case and previous is not None and not _stands_between(context, previous, heading):
                yield _hit(heading, case, previous=previous.label, expected=previous.number + 1)
            previous = heading
        if len(family) == 1 and family[0].level > 1 and _stands_alone(context, family[0]):
            yield _hit(family[0], "只有一项", previous="", expected=2)


def _stands_alone(context: Context, heading: Heading) -> bool:
    """Tell a single item from the first of several under which a higher form was used."""
    headings = context.official.headings
    behind = (
        other
        for other in headings[headings.index(heading) + 1 :]
        if (other.group, other.scheme, other.level)
        == (heading.group, heading.scheme, heading.level)
    )
    return heading.number == 1 and next((other.number for other in behind), 1) == 1


def _families(context: Context) -> Iterator[list[Heading]]:
    """Yield siblings: same text, same parent, same level and scheme; chapters count by unit."""
    siblings: dict[tuple[object, ...], list[Heading]] = defaultdict(list)
    for heading in context.official.headings:
        if heading.zone is Element.ATTACHMENT or heading.inline:
            continue
        parent = None if heading.scheme == "article" else heading.parent
        unit = heading.label[-1] if heading.scheme == "chapter" else ""
        siblings[heading.group, parent, heading.scheme, heading.level, unit].append(heading)
    yield from siblings.values()


def _stands_between(context: Context, previous: Heading, heading: Heading) -> bool:
    """Tell whether the expected number stands inside running text, its paragraph mark lost."""
    if heading.number == previous.number:
        return False
    starts = context.official.document.block_starts
    first = starts[previous.label_span.block] + previous.label_span.end
    last = starts[heading.label_span.block] + heading.label_span.start
    between = normalise(context.official.document.text[first:last]).text
    return bool(re.search(_mark_pattern(heading), between))


def _mark_pattern(heading: Heading) -> str:
    """Return a pattern of the number right before a heading, in the heading's form."""
    number = heading.number - 1
    text = str(number) if heading.label.strip("（()）.．、，")[:1].isdigit() else chinese(number)
    if heading.scheme != "outline":
        return f"第{text}{heading.label[-1]}"
    return (
        rf"[（(]{text}[）)]"
        if heading.level in (2, 4)
        else rf"(?<![0-9一二三四五六七八九十百第（(]){text}[、.．]"
    )


def _break(previous: Heading | None, heading: Heading) -> str:
    """Name the break between two siblings; a new 1 begins a new list, 第二条之一 is inserted.

    Lists of 1. and （1）often follow one another, lists of 一、 and （一）have headings between.
    """
    if previous is None or "之" in heading.label or heading.number == previous.number + 1:
        return ""
    if heading.number == previous.number and (heading.number > 1 or _is_high(heading)):
        return "重复"
    if heading.number == 1:
        return ""
    return "跳号" if heading.number > previous.number + 1 else "倒退"


def _is_high(heading: Heading) -> bool:
    return heading.scheme == "outline" and heading.level <= 2
