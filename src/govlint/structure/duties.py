"""What a sentence asks: who acts, what is done, by when, how often, and whether it must be.

A sentence is cut into duties: a clause with an actor, a deadline or a cadence of its own is one of
its own, what follows without any belongs to the clause before it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from govlint.structure import verbs
from govlint.structure.assigned import responsible_before, responsible_in
from govlint.structure.responsible import Responsible, case_of
from govlint.structure.segments import Segment, masked, segments_of
from govlint.structure.sentences import Sentence
from govlint.structure.times import Cadence, Deadline
from govlint.structure.units import SELF, Unit

BASIS = re.compile(r"^(根据|按照|依据|依照|遵照|为贯彻|为落实)")
CONDITION = re.compile(r"^(对|对于|凡|如|若|遇|因|经|在)[^，；]{2,60}的$|^(如|若|凡|遇)")
QUANTITY = re.compile(
    r"(?:不少于|不低于|不超过|至少|达到|超过|增长|下降|降低|压减|减少|控制在)?(?<![0-9.])[0-9]{1,12}(?:\.[0-9]{1,6})?"
    r"(?:[—\-~至到][0-9]{1,12}(?:\.[0-9]{1,6})?)?(?:%|％|个百分点|万?(?:个(?!工作日|自然日|月|小时)|[件项次名人家户处座台套篇部条亩吨元公里米平方米千瓦小时天])|亿元|万元|亿|万)"
)
REPORTED = re.compile(
    r"(总书记|总理|主席|(?<!第一)书记|省长|市长|部长|局长|会议上?|指挥部|领导同志)[^。；]{0,40}"
    r"(强调(?!的)|指出|要求[，：〓]|发出通告|作出[^，]{0,6}批示|发表重要讲话)|"
    r"[^，。]{2,14}(表示|介绍|认为)[，：]|^〓{2,}(已?明确|规定|指出|提出)"
)
PENALTY = re.compile(
    r"追究[^，；]{0,20}责任|严肃处理|予以处理|依法处罚|问责|取消[^，；]{0,30}(资格|支持)|追回|列入黑名单|移送司法|扣减|"
    r"不予(受理|补偿|支持)|倒查|通报批评"
)
MOST_VERBS = 6
"""A clause with more verbs asks for more than a penalty."""
CASE = re.compile(
    r"^(对于?[^，]{2,80}(的|行为)|[^，]{0,60}(违反|构成犯罪|涉嫌|弄虚作假|不配合|未按|拒不|逾期|一经)[^，]*)"
)


class Modality(StrEnum):
    """How a clause binds: must, must_not, may, abolish (of duties), state (it only tells)."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"
    ABOLISH = "abolish"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Duty:
    """One clause of a sentence.

    ``start`` and ``end`` count in the normalised sentence; ``action`` is the first verb of action,
    ``task`` what is to be done, as the sentence has it without actor and term. ``inherited`` tells
    that the lead is that of a sentence before.
    """

    sentence: Sentence
    start: int
    end: int
    modality: Modality
    lead: tuple[Unit, ...] = ()
    partners: tuple[Unit, ...] = ()
    inherited: bool = False
    action: str = ""
    task: str = ""
    deadline: Deadline | None = None
    cadence: Cadence | None = None
    quantities: tuple[str, ...] = ()
    condition: str = ""
    basis: str = ""

    @property
    def text(self) -> str:
        """The clause, normalised."""
        return self.sentence.normalised[self.start : self.end]

    @property
    def binds(self) -> bool:
        """Tell whether it lays a duty on somebody."""
        return self.modality is Modality.MUST and bool(self.action)


def duties(sentences: Sequence[Sentence], written: datetime.date | None) -> tuple[Duty, ...]:
    """Return the clauses of sentences, in order.

    A subject holds for the sentences behind it in its paragraph; units in brackets behind a
    sentence, or on a line of their own (责任单位：…), hold for all sentences since the last such.

    Args:
        sentences: of one document, in order.
        written: 成文日期.
    """
    found: list[Duty] = []
    subject: tuple[Unit, ...] = ()
    opened = 0
    block = -1
    above = False
    for sentence in sentences:
        text = masked(sentence.normalised)
        if sentence.span.block != block:
            subject, block = subject if above else (), sentence.span.block
            opened = opened if _is_label(text) else len(found)
        told = responsible_in(sentence.normalised)
        past = responsible_before(sentence.normalised)
        if past is not None:
            found[opened:] = [_assigned(duty, past) for duty in found[opened:]]
            opened, subject = len(found), ()
        if told is not None and told.whole:
            found[opened:] = [_assigned(duty, told) for duty in found[opened:]]
            opened = len(found)
            continue
        if sentence.is_heading:
            named = _main_subject(list(_clauses(sentence, text, written, ())))
            subject = named or subject
            above = bool(named)
            continue
        above = False
        own = list(_clauses(sentence, text, written, subject))
        if told is not None:
            own = [_assigned(duty, told) for duty in own]
        if told is None:
            subject = _main_subject(own) or subject
        found += own
    return tuple(found)


