from __future__ import annotations

import pytest

from tests.readers.docx.build import paragraph, r, read_body, texts


def pict(content: str) -> str:
    return f"<w:p><w:r><w:pict>{content}</w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '<v:line style="position:absolute" from="0,12pt" to="442.2pt,12pt" '
            'strokecolor="red" strokeweight="1.5pt"/>',
            ("FF0000", 1.5, 442.2, "single", "below"),
        ),
        (
            '<v:line style="mso-position-vertical-relative:page" from="56.7pt,138pt" '
            'to="538.6pt,138pt" strokecolor="red" strokeweight="2.25pt"/>',
            ("FF0000", 2.25, 481.9, "single", None),
        ),
        (
            '<v:line from="0,0" to="15.6cm,0" strokecolor="#f00"><v:stroke linestyle="thickThin"/>'
            "</v:line>",
            ("FF0000", 0.75, 442.2, "thick_thin", "above"),
        ),
        (
            '<v:line from="0,0" to="400pt,0" strokeweight="3pt"><v:stroke linestyle="thinThin" '
            'color="red"/></v:line>',
            ("FF0000", 3.0, 400.0, "double", "above"),
        ),
        (
            '<v:shape type="#_x0000_t32" style="width:440pt;height:0;margin-top:20pt" '
            'strokecolor="red [3]" strokeweight="2pt"/>',
            ("FF0000", 2.0, 440.0, "single", "below"),
        ),
        (
            '<v:rect style="width:442pt;height:2pt" fillcolor="#FF0000" stroked="f"/>',
            ("FF0000", 2.0, 442.0, "single", None),
        ),
        (
            '<v:rect style="width:0;height:1.5pt" o:hr="t" fillcolor="#a0a0a0"/>',
            ("A0A0A0", 1.5, None, "single", None),
        ),
        (
            '<v:group style="width:450pt;height:10pt" coordsize="9000,200">'
            '<v:line from="0,0" to="9000,0" strokecolor="red" strokeweight="1pt"/></v:group>',
            ("FF0000", 1.0, 450.0, "single", "above"),
        ),
    ],
)
def test_lines(content: str, expected: tuple[object, ...]) -> None:
    (rule,) = read_body(pict(content)).rules
    assert rule.source == "vml"
    assert (rule.color, rule.thickness, rule.length, rule.compound, rule.edge) == expected


@pytest.mark.parametrize(
    "content",
    [
        '<v:line from="0,0" to="0,300pt"/>',
        '<v:rect style="width:100pt;height:100pt"/>',
        '<v:shape style="visibility:hidden;width:400pt;height:1pt"/>',
        "<v:shape/>",
        '<v:line from="x" to=","/>',
        '<v:group coordsize="0,0"><v:line/></v:group>',
    ],
)
def test_what_is_no_separator(content: str) -> None:
    assert read_body(pict(content)).rules == ()


def test_text_boxes_and_word_art() -> None:
    art = (
        '<v:shape fillcolor="red" type="#_x0000_t136"><v:textpath style="font-family:'
        '&quot;方正小标宋简体&quot;;font-size:36pt" string="贵州省人民政府文件"/></v:shape>'
    )
    content = "<w:p><w:r><w:t>机密</w:t></w:r></w:p>"
    box = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    found = read_body(f"<w:p>{r('锚')}<w:r><w:pict>{art}{box}</w:pict></w:r></w:p>")
    assert texts(found) == ["贵州省人民政府文件", "机密", "锚"]
    look = paragraph(found, 0).runs[0].format
    assert (look.font, look.size, look.color) == ("方正小标宋简体", 36.0, "FF0000")
    assert paragraph(found, 0).from_textbox


@pytest.mark.parametrize(
    ("style", "turn"),
    [
        ("", 0),
        ("layout-flow:horizontal", 0),
        ("layout-flow:vertical", 90),
        ("layout-flow:vertical;mso-layout-flow-alt:bottom-to-top", 270),
    ],
)
def test_the_direction_of_the_text_in_a_box(style: str, turn: int) -> None:
    content = "<w:p><w:r><w:t>— 3 —</w:t></w:r></w:p>"
    box = f'<v:shape><v:textbox style="{style}"><w:txbxContent>{content}</w:txbxContent>'
    found = read_body(f"<w:p><w:r><w:pict>{box}</v:textbox></v:shape></w:pict></w:r></w:p>")
    assert paragraph(found, 0).format.turn == turn


def test_images() -> None:
    shape = (
        '<v:shape id="x" style="position:absolute;width:1in;height:36pt" alt="公章">'
        '<v:imagedata r:id="NULL"/></v:shape>'
    )
    (image,) = read_body(pict(shape)).images
    assert (image.width, image.height, image.floating, image.description) == (
        72.0,
        36.0,
        True,
        "公章",
    )
    embedded = "<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r></w:p>"
    assert len(read_body(embedded).images) == 1
