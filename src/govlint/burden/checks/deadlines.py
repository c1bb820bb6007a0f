"""Terms that are too short, or that end on a day of rest (B-DDL-1, -3)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.addressees import LEVELS, Paper, burdens_lower
from govlint.burden.analysis import analysed
from govlint.burden.checks.task_scope import quoted, rows
from govlint.burden.demands import downward
from govlint.burden.papers import title_of
from govlint.burden.tasks import Task
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.structure.times import Deadline, is_working_day
from govlint.structure.units import level_of

HANDS_IN = re.compile(
    r"报送|上报|提交|反馈|填报|寄送|送达|发送|报至|报到|送至|报我|报市|报省|报县|报区|(?<!汇)(?<!通)(?<!申)报告|报备|备案|报名|回执|交至|报国"
)
MEETINGS = re.compile(r"会议|培训|报名|放假|考试|竞赛|展会|开幕")
TO_THE_DAY = re.compile(r"[0-9]{1,2}[日号]")
MOST_DAYS = 400
"""A term farther away was misread, or is none that anybody hurries for."""
FRIDAY, MONDAY = 4, 0
WEEKDAYS = "一二三四五六日"


def too_short(context: Context) -> Iterator[Hit]:
    """B-DDL-1: working days between 成文日期 and what lower levels have to hand in by then.

    Raises:
        NotApplicable: it goes to no lower level, or speaks of an emergency.
        NotChecked: it bears no 成文日期.
    """
    paper = downward(context)
    official = context.official
    written = analysed(official).written
    if guards.urgent(title_of(official)) or MEETINGS.search(title_of(official)):
        raise NotApplicable("应急、会议、报名等事项不按这一条计算")
    if written is None:
        raise NotChecked("没有成文日期，算不出给了多少天")
    short: list[tuple[int, int, Task]] = []
    for task in rows(official):
        days = _days(task, written, paper)
        need = _need(task, paper, context)
        if days is not None and days < need:
            short.append((days, need, task))
    if short:
        worst = min(short, key=lambda item: (item[0], item[2].sentence.index))
        yield _finding(worst, short, written)


def _finding(
    worst: tuple[int, int, Task], short: list[tuple[int, int, Task]], written: datetime.date
) -> Hit:
    days, need, task = worst
    day = _day(task)
    rest = [one.sentence.text for _, _, one in short if one is not task][:2]
    return Hit(
        element=task.sentence.zone,
        span=task.sentence.span,
        values={
            "text": task.sentence.text,
            "written": f"{written}（星期{WEEKDAYS[written.weekday()]}）",
            "deadline": f"{day}（星期{WEEKDAYS[day.weekday()]}）" if day else "",
            "days": days,
            "need": need,
            "count": len(short),
            "others": f"另见：{quoted(rest)}。" if rest else "",
        },
        case=_case(days, written, day),
        evidence=task.sentence.text,
    )


def _case(days: int, written: datetime.date, day: datetime.date | None) -> str:
    if days <= 0:
        return "当天"
    if days == 1:
        over = written.weekday() == FRIDAY and day is not None and day.weekday() == MONDAY
        return "周末" if over else "次日"
    return "偏短"


def _day(task: Task) -> datetime.date | None:
    deadline = task.duty.deadline
    return deadline.day if deadline else None


def _days(task: Task, written: datetime.date, paper: Paper) -> int | None:
    """Return the working days that a lower level has to hand something in; None: not that."""
    day, text = _day(task), guards.readable(task.duty.text)
    if day is None or not HANDS_IN.search(text) or task.duty.cadence is not None:
        return None
    if not 0 <= (day - written).days <= MOST_DAYS or guards.urgent(task.sentence.normalised):
        return None
    if guards.own(text, len(text)) or not burdens_lower(task.duty, text, paper):
        return None
    return working_days(written, day)


def working_days(first: datetime.date, last: datetime.date) -> int:
    """Return the working days behind the first day, up to and with the last."""
    length = (last - first).days
    days = (first + datetime.timedelta(days=number) for number in range(1, length + 1))
    return sum(is_working_day(day)[0] for day in days)


def _need(task: Task, paper: Paper, context: Context) -> int:
    """Return the working days that acting takes, and every level that it passes on the way."""
    act, level = context.parameters["act"], context.parameters["per_level"]
    names = [unit.name for unit in task.duty.lead] or [paper.recipients]
    below = [found for name in names if (found := level_of(name))]
    if paper.level is None or not below:
        return int(act)
    down = max(LEVELS.index(one) for one in below) - LEVELS.index(paper.level)
    return int(act + level * max(0, down - 1))


def rest_day(context: Context) -> Iterator[Hit]:
    """B-DDL-3: something is to be handed in by a day on which no office is open.

    Raises:
        NotApplicable: it speaks of an emergency, or is no paper.
    """
    official = context.official
    if official.kind is None or guards.urgent(title_of(official)):
        raise NotApplicable("不是公文，或者是应急事项")
    found = list(_on_rest_days(official))
    if not found:
        return
    task, deadline, day = found[0]
    others = [f"{one.text}（{on}，星期{WEEKDAYS[on.weekday()]}）" for _, one, on in found[1:3]]
    yield Hit(
        element=task.sentence.zone,
        span=task.sentence.span,
        values={
            "term": deadline.text,
            "day": f"{day}（星期{WEEKDAYS[day.weekday()]}）",
            "count": len(found),
            "others": f"另有：{'、'.join(others)}。" if others else "",
        },
        evidence=task.sentence.text,
    )


def _on_rest_days(official: OfficialDocument) -> Iterator[tuple[Task, Deadline, datetime.date]]:
    """Yield what is due, to the day and before no event, on a known day of rest."""
    written = analysed(official).written
    for task in rows(official):
        deadline = task.duty.deadline
        if deadline is None or deadline.day is None or deadline.kind != "absolute":
            continue
        if not TO_THE_DAY.search(deadline.text) or not HANDS_IN.search(task.duty.text):
            continue
        day = deadline.day
        works, known = is_working_day(day)
        month_end = (day + datetime.timedelta(days=1)).day == 1
        before = task.sentence.normalised[: deadline.start]
        if before.endswith("年"):  # 1996年1月1日前 is no term
            continue
        if known and not works and not month_end and written is not None and day >= written:
            yield task, deadline, day
