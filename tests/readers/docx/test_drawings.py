from __future__ import annotations

import pytest

from govlint.model.document import Rule
from tests.readers.docx.build import docx, first, p, paragraph, r, read, read_body, texts

THEME = (
    '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="C00000"/></a:accent1>'
    '</a:clrScheme><a:fmtScheme name="x"><a:lnStyleLst><a:ln w="9525"/><a:ln w="25400"/>'
    "<a:ln w='38100'/></a:lnStyleLst></a:fmtScheme></a:themeElements>"
)


def anchor(graphic: str, cx: int = 5616000, cy: int = 0, offset: int | None = 254000) -> str:
    vertical = (
        ""
        if offset is None
        else '<wp:positionV relativeFrom="paragraph"><wp:posOffset>'
        f"{offset}</wp:posOffset></wp:positionV>"
    )
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>12700'
        f'</wp:posOffset></wp:positionH>{vertical}<wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="图" descr="说明"/><a:graphic><a:graphicData>{graphic}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def shape(kind: str, outline: str, extra: str = "", size: tuple[int, int] | None = None) -> str:
    extent = "" if size is None else f'<a:xfrm><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
    return (
        f'<wps:wsp><wps:cNvPr id="1" name=""/><wps:spPr>{extent}<a:prstGeom prst="{kind}"/>'
        f"{outline}</wps:spPr>{extra}</wps:wsp>"
    )


def ln(width: int = 19050, color: str = '<a:srgbClr val="FF0000"/>', compound: str = "") -> str:
    return f'<a:ln w="{width}"{compound}><a:solidFill>{color}</a:solidFill></a:ln>'


def rules(inner: str, theme: str = THEME) -> list[Rule]:
    return list(read(docx(p("前") + f"<w:p>{inner}</w:p>", theme=theme)).rules)


def test_a_red_line() -> None:
    (rule,) = rules(anchor(shape("line", ln())))
    assert rule == Rule(
        block=1,
        source="drawing",
        color="FF0000",
        thickness=1.5,
        length=442.2047,
        compound="single",
        edge="below",
        x=1.0,
        y=20.0,
    )


@pytest.mark.parametrize(
    ("graphic", "color", "thickness", "compound"),
    [
        (shape("straightConnector1", ln()), "FF0000", 1.5, "single"),
        (shape("line", ln(38100, compound=' cmpd="thickThin"')), "FF0000", 3.0, "thick_thin"),
        (shape("line", ln(38100, compound=' cmpd="dbl"')), "FF0000", 3.0, "double"),
        (shape("line", ln(color='<a:schemeClr val="accent1"/>')), "C00000", 1.5, "single"),
        (
            shape(
                "line",
                "<a:ln/>",
                '<wps:style><a:lnRef idx="2"><a:schemeClr val="accent1"/></a:lnRef></wps:style>',
            ),
            "C00000",
            2.0,
            "single",
        ),
        (
            shape(
                "rect",
                '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>',
                size=(5616000, 25400),
            ),
            "FF0000",
            2.0,
            "single",
        ),
        (
            f"<wpg:wgp><wpg:grpSp>{shape('line', ln(), size=(5616000, 0))}</wpg:grpSp></wpg:wgp>",
            "FF0000",
            1.5,
            "single",
        ),
    ],
)
def test_lines_of_every_make(graphic: str, color: str, thickness: float, compound: str) -> None:
    (rule,) = rules(anchor(graphic))
    assert (rule.color, rule.thickness, rule.compound) == (color, thickness, compound)


def test_what_is_no_separator() -> None:
    assert rules(anchor(shape("line", ln()), cx=0, cy=900000)) == []
    assert rules(anchor(shape("line", '<a:ln w="9525"><a:noFill/></a:ln>'))) == []
    assert rules(anchor(shape("rect", ln(), size=(900000, 900000)))) == []
    assert rules(anchor(shape("ellipse", ln(), size=(900000, 100)))) == []


def test_edge_by_offset() -> None:
    assert [rule.edge for rule in rules(anchor(shape("line", ln()), offset=-12700))] == ["above"]
    assert [rule.edge for rule in rules(anchor(shape("line", ln()), offset=None))] == [None]


