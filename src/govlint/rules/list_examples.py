"""Examples of rules about lists: tables written as CSV.

    ```list row=3 field=item_code severity=error
    事项名称,实施编码
    甲,…
    乙,…
    ```

``row`` says where the rule must find something (rows count as a person counts them, the header is
1; several are joined by commas; ``-`` stands for the list as a whole), ``field`` in which field.
Lines that begin with ``# `` part several tables: ``# catalogue``, ``# laws``, and for comparisons
one for each region by its name; ``region`` says in which of them the rows are. ``title`` is the
title of the list, ``kind`` what kind of list it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from govlint.model.finding import Outcome, Severity
from govlint.model.items import Field, ListKind
from govlint.rules.errors import RuleFileError, nearest
from govlint.rules.example_info import day, given, one_of
from govlint.rules.rulefile import Fence

WORD = "list"
PART = "# "
WHOLE = "-"
"""The list as a whole, in place of a row."""


def _rows(value: str) -> str | None:
    good = all(part == WHOLE or (part.isascii() and part.isdecimal()) for part in value.split(","))
    return None if good else "要写成行号，如 3 或 3,5；整份清单写 -"


INFO: Mapping[str, Callable[[str], str | None]] = {
    "row": _rows,
    "field": one_of(Field),
    "region": given,
    "severity": one_of(Severity),
    "expect": one_of(Outcome),
    "date": day,
    "kind": one_of(ListKind),
    "title": given,
}


def parse_list_example(fence: Fence, good: bool, file: str) -> dict[str, Any]:
    """Take an example apart into basic types.

    Returns:
        ``good``, ``info``, ``line``, ``lines`` (all of them, for the page), ``tables`` as pairs of
        name (``""`` for the only one) and lines; ``marks`` and ``fixed`` are empty.

    Raises:
        RuleFileError: an unknown setting, a failing example without a row, a passing one with
            a row.
    """
    info: dict[str, str] = {}
    for setting in fence.info.split():
        key, equals, value = setting.partition("=")
        problem = (
            INFO[key](value) if equals and key in INFO else "没有这个设置" + nearest(key, INFO)
        )
        if problem:
            raise RuleFileError(file, fence.line, f"示例的 {key}：{problem}")
        info[key] = value
    if not good and "row" not in info and "expect" not in info:
        raise RuleFileError(file, fence.line, "“不合格”的示例要写 row=…：错在哪一行")
    if good and ("row" in info or "severity" in info):
        raise RuleFileError(file, fence.line, "“合格”的示例没有 row 和 severity")
    return {
        "good": good,
        "info": info,
        "line": fence.line,
        "lines": list(fence.lines),
        "tables": _tables(fence.lines),
        "marks": [],
        "fixed": {},
    }


def _tables(lines: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith(PART):
            found.append((line.removeprefix(PART).strip(), []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(line)
    return found
