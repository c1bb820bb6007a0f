from __future__ import annotations

import pytest

from tests.readers.docx.build import docx, first, p, package, r, read, read_body, texts, xml


def text(inner: str) -> str:
    return first(read_body(f"<w:p>{inner}</w:p>")).text


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:ptab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲\f乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="column"/><w:cr/></w:r>', "甲\n\n"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>B</w:t></w:r>", "A-B"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="宋体" w:char="2605"/></w:r>', "★"),
        ('<w:r><w:sym w:font="宋体" w:char="zz"/></w:r>', ""),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
        ('<w:hyperlink r:id="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "链接"),
        ("<w:smartTag><w:smartTag><w:r><w:t>贵州</w:t></w:r></w:smartTag></w:smartTag>", "贵州"),
        ("<w:customXml><w:r><w:t>自定义</w:t></w:r></w:customXml>", "自定义"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r>", "甲"),
        ("<w:r><w:t>甲\n  乙</w:t></w:r>", "甲   乙"),
        ("<w:r><w:t>\n 甲 \n</w:t></w:r>", "甲"),
        ('<w:r><w:t xml:space="preserve"> 甲 </w:t></w:r>', " 甲 "),
        ("<!-- x --><w:r><w:t>甲</w:t></w:r><?x y?>", "甲"),
    ],
)
def test_pieces_of_a_run(inner: str, printed: str) -> None:
    assert text(inner) == printed


def test_spaces_are_kept_where_the_part_says_so() -> None:
    content = xml("w:document", "<w:body><w:p><w:r><w:t> 甲 </w:t></w:r></w:p></w:body>")
    kept = content.replace("<w:document ", '<w:document xml:space="preserve" ', 1)
    assert texts(read(package({"word/document.xml": content}))) == ["甲"]
    assert texts(read(package({"word/document.xml": kept}))) == [" 甲 "]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field(words: str, result: str | None) -> str:
    shown = "" if result is None else mark("separate") + r(result)
    return mark("begin") + instruction(words) + shown + mark("end")


def test_fields_show_their_result() -> None:
    assert text(r("第") + field(" REF a \\h ", "三") + r("条")) == "第三条"
    assert text('<w:fldSimple w:instr="DATE"><w:r><w:t>今天</w:t></w:r></w:fldSimple>') == "今天"


def test_nested_fields_print_the_outer_result_only() -> None:
    inner = field(" REF b ", "内")
    nested = mark("begin") + instruction(" IF ") + inner + instruction(' "a" ')
    assert text(nested + mark("separate") + r("外") + mark("end") + r("后")) == "外后"
    within = mark("begin") + instruction(" HYPERLINK ") + mark("separate") + r("见") + inner
    assert text(within + mark("end")) == "见内"


def test_fields_over_several_paragraphs() -> None:
    body = (
        f"<w:p>{mark('begin')}{instruction(' TOC ')}{mark('separate')}{r('一、')}</w:p>"
        f"<w:p>{r('二、')}{mark('end')}</w:p>" + p("正文")
    )
    assert texts(read_body(body)) == ["一、", "二、", "正文"]


def test_an_open_field_does_not_swallow_the_document() -> None:
    body = f"<w:p>{mark('begin')}{instruction(' PAGE ')}</w:p>" + p("正文") + p("结尾")
    assert texts(read_body(body)) == ["", "正文", "结尾"]
    assert text(mark("end") + mark("separate") + r("甲")) == "甲"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (r" eq \o\ac(○,1) ", "①"),
        (r"EQ \o\ac(○,12)", "⑫"),
        (r"EQ \o\ac(□,密)", "密"),
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hao),好)', "好"),
        (r"EQ \f(1,2)", ""),
        (r"TOC \o", ""),
    ],
)
def test_characters_built_by_fields(words: str, printed: str) -> None:
    assert text(field(words, None)) == printed


