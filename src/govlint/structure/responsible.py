"""Who is responsible: the subject of a clause (由省发展改革委会同省工业和信息化厅等部门…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from govlint.structure import patterns, verbs, words
from govlint.structure.times import Deadline
from govlint.structure.units import GENERIC, SELF, Unit, UnitKind, unit_of, units_of

LABELS = re.compile(
    r"^[0-9]{1,2}(?=各|有关|省|市|企业)|"
    r"^(?:[一二三四五六七八九十]{1,3}、[^，。]{2,30}?(?=（[一二三四五六七八九十]{1,3}）))?"
    r"(?:※|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、是要](?=.)|"
    r"第[一二三四五六七八九]，|[0-9]{1,2}[.．、)）])*"
)
LEADING = re.compile(
    r"^(但|期间(?=各)|现(?=联合|会同)|请(?=各|有关|相关|省|市|国|你|推荐|申报)|否则|则|同时|此外|另外|其中|并|且|会上|原则上|下一步|今后|目前|当前|近期|要求|特别是|特别对于|必要时|对此|为此|因此|其余|另)+"
)
ADVERBIAL = re.compile(
    r"^(?:在(?!线|建|校|职|岗)[^，]{1,40}?(?:基础上|条件下|前提下|过程中|期间|情况下|领导下|同时|(?<![其当集])中(?!心|央|国|小|等|型|医|西|低|高|资|外|方|介)|下(?!级|属|岗|达)|(?<!以)前)|"
    r"(?:[0-9]{4}年|今年|明年|每年|年)?[0-9]{0,2}月?(?:底|末|上半年|下半年|[0-9]{1,2}日)"
    r"(?:(?:至|到|[—\-~～]{1,2})(?:[0-9]{1,2}月)?[0-9]{1,2}日)?前?)"
)
MODAL = re.compile(
    rf"{verbs.MUST.pattern}|不得|可以?(?!能|持续|靠)|严禁|负责(?!人|同志)|牵头(?!单位|部门|机构|组织)"
)
BESIDE = re.compile(
    r"(会同|面向|商(?=请|[有省市财相国])|与|每(?!个)|按|于|在|将|根据|依据|结合|对(?!外|口|接)|为|向|以(?!上|下|内|外|及)|通过|随|就(?!业)|从(?!事|业)|把|[0-9]{1,4}[年月]|今年|年底|本月|下月|要|"
    r"应(?!急|用|对)|须|需|自(?!治|贸|然)|因|(?<!申)报(?!告|道|名|刊|社|业|纸)|送(?!达)|不|凭|本着|围绕|履行|应当|作为|是)"
)
ASIDE = "※"
FROM_BY = re.compile(
    r"(?<!可)(?<!以)(?<!理)(?<!缘)(?<!自)(?<!事)(?<!经)由(?!于|此|来)(?P<rest>.{2,80})$"
)
ASKED = re.compile(
    r"(?:^|(?<=[，；]))(?:特|敬)?请(?!示|假|求|客|及时|认真|遵照|结合|按|于|在|将|并|予|以|各位)(?P<rest>.{2,80})$"
)
NO_SUBJECT = re.compile(
    r"^(对|对于|为|为了|在(?!线|建|校|职|岗)|按照?|根据|依据|依照|结合|以(?!上|下|色)|将|把|从(?!事|业)|通过|围绕|向|针对|与|经(?!营|济|信|贸|办)|除|因(?!公)|如|若|凡|当(?!地|前)|至|到|拟|每年|"
    r"要|应(?!急)|须|必须|应当|务必|需|均|可|不(?!动产)|一律|严禁|确保|鼓励|支持|引导|督促|指导)"
)
CONDITIONAL = re.compile(
    r"[^目有]的$|的情况下$|(?<!及|同|按|实|随|定)时$|(?<![会其])后$|之前$|(?<!提|当|目|之)前$|(?<!其)中$|期间$|基础上$|前提下$|条件下$|(?<![以内海国境对涉])外$"
)
MODIFIED = re.compile(r"的[^的]{2,20}$")
"""由…参加的行动: a clause that tells of a thing."""
ROLES = (("responsible.leads", "head_words"), ("responsible.helps", "help_words"))
"""What says no more than who leads or helps; who is merely 负责 has a verb of its own."""
IS_CHARGED = re.compile(r"^(?P<units>[^是]{2,40})是[^，]{2,30}(主体|责任人|责任部门|责任单位)$")
"""Who is called responsible before it is said for what (城市政府是责任主体，要…)."""
NO_NAMES = ("所在", "所属", "所需", "所有", "处在", "处于")
"""Where 所 or 处 ends no name."""
HEADS = re.compile(
    r"(负责人|负责同志|领导|领导同志|领导干部|干部|主任|局长|厅长|市长|省长|书记|总理|主席|人员|者)$"
)
APPLIES = re.compile(
    r"(提出|递交|提交)[^，]{0,12}申请|申请(?!人|者|表|书|报告|并|材料|的|后|$)|向[^，]*申请|提出(异议|复议)|自愿"
)
OFFICE = re.compile(
    r"(经办机构|主管部门|行政部门|人民政府|财政局|办事处|服务中心|[厅委局])(（[^（）]{1,10}）)?$"
)
"""Who files an application as part of its office."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Lead and partners named in a place, where it ends, and a term that is told with them.

    ``whole``: the sentence is nothing but this (brackets, or a labelled line).
    """

    lead: tuple[Unit, ...] = ()
    partners: tuple[Unit, ...] = ()
    end: int = 0
    whole: bool = False
    deadline: Deadline | None = None


NOBODY = Responsible()
MOST_NAMES = 120


def subject_of(piece: str, printed: str = "", following: str = "") -> Responsible:
    """Return the units that a segment of a sentence names as its subject.

    Args:
        piece: the segment, quotations and asides blotted out.
        printed: the same stretch as it stands, where it differs.
        following: the segment behind it; where that begins with 要 or 应, names that fill this
            one are its subject (所有在汉的营运车船，要…).
    """
    printed = printed or piece
    at = start_of(piece)
    begin = at - piece[:at].endswith("请")
    asked = ASKED.search(piece[begin:])
    if asked:
        found = _before_verb(piece, printed, begin + asked.start("rest"), True, asked=True)
        if found.lead:
            return found
    if CONDITIONAL.search(piece):
        bound = _bound(piece, printed, at)
        return NOBODY if piece.endswith("的") else bound
    by = FROM_BY.search(piece)
    if by and not re.search(r"可(?!能|持续|靠)", piece[: by.start()]):
        before = _before_verb(piece, printed, at, True) if MODIFIED.search(by["rest"]) else NOBODY
        if before.lead and before.end <= by.start():
            return before
        found = _before_verb(piece, printed, by.start("rest"), False)
        if found.lead:
            return found
    called = IS_CHARGED.match(piece[at:])
    end = at + called.end("units") if called else len(piece)
    alone = _units(piece, printed, at, end, bool(_modal_first(following)))
    if alone and (_modal_first(following) or _is_certain(alone)):
        return Responsible(alone, (), len(piece))
    if NO_SUBJECT.match(piece[at:]):
        return NOBODY
    return _before_verb(piece, printed, at, True)


def role_of(piece: str, printed: str = "") -> Responsible:
    """Return whom a segment names that says no more than who leads or helps (A、B配合).

    Args:
        piece: the segment, quotations and asides blotted out.
        printed: the same stretch as it stands, where it differs.
    """
    at = start_of(piece)
    at += piece.startswith("由", at)
    for grammar, said in ROLES:
        found = patterns.fullmatch(grammar, piece[at:])
        if found is None or found[said] is None:
            continue
        start, end = at + found.start("units"), at + found.end("units")
        named = _units(piece, printed or piece, start, end, False)
        if named:
            leads = said == "head_words"
            return Responsible(named if leads else (), () if leads else named, end)
    return NOBODY


def case_of(piece: str, printed: str) -> tuple[Unit, ...]:
    """Return the units whose case a segment puts (企业有异议的, 财政部审核后)."""
    at = start_of(piece)
    if not CONDITIONAL.search(piece) or NO_SUBJECT.match(piece[at:]):
        return ()
    return _before_verb(piece, printed, at, False, asked=True, more=True).lead


def _bound(piece: str, printed: str, at: int) -> Responsible:
    """Return the units that a modal verb in the segment itself binds (A要在…时)."""
    for found in islice(MODAL.finditer(piece, at), 1):
        units = _units(piece, printed, at, found.start(), True)
        if units:
            return Responsible(units, (), found.start())
    return NOBODY


@lru_cache(maxsize=4096)
def start_of(piece: str) -> int:
    """Return where a segment begins behind its label (6., （一）, 二是), 同时 and 在…下."""
    at = 0
    for pattern in (LABELS, LEADING, ADVERBIAL, LEADING):
        found = pattern.match(piece[at:])
        at += found.end() if found else 0
    return at


def _modal_first(following: str) -> re.Match[str] | None:
    return re.match(r"(均|都|还|也|既)?(要|应|须|必须|应当|务必|需|负责|不得)", following)


def _units(piece: str, printed: str, start: int, end: int, loose: bool) -> tuple[Unit, ...]:
    """Return the units of a stretch; names as printed, without asides."""
    if end - start < 1 or end - start > MOST_NAMES + 40:
        return ()
    return units_of(_plain(piece, printed, start, end), loose)


def _plain(piece: str, printed: str, start: int, end: int) -> str:
    return "".join(
        shown
        for blotted, shown in zip(piece[start:end], printed[start:end], strict=True)
        if blotted != ASIDE
    )


def _before_verb(
    piece: str, printed: str, at: int, loose: bool, asked: bool = False, more: bool = False
) -> Responsible:
    """Return the units in front of the modal or, without one, in front of the verb.

    Whom 请 asks can be named by more nouns than an organ's name has. ``more``: verbs of the
    dictionary count as well (部门发现…的).
    """
    for found in islice(MODAL.finditer(piece, at), 2):
        end = at + len(
            re.sub(
                r"(既|均|都|还|也|更|分别|原则上|一般|共同|(按|按照)?(职责)?分工|具体|全面|主要|统一|直接|一定|更加)+$",
                "",
                piece[at : found.start()],
            )
        )
        units = _units(piece, printed, at, end, loose)
        if units:
            return _with_partners(piece, Responsible(units, (), found.start()))
    best = NOBODY
    for at_verb, final in _verbs(piece, at, more):
        units = _units(piece, printed, at, at_verb, asked and final)
        if units and best.lead and _swallows(units, best.lead):
            break
        if units and (best.lead or len(units) > 1 or not (loose and HEADS.search(units[0].name))):
            best = Responsible(units, (), at_verb)
        if final and best.lead:
            break
    if not best.lead or verbs.STATIVE.match(piece[at:]):
        return NOBODY
    if APPLIES.search(piece, best.end) and not OFFICE.search(best.lead[-1].name):
        return NOBODY
    return _with_partners(piece, best)


def _swallows(longer: tuple[Unit, ...], before: tuple[Unit, ...]) -> bool:
    """Tell whether a longer name is one already found with a verb and its object (学校公布人员)."""
    known, name = before[-1].name, longer[-1].name
    if len(longer) != len(before) or not name.startswith(known) or name == known:
        return False
    verb = verbs.begins(name[len(known) :])
    whom = name[len(known) + verb :]
    if not verb:
        return False
    return bool(whom) and (SELF.fullmatch(known) is not None or _are_people(whom))


def _are_people(name: str) -> bool:
    return unit_of(name, True) is not None and not GENERIC.match(name)


def _verbs(piece: str, at: int, more: bool = False) -> list[tuple[int, bool]]:
    """Return where what follows a subject may begin, and whether it surely does.

    ``more``: verbs of the dictionary count as well.
    """
    surely = {one.start() for one in BESIDE.finditer(piece, at)}
    surely |= {one.start() for one in verbs.ADVERBS.finditer(piece, at)}
    maybe = {one.start() for one in verbs.actions().finditer(piece, at)}
    if more:
        last = min(len(piece), at + MOST_NAMES)
        maybe |= {one for one in range(at + 2, last) if piece[one : one + 2] in words.verbs()}
    found = sorted(
        one
        for one in surely | maybe
        if at < one <= at + MOST_NAMES
        and not piece.startswith(("负责人", "负责同志"), one)
        and piece[one - 1 : one + 1] not in NO_NAMES
    )
    return [(one, one in surely) for one in found[:24]]


def _is_certain(units: tuple[Unit, ...]) -> bool:
    """Tell whether names that no verb follows at once are a subject and no object."""
    return len(units) > 1 or units[0].kind in (UnitKind.VAGUE, UnitKind.CLASS)


def _with_partners(piece: str, actor: Responsible) -> Responsible:
    """Take the partners behind 会同; of the longest list of units that stands there."""
    joined = re.compile(r"(要|应当?|须|负责|牵头)?[,，]?(积极|主动|负责)?(会同|商请?|联合)").match(
        piece, actor.end
    )
    if not joined:
        return actor
    best: tuple[Unit, ...] = ()
    end = joined.end()
    for at_verb, final in [*_verbs(piece, joined.end()), (len(piece), True)]:
        partners = units_of(piece[joined.end() : at_verb])
        if partners:
            best, end = partners, at_verb
        if final and best:
            break
    return Responsible(actor.lead, best, end)
