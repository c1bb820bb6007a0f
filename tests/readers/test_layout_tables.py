from __future__ import annotations

from collections.abc import Sequence

from govlint.model.blocks import Block, Cell, Paragraph, Run, Table
from govlint.readers.layout_tables import unwrap

PROSE = (
    "为深入贯彻落实党中央、国务院决策部署，进一步优化营商环境，结合本省实际，"
    "现就有关事项通知如下，请认真贯彻执行，并将执行中的问题及时报告。"
)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def table(*rows: Sequence[str | Sequence[Block]]) -> Table:
    """A table from rows of cells; a text is split into paragraphs at line feeds."""
    cells = []
    for row, entries in enumerate(rows):
        for column, entry in enumerate(entries):
            blocks = (
                tuple(paragraph(line) for line in entry.split("\n"))
                if isinstance(entry, str)
                else tuple(entry)
            )
            cells.append(Cell(row, column, blocks))
    return Table(tuple(cells), len(rows), max(map(len, rows)))


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def is_data(candidate: Table, bordered: bool | None = None) -> bool:
    return unwrap(candidate, bordered=bordered) == (candidate,)


def test_a_notice_in_one_cell() -> None:
    blocks = unwrap(table([f"各区、县人民政府：\n{PROSE}\n一、总体要求"]))
    assert texts(blocks) == ["各区、县人民政府：", PROSE, "一、总体要求"]
    assert all(isinstance(block, Paragraph) and block.from_table for block in blocks)


def test_one_column_of_a_web_page() -> None:
    blocks = unwrap(table(["关于印发办法的通知"], ["沪人社农发（2012）32号"], [""], [PROSE]))
    assert texts(blocks) == ["关于印发办法的通知", "沪人社农发（2012）32号", PROSE]


def test_nested_layout_and_inner_data() -> None:
    inner = table(["日期", "科目"], ["6月7日", "语文"])
    outer = table([[paragraph(PROSE), inner, paragraph("附件：1.表")]])
    blocks = unwrap(outer)
    assert blocks[1] is inner
    assert texts(blocks)[0] == PROSE
    beside = table([[paragraph("标题"), inner], "右栏"])
    assert inner in unwrap(beside)


def test_issuer_mark_beside_file() -> None:
    assert texts(unwrap(table(["贵州省公安厅\n贵州省财政厅", "文件"]), bordered=False)) == [
        "贵州省公安厅",
        "贵州省财政厅",
        "文件",
    ]


def test_number_beside_signatory() -> None:
    for right in ("签发人：张三", "签发人: 张三  李四"):
        assert texts(unwrap(table(["黔府办呈〔2020〕12号", right]))) == [
            "黔府办呈〔2020〕12号",
            right,
        ]
    assert not is_data(table(["黔府办函[2020]12号", "会签人：李四"]))


def test_imprint() -> None:
    rows = (
        ["抄送：省委办公厅，省人大常委会办公厅。"],
        ["贵州省人民政府办公厅", "2020年5月7日印发"],
    )
    assert len(unwrap(table(*rows), bordered=False)) == 3
    assert len(unwrap(table(*rows), bordered=True)) == 3
    labelled = table(["抄送：", "省委办公厅，省军区。"], ["省政府办公厅", "二○二○年五月七日印发"])
    assert not is_data(labelled)
    keywords = table(
        ["主题词：医疗 保险 通知"], ["抄送：社会保险局。"], ["某局办公室", "2012年7月6日印发"]
    )
    assert not is_data(keywords, bordered=True)


def test_metadata_lines_in_brackets() -> None:
    rows = table(["【文　　号】 津国土房改〔2008〕291号", ""], ["【颁布日期】", "2008-4-20"])
    assert not is_data(rows)


def test_short_cells_in_rows_and_columns_are_data() -> None:
    timetable = table(
        ["日期", "6月7日", "6月8日"], ["上午", "语文", "综合"], ["下午", "数学", "外语"]
    )
    two_columns = table(["日期", "内容"], ["2月初", "公布意见。"], ["2月25日前", "比对确认。"])
    for candidate in (timetable, two_columns):
        for bordered in (True, False, None):
            assert is_data(candidate, bordered)


def test_a_header_makes_long_cells_data() -> None:
    assert is_data(table(["事项", "内容"], ["一", PROSE], ["二", PROSE]), bordered=True)
    assert is_data(table(["序号", "依据"], ["1", PROSE], ["2", PROSE]))


def test_documents_listed_in_a_table_are_data() -> None:
    rows = [["序号", "文号", "名称"]]
    rows += [[str(n), f"黔府发〔2020〕{n}号", f"关于某事的通知{n}"] for n in range(1, 8)]
    assert is_data(table(*rows), bordered=True)
    assert is_data(table(*rows))


def test_web_metadata_of_a_gazette_is_data() -> None:
    rows = table(
        ["索 引 号:", "009275780/2013-00695", "信息分类名称:", "保障性住房"],
        ["发布机构:", "重庆市人民政府", "生成日期:", "2010-06-08"],
        ["文　　号:", "渝府发〔2010〕61号", "主 题 词:", "公租房"],
    )
    assert is_data(rows, bordered=True)


def test_a_bordered_column_of_short_entries_is_data() -> None:
    column = table(["单位名单"], ["公安局"], ["财政局"], ["教育局"], ["民政局"])
    assert is_data(column, bordered=True)
    assert not is_data(column, bordered=False)


def test_two_columns_of_prose_are_layout() -> None:
    assert not is_data(table([PROSE, PROSE]))


def test_empty_tables_vanish_into_their_blank_paragraphs() -> None:
    assert texts(unwrap(table([""]))) == [""]
    assert unwrap(Table((), 0, 0)) == ()
    assert texts(unwrap(table(["", ""], ["", ""]))) == []


def test_long_blank_cells_are_no_prose() -> None:
    assert is_data(table(["甲", "　" * 80], ["乙", "丙"]))
