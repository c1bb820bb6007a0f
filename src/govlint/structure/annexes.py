"""Annexes bound with the document and the entries of the 附件说明."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from govlint.model.elements import Attachment, AttachmentItem, Element, Span
from govlint.structure.assemble import Assembly
from govlint.structure.lines import Line
from govlint.structure.numerals import number_value
from govlint.text.characters import HAN

DETACHED = re.compile(r".+号附件(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})?[：:]?")
"""The label of an annex that is not bound with its paper begins with the number of that."""
LABEL = re.compile(
    r"[（(]?附[件表录图](?P<number>[0-9]{1,3}(?![0-9年])|[一二三四五六七八九十]{1,3})?(-\d+)?[）)]?[：:]?"
)
HEAD = re.compile(r"附件?(?P<head>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?[：:]?")
ITEM = re.compile(
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<mark>[.．、，,：:])"
    r"|(?P<bare>[0-9]{1,2})(?P<none>)(?=[^\W\d_A-Za-z]|《)(?![年月日个项批期])"
)
NUMBERED = re.compile(r"^[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
INNER = re.compile(rf"(?:(?<={HAN})|(?<=[）)》”。；;]))(?=[0-9]{{1,2}}[.．、](?:{HAN}|[《“]))")


def attachments(lines: Sequence[Line], assembly: Assembly) -> tuple[Attachment, ...]:
    """Return the annexes with label, number, title and extent."""
    found: list[Attachment] = []
    extents = _extents(lines, assembly)
    for indices in assembly.annex_lines:
        label = lines[indices[0]]
        mark = DETACHED.fullmatch(label.norm) or LABEL.match(label.norm)
        end = mark.end() if mark else 0
        titles = [lines[index] for index in indices[1:]]
        rest = label.norm[end:]
        spans = [line.span() for line in titles]
        if rest:
            spans.insert(0, label.span(end))
        group = assembly.groups[indices[0]]
        found.append(
            Attachment(
                label=mark[0] if mark else "",
                number=number_value(mark["number"]) if mark else None,
                title=rest + "".join(line.norm for line in titles),
                label_span=label.span(0, end or None),
                title_spans=tuple(spans),
                spans=tuple(extents[group]),
            )
        )
    return tuple(found)


def _extents(lines: Sequence[Line], assembly: Assembly) -> dict[int, list[Span]]:
    """Return the spans of the annexes by the count of their text."""
    found: dict[int, list[Span]] = defaultdict(list)
    for line in lines:
        if assembly.zones[line.index] is Element.ATTACHMENT:
            found[assembly.groups[line.index]].append(line.span())
    return found


def attachment_items(lines: Sequence[Line], assembly: Assembly) -> tuple[AttachmentItem, ...]:
    """Return the entries of the 附件说明 in order, with number, mark and name."""
    found: list[AttachmentItem] = []
    titles = _titles(lines, assembly)
    for line in lines:
        if assembly.zones[line.index] is not Element.ATTACHMENT_LIST:
            continue
        head = HEAD.match(line.norm)
        start = head.end() if head else 0
        cuts = [start, *(cut.start() for cut in INNER.finditer(line.norm, start)), len(line.norm)]
        number = number_value(head["head"]) if head else None
        for first, last in itertools.pairwise(cuts):
            if last > first:
                if head is None and _goes_on(found, line, titles):
                    found[-1] = replace(found[-1], name=found[-1].name + line.norm)
                else:
                    _add(found, line, first, last, number)
    return tuple(found)


def _titles(lines: Sequence[Line], assembly: Assembly) -> set[str]:
    """Return the titles of the annexes, each of their lines by itself."""
    return {lines[index].norm for indices in assembly.annex_lines for index in indices[1:]}


def _goes_on(found: Sequence[AttachmentItem], line: Line, titles: set[str]) -> bool:
    """Tell whether a line without a number is the rest of the name above, broken by hand."""
    if not found or not found[-1].name or ITEM.match(line.norm):
        return False
    return NUMBERED.sub("", line.norm) not in titles or line.norm in found[-1].name


def _add(
    found: list[AttachmentItem], line: Line, first: int, last: int, number: int | None
) -> None:
    item = ITEM.match(line.norm, first, last)
    start = item.end() if item else first
    stated = number_value(item["number"] or item["bare"]) if item else number
    mark = (item["mark"] or "") if item else ""
    name = line.norm[start:last]
    span = line.span(first, last)
    if item is None and found and not found[-1].name:  # the number stood alone on its line
        waiting = found.pop()
        stated, mark, span = waiting.number, waiting.mark, waiting.span
    name_span = line.span(start, last) if name else span
    found.append(AttachmentItem(stated, mark, name, span, name_span))
