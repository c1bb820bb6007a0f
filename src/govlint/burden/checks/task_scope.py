"""Which papers deploy work, so that rules on tasks may look at their ledger; and how they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govlint.burden import guards
from govlint.burden.papers import is_exempt, title_of
from govlint.burden.tasks import Task, tasks
from govlint.model.blocks import Table
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure import verbs

KEY = "burden.ledger"
WORST = 3
LONGEST = 46
DEPLOY = frozenset(
    {"通知", "意见", "决定", "方案", "计划", "要点", "措施", "安排", "政策", "指示", ""}
)
"""Kinds that may deploy work; a text without a kind word is asked by its title alone."""
PLAN = re.compile(
    r"方案|行动|计划|要点|分工|措施|任务|攻坚|整治|专项|试点|重点工作|工作安排|开展|做好|加强|推进|实施|落实|"
    r"建设|加快"
)
"""Titles that say that work is to be done."""
NO_PLAN = re.compile(
    r"《[^《》]*(规划|纲要|办法|规定|条例|细则|规则|标准|指南|目录|名单|规范|导则|预案|清单|章程|通则|要求|"
    r"程序|制度|流程|手册|大纲)([（(][^（）()]{1,30}[）)])*》|"
    r"任免|任职|免职|放假|休假|招聘|招录|录用|申报|推荐|征集|评选|遴选|招标|考试|报名|公布|名单|认定|表彰|"
    r"征求|废止|转发|撤销|成立|调整|召开|举办|填报|换届|预算|决算|指标|下达|批复|规则|规定|办法|细则|标准|"
    r"价格|收费"
)
"""Titles of papers that do not deploy work, or lay it down for good."""


def ledger(context: Context) -> tuple[Task, ...]:
    """Return the tasks of a paper that deploys work, as many as make a plan.

    Raises:
        NotApplicable: it is another kind of paper, speaks of an emergency, or has few tasks.
    """
    official = context.official
    title = title_of(official)
    if official.kind not in DEPLOY or is_exempt(official):
        raise NotApplicable("不是部署工作的文件")
    if NO_PLAN.search(title) or not PLAN.search(title):
        raise NotApplicable("从标题看不是部署工作的文件")
    if guards.urgent(title):
        raise NotApplicable("应急事项，不按这一条要求")
    found = rows(official)
    if len(found) < context.parameters["fewest"]:
        raise NotApplicable("任务很少，不用列表管理")
    return found


def rows(official: OfficialDocument) -> tuple[Task, ...]:
    """Return the ledger of a document; it is made once."""
    known = official.memo.get(KEY)
    if not isinstance(known, tuple):
        known = tasks(official)
        official.memo[KEY] = known
    return known


def has_table(official: OfficialDocument, words: re.Pattern[str]) -> bool:
    """Tell whether a table of the document has a heading with one of these words."""
    for block in official.document.blocks:
        if isinstance(block, Table) and any(
            cell.row < 2 and words.search("".join(cell.text.split())) for cell in block.cells
        ):
            return True
    return False


def is_concrete(task: Task) -> bool:
    """Tell whether a task leaves something that can be checked (a list, a report, a building)."""
    return verbs.classes().get(task.duty.action) == "concrete"


def names_term(task: Task) -> bool:
    """Tell whether a task says by when or how often."""
    duty = task.duty
    return (duty.deadline is not None and duty.deadline.kind != "vague") or duty.cadence is not None


def one_finding(
    found: Sequence[Task], values: Mapping[str, object], case: str = ""
) -> Iterator[Hit]:
    """Yield the one finding of a paper: it marks the first task and names the first three."""
    if not found:
        return
    shown = list(dict.fromkeys(task.sentence.text for task in found))[:WORST]
    first = found[0].sentence
    yield Hit(
        element=first.zone,
        span=first.span,
        values={"count": len(found), "examples": quoted(shown), **values},
        case=case,
        evidence="\n".join(shown),
    )


def quoted(texts: Sequence[str]) -> str:
    """Return sentences in a message, each cut to a length that can be read."""
    return "；".join(f"“{cut(text)}”" for text in texts)


def cut(text: str) -> str:
    """Return a sentence without its full stop, the end of a long one left out."""
    bare = text.strip().rstrip("。；;")
    return bare if len(bare) <= LONGEST else bare[: LONGEST - 1] + "…"


def percent(part: int, whole: int) -> str:
    """Return a share as it is written in a sentence."""
    return f"{100 * part / whole:.0f}%"
