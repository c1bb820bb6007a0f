"""What was measured of each rule: on the corpus by counting, on real files by reading.

``rules/data/measured.tsv`` is written by ``benchmarks.accuracy``; ``read`` and ``right`` are
entered by whoever read the hits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib.resources.abc import Traversable
from pathlib import Path

from govlint import resources

NAME = "measured.tsv"
HEADING = "# 每条规则的实测；由 benchmarks/accuracy 写，read 和 right 由读的人填写。"


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts of one rule.

    ``FORMAT_cases`` single defects of the corpus are shown by a format, ``FORMAT_found`` of them
    were found with the right element and span; ``others`` is what else was reported on all of them;
    ``false`` errors and warnings were reported on ``conformant`` conformant files. On real files of
    ``characters`` characters the rule reported ``hits``; of those ``read`` by a person ``right``
    were right.
    """

    code: str
    text_found: int = 0
    text_cases: int = 0
    docx_found: int = 0
    docx_cases: int = 0
    pdf_found: int = 0
    pdf_cases: int = 0
    others: int = 0
    conformant: int = 0
    false: int = 0
    characters: int = 0
    hits: int = 0
    read: int = 0
    right: int = 0

    def counted(self, **counts: int) -> Measured:
        """Return it with other counts."""
        return Measured(**{**asdict(self), **counts})


COLUMNS = tuple(field.name for field in fields(Measured))


def load(folder: Traversable | None = None) -> Mapping[str, Measured]:
    """Return what was measured, by code; a rule that nobody measured is not there.

    Args:
        folder: folder of the table, by default ``rules/data``.

    Raises:
        ValueError: a line of the table cannot be read.
    """
    place = (folder if folder is not None else resources.data("rules") / "data") / NAME
    if not place.is_file():
        return {}
    lines = [line for line in place.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    if not rows or tuple(rows[0]) != COLUMNS:
        raise ValueError(f"{NAME}: 第一行应当是各列的名称")
    return {row[0]: Measured(row[0], *(int(cell) for cell in row[1:])) for row in rows[1:]}


def write(table: Mapping[str, Measured], folder: Path | None = None) -> None:
    """Write the table into a checkout.

    Args:
        table: what was measured, by code.
        folder: where to; by default ``rules/data``.
    """
    place = folder if folder is not None else Path(str(resources.data("rules") / "data"))
    rows = [[str(getattr(row, name)) for name in COLUMNS] for row in table.values()]
    lines = [HEADING, "\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    (place / NAME).write_bytes(("\n".join(lines) + "\n").encode())


def told(row: Measured) -> list[tuple[str, str]]:
    """Return what was measured as (label, value), for the page of the rule."""
    formats = (("文本", "text"), ("Word", "docx"), ("PDF", "pdf"))
    counts = [
        f"{term} {getattr(row, f'{name}_found')}/{getattr(row, f'{name}_cases')}"
        for term, name in formats
        if getattr(row, f"{name}_cases")
    ]
    found: list[tuple[str, str]] = []
    if counts:
        text = f"找到单个错误 {'、'.join(counts)}，另外报告 {row.others} 处"
        found.append(("样例实测", f"{text}；合格样例 {row.conformant} 份，误报 {row.false} 处"))
    if row.characters:
        rate = row.hits / row.characters * 1e6
        text = f"{row.characters / 1e4:.0f} 万字，报告 {row.hits} 处（每百万字 {rate:.1f} 处）"
        read = f"，读了 {row.read} 处，对 {row.right} 处" if row.read else ""
        found.append(("公开文件实测", text + read))
    return found
