"""Empty sentences: no concrete action, quantity, date, named thing or unit, only stock wording.

A sentence is taken to pieces: stock phrases, general words and words of the title are set aside
(``burden/stock.py``). What is left over is what the sentence says of its own. Where nothing is, and
the list of tasks is the same without it, it can be deleted.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from govlint.burden.analysis import Analysis, analysed
from govlint.burden.stock import (
    HAN_CHAR,
    POLITICAL,
    Found,
    concrete_verbs,
    covered,
    found_in,
    frequent_in,
    plain,
    topic_of,
)
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.structure.duties import Duty, Modality, duties
from govlint.structure.sentences import Sentence
from govlint.structure.units import UnitKind

KEY = "burden.empty"
UNCHANGED = "若删去本句，任务清单不变"
SHORTEST = 12
LONGEST_PURPOSE = 80
MOST_LEFT = 0.18
"""Share of a sentence that may be words of its own while it still says nothing."""
MOST_LEFT_IN_SLOGANS = 0.3
"""The same where stock phrases alone make up a good part of it."""
SLOGANS_ALONE = 0.4
WEIGHTS = {"slogan": 1.0, "idiom": 1.0, "meaning": 1.0, "political": 1.0, "vague": 0.7, "soft": 0.5}
FEWEST_STOCK = 0.22
"""Share of stock wording, by weight, without which general words are only plain prose."""
NOTHING_LEFT, FEWEST_IN_GENERAL = 0.05, 0.1
"""The same where all its words are general and none is of the topic."""
SHORT, FEWEST_IN_SHORT = 22, 0.4
"""The same for a short sentence."""
LONGEST_LEFT = 4
"""Characters in a row of its own that are a word of a trade, a place or a thing."""
FEWEST_OWN, MOST_OWN = 4, 0.55
"""A clause with so many characters of its own, and so great a share of them, says something."""
MOST_NAMED = 3
TAIL = 24
"""Characters behind a political formula from which the rest of its sentence counts."""
NUMERAL = "一二两三四五六七八九十百千万"
ENDS = re.compile(r"[。；！][”’）]*$")
"""A piece without it is a heading, or a line of a page that was cut."""
STOPS = re.compile(r"[。；！：？][”’）]*$|^.{1,30}[^，、]$")
"""Ends a paragraph, or is one of those short ones that need no stop."""
COUNTED = re.compile(rf"[{NUMERAL}个]+")
QUANTITY = re.compile(
    rf"[0-9]|百分之|[{NUMERAL}半]+(?:个?工作日|个月|天内|日内|小时|年内|次以上|倍|成以上|万|亿|人次|名|户|家|所|座|台|辆|公里|亩)"
    r"|月底|年底|季度|每[日周月季年旬]|按[日周月季]|时限内|第[一二三四五六七八九十百]+[条款项号章]"
)
NAMED = re.compile(r"《|〔|“(?P<inner>[^“”]{1,40})”|[A-Za-z]{2,}|附件|详见|见表|如下|以下")
CITING = re.compile(
    r"^(根据|依据|依照|按照|经)[^，]{2,60}(规定|法|条例|办法|同意|批准|要求)|法律、?(行政)?法规|依法(?!治|行政)"
)
CONDITION = re.compile(
    r"(^|，)(如|若|凡|遇有?|对于?|因|逾期|未)[^，；。]{2,60}的，|(^|，)(如果|一旦|除)[^，；。]{2,40}，"
)
FRAME = re.compile(
    r"(印发|转发|下发|通知|通报|公布|公告|报告|批复|意见|函复|明确|制定|发布)(给你们|如下)|特此|遵照执行|贯彻执行|参照执行|认真执行|"
    r"组织实施|请认真(抓好)?(贯彻)?落实|一并(贯彻)?执行|(施行|实施|执行|生效)[。）]?$|予以支持|请.{0,6}审[议示]|妥否|请批[示复]|来电|联系"
)
"""What hands a text over, or closes it in the form that its kind asks for."""
ASSIGNS = re.compile(
    r"研究(?:制[定订]|完善|出台|提出|建立)|牵头|简称|主要包括|(?:方案|计划|预案|细则|报告)(?:应当?|要)|^(?:鼓励|支持|允许|引导)|分工方案|责任分工[表图方]|配合单位|责任单位："
)
CLAUSE = re.compile(r"[^，；。：]+")
PURPOSE = re.compile(r"^为[^，。]{2,}，")
SAYS = re.compile(r"(指出|强调|要求|提出|明确)(：|，?“)")
GENERAL_UNIT = re.compile(r"各|全|本|上级|下级|所有")
OPEN, CLOSE = "“‘", "”’"


@dataclass(frozen=True, slots=True)
class Empty:
    """A sentence, or the rest of one behind a political formula, that could be deleted."""

    sentence: Sentence
    span: Span
    text: str
    reason: str

    @property
    def length(self) -> int:
        """Its characters, blanks aside."""
        return len("".join(self.text.split()))


def empty_sentences(official: OfficialDocument) -> tuple[Empty, ...]:
    """Return every empty sentence of body and issued text, in reading order.

    One political sentence of a document and a short purpose clause are left alone.
    """
    known = official.memo.get(KEY)
    if isinstance(known, tuple):
        return known
    found = tuple(_found(official, analysed(official)))
    official.memo[KEY] = found
    return found


def _found(official: OfficialDocument, analysis: Analysis) -> Iterator[Empty]:
    stock = {found.sentence.index: found for found in _stock(official, analysis)}
    for found in stock.values():
        if unchanged(analysis, found.sentence, stock):
            yield found


def _stock(official: OfficialDocument, analysis: Analysis) -> Iterator[Empty]:
    """Yield the sentences that are nothing but stock wording."""
    topic = topics(official, analysis)
    named = _units_named(analysis)
    spared = False
    for sentence in analysis.sentences:
        text = plain(sentence.normalised)
        if sentence.is_heading or _is_exempt(text) or _goes_on(analysis.sentences, sentence):
            continue
        found = found_in(text)
        start = 0
        if not spared and any(one.kind == POLITICAL for one in found):
            spared, start = True, _behind_formula(text, found)
        if len(text) - start < (TAIL if start else SHORTEST) or sentence.index in named:
            continue
        reason = _reason(text[start:], topic)
        if reason:
            span = sentence.place(start, len(text))
            block = official.document.blocks[span.block].text
            yield Empty(sentence, span, block[span.start : span.end], reason)


def _goes_on(sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Tell whether a sentence began in the paragraph before: a line of a page that was cut."""
    if sentence.index == 0:
        return False
    before = sentences[sentence.index - 1]
    same = before.span.block == sentence.span.block
    return not same and not before.is_heading and not STOPS.search(plain(before.normalised))


