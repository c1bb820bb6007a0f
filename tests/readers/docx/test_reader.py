"""The whole reader, with python-docx as the oracle for what python-docx can see."""

from __future__ import annotations

import io
import subprocess
import sys

import docx as oracle
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as OracleParagraph
from docx.text.run import Run as OracleRun
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.blocks import Alignment, Paragraph
from govlint.model.document import Capability, Document
from tests.readers.docx.build import docx, first, p, read


def through(document: oracle.document.Document) -> Document:
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue())


def resolve(run: OracleRun, paragraph: OracleParagraph, name: str) -> object:
    """What python-docx says of a property along run, paragraph style and its ancestors."""
    value = getattr(run.font, name)
    style = paragraph.style
    while value is None and style is not None:
        value, style = getattr(style.font, name), style.base_style
    return value


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(TEXT, max_size=4), max_size=6))
def test_texts_agree_with_the_oracle(paragraphs: list[list[str]]) -> None:
    document = oracle.Document()
    for parts in paragraphs:
        paragraph = document.add_paragraph()
        for part in parts:
            paragraph.add_run(part)
    found = through(document)
    assert [block.text for block in found.blocks] == [one.text for one in document.paragraphs]


STYLE_NAMES = ["Normal", "Heading 1", "Heading 2", "Title", "Quote", "Intense Quote", "Caption"]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(STYLE_NAMES),
    st.one_of(st.none(), st.integers(5, 60)),
    st.one_of(st.none(), st.booleans()),
    st.one_of(st.none(), st.sampled_from(["Arial", "仿宋_GB2312"])),
)
def test_style_chains_agree_with_the_oracle(
    style: str, size: int | None, bold: bool | None, font: str | None
) -> None:
    document = oracle.Document()
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run("text")
    run.font.size = None if size is None else Pt(size)
    run.font.bold = bold
    run.font.name = font
    mine = first(through(document))
    format_ = mine.runs[0].format
    expected = resolve(run, paragraph, "size")
    # The template's defaults: 11 points.
    assert format_.size == (expected.pt if isinstance(expected, Length) else 11.0)
    assert format_.bold == bool(resolve(run, paragraph, "bold"))
    assert format_.italic == bool(resolve(run, paragraph, "italic"))
    if font is not None:
        assert format_.font == font
    assert mine.format.style is not None
    assert mine.format.style.lower() == style.lower()


def test_alignment_and_indents_agree_with_the_oracle() -> None:
    pairs = {
        WD_ALIGN_PARAGRAPH.LEFT: Alignment.LEFT,
        WD_ALIGN_PARAGRAPH.CENTER: Alignment.CENTER,
        WD_ALIGN_PARAGRAPH.RIGHT: Alignment.RIGHT,
        WD_ALIGN_PARAGRAPH.JUSTIFY: Alignment.JUSTIFY,
        WD_ALIGN_PARAGRAPH.DISTRIBUTE: Alignment.DISTRIBUTE,
    }
    document = oracle.Document()
    for alignment in pairs:
        paragraph = document.add_paragraph("x")
        paragraph.alignment = alignment
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        paragraph.paragraph_format.space_before = Pt(6)
    for (_, mine), expected in zip(through(document).paragraphs(), pairs.values(), strict=True):
        assert mine.format.alignment is expected
        assert mine.format.first_line == 32.0
        assert mine.format.pitch is not None
        assert (mine.format.pitch.rule, mine.format.pitch.value) == ("exact", 28.95)
        assert mine.format.before == 6.0


def test_an_official_document_made_by_the_oracle() -> None:
    document = oracle.Document()
    style = document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    head = document.add_paragraph()
    run = head.add_run("贵州省人民政府办公厅文件")
    run.font.color.rgb = RGBColor(0xFF, 0, 0)
    document.add_paragraph("各市、自治州人民政府：", style="公文正文")
    table = document.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{index}"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    document.core_properties.author = "拟稿人"
    found = through(document)
    assert [block.text for block in found.blocks] == [
        "贵州省人民政府办公厅文件",
        "各市、自治州人民政府：",
        "格0\t格1\t格2\n格3\t格4\t格5",
    ]
    assert isinstance(found.blocks[0], Paragraph)
    assert found.blocks[0].runs[0].format.color == "FF0000"
    body = next(block for _, block in found.paragraphs() if block.format.style == "公文正文")
    assert {run.format.size for run in body.runs} == {16.0}
    assert {run.format.font for run in body.runs} == {"仿宋_GB2312"}
    assert found.sections[0].footers[0].blocks[0].text == "页脚"
    assert found.author == "拟稿人"


def test_page_setup_agrees_with_the_oracle() -> None:
    document = oracle.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(595.3), Pt(841.9)
    section.top_margin = Pt(104.9)
    mine = through(document).sections[0]
    assert (mine.width, mine.height) == (595.3, 841.9)
    assert mine.margins.top == 104.9
    assert section.left_margin is not None
    assert mine.margins.left == section.left_margin.pt


def test_what_the_reader_provides() -> None:
    found = read(docx(p("x")))
    assert (found.format, found.name) == ("docx", "test.docx")
    assert found.provides == {Capability.TEXT, Capability.LAYOUT}
    assert found.flags == ()


def test_reading_twice_gives_the_same() -> None:
    raw = docx(p("一、总则", run="<w:b/>") + p("正文"))
    assert read(raw) == read(raw)


@pytest.mark.parametrize("absent", ["docx", "jieba", "lark", "pdfplumber", "numpy"])
def test_nothing_heavy_is_loaded(absent: str) -> None:
    code = f"import govlint.readers.docx, sys; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
