"""The hard cases of whole documents: nothing may confuse what is what."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint import structure
from govlint.model.blocks import Alignment, Block
from govlint.model.elements import Element, Layout, OfficialDocument, Span, Stage
from govlint.rules import checks
from govlint.structure import recognise
from govlint.structure.assemble import assemble
from govlint.structure.decode import decode
from govlint.structure.grammar_safety import is_exponential
from govlint.structure.lines import lines_of
from govlint.structure.view import view_of
from tests.structure.support import (
    DATE,
    FIRST,
    NOTICE,
    NUMBER,
    OPENING,
    ORDER,
    RECIPIENTS,
    SECOND,
    SIGNATURE,
    TITLE,
    centred,
    conformant,
    document,
    head_and_tail,
    marks,
    noise,
    printed,
    read,
    styled,
    table,
    text,
    texts,
)

E = Element
BODY = (OPENING, FIRST, ORDER, SECOND, ORDER)
WHOLE = (NUMBER, TITLE, RECIPIENTS, SIGNATURE, DATE)
LONG_BODY = "\n".join(BODY)


def notice(**changed: str | None) -> tuple[str | None, ...]:
    """Return number, title, recipients, signature and date, some of them changed."""
    names = ("number", "title", "recipients", "signature", "date")
    return tuple(changed.get(name, value) for name, value in zip(names, WHOLE, strict=True))


def with_lines(
    number: str | None,
    title: str | None,
    recipients: str | None,
    signed: str | None,
    date: str | None,
) -> list[str]:
    """Return the lines of a notice of these elements, absent ones left out."""
    found = [number, title, recipients, *BODY, signed, date]
    return [line for line in found if line is not None]


def test_a_conformant_notice() -> None:
    assert head_and_tail(conformant()) == WHOLE
    assert texts(conformant(), E.BODY) == [LONG_BODY]
    assert marks(conformant()) == ["一、", "二、"]
    assert conformant().noise == ()
    assert (conformant().kind, conformant().layout) == ("通知", Layout.WEB)


@pytest.mark.parametrize("name", ["number", "title", "recipients", "signature", "date"])
def test_a_missing_element_moves_no_other(name: str) -> None:
    elements = notice(**{name: None})
    official = read(*with_lines(*elements))
    assert head_and_tail(official) == elements
    assert marks(official) == ["一、", "二、"]
    assert official.first(E.BODY) == official.elements[E.BODY][-1]


@pytest.mark.parametrize("absent", [(0, 3), (3, 4), (0, 2), (0, 2, 3, 4), (0, 3, 4)])
def test_several_missing_elements(absent: tuple[int, ...]) -> None:
    elements = [None if index in absent else value for index, value in enumerate(WHOLE)]
    official = read(*with_lines(*elements))
    assert head_and_tail(official) == tuple(elements)
    assert texts(official, E.BODY) == [LONG_BODY]


@pytest.mark.parametrize(
    "malformed",
    [
        "示府办发[26]第012号",
        "甲政发〔2024〕第7号",
        "甲政发（2024）07号",
        "甲政发【2024】7号",
        "甲 政 发 〔2024〕 7 号",
        "甲政发2024〕7号",
        "〔2024〕7号",
        "甲政發(2024)7號",
    ],
)
def test_a_malformed_number_is_the_number_and_nothing_cascades(malformed: str) -> None:
    official = read(malformed, *NOTICE[1:])
    assert head_and_tail(official) == notice(number=malformed)
    assert texts(official, E.BODY) == [LONG_BODY]


def test_the_number_below_the_title() -> None:
    assert head_and_tail(read(TITLE, NUMBER, *NOTICE[2:])) == WHOLE


@pytest.mark.parametrize(
    "lines",
    [
        ("甲市人民政府", "关于做好防汛工作的通知"),
        ("甲市人民政府关于做好防汛工作的", "通知"),
        ("甲市人民政府关于做好", "防汛工作", "的通知"),
        ("甲市人民政府关于", "做好防汛工作的通知"),
    ],
)
def test_a_title_over_several_lines(lines: tuple[str, ...]) -> None:
    assert head_and_tail(read(NUMBER, *lines, *NOTICE[2:])) == WHOLE
    assert head_and_tail(read(*lines, NUMBER, *NOTICE[2:])) == WHOLE
    assert head_and_tail(read(NUMBER, "\n".join(lines), *NOTICE[2:])) == WHOLE


@pytest.mark.parametrize("headline", [TITLE, "关于做好防汛工作的通知"])
def test_a_headline_printed_before_the_title_is_furniture(headline: str) -> None:
    official = read(headline, "发布时间：2024-05-09 10:30", NUMBER, *NOTICE[1:])
    assert head_and_tail(official) == WHOLE
    assert official.first(E.TITLE) is not None
    assert official.elements[E.TITLE][0].span.block == 3
    assert noise(official) == [headline, "发布时间：2024-05-09 10:30"]


def test_metadata_with_the_value_on_the_next_line_is_furniture() -> None:
    rows = (
        "索引号：",
        "000014349/2024-00012",
        "发文字号：",
        NUMBER,
        "成文日期：",
        "2024年05月07日",
    )
    official = read(*rows, *NOTICE[1:])
    assert head_and_tail(official) == notice(number=None)
    assert noise(official) == list(rows)


def test_metadata_on_one_line_is_not_the_element() -> None:
    rows = (f"发文字号：{NUMBER}", f"标题：{TITLE}", "发布日期：2024年05月09日")
    official = read(*rows, *NOTICE)
    assert head_and_tail(official) == WHOLE
    assert noise(official) == list(rows)


def test_navigation_around_the_document_is_furniture() -> None:
    before = ("首页", "政务公开", "政策文件", "甲市要闻", "部门动态")
    behind = tuple(f"链接{number}" for number in range(100))
    official = read(*before, *NOTICE, "相关信息", *behind)
    assert head_and_tail(official) == WHOLE
    assert texts(official, E.BODY) == [LONG_BODY]
    assert noise(official) == [*before, "相关信息", *behind]


def test_recipients_without_their_colon() -> None:
    official = read(*NOTICE[:2], RECIPIENTS[:-1], *NOTICE[3:])
    assert head_and_tail(official) == notice(recipients=RECIPIENTS[:-1])


def test_recipients_over_several_lines() -> None:
    lines = ("各县（区）人民政府，甲市经济开发区管委会，", "市政府各部门、各直属机构：")
    official = read(*NOTICE[:2], *lines, *NOTICE[3:])
    assert text(official, E.RECIPIENTS) == "".join(lines)


def test_an_announcing_line_is_no_recipient() -> None:
    official = read(*NOTICE[:2], "现将有关事项通知如下：", *NOTICE[3:])
    assert text(official, E.RECIPIENTS) is None


def test_two_organs_on_one_line_and_in_a_column() -> None:
    joint = "甲市财政局　甲市教育局"
    assert texts(read(*NOTICE[:-2], joint, DATE), E.ISSUER_SIGNATURE) == [joint]
    column = read(*NOTICE[:-2], "甲市财政局", "甲市教育局", DATE)
    assert texts(column, E.ISSUER_SIGNATURE) == ["甲市财政局", "甲市教育局"]


def test_one_organ_over_two_lines() -> None:
    official = read(*NOTICE[:-2], "甲市防汛抗旱", "指挥部", DATE)
    assert texts(official, E.ISSUER_SIGNATURE) == ["甲市防汛抗旱\n指挥部"]
    assert texts(official, E.BODY) == [LONG_BODY]


def test_a_name_spaced_out() -> None:
    official = read(*NOTICE[:-2], "财 政 部", DATE)
    assert head_and_tail(official) == notice(signature="财 政 部")


@pytest.mark.parametrize(
    "date",
    [
        "二OO九年五月七日",
        "二ＯＯ九年五月七日",
        "二〇二四年五月七日",
        "2024 年 5 月 7 日",
        "2024年05月07日",
        "2O24年5月7日",
    ],
)
def test_forms_of_the_date(date: str) -> None:
    assert head_and_tail(read(*NOTICE[:-1], date)) == notice(date=date)


@pytest.mark.parametrize(
    "pieces",
    [
        ("2024年", "5月7日"),
        ("2024", "年", "5", "月", "7", "日"),
        ("2024年5", "月7日"),
        ("2024年5月", "7日"),
    ],
)
def test_a_date_broken_over_lines(pieces: tuple[str, ...]) -> None:
    assert head_and_tail(read(*NOTICE[:-1], *pieces)) == WHOLE
    assert head_and_tail(read(*NOTICE[:-1], *pieces, "（此件公开发布）")) == WHOLE


def test_everything_on_one_line() -> None:
    official = read(" ".join([*NOTICE, "（此件公开发布）"]))
    assert head_and_tail(official) == WHOLE
    assert text(official, E.NOTE) == "（此件公开发布）"
    assert marks(official) == ["一、", "二、"]


def test_headings_in_the_middle_of_paragraphs_and_an_ending_on_the_last() -> None:
    running = f"{OPENING}一、加强值守。{ORDER}（一）明确责任。{ORDER}（二）强化考核。二、加强巡查。"
    official = read(*NOTICE[:3], f"{running}　　{SIGNATURE}　{DATE}")
    assert head_and_tail(official) == WHOLE
    assert marks(official) == ["一、", "（一）", "（二）", "二、"]


def test_soft_breaks_in_place_of_paragraphs() -> None:
    official = read(f"{NUMBER}\n{TITLE}\n{RECIPIENTS}", "\n".join([*BODY, SIGNATURE, DATE]))
    assert head_and_tail(official) == WHOLE
    assert texts(official, E.BODY) == [LONG_BODY]
    assert marks(official) == ["一、", "二、"]


@pytest.mark.parametrize(
    "cited",
    [
        "根据《甲省人民政府关于加强防汛工作的通知》（甲省发〔2023〕9号）精神，现通知如下。",
        "甲省发〔2023〕9号文件要求各地做好防汛工作，现通知如下。",
        "按照甲省发〔2023〕9号和乙政发〔2023〕3号文件精神，请认真执行。",
        "根据甲省发〔2023〕9号文件",
        "根据甲省发〔2023〕9号",
    ],
)
def test_the_number_of_another_document_is_not_the_number(cited: str) -> None:
    official = read(TITLE, RECIPIENTS, cited, *BODY, SIGNATURE, DATE)
    assert head_and_tail(official) == notice(number=None)
    assert "甲省发〔2023〕9号" in [found.number for found in official.citations]


def test_the_number_in_brackets_behind_the_title() -> None:
    official = read(f"{TITLE}（{NUMBER}）", *NOTICE[2:])
    assert head_and_tail(official) == notice(number=f"（{NUMBER}）")


def test_an_issued_text_behind_the_date() -> None:
    plan = (
        "甲市防汛应急预案",
        "一、总则",
        "（一）目的。为做好防汛工作，制定本预案。",
        "二、附则",
        ORDER,
    )
    official = read(
        NUMBER,
        "甲市人民政府关于印发甲市防汛应急预案的通知",
        RECIPIENTS,
        "现将《甲市防汛应急预案》印发给你们，请认真贯彻执行。",
        SIGNATURE,
        DATE,
        "（此件公开发布）",
        *plan,
    )
    assert head_and_tail(official) == notice(title="甲市人民政府关于印发甲市防汛应急预案的通知")
    assert texts(official, E.ISSUED) == ["\n".join(plan)]
    assert [heading.zone for heading in official.headings] == [E.ISSUED] * 3
    assert official.kind == "通知"
    assert official.attachments == ()


def test_a_forwarded_document_keeps_its_elements_to_itself() -> None:
    inner = (
        "甲省人民政府关于加强防汛工作的通知",
        "甲省发〔2024〕9号",
        "各市人民政府：",
        *BODY,
        "甲省人民政府",
        "2024年5月1日",
    )
    title = "甲市人民政府转发甲省人民政府关于加强防汛工作的通知"
    sentence = "现将《甲省人民政府关于加强防汛工作的通知》（甲省发〔2024〕9号）转发给你们，请执行。"
    official = read(NUMBER, title, RECIPIENTS, sentence, SIGNATURE, DATE, *inner)
    assert head_and_tail(official) == notice(title=title)
    assert texts(official, E.ISSUER_SIGNATURE) == [SIGNATURE]
    assert texts(official, E.DOCUMENT_DATE) == [DATE]
    assert texts(official, E.ISSUED) == ["\n".join(inner)]


def test_an_order_with_its_text() -> None:
    rule = ("甲市防汛办法", "第一章　总则", "第一条　为了做好防汛工作，制定本办法。")
    announced = (
        "《甲市防汛办法》已经2024年5月6日市人民政府会议通过，现予公布，自2024年7月1日起施行。"
    )
    tail = (announced, "市长　张某某", DATE, *rule)
    for head in (("甲市人民政府令", "第12号"), ("甲市人民政府令第12号",)):
        official = read(*head, *tail)
        assert text(official, E.ISSUER_MARK) == "甲市人民政府令"
        assert text(official, E.DOCUMENT_NUMBER) == "第12号"
        assert text(official, E.ISSUER_SIGNATURE) == "市长　张某某"
        assert texts(official, E.BODY) == [announced]
        assert texts(official, E.ISSUED) == ["\n".join(rule)]
        assert official.kind == "命令(令)"


def test_minutes() -> None:
    present = ("出席：张某、李某", "请假：赵某", "列席：钱某、孙某")
    official = read("甲市人民政府常务会议纪要", "（第12期）", *BODY, *present)
    assert official.kind == "纪要"
    assert text(official, E.DOCUMENT_NUMBER) == "（第12期）"
    assert texts(official, E.ATTENDEES) == list(present)
    red = read(
        centred("甲市人民政府常务会议纪要", red=True), "第12期", *BODY, *present, form="docx"
    )
    assert (red.kind, red.layout) == ("纪要", Layout.MINUTES)
    assert text(red, E.ISSUER_MARK) == "甲市人民政府常务会议纪要"


def test_a_letter_with_its_mark_in_red() -> None:
    mark = centred("甲市人民政府办公室", red=True)
    title = centred("甲市人民政府办公室关于同意设立乙中心的函")
    official = read(
        mark,
        "甲政办函〔2024〕7号",
        title,
        "甲市教育局：",
        ORDER,
        "甲市人民政府办公室",
        DATE,
        form="docx",
    )
    assert texts(official, E.ISSUER_MARK) == ["甲市人民政府办公室"]
    assert text(official, E.RECIPIENTS) == "甲市教育局："
    assert (official.kind, official.layout) == ("函", Layout.LETTER)


def test_a_red_title_is_no_mark() -> None:
    title = [centred("甲市人民政府", red=True), centred("关于做好防汛工作的通知", red=True)]
    official = read(*title, *NOTICE[2:], form="docx")
    assert text(official, E.TITLE) == TITLE
    assert not official.has_masthead


def test_a_whole_masthead() -> None:
    official = read(
        "000126",
        "机密★1年",
        "特急",
        centred("甲市人民政府文件", red=True, size=42),
        f"{NUMBER}　　签发人：张某",
        "____________",
        centred(TITLE),
        *NOTICE[2:-2],
        styled(SIGNATURE, align=Alignment.RIGHT),
        styled(DATE, align=Alignment.RIGHT),
        form="docx",
    )
    assert head_and_tail(official) == WHOLE
    masthead = (E.COPY_NUMBER, E.CLASSIFICATION, E.URGENCY, E.ISSUER_MARK, E.SIGNATORIES)
    assert [text(official, name) for name in masthead] == (
        ["000126", "机密★1年", "特急", "甲市人民政府文件", "签发人：张某"]
    )
    assert official.has_masthead
    assert official.stage is Stage.FINAL
    assert official.noise == ()


def test_an_imprint_with_abolished_lines() -> None:
    official = read(
        *NOTICE,
        "主题词：防汛　通知",
        "抄报：省人民政府。",
        "抄送：市委办公室，市人大常委会办公室。",
        "甲市人民政府办公室　　2024年5月9日印发",
        "共印120份",
    )
    assert head_and_tail(official) == WHOLE
    assert texts(official, E.COPIES_TO) == [
        "抄报：省人民政府。",
        "抄送：市委办公室，市人大常委会办公室。",
    ]
    assert texts(official, E.IMPRINT) == ["主题词：防汛　通知", "共印120份"]
    assert text(official, E.PRINTING_ORGAN) == "甲市人民政府办公室"
    assert text(official, E.PRINT_DATE) == "2024年5月9日印发"


def test_traditional_text_with_half_width_marks() -> None:
    official = read(
        "黔府办發(2020)12號",
        "省人民政府辦公廳關於印發貴州省防汛工作方案的通知",
        "各市(自治州)人民政府,各縣(市、區)人民政府:",
        "《貴州省防汛工作方案》已經省人民政府同意,現印發給你們,請認真貫徹執行。",
        "貴州省人民政府辦公廳",
        "2020年5月7日",
        "(此件公開發布)",
        "貴州省防汛工作方案",
        "一、總體要求",
        "(一)指導思想。為做好防汛工作,制定本方案。",
        "二、重點任務",
        "(二)加強值守。落實責任。",
    )
    number = official.first(E.DOCUMENT_NUMBER)
    assert number is not None
    assert (number.text, number.normalised) == ("黔府办發(2020)12號", "黔府办发(2020)12号")
    assert text(official, E.RECIPIENTS) == "各市(自治州)人民政府,各縣(市、區)人民政府:"
    assert text(official, E.ISSUER_SIGNATURE) == "貴州省人民政府辦公廳"
    assert text(official, E.NOTE) == "(此件公開發布)"
    assert marks(official) == ["一、", "(一)", "二、", "(二)"]
    assert official.kind == "通知"
    assert official.traditional
    assert official.machine_converted


def test_tables_stand_in_the_text() -> None:
    grid = table("姓名|职务", "甲市人民政府|2024年5月7日")
    official = read(*NOTICE[:4], grid, *NOTICE[4:])
    assert head_and_tail(official) == WHOLE
    assert official.zones[4] is E.BODY


def test_an_interview_and_a_list_are_no_documents() -> None:
    assert read("市水务局负责人就防汛工作答记者问", "问：形势如何？", "答：平稳。").kind is None
    assert (
        read("政策文件", TITLE, "2024-05-07", "甲市教育局关于招生工作的通知", "2024-05-05").kind
        is None
    )


def test_layout_and_stage_given_by_the_caller_count() -> None:
    official = recognise(document(*NOTICE), layout=Layout.LETTER, stage=Stage.DRAFT)
    assert (official.layout, official.stage) == (Layout.LETTER, Stage.DRAFT)


def test_zones_name_the_first_line_of_each_block() -> None:
    official = read("首页", f"{NUMBER}\n{TITLE}", "　", *NOTICE[2:])
    assert official.zones[:4] == (None, E.DOCUMENT_NUMBER, None, E.RECIPIENTS)


def test_an_empty_document() -> None:
    official = read()
    assert official.kind is None
    assert official.elements == {}
    assert official.zones == ()


POOL: tuple[str | Block, ...] = (
    *NOTICE,
    " ".join(NOTICE),
    "",
    "　　",
    "示府办发[26]第012号",
    f"{NUMBER}　签发人：张某",
    "甲政发〔2026〕　号",
    "关于做好防汛工作的",
    "通知",
    "甲市人民政府\n关于做好防汛工作的\n通知",
    "甲市人民政府关于印发《甲市防汛应急预案》的通知",
    "现将《甲市防汛应急预案》（甲政办〔2024〕3号）印发给你们。",
    "甲市防汛应急预案",
    "甲市人民政府令",
    "甲市人民政府文件",
    "甲市人民政府公告（2024年第18号）",
    "第12号",
    "（第12期）",
    "各县人民政府，市政府各部门",
    "000126",
    "机密★1年",
    "特急",
    "签发人：张某",
    "____________",
    "（2024年5月6日甲市人民政府第3次常务会议通过）",
    "目录",
    "第一章　总则",
    "第一条　为了做好防汛工作，制定本办法。",
    "（一）明确责任。见附件1。",
    "1.落实制度。",
    "（1）检查。",
    "附件：1.防汛责任人名单",
    "2.防汛物资清单",
    "附件：防汛责任人名单",
    "附件",
    "附件1",
    "防汛责任人名单",
    "附件2：防汛物资清单",
    "甲市财政局　甲市教育局",
    "财 政 部",
    "市长　张某某",
    "2026年　月　日",
    "2024",
    "年",
    "5",
    "月",
    "7",
    "日",
    "（此件公开发布）",
    "主题词：防汛",
    "抄送：市委办公室，市人大常委会办公室。",
    "甲市人民政府办公室",
    "甲市人民政府办公室　2024年5月9日印发",
    "2024年5月9日印发",
    "出席：张某、李某",
    "问：为何？",
    "浏览次数：12",
    "【打印】【关闭】",
    "上一篇：",
    "发文字号：",
    "2024-05-07",
    "黔府办發(2020)12號",
    "𠀀\u200b𠀁 部\ue000",
    "（",
    "《",
    "请认真落实。 " * 20,
    table("姓名|职务", "张某|主任"),
    centred("甲市人民政府", red=True),
    centred(TITLE),
    styled(DATE, align=Alignment.RIGHT),
)
DOCUMENTS = st.lists(st.sampled_from(POOL), max_size=14)
MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def bare(printed_text: str) -> str:
    """Return a text without blanks, breaks and the characters that converters leave behind."""
    return re.sub(r"[\s\u200b\ue000-\uf8ff]", "", printed_text)


def inside(official: OfficialDocument, spans: tuple[Span, ...]) -> str:
    """Return the text under spans, each of which has to lie inside its block."""
    for span in spans:
        assert 0 <= span.start <= span.end <= len(official.document.blocks[span.block].text)
    return "".join(printed(official, span) for span in spans)


@MANY
@given(DOCUMENTS, st.sampled_from(["text", "docx"]))
def test_elements_say_what_stands_under_their_spans(blocks: list[str | Block], form: str) -> None:
    official = read(*blocks, form=form)
    taken: Counter[tuple[int, int]] = Counter()
    for found in (one for several in official.elements.values() for one in several):
        assert bare(inside(official, found.spans)) == bare(found.text)
        for part in found.parts.values():
            assert inside(official, (part.span,)) == part.text
        taken.update((s.block, place) for s in found.spans for place in range(s.start, s.end))
    taken.update((s.block, place) for s in official.noise for place in range(s.start, s.end))
    assert [place for place, count in taken.items() if count > 1] == []


@MANY
@given(DOCUMENTS, st.sampled_from(["text", "docx"]))
def test_everything_recognised_lies_inside_its_block(blocks: list[str | Block], form: str) -> None:
    official = read(*blocks, form=form)
    for heading in official.headings:
        assert inside(official, (heading.label_span,))
        assert inside(official, (heading.span,)).startswith(inside(official, (heading.label_span,)))
        assert heading.parent is None or official.headings[heading.parent].group == heading.group
    for citation in official.citations:
        assert inside(official, (citation.span,))
    for annex in official.attachments:
        inside(official, (annex.label_span, *annex.title_spans, *annex.spans))
    for item in official.attachment_items:
        assert inside(official, (item.span, item.name_span))
    for date in official.dates:
        assert inside(official, (date.span,))
    for reference in official.attachment_references:
        assert inside(official, (reference.span,))
    inside(official, official.noise)


@MANY
@given(DOCUMENTS)
def test_the_reading_gives_every_line_one_label_and_one_zone(blocks: list[str | Block]) -> None:
    found = lines_of(document(*blocks))
    steps = decode(view_of(found))
    covered = [i for step in steps for i in range(step.candidate.first, step.candidate.last)]
    assert covered == list(range(len(found)))
    result = assemble(found, steps)
    assert len(result.zones) == len(result.groups) == len(found)
    assert result.groups == sorted(result.groups)


@MANY
@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_text_is_read(blocks: list[str]) -> None:
    official = read(*blocks)
    assert len(official.zones) == len(blocks)


FURNITURE = (
    "浏览次数：12",
    "【打印】【关闭】",
    "扫一扫在手机打开当前页",
    "您当前的位置：首页>政策法规",
    "字号:[大中小]",
    "— 3 —",
    "t20130819_95006",
    "首页>政务公开>政策文件",
    "分享到：",
    "2024-05-09",
    ">",
    "<!-- INFO END -->",
    "打印本页",
)
METADATA = (
    "索引号：000014349/2024-00012",
    "发布日期：2024-05-09",
    "来源：甲市人民政府办公室",
    "2020-05-07 10:30",
)


@MANY
@given(
    st.lists(st.tuples(st.integers(0, len(NOTICE)), st.sampled_from(FURNITURE)), max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(METADATA)), max_size=3),
)
def test_furniture_between_elements_changes_none(
    anywhere: list[tuple[int, str]], above: list[tuple[int, str]]
) -> None:
    blocks = list(NOTICE)
    for place, line in sorted([*anywhere, *above], reverse=True):
        blocks.insert(place, line)
    assert head_and_tail(read(*blocks)) == WHOLE


def expressions() -> list[tuple[str, str]]:
    """Return the name and the text of every expression that structure and the checks keep."""
    return [
        (f"{found.name}.{name}", ("(?x)" if value.flags & re.X else "") + value.pattern)
        for package in (structure, checks)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        for name, value in vars(importlib.import_module(found.name)).items()
        if isinstance(value, re.Pattern)
    ]


@pytest.mark.parametrize("pattern", [text for _, text in expressions()], ids=dict(expressions()))
def test_no_expression_takes_exponential_time(pattern: str) -> None:
    without_anchors = re.sub(r"(?<!\\)\$|(?<![\\\[])\^", "", pattern)
    greedy = re.sub(r"(?<=[}*+])\?", "", without_anchors)
    assert not is_exponential(greedy)
