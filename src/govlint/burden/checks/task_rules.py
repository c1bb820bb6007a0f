"""Tasks without term, lead, actor or measure (B-TASK-1, -2, -3, -4, -6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.analysis import analysed
from govlint.burden.checks.task_scope import (
    cut,
    has_table,
    is_concrete,
    ledger,
    names_term,
    one_finding,
    percent,
    quoted,
)
from govlint.burden.papers import title_of
from govlint.burden.tasks import Task
from govlint.model.elements import Element
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure import verbs
from govlint.structure.sentences import Sentence
from govlint.structure.units import SELF, UnitKind

LASTING = re.compile(r"长期(坚持|任务|推进)|持续推进|常态化|全年|贯穿")
"""A task that says that it has no end."""
PLANNED = re.compile(r"方案|行动(?!不便)|计划|要点|分工|攻坚|整治|专项|试点|重点工作|工作安排")
"""Titles of papers whose tasks have an end."""
GENERAL_TERM = re.compile(
    r"(各项|上述|以上|全部|所有)(工作|任务|措施|事项)[^。；]{0,20}(前|底|内)[^。；]{0,6}(完成|落实|办结)"
)
STANDING = re.compile(
    r"招生|入学|升学|医保|保险|公积金|资金|经费|户籍|户口|落户|待遇|补贴|补助|救助|实验室|物业|闲置|经济.{0,4}住房|困难.{0,4}房"
)
"""Titles of papers that lay down for good who may get what, and how."""
TIMED = 0.2
"""Share of dated tasks from which a paper sets terms, whatever its title."""
TERMS = re.compile(r"(完成|办结|整改)(时限|时间|期限)|时间节点|进度安排|^时限$")
LEAD = re.compile(r"牵头|主办|主责|总责|会同|为主|承办|组织")
EACH = re.compile(r"分别|各自|各负其责|属地|联合|共同")
FIRST_LEADS = re.compile(
    r"(排|列)在?(第一|首|最前)[^。]{0,12}(牵头|主办)|第一(家|个)?(单位|部门)[^。]{0,6}牵头"
)
"""What a paper says that names the first unit of each list as the one that leads."""
UNITS = re.compile(r"责任(单位|部门)|牵头(单位|部门)|主办(单位|部门)")
VAGUE_TERM = re.compile(
    r"尽快|(?<!、)适时|近期(?=内|要|应|将|完成|启动|印发|制定|报|开展|组织)|抓紧|尽早|早日|"
    r"(?<!不)及时(?=(?:地)?(?:完成|制定|出台|建立|修订|办结|整改|报送|上报|提交|落实|反馈))"
)
ON_EVENT = re.compile(r"如|若|一旦|发现|遇|凡|时，|后，|的，|情况|问题|变化|动态")
"""Then 及时 means that something follows an event, and no term is wanting."""
VAGUE_ACTOR = re.compile(r"(有关|相关)(职能)?(部门|单位|方面|机构|地方|地区)|^各级各部门$|^各方面$")
STRONG = re.compile(
    r"(显著|明显|大幅度?)(地)?(提升|提高|改善|增强|好转|优化|加强|进步|下降|降低|减少|压缩|缩短|突破|"
    r"成效|改观|增加|加快|拓展)|(提升|提高|改善|增强|好转|优化|下降|降低|减少|缩短|效率|水平|能力|质量)(显著|明显)(?!的)"
)
AIM = re.compile(
    r"力争|实现|确保|争取|努力|目标|到20[0-9]{2}年|推动|促进|使|达到|[0-9]年(底|末)?，"
)
FIGURE = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?![0-9.年月日号．、)）])|百分之|[一二三四五六七八九十百]+(个|项|倍|成|家|次)|"
    r"翻[一两]?番|全覆盖|零"
)


def no_term(context: Context) -> Iterator[Hit]:
    """B-TASK-1: tasks that leave something to check but name no term.

    Raises:
        NotApplicable: few tasks leave something to check, or one term is set for all.
    """
    found = [task for task in ledger(context) if is_concrete(task)]
    if STANDING.search(title_of(context.official)):
        raise NotApplicable("规定办理条件、待遇一类长期执行的内容")
    if len(found) < context.parameters["fewest"]:
        raise NotApplicable("能检查结果的任务很少")
    if has_table(context.official, TERMS) or _said(context, GENERAL_TERM):
        raise NotApplicable("另有总的时限，或者列表写明时限")
    bare = [task for task in found if not names_term(task) and not LASTING.search(task.duty.text)]
    dated = len(found) - len(bare)
    planned = PLANNED.search(title_of(context.official))
    if not planned and dated < max(context.parameters["dated"], TIMED * len(found)):
        raise NotApplicable("没有给任务定时限的文件，多是长期执行的要求")
    if len(bare) >= context.parameters["share"] * len(found):
        values = {"total": len(found), "share": percent(len(bare), len(found))}
        yield from one_finding(bare, values)


def no_lead(context: Context) -> Iterator[Hit]:
    """B-TASK-2: several organs without one that leads; a plan in which nobody is named.

    Raises:
        NotApplicable: a table or a sentence says who leads.
    """
    found = ledger(context)
    if has_table(context.official, UNITS) or _said(context, FIRST_LEADS):
        raise NotApplicable("列表或者正文写明了牵头单位")
    several = [task for task in found if _is_shared(task)]
    if len(several) >= context.parameters["several"]:
        names = "、".join(unit.name for unit in several[0].duty.lead)
        yield from one_finding(several, {"total": len(found), "names": cut(names)}, "多家")
    if not PLANNED.search(title_of(context.official)):
        return
    issued = [task for task in found if task.sentence.zone is Element.ISSUED]
    bare = [task for task in issued if not task.duty.lead]
    fewest, share = context.parameters["fewest"], context.parameters["share"]
    if len(issued) >= fewest and len(bare) >= share * len(issued):
        values = {"total": len(issued), "share": percent(len(bare), len(issued))}
        yield from one_finding(bare, values, "无主")


def _is_shared(task: Task) -> bool:
    """Tell whether two organs or more are named and nothing says which of them leads."""
    duty = task.duty
    organs = [unit for unit in duty.lead if unit.kind is UnitKind.ORGAN]
    if len(organs) < 2 or len(organs) < len(duty.lead) or duty.partners or duty.inherited:
        return False
    said = task.sentence.normalised
    return not LEAD.search(said) and not EACH.search(said)


def vague_term(context: Context) -> Iterator[Hit]:
    """B-TASK-3: 尽快, 适时, 近期, 抓紧 in place of a day."""
    found = [task for task in ledger(context) if _is_soon(task)]
    words = dict.fromkeys(VAGUE_TERM.findall(" ".join(task.duty.text for task in found)))
    yield from one_finding(found, {"words": "、".join(words)})


def _is_soon(task: Task) -> bool:
    duty = task.duty
    bare = verbs.action_in(VAGUE_TERM.sub("", duty.task))  # 抓紧 is a verb itself
    if (
        names_term(task)
        or verbs.classes().get(bare) != "concrete"
        or guards.urgent(task.sentence.normalised)
    ):
        return False
    word = VAGUE_TERM.search(guards.readable(duty.text))
    if word is None or word[0] != "及时":
        return word is not None
    return not duty.condition and not ON_EVENT.search(duty.text)


def vague_actor(context: Context) -> Iterator[Hit]:
    """B-TASK-4: tasks with a term or a figure that fall on 有关部门 alone."""
    found = [task for task in ledger(context) if _is_anybodys(task)]
    names = dict.fromkeys(unit.name for task in found for unit in task.duty.lead)
    yield from one_finding(found, {"names": "、".join(list(names)[:3])})


def _is_anybodys(task: Task) -> bool:
    duty = task.duty
    if not duty.lead or duty.partners or duty.inherited:
        return False
    strict = duty.deadline is not None and duty.deadline.kind != "vague"
    vague = all(
        unit.kind is UnitKind.VAGUE and VAGUE_ACTOR.search(unit.name) and not SELF.search(unit.name)
        for unit in duty.lead
    )
    return vague and is_concrete(task) and (strict or bool(duty.quantities))


def unmeasured(context: Context) -> Iterator[Hit]:
    """B-TASK-6: 显著提升, 明显改善 as an aim, without a figure in it or behind it."""
    ledger(context)
    found = analysed(context.official).sentences
    vague = [
        one
        for one, behind in zip(found, (*found[1:], None), strict=True)
        if _is_vague_aim(one) and not (behind is not None and _goes_on(one, behind))
    ]
    if vague:
        texts = [one.text for one in vague]
        yield Hit(
            element=vague[0].zone,
            span=vague[0].span,
            values={"count": len(vague), "examples": quoted(texts[:3])},
            evidence="\n".join(texts[:3]),
        )


def _is_vague_aim(sentence: Sentence) -> bool:
    text = guards.readable(sentence.normalised)
    word = STRONG.search(text)
    if word is None or guards.told(text) or not AIM.search(text):
        return False
    if sentence.is_heading or not text.endswith(("。", "；")):  # a line that was torn off
        return False
    return not FIGURE.search(text) and not guards.negated(text, *word.span())


def _goes_on(sentence: Sentence, behind: Sentence) -> bool:
    """Tell whether the next sentence of the paragraph gives the figures."""
    same = behind.span.block == sentence.span.block
    return same and bool(FIGURE.search(guards.readable(behind.normalised)))


def _said(context: Context, words: re.Pattern[str]) -> bool:
    return any(words.search(one.normalised) for one in analysed(context.official).sentences)