def box(content: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"


def test_text_boxes_are_read_once_before_their_anchor() -> None:
    content = p("机密★1年", "", '<w:color w:val="FF0000"/>') + p("特急")
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{anchor(box(content))[5:-6]}'
        "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = read_body(p("前") + f"<w:p>{r('锚')}{both}</w:p>")
    assert texts(found) == ["前", "机密★1年", "特急", "锚"]
    assert [block.from_textbox for _, block in found.paragraphs()] == [False, True, True, False]
    assert paragraph(found, 1).runs[0].format.color == "FF0000"
    assert len({block.path for block in found.blocks}) == 4


@pytest.mark.parametrize(("vert", "turn"), [("vert", 90), ("vert270", 270), ("horz", 0), ("", 0)])
def test_the_direction_of_the_text_in_a_box(vert: str, turn: int) -> None:
    inner = f"<wps:txbx><w:txbxContent>{p('— 3 —')}</w:txbxContent></wps:txbx>"
    turned = f'<wps:wsp>{inner}<wps:bodyPr vert="{vert}"/></wps:wsp>'
    found = read_body(f"<w:p>{anchor(turned)}{r('外')}</w:p>")
    assert [block.format.turn for _, block in found.paragraphs()] == [turn, None]


def test_a_text_box_in_a_text_box_and_a_table_in_one() -> None:
    inner = f"<w:p>{anchor(box(p('内')))}{r('中')}</w:p>"
    inner += f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    found = read_body(f"<w:p>{anchor(box(inner))}{r('外')}</w:p>")
    assert texts(found) == ["内", "中", "格", "外"]


def test_images_with_their_sizes() -> None:
    picture = (
        '<pic:pic><pic:blipFill><a:blip r:embed="NULL"/></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:ext cx="1270000" cy="635000"/></a:xfrm></pic:spPr></pic:pic>'
    )
    found = read_body(p("前") + f"<w:p>{anchor(picture)}</w:p>")
    (image,) = found.images
    assert (image.block, image.width, image.height, image.floating) == (1, 100.0, 50.0, True)
    assert (image.name, image.description, image.story) == ("图", "说明", "body")
    inline = anchor(picture).replace("wp:anchor", "wp:inline")
    assert [image.floating for image in read_body(f"<w:p>{inline}</w:p>").images] == [False]


def test_paragraph_borders_as_separators() -> None:
    border = '<w:pBdr><w:bottom w:val="{}" w:sz="{}" w:color="{}"/></w:pBdr>'.format
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:left="1588" w:right="1474" w:bottom="1984"/></w:sectPr>'
    )
    body = p("文号", border("single", 12, "FF0000")) + p("正文") + page
    (rule,) = read_body(body).rules
    assert (rule.block, rule.source, rule.color, rule.thickness) == (0, "border", "FF0000", 1.5)
    assert (rule.edge, rule.compound, rule.length) == ("below", "single", 442.2)
    (double,) = read_body(p("x", border("thickThinSmallGap", 24, "auto"))).rules
    assert (double.color, double.compound, double.thickness) == ("000000", "thick_thin", 3.0)
    assert read_body(p("x", border("nil", 4, "auto"))).rules == ()


def test_neighbours_with_equal_borders_are_one_frame() -> None:
    both = '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single"/></w:pBdr>'
    found = read_body(p("甲", both) + p("乙", both) + p("丙") + p("丁", both))
    assert [(rule.block, rule.edge) for rule in found.rules] == [
        (0, "above"),
        (1, "below"),
        (3, "above"),
        (3, "below"),
    ]
    sides = both.replace("<w:top", '<w:left w:val="single"/><w:right w:val="single"/><w:top')
    assert read_body(p("框", sides)).rules == ()


@pytest.mark.parametrize("line", ["_" * 30, "—" * 12, "－" * 20, "― " * 10, "─" * 10])
def test_a_run_of_dashes_is_a_separator(line: str) -> None:
    found = read_body(p(line, run='<w:color w:val="FF0000"/><w:sz w:val="32"/>'))
    (rule,) = found.rules
    assert (rule.source, rule.color, rule.block) == ("characters", "FF0000", 0)
    assert rule.length is not None and rule.length >= 10 * 8
    assert first(found).text == line


def test_underlined_blanks_are_a_separator() -> None:
    assert len(read_body(p("　" * 20, run='<w:u w:val="single"/>')).rules) == 1
    assert read_body(p("　" * 20)).rules == ()


@pytest.mark.parametrize("text", ["_" * 9, "——", "见——" + "—" * 10, "2020—2025", ""])
def test_ordinary_dashes_are_no_separator(text: str) -> None:
    assert read_body(p(text)).rules == ()
