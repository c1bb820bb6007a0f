"""What running text mentions: cited documents, dates, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.model.elements import AttachmentReference, Citation, DateMention, Element, Part
from govlint.structure import patterns
from govlint.structure.assemble import Assembly
from govlint.structure.lines import Line
from govlint.structure.numerals import number_value
from govlint.text.characters import HAN

DATE = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?")
NUMBER = re.compile(
    rf"(?:(?<!{HAN})|(?<=号)){HAN}{{1,12}}[〔\[［【（(](?:19|20)\d{{2}}[〕\]］】）)]第?\d{{1,5}}号"
)
LEAD = re.compile(
    r"按照|根据|依照|依据|参照|贯彻|落实|执行|转发|印发|下发|发布|废止|文件|[以和与及或见的按据对将由]"
)
"""Words that stand right before the number of a cited document."""
MIN_CODE = 3
REFERENCE = re.compile(
    r"(?:详?见|按照?|按|如|参照|填写|填报|(?<=[（(]))附件(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})?(?![件说的])"
)


def _texts(lines: Sequence[Line], assembly: Assembly) -> Iterator[tuple[Line, Element]]:
    for line in lines:
        zone = assembly.zones[line.index]
        if zone is not None and line.table is None:
            yield line, zone


def citations(lines: Sequence[Line], assembly: Assembly) -> tuple[Citation, ...]:
    """Return cited documents: 《title》 with its number, and numbers that stand alone."""
    found: list[Citation] = []
    for line, zone in _texts(lines, assembly):
        if zone is Element.DOCUMENT_NUMBER:
            continue
        taken: list[tuple[int, int]] = []
        if "《" in line.norm:
            for match in patterns.finditer("citation", line.norm):
                found.append(_citation(line, match, zone))
                taken.append(match.span())
        found.extend(
            _bare(line, match, zone)
            for match in NUMBER.finditer(line.norm)
            if not any(start <= match.start() < end for start, end in taken)
        )
    return tuple(found)


def _citation(line: Line, match: re.Match[str], zone: Element) -> Citation:
    parts = _parts(line, 0, match)
    number = parts.get("cited_number")
    title = parts["cited_title"]
    return Citation(
        title=title.value,
        number=number.value if number else None,
        span=line.span(*match.span()),
        title_span=title.span,
        number_span=number.span if number else None,
        parts=parts,
        zone=zone,
    )


def _parts(line: Line, shift: int, match: re.Match[str]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for key, (start, end, value) in patterns.groups(match).items():
        span = line.span(shift + start, shift + end)
        printed = line.text[span.start - line.start : span.end - line.start]
        parts[key] = Part(printed, value, span)
    return parts


def _bare(line: Line, match: re.Match[str], zone: Element) -> Citation:
    code = re.search(r"[〔\[［【（(]", match[0])
    last = match.start() + (code.start() if code else 0)
    leads = LEAD.finditer(line.norm, match.start(), max(match.start(), last - MIN_CODE))
    start = max((lead.end() for lead in leads), default=match.start())
    number = line.norm[start : match.end()]
    span = line.span(start, match.end())
    read = patterns.fullmatch("docnumber", number)
    parts = _parts(line, start, read) if read else {}
    return Citation(None, number, span, None, span, parts, zone)


def dates(lines: Sequence[Line], assembly: Assembly) -> tuple[DateMention, ...]:
    """Return the dates with a year that running text states."""
    return tuple(
        DateMention(
            line.span(*match.span()),
            match[0],
            int(match["year"]),
            int(match["month"]) if match["month"] else None,
            int(match["day"]) if match["day"] else None,
            zone,
        )
        for line, zone in _texts(lines, assembly)
        for match in DATE.finditer(line.norm)
    )


def attachment_references(
    lines: Sequence[Line], assembly: Assembly
) -> tuple[AttachmentReference, ...]:
    """Return the places where body or issued text points to an annex (见附件2)."""
    return tuple(
        AttachmentReference(number_value(match["number"]), line.span(*match.span()))
        for line, zone in _texts(lines, assembly)
        if zone in (Element.BODY, Element.ISSUED)
        for match in REFERENCE.finditer(line.norm)
    )
