from __future__ import annotations

import pytest

from govlint.model.blocks import Format
from govlint.readers.docx.styles import style_sheet
from govlint.readers.docx.theme import ThemeOptions
from tests.readers.docx.build import (
    defaults,
    docx,
    first,
    p,
    r,
    read,
    style,
    tbl,
    tc,
    texts,
    xml,
)


def look(styles: str, body: str) -> Format:
    return first(read(docx(body, styles=styles))).runs[0].format


def test_layers_override_in_order() -> None:
    size = '<w:sz w:val="{}"/>'.format
    styles = defaults(size(20)) + style("Normal", default=True)
    assert look(styles, p("x")).size == 10.0
    styles = defaults(size(20)) + style("Normal", default=True, rpr=size(22))
    assert look(styles, p("x")).size == 11.0
    styles += style("正文", based="Normal") + style("大", based="正文", rpr=size(24))
    assert look(styles, p("x", '<w:pStyle w:val="正文"/>')).size == 11.0
    assert look(styles, p("x", '<w:pStyle w:val="大"/>')).size == 12.0
    styles += style("强调", kind="character", rpr=size(30))
    named = '<w:rStyle w:val="强调"/>'
    assert look(styles, p("x", '<w:pStyle w:val="大"/>', named)).size == 15.0
    assert look(styles, p("x", '<w:pStyle w:val="大"/>', named + size(32))).size == 16.0


def test_without_any_size_text_is_ten_points() -> None:
    format_ = first(read(docx(p("x")))).runs[0].format
    assert (format_.size, format_.font, format_.color, format_.bold) == (
        10.0,
        None,
        "000000",
        False,
    )


@pytest.mark.parametrize("in_paragraph", [False, True])
@pytest.mark.parametrize("in_character", [False, True])
@pytest.mark.parametrize("in_table", [False, True])
def test_toggles_flip_between_styles(
    in_table: bool, in_paragraph: bool, in_character: bool
) -> None:
    def bold(on: bool) -> str:
        return "<w:b/><w:i/>" if on else ""

    styles = (
        style("T", kind="table", rpr=bold(in_table))
        + style("P", rpr=bold(in_paragraph))
        + style("C", kind="character", rpr=bold(in_character))
    )
    cell = p("x", '<w:pStyle w:val="P"/>', '<w:rStyle w:val="C"/>')
    body = tbl(tc(cell), properties='<w:tblStyle w:val="T"/>')
    format_ = first(read(docx(body, styles=styles))).runs[0].format
    expected = (in_table + in_paragraph + in_character) % 2 == 1
    assert (format_.bold, format_.italic) == (expected, expected)


def test_toggles_do_not_flip_within_a_chain_nor_directly() -> None:
    styles = style("A", rpr="<w:b/>") + style("B", based="A", rpr="<w:b/>")
    assert look(styles, p("x", '<w:pStyle w:val="B"/>')).bold is True
    assert look(styles, p("x", '<w:pStyle w:val="B"/>', "<w:b/>")).bold is True
    assert look(styles, p("x", '<w:pStyle w:val="B"/>', '<w:b w:val="0"/>')).bold is False
    everywhere = defaults("<w:b/>") + style("A", rpr="<w:b/>")
    assert look(everywhere, p("x", '<w:pStyle w:val="A"/>')).bold is True


def test_lost_and_mistaken_styles() -> None:
    styles = style("Normal", default=True, rpr='<w:sz w:val="32"/>')
    styles += style("C", kind="character", rpr='<w:sz w:val="10"/>')
    assert look(styles, p("x", '<w:pStyle w:val="无此样式"/>')).size == 16.0
    assert look(styles, p("x", '<w:pStyle w:val="C"/>')).size == 16.0
    assert look(styles, p("x", run='<w:rStyle w:val="Normal"/>')).size == 16.0


def test_cycles_of_styles_end() -> None:
    styles = style("A", based="B", rpr='<w:sz w:val="30"/>') + style("B", based="A", rpr="<w:b/>")
    format_ = look(styles, p("x", '<w:pStyle w:val="A"/>'))
    assert (format_.size, format_.bold) == (15.0, True)


def test_names_of_the_chain() -> None:
    styles = style("Normal", default=True) + style("a", based="Normal") + style("b", based="a")
    paragraph = first(read(docx(p("x", '<w:pStyle w:val="b"/>'), styles=styles)))
    assert paragraph.format.style == "b"
    assert paragraph.format.style_chain == ("b", "a", "Normal")


def test_other_properties_of_a_run() -> None:
    run = '<w:u w:val="single"/><w:spacing w:val="20"/><w:sz w:val="44"/>'
    format_ = look("", p("x", run=run))
    assert (format_.underline, format_.spacing, format_.size) == (True, 1.0, 22.0)
    assert look("", p("x", run='<w:u w:val="none"/>')).underline is False


def test_font_names_lose_quotation_marks() -> None:
    run = '<w:rFonts w:eastAsia="\'仿宋_GB2312\'" w:ascii="’Times New Roman’"/>'
    paragraph = first(read(docx(p("文a", run=run))))
    assert [run.format.font for run in paragraph.runs] == ["仿宋_GB2312", "Times New Roman"]


def test_equal_formats_are_one_object_and_one_run() -> None:
    body = f"<w:p>{r('甲', '<w:b/>')}{r('乙', '<w:b/>')}{r('丙')}</w:p>"
    runs = first(read(docx(body))).runs
    assert [run.text for run in runs] == ["甲乙", "丙"]


def test_style_tables_are_kept_by_content() -> None:
    one = xml("w:styles", style("A")).encode()
    other = xml("w:styles", style("B")).encode()
    options = ThemeOptions("zh-CN")
    assert style_sheet(one, b"", options) is style_sheet(bytes(bytearray(one)), b"", options)
    assert style_sheet(one, b"", options) is not style_sheet(other, b"", options)
    assert style_sheet(one, b"", options) is not style_sheet(one, b"", ThemeOptions("ja-JP"))


def test_the_cache_of_style_tables_is_bounded() -> None:
    options = ThemeOptions()
    sheets = [
        style_sheet(xml("w:styles", style(f"S{index}")).encode(), b"", options)
        for index in range(80)
    ]
    again = style_sheet(xml("w:styles", style("S0")).encode(), b"", options)
    assert again is not sheets[0]
    assert style_sheet(xml("w:styles", style("S79")).encode(), b"", options) is sheets[79]


def test_hidden_by_style() -> None:
    styles = style("藏", kind="character", rpr="<w:vanish/>")
    body = f"<w:p>{r('见')}{r('不见', '<w:rStyle w:val=' + chr(34) + '藏' + chr(34) + '/>')}</w:p>"
    found = read(docx(body, styles=styles))
    assert texts(found) == ["见"]
    assert found.hidden_text == ("不见",)
