from __future__ import annotations

from dataclasses import replace

from govlint.model.blocks import Paragraph
from govlint.model.document import Grid, Margin, Margins, PageNumber
from tests.readers.docx.build import docx, p, r, read, read_body, tbl, tc

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="851" w:footer="992" w:gutter="0"/>'
)


def section(content: str) -> str:
    return f"<w:sectPr>{content}</w:sectPr>"


def number(kind: str = "complex", words: str = " PAGE ", result: str = "1") -> str:
    if kind == "simple":
        return f'<w:fldSimple w:instr="{words}">{r(result) if result else ""}</w:fldSimple>'
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{words}</w:instrText></w:r>"
        f'{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_page_setup() -> None:
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    found = read_body(p("x") + section(A4 + MARGINS + grid + "<w:titlePg/>"))
    (page,) = found.sections
    assert (page.width, page.height, page.landscape, page.columns) == (595.3, 841.9, False, 1)
    assert page.margins == Margins(104.9, 99.2, 79.4, 73.7, 0.0, 42.55, 49.6)
    assert page.grid == Grid("lines_and_chars", 28.95, round(-849 / 4096, 4))
    assert page.first_page_differs and not page.mirrored and not page.even_pages_differ


def test_settings_reach_every_section() -> None:
    settings = "<w:mirrorMargins/><w:evenAndOddHeaders/>"
    body = p("甲", section(A4)) + p("乙") + section(A4)
    found = read(docx(body, settings=settings))
    assert [(one.mirrored, one.even_pages_differ) for one in found.sections] == [(True, True)] * 2


def test_sections_begin_after_the_paragraph_that_ends_the_one_before() -> None:
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2"/>'
    body = tbl(tc("一"), tc("二")) + p("甲") + p("乙", section(A4)) + p("丙", section(wide))
    found = read_body(body + p("丁") + section(A4 + '<w:pgNumType w:start="3"/>'))
    assert [one.first_block for one in found.sections] == [0, 4, 5]
    assert [one.landscape for one in found.sections] == [False, True, False]
    assert [one.columns for one in found.sections] == [1, 2, 1]
    assert [one.page_number_start for one in found.sections] == [None, None, 3]


def test_former_sections_of_tracked_changes_count_nowhere() -> None:
    change = f'<w:sectPrChange w:id="1">{section("")}</w:sectPrChange>'
    assert len(read_body(p("x") + section(A4 + change)).sections) == 1


def test_a_body_without_page_setup_has_no_sections() -> None:
    assert read_body(p("x")).sections == ()
    (bare,) = read_body(p("x") + "<w:sectPr/>").sections
    assert (bare.width, bare.margins, bare.grid) == (None, Margins(), None)


def test_headers_and_footers_are_inherited_by_kind() -> None:
    first = '<w:headerReference w:type="default" r:id="header1"/>'
    first += '<w:footerReference w:type="even" r:id="footer1"/>'
    second = '<w:headerReference w:type="first" r:id="header2"/>'
    body = p("甲", section(first)) + p("乙", section(second)) + p("丙") + section("")
    found = read(docx(body, header1=p("页眉"), header2=p("首页"), footer1=p("页脚")))
    headers = [
        {margin.kind: margin.blocks[0].text for margin in one.headers} for one in found.sections
    ]
    assert headers == [
        {"default": "页眉"},
        {"default": "页眉", "first": "首页"},
        {"default": "页眉", "first": "首页"},
    ]
    assert [one.footers[0].kind for one in found.sections] == ["even"] * 3
    assert found.blocks[0].text == "甲"


FOOTER = '<w:footerReference w:type="default" r:id="footer1"/>'


def footer_of(footer: str, extra: str = "") -> Margin:
    found = read(docx(p("x") + section(FOOTER + extra), footer1=footer))
    (margin,) = found.sections[0].footers
    return margin


def pages(footer: str, extra: str = "") -> tuple[list[str], list[PageNumber]]:
    margin = footer_of(footer, extra)
    numbers = [replace(number, path="") for number in margin.page_numbers]
    return [block.text for block in margin.blocks], numbers


def test_page_numbers_with_the_text_around() -> None:
    for kind in ("complex", "simple"):
        footer = f"<w:p>{r('— ')}{number(kind, result='7')}{r(' —')}</w:p>"
        assert pages(footer) == (["— 7 —"], [PageNumber("— ", " —", None)])


