"""The ledger of tasks: one row for every duty that a document lays on somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from govlint.burden.analysis import Analysis, analysed
from govlint.model.elements import Element, OfficialDocument
from govlint.structure import verbs
from govlint.structure.duties import REPORTED, Duty, Modality
from govlint.structure.segments import masked
from govlint.structure.sentences import Sentence
from govlint.text.characters import HAN

GENERAL = re.compile(
    r"指导思想|^总体(要求|思路|目标|部署)|(基本|实施|复核|申报|招生|分配|遴选)原则|(工作|主要|总体|行动|发展|任务|保障|建设|预期)目标|^目标|"
    r"(征集|申报|遴选|推荐|评选|参选|认定|揭榜)(方向|范围|条件|对象|主体)[。：]?$|(重要|重大)意义|适用(范围|对象)|工作原则|基本思路|战略定位|存在的?问题|定义|术语|目的(和意义)?$|"
    r"(形势|背景|现状|概况|基本情况|必要性|重要性|紧迫性)(和[^，]{1,8}|分析)?。?$"
)
"""Headings under which nothing is laid on anybody."""
STATUTE = re.compile(r"^第[一二三四五六七八九十百零0-9]+条")
ENDS = ("。", "；", ";", "：", ":", "！", "）", ")", "”", ".")
CHAPTER = re.compile(r"^第[一二三四五六七八九十百零0-9]+[编章节条]")
NEWS = re.compile(r"^(近日|日前)，[^。]{2,80}(印发|出台|发布|公布|下发)了?《")
ISSUES = re.compile(r"现(将|就)|如下[：:。]?$|印发给你们")
OPENING = 4
TITLE = re.compile(rf"{HAN}{{4,16}}。")
PAPERS = re.compile(r"^(以上|上述|所有|全部)?(申请|申报)?材料(均|须|需|应)?提供")
CLOSING = re.compile(
    r"^(请|望|希)[^。]{0,30}(执行|落实|施行)。?$|^[^，。]{0,16}(遵照|参照)执行。?$|特此(通知|通告|公告|函告|报告)|"
    r"自(发布|印发|公布|下发|[0-9]{4}年)[^，。]{0,16}(起)?(施行|实施|执行|生效)|有效期(至|为|限|自|[0-9])|印发给你们|请(认真|遵照|参照)(贯彻|执行|落实)|"
    r"现(将|就)[^。]{0,160}(如下|印发|通知|转发)|通知如下|同时废止|解释权|由[^，。]{2,20}负责解释|请(及时)?(关注|知悉|知照|予支持)|"
    r"^附件|^联系(人|单位|电话|方式)|^[^，。]*另行通知。?$|"
    r"^请[^，。]{0,30}(按|遵照|认真|抓紧)[^。]{0,30}(执行|落实|实施|部署|完成(好)?(相关|各项)?工作)。?$|"
    r"如有[^，。]{0,12}(问题|建议|疑问|意见)|请径向[^，。]{2,20}(反馈|反映|咨询|联系)。?$|请[在到从][^，。]{2,40}下载。?$"
)
OPENS = re.compile(r"^[^。]*?(?:通知|要求|意见|公告|指引|事项|安排)如下[：:。]?(?=[^。]{12})")
"""An opening that goes on in the same sentence (…通知如下：一、…)."""
PURPOSE = re.compile(
    r"^(为|为了|为深入|为进一步|根据)[^。]{4,}(如下|以下|本方案|本意见|本通知|印发|特制定[^，]*)[：:。]?$"
)
FACTS = re.compile(
    r"^(近年来|近日|截至|长期以来)|^[^。，]{0,40}以来，|(发挥了|取得了|取得[^，]{0,8}成效|形成了|产生了|带来了|采取了|提出了明确|面临[^，]{0,12}挑战|"
    r"具有[^，]{0,10}意义。?$)"
)
MEANS = re.compile(r"^[^。，]{2,120}[^。]{0,20}?，?是指|^[^，。]{0,8}要(清醒地?)?看到")
"""What only explains, whatever 要 or 应 stands in it."""
APPLICANT = re.compile(
    r"^[^，。]{0,16}(职工|学生|子女|申请人|申请者|居民|村民|个人|公民)[^，。]{0,12}(申请|提取)[^。]*(提供|提交|出具|提出)"
)
"""What people have to bring who apply for something."""
DEFINES = re.compile(
    r"^(如|例如)[：:]|^(本[^，。]{1,8}所称|[^，。]{2,16}(是指|指的是|包括：?$))|^[^，。]{0,12}时间(为|：)|^[^，要应须]{2,60}，?是[^，]{2,}|^[^，]{2,70}[，、][^，]{0,30}(有利于|具有[^，]{0,10}意义)"
)
LIST_INTRO = re.compile(
    r"(以下|下列|如下)(?!工作|事项|措施|任务|要求|几点|方面|几个|规定|职责|意见|行动)[^。]*[：:]$"
)
ANY_INTRO = re.compile(r"(以下|下列|如下)[^。]*[：:]$")
HOLLOW = re.compile(
    r"(以下|下列|如下)(几项|几方面|几点|重点)?(工作|事项|措施|任务|要求|方面)[：:]$"
)
ITEM = re.compile(r"^([（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、])")


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the ledger; ``duty`` is what it rests on, ``heading`` the marks above it."""

    id: str
    duty: Duty
    heading: str

    @property
    def sentence(self) -> Sentence:
        """The sentence that lays it down."""
        return self.duty.sentence


