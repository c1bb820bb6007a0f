"""Papers that convene a meeting: who has to come, how long, how many (B-MTG-1, -2, -3, -6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.burden import guards
from govlint.burden.addressees import paper_of
from govlint.burden.analysis import analysed
from govlint.burden.demands import pattern
from govlint.burden.papers import title_of
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.numerals import number_value
from govlint.structure.sentences import Sentence

MEETING = re.compile(
    r"(召开|举行|参加|举办|做好)[^，。]{0,50}(会|会议)([^，。]{0,10})的?(预?通知|函|方案|安排)$|会议的?(预?通知|方案|安排)$"
)
OTHER_MEETING = re.compile(
    r"培训|人民代表大会|代表大会|政治协商|党代会|人代会|全体会议|全会|展览|博览会|展会|论坛|运动会|年会|听证会|招聘会|推介会|交易会|评审会|答辩|考试|纪要|讲话|精神"
)
VIDEO = re.compile(r"视频|电视电话|分会场|线上")
TOGETHER = re.compile(r"分组(讨论|审议|座谈)|讨论")
DEPUTY = re.compile(
    r"(副[^，。；：]{0,6}|常务副[省市县区]长|秘书长|分管[^，。；：]{0,10})[^，。；：]{0,12}(主持|出席(会议)?并|讲话)"
)
CHIEF = re.compile(
    r"(?<!副)(?<!常务)(省委书记|市委书记|县委书记|区委书记|省长|(?<!副)市长|县长|区长|主要领导|主要负责同志)[^，。；：]{0,10}(主持|出席(会议)?并|讲话)"
)
COMES = r"[^。；]{0,24}(?:参会|参加|出席|到会|与会)"
COMERS = r"(?:参会|参加|出席|与会)(?:人员|范围)?[：:为]?[^。；]{0,40}"
NUMBER = r"([0-9]+(?:\.[0-9]+)?|半|[一二两三四五六七八九十]{1,3})"
DAYS = re.compile(
    rf"(?:会期|会议(?:时间|时长)?)[^，。；]{{0,10}}?(?:共|约|为|：|:|不超过|安排)*{NUMBER}(?:个)?(?:整)?天(半)?"
)
RANGE = re.compile(
    r"(?:会议时间|召开时间|时间|会期|定于)[^，。；]{0,10}?([0-9]{1,2})月([0-9]{1,2})[日号]?(?:[（(][^（）()]{1,8}[）)])?(?:上午|下午|晚)?(?:至|到|—+|－|-|~)(?:([0-9]{1,2})月)?([0-9]{1,2})[日号]"
)
SPEECH = re.compile(rf"(?:讲话|报告)[^，。；]{{0,10}}?{NUMBER}(个?小时|分钟)")
CLOCK = re.compile(rf"(?:时长|会议时间|会期|会议)[^，。；]{{0,10}}?{NUMBER}(个?小时|分钟)")
PEOPLE = re.compile(
    r"(?:会议规模|参会人员|参会人数|与会人员|规模|人数)[^，。；]{0,16}?([0-9]{2,5})(?:余|多)?(?:名|个)?人"
)
SPEAKERS = re.compile(
    rf"{NUMBER}(?:个|家|名|位)[^，。；]{{0,14}}(?:交流发言|典型发言|表态发言|大会发言|经验交流|发言)"
)
MINUTES_EACH = re.compile(rf"(?:发言|每人|每个?单位|每家)[^，。；]{{0,14}}?{NUMBER}分钟")


@dataclass(frozen=True, slots=True)
class _Length:
    """What a sentence says of a length: the words, the length, the most it may have."""

    words: str
    stated: float
    most: float
    unit: str


def attendance(context: Context) -> Iterator[Hit]:
    """B-MTG-1: county and lower cadres are called to a meeting of the province or above.

    Raises:
        NotApplicable: the meeting is held below the province.
    """
    official = _meeting(context)
    if paper_of(context).level not in ("国", "省"):
        raise NotApplicable("不是省级以上机关召开的会议")
    who = pattern("B-MTG-1", "attend").pattern
    words = re.compile(f"(?:{who}){COMES}|{COMERS}(?:{who})")
    for sentence in analysed(official).sentences:
        text = guards.readable(sentence.normalised)
        found = words.search(text)
        if found and not VIDEO.search(text) and not guards.negated(text, *found.span()):
            yield _hit(sentence)


def duration(context: Context) -> Iterator[Hit]:
    """B-MTG-2: a meeting or a speech is longer than the figures."""
    official = _meeting(context)
    whole = title_of(official) + _all(official)
    for sentence in analysed(official).sentences:
        text = guards.readable(sentence.normalised)
        for length in _lengths(text, whole, context):
            if length.stated > length.most:
                yield _hit(
                    sentence,
                    words=length.words,
                    stated=f"{length.stated:g}{length.unit}",
                    most=f"{length.most:g}{length.unit}",
                )
                break


def principals(context: Context) -> Iterator[Hit]:
    """B-MTG-3: principals have to come though a deputy holds the meeting.

    Raises:
        NotApplicable: no deputy is said to hold the meeting.
    """
    official = _meeting(context)
    whole = _all(official)
    if not DEPUTY.search(whole) or CHIEF.search(whole):
        raise NotApplicable("文中没有写由副职主持或者讲话")
    words = pattern("B-MTG-3", "head")
    for sentence in analysed(official).sentences:
        text = guards.readable(sentence.normalised)
        found = words.search(text)
        if found and not guards.negated(text, *found.span()) and not _or_deputy(text, found):
            yield _hit(sentence)


def size(context: Context) -> Iterator[Hit]:
    """B-MTG-6: more people, speakers or minutes for each than the figures that are set."""
    official = _meeting(context)
    most = context.parameters
    people = most["most_people"]
    if paper_of(context).level == "国":
        people = people or most["most_people_national"]
    asked = (
        ("参会人数", PEOPLE, people, "人"),
        ("发言人数", SPEAKERS, most["most_speakers"], "个"),
        ("每个发言的时间", MINUTES_EACH, most["speaker_minutes"], "分钟"),
    )
    for sentence in analysed(official).sentences:
        text = guards.readable(sentence.normalised)
        for name, words, figure, unit in asked:
            found = words.search(text)
            stated = _value(found[1]) if found else 0
            if figure and stated > figure:
                yield _hit(
                    sentence, name=name, stated=f"{stated:g}{unit}", most=f"{figure:g}{unit}"
                )
                break


def _meeting(context: Context) -> OfficialDocument:
    """Return the paper where it convenes a working meeting.

    Raises:
        NotApplicable: it does not, or the meeting is one that statute or custom makes long.
    """
    title = title_of(context.official)
    if not MEETING.search(title) or OTHER_MEETING.search(title):
        raise NotApplicable("不是召开工作会议的通知")
    return context.official


def _lengths(text: str, whole: str, context: Context) -> Iterator[_Length]:
    """Yield the lengths that a sentence states."""
    most = context.parameters
    days = most["most_days_discussion"] if TOGETHER.search(whole) else most["most_days"]
    found = DAYS.search(text)
    if found:
        yield _Length(found[0], _value(found[1]) + (0.5 if found[2] else 0), days, "天")
    ranged = RANGE.search(text)
    if ranged and (not ranged[3] or ranged[3] == ranged[1]):
        yield _Length(ranged[0], int(ranged[4]) - int(ranged[2]) + 1, days, "天")
    speech = SPEECH.search(text)
    if speech:
        yield _Length(speech[0], _minutes(speech), most["speech_minutes"], "分钟")
    clock = CLOCK.search(text)
    if clock and VIDEO.search(whole):
        yield _Length(clock[0], _minutes(clock), most["video_minutes"], "分钟")


def _minutes(found: re.Match[str]) -> float:
    return _value(found[1]) * (60 if "小时" in found[2] else 1)


def _value(text: str) -> float:
    if text == "半":
        return 0.5
    if text == "两":
        return 2
    return float(text) if "." in text else float(number_value(text) or 0)


def _or_deputy(text: str, found: re.Match[str]) -> bool:
    """Tell whether the sentence lets a deputy come (主要负责同志或分管负责同志)."""
    return bool(re.search(r"或|分管|委托", text[max(0, found.start() - 20) : found.end() + 20]))


def _hit(sentence: Sentence, **values: object) -> Hit:
    return Hit(
        element=sentence.zone,
        span=sentence.span,
        values={"text": sentence.text, **values},
        evidence=sentence.text,
    )


def _all(official: OfficialDocument) -> str:
    return "".join(sentence.normalised for sentence in analysed(official).sentences)
