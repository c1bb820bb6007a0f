"""What a superior asks, asked anew: B-DDL-2 terms, B-DDL-4 figures, B-CHK-5 checks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.burden import guards
from govlint.burden.addressees import LOWS, Paper, burdens_lower
from govlint.burden.analysis import analysed
from govlint.burden.checks.deadlines import HANDS_IN
from govlint.burden.copies.counterparts import Counterpart, counterparts
from govlint.burden.copies.exchanges import Pair, words_between
from govlint.burden.copies.figures import Figure, paired
from govlint.burden.copies.folding import DEPARTMENT, GOVERNMENT, OFFICE, PARTY
from govlint.burden.copies.superiors import is_certain, name_of
from govlint.burden.demands import downward, duties_of
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.duties import Duty
from govlint.structure.times import Deadline, cadences, deadlines

NO_SUPERIOR = "来源里没有认出上级文件，或者没有与它相同的要求"
LATER, EARLY, SAME_DAY = "晚于上级", "提前", "同一天"
OF_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?=年|[—~～至-])")
AIMS = re.compile(
    r"达到|(?:提高|提升|增加|增长|降低|下降|压减|压缩|减少)[到至]|控制在|不低于|不高于|不少于|不超过|不得|至少|最多|以上|以下|以内|"
    r"之内|左右|力争|确保|目标|日内|必须|应当|(?<![主需重])要(?![求素点])|每[个]?[省市县区乡镇街村社户校年月季周]"
)
"""What sets a figure as an aim or a bound."""
TOLD = re.compile(
    r"比上年|同比|环比|同期|去年|上年|增加值|累计|截至|已经?[^，]{0,6}(?:达|完成|建成|实现)"
)
"""What only tells how things stand."""
BOUND = re.compile(
    r"(?:不少于|不低于|不超过|不高于|不得少于|不得低于|不得超过|至少|最多|每[个]?[省市县区州乡镇街村社户校人][^，]{0,8})$"
)
AT_LEAST = re.compile(r"(?:不少于|不低于|不得少于|不得低于|至少|满)$")
NO_AIM = re.compile(r"罚款|罚金|滞纳金|违约金|赔偿|公示")
CHECKS = re.compile(r"督查|督导|督察|检查|考核|考评|评估|验收|巡查")
EVERYWHERE = re.compile(r"全[省市县区州]|辖区|下级|基层")
ORGANS = frozenset({DEPARTMENT, GOVERNMENT, OFFICE, PARTY})
LOCALITIES = {"各地", "各地区"}
HEAD = re.compile(r"(?:国家|省|自治区|市|县|区|州)(?=里|级|对|将|要|每|定期|适时|组织)")
"""The level alone, in front of what it does (市对各地落实情况进行督查)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that names a day."""

    words: Deadline
    day: datetime.date

    def __str__(self) -> str:
        """Return the words as printed and the day."""
        return f"{self.words.text}（{self.day}）"


def terms(context: Context) -> Iterator[Hit]:
    """B-DDL-2: the term of lower levels against the superior's for the same matter.

    Raises:
        NotApplicable: it goes to no lower level, or no superior asks the same.
    """
    paper = downward(context)
    written = analysed(context.official).written
    for one in _likes(context):
        own, their = _term(one.own, written), _term(one.text, one.source.source.date)
        if own is None or their is None or guards.urgent(one.own) or _other_year(one):
            continue
        start = written or one.source.source.date
        case = _case(one, own, their, start, context.parameters["share"])
        if case and _presses(context, one, paper, case):
            yield _term_hit(context, one, own, their, case)


def _likes(context: Context) -> tuple[Counterpart, ...]:
    """Return the clauses that say what one of a superior says.

    Raises:
        NotApplicable: there are none.
    """
    found = counterparts(context)
    if not found:
        raise NotApplicable(NO_SUPERIOR)
    return found


def _term(text: str, written: datetime.date | None) -> Term | None:
    """Return the one term of a clause that names a day; none of several, or of a cadence."""
    found = [one for one in deadlines(text, written) if one.kind != "vague"]
    if len(found) != 1 or found[0].day is None or any(cadences(text)):
        return None
    return Term(found[0], found[0].day)


def _other_year(one: Counterpart) -> bool:
    """Tell whether the clauses speak of the work of different years, terms aside."""
    own, their = _years(one.own), _years(one.text)
    return bool(own) and bool(their) and own != their


def _years(text: str) -> set[str]:
    plain = text
    for found in reversed([one for one in deadlines(text, None) if one.kind != "vague"]):
        plain = plain[: found.start] + plain[found.end :]
    return set(OF_YEARS.findall(plain))


def _case(
    one: Counterpart, own: Term, their: Term, start: datetime.date | None, share: float
) -> str:
    """Return which way the terms differ; empty where they do not, or not enough.

    A superior's term that was over when the paper was written was one of another round.
    """
    if start is None or their.day <= start:
        return ""
    if own.day > their.day:
        return LATER
    if own.day == their.day:
        return SAME_DAY if HANDS_IN.search(one.own) else ""
    early, window = (their.day - own.day).days, (their.day - start).days
    return EARLY if own.day > start and early > share * window else ""


def _presses(context: Context, one: Counterpart, paper: Paper, case: str) -> bool:
    return case == LATER or burdens_lower(_duty(context, one), one.own, paper)


def _duty(context: Context, one: Counterpart) -> Duty | None:
    """Return the duty that a clause belongs to."""
    duties = duties_of(context.official).get(one.sentence.index, ())
    return next((duty for duty in duties if duty.start < one.end and one.start < duty.end), None)


def _term_hit(context: Context, one: Counterpart, own: Term, their: Term, case: str) -> Hit:
    values = {"own": str(own), "other": str(their)}
    return _hit(context, one, (own.words.start, own.words.end), values, case)


def _hit(
    context: Context,
    one: Counterpart,
    place: tuple[int, int],
    values: dict[str, str],
    case: str = "",
) -> Hit:
    """Return a finding that shows the clause of the paper and the superior's."""
    return Hit(
        one.sentence.zone,
        one.sentence.place(one.start + place[0], one.start + place[1]),
        {"source": name_of(one.source.source), "there": one.text, "here": one.own, **values},
        case=case,
        review=not is_certain(context, one.source),
        evidence=one.sentence.text,
    )


