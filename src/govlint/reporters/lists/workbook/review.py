"""The queue of rows that a person has to decide on, and the sheet of grains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govlint.lists.decisions import (
    CODE,
    DECISION,
    NAME,
    NOTE,
    PLACE,
    REGION,
    ROW,
    SHEET,
    TARGET,
    TARGET_CODE,
    TARGET_ID,
    Answer,
)
from govlint.model.listing import Comparison, ListPlace
from govlint.model.listing_rows import id_of
from govlint.reporters.lists.rows import standing
from govlint.reporters.lists.terms import METHOD_TERMS, part
from govlint.reporters.lists.workbook.book import MOST_ROWS, Book, Column, Styled, put, table

if TYPE_CHECKING:
    import polars as pl

GRAINS = "粒度"
_QUOTED = 300
_FIELDS = ("name", "item_code", "basic_code", "type", "basis", "body")
COLUMNS = (
    Column(REGION, 12),
    Column(PLACE, 12),
    Column(ROW, 7, "number"),
    Column(NAME, 32, "strong"),
    Column(TARGET, 32, "strong"),
    Column("相似程度", 9, "share"),
    Column(DECISION, 12, "input"),
    Column(NOTE, 20, "input"),
    Column("为什么要核对", 24),
    Column("事项类型", 12),
    Column("候选类型", 12),
    Column("设定依据", 28, longest=_QUOTED),
    Column("候选的设定依据", 28, longest=_QUOTED),
    Column("实施主体", 16, longest=_QUOTED),
    Column("已有候选事项的地区", 20),
    Column(CODE, 18),
    Column(TARGET_CODE, 15),
    Column("怎么找到的", 16),
    Column(TARGET_ID, 8),
)
GUIDE = (
    "每一行问一个问题：左边这个地区的事项，与右边的候选事项是不是同一个？在黄色的“决定”列选 "
    "同一事项、不是 或 待定（留空等于待定），存盘后用 --decisions 这个文件 重新比对。"
    "要归到别的事项，改写“候选事项”“候选编码”即可。"
)
NOTHING = "没有要核对的。"
UNUSED = "上次的决定里有 {number} 条没有用上，列在这张表的末尾。"
_NAMES_SHOWN = 4
GRAIN_COLUMNS = (
    Column("组", 6, "number"),
    Column("列成一项的地区", 16),
    Column("那一项", 32, "strong"),
    Column("在哪里", 18),
    Column("列成几项的地区", 16),
    Column("其中一项", 32),
    Column("在哪里", 18),
    Column("把握", 8, "share"),
)
GRAIN_GUIDE = (
    "一处列成一项、别处拆成几项的事项：同一标准要先有同样的粗细。请定下按哪一种列，各地照改；"
    "没有把握的，程序没有合并，也没有比对。"
)


def write_review(book: Book, comparison: Comparison) -> None:
    """Write the review queue; what is filled in is read back by ``lists.decisions``."""
    sheet = book.sheet(SHEET, "#BF9000")
    unused = comparison.unused_decisions
    rows = list(_questions(comparison))
    guide = (GUIDE if rows else NOTHING) + (UNUSED.format(number=len(unused)) if unused else "")
    put(book, sheet, 0, 0, guide, "guide")
    end = table(book, sheet, COLUMNS, rows, top=1, frozen=4)
    if rows:
        _choices(sheet, end)
    for number, line in enumerate(unused, end + 1):
        if number < MOST_ROWS:
            put(book, sheet, number, 0, f"没有用上的决定：{line}", "plain")


def _choices(sheet: Any, end: int) -> None:
    column = [one.title for one in COLUMNS].index(DECISION)
    sheet.data_validation(
        2,
        column,
        end - 1,
        column,
        {
            "validate": "list",
            "source": [str(answer) for answer in Answer],
            "input_title": "决定",
            "input_message": "同一事项、不是 或 待定；留空等于待定",
            "error_title": "请从列表里选",
            "error_message": "只能填：同一事项、不是、待定",
        },
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A matter that a row may belong to."""

    id: str = ""
    name: str = ""
    code: str = ""
    type: str = ""
    basis: str = ""
    regions: str = ""
    confidence: float | None = None
    method: str = ""