def test_a_page_number_never_printed_shows_one() -> None:
    for kind in ("complex", "simple"):
        assert pages(f"<w:p>{number(kind, result='')}</w:p>") == (["1"], [PageNumber("", "")])
    assert pages("<w:p><w:r><w:pgNum/></w:r></w:p>") == (["1"], [PageNumber("", "")])


def test_number_formats_of_field_and_section() -> None:
    dashed = '<w:pgNumType w:fmt="numberInDash"/>'
    assert pages(f"<w:p>{number()}</w:p>", dashed)[1][0].number_format == "numberInDash"
    own = number(words=r" PAGE \* ROMAN \* MERGEFORMAT ")
    assert pages(f"<w:p>{own}</w:p>", dashed)[1][0].number_format == "ROMAN"
    plain = number(words=r" PAGE  \* MERGEFORMAT ")
    assert pages(f"<w:p>{plain}</w:p>")[1][0].number_format is None


def test_other_fields_are_no_page_numbers() -> None:
    assert pages(f"<w:p>{number(words='NUMPAGES')}</w:p>") == (["1"], [])
    assert pages(f"<w:p>{number(words=' PAGEREF a ')}</w:p>") == (["1"], [])


def test_page_numbers_in_boxes_frames_and_controls() -> None:
    inner = f"<w:p>{r('—')}{number()}{r('—')}</w:p>"
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    frame = inner.replace("<w:p>", "<w:p><w:pPr><w:framePr w:wrap='around'/></w:pPr>")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    for footer in (box, frame, control):
        shown, numbers = pages(footer)
        assert "—1—" in shown
        assert numbers == [PageNumber("—", "—", None)]


def test_a_page_number_names_its_paragraph() -> None:
    margin = footer_of(p("页脚") + f"<w:p>{number()}</w:p>")
    (found,) = margin.page_numbers
    assert [block.path for block in margin.blocks].index(found.path) == 1


def aligned(footer: str) -> list[str | None]:
    blocks = footer_of(footer).blocks
    return [block.format.frame_align for block in blocks if isinstance(block, Paragraph)]


def test_where_frames_and_boxes_around_a_number_stand() -> None:
    inner = f"<w:p>{number()}</w:p>"
    frame = inner.replace("<w:p>", "<w:p><w:pPr><w:framePr w:xAlign='outside'/></w:pPr>")
    vml = (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;mso-position-horizontal:center">'
        f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    shape = (
        '<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>right'
        "</wp:align></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r></w:p>"
    )
    assert aligned(inner) == [None]
    assert aligned(frame) == ["outside"]
    assert aligned(vml)[0] == "center"
    assert aligned(shape)[0] == "right"
    assert aligned(vml.replace("center", "absolute"))[0] is None


def test_lines_drawn_in_a_header_belong_to_its_story() -> None:
    line = (
        '<w:p><w:r><w:pict><v:line from="0,0" to="400pt,0" strokecolor="red"/></w:pict></w:r></w:p>'
    )
    bordered = p("页眉", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
    reference = '<w:headerReference w:type="default" r:id="header1"/>'
    body = p("甲", section("")) + p("乙") + section(reference)
    found = read(docx(body, header1=line + bordered))
    (rule,) = found.rules
    assert (rule.story, rule.block, rule.color, rule.source) == ("header", 1, "FF0000", "vml")


def test_the_double_border_at_the_foot_of_a_letter_is_kept() -> None:
    border = '<w:pBdr><w:top w:val="{}" w:sz="18" w:color="FF0000"/></w:pBdr>'.format
    for kind, compounds in (("thinThickSmallGap", ["thin_thick"]), ("single", [])):
        reference = '<w:titlePg/><w:footerReference w:type="first" r:id="footer1"/>'
        found = read(docx(p("x") + section(reference), footer1=p("脚", border(kind))))
        assert [rule.compound for rule in found.rules] == compounds
        assert all((one.story, one.margin) == ("footer", "first") for one in found.rules)


def test_headers_keep_their_own_lists() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = p("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    reference = '<w:headerReference w:type="default" r:id="header1"/>'
    found = read(docx(listed + section(reference), header1=listed, numbering=numbering))
    assert found.blocks[0].text == "1.x"
    assert found.sections[0].headers[0].blocks[0].text == "1.x"
