"""Whole files: what a Document says of them, and what is said of those that cannot be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.blocks import Alignment, Paragraph, Table
from govlint.model.document import Capability, Document
from govlint.readers import read as read_any
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.pdf import read_pdf
from govlint.reporters.show import model_text
from tests.conftest import Golden
from tests.readers.pdf.make import HEI, RED, UNCODED, XBS, Pdf
from tests.readers.pdf.notice import BODY, LEFT, RIGHT, notice
from tests.readers.pdf.support import read, running


def failure(pdf: Pdf, limits: Limits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf.bytes(), "made.pdf", limits or Limits())
    return caught.value


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def assert_lines_cover_the_text(document: Document) -> None:
    """The contract of ``model.pages``: every code point stands on exactly one line."""
    for index, block in enumerate(document.blocks):
        cells: dict[tuple[int, int] | None, str] = {None: block.text}
        if isinstance(block, Table):
            cells = {(cell.row, cell.column): cell.text for cell in block.cells}
        for cell, text in cells.items():
            spans = sorted(
                (line.start, line.end)
                for page in document.pages
                for line in page.lines
                if (line.block, line.cell) == (index, cell)
            )
            covered = "".join(text[start:end] for start, end in spans)
            assert covered.replace("\n", "") == text.replace("\n", "")
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for page in document.pages:
        lines = [*page.lines, *(item.line for item in page.furniture)]
        for line in lines:
            assert line.page == page.number
            assert len(line.edges) == line.end - line.start + 1
            assert all(left <= right for left, right in pairwise(line.edges))
            assert (line.box[0], line.box[2]) == (line.edges[0], line.edges[-1])
            assert line.box[1] == pytest.approx(line.baseline - 0.88 * line.size)
            assert line.box[3] == pytest.approx(line.baseline + 0.12 * line.size)
        assert [line.baseline for line in page.lines] == sorted(
            line.baseline for line in page.lines
        )


def test_a_notice(golden: Golden) -> None:
    document = read(notice())
    assert_lines_cover_the_text(document)
    golden("show-model-pdf.txt", model_text(document))


def test_what_a_notice_provides() -> None:
    document = read(notice())
    assert document.format == "pdf"
    assert document.provides == {Capability.TEXT, Capability.LAYOUT, Capability.GLYPHS}
    assert (document.author, document.flags) == ("张三", ())
    (section,) = document.sections
    assert (section.first_block, section.width, section.height) == (0, 595.3, 841.9)
    assert section.margins.top is None


def test_paragraphs_are_measured() -> None:
    document = read(notice())
    body = document.blocks[5]
    assert isinstance(body, Paragraph)
    assert body.text == "为做好2024年防汛工作，保障人民群众生命财产安全，现就有关事项通知如下。"
    assert (body.page, body.format.alignment) == (1, Alignment.JUSTIFY)
    assert (body.format.first_line, body.format.left) == (31.6, 0.0)
    date = document.blocks[11]
    assert isinstance(date, Paragraph)
    assert (date.text, date.format.alignment) == ("2024年5月7日", Alignment.RIGHT)


def test_lines_are_anchored_at_the_text_they_separate() -> None:
    red, first, middle, last = read(notice()).rules
    assert (red.block, red.edge, red.page, red.color) == (1, "below", 1, "FF0000")
    assert (red.x, red.length, red.thickness) == (LEFT, RIGHT - LEFT, 1.5)
    assert [rule.thickness for rule in (first, middle, last)] == [1.0, 0.75, 1.0]
    assert [(rule.page, rule.source) for rule in (first, middle, last)] == [(2, "vector")] * 3
    assert (last.block, last.edge) == (14, "below")


def test_a_seal_is_an_image_over_the_date() -> None:
    (seal,) = read(notice()).images
    assert (seal.page, seal.floating, seal.width) == (2, True, 119)
    assert seal.block in (10, 11)


def test_page_numbers_are_furniture() -> None:
    document = read(notice())
    numbers = [item for page in document.pages for item in page.furniture]
    assert [(item.kind, item.text) for item in numbers] == [
        ("page_number", "— 1 —"),
        ("page_number", "— 2 —"),
    ]
    assert numbers[0].line.block is None
    assert numbers[0].runs[0].format.font == "SimSun"


def table_page() -> Pdf:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, 130, "附件1", HEI)
    page.grid([80, 200, 500], [200, 230, 260, 320])
    for column, row, text in (
        (0, 0, "事项"),
        (1, 0, "时限"),
        (0, 1, "许可甲"),
        (1, 1, "20个工作日"),
        (0, 2, "许可乙"),
    ):
        page.text(90 + 120 * column, 220 + 30 * row, text, size=12)
    page.text(210, 280, "一", size=12)
    page.text(210, 296, "二", size=12)
    page.text(LEFT, 400, "注：以上为自然日。")
    return pdf


def test_tables() -> None:
    document = read(table_page())
    assert_lines_cover_the_text(document)
    before, table, after = document.blocks
    assert (before.text, after.text) == ("附件1", "注：以上为自然日。")
    assert isinstance(table, Table)
    assert table.text == "事项\t时限\n许可甲\t20个工作日\n许可乙\t一\n二"
    assert (table.rows, table.columns, table.page) == (3, 2, 1)
    places = {line.cell for line in document.pages[0].lines if line.block == 1}
    assert places == {(row, column) for row in range(3) for column in range(2)}
    assert document.rules == ()


def test_a_table_around_running_text_is_unwrapped() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.grid([70, 530], [100, 400, 440])
    for number in range(3):
        page.text(LEFT, 130 + 28 * number, "文" * 27)
    page.text(LEFT, 214, "到此为止。")
    page.text(LEFT, 425, "抄送：市委办公室。")
    document = read(pdf)
    assert_lines_cover_the_text(document)
    assert texts(document) == ["文" * 81 + "到此为止。", "抄送：市委办公室。"]
    assert all(isinstance(block, Paragraph) and block.from_table for block in document.blocks)
    assert all(line.cell is None for line in document.pages[0].lines)


def test_latin_words_are_parted_where_lines_end() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(LEFT, 130, "使用" + "文" * 20 + "Internet")
    page.text(LEFT, 158, "Explorer 浏览器。")
    document = read(pdf)
    assert texts(document) == ["使用" + "文" * 20 + "Internet Explorer 浏览器。"]
    assert_lines_cover_the_text(document)
    first = document.pages[0].lines[0]
    assert first.edges[-1] == first.edges[-2]


def test_pages_of_other_sizes_begin_sections() -> None:
    pdf = Pdf()
    pdf.page().text(LEFT, 130, "正文")
    pdf.page(841.9, 595.3).text(LEFT, 130, "横表")
    pdf.page().text(LEFT, 130, "后文")
    sections = read(pdf).sections
    assert [(s.first_block, s.landscape) for s in sections] == [(0, False), (1, True), (2, False)]


def test_text_set_up_the_page_is_read_lying() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(100, 700, "甲市许可事项目录", matrix="0 1 -1 0")
    page.text(130, 700, "第一项", matrix="0 1 -1 0")
    document = read(pdf)
    assert texts(document) == ["甲市许可事项目录", "第一项"]
    assert (document.pages[0].width, document.pages[0].height) == (841.9, 595.3)
    assert document.pages[0].lines[0].box[0] == pytest.approx(841.9 - 700)


def test_a_mark_of_several_issuers() -> None:
    pdf = Pdf()
    page = pdf.page()
    for number, name in enumerate(("甲市财政局", "甲市水务局")):
        page.text(120, 150 + 50 * number, name, XBS, 36, color=RED)
    page.text(420, 180, "文件", XBS, 44, color=RED)
    page.text(220, 260, "甲财发〔2024〕7号")
    document = read(pdf)
    assert texts(document)[:3] == ["甲市财政局", "甲市水务局", "文件"]
    assert_lines_cover_the_text(document)


def scan(pdf: Pdf) -> None:
    page = pdf.page()
    page.image(0, 0, page.width, page.height)


def test_a_scan_is_called_a_scan() -> None:
    pdf = Pdf()
    scan(pdf)
    scan(pdf)
    error = failure(pdf)
    assert error.code == "scan"
    assert "共 2 页" in error.message
    assert "Word" in error.message


def test_a_picture_is_no_document() -> None:
    pdf = Pdf()
    pdf.page().image(100, 100, 200, 200)
    assert failure(pdf).code == "scan"


def test_scanned_pages_among_others_are_named() -> None:
    pdf = notice()
    scan(pdf)
    document = read(pdf)
    assert [flag.code for flag in document.flags] == ["scan"]
    assert "第 3 页" in document.flags[0].message
    assert [page.scanned for page in document.pages] == [False, False, True]
    assert Capability.GLYPHS in document.provides


def test_text_from_recognition_is_text_alone() -> None:
    pdf = Pdf()
    scan(pdf)
    pdf.pages[0].text(LEFT, 130, "甲市人民政府办公室关于防汛工作的通知", mode=3)
    document = read(pdf)
    assert document.provides == {Capability.TEXT}
    assert texts(document) == ["甲市人民政府办公室关于防汛工作的通知"]
    assert [flag.code for flag in document.flags] == ["ocr"]
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert (block.runs[0].format.font, block.format.alignment) == (None, None)
    assert document.pages[0].scanned


def test_watermarks_are_left_out_and_named() -> None:
    pdf = notice()
    pdf.pages[0].text(200, 400, "内部资料", size=60, matrix="0.7 0.7 -0.7 0.7")
    document = read(pdf)
    assert texts(document) == texts(read(notice()))
    assert [flag.code for flag in document.flags] == ["watermark"]


def test_invisible_text_is_hidden_text() -> None:
    pdf = notice()
    pdf.pages[0].text(LEFT, 600, "底稿", mode=3)
    assert read(pdf).hidden_text == ("底稿",)


def test_text_turned_into_outlines_is_not_passed() -> None:
    outlines = "10 10 m 20 20 30 30 40 40 c f " * 300
    pdf = Pdf()
    pdf.page().path(outlines)
    error = failure(pdf)
    assert error.code == "unreadable"
    assert "曲线" in error.message
    with_text = notice()
    with_text.page().path(outlines)
    assert [flag.code for flag in read(with_text).flags] == ["outlines"]


def test_glyphs_without_codes_are_not_passed() -> None:
    pdf = Pdf()
    pdf.page().text(LEFT, 130, "甲乙丙", UNCODED)
    error = failure(pdf)
    assert error.code == "unreadable"
    assert "编码" in error.message
    some = notice()
    some.pages[0].text(LEFT, 600, "某", UNCODED)
    assert [flag.code for flag in read(some).flags] == ["unmapped"]


def test_pages_that_are_lost_are_named() -> None:
    pdf = notice()
    raw = pdf.bytes().replace(b"/Count 2", b"/Count 5")
    assert [flag.code for flag in read_pdf(raw, "x.pdf", Limits()).flags] == ["pages"]
    broken = pdf.bytes().replace(b"BT /F0", b"BT /F9", 1)
    assert [flag.code for flag in read_pdf(broken, "x.pdf", Limits()).flags] == ["damaged"]
    moved = pdf.bytes().replace(b"startxref\n", b"startxref\n9")
    assert [flag.code for flag in read_pdf(moved, "x.pdf", Limits()).flags] == ["repaired"]


def test_blank_pages_alone_are_empty() -> None:
    pdf = Pdf()
    pdf.page()
    assert failure(pdf).code == "empty"


@pytest.mark.parametrize("limits", [Limits(max_runs=50), Limits(max_blocks=1)])
def test_limits(limits: Limits) -> None:
    assert failure(notice(), limits).code == "limit"


def test_a_file_is_what_it_holds_and_not_what_it_is_called() -> None:
    page = "<!DOCTYPE html><html><body><p>甲市人民政府办公室</p></body></html>".encode()
    document = read_any(page, name="通知.pdf")
    assert (document.format, [flag.code for flag in document.flags]) == ("html", ["mislabelled"])
    document = read_any(notice().bytes(), name="通知.docx")
    assert (document.format, [flag.code for flag in document.flags]) == ("pdf", ["mislabelled"])
    assert document.name == "通知.docx"
    assert read_any(notice().bytes(), name="通知.pdf").flags == ()


WORDS = st.text("防汛工作通知甲乙丙2024（）〔〕，。", min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.booleans(), WORDS), min_size=1, max_size=12))
def test_text_goes_in_and_comes_out(paragraphs: list[tuple[bool, str]]) -> None:
    """Paragraphs of any length, set line by line over as many pages as they need."""
    pdf = Pdf()
    page, y = pdf.page(), 130.0
    for indented, text in paragraphs:
        x = LEFT + (2 * BODY if indented else 0)
        while text:
            count = 1
            while count < len(text) and x + _width(text[: count + 1]) <= RIGHT:
                count += 1
            page.text(x, y, text[:count], size=BODY)
            x, y, text = LEFT, y + 28, text[count:]
            if y > 700:
                page, y = pdf.page(), 130.0
    document = read(pdf)
    assert_lines_cover_the_text(document)
    furniture = [item.text for sheet in document.pages for item in sheet.furniture]
    if not furniture:
        assert "".join(texts(document)) == "".join(text for _, text in paragraphs)


def _width(text: str) -> float:
    return sum(BODY / 2 if char.isascii() else BODY for char in text)


def test_a_blank_page_is_a_page_without_lines() -> None:
    pdf = Pdf()
    running(pdf.page(), 100)
    pdf.page()
    running(pdf.page(), 100)
    document = read(pdf)
    assert [bool(page.lines) for page in document.pages] == [True, False, True]
    assert document.flags == ()


def test_a_page_printed_by_a_browser_says_so() -> None:
    pdf = Pdf()
    for number in (1, 2):
        page = pdf.page()
        page.text(30, 25, "http://www.example.com/a.html", size=8)
        running(page, 100)
        page.text(30, 825, f"{number}/2", size=8)
    document = read(pdf)
    assert [flag.code for flag in document.flags] == ["web_print"]
    assert not any("http" in block.text for block in document.blocks)
