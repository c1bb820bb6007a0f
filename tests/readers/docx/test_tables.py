from __future__ import annotations

from govlint.model.blocks import Table
from govlint.model.document import Document
from tests.readers.docx.build import docx, p, paragraph, read, read_body, style, tbl, tc, texts

GRID = (
    '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/>'
    '<w:insideV w:val="single"/></w:tblBorders>'
)
HEAD = tc("序号") + tc("事项") + tc("单位")


def only_table(document: Document) -> Table:
    return next(document.tables())[1]


def test_a_table_of_data_is_one_block() -> None:
    body = p("前") + tbl(HEAD, tc("1") + tc("办证") + tc("公安局"), properties=GRID) + p("后")
    found = read_body(body)
    assert texts(found) == ["前", "序号\t事项\t单位\n1\t办证\t公安局", "后"]
    table = only_table(found)
    assert (table.rows, table.columns) == (2, 3)
    assert table.path == "body/tbl[1]"
    assert table.cell_offset(1, 1) == len("序号\t事项\t单位\n1\t")


def test_merged_cells_stand_once() -> None:
    span, restart, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        HEAD,
        tc("甲", restart) + tc("宽", span),
        tc("隐", go_on) + tc("乙") + tc("丙"),
        tc("丁") + tc("戊") + tc("己"),
        properties=GRID,
    )
    table = only_table(read_body(body))
    places = {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells
    }
    assert places["甲"] == (1, 0, 2, 1)
    assert places["宽"] == (1, 1, 1, 2)
    assert places["乙"] == (2, 1, 1, 1)
    assert "隐" not in places
    assert (table.rows, table.columns) == (4, 3)


def test_columns_left_out_and_merged_the_old_way() -> None:
    before = "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + tc("乙") + tc("丙") + "</w:tr>"
    old = tc("丁", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("戊")
    table = only_table(read_body(tbl(HEAD, before, old, properties=GRID)))
    places = {cell.text: (cell.row, cell.column, cell.column_span) for cell in table.cells}
    assert places["乙"] == (1, 1, 1)
    assert places["丁"] == (2, 0, 2)
    assert places["戊"] == (2, 2, 1)


def test_absurd_spans_are_bounded() -> None:
    table = only_table(
        read_body(tbl(HEAD, tc("甲", '<w:gridSpan w:val="999999999"/>'), properties=GRID))
    )
    assert table.columns <= 2048


def test_tracked_rows() -> None:
    gone = '<w:tr><w:trPr><w:del w:id="1" w:author="李"/></w:trPr>' + tc("旧") + tc("") + "</w:tr>"
    come = (
        '<w:tr><w:trPr><w:ins w:id="2" w:author="张"/></w:trPr>' + tc("新") + tc("行") + "</w:tr>"
    )
    head = tc("名") + tc("值")
    found = read_body(tbl(head, gone, come, tc("甲") + tc("乙"), properties=GRID))
    assert texts(found) == ["名\t值\n新\t行\n甲\t乙"]
    assert [(one.kind, one.text, one.block) for one in found.revisions] == [
        ("deletion", "旧", 0),
        ("insertion", "新行", 0),
    ]


def test_nested_tables_stay_inside_their_cell() -> None:
    inner = tbl(HEAD, tc("1") + tc("2") + tc("3"), properties=GRID)
    row = tc("甲") + tc(inner + p("注")) + tc("丙")
    found = read_body(p("前") + tbl(row, properties=""))
    assert texts(found)[0] == "前"
    assert "序号\t事项\t单位\n1\t2\t3" in found.text


def test_comments_and_notes_in_a_table_count_in_its_text() -> None:
    mark = '<w:p><w:r><w:t>公安局</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    footnotes = '<w:footnote w:id="2"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>'
    body = p("前") + tbl(HEAD, tc("1") + tc("办证") + tc(mark), properties=GRID)
    found = read(docx(body, footnotes=footnotes))
    note = found.notes[0]
    assert note.block == 1
    assert found.blocks[1].text[: note.offset].endswith("公安局")


def test_offsets_count_all_paragraphs_of_all_cells() -> None:
    mark = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>丁</w:t></w:r></w:p>'
    comments = '<w:comment w:id="0" w:author="x"><w:p/></w:comment>'
    cells = tc(p("甲") + p("乙")) + tc(p("丙") + mark + p("戊")) + tc("己")
    found = read(docx(tbl(HEAD, cells, cells, properties=GRID), comments=comments))
    start = found.comments[0].start
    assert start is not None
    assert found.blocks[0].text[start:].startswith("丁\n戊\t己")


def test_lines_of_an_imprint_table_are_separators() -> None:
    line = '<w:{} w:val="single" w:sz="8" w:color="000000"/>'.format
    borders = f"<w:tblBorders>{line('top')}{line('bottom')}{line('insideH')}</w:tblBorders>"
    body = tbl(
        tc("抄送：省委办公厅。", '<w:gridSpan w:val="2"/>'),
        tc("省政府办公厅") + tc("2020年5月7日印发"),
        properties=borders,
        grid='<w:gridCol w:w="4000"/><w:gridCol w:w="4840"/>',
    )
    found = read_body(p("正文") + body)
    assert texts(found) == ["正文", "抄送：省委办公厅。", "省政府办公厅", "2020年5月7日印发"]
    assert all(paragraph(found, index).from_table for index in (1, 2, 3))
    assert [(rule.block, rule.edge, rule.thickness, rule.length) for rule in found.rules] == [
        (1, "above", 1.0, 442.0),
        (1, "below", 1.0, 442.0),
        (3, "below", 1.0, 442.0),
    ]


def test_the_line_of_a_blank_row_stands_below_the_text_before_it() -> None:
    red = '<w:tcBorders><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:tcBorders>'
    body = tbl(tc("黔府办发〔2020〕12号"), tc("", red), tc("关于某事的通知"))
    found = read_body(body)
    assert texts(found) == ["黔府办发〔2020〕12号", "关于某事的通知"]
    assert [(rule.block, rule.edge, rule.color, rule.thickness) for rule in found.rules] == [
        (0, "below", "FF0000", 2.25)
    ]


def test_a_data_table_draws_no_separators() -> None:
    found = read_body(tbl(HEAD, tc("1") + tc("2") + tc("3"), properties=GRID))
    assert found.rules == ()


def test_table_style_reaches_its_text() -> None:
    styles = style("表", kind="table", rpr='<w:sz w:val="18"/>', ppr='<w:jc w:val="center"/>')
    body = tbl(tc("甲"), properties='<w:tblStyle w:val="表"/>')
    paragraph = next(read(docx(body, styles=styles)).paragraphs())[1]
    assert paragraph.runs[0].format.size == 9.0
    assert paragraph.format.alignment == "center"