def inflated(context: Context) -> Iterator[Hit]:
    """B-DDL-4: a figure is another one than the superior's in the same words.

    Raises:
        NotApplicable: it goes to no lower level, or no superior asks the same.
    """
    paper = downward(context)
    for one in _likes(context):
        if not _sets_aims(one.own) or _other_year(one):
            continue
        for own, their in paired(one.own, one.text):
            if own.value != their.value and _is_comparable(context, one, own, their, paper):
                way = "高于" if own.value > their.value else "低于"
                values = {"own": own.text, "other": their.text, "way": way}
                yield _hit(context, one, (own.start, own.end), values)


def _sets_aims(text: str) -> bool:
    """Tell whether a clause lays down figures that matter: no penalties, notices or facts."""
    if NO_AIM.search(text) or TOLD.search(text) or guards.told(guards.readable(text)):
        return False
    return bool(AIMS.search(text))


def _is_comparable(
    context: Context, one: Counterpart, own: Figure, their: Figure, paper: Paper
) -> bool:
    """Tell whether a figure means the same to the superior and here, and its change matters.

    Numbers of things are smaller where the region is smaller, bounds for each of them are not. A
    service may be quicker than the superior asks; what lower levels hand in is another matter.
    """
    before = one.own[: own.start]
    if own.is_ratio:
        return True
    if own.is_term:
        pressed = HANDS_IN.search(one.own) and burdens_lower(_duty(context, one), one.own, paper)
        return bool(own.value > their.value or AT_LEAST.search(before) or pressed)
    return bool(BOUND.search(before)) and not words_between(one.own, one.text)


def copied_checks(context: Context) -> Iterator[Hit]:
    """B-CHK-5: a check that the superior makes is made once more at the own level.

    Raises:
        NotApplicable: it goes to no lower level, or no superior asks the same.
    """
    downward(context)
    for one in _likes(context):
        text = guards.readable(one.own)
        word = CHECKS.search(text)
        if word is None or not CHECKS.search(one.text):
            continue
        if guards.negated(text, *word.span()) or guards.statutory(one.own, word.start()):
            continue
        words = _of_another_level(one)
        if words and (LOWS.search(text) or EVERYWHERE.search(text)):
            told = "、".join(f"“{there}”改成“{here}”" for here, there in words[:4])
            yield _hit(context, one, word.span(), {"words": told})


def _of_another_level(one: Counterpart) -> list[Pair]:
    """Return the words that show that somebody else checks: an organ where any is named."""
    heads = [HEAD.match(text) for text in (one.own, one.text)]
    if heads[0] and heads[1] and heads[0][0] != heads[1][0]:
        return [(heads[0][0], heads[1][0])]
    words = words_between(one.own, one.text)
    organs = [(here, there) for kind, here, there in words if kind in ORGANS]
    others = [(here, there) for _, here, there in words if {here, there} != LOCALITIES]
    return organs or others
