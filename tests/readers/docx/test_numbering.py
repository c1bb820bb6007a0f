from __future__ import annotations

from tests.readers.docx.build import (
    docx,
    first,
    item,
    level,
    lists,
    p,
    read,
    read_body,
    style,
    texts,
)

OUTLINE = lists(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def test_levels_of_an_official_document() -> None:
    body = item("总则") + item("目的", 1) + item("范围", 1) + item("甲", 2) + item("乙", 3)
    body += item("分则") + item("职责", 1)
    found = read_body(body, numbering=OUTLINE)
    assert texts(found) == [
        "一、总则",
        "（一）目的",
        "（二）范围",
        "1.甲",
        "（1）乙",
        "二、分则",
        "（一）职责",
    ]
    assert [block.number for _, block in found.paragraphs()][:2] == ["一、", "（一）"]
    assert first(found).runs[0].text == "一、" or first(found).runs[0].text.startswith("一、")


def test_suffix_gives_a_blank_only_where_it_is_one() -> None:
    for suffix, text in (("tab", "1.甲"), ("space", "1. 甲"), ("nothing", "1.甲")):
        levels = level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>')
        paragraph = first(read_body(item("甲"), numbering=lists(levels)))
        assert (paragraph.text, paragraph.number) == (text, "1.")


def test_number_has_its_own_format() -> None:
    extra = '<w:rPr><w:color w:val="FF0000"/><w:rFonts w:ascii="黑体" w:eastAsia="黑体"/></w:rPr>'
    levels = level(0, "decimal", "%1.", extra)
    body = p(
        "正文",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr>',
        '<w:sz w:val="32"/>',
    )
    number, text = first(read_body(body, numbering=lists(levels))).runs
    assert (number.text, number.format.color, number.format.font) == ("1.", "FF0000", "黑体")
    assert (number.format.bold, text.format.bold) == (True, False)
    assert (number.format.size, text.format.size) == (10.0, 16.0)


def test_start_and_start_override() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1.", '<w:start w:val="3"/>'), numbers=numbers)
    body = item("") + item("") + item("", number=2) + item("", number=2) + item("")
    assert texts(read_body(body, numbering=numbering)) == ["3.", "4.", "7.", "8.", "9."]


def test_lists_of_one_definition_share_their_count() -> None:
    numbers = "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="0"/></w:num>' for name in (1, 2)
    )
    numbering = lists(level(0, "decimal", "%1."), numbers=numbers)
    body = item("") + item("", number=2) + item("")
    assert texts(read_body(body, numbering=numbering)) == ["1.", "2.", "3."]


def test_level_override_replaces_the_level() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'upperRoman', '%1)')}</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "decimal", "%1."), numbers=numbers)
    assert texts(read_body(item("") + item(""), numbering=numbering)) == ["I)", "II)"]


def test_restart_rules() -> None:
    never = lists(
        level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')
    )
    body = item("") + item("", 1) + item("") + item("", 1)
    assert texts(read_body(body, numbering=never)) == ["1.", "(1)", "2.", "(2)"]
    after_first = lists(
        level(0, "decimal", "%1."),
        level(1, "decimal", "(%2)"),
        level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = item("") + item("", 1) + item("", 2) + item("", 1) + item("", 2) + item("") + item("", 2)
    assert texts(read_body(body, numbering=after_first))[2::2] == ["1)", "2)", "1)"]


def test_legal_levels_and_missing_upper_levels() -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    body = item("", 1) + item("") + item("", 1)
    assert texts(read_body(body, numbering=numbering)) == ["1.1", "第一章", "1.1"]


def test_bullets_are_signs_any_font_can_show() -> None:
    for text, font, shown in (
        ("\uf0b7", "Symbol", "•"),
        ("l", "Wingdings", "●"),
        ("\uf06e", "Wingdings", "■"),
        ("\uf0d0", "Wingdings", "•"),
        ("●", "宋体", "●"),
        ("", "宋体", "•"),
    ):
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        numbering = lists(level(0, "bullet", text, fonts))
        assert texts(read_body(item("项"), numbering=numbering)) == [shown + "项"]


def test_number_from_style_and_its_removal() -> None:
    numbering = lists(
        level(0, "decimal", "%1.", '<w:pStyle w:val="一级"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="二级"/>'),
    )
    styles = "".join(
        style(name, ppr='<w:numPr><w:numId w:val="1"/></w:numPr>') for name in ("一级", "二级")
    )
    styles += style("子", based="二级")
    body = (
        p("甲", '<w:pStyle w:val="一级"/>')
        + p("乙", '<w:pStyle w:val="二级"/>')
        + p("丙", '<w:pStyle w:val="子"/>')
        + p("丁", '<w:pStyle w:val="一级"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("戊", '<w:pStyle w:val="一级"/>')
    )
    found = read(docx(body, styles=styles, numbering=numbering))
    assert texts(found) == ["1.甲", "1.1乙", "1.2丙", "丁", "2.戊"]


def test_numbering_style_links() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="列表"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "第%1条　")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = style("列表", kind="numbering", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>')
    found = read(docx(item("甲") + item("乙"), styles=styles, numbering=numbering))
    assert texts(found) == ["第1条　甲", "第2条　乙"]


def test_custom_format_of_word_2010() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert texts(read_body(item("") + item(""), numbering=lists(custom))) == ["001", "002"]


def test_indents_of_a_list_lose_to_the_paragraph_and_win_over_its_style() -> None:
    extra = '<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>'
    styles = style("缩进", ppr='<w:ind w:left="840"/>')
    named = '<w:pStyle w:val="缩进"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = lists(level(0, "decimal", "%1.", extra))
    found = first(read(docx(p("甲", named), styles=styles, numbering=numbering)))
    assert (found.format.left, found.format.first_line) == (21.0, -21.0)
    own = named + '<w:ind w:left="0" w:firstLine="640"/>'
    found = first(read(docx(p("甲", own), styles=styles, numbering=numbering)))
    assert (found.format.left, found.format.first_line) == (0.0, 32.0)


def test_unknown_lists_and_broken_levels_number_nothing() -> None:
    assert texts(read_body(item("甲", number=9), numbering=OUTLINE)) == ["甲"]
    assert texts(read_body(item("甲", number=9))) == ["甲"]
    assert texts(read_body(item("甲", 99), numbering=OUTLINE)) == ["甲"]


def test_offsets_count_the_number() -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:r><w:t>甲</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>乙</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/></w:p>'
    )
    comments = '<w:comment w:id="0" w:author="核稿"><w:p><w:r><w:t>改</w:t></w:r></w:p></w:comment>'
    found = read(docx(body, numbering=OUTLINE, comments=comments))
    comment = found.comments[0]
    assert found.blocks[0].text[comment.start : comment.end] == "乙"
