"""What one clause of a sentence says, told for people: the analysis that all burden rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.burden.analysis import analysed
from govlint.model.elements import OfficialDocument
from govlint.structure.duties import Duty
from govlint.structure.sentences import Sentence
from govlint.structure.units import Unit, units_of

QUOTED = re.compile(r"“([^“”]{1,200})”|《([^《》]{1,160})》")
TO = re.compile(
    r"(?:报送?(?!告|名|道|表)|上报|抄报|抄送|报告|提交|送(?!达)|向|函告|反馈给?|通报给?)"
    r"(?P<units>[^，。；：、“”《》]{2,24}?)"
    r"(?=，|。|；|备案|审[批核定查]|汇总|报告|报送|反馈|提出|提交|申请|说明|通报|$)"
)
EVIDENCE = re.compile(
    r"台账|佐证材料|佐证|照片|截图|视频资料|影像资料|学习笔记|会议记录|签到表|统计表|报表|汇总表|清单|"
    r"总结|自查报告|证明材料|档案|纸质材料|电子版"
)
STATUTE = re.compile(
    r"(?:根据|依据|依照|按照)《[^《》]{2,60}》(?:第[一二三四五六七八九十百零0-9]+条)?"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``duty`` as analysed, and what stands in its words besides.

    ``object`` is what the action is done to, ``recipients`` whom something is handed to,
    ``evidence`` the papers that are asked for, ``quotations`` what is quoted or cited, ``basis``
    the ground that it names.
    """

    duty: Duty
    object: str
    recipients: tuple[Unit, ...]
    evidence: tuple[str, ...]
    quotations: tuple[str, ...]
    basis: str


def clauses(official: OfficialDocument) -> Iterator[tuple[Sentence, tuple[Clause, ...]]]:
    """Yield the sentences of body and issued text with their clauses, in reading order."""
    analysis = analysed(official)
    by_sentence: dict[int, list[Clause]] = {}
    for duty in analysis.duties:
        by_sentence.setdefault(duty.sentence.index, []).append(clause_of(duty))
    for sentence in analysis.sentences:
        yield sentence, tuple(by_sentence.get(sentence.index, ()))


def clause_of(duty: Duty) -> Clause:
    """Return what a clause says."""
    text = duty.text
    statute = STATUTE.search(text)
    return Clause(
        duty,
        object_of(duty),
        tuple(recipients_of(text)),
        tuple(dict.fromkeys(EVIDENCE.findall(text))),
        tuple(first or second for first, second in QUOTED.findall(text)),
        statute[0] if statute else duty.basis,
    )


def object_of(duty: Duty) -> str:
    """Return what stands behind the verb of action; empty where the clause has none."""
    at = duty.task.find(duty.action) if duty.action else -1
    return duty.task[at + len(duty.action) :].strip("了，,。；; ") if at >= 0 else ""


def recipients_of(text: str) -> Iterator[Unit]:
    """Yield the units that something is handed to."""
    for found in TO.finditer(text):
        yield from units_of(found["units"])
