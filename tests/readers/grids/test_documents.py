"""Tables of documents: none is lost, each has its number, its rows and what stands above it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest

from govlint.model.blocks import Cell, Paragraph, Run, Table
from govlint.model.grid import Grid, GridFile, Merged
from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids
from govlint.readers.grids.document_tables import Found, cell_text
from govlint.readers.grids.page_tables import joined
from govlint.readers.libreoffice import convert
from govlint.readers.limits import Limits
from tests.readers.office import needs_libreoffice
from tests.readers.pdf.make import Pdf

LONG = "申请人应当向登记机关提交申请表，登记机关依照《甲条例》第三条审查，符合条件的予以登记。"


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(rows: Sequence[Sequence[str]], style: str | None = None) -> bytes:
    document = docx.Document()
    document.add_paragraph("甲市权力清单")
    table = document.add_table(len(rows), len(rows[0]), style)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("")  # As Word has it: no document ends in a table.
    return saved(document)


def only(file: GridFile) -> Grid:
    (grid,) = file.grids
    return grid


def page(rows: Sequence[Sequence[str]], attributes: str = "") -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<table {attributes}>{body}</table>"
    return f"<html><body><h2>甲市权力清单</h2>{table}</body></html>".encode()


@pytest.mark.parametrize("columns", range(1, 13))
@pytest.mark.parametrize("height", [1, 2, 5])
def test_no_table_of_a_document_is_taken_for_layout(columns: int, height: int) -> None:
    rows = [[f"列{column}" for column in range(columns)]]
    rows += [
        [LONG * 2 if column % 2 else f"事项{row}" for column in range(columns)]
        for row in range(1, height)
    ]
    forms = {"docx": word(rows), "html": page(rows)}
    forms |= {"ruled.docx": word(rows, "Table Grid"), "ruled.html": page(rows, 'border="1"')}
    for name, raw in forms.items():
        grid = only(read_grids(raw, name=f"a.{name}"))
        assert grid.frame.rows() == [tuple(row) for row in rows]
        assert (grid.table, grid.title, grid.number_of(0)) == (1, "甲市权力清单", 1)


def test_merged_cells_stand_once() -> None:
    document = docx.Document()
    table = document.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "事项名称"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "办结时限"
    for column, text in ((1, "法定"), (2, "承诺"), (3, "备注")):
        table.cell(1, column).text = text
    for column, text in enumerate(["登记", "20个工作日", "10个工作日\n说明", ""]):
        table.cell(2, column).text = text
    grid = only(read_grids(saved(document), name="a.docx"))
    assert grid.frame.rows() == [
        ("事项名称", "办结时限", None, None),
        (None, "法定", "承诺", "备注"),
        ("登记", "20个工作日", "10个工作日\n说明", None),
    ]
    assert set(grid.merged) == {Merged(0, 0, 1, 0), Merged(0, 1, 0, 2)}
    assert grid.title == ""


def test_tables_count_as_a_person_sees_them() -> None:
    document = docx.Document()
    document.add_paragraph("前言" * 60)
    document.add_paragraph("第一张")
    for text in ("甲", "乙"):
        table = document.add_table(1, 2)
        table.cell(0, 0).text = table.cell(0, 1).text = text
        document.add_paragraph("")
    document.add_paragraph("附件2")
    document.add_paragraph("第二张")
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "框内标题"
    inner = frame.add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "丙", "丁"
    grids = read_grids(saved(document), name="a.docx").grids
    assert [(grid.table, grid.frame.row(0)[0], grid.continues) for grid in grids] == [
        (1, "甲", False),
        (2, "乙", True),
        (3, "丙", False),
    ]
    assert [grid.title for grid in grids] == ["第一张", "", "附件2\n第二张\n框内标题"]


def test_a_table_inside_of_a_cell_of_a_list_is_text_of_the_cell() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for column in range(3):
        table.cell(0, column).text = f"列{column}"
        table.cell(1, column).text = LONG
    inner = table.cell(1, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "申请表", "1份"
    grid = only(read_grids(saved(document), name="a.docx"))
    assert grid.frame.shape == (2, 3)
    assert "申请表\t1份" in grid.frame["2"][1]


def test_layout_of_a_page_is_looked_through() -> None:
    inner = "<table><tr><td>名称</td><td>编码</td></tr><tr><td>甲</td><td>1</td></tr></table>"
    raw = f"<html><table><tr><td>导航</td><td><p>甲市清单</p>{inner}</td></tr></table></html>"
    grid = only(read_grids(raw.encode(), name="a.html"))
    assert grid.frame.rows() == [("名称", "编码"), ("甲", "1")]
    assert grid.title == "导航\n甲市清单"


def test_an_html_export_named_xls_is_read_as_what_it_is() -> None:
    raw = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gb2312></head>'
        "<table><tr><td colspan=2>甲市清单</td></tr><tr><td>名称</td><td>依据</td></tr>"
        "<tr><td rowspan=2>甲</td><td>一<br>二</td></tr><tr><td>&nbsp;</td></tr></table></html>"
    ).encode("gb18030")
    file = read_grids(raw, name="清单.xls")
    assert file.format == "html"
    assert [problem.kind for problem in file.problems] == ["mislabelled"]
    grid = only(file)
    assert grid.frame.rows() == [
        ("甲市清单", None),
        ("名称", "依据"),
        ("甲", "一\n二"),
        (None, None),
    ]
    assert grid.merged == (Merged(0, 0, 0, 1), Merged(2, 0, 3, 0))


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_a_document_without_tables_says_so(name: str) -> None:
    document = docx.Document()
    document.add_paragraph("没有表格")
    raw = saved(document) if name == "a.docx" else b"<html><body><p>text</p></body></html>"
    file = read_grids(raw, name=name)
    assert not file.grids
    assert [problem.kind for problem in file.problems] == ["no_table"]


def test_a_truncated_document_is_an_error() -> None:
    raw = word([["甲", "乙"]])
    with pytest.raises(ReadError) as error:
        read_grids(raw[: len(raw) // 2], name="a.docx")
    assert error.value.code == "truncated"


XS = (60.0, 120.0, 300.0, 420.0)


def printed(pdf: Pdf, rows: Sequence[Sequence[str]], top: float = 100.0) -> None:
    """Print a ruled table on a new page."""
    sheet = pdf.page()
    ys = [top + 40.0 * place for place in range(len(rows) + 1)]
    sheet.grid(XS, ys)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 4, y + 25, text, size=10)


HEAD = ("序号", "事项名称", "时限")


def test_a_table_over_two_pages_of_a_pdf_is_one() -> None:
    pdf = Pdf()
    printed(pdf, [HEAD, ("1", "甲事项", "20日"), ("2", "乙事项", "10日")])
    pdf.pages[0].text(200, 80, "甲市权力清单", size=16)
    printed(pdf, [HEAD, ("3", "丙事项", "5日")])
    grid = only(read_grids(pdf.bytes(), name="a.pdf"))
    assert grid.frame.rows() == [
        HEAD,
        ("1", "甲事项", "20日"),
        ("2", "乙事项", "10日"),
        ("3", "丙事项", "5日"),
    ]
    assert grid.pages == [1, 1, 1, 2]
    assert (grid.table, grid.title) == (1, "甲市权力清单")


def test_another_title_begins_another_table_of_a_pdf() -> None:
    pdf = Pdf()
    printed(pdf, [HEAD, ("1", "甲事项", "20日")])
    printed(pdf, [HEAD, ("1", "乙事项", "5日")])
    pdf.pages[1].text(200, 80, "乙市权力清单", size=16)
    first, second = read_grids(pdf.bytes(), name="a.pdf").grids
    assert (first.table, second.table) == (1, 2)
    assert second.pages == [2, 2]
    assert not second.continues


def test_a_pdf_without_ruled_tables_says_so() -> None:
    pdf = Pdf()
    pdf.page().text(100, 100, "序号 事项名称 时限", size=12)
    file = read_grids(pdf.bytes(), name="a.pdf")
    assert not file.grids
    (problem,) = file.problems
    assert problem.kind == "no_table"
    assert "框线" in problem.message


def part(rows: Sequence[Sequence[str | None]], at: int, **more: object) -> Found:
    found = Found([list(row) for row in rows], len(rows[0]), pages=[at] * len(rows))
    for name, value in more.items():
        setattr(found, name, value)
    return found


def test_a_row_that_is_broken_by_the_end_of_a_page_is_one() -> None:
    first = part([HEAD, ("1", "甲", "依据第一条规定"), ("2", "乙", "依据第二条规")], 1)
    second = part([HEAD, (None, None, "定办理。"), ("3", "丙", "依据")], 2, continues=True)
    (table,) = joined([first, second])
    assert table.rows[2:] == [["2", "乙", "依据第二条规定办理。"], ["3", "丙", "依据"]]
    assert table.pages == [1, 1, 1, 2]


def test_a_merged_area_goes_on_over_the_end_of_a_page() -> None:
    first = part([HEAD, ("甲局", "甲", "1"), (None, "乙", "2")], 1, merged=[(1, 0, 2, 0)])
    second = part(
        [HEAD, (None, "丙", "3"), (None, "丁", "4"), ("乙局", "戊", "5")],
        2,
        continues=True,
        merged=[(1, 0, 2, 0)],
    )
    (table,) = joined([first, second])
    assert table.merged == [(1, 0, 4, 0)]
    assert [row[1] for row in table.rows] == ["事项名称", "甲", "乙", "丙", "丁", "戊"]


def test_tables_of_other_columns_or_of_a_page_farther_on_stay_apart() -> None:
    first = part([("a", "b")], 1)
    assert len(joined([first, part([("c", "d")], 3, continues=True)])) == 2
    assert len(joined([first, part([("c", "d")], 2)])) == 2


def test_text_of_a_cell_keeps_its_lines() -> None:
    table = Table((Cell(0, 0, (Paragraph((Run("x"),)),)),), 1, 1)
    blocks = (Paragraph((Run("一\n二"),)), Paragraph(()), Paragraph((Run("三"),)), table)
    assert cell_text(Cell(0, 0, (Paragraph(()), *blocks))) == "一\n二\n\n三\nx"


@needs_libreoffice
@pytest.mark.parametrize(
    ("kind", "target"), [("rtf", "rtf"), ("odt", "odt"), ("doc", "doc:MS Word 97")]
)
def test_old_word_files_are_read_as_word_files(kind: str, target: str) -> None:
    rows = [["序号", "事项名称"], ["1", LONG]]
    raw = convert(word(rows), "docx", target, Limits())
    file = read_grids(raw, name=f"a.{kind}")
    assert file.format == "docx"
    assert only(file).frame.rows() == [tuple(row) for row in rows]
