"""A sentence between its marks: who acts in each stretch, what it says, which terms it holds.

A stretch says must, must_not or may where a modal stands in it, do where it is a bare imperative,
future where it tells what the issuer will do, purpose (为…), state, or nothing of its own.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from govlint.structure import verbs
from govlint.structure.responsible import (
    ASIDE,
    CONDITIONAL,
    LABELS,
    NOBODY,
    Responsible,
    role_of,
    start_of,
    subject_of,
)
from govlint.structure.times import Cadence, Deadline, cadences, deadlines
from govlint.structure.units import CITIZEN
from govlint.text.characters import HAN

Term = TypeVar("Term", Deadline, Cadence)
MARKS = "，,；;：:。！？"
SEGMENT = re.compile(r"[^，,；;：:。！？]+[，,；;：:。！？]*")
QUOTE = re.compile(r"“[^“”]{0,200}”|《[^《》]{0,160}》|\"[^\"]{0,100}\"|〔[^〔〕]{0,10}〕")
MASK = "〓"
BRACKETED = re.compile(r"[（(][^（）()]{0,200}[）)]")
SHORT_NAME = re.compile(r"[（(](?:[^，。、：:；0-9（）()]{1,10}|[省市州县区旗盟、]{1,10})[）)]")
NAMED = re.compile(r"[（(][^，。：:0-9（）]{2,16}(部门|单位|机构|局|厅|办|委|司|中心)[）)]")
SAYS_LESS = re.compile(r"简称|下称|附件|名单|见|如下|含|包括|以下|即|等|[（(](周|星期)")
TELLS_WHO = re.compile(r"(牵头|负责|配合|落实|承办|协办|主办)[）)]$")
FUTURE = re.compile(
    r"(?<![要应须需])(将|拟)(?=进行|采取|启动|公布|发布|推动|支持|加大|加强|研究|统一|开展|会同|根据|按照?|通过|对|在|"
    r"视|依据|结合|会|给予|予以|适时|及时|定期|继续|进一步|陆续|另行|为|以|组织)"
)
DONE = re.compile(r"(已经?|业已)[^，]{0,14}|了(?!解)[^，]{0,20}$")
COMPOUND = re.compile(r"(?!每|逐|定期|不定期)")
ATTRIBUTE = re.compile(r"前[^，]{1,8}的")
"""A term inside a noun: 1月1日前发放的证件."""
WEEKDAY = re.compile(rf"(?<=日)({ASIDE}+)(前)")
"""A day of the week in brackets within a term: 11月22日（周五）前."""
LISTS = re.compile(r"(以下|下列|如下|包括|限于|分为)[^，；]{0,16}[：:]$")
"""What begins a list in the sentence itself."""
SERVES = re.compile(r"提供|创造|当好")
PHRASE = re.compile(
    r"面对|面向|鉴于|随着|再?用|对|在|按|根据|依|结合|以|将|从|通过|围绕|针对|为|与|经|除|因|如|若|凡|当"
)
"""How a stretch begins that only leads to another."""
TOLD = re.compile(r"报|反馈|了解|掌握|公布|公开|检查|跟踪|汇总|统计|说明|摸清|总结|分析|关注|核实")
"""What is done with 情况; else it is the name of a thing."""
HAS = re.compile(
    r"(在[^，]{2,24})?(具备|具有|拥有|居于|属于|符合[^，]{0,12}(条件|情形)|满足[^，]{0,12}条件)"
)
"""应具备 tells a condition and lays nothing on anybody."""
SCHEDULED = re.compile(
    rf"(?:{LABELS.pattern})(?P<term>(?P<year>20[0-9]{{2}}年)?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日"
    r"(?:(?:至|到|[—\-~～]{1,2})(?:(?P<last_month>[0-9]{1,2})月)?(?P<last_day>[0-9]{1,2})日)?)(?!前|之前|以前|起|后|，)"
)
PEOPLE = re.compile(r"的[^，的]{0,10}(人员|企业|单位|项目|机构|家庭|地区)$")
BINDS = re.compile(r"可(?!能)|应|须|要|不得|均")
"""What follows a subject that a mark parts from it (参加防控的人员，可…)."""
PAIRED = re.compile(rf"{HAN}{{4}}(、{HAN}{{4}})*")
"""Verbs in pairs of four characters: 超前谋划、合理安排."""
NEAR = 6
FEWEST = 4
PURPOSE = re.compile(r"^(为了?(?!主|准|期|首|全)|以便)")


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """Return a text of the same length with what is quoted, cited or said aside blotted out.

    A bracket that belongs to a name stays: 住房城乡建设（房地产）部门, 各县（市、区）.
    """
    quoted = QUOTE.sub(lambda found: MASK * len(found[0]), text)
    return BRACKETED.sub(_aside, quoted)


def _aside(found: re.Match[str]) -> str:
    named = SHORT_NAME.fullmatch(found[0]) or NAMED.fullmatch(found[0])
    if named and not TELLS_WHO.search(found[0]) and not SAYS_LESS.search(found[0]):
        return found[0]
    return ASIDE * len(found[0])


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two marks of a sentence, and what was read in it.

    ``piece`` is blotted out as ``masked`` does, ``printed`` is not; ``said`` as the module says.
    """

    start: int
    piece: str
    printed: str
    actor: Responsible
    said: str
    terms: tuple[Deadline, ...]
    rates: tuple[Cadence, ...]


