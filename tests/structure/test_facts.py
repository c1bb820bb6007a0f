from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.document import Flag
from govlint.model.elements import Element, Layout, Stage
from govlint.structure import recognise
from govlint.structure.facts import kind_name
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
    document,
    read,
    table,
)

BODY = (RECIPIENTS, OPENING, FIRST, ORDER, SECOND, ORDER)
MARK = centred("甲市人民政府文件", red=True)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("甲市人民政府关于做好防汛工作的通知", "通知"),
        ("甲市人民政府关于印发甲市防汛办法的通知", "通知"),
        ("甲市人民政府关于同意设立乙中心的复函", "函"),
        ("甲市人民政府关于增加资金的请示", "请示"),
        ("甲市人民政府关于乙县规划的批复", "批复"),
        ("甲市防汛办法（试行）", "办法"),
        ("甲市防汛应急预案", "预案"),
    ],
)
def test_the_kind_is_the_last_noun_of_the_title(title: str, kind: str) -> None:
    assert read(NUMBER, title, *BODY, SIGNATURE, DATE).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("甲市会议纪要", "纪要"),
        ("甲市通知（征求意见稿）", "通知"),
        ("《甲市办法》", "办法"),
        ("甲市防汛", None),
        ("通知甲市", None),
    ],
)
def test_kind_name(title: str, kind: str | None) -> None:
    assert kind_name(title) == kind


def test_an_order_is_one_by_its_mark() -> None:
    official = read(
        "甲市人民政府令", "第12号", "《甲市防汛办法》已经会议通过，现予公布。", "市长　张某", DATE
    )
    assert official.kind == "命令(令)"


def test_a_title_without_a_kind_noun_still_makes_a_document() -> None:
    official = read(NUMBER, centred("防汛工作"), *BODY, SIGNATURE, DATE, form="docx")
    assert official.kind == ""


@pytest.mark.parametrize(
    "blocks",
    [
        ("市水务局负责人就防汛工作答记者问", "问：形势如何？", "答：总体平稳。"),
        ("关于做好防汛工作的通知政策解读", FIRST, ORDER),
        ("防汛访谈", "问：一？", "答：二。", "问：三？", "答：四。"),
        ("政策文件", TITLE, "2024-05-07", "甲市教育局关于招生工作的通知", "2024-05-05"),
        ("甲市要闻", "昨日，市长张某检查防汛工作。", "他要求加强值守。"),
        (table("姓名|职务", "张某|主任"),),
        ("防汛物资清单", table("名称|数量", "编织袋|37")),
        (),
    ],
    ids=["interview", "reading", "questions", "list", "news", "table", "page", "empty"],
)
def test_no_official_document(blocks: tuple[str, ...]) -> None:
    assert read(*blocks).kind is None


def test_a_question_or_two_do_not_make_an_interview() -> None:
    assert read(*NOTICE[:4], "问：如何值守？", "答：轮流值守。", *NOTICE[4:]).kind == "通知"


def test_a_text_divided_like_a_document_is_one() -> None:
    assert read(FIRST, ORDER, SECOND, ORDER, "三、加强宣传", ORDER).kind == ""
    assert read(ORDER, ORDER, ORDER).kind is None


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_a_page_without_a_masthead_has_web_layout(form: str) -> None:
    assert read(*NOTICE, form=form).layout is Layout.WEB
    assert read(MARK, *NOTICE, form=form).layout is Layout.STANDARD


def test_layout_forms_of_word_files() -> None:
    assert read(*NOTICE, form="docx").layout is Layout.STANDARD
    assert read(MARK, *NOTICE, form="docx").layout is Layout.STANDARD
    letter = centred("甲市人民政府办公室", red=True)
    assert read(letter, "甲政函〔2024〕7号", *NOTICE[1:], form="docx").layout is Layout.LETTER
    assert read(letter, *NOTICE, form="docx").layout is Layout.STANDARD
    minutes = centred("甲市人民政府常务会议纪要", red=True)
    assert read(minutes, "第12期", OPENING, FIRST, ORDER, form="docx").layout is Layout.MINUTES
    order = centred("甲市人民政府令", red=True)
    assert read(order, "第12号", OPENING, SIGNATURE, DATE, form="docx").layout is Layout.ORDER
    assert read("甲市人民政府令", "第12号", OPENING, SIGNATURE, DATE).layout is Layout.WEB


