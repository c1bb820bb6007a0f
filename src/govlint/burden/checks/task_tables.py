"""The table of tasks in an annex against the text (B-TASK-5): same task, same unit, same day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.burden.analysis import analysed
from govlint.burden.checks.task_scope import cut, rows
from govlint.burden.tasks import Task
from govlint.model.blocks import Cell, Table
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.times import deadlines
from govlint.structure.units import Unit, UnitKind, units_of
from govlint.text.characters import HAN
from govlint.text.normalise import normalise

TASK = re.compile(
    r"^(主要|重点|目标|具体|工作)*(任务|事项|措施|内容|工作内容|工作事项)(名称|分解|内容|及要求)?$"
)
WHO = re.compile(r"^(牵头|责任|主办|主责|承办|负责)(单位|部门|科室|人?单位)?(及责任人)?$")
WHEN = re.compile(r"^(完成|办结|整改|办理)?(时限|时间|期限|时间节点|时限要求|进度要求)(要求)?$")
HEAD_ROWS = 3
WORDS = re.compile(HAN)
LIKE = 0.75
"""Share of the shorter task's pairs of characters that both must have."""
FEWEST_WORDS = 6
SHOWN = 3
PREFIX = re.compile(r"^(省|市|县|区|自治区|州)")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: the task, and the cells on who and when, normalised."""

    block: int
    cell: Cell
    task: str
    who: str
    when: str


def differences(context: Context) -> Iterator[Hit]:
    """B-TASK-5: places where text and table say different days or units for one task.

    Raises:
        NotApplicable: no table of tasks is bound with the paper.
    """
    official = context.official
    lines = list(table_lines(official))
    if official.kind is None or not lines:
        raise NotApplicable("没有任务表")
    written = analysed(official).written
    found = [
        (line, said)
        for line in lines
        for task in _same(line, rows(official))
        for said in _differs(task, line, written)
    ]
    if found:
        first = found[0][0]
        told = "；".join(said for _, said in found[:SHOWN])
        span = Span(first.block, 0, len(first.cell.text), (first.cell.row, first.cell.column))
        yield Hit(
            element=Element.ATTACHMENT,
            span=span,
            values={"count": len(found), "places": told},
        )


def table_lines(official: OfficialDocument) -> Iterator[Line]:
    """Yield the rows of tables that list tasks with who or when."""
    for number, block in enumerate(official.document.blocks):
        if isinstance(block, Table):
            yield from _lines(number, block)


def _lines(number: int, table: Table) -> Iterator[Line]:
    grid = {(cell.row, cell.column): cell for cell in table.cells}
    head = _head(table)
    if head is None:
        return
    row, columns = head
    for below in range(row + 1, table.rows):
        cell = grid.get((below, columns["task"]))
        text = _text(cell)
        if cell is not None and len(WORDS.findall(text)) >= FEWEST_WORDS:
            who, when = (
                _text(grid.get((below, columns[name]))) if name in columns else ""
                for name in ("who", "when")
            )
            yield Line(number, cell, text, who, when)


def _head(table: Table) -> tuple[int, dict[str, int]] | None:
    """Return the row of headings, and the columns of task, who and when."""
    for row in range(min(HEAD_ROWS, table.rows)):
        found: dict[str, int] = {}
        for cell in table.cells:
            if cell.row != row:
                continue
            for name, words in (("task", TASK), ("who", WHO), ("when", WHEN)):
                if words.match(_text(cell)):
                    found.setdefault(name, cell.column)
        if "task" in found and len(found) > 1:
            return row, found
    return None


def _text(cell: Cell | None) -> str:
    return normalise(cell.text).text.replace("\n", "") if cell else ""


def _same(line: Line, found: tuple[Task, ...]) -> Iterator[Task]:
    """Yield the one task of the text that a row repeats; none where several are alike."""
    wanted = _pairs(line.task)
    alike = [task for task in found if _likeness(wanted, task) >= LIKE]
    if len({task.sentence.index for task in alike}) == 1:
        yield alike[0]


def _likeness(wanted: set[str], task: Task) -> float:
    own = _pairs(task.duty.task)
    if len(own) < FEWEST_WORDS - 1:
        return 0.0
    whole = _pairs(task.duty.text)
    if not wanted:
        return 0.0
    shared = max(len(wanted & own) / min(len(wanted), len(own)), len(wanted & whole) / len(wanted))
    length = min(len(wanted), len(whole)) / max(len(wanted), len(own))
    return shared if length >= 0.5 else 0.0


def _pairs(text: str) -> set[str]:
    words = "".join(WORDS.findall(text))
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _differs(task: Task, line: Line, written: datetime.date | None) -> Iterator[str]:
    name, duty = cut(line.task), task.duty
    said = duty.deadline.day if duty.deadline and duty.deadline.kind == "absolute" else None
    listed = day_of(line.when, written)
    if said is not None and listed is not None and said != listed:
        words = duty.deadline.text if duty.deadline else ""
        yield f"“{name}”的时限，正文是 {said}（{words}），表中是 {listed}（{line.when}）"
    if duty.inherited or not _all_organs(duty.lead):
        return
    units = units_of(line.who)
    if (
        units
        and _all_organs(units)
        and not any(_is_same(one, other) for one in (*duty.lead, *duty.partners) for other in units)
    ):
        own = "、".join(unit.name for unit in duty.lead)
        yield f"“{name}”的单位，正文是{own}，表中是{line.who}"


def day_of(text: str, written: datetime.date | None) -> datetime.date | None:
    """Return the day of a cell, which may leave out 前; None where it names none or several."""
    for words in (text, f"{text}前"):
        found = [one for one in deadlines(words, written) if one.kind == "absolute"]
        if found:
            return found[0].day if len(found) == 1 else None
    return None


def _all_organs(units: tuple[Unit, ...]) -> bool:
    return bool(units) and all(unit.kind is UnitKind.ORGAN for unit in units)


def _is_same(one: Unit, other: Unit) -> bool:
    """Tell whether two names may be the same organ (市财政局, 财政局)."""
    first, second = (PREFIX.sub("", unit.name) for unit in (one, other))
    short, long = sorted((first, second), key=len)
    return short in long or _pairs(short) <= _pairs(long) or set(short) <= set(long)
