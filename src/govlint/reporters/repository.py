"""The figures of a library, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from govlint.model.repository import IssuerYear, Paper, Repeat, Repository, YearLoad
from govlint.reporters.visible import visible
from govlint.text.width import display_width, pad

MOST_SHOWN = 5
"""Rows of each figure that people are shown; programs get all."""
YEARS_SHOWN = 3
MOST_WIDE = 44


def to_object(found: Repository) -> dict[str, Any]:
    """Return the ``repository`` object of the JSON report."""
    return {
        "documents": found.documents,
        "issuers": issuer_objects(found.issuers),
        "loads": load_objects(found.loads),
        "repeats": [_repeat(one) for one in found.repeats],
        "unread": list(found.unread),
    }


def issuer_objects(rows: Sequence[IssuerYear]) -> list[dict[str, Any]]:
    """Return the papers by issuer and year; of a year that is not over what it may come to."""
    return [
        {
            "issuer": row.issuer,
            "year": row.year,
            "documents": row.documents,
            "before": row.before,
            "change": row.change,
            "projected": row.projected,
        }
        for row in rows
    ]


def load_objects(rows: Sequence[YearLoad]) -> list[dict[str, Any]]:
    """Return the reports demanded by recipient and year."""
    return [
        {
            "recipient": row.recipient,
            "year": row.year,
            "reports": row.reports,
            "papers": row.papers,
            "untold": row.untold,
        }
        for row in rows
    ]


def _repeat(one: Repeat) -> dict[str, Any]:
    return {
        "path": one.paper.path,
        "number": one.paper.number,
        "date": _day(one.paper),
        "earlier": one.earlier.path,
        "earlier_number": one.earlier.number,
        "earlier_date": _day(one.earlier),
        "ratio": one.ratio,
        "series": one.series,
    }


def _day(paper: Paper) -> str | None:
    return paper.date.isoformat() if paper.date else None


def lines(found: Repository) -> Iterator[str]:
    """Yield a short block for people: the largest figures."""
    yield f"文件库共 {found.documents:,} 份文件"
    yield from _rows("发文数量", list(_by_issuer(found.issuers)))
    loads = [row for row in found.loads if row.reports]
    yield from _rows("一年要报送的次数", [(row.recipient, _load(row)) for row in loads])
    repeats = [one for one in found.repeats if not one.series]
    yield from _rows("重复发文", [(_name(one.paper), _repeated(one)) for one in repeats])


def _rows(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    shown = [(visible(name), visible(told)) for name, told in rows[:MOST_SHOWN]]
    width = min(MOST_WIDE, max(display_width(name) for name, _ in shown))
    yield f"  {title}"
    for name, told in shown:
        yield f"    {pad(name, width)}  {told}"
    if len(rows) > MOST_SHOWN:
        yield f"    另有 {len(rows) - MOST_SHOWN:,} 条（--format json 列出全部）"


def _by_issuer(rows: Sequence[IssuerYear]) -> Iterator[tuple[str, str]]:
    """Yield each issuer with its last years."""
    years: dict[str, list[IssuerYear]] = {}
    for row in rows:
        years.setdefault(row.issuer, []).append(row)
    for name, found in years.items():
        yield name, "，".join(_year(row) for row in found[-YEARS_SHOWN:])


def _year(row: IssuerYear) -> str:
    told = f"{row.year}年 {row.documents:,} 件"
    if row.change == 0:
        return f"{told}（持平）"
    if row.change is not None:
        return f"{told}（{f'{row.change:+.1%}'.replace('.0%', '%')}）"
    return told if row.is_over or not row.projected else f"{told}（预计全年 {row.projected:,} 件）"


def _load(row: YearLoad) -> str:
    untold = f"，另有 {row.untold:,} 处看不出次数" if row.untold else ""
    return f"{row.year}年 {row.reports:,} 次（{row.papers:,} 份文件）{untold}"


def _name(paper: Paper) -> str:
    return paper.number or paper.title or paper.path


def _repeated(one: Repeat) -> str:
    return f"与 {_name(one.earlier)} 有 {one.ratio:.0%} 的文字相同"