def _main_subject(own: Sequence[Duty]) -> tuple[Unit, ...]:
    """Return whose duty the next sentence goes on with.

    Two clauses that each name their own (A要…，B要…) hand both on; else the first does.
    """
    leads = [duty.lead for duty in own if duty.lead and not SELF.fullmatch(duty.lead[0].name)]
    named = [duty.lead for duty in own if duty.lead and not duty.inherited]
    if len(own) == len(named) == 2:
        return tuple(dict.fromkeys((*named[0], *named[1])))
    return leads[0] if leads else ()


def _is_label(text: str) -> bool:
    told = responsible_in(text)
    return told is not None and told.whole


def _assigned(duty: Duty, told: Responsible) -> Duty:
    """Give a duty the units named for it in brackets or on a line: these go before its subject."""
    if not told.lead:
        return duty
    return replace(
        duty,
        lead=told.lead,
        partners=told.partners,
        inherited=False,
        deadline=duty.deadline or told.deadline,
    )


@dataclass(slots=True)
class _Open:
    """A clause while its segments are read."""

    start: int
    end: int
    lead: tuple[Unit, ...] = ()
    case: tuple[Unit, ...] = ()
    partners: tuple[Unit, ...] = ()
    modalities: list[str] = field(default_factory=list)
    """What its segments say, in order: must, must_not, may, do (a bare imperative), state."""
    names_only: bool = False
    """Its last segment was a list of units, which the next may go on with."""
    led: bool = False
    """It begins with a phrase (对…, 按照…) or a case (…的)."""
    purpose: bool = False
    """为… was read, and what follows it without 要 or a subject may still belong to it."""
    deadline: Deadline | None = None
    cadence: Cadence | None = None
    task_at: int | None = None
    task_end: int = 0
    action: str = ""
    condition: str = ""
    basis: str = ""


def _clauses(
    sentence: Sentence, text: str, written: datetime.date | None, subject: tuple[Unit, ...]
) -> Iterator[Duty]:
    clause = _Open(0, 0)
    inherited = subject
    for segment in segments_of(sentence.normalised, written):
        if _opens(clause, segment, text):
            yield _closed(sentence, clause, inherited)
            if not segment.actor.lead:
                inherited = clause.lead or clause.case or inherited
            clause = _Open(segment.start, segment.start)
        _read(clause, sentence.normalised, segment)
        clause.end = segment.start + len(segment.piece) + 1
    clause.end = min(clause.end, len(text))
    yield _closed(sentence, clause, inherited)


def _opens(clause: _Open, segment: Segment, text: str) -> bool:
    """Tell whether a segment begins a clause of its own."""
    if not clause.modalities:
        return False
    parted = text[max(0, segment.start - 1) : segment.start] in ("；", ";")
    if parted:
        return True
    if segment.actor.lead and segment.said == "future":
        return True
    if segment.actor.lead and segment.said in ("must", "do"):
        return (
            bool(clause.lead)
            or "must" in clause.modalities
            or (clause.modalities[0] in ("may", "state"))
        )
    if not clause.action or segment.said in ("", "state"):
        return False
    strict = [one for one in segment.terms if one.kind != "vague"]
    return bool(strict and clause.deadline and clause.deadline.kind != "vague") or bool(
        segment.rates and clause.cadence
    )


def _read(clause: _Open, whole: str, segment: Segment) -> None:
    """Take one segment into a clause."""
    piece, start, actor = segment.piece, segment.start, segment.actor
    if not clause.lead and not clause.case and not actor.lead:
        clause.case = case_of(piece, segment.printed)
    if actor.lead and clause.names_only:
        clause.lead = tuple(dict.fromkeys((*clause.lead, *actor.lead)))
    elif actor.lead and not clause.lead and not _is_aside(clause, segment):
        clause.lead, clause.partners = actor.lead, actor.partners
    elif actor.partners and not actor.lead:
        clause.partners = tuple(dict.fromkeys((*clause.partners, *actor.partners)))
    clause.names_only = bool(actor.lead) and not segment.said and actor.end >= len(piece)
    if BASIS.match(piece) and not clause.basis:
        clause.basis = whole[start : start + len(piece)]
    elif CONDITION.search(piece) and not clause.condition:
        clause.condition = whole[start : start + len(piece)]
    _say(clause, segment)
    _task(clause, segment)
    strict = next((term for term in segment.terms if term.kind != "vague"), None)
    vague = segment.terms[0] if segment.terms else None
    if clause.deadline is None or (strict and clause.deadline.kind == "vague"):
        clause.deadline = strict or clause.deadline or vague
    clause.cadence = clause.cadence or (segment.rates[0] if segment.rates else None)