def _questions(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    candidates = _candidates(comparison)
    reasons = _reasons(comparison)
    for region, position, texts, place in standing(comparison, "review", _FIELDS):
        for one in candidates.get((region, position), (_Candidate(),)):
            yield (
                comparison.regions[region].name,
                part(place),
                place.row,
                texts["name"],
                one.name,
                one.confidence,
                "",
                "",
                reasons.get((region, position), ""),
                texts["type"],
                one.type,
                texts["basis"],
                one.basis,
                texts["body"],
                one.regions,
                texts["item_code"] or texts["basic_code"],
                one.code,
                one.method,
                one.id,
            )


def _reasons(comparison: Comparison) -> Mapping[tuple[int, int], str]:
    rows = comparison.alignment.rows.filter(outcome="review").select("region", "position", "reason")
    return {(region, position): reason for region, position, reason in rows.iter_rows()}


def _candidates(comparison: Comparison) -> Mapping[tuple[int, int], Sequence[_Candidate]]:
    """Return the candidates of each row, the likeliest first."""
    found = comparison.alignment.candidates
    wanted = found.select("matter").unique()
    matters = comparison.alignment.matters.select("matter", "name", "basic_code", "type")
    heads = {matter: head for matter, *head in matters.join(wanted, "matter", "semi").iter_rows()}
    having = _having(comparison, wanted)
    made: dict[tuple[int, int], list[_Candidate]] = {}
    best = found.sort(
        ["region", "position", "confidence", "matter"], descending=[False, False, True, False]
    ).select("region", "position", "matter", "confidence", "method")
    for region, position, matter, confidence, method in best.iter_rows():
        name, code, kind = heads[matter]
        basis, regions = having.get(matter, ("", ""))
        word = METHOD_TERMS.get(method, method)
        one = _Candidate(id_of(matter), name, code, kind, basis, regions, confidence, word)
        made.setdefault((region, position), []).append(one)
    return made


def _having(comparison: Comparison, wanted: pl.DataFrame) -> Mapping[int, tuple[str, str]]:
    """Return the basis of each of the candidate matters, and the regions that have it."""
    rows = comparison.alignment.rows.filter(outcome="matched").join(wanted, "matter", "semi")
    grouped = rows.sort("region", "position").group_by("matter", maintain_order=True)
    names = [region.name for region in comparison.regions]
    having = {}
    for matter, regions, positions in grouped.agg("region", "position").iter_rows():
        frame = comparison.regions[regions[0]].items.frame
        basis = frame["basis"][positions[0]] if "basis" in frame.columns else ""
        having[matter] = (basis, _named([names[number] for number in regions]))
    return having


def _named(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _NAMES_SHOWN else ""
    return "、".join(names[:_NAMES_SHOWN]) + more


def write_grains(book: Book, comparison: Comparison) -> None:
    """Write the matters that one region lists as one and another as several."""
    if not comparison.grains:
        return
    sheet = book.sheet(GRAINS, "#7F6000")
    put(book, sheet, 0, 0, GRAIN_GUIDE, "guide")
    table(book, sheet, GRAIN_COLUMNS, _grains(comparison), top=1)


def _grains(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    for number, one in enumerate(comparison.grains, 1):
        region, place, name = one.whole
        for there, at, part_name in one.parts:
            yield (
                number,
                region,
                name,
                _where(place),
                there,
                part_name,
                _where(at),
                one.confidence,
            )


def _where(place: ListPlace) -> str:
    row = "" if place.row is None else f"第{place.row}行"
    return " ".join(filter(None, (part(place), row)))
