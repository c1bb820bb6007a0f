"""The output formats of ``tasks``: one list for the parser, its help and the command.

Each renderer loads its reporter alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.burden.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Form:
    """A format: what the help says of it, and how a ledger is written in it.

    ``render`` takes the ledger and the columns to use.
    """

    about: str
    render: Callable[[Ledger, int], str | bytes]
    utf8: bool = True
    """Written in UTF-8 whatever the locale says."""


def _text(ledger: Ledger, width: int) -> str:
    from govlint.reporters.tasks import text

    return text.to_text(ledger, width)


def _json(ledger: Ledger, _: int) -> str:
    from govlint.reporters.tasks import json

    return json.to_json(ledger)


def _csv(ledger: Ledger, _: int) -> str:
    from govlint.reporters.tasks import csv

    return csv.to_csv(ledger)


def _xlsx(ledger: Ledger, _: int) -> bytes:
    from govlint.reporters.tasks import xlsx

    return xlsx.to_xlsx(ledger)


def _ics(ledger: Ledger, _: int) -> str:
    from govlint.reporters.tasks import ics

    return ics.to_ics(ledger)


LEDGERS: Mapping[str, Form] = {
    "text": Form("给人看（默认）", _text, utf8=False),
    "json": Form("给程序", _json),
    "csv": Form("表格，UTF-8", _csv),
    "xlsx": Form("Excel 表格，要用 -o（另装 govlint[lists]）", _xlsx),
    "ics": Form("日历，每个有日期的任务一天", _ics),
}