def _is_aside(clause: _Open, segment: Segment) -> bool:
    """Tell whether a subject is only free to act within a task of others (建立平台，企业可…)."""
    return segment.said == "may" and clause.modalities[:1] == ["do"]


def _say(clause: _Open, segment: Segment) -> None:
    """Note how a segment binds, unless it only leads on, lists, or tells a purpose."""
    said, acts = segment.said, bool(segment.actor.lead)
    gives = said == "do" and segment.piece.startswith(("给予", "予以"))
    if (acts or gives) and set(clause.modalities) == {"state"}:
        clause.modalities.clear()
    if not said and not acts and not clause.modalities:
        clause.led = True
    lists = said == "state" and clause.led  # 对A、B，C，…
    serves = said == "do" and clause.purpose and bool(verbs.begins(segment.piece))
    if said == "purpose":
        clause.purpose = True
    elif said and (acts or not (lists or serves)):
        clause.modalities.append(said)
        clause.purpose = False


def _task(clause: _Open, segment: Segment) -> None:
    """Note what is to be done: the first segment with a verb, or the first that has a term."""
    piece, end = segment.piece, segment.actor.end
    modal = end + verbs.after_modal(piece[end:])
    at = max([modal, *_leading(segment, clause, modal)])
    action = verbs.action_in(piece[at:]) or verbs.action_in(piece[end:])
    if not action and segment.said in ("must", "do"):
        action = re.sub(r"^[^\w]+", "", piece[modal : modal + 2])
    if action and segment.said and (clause.task_at is None or at > modal):
        clause.task_at = segment.start + (at if len(piece) - at > 1 else modal)
        clause.task_end = segment.start + len(piece)
        clause.action = action


def _leading(segment: Segment, clause: _Open, first: int) -> list[int]:
    """Return where the first terms of a clause end that stand before the verb they belong to."""
    strict = [one for one in segment.terms if one.kind != "vague" and clause.deadline is None]
    often = [one for one in segment.rates if one.period and clause.cadence is None]
    places = [(one.start, one.end) for one in strict] + [(one.start, one.end) for one in often]
    return [
        last - segment.start
        for start, last in places
        if not verbs.action_in(segment.piece[first : max(first, start - segment.start)])
    ]


def _modality(clause: _Open, text: str) -> Modality:
    """Return how a clause binds.

    What comes first counts, but a thing that stands as subject (资金…) or a future of the issuer
    leaves it to a 要 or 应 behind it; what follows 可 or 不得 stays free or forbidden.
    """
    said = clause.modalities
    first = said[0] if said else "future"
    if first == "future" or _is_penalty(text):
        return Modality.STATE
    if said[:2] == ["do", "may"] and clause.lead and "must" not in said:
        return Modality.MAY
    if first in ("must", "do") or "must" in said or (first == "must_not" and "do" in said):
        return Modality.MUST
    return Modality(first)


def _is_penalty(text: str) -> bool:
    """Tell whether a clause only says what follows a breach (违反…的，追究责任)."""
    if not PENALTY.search(text) or not CASE.match(text):
        return False
    return len(verbs.actions().findall(text)) < MOST_VERBS


def _closed(sentence: Sentence, clause: _Open, subject: tuple[Unit, ...]) -> Duty:
    text = sentence.normalised
    task = ""
    if clause.task_at is not None:
        task = verbs.stripped(text[clause.task_at : clause.task_end])
    return Duty(
        sentence=sentence,
        start=clause.start,
        end=clause.end,
        modality=_modality(clause, text[clause.start : clause.end]),
        lead=clause.lead or clause.case or subject,
        partners=clause.partners,
        inherited=not clause.lead and not clause.case and bool(subject),
        action=clause.action,
        task=task,
        deadline=clause.deadline,
        cadence=clause.cadence,
        quantities=tuple(QUANTITY.findall(text[clause.start : clause.end])),
        condition=clause.condition,
        basis=clause.basis,
    )