def topics(official: OfficialDocument, analysis: Analysis) -> tuple[str, ...]:
    """Return what a document is about: of its title, and what many of its sentences name."""
    title = "".join(text.normalised for text in official.elements.get(Element.TITLE, ()))
    texts = [plain(one.normalised) for one in analysis.sentences if not one.is_heading]
    return (*topic_of(title), *frequent_in(texts))


def _is_exempt(text: str) -> bool:
    """Tell whether a sentence is quoted, hands something over, or tells the purpose in short."""
    if len(text) < SHORTEST or not ENDS.search(text) or FRAME.search(text) or SAYS.search(text):
        return True
    quoted = text[0] in OPEN and text.rstrip("。")[-1:] in tuple(CLOSE)
    return quoted or (PURPOSE.match(text) is not None and len(text) <= LONGEST_PURPOSE)


def _behind_formula(text: str, found: Sequence[Found]) -> int:
    """Return where the clause ends that holds the last political formula; 0: nothing is behind."""
    last = max(one.end for one in found if one.kind == POLITICAL)
    stop = re.compile(r"[，；。]").search(text, last)
    return stop.end() if stop else len(text)


def _reason(text: str, topic: Sequence[str]) -> str:
    """Say why a text says nothing; empty where it does."""
    found = found_in(text)
    if _is_concrete(text, found):
        return ""
    cover = covered(text, found, topic)
    own = [kind for kind, char in zip(cover, text, strict=True) if HAN_CHAR.match(char)]
    if len(own) < SHORTEST - 2 or _has_own_verb(text, cover):
        return ""
    weight = sum(WEIGHTS.get(kind, 0.0) for kind in own) / len(own)
    left = own.count("") / len(own)
    most = MOST_LEFT_IN_SLOGANS if weight >= SLOGANS_ALONE else MOST_LEFT
    if left > most or weight < _fewest(own, left):
        return ""
    if any(len(run) > LONGEST_LEFT for run in _runs(text, cover)) or _has_own_clause(text, cover):
        return ""
    words = "、".join(dict.fromkeys([*_named(text, found), *_idioms(text, cover)][:MOST_NAMED]))
    return f"只有“{words}”等表述，没有具体的动作、数量、时限、名称或责任单位；{UNCHANGED}"


def _fewest(own: Sequence[str], left: float) -> float:
    """Return how much stock wording makes a sentence empty: the more, the more it says itself."""
    if left <= NOTHING_LEFT and "topic" not in own:
        return FEWEST_IN_GENERAL
    return FEWEST_IN_SHORT if len(own) < SHORT else FEWEST_STOCK


def _is_concrete(text: str, found: Sequence[Found]) -> bool:
    """Tell whether a quantity, a date, a name, a legal basis or a condition stands in a text."""
    if any(pattern.search(text) for pattern in (QUANTITY, CITING, CONDITION, ASSIGNS)):
        return True
    if any(one.kind == "meaning" for one in found) and not concrete_verbs().search(text):
        return False
    return names_something(text, found)


