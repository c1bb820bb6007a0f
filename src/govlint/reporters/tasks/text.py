"""The ledger for people: one line a task, what is late first where a day was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.burden.ledger import FileLedger, Ledger, Row, Status, summary
from govlint.reporters.tasks.columns import NAMES_PARTED, STATUS_TERMS, where
from govlint.reporters.visible import visible
from govlint.text.width import display_width, pad, truncate_around

NO_DAY = "—"
LEAD_SHARE = 0.24
NARROWEST = 12
ORDER = (Status.LATE, Status.SOON)


def to_text(ledger: Ledger, width: int = 100) -> str:
    """Return the ledger as a table for a terminal.

    Args:
        ledger: what to show; with a day only what is late or soon is listed.
        width: columns to use.
    """
    lines = [line for file in ledger.files for line in _file(file, ledger, width)]
    return "\n".join([*lines, _total(ledger)]) + "\n"


def _file(file: FileLedger, ledger: Ledger, width: int) -> Iterator[str]:
    if file.error is not None:
        yield f"{visible(file.path)}  读不了：{visible(file.error)}"
        return
    written = f"成文日期 {file.written}" if file.written else "成文日期不明"
    yield f"{visible(file.path)}  {written}  任务 {len(file.rows)} 项"
    if ledger.due is None:
        yield from _table(file, file.rows, width)
        return
    for status in ORDER:
        rows = sorted((row for row in file.rows if row.status is status), key=_by_day)
        if rows:
            yield f"  {STATUS_TERMS[status]} {len(rows)} 项"
            yield from _table(file, rows, width)


def _by_day(row: Row) -> str:
    return row.deadline.isoformat() if row.deadline else ""


def _table(file: FileLedger, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield the lines of tasks: number, day, lead, task, place."""
    if not rows:
        return
    cells = [_cells(file, row) for row in rows]
    columns = zip(*cells, strict=True)
    number, when, _, _, place = (max(map(display_width, column)) for column in columns)
    lead = max(NARROWEST, int(width * LEAD_SHARE))
    task = max(NARROWEST, width - 2 - number - when - lead - place - 8)
    sizes = (number, when, lead, task)
    for cell in cells:
        shown = [_fit(text, size) for text, size in zip(cell, sizes, strict=False)]
        yield f"  {'  '.join([*shown, cell[-1]])}".rstrip()


def _cells(file: FileLedger, row: Row) -> tuple[str, str, str, str, str]:
    day = row.deadline.isoformat() if row.deadline else row.cadence or row.deadline_text or NO_DAY
    lead = NAMES_PARTED.join(row.lead) or NO_DAY
    return row.id, visible(day), visible(lead), visible(row.task), where(file, row)


def _fit(text: str, width: int) -> str:
    shown = truncate_around(text, 0, 0, width)[0] if display_width(text) > width else text
    return pad(shown, width)


def _total(ledger: Ledger) -> str:
    found = summary(ledger.files)
    total = (
        f"共 {found['tasks']} 项任务，{found['without_deadline']} 项没有确定的期限，"
        f"{found['without_lead']} 项没有写明由谁办"
    )
    if ledger.due is not None:
        total += f"；到 {ledger.due} 已过期 {found['late']} 项，临近 {found['soon']} 项"
    unread = f"；{found['unreadable']} 个文件读不了" if found["unreadable"] else ""
    return total + unread
