"""Checks of openings and closings: B-HAT-1, B-HAT-2, B-HAT-3, B-BOOT-1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govlint.burden.checks.empty import excerpt, proper
from govlint.burden.empty import empty_sentences
from govlint.burden.papers import is_central, is_comprehensive, is_special
from govlint.burden.shares import Closing, closing, count, main_text, opening
from govlint.burden.stock import plain
from govlint.model.elements import Element, Heading, OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence

SHORT = 1000
TOO_SHORT = "正文不足 1000 字，不按这一条判断"
MEANING = re.compile(
    r"(重要|重大|现实|深远|战略|必要|紧迫).{0,12}(意义|性)$|意义$|必要性$|(形势|背景)$|"
    r"^(切实|进一步)?(提高|统一|深化)(思想)?认识$"
)
"""Headings of a block that only tells why the work matters, or how things stand."""
STATED = re.compile(
    r"指导思想|(基本|工作|主要|总体)原则$|^原则$|(提高|统一|充分|深刻|增强).{0,40}认识|充分认识|思想认识"
)
"""Those that set out thought and principles, or that ask for understanding and more."""
LONGEST_NAME = 40
SOURCES = re.compile(
    r"(?P<formula>习近平新时代中国特色社会主义思想|邓小平理论|三个代表|科学发展观|毛泽东思想|"
    r"(?:二十|十[七八九])大(?=精神|和|、|报告|及)|(?:二十|十[七八九])届(?:历次|[一二三四五六七、]+中)全会)|"
    r"(?P<orders>决策部署|工作部署|部署要求)|"
    r"(?P<own>(?:省|市|县|区|州|自治区)委[^，。、《》和]{0,14}全会|"
    r"(?:(?!落实|按照|贯彻|召开|根据|学习|传达)[^，。、《》（）和及与]){2,16}(?:会议|座谈会|大会)(?=精神|部署|要求|和|、|决定)|"
    r"(?:重要)?(?:讲话|指示|批示|论述)(?:(?:和|、|及)?重要(?:讲话|指示|批示|论述))*(?:批示)?(?=精神|要求|和|，|、))"
)
"""Spirits, meetings, speeches and instructions that an opening invokes; laws are none."""
OPENING_WINDOW = 400


def _long_enough(official: OfficialDocument) -> int:
    whole = proper(official)
    if whole < SHORT:
        raise NotApplicable(TOO_SHORT)
    return whole


def preamble(context: Context) -> Iterator[Hit]:
    """B-HAT-1: share of the text before the first measure."""
    official = context.official
    _long_enough(official)
    found = opening(official)
    most, fewest = context.parameters["most"], context.parameters["fewest"]
    if found.share <= most or found.characters <= fewest:
        return
    case = "过长" if found.share > context.parameters["far"] else "偏长"
    if is_comprehensive(official) or is_central(official) or not official.kind:
        case = "综合"
    first = found.sentences[0]
    yield Hit(
        first.zone,
        first.span,
        {"share": f"{found.share:.1%}", "characters": found.characters},
        case=case,
        evidence="\n".join(one.text for one in found.sentences[:5]),
    )


def blocks(context: Context) -> Iterator[Hit]:
    """B-HAT-2: blocks that tell meaning, situation, guiding thought or principles."""
    official = context.official
    whole = _long_enough(official)
    found = [(heading, size) for heading, size in _stated(official) if size]
    size = sum(own for _, own in found)
    if not found or size <= context.parameters["fewest"]:
        return
    plainly = is_special(official) or all(MEANING.search(_name(one)) for one, _ in found)
    judged = not (is_central(official) or is_comprehensive(official)) and bool(official.kind)
    wide = plainly and judged and size > context.parameters["most"] * whole
    yield Hit(
        found[0][0].zone,
        found[0][0].span,
        {
            "names": "、".join(f"“{excerpt(_name(one))}”" for one, _ in found),
            "characters": size,
            "share": f"{size / whole:.1%}",
        },
        case="" if wide else "综合",
    )


def _name(heading: Heading) -> str:
    return re.split(r"[。．：:]", heading.title, maxsplit=1)[0].strip()


def _stated(official: OfficialDocument) -> Iterator[tuple[Heading, int]]:
    """Yield the outermost headings of such blocks with the characters below them."""
    inside: set[int] = set()
    zones = {one.zone for one in main_text(official)}
    for number, heading in enumerate(official.headings):
        if heading.parent in inside:
            inside.add(number)
            continue
        name = _name(heading)
        told = len(name) <= LONGEST_NAME and (MEANING.search(name) or STATED.search(name))
        if heading.zone in zones and heading.scheme == "outline" and told:
            inside.add(number)
            yield heading, _below(official, number)


def _below(official: OfficialDocument, number: int) -> int:
    under = {number}
    for other, heading in enumerate(official.headings):
        if heading.parent in under:
            under.add(other)
    return sum(count(one.normalised) for one in main_text(official) if one.heading in under)


def chain(context: Context) -> Iterator[Hit]:
    """B-HAT-3: spirits, meetings and speeches that the first paragraph invokes."""
    official = context.official
    whole = proper(official)
    for paragraph in _first_paragraphs(official):
        text = plain("".join(one.normalised for one in paragraph))[:OPENING_WINDOW]
        named = _sources(text)
        if len(named) >= context.parameters["most"]:
            yield Hit(
                paragraph[0].zone,
                paragraph[0].span,
                {"number": len(named), "named": "、".join(named)},
                case="短文" if whole < SHORT else "",
                evidence=paragraph[0].text,
            )
            return


def _sources(text: str) -> list[str]:
    """Return what a text invokes; guiding thought counts once, and so do the decisions above."""
    found: dict[str, str] = {}
    for match in SOURCES.finditer(text):
        kind = str(match.lastgroup)
        found.setdefault(match[0] if kind == "own" else kind, match[0])
    return list(found.values())


def _first_paragraphs(official: OfficialDocument) -> Iterator[Sequence[Sentence]]:
    """Yield the first paragraph of the main text, if it stands under no heading."""
    text = [one for one in main_text(official) if not one.is_heading]
    if text and text[0].heading is None:
        yield [one for one in text if one.span.block == text[0].span.block]


def ending(context: Context) -> Iterator[Hit]:
    """B-BOOT-1: the block about leadership, responsibility and publicity at the end."""
    official = context.official
    _long_enough(official)
    found = closing(official)
    if not found.sentences:
        return
    bare = sum(count(one.normalised) for one in found.bare)
    inside = sum(count(one.normalised) for one in found.sentences)
    limits = context.parameters
    stock = _stock(official, found)
    case = ""
    if limits["most"] < found.share < limits["main"] and bare >= limits["bare"] * inside:
        case = "篇幅" if stock >= limits["stock"] * inside else ""
    if not case and len(found.bare) == len(found.sentences) and 2 * stock >= inside:
        case = "空泛"
    if case:
        yield _ending_hit(found, case, bare, inside)


def _stock(official: OfficialDocument, found: Closing) -> int:
    """Return the characters of the block that stand in empty sentences."""
    inside = {one.index for one in found.sentences}
    empty = empty_sentences(official)
    return sum(count(one.text) for one in empty if one.sentence.index in inside)


def _ending_hit(found: Closing, case: str, bare: int, inside: int) -> Hit:
    first = found.sentences[0]
    span = found.headings[0].span if found.headings else first.span
    values: Mapping[str, object] = {
        "share": f"{found.share:.1%}",
        "characters": inside,
        "bare": f"{bare / inside:.0%}",
    }
    zone: Element = found.headings[0].zone if found.headings else first.zone
    listed = found.bare or found.sentences
    return Hit(zone, span, values, case=case, evidence="\n".join(one.text for one in listed[:5]))
