"""How much of a document is opening, closing block and running text, in characters.

Characters are counted as word processors count them (字数): a Chinese character and a mark count
one each, a word or number in Latin letters and digits counts one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govlint.burden.analysis import Analysis, analysed
from govlint.burden.empty import (
    FRAME,
    LONGEST_PURPOSE,
    NAMED,
    PURPOSE,
    QUANTITY,
    empty_sentences,
    is_task,
    names_something,
)
from govlint.burden.papers import is_statute
from govlint.burden.stock import concrete_verbs, found_in, plain
from govlint.model.elements import Element, Heading, OfficialDocument
from govlint.structure.duties import Duty
from govlint.structure.sentences import Sentence
from govlint.structure.units import UnitKind

COUNTED = re.compile(r"[A-Za-z0-9]+(?:[.,%][A-Za-z0-9]+)*|\S")
GENERAL = re.compile(
    r"总体(要求|思路|目标|部署)|指导思想|(基本|工作|主要|总体)原则|(工作|主要|总体|发展|行动|任务)?目标$|意义|认识|形势|背景|"
    r"依据|目的|必要性|基本思路|重要性|总体考虑"
)
"""Headings under which a paper has not come to the point yet."""
CLOSING = re.compile(
    r"保障措施|组织保障|组织领导|加强(统筹)?领导|组织实施|实施保障|保障机制|责任落实|落实责任|工作(要求|保障)|有关要求|相关要求|"
    r"强化保障|氛围|宣传(引导|报道|工作)?$|(注重|加强|强化)(舆论)?宣传"
)
"""Headings of the block about leadership, responsibility and publicity at the end."""
BACKGROUND = re.compile(
    r"近年来|当前|目前|随着|长期以来|截至|同时也要|也要(清醒)?看到|但|然而|[^，。]{2,30}以来，|党中央|国务院|省委|市委"
)
"""How a sentence begins that tells of the situation."""
PARAMETER = re.compile(r"附件|联系人|电话|邮箱|http|@")
FEWEST_CLOSING = 60
KEY = "burden.characters"


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first concrete measure; ``characters`` without what is spared."""

    sentences: tuple[Sentence, ...]
    characters: int
    share: float


@dataclass(frozen=True, slots=True)
class Closing:
    """The block about leadership, responsibility and publicity at the end of a paper.

    ``bare`` are its sentences that name no unit, number, date or thing of their own.
    """

    headings: tuple[Heading, ...]
    sentences: tuple[Sentence, ...]
    bare: tuple[Sentence, ...]
    share: float
    bare_share: float


def count(text: str) -> int:
    """Return the characters of a text as word processors count them."""
    return len(COUNTED.findall(text))


def characters(official: OfficialDocument) -> int:
    """Return the characters of the text proper: no masthead, imprint, annexes or tables.

    A lone character on a line is no sentence and does not count.
    """
    known = official.memo.get(KEY)
    if not isinstance(known, int):
        known = official.memo[KEY] = _length(analysed(official).sentences)
    return known


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(count(one.normalised) for one in sentences)


def empty_share(official: OfficialDocument) -> float:
    """Return the share of the text that stands in empty sentences."""
    found = sum(count("".join(one.text.split())) for one in empty_sentences(official))
    return _part(found, characters(official))