@pytest.mark.parametrize(
    "changed",
    [
        ("甲政发〔2026〕　号", *NOTICE[1:]),
        ("甲政发〔〕号", *NOTICE[1:]),
        ("甲政发〔2026〕××号", *NOTICE[1:]),
        (*NOTICE[:-1], "2026年　月　日"),
        (*NOTICE[:-1], "2026年5月　日"),
        NOTICE[1:-1],
    ],
)
def test_a_blank_number_or_date_makes_a_draft_of_a_word_file(changed: tuple[str, ...]) -> None:
    assert read(*changed, form="docx").stage is Stage.DRAFT
    assert read(*changed).stage is Stage.FINAL


def test_number_or_date_make_a_final_document() -> None:
    for blocks in (NOTICE, NOTICE[1:], NOTICE[:-1]):
        assert read(*blocks, form="docx").stage is Stage.FINAL
    assert read(MARK, *NOTICE[1:-1], form="docx").stage is Stage.FINAL


def test_the_blank_elements_of_a_draft_are_recognised() -> None:
    official = read("甲政发〔2026〕　号", *NOTICE[1:-1], "2026年　月　日", form="docx")
    number = official.first(Element.DOCUMENT_NUMBER)
    date = official.first(Element.DOCUMENT_DATE)
    assert number is not None
    assert number.text == "甲政发〔2026〕　号"
    assert date is not None
    assert date.text == "2026年　月　日"


def test_machine_converted() -> None:
    half = ("各县(区)人民政府:", "现将有关事项(防汛)通知如下:请执行。")
    assert read(TITLE, *half, SIGNATURE, DATE).machine_converted
    assert not read(TITLE, half[0], OPENING, SIGNATURE, DATE).machine_converted
    full = tuple("（甲）（乙）：丙：丁。" for _ in range(3))
    assert not read(TITLE, *half, *full, SIGNATURE, DATE).machine_converted


def test_furniture_does_not_count_for_the_width() -> None:
    noise = ("来源:甲(乙):丙(丁)", "发布日期:2024(甲)(乙)")
    assert not read(*noise, *NOTICE).machine_converted


def test_a_plan_without_any_formal_element_is_one_when_it_has_sentences() -> None:
    assert read("甲市防汛应急预案", FIRST, ORDER).kind == "预案"
    assert read("甲市防汛应急预案", FIRST, SECOND).kind is None


def test_a_weak_kind_noun_needs_a_formal_element() -> None:
    assert read("甲市防汛物资清单", FIRST, ORDER).kind is None
    assert read(NUMBER, "甲市防汛物资清单", FIRST, ORDER, SIGNATURE, DATE).kind == "清单"


def test_a_page_printed_by_a_browser_is_a_web_page() -> None:
    page = document(MARK, NUMBER, TITLE, *BODY, SIGNATURE, DATE, form="pdf")
    assert recognise(page).layout is Layout.STANDARD
    printed = replace(page, flags=(Flag("web_print", "从浏览器打印的网页"),))
    assert recognise(printed).layout is Layout.WEB


def test_a_list_with_one_formal_element_is_none_where_tables_fill_it() -> None:
    title = "甲市水务局通过法定途径分类处理诉求的清单"
    rows = table("序号|事项|途径", *(f"{n}|水费争议{n}|行政调解" for n in range(1, 30)))
    text = (NUMBER, title, "本清单由市水务局公布。")
    assert read(*text, rows, form="docx").kind is None
    assert read(*text, *[ORDER * 20] * 4, rows, form="docx").kind == "清单"


@pytest.mark.parametrize("form", ["text", "docx"])
def test_lines_of_a_table_of_contents_are_no_title(form: str) -> None:
    contents = ("甲市财政局分类处理诉求清单…………12", "甲市水务局分类处理诉求清单……18")
    assert read("目　录", *contents, OPENING, form=form).first(Element.TITLE) is None
