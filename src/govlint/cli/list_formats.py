"""The output formats of ``lists``: one list for the parser, its help and the command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govlint.reporters.paint import Paint

if TYPE_CHECKING:
    from govlint.model.listing import Comparison, ListsReport


@dataclass(frozen=True, slots=True)
class Shape:
    """How to write: columns of the terminal, colour, without single matters."""

    width: int
    paint: Paint
    brief: bool = False


@dataclass(frozen=True, slots=True)
class ListForm:
    """A format: what the help says of it, and how each of the two results is written in it.

    ``check`` or ``compare`` is None where the format is not for it.
    """

    about: str
    check: Callable[[ListsReport, Shape], str | bytes] | None
    compare: Callable[[Comparison, Shape], str | bytes] | None
    utf8: bool = True
    """Written in UTF-8 whatever the locale says."""


def _check_text(report: ListsReport, shape: Shape) -> str:
    from govlint.reporters.lists import text

    return text.to_text_check(report, shape.width, shape.paint)


def _compare_text(comparison: Comparison, shape: Shape) -> str:
    from govlint.reporters.lists import text

    return text.to_text_compare(comparison, shape.width, shape.paint)


def _check_json(report: ListsReport, _: Shape) -> str:
    from govlint.reporters.lists import json

    return json.to_json_check(report)


def _compare_json(comparison: Comparison, shape: Shape) -> str:
    from govlint.reporters.lists import json

    return json.to_json_compare(comparison, shape.brief)


def _check_xlsx(report: ListsReport, _: Shape) -> bytes:
    from govlint.reporters.lists import xlsx

    return xlsx.to_xlsx_check(report)


def _compare_xlsx(comparison: Comparison, _: Shape) -> bytes:
    from govlint.reporters.lists import xlsx

    return xlsx.to_xlsx(comparison)


def _compare_html(comparison: Comparison, _: Shape) -> str:
    from govlint.reporters.lists import html

    return html.to_html(comparison)


LIST_FORMATS: Mapping[str, ListForm] = {
    "text": ListForm("给人看（默认）", _check_text, _compare_text, utf8=False),
    "json": ListForm("给程序", _check_json, _compare_json),
    "xlsx": ListForm("Excel 工作簿，要用 -o", _check_xlsx, _compare_xlsx),
    "html": ListForm("网页，只用于 compare", None, _compare_html),
}