def _part(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main_text(official: OfficialDocument) -> tuple[Sentence, ...]:
    """Return the sentences of what a paper is about: of the issued text where there is one."""
    found = analysed(official).sentences
    issued = tuple(one for one in found if one.zone is Element.ISSUED)
    return issued or found


def opening(official: OfficialDocument) -> Opening:
    """Return what stands before the first heading or sentence that comes to the point.

    A short purpose clause, the words that lead over (通知如下), and aims with a figure are not
    counted. A text in articles has no opening.
    """
    if is_statute(official):
        return Opening((), 0, 0.0)
    analysis = analysed(official)
    general = _below(official, GENERAL)
    acting = _acting(official, analysis)
    found: list[Sentence] = []
    for sentence in main_text(official):
        if sentence.heading is None and sentence.index in acting:
            break
        if sentence.heading is not None and sentence.heading not in general:
            break
        if not sentence.is_heading and not _is_spared(official, sentence):
            found.append(sentence)
    else:
        found = []  # a text that never comes to a measure has no opening
    return Opening(tuple(found), _length(found), _part(_length(found), characters(official)))


def _acting(official: OfficialDocument, analysis: Analysis) -> set[int]:
    """Return the sentences that lay something on somebody that can be checked."""
    stock = {one.sentence.index for one in empty_sentences(official)}
    return {
        duty.sentence.index
        for duty in analysis.duties
        if is_task(duty, stock)
        and (_is_measurable(duty) or concrete_verbs().search(duty.text))
        and not BACKGROUND.match(duty.sentence.normalised)
    }


def _is_spared(official: OfficialDocument, sentence: Sentence) -> bool:
    """Tell whether a sentence of an opening is not counted: purpose, transition, measured aim."""
    text = plain(sentence.normalised)
    if FRAME.search(text) or (PURPOSE.match(text) and len(text) <= LONGEST_PURPOSE):
        return True
    above = official.headings[sentence.heading].title if sentence.heading is not None else ""
    return "目标" in above and QUANTITY.search(text) is not None


def _below(official: OfficialDocument, pattern: re.Pattern[str]) -> set[int]:
    """Return the headings that a pattern fits, with all below them."""
    found: set[int] = set()
    for number, heading in enumerate(official.headings):
        if pattern.search(_name(heading)) or heading.parent in found:
            found.add(number)
    return found


def _name(heading: Heading) -> str:
    """Return the name of a heading, without a sentence that is run in behind it."""
    return re.split(r"[。．：:]", heading.title, maxsplit=1)[0].strip()


def closing(official: OfficialDocument) -> Closing:
    """Return the block at the end that says who leads, answers for and spreads the work."""
    analysis = analysed(official)
    last = list(_last_headings(official))
    whole = characters(official)
    numbers = _under(official, last)
    inside = tuple(one for one in main_text(official) if one.heading in numbers)
    sentences = tuple(one for one in inside if not one.is_heading)
    if not last:
        sentences = inside = _last_paragraph(official)
    local = _local(analysis)
    bare = tuple(one for one in sentences if one.index not in local)
    return Closing(
        tuple(official.headings[number] for number in last),
        sentences,
        bare,
        _part(_length(inside), whole),
        _part(_length(bare), whole),
    )


def _last_headings(official: OfficialDocument) -> Iterator[int]:
    """Yield the headings of the first level at the end of the paper that are of the closing."""
    zones = {one.zone for one in main_text(official)}
    top = [
        number
        for number, heading in enumerate(official.headings)
        if heading.parent is None and heading.zone in zones and heading.scheme != "article"
    ]
    found: list[int] = []
    while len(top) > 1 and CLOSING.search(_name(official.headings[top[-1]])):
        found.append(top.pop())
    yield from reversed(found)


def _under(official: OfficialDocument, numbers: Sequence[int]) -> set[int]:
    found = set(numbers)
    for number, heading in enumerate(official.headings):
        if heading.parent in found:
            found.add(number)
    return found


def _last_paragraph(official: OfficialDocument) -> tuple[Sentence, ...]:
    """Return the sentences of a last paragraph that is nothing but empty ones."""
    empty = {one.sentence.index for one in empty_sentences(official)}
    text = [one for one in main_text(official) if not FRAME.search(plain(one.normalised))]
    if not text or text[-1].index not in empty:
        return ()
    found = tuple(one for one in text if one.span.block == text[-1].span.block)
    long_enough = _length(found) >= FEWEST_CLOSING
    return found if long_enough and all(one.index in empty for one in found) else ()


def _local(analysis: Analysis) -> set[int]:
    """Return the sentences with a local parameter: a unit, number, date or name of their own."""
    named = {duty.sentence.index for duty in analysis.duties if _names(duty)}
    told = {one.index for one in analysis.sentences if _tells(plain(one.normalised))}
    return named | told


def _tells(text: str) -> bool:
    """Tell whether a text holds a number, a day, a name or an address."""
    parameter = QUANTITY.search(text) or PARAMETER.search(text)
    return parameter is not None or names_something(text, found_in(text))


def _names(duty: Duty) -> bool:
    units = (*duty.lead, *duty.partners)
    told = not duty.inherited and any(unit.kind is UnitKind.ORGAN for unit in units)
    return told or (duty.deadline is not None and duty.deadline.kind != "vague")


def actionable_density(official: OfficialDocument) -> float:
    """Return sentences with actor, action and something measurable, per 1,000 characters."""
    found = {
        duty.sentence.index
        for duty in analysed(official).duties
        if duty.binds and duty.lead and _is_measurable(duty)
    }
    whole = characters(official)
    return round(1000 * len(found) / whole, 2) if whole else 0.0


def _is_measurable(duty: Duty) -> bool:
    dated = duty.deadline is not None and duty.deadline.kind != "vague"
    return bool(dated or duty.cadence or duty.quantities or NAMED.search(plain(duty.text)))
