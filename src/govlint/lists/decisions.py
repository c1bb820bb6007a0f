"""What people decided about rows that might belong to several matters, read back out of a file.

The file is the workbook of a comparison with its sheet 待核对 filled in, or the same columns as csv
or json. Every line is one question: is this row of this region that matter? A line without an
answer decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.model.grid import Grid

SHEET = "待核对"
REGION, PLACE, ROW, NAME, CODE = "地区", "工作表", "行", "事项名称", "编码"
TARGET, TARGET_CODE, TARGET_ID = "候选事项", "候选编码", "候选编号"
DECISION, NOTE = "决定", "说明"
NEEDED = (REGION, NAME, TARGET, DECISION)
_DEEPEST_HEADER = 20
"""Rows of a sheet in which its header is looked for."""


class Answer(StrEnum):
    """What a person decided; the value is the word that the workbook offers."""

    SAME = "同一事项"
    OTHER = "不是"
    OPEN = "待定"


ANSWERS = {
    "同一事项": Answer.SAME,
    "同一": Answer.SAME,
    "相同": Answer.SAME,
    "是": Answer.SAME,
    "是同一事项": Answer.SAME,
    "不是": Answer.OTHER,
    "否": Answer.OTHER,
    "不同": Answer.OTHER,
    "不同事项": Answer.OTHER,
    "不是同一事项": Answer.OTHER,
    "待定": Answer.OPEN,
    "暂不": Answer.OPEN,
    "暂不决定": Answer.OPEN,
}

_SHOWN = re.compile("<U\\+[0-9A-F]{4,6}>")
"""How reports show an invisible character."""
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")


def key_of(text: str) -> str:
    """Return what of a name, a code or a region decides whether two of them are the same.

    Letters and digits, width and case folded: what a report shows of a cell (line ends as blanks,
    invisible characters made visible) has the key of the cell itself.
    """
    folded = unicodedata.normalize("NFKC", _SHOWN.sub("", text)).casefold()
    return "".join(char for char in folded if char.isalnum() and char not in _FILLERS)


@dataclass(frozen=True, slots=True)
class Decision:
    """One answered line: a row of a region, a matter, and what was decided of the two.

    Attributes:
        region: name of the region, as printed.
        name: the row's name, as printed.
        code: its code, ``""`` without one.
        answer: same matter, another matter, or open.
        target: name of the matter.
        target_code: its basic code, ``""`` without one.
        target_id: its id in the run that asked; another run may count otherwise.
        sheet: where the row stood: sheet or table, ``""`` where there was none.
        row: the row's number then; it may have moved.
        note: what the person wrote beside it.
        line: the line of the file, as a person counts it.
    """

    region: str
    name: str
    code: str
    answer: Answer
    target: str = ""
    target_code: str = ""
    target_id: str = ""
    sheet: str = ""
    row: int | None = None
    note: str = ""
    line: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Region, name and code as ``key_of`` has them: what decides which row is meant."""
        return key_of(self.region), key_of(self.name), key_of(self.code)

    @property
    def target_key(self) -> tuple[str, str]:
        """Name and code of the matter as ``key_of`` has them; its id where neither is told."""
        found = key_of(self.target), key_of(self.target_code)
        return found if any(found) else (self.target_id, "")

    def described(self) -> str:
        """Return the decision as one line for people."""
        where = f"第{self.line}行：" if self.line else ""
        return f"{where}{self.region}“{self.name}”与“{self.target or self.target_id}”{self.answer}"


@dataclass(frozen=True)
class Decisions:
    """Every decision of a file, in its order."""

    path: str = ""
    decisions: tuple[Decision, ...] = field(default=())

    @cached_property
    def by_row(self) -> Mapping[tuple[str, str, str], tuple[Decision, ...]]:
        """The decisions that settle something, by region, name and code (see ``Decision.key``)."""
        found: dict[tuple[str, str, str], list[Decision]] = {}
        for decision in self.decisions:
            if decision.answer is not Answer.OPEN:
                found.setdefault(decision.key, []).append(decision)
        return {key: tuple(several) for key, several in found.items()}

    def __bool__(self) -> bool:
        """Tell whether there is any decision that settles something."""
        return bool(self.by_row)


