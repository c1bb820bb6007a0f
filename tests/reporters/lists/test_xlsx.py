from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.decisions import Answer, read_decisions
from govlint.model.listing import Comparison, Departure, ListPlace, RegionList
from govlint.reporters.lists.workbook import book as books
from govlint.reporters.lists.workbook import details
from govlint.reporters.lists.workbook.cells import MOST, sheet_name, shown, units
from govlint.reporters.lists.xlsx import to_xlsx, to_xlsx_check
from tests.conftest import Golden
from tests.reporters.lists import samples

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "{=A1}",
    "=HYPERLINK(\"http://example.invalid/\")",
    "http://example.invalid/",
    "mailto:a@b.c",
    "file:///x",
    "=cmd|' /C calc'!A0",
)  # fmt: skip


def parts(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells(raw: bytes) -> dict[str, list[list[object]]]:
    opened = openpyxl.load_workbook(io.BytesIO(raw))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in opened.worksheets
    }


def told(raw: bytes) -> str:
    """Return everything that stands in a workbook, one line a row."""
    lines: list[str] = []
    for name, rows in cells(raw).items():
        lines.append(f"== {name}")
        lines += [
            " | ".join("" if cell is None else repr(cell).strip("'") for cell in row).rstrip(" |")
            for row in rows
        ]
    return "\n".join(lines) + "\n"


def evil(text: str) -> Comparison:
    """Return a comparison with a hostile text wherever a list can bring one in."""
    made = samples.comparison()
    one = samples.difference(
        "L-TIME-1",
        0,
        "legal_limit",
        "different",
        matter=text,
        expected=text,
        basic_code=text,
        places=(Departure("丙市", ListPlace(3, text), text),),
    )
    items = replace(made.regions[1].items, path=text, frame=_with(made.regions[1], text))
    regions = (made.regions[0], replace(made.regions[1], items=items), *made.regions[2:])
    named = tuple(
        replace(region, name=text) if number == 3 else region
        for number, region in enumerate(regions)
    )
    return replace(made, findings=(one, *made.findings), regions=named, unused_decisions=(text,))


def _with(region: RegionList, text: str) -> pl.DataFrame:
    frame = region.items.frame
    names = [pl.lit(text).alias(name) for name in ("name", "basis", "body", "type")]
    return frame.with_columns(*names)


def test_compare(golden: Golden) -> None:
    golden("lists-compare-xlsx.txt", told(to_xlsx(samples.comparison())))


def test_check(golden: Golden) -> None:
    golden("lists-check-xlsx.txt", told(to_xlsx_check(samples.report())))


def test_the_same_comparison_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert to_xlsx(samples.comparison()) == to_xlsx(samples.comparison())
    monkeypatch.setattr(books, "LARGE", 0)
    assert to_xlsx(samples.comparison()) == to_xlsx(samples.comparison())


def test_rows_that_go_to_the_disk_at_once_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = told(to_xlsx(samples.comparison()))
    monkeypatch.setattr(books, "LARGE", 0)
    assert told(to_xlsx(samples.comparison())) == before


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula_or_a_link(text: str) -> None:
    raw = to_xlsx(evil(text))
    for name, content in parts(raw).items():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in content
            assert "hyperlink" not in content
            assert set(re.findall(r' t="(\w+)"', content)) <= {"s", "inlineStr"}
        assert "externalLink" not in name
        assert "/hyperlink" not in content
    found = [cell for rows in cells(raw).values() for row in rows for cell in row]
    assert shown(text) in found


def test_summary_comes_first_and_each_region_has_its_list() -> None:
    names = list(cells(to_xlsx(samples.comparison())))
    assert names == [
        "汇总",
        "地区字段一致率",
        "事项对照",
        "差异明细",
        "待核对",
        "粒度",
        "说明",
        "待办-甲市",
        "待办-乙市",
        "待办-丙市",
        "待办-丁市",
    ]


def test_of_many_regions_one_sheet_has_what_all_have_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(details, "MOST_TODO_SHEETS", 3)
    found = cells(to_xlsx(samples.comparison()))
    assert not [name for name in found if name.startswith("待办-")]
    rows = found["地区待办"]
    assert rows[1][0] == "地区"
    assert [row[0] for row in rows[2:]] == ["乙市", "丙市", "丙市", "丙市", "丙市"]


def test_a_region_with_nothing_to_mend_is_told_so() -> None:
    found = cells(to_xlsx(samples.comparison()))
    assert found["待办-甲市"][0][0] == "甲市：没有要改的。"
    assert str(found["待办-丁市"][0][0]).startswith("丁市：清单/丁市.xlsx 读不了")


def test_to_do_begins_with_the_gravest() -> None:
    rows = cells(to_xlsx(samples.comparison()))["待办-丙市"]
    assert [row[1] for row in rows[2:]] == ["错误", "错误", "警告", "需人工判断"]


def test_what_is_filled_in_is_read_back(tmp_path: Path) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(to_xlsx(samples.comparison())))
    sheet = opened["待核对"]
    titles = [cell.value for cell in sheet[2]]
    assert sheet.cell(3, titles.index("事项名称") + 1).value == "=古树迁移许可"
    choices = sheet.data_validations.dataValidation[0]
    assert choices.formula1 == '"同一事项,不是,待定"'
    assert str(choices.sqref) == "G3:G4"
    sheet.cell(3, titles.index("决定") + 1).value = "同一事项"
    sheet.cell(4, titles.index("决定") + 1).value = "不是"
    place = tmp_path / "结果.xlsx"
    opened.save(place)
    same, other = read_decisions(place).decisions
    assert same.answer is Answer.SAME
    assert (same.region, same.name, same.row, same.sheet) == ("乙市", "=古树迁移许可", 6, "事项")
    assert (same.target, same.target_code, same.target_id) == ("古树移植审批", "000101004000", "m4")
    assert other.answer is Answer.OTHER


def test_more_rows_than_a_sheet_holds_are_cut_with_a_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(books, "MOST_ROWS", 6)
    rows = cells(to_xlsx(samples.comparison()))["差异明细"]
    assert len(rows) == 6
    assert str(rows[-1][0]).startswith("还有更多行")


def test_of_a_large_comparison_what_is_the_same_is_left_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from govlint.reporters.lists.workbook import matters

    monkeypatch.setattr(matters, "LARGE", 0)
    rows = cells(to_xlsx(samples.comparison()))["事项对照"]
    assert rows[2][7:10] == [None, None, "不同\n法定办结时限：30个工作日"]
    assert "“一致”的格留空" in str(rows[0][0])


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert units(shown("甲" * (MOST + 9))) == MOST
    assert units(shown("𠮷" * MOST)) <= MOST
    assert shown("甲" * 9, 4) == "甲甲甲…"


def test_line_ends_stay_and_what_nobody_sees_is_shown() -> None:
    assert shown("甲\r\n乙\x1b\u202e\ufffe") == "甲\n乙␛<U+202E>\ufffd"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_of_sheets_are_such_as_excel_accepts(wanted: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(one, taken) for one in wanted]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < units(name) <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name.casefold() != "history"


def test_names_of_sheets() -> None:
    taken: set[str] = set()
    assert sheet_name("待办-甲/乙[市]", taken) == "待办-甲_乙_市_"
    assert sheet_name("待办-甲/乙[市]", taken) == "待办-甲_乙_市_(2)"
    assert sheet_name("History", taken) == "History(2)"
    assert sheet_name("  ", taken) == "表"