def segments_of(normalised: str, written: datetime.date | None) -> list[Segment]:
    """Return the segments of a normalised sentence.

    Args:
        normalised: the sentence.
        written: 成文日期; a term that was over by then is none.
    """
    text = masked(normalised)
    terms = sorted(
        (
            one
            for one in deadlines(WEEKDAY.sub(r"\2\1", text), written)
            if not _is_past(one, written)
        ),
        key=_start,
    )
    rates = sorted(cadences(text), key=_start)
    cuts = [(found.start(), found[0].rstrip(MARKS)) for found in SEGMENT.finditer(text)]
    read: list[Segment] = []
    listed = False
    for number, (start, piece) in enumerate(cuts):
        end = start + len(piece)
        following = cuts[number + 1][1] if number + 1 < len(cuts) else ""
        role = role_of(piece, normalised[start:end])
        if role.lead or role.partners:
            read.append(Segment(start, piece, normalised[start:end], role, "", (), ()))
            continue
        actor = subject_of(piece, normalised[start:end], following)
        if listed and not verbs.MUST.search(piece):
            actor = NOBODY
        own, often = _within(terms, start, end), _within(rates, start, end)
        said = _timed(piece, _said(piece, actor), own, often)
        if actor.lead and said == "state" and read and _is_term(read[-1]):
            said = "do"
        if said == "do" and not actor.lead and PEOPLE.search(piece) and BINDS.match(following):
            said = ""
        if not said and actor.partners and verbs.MUST.search(piece):
            said = "must"  # 应会同B，…
        if actor.lead and said in ("do", "must") and not own:
            own = _scheduled(piece, start, written)
        if listed and said != "must":
            said = ""
        listed = listed or bool(LISTS.search(text[start : end + 1]))
        read.append(Segment(start, piece, normalised[start:end], actor, said, own, often))
    return read


def _is_term(segment: Segment) -> bool:
    """Tell whether a segment is a term and nothing else (7月5日至7月7日：)."""
    return any(
        one.kind == "absolute" and len(one.text) >= len(segment.piece) - 1 for one in segment.terms
    )


def _scheduled(piece: str, start: int, written: datetime.date | None) -> tuple[Deadline, ...]:
    """Return the day that a line of a schedule begins with (6月20日各小学公布名单)."""
    found = SCHEDULED.match(piece)
    if found is None:
        return ()
    month = found["last_month"] or found["month"]
    day = f"{found['year'] or ''}{month}月{found['last_day'] or found['day']}日前"
    return tuple(
        replace(
            one, start=start + found.start("month"), end=start + found.end(), text=found["term"]
        )
        for one in deadlines(day, written)
    )


def _start(term: Deadline | Cadence) -> int:
    return term.start


def _within(terms: list[Term], start: int, end: int) -> tuple[Term, ...]:
    """Return the terms that begin in a stretch; ``terms`` are in order."""
    first = bisect_left(terms, start, key=_start)
    return tuple(terms[first : bisect_left(terms, end, key=_start)])


def _timed(piece: str, said: str, terms: Sequence[Deadline], rates: Sequence[Cadence]) -> str:
    """Return what a segment says that names a term: 总结于1月13日前报送 asks for a thing."""
    strict = [one.text for one in terms if one.kind == "absolute"]
    strict += [one.text for one in rates if COMPOUND.match(one.text)]
    if said not in ("state", "") or not strict:
        return said
    if len(strict[0]) >= len(piece) - 2:
        return ""
    if CONDITIONAL.search(piece) or DONE.search(piece) or ATTRIBUTE.search(piece):
        return said
    return "do" if verbs.action_in(piece) and "执行至" not in piece else said


def _is_past(term: Deadline, written: datetime.date | None) -> bool:
    return term.day is not None and written is not None and term.day < written


def _said(piece: str, actor: Responsible) -> str:
    """Return what a segment says: a modality, do (imperative), state, or nothing of its own."""
    rest = piece[actor.end or start_of(piece) :]
    if FUTURE.match(rest) or (actor.lead and FUTURE.search(rest)):
        return "future"
    if not actor.lead and CONDITIONAL.search(piece):
        return "may" if re.match(r"可(?!能)", rest) else ""
    if not actor.lead and PURPOSE.match(rest) and not SERVES.search(rest):
        return "purpose"
    said = verbs.modality_of(rest)
    if said == "must":
        return _must(piece, rest, actor)
    return said or _bare(rest, actor)


def _must(piece: str, rest: str, actor: Responsible) -> str:
    """Return what a segment with 要 or 应 says; state where people bring what they apply with."""
    before = re.match(r"[^要应须需可]{1,20}", piece[start_of(piece) :])
    if before and CITIZEN.search(before[0]):
        return "state"
    found = verbs.MUST.search(rest)
    if found is not None and HAS.match(rest, found.end()):
        return "state"
    inner = not actor.lead and found is not None and found.start() > NEAR
    return "do" if inner and verbs.PREPOSITIONS.match(rest) else "must"


def _bare(rest: str, actor: Responsible) -> str:
    """Return what a segment without a modal says."""
    if rest.endswith("情况") and not TOLD.search(rest):
        return "" if PHRASE.match(rest) else "state"
    if PAIRED.fullmatch(rest) and all(verbs.action_in(one[2:]) for one in rest.split("、")):
        return "do"
    if actor.lead:
        if DONE.search(rest):
            return "state"
        return "do" if verbs.action_in(rest) or len(rest) >= FEWEST else ""
    if verbs.is_imperative(rest):
        return "do"
    return "" if len(rest) < FEWEST or PHRASE.match(rest) else "state"