def tasks(official: OfficialDocument) -> tuple[Task, ...]:
    """Return the tasks of a document in reading order."""
    rows = list(_rows(official, analysed(official)))
    return tuple(
        Task(f"t{number}", duty, duty.sentence.path) for number, duty in enumerate(rows, 1)
    )


def _rows(official: OfficialDocument, analysis: Analysis) -> Iterator[Duty]:
    if _is_news(official, analysis.sentences):
        return
    titles = _titles(analysis.sentences)
    silent = titles | set(_silent(analysis.sentences, _general(official)))
    for duty in analysis.duties:
        if duty.modality is not Modality.MUST or not duty.action:
            continue
        if duty.sentence.index in silent or _is_background(duty, official) or _is_torn(duty):
            continue
        yield duty


def _silent(sentences: tuple[Sentence, ...], general: set[int]) -> Iterator[int]:
    """Yield the sentences that by their place or their kind lay down nothing."""
    listing = statute = False
    for sentence in sentences:
        text = masked(sentence.normalised)
        if sentence.is_heading:
            listing = False
            statute = statute and bool(CHAPTER.match(text))
        statute = statute or bool(STATUTE.match(text))
        listed = listing and ITEM.match(text) and not verbs.MUST.search(text)
        if (
            statute
            or STATUTE.match(sentence.path)
            or listed
            or sentence.heading in general
            or _says_nothing(text)
        ):
            yield sentence.index
        if ANY_INTRO.search(text):
            listing = bool(LIST_INTRO.search(text)) or not verbs.MUST.search(text)


def _says_nothing(text: str) -> bool:
    opening = OPENS.match(text)
    if opening:
        text = text[opening.end() :]
    if any(found.search(text) for found in (STATUTE, CLOSING, PURPOSE, HOLLOW)):
        return True
    if PAPERS.match(text) or REPORTED.search(text) or MEANS.search(text) or APPLICANT.search(text):
        return True
    return bool(FACTS.search(text) or DEFINES.match(text)) and not verbs.MUST.search(text)


def _is_news(official: OfficialDocument, sentences: tuple[Sentence, ...]) -> bool:
    """Tell whether a text is no paper but a report about one (近日，某省政府出台《…》)."""
    if official.elements.get(Element.RECIPIENTS):
        return False
    opening = [one.normalised for one in sentences[:OPENING]]
    return any(NEWS.match(text) for text in opening) and not any(
        ISSUES.search(text) for text in opening
    )


def _titles(sentences: tuple[Sentence, ...]) -> set[int]:
    """Return the sentences that are the title of the paragraph below them.

    Such a title is a paragraph of its own, short and without any mark within; one paragraph
    alone that is so may be a task, several of the same make are titles.
    """
    blocks = Counter(one.span.block for one in sentences)
    found: set[int] = set()
    for one, below in pairwise(sentences):
        text = one.normalised
        lone = blocks[one.span.block] == 1 and below.span.block == one.span.block + 1
        heads = not below.is_heading and len(below.normalised) > 2 * len(text)
        if lone and heads and TITLE.fullmatch(text) and not verbs.MUST.search(text):
            found.add(one.index)
    return found if len(found) > 1 else set()


def _is_background(duty: Duty, official: OfficialDocument) -> bool:
    """Tell whether a clause stands before the first heading and no 要 or 应 binds a unit there."""
    if duty.sentence.heading is not None or not official.headings:
        return False
    text = masked(duty.text)
    if duty.inherited or FACTS.search(text):
        return True
    return not (duty.lead and (verbs.MUST.search(text) or "负责" in text))


def _is_torn(duty: Duty) -> bool:
    """Tell whether a bare imperative is a piece of a line, or a title, that no mark ends."""
    text = duty.sentence.normalised
    if duty.lead or text.endswith(ENDS):
        return False
    return not verbs.MUST.search(text) and duty.deadline is None


def _general(official: OfficialDocument) -> set[int]:
    """Return the headings that only set the scene, and those below them."""
    found: set[int] = set()
    for number, heading in enumerate(official.headings):
        if GENERAL.search(heading.title) or heading.parent in found:
            found.add(number)
    return found
