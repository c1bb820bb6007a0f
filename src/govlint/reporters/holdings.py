"""What ``govlint index`` says: what a build did, and what an index holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.burden.copies.holdings import Holdings, Issuer
from govlint.engine.indexing import Built
from govlint.model.repository import Repository
from govlint.reporters.json import VERSION, dumps
from govlint.reporters.repository import issuer_objects, load_objects
from govlint.reporters.visible import visible
from govlint.text.width import display_width, pad

MOST_ISSUERS = 20
_UNITS = ("字节", "KB", "MB", "GB")
_STEP = 1024


def to_text(found: Holdings, path: str) -> str:
    """Write the holdings of an index for people.

    Args:
        found: what was counted.
        path: the index, as it was named.
    """
    lines = [visible(path), *_totals(found)]
    if found.years:
        lines += ["", "成文年份", *(f"  {year}  {count:,}" for year, count in found.years.items())]
    if found.issuers:
        lines += ["", *_issuers(found)]
    return "\n".join(lines) + "\n"


def to_json(found: Holdings, path: str, tool: str, figures: Repository) -> str:
    """Write the holdings of an index as one JSON object.

    Args:
        found: what was counted.
        path: the index, as it was named.
        tool: name and version of the program.
        figures: the same papers as a library, each once.
    """
    content = {
        "version": VERSION,
        "tool": tool,
        "path": path,
        "sources": found.documents,
        "size": found.size,
        "bytes_per_source": found.average,
        "years": _years(found),
        "undated": found.undated,
        "unnamed": found.unnamed,
        "issuers": [
            {"name": issuer.name, "sources": issuer.documents, "years": _years(issuer)}
            for issuer in found.issuers
        ],
        "repository": {
            "documents": figures.documents,
            "issuers": issuer_objects(figures.issuers),
            "loads": load_objects(figures.loads),
        },
    }
    return dumps(content, indent=2) + "\n"


def built_text(built: Built, path: str, size: int) -> str:
    """Say in one line what a build did.

    Args:
        built: what it did.
        path: the index, as it was named.
        size: its bytes now.
    """
    if not built.is_written:
        return f"{visible(path)} 没有变化：{built.documents:,} 份文件，{size_text(size)}\n"
    counts = {"新增": built.added, "更新": built.changed, "去掉": built.dropped}
    told = "，".join(f"{word} {count:,}" for word, count in counts.items() if count)
    return (
        f"已写入 {visible(path)}：{built.documents:,} 份文件{told and f'（{told}）'}，"
        f"{size_text(size)}，平均每份 {round(size / built.documents):,} 字节\n"
    )


def _years(found: Holdings | Issuer) -> dict[str, Any]:
    return {str(year): count for year, count in found.years.items()}


def size_text(size: int) -> str:
    """Return a number of bytes for people: 8.1 MB."""
    value, unit = float(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit else f"{size} {_UNITS[0]}"


def _totals(found: Holdings) -> Iterator[str]:
    yield f"  文件      {found.documents:,} 份"
    unnamed = f"（{found.unnamed:,} 份没有认出）" if found.unnamed else ""
    yield f"  发文机关  {len(found.issuers):,} 个{unnamed}"
    undated = f"（{found.undated:,} 份没有成文日期）" if found.undated else ""
    yield f"  成文年份  {_span(found)}{undated}"
    yield f"  索引大小  {size_text(found.size)}，平均每份 {found.average:,} 字节"


def _span(found: Holdings) -> str:
    if not found.years:
        return "不明"
    first, last = min(found.years), max(found.years)
    return str(first) if first == last else f"{first}—{last}"


def _issuers(found: Holdings) -> Iterator[str]:
    shown = found.issuers[:MOST_ISSUERS]
    more = len(found.issuers) - len(shown)
    yield f"发文机关（最多的 {len(shown)} 个）" if more else "发文机关"
    names = [visible(issuer.name) for issuer in shown]
    width = min(60, max(map(display_width, names)))
    for name, issuer in zip(names, shown, strict=True):
        yield f"  {pad(name, width)}  {issuer.documents:,}"
    if more:
        yield f"  另有 {more:,} 个（--format json 列出全部）"