def read_decisions(path: str | Path) -> Decisions:
    """Read the decisions of a file.

    Args:
        path: the workbook that a comparison wrote, or its sheet 待核对 as csv or json.

    Raises:
        ValueError: the sheet or a column is missing, a word is none of those offered, or two lines
            contradict each other; one line in Chinese that names the row.
        ReadError: the file itself cannot be read.
    """
    from govlint.readers.grids import read_grids

    found = read_grids(Path(path))
    name = Path(path).name
    records = _records(found.grids, name)
    decisions = tuple(decision for record in records for decision in _decision(record, name))
    _refuse_contradictions(decisions, name)
    return Decisions(str(path), decisions)


_Record = tuple[int, Mapping[str, str]]


def _records(grids: Sequence[Grid], name: str) -> Iterator[_Record]:
    """Yield the lines under the header, as column to text."""
    sheets = [grid for grid in grids if grid.sheet == SHEET] or list(grids)
    nearest: set[str] = set()
    for grid in sheets:
        rows = [[cell or "" for cell in row] for row in grid.frame.iter_rows()]
        head, begin = _header(grid, rows)
        if set(NEEDED) <= set(head):
            for at in range(begin, len(rows)):
                cells = {title: cell.strip() for title, cell in zip(head, rows[at], strict=False)}
                yield grid.number_of(at), cells
            return
        nearest = max(nearest, set(NEEDED) & set(head), key=len)
    missing = "、".join(f"“{title}”" for title in NEEDED if title not in nearest)
    raise ValueError(
        f"{name} 里没有 {missing} 列，不能读出核对决定；请用对比结果工作簿里的“{SHEET}”表填写"
    )


def _header(grid: Grid, rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """Return the titles of the columns and the first row behind them."""
    if grid.header is not None:
        return [_bare(levels[-1]) for levels in grid.header], 0
    best: tuple[list[str], int] = ([], 0)
    for at, row in enumerate(rows[:_DEEPEST_HEADER]):
        titles = [_bare(cell) for cell in row]
        if len(set(NEEDED) & set(titles)) > len(set(NEEDED) & set(best[0])):
            best = titles, at + 1
    return best


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _decision(record: _Record, name: str) -> Iterator[Decision]:
    """Yield the decision of a line, nothing where none was made."""
    line, cells = record
    word = _bare(cells[DECISION]).rstrip("。.")
    if not word:
        return
    if word not in ANSWERS:
        offered = "、".join(Answer)
        raise ValueError(
            f"{name} 第{line}行：看不懂决定“{_short(cells[DECISION])}”，"
            f"请填 {offered} 之一，或者留空"
        )
    for title in (REGION, NAME):
        if not key_of(cells[title]):
            raise ValueError(f"{name} 第{line}行：填了决定，但“{title}”是空的，不知道指哪一行")
    decision = _filled(line, cells, ANSWERS[word])
    if not any(decision.target_key):
        raise ValueError(f"{name} 第{line}行：填了决定，但“{TARGET}”是空的，不知道与哪个事项比")
    yield decision


def _filled(line: int, cells: Mapping[str, str], answer: Answer) -> Decision:
    row = cells.get(ROW, "").removeprefix("第").removesuffix("行").strip()
    return Decision(
        region=cells[REGION],
        name=cells[NAME],
        code=cells.get(CODE, ""),
        answer=answer,
        target=cells[TARGET],
        target_code=cells.get(TARGET_CODE, ""),
        target_id=cells.get(TARGET_ID, ""),
        sheet=cells.get(PLACE, ""),
        row=int(row) if row.isascii() and row.isdigit() else None,
        note=cells.get(NOTE, ""),
        line=line,
    )


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 20 else shown[:19] + "…"


def _refuse_contradictions(decisions: Sequence[Decision], name: str) -> None:
    """Refuse a row that is said to be two matters, or to be one and not to be it.

    Raises:
        ValueError: two lines contradict each other.
    """
    same: dict[tuple[object, ...], Decision] = {}
    for decision in decisions:
        if decision.answer is Answer.SAME:
            place = (*decision.key, decision.sheet, decision.row)
            first = same.setdefault(place, decision)
            if first.target_key != decision.target_key:
                raise ValueError(
                    f"{name} 第{first.line}行和第{decision.line}行矛盾："
                    f"同一行不能既是“{_short(first.target)}”又是“{_short(decision.target)}”"
                )
    for decision in decisions:
        other = same.get((*decision.key, decision.sheet, decision.row))
        if other and decision.answer is Answer.OTHER and other.target_key == decision.target_key:
            raise ValueError(
                f"{name} 第{other.line}行和第{decision.line}行矛盾："
                f"对“{_short(decision.target)}”既填了{Answer.SAME}又填了{Answer.OTHER}"
            )