def names_something(text: str, found: Sequence[Found]) -> bool:
    """Tell whether a paper, a list, a number or a thing in quotation marks is named."""
    return any(not _is_slogan_quote(match, found) for match in NAMED.finditer(text))


def _is_slogan_quote(match: re.Match[str], found: Sequence[Found]) -> bool:
    """Tell whether quotation marks hold a slogan (“三个明显提升”) and name nothing."""
    inner = match["inner"]
    if inner is None:
        return False
    if any(one.start <= match.start() + 1 and one.end >= match.end() - 1 for one in found):
        return True
    cover = covered(inner, found_in(inner), ())
    return "slogan" in cover + ["slogan"] * ("vague" in cover) and not COUNTED.sub(
        "", "".join(_runs(inner, cover))
    )


def _has_own_verb(text: str, cover: Sequence[str]) -> bool:
    """Tell whether a verb that can be checked stands outside stock wording."""
    return any(
        not all(cover[match.start() : match.end()]) for match in concrete_verbs().finditer(text)
    )


def _has_own_clause(text: str, cover: Sequence[str]) -> bool:
    """Tell whether a clause is mostly words of its own."""
    for clause in CLAUSE.finditer(text):
        han = [place for place in range(*clause.span()) if HAN_CHAR.match(text[place])]
        own = sum(not cover[place] for place in han)
        if own >= FEWEST_OWN and own > MOST_OWN * len(han):
            return True
    return False


def _runs(text: str, cover: Sequence[str]) -> list[str]:
    """Return the stretches of a text that nothing covers."""
    bare = "".join(
        char if not kind and HAN_CHAR.match(char) else " "
        for char, kind in zip(text, cover, strict=True)
    )
    return bare.split()


def _named(text: str, found: Sequence[Found]) -> Iterator[str]:
    """Yield at most three phrases for the reason, as printed in the sentence."""
    last = -1
    count = 0
    for one in sorted(found, key=lambda item: (item.start, -item.end)):
        if one.start >= last and one.kind != POLITICAL and count < MOST_NAMED:
            last, count = one.end, count + 1
            yield text[one.start : one.end].strip("，。、；“”")


def _idioms(text: str, cover: Sequence[str]) -> list[str]:
    """Return the idioms of a text."""
    kept = (char if kind == "idiom" else " " for char, kind in zip(text, cover, strict=True))
    return "".join(kept).split()


def _units_named(analysis: Analysis) -> set[int]:
    """Return the sentences in which a unit of its own name is to act, beside 各级各部门."""
    return {
        duty.sentence.index
        for duty in analysis.duties
        if not duty.inherited
        for unit in (*duty.lead, *duty.partners)
        if unit.kind is UnitKind.ORGAN
        or (unit.kind is UnitKind.CLASS and not GENERAL_UNIT.match(unit.name))
    }


def is_task(duty: Duty, stock: Container[int]) -> bool:
    """Tell whether a duty can be kept in a list: something of it can be checked.

    Args:
        duty: of any sentence.
        stock: the sentences that are nothing but stock wording.
    """
    if duty.modality is not Modality.MUST or not duty.action:
        return False
    told = duty.deadline is not None and duty.deadline.kind != "vague"
    measured = told or duty.cadence is not None or bool(duty.quantities)
    return measured or duty.sentence.index not in stock


def unchanged(analysis: Analysis, sentence: Sentence, stock: Container[int]) -> bool:
    """Tell whether the list of tasks is the same without a sentence: the deletion test.

    The duties of the sentences around it are worked out anew without it, since a sentence may
    give the one behind it its subject.
    """
    around = _around(analysis.sentences, sentence)
    rest = [one for one in around if one is not sentence]
    before, after = duties(around, analysis.written), duties(rest, analysis.written)
    return _list(before, stock) == _list(after, stock)


def _around(sentences: Sequence[Sentence], sentence: Sentence) -> list[Sentence]:
    """Return the sentences that may share a subject or a line of units with one."""
    place = sentence.index
    blocks = {sentence.span.block}
    for one in reversed(sentences[:place]):
        if len(blocks) > 2:
            break
        blocks.add(one.span.block)
    behind = {one.span.block for one in sentences[place : place + 40]}
    blocks |= set(sorted(block for block in behind if block > sentence.span.block)[:2])
    return [one for one in sentences if one.span.block in blocks]


def _list(found: Sequence[Duty], stock: Container[int]) -> list[tuple[object, ...]]:
    """Return tasks as their list shows them: who, with whom, what, by when, how often."""
    return [
        (
            tuple(unit.name for unit in duty.lead if unit.kind is not UnitKind.VAGUE),
            tuple(unit.name for unit in duty.partners),
            duty.task,
            duty.deadline.text if duty.deadline else "",
            duty.cadence.text if duty.cadence else "",
        )
        for duty in found
        if is_task(duty, stock)
    ]
