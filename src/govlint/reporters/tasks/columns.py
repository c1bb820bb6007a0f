"""The columns of the ledger for spreadsheets: one list, whatever the file is written as."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govlint.burden.ledger import FileLedger, Ledger, Row, Status
from govlint.engine.locate import locate
from govlint.reporters.places import place_in
from govlint.reporters.visible import visible

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may take for a formula; full-width signs count in some."""
STATUS_TERMS = {Status.LATE: "已过期", Status.SOON: "临近", Status.OPEN: "未到期"}
ERROR = "读不了"
NAMES_PARTED = "、"

Value = Callable[[FileLedger, Row], str]
COLUMNS: tuple[tuple[str, int, Value], ...] = (
    ("文件", 18, lambda file, _: file.path),
    ("序号", 6, lambda _, row: row.id),
    ("任务", 48, lambda _, row: row.task),
    ("牵头单位", 22, lambda _, row: NAMES_PARTED.join(row.lead)),
    ("配合单位", 22, lambda _, row: NAMES_PARTED.join(row.partners)),
    ("完成时限", 12, lambda _, row: row.deadline.isoformat() if row.deadline else ""),
    ("时限原文", 14, lambda _, row: row.deadline_text or ""),
    ("频次", 12, lambda _, row: row.cadence or ""),
    ("周期", 8, lambda _, row: row.period or ""),
    ("指标", 16, lambda _, row: row.measure or ""),
    ("状态", 8, lambda _, row: STATUS_TERMS[row.status]),
    ("层次", 10, lambda _, row: row.heading),
    ("位置", 14, lambda file, row: where(file, row)),
    ("原句", 60, lambda _, row: row.sentence),
    ("备注", 20, lambda _, row: row.note),
)
"""Heading, width in characters, and value."""


def headings() -> list[str]:
    """Return the headings of the columns."""
    return [name for name, _, _ in COLUMNS]


def lines(ledger: Ledger) -> Iterator[list[str]]:
    """Yield the cells of every task; a file that could not be read is a line of its own.

    Nothing in a cell is invisible, and line ends inside a sentence become blanks.
    """
    for file in ledger.files:
        if file.error is not None:
            yield [_cell(file.path), ERROR, *[""] * (len(COLUMNS) - 3), _cell(file.error)]
        for row in file.rows:
            yield [_cell(value(file, row)) for _, _, value in COLUMNS]


def where(file: FileLedger, row: Row) -> str:
    """Return where a task is printed, in the words of people; empty when nothing is known."""
    if file.official is None:
        return ""
    return place_in(file.official.document, locate(file.official, row.zone, row.span))


def _cell(text: str) -> str:
    return visible(" ".join(text.split()))
