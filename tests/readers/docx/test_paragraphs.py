from __future__ import annotations

import pytest

from govlint.model.blocks import Alignment, LinePitch, ParagraphFormat
from tests.readers.docx.build import defaults, docx, first, p, read, style, texts


def look(properties: str, styles: str = "", section: str = "") -> ParagraphFormat:
    return first(read(docx(p("x", properties) + section, styles=styles))).format


def test_a_bare_paragraph() -> None:
    format_ = look("")
    assert format_.alignment is Alignment.LEFT
    assert format_.pitch == LinePitch("multiple", 1.0)
    assert (format_.first_line, format_.first_line_chars, format_.left, format_.right) == (
        0.0,
        None,
        0.0,
        0.0,
    )
    assert (format_.before, format_.after, format_.snap_to_grid) == (0.0, 0.0, True)
    assert (format_.keep_with_next, format_.page_break_before) == (False, False)
    assert format_.outline_level is None


@pytest.mark.parametrize(
    ("written", "alignment"),
    [
        ("both", Alignment.JUSTIFY),
        ("left", Alignment.LEFT),
        ("start", Alignment.LEFT),
        ("end", Alignment.RIGHT),
        ("center", Alignment.CENTER),
        ("distribute", Alignment.DISTRIBUTE),
        ("nonsense", Alignment.LEFT),
    ],
)
def test_alignment(written: str, alignment: Alignment) -> None:
    assert look(f'<w:jc w:val="{written}"/>').alignment is alignment


def test_indents_in_points_and_characters() -> None:
    format_ = look(
        '<w:ind w:firstLine="640" w:firstLineChars="200" w:left="320" w:rightChars="400"/>'
    )
    assert (format_.first_line, format_.first_line_chars) == (32.0, 2.0)
    assert (format_.left, format_.left_chars, format_.right_chars) == (16.0, None, 4.0)
    hanging = look('<w:ind w:hanging="420" w:hangingChars="150" w:start="420"/>')
    assert (hanging.first_line, hanging.first_line_chars, hanging.left) == (-21.0, -1.5, 21.0)


def test_zero_characters_cancel_what_the_style_says() -> None:
    styles = style("Normal", default=True, ppr='<w:ind w:firstLine="640" w:firstLineChars="200"/>')
    assert look("", styles).first_line_chars == 2.0
    format_ = look('<w:ind w:firstLineChars="0" w:firstLine="0"/>', styles)
    assert (format_.first_line, format_.first_line_chars) == (0.0, None)
    inherited = look('<w:ind w:firstLine="480"/>', styles)
    assert (inherited.first_line, inherited.first_line_chars) == (24.0, 2.0)


@pytest.mark.parametrize(
    ("written", "pitch"),
    [
        ('w:line="579" w:lineRule="exact"', LinePitch("exact", 28.95)),
        ('w:line="28.95pt" w:lineRule="exact"', LinePitch("exact", 28.95)),
        ('w:line="420" w:lineRule="atLeast"', LinePitch("at_least", 21.0)),
        ('w:line="360" w:lineRule="auto"', LinePitch("multiple", 1.5)),
        ('w:line="360"', LinePitch("multiple", 1.5)),
        ('w:line="x" w:lineRule="exact"', LinePitch("multiple", 1.0)),
    ],
)
def test_line_pitch(written: str, pitch: LinePitch) -> None:
    assert look(f"<w:spacing {written}/>").pitch == pitch


def test_distance_before_and_after() -> None:
    format_ = look('<w:spacing w:before="120" w:after="60"/>')
    assert (format_.before, format_.after) == (6.0, 3.0)
    automatic = look('<w:spacing w:before="100" w:beforeAutospacing="1"/>')
    assert automatic.before == 14.0
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    assert look('<w:spacing w:before="9" w:beforeLines="50"/>', section=grid).before == 7.8
    assert look('<w:spacing w:before="9" w:beforeLines="50"/>').before == 6.0
    assert look('<w:spacing w:before="40" w:beforeLines="0"/>').before == 2.0


def test_lines_count_in_the_grid_of_their_own_section() -> None:
    def section(pitch: int) -> str:
        return f'<w:sectPr><w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'

    spaced = '<w:spacing w:beforeLines="100"/>'
    body = p("甲", spaced + section(240)) + p("乙", spaced) + section(600)
    found = read(docx(body))
    assert [block.format.before for _, block in found.paragraphs()] == [12.0, 30.0]


def test_switches_and_outline() -> None:
    format_ = look(
        '<w:keepNext/><w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:outlineLvl w:val="0"/>'
    )
    assert (format_.keep_with_next, format_.page_break_before) == (True, True)
    assert (format_.snap_to_grid, format_.outline_level) == (False, 0)
    assert look('<w:outlineLvl w:val="9"/>').outline_level is None


def test_defaults_and_styles_reach_the_paragraph() -> None:
    styles = defaults(ppr='<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>')
    styles += style("标题", ppr='<w:jc w:val="center"/><w:spacing w:after="0"/>')
    format_ = look('<w:pStyle w:val="标题"/>', styles)
    assert format_.alignment is Alignment.CENTER
    assert format_.after == 0.0
    assert format_.pitch == LinePitch("multiple", round(259 / 240, 4))


def test_hidden_and_deleted_marks_join_paragraphs() -> None:
    hidden = p("甲", "<w:rPr><w:vanish/></w:rPr>") + p("乙", '<w:jc w:val="center"/>')
    found = read(docx(hidden))
    assert texts(found) == ["甲乙"]
    assert first(found).format.alignment is Alignment.CENTER
    deleted = p("甲", '<w:rPr><w:del w:id="1" w:author="李"/></w:rPr>') + p("乙") + p("丙")
    found = read(docx(deleted))
    assert texts(found) == ["甲乙", "丙"]
    assert [(one.kind, one.block, one.author) for one in found.revisions] == [("deletion", 0, "李")]


def test_a_paragraph_of_hidden_text_alone_is_not_printed() -> None:
    hidden = p("窗体顶端", "<w:rPr><w:vanish/></w:rPr>", "<w:vanish/>")
    found = read(docx(hidden + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" + p("正文")))
    assert texts(found)[-1] == "正文"
    assert "窗体顶端" not in found.text
    assert found.hidden_text == ("窗体顶端",)
