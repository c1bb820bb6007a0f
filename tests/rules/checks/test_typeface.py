"""Type of elements, title, body and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from govlint.model.blocks import Format, LinePitch, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks import typeface
from govlint.rules.context import Context
from govlint.structure import recognise
from tests.rules.checks.look import NUMBER, TEXTS, TITLE, hits, word
from tests.rules.checks.typeset import notice
from tests.rules.support import packaged

FANGSONG, SONG = Format("仿宋", 16.0), Format("宋体", 12.0)
HEI, KAI, XBS = Format("黑体", 16.0), Format("楷体_GB2312", 16.0), Format("方正小标宋简体", 22.0)
RECIPIENTS, BODY, SIGNATURE, DATE = 3, 4, 5, 6
LEAD = "为做好防汛工作，保障人民群众生命财产安全，现将有关事项通知如下。"
Piece = tuple[str, Format]


def notice_of(*rows: Sequence[Piece], **looks: Format) -> Document:
    """Return a Word file with these paragraphs of body, each of pieces with a look."""
    document = word(
        texts=(*TEXTS[:BODY], *("".join(words for words, _ in row) for row in rows), *TEXTS[5:]),
        looks={TITLE: XBS},
    )
    blocks = list(document.blocks)
    for number, row in enumerate(rows):
        block = blocks[BODY + number]
        assert isinstance(block, Paragraph)
        runs = tuple(Run(words, look) for words, look in row)
        blocks[BODY + number] = replace(block, runs=runs)
    return replace(document, blocks=tuple(blocks))


def said(
    code: str, check: Callable[[Context], Iterator[Hit]], document: Document
) -> list[tuple[str, str, str]]:
    """Return case, what is used, and how often, of every hit."""
    found = hits(check, document, **packaged(code).parameters)
    return [(hit.case, hit.values.get("used", ""), hit.values.get("many", "")) for hit in found]


def elements(document: Document) -> list[Hit]:
    return hits(typeface.elements, document, **packaged("F522-1").parameters)


def body(*rows: Sequence[Piece]) -> list[tuple[str, str, str]]:
    return said("F733-2", typeface.body, notice_of(*rows))


def headings(*rows: Sequence[Piece]) -> list[tuple[str, str, str]]:
    return said("F733-5", typeface.headings, notice_of(((LEAD, FANGSONG),), *rows))


def test_elements_of_the_standard() -> None:
    assert elements(word()) == []


def test_elements_that_depart_alike_are_named_in_one_finding() -> None:
    [hit] = elements(word(looks={RECIPIENTS: SONG, SIGNATURE: SONG, DATE: SONG}))
    assert hit.values["names"] == "主送机关、发文机关署名、成文日期"
    assert hit.values["used"] == "宋体小四（12 磅）"
    assert (hit.element, hit.span.block) == ("recipients", RECIPIENTS)


def test_elements_that_depart_otherwise_are_findings_of_their_own() -> None:
    found = elements(word(looks={NUMBER: Format("黑体", 16.0), DATE: SONG}))
    assert [hit.element for hit in found] == ["document_number", "document_date"]


def test_a_caption_below_the_title_is_not_judged() -> None:
    caption = "（2024年5月7日甲市人民政府第8次常务会议通过）"
    articles = ("第一条　为加强防汛工作，制定本条例。", "第二条　本条例自公布之日起施行。")
    rows = ("甲市防汛条例", caption, *articles)
    with pytest.raises(NotApplicable):
        elements(word(rules=(), texts=rows, looks={0: XBS, 1: Format("楷体", 16.0)}))


def test_title() -> None:
    def title(look: Format) -> list[tuple[str, str, str]]:
        return said("F731-1", typeface.title, word(looks={TITLE: look}))

    assert title(XBS) == title(Format("FZXBSJW--GB1-0", 22.2)) == []
    assert title(Format("黑体", 22.0)) == [("字体字号", "黑体", "")]
    assert title(Format("方正小标宋_GBK", 18.0)) == [("字体字号", "小二（18 磅）", "")]
    assert title(Format("华文中宋", 22.0)) == [("代用字体", "华文中宋", "")]
    assert title(Format("华文中宋", 18.0)) == [("字体字号", "华文中宋小二（18 磅）", "")]
    with pytest.raises(NotChecked):
        title(Format("锟斤拷", 22.0))


def test_the_version_below_a_title_is_no_title() -> None:
    document = notice_of(((LEAD, FANGSONG),))
    words = (Run(TEXTS[TITLE] + "\n", XBS), Run("（征求意见稿）", KAI))
    blocks = (*document.blocks[:TITLE], Paragraph(words), *document.blocks[TITLE + 1 :])
    assert said("F731-1", typeface.title, replace(document, blocks=blocks)) == []


def test_body_of_the_standard() -> None:
    latin = ("2024", Format("Times New Roman", 16.0))
    assert body([("请于", FANGSONG), latin, ("年" + LEAD, FANGSONG)]) == []


def test_body_in_another_type() -> None:
    rows = [[(LEAD, SONG)], [(LEAD, FANGSONG)], [(LEAD, SONG)], [(LEAD, KAI)]]
    assert body(*rows) == [
        ("字体字号", "宋体小四（12 磅）", "（全文共 2 处）"),
        ("字体字号", "楷体_GB2312", ""),
    ]


def test_a_rare_character_in_another_font_is_passed_over() -> None:
    assert body([(LEAD, FANGSONG), ("彧", SONG), (LEAD, FANGSONG)]) == []


def test_what_is_set_as_the_heading_before_it_belongs_to_the_heading() -> None:
    head, rest = "（一）明确责任人。", "各县人民政府应当公布名单。"
    assert body([(LEAD, FANGSONG)], [(head, KAI), (rest, FANGSONG)]) == []
    longer = [(head + "落实值班制度。", KAI), (rest, FANGSONG)]
    assert body([(LEAD, FANGSONG)], longer) == []
    whole = [(head + rest, KAI)]
    assert body([(LEAD, FANGSONG)], whole) == [("字体字号", "楷体_GB2312", "")]


def test_a_numbered_sentence_may_have_the_font_of_its_level() -> None:
    row = "（一）市水务局负责组织各县人民政府对全市水库开展巡查。各县应当配合。"
    for look in (KAI, FANGSONG):
        assert body([(LEAD, FANGSONG)], [(row, look)]) == []
    assert body([(LEAD, FANGSONG)], [(row, HEI)]) == [("字体字号", "黑体", "")]


def blank_lines(document: Document) -> list[str]:
    found = hits(typeface.body, document, **packaged("F733-2").parameters)
    return [hit.case for hit in found]


def test_a_blank_line_behind_the_recipients() -> None:
    rows = (*TEXTS[:BODY], "", *TEXTS[BODY:])
    [hit] = hits(typeface.body, word(texts=rows), **packaged("F733-2").parameters)
    assert (hit.case, hit.element, hit.span.block) == ("空行", "body", BODY + 1)
    assert hit.span.start == hit.span.end


@pytest.mark.parametrize(
    ("space", "pitch", "cases"),
    [
        (28.95, LinePitch("exact", 28.95), ["空行"]),
        (8.0, LinePitch("exact", 28.95), []),
        (28.0, LinePitch("multiple", 1.0), ["空行"]),
        (12.0, None, []),
    ],
)
def test_space_that_looks_like_a_blank_line(
    space: float, pitch: LinePitch | None, cases: list[str]
) -> None:
    formats = {RECIPIENTS: ParagraphFormat(after=space), BODY: ParagraphFormat(pitch=pitch)}
    assert blank_lines(word(formats=formats)) == cases


def test_a_blank_line_on_a_page() -> None:
    assert blank_lines(notice()) == []
    assert blank_lines(notice(gap=1)) == ["空行"]


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [
        ("一、压实防汛责任", HEI, FANGSONG),
        ("（一）明确责任人", KAI, HEI),
        ("1.逐座检查水库的大坝、溢洪道。", FANGSONG, KAI),
        ("（1）检查大坝。", FANGSONG, HEI),
    ],
)
def test_headings(row: str, right: Format, wrong: Format) -> None:
    assert headings([(row, right)]) == []
    assert headings([(row, wrong)]) == [("", wrong.font, "")]


def test_bold_headings_are_right() -> None:
    assert headings([("（一）明确责任人", replace(KAI, bold=True))]) == []


def test_headings_of_one_level_that_depart_alike_are_one_finding() -> None:
    found = headings(
        [("一、压实责任", FANGSONG)], [("（一）明确责任人", FANGSONG)], [("二、抓好排查", FANGSONG)]
    )
    assert found == [("", "仿宋", "（全文共 2 处）"), ("", "仿宋", "")]


def test_lower_levels_that_depart_as_the_body_does_are_left_to_its_rule() -> None:
    item = [("1.逐座检查水库的大坝、溢洪道。", SONG)]
    assert headings(item) == [("", "宋体小四（12 磅）", "")]
    assert headings([(LEAD, SONG)], item) == []


def test_only_the_heading_of_a_paragraph_is_judged() -> None:
    head, rest = ("（一）明确责任人", KAI), ("。各县人民政府应当公布名单。", FANGSONG)
    assert headings([head, rest]) == []
    assert headings([("一、压实责任", Format("黑体", 18.0))]) == [("", "小二（18 磅）", "")]


def test_the_number_in_the_label_of_a_detached_annex_has_the_type_of_the_label() -> None:
    lines = ("甲政发〔2024〕7号附件1", "防汛隐患排查表", "请各县逐项填写，于5月底前报送。")
    blocks = tuple(
        Paragraph((Run(text, look),))
        for text, look in zip(lines, (HEI, XBS, FANGSONG), strict=True)
    )
    annex = replace(word(), blocks=blocks, rules=())
    assert recognise(annex).detached
    with pytest.raises(NotApplicable):
        hits(typeface.elements, annex, size=16)
