"""The title of a list: what stands above its header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.lists.headers import Header
from govlint.lists.sections import section_of
from govlint.model.grid import Grid

_LIST_WORD = re.compile("清单|目录|指南|(?:一览|汇总|统计|明细)?表$|事项|台账")
_NO_TITLE = re.compile(
    "^(?:附\\s*件|附\\s*表|填报|填表|制表|单位|日期|时间|联系|审核|编制|主管|报送)\\S{0,8}(?:[:：]|\\d|[一二三四五六七八九十]|$)|^[\\d年月日\\s.\\-/]+$|[:：]$"
)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Titles:
    """The title above a header, its row, and every line there that may name the region."""

    title: str = ""
    row: int | None = None
    lines: tuple[str, ...] = ()


def titles_of(grid: Grid, header: Header) -> Titles:
    """Find the title of a table: the line above it that names a list, or else the first."""
    outside = [(None, " ".join(line.split())) for line in grid.title.split("\n")]
    inside = [(grid.number_of(row), text) for row, text in _lines(header)]
    lines = [
        (row, text) for row, text in [*outside, *inside] if text and not _NO_TITLE.search(text)
    ]
    if not lines:
        return Titles()
    named = [line for line in lines if _LIST_WORD.search(line[1])]
    heads = [line for line in lines if not _is_section(line[1])]
    row, title = next(iter([*named, *heads]), (None, ""))
    return Titles(title, row, tuple(dict.fromkeys([title, *(text for _, text in lines)])))


def _is_section(text: str) -> bool:
    """Tell whether a line heads a part of the list; an organ alone may be the title."""
    found = section_of(text)
    return found is not None and not found.body


def _lines(header: Header) -> Iterator[tuple[int, str]]:
    """Yield the rows above a header that have but one text."""
    for row, cells in header.above:
        texts = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell))
        if len(texts) == 1 and 2 <= len(texts[0]) <= _LONGEST:
            yield row, texts[0]