def test_tracked_changes_are_accepted_and_told() -> None:
    body = (
        '<w:p><w:ins w:id="1" w:author="张"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="李"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:moveTo w:id="3"><w:r><w:t>来</w:t></w:r></w:moveTo>'
        '<w:moveFrom w:id="4"><w:r><w:t>去</w:t></w:r></w:moveFrom>'
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="5" w:author="王"><w:rPr/></w:rPrChange></w:rPr>'
        "<w:t>粗</w:t></w:r></w:p>"
    )
    found = read_body(p("前") + body)
    assert texts(found) == ["前", "新来粗"]
    assert [(one.kind, one.text, one.author, one.block) for one in found.revisions] == [
        ("insertion", "新", "张", 1),
        ("deletion", "旧", "李", 1),
        ("move_to", "来", "", 1),
        ("move_from", "去", "", 1),
        ("format", "粗", "王", 1),
    ]
    assert found.flags[0].code == "tracked_changes"
    assert found.flags[0].message == "文中有 5 处未处理的修订，按接受修订后的文字检查"


def test_fields_inside_deletions_do_not_open() -> None:
    deleted = f'<w:del w:id="1">{mark("begin")}{instruction("PAGE")}</w:del>'
    assert text(deleted + r("甲")) == "甲"


def test_change_of_paragraph_format_is_a_revision() -> None:
    found = read_body(p("甲", '<w:jc w:val="center"/><w:pPrChange w:id="1" w:author="张"/>'))
    assert [(one.kind, one.author) for one in found.revisions] == [("format", "张")]


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_open_at_every_level() -> None:
    row = control(f"<w:tr>{control(f'<w:tc>{p(chr(30002))}</w:tc>')}</w:tr>")
    inline = f"<w:p>{r('关于')}{control(r('标题'))}{r('的通知')}</w:p>"
    body = control(control(p("块"))) + inline + f"<w:tbl>{row}</w:tbl>"
    assert texts(read_body(body)) == ["块", "关于标题的通知", "甲"]


def test_placeholders_are_no_text() -> None:
    shown = "<w:showingPlcHdr/>"
    body = f"<w:p>{r('密级：')}{control(r('单击此处输入'), shown)}</w:p>" + control(
        p("输入"), shown
    )
    found = read_body(body)
    assert texts(found) == ["密级："]
    assert [flag.code for flag in found.flags] == ["placeholder"]
    assert "2 处" in found.flags[0].message
    kept = control(r("甲"), '<w:showingPlcHdr w:val="0"/>')
    assert texts(read_body(f"<w:p>{kept}</w:p>")) == ["甲"]


def test_hidden_text_is_kept_apart() -> None:
    found = read_body(f"<w:p>{r('见')}{r('藏', '<w:vanish/>')}{r('现', '<w:webHidden/>')}</w:p>")
    assert texts(found) == ["见现"]
    assert found.hidden_text == ("藏",)
    assert [flag.code for flag in found.flags] == ["hidden_text"]


def test_alternate_content_is_read_once() -> None:
    def both(choice: str, fallback: str, requires: str = "wps") -> str:
        return (
            f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )

    new = "<wps:x/>"
    assert text(f"<w:r>{both('<w:t>新</w:t>' + new, '<w:t>旧</w:t>')}</w:r>") == "新"
    assert text(f"<w:r>{both('<w:t>新</w:t>', '<w:t>旧</w:t>', 'unknown')}</w:r>") == "旧"
    assert text(both(r("新") + new, r("旧"))) == "新"
    assert texts(read_body(both(p("新") + new, p("旧")))) == ["新"]


def test_paths_name_every_paragraph_once() -> None:
    body = p("甲") + control(p("乙")) + p("丙") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    paths = [block.path for block in read(docx(body)).blocks]
    assert paths == [
        "body/p[1]",
        "body/sdt[1]/p[1]",
        "body/p[2]",
        "body/tbl[1]/tr[1]/tc[1]/p[1]",
    ]


def test_a_paragraph_of_very_many_pieces() -> None:
    """Work grows with the number of pieces, not with its square."""
    count = 20_000
    body = "".join(f'<w:ins w:id="{index}">{r("甲乙丙丁")}</w:ins>' for index in range(count))
    found = read_body(f"<w:p>{body}</w:p>")
    assert len(found.blocks[0].text) == 4 * count
    assert len(first(found).runs) == 1
    assert len(found.revisions) == count


def test_embedded_documents_are_told() -> None:
    found = read_body(p("正文") + '<w:altChunk r:id="x"/>')
    assert texts(found) == ["正文"]
    assert [flag.code for flag in found.flags] == ["embedded"]
