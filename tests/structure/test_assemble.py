from __future__ import annotations

import pytest

from govlint.model.elements import Element, ElementText, Span
from govlint.structure.assemble import Assembly, assemble, element_text
from govlint.structure.candidates.base import Piece
from govlint.structure.decode import decode
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
    conformant,
    lines,
    printed,
    read,
    texts,
)

E = Element


def assembled(*blocks: str) -> Assembly:
    found = lines(*blocks)
    return assemble(found, decode(view_of(found)))


def first(name: Element, *blocks: str) -> ElementText:
    found = read(*blocks).first(name)
    assert found is not None
    return found


def test_every_line_has_a_zone_and_a_group() -> None:
    result = assembled("首页", *NOTICE)
    assert result.zones == [
        None,
        E.DOCUMENT_NUMBER,
        E.TITLE,
        E.RECIPIENTS,
        *[E.BODY] * 5,
        E.ISSUER_SIGNATURE,
        E.DOCUMENT_DATE,
    ]
    assert result.groups == [0] * 11
    assert result.noise == [Span(0, 0, 2)]


def test_texts_behind_one_another_are_counted() -> None:
    result = assembled(*NOTICE, "附件1", "责任人名单", ORDER, "附件2", "物资清单", ORDER)
    assert result.groups == [0] * 10 + [1] * 3 + [2] * 3
    assert result.annex_lines == [[10, 11], [13, 14]]


def test_the_parts_of_a_number_lead_back_to_the_text() -> None:
    official = read("　　示府办发 [26]第 012号", *NOTICE[1:])
    number = official.first(E.DOCUMENT_NUMBER)
    assert number is not None
    assert number.text == "示府办发 [26]第 012号"
    assert number.normalised == "示府办发[26]第012号"
    values = {name: part.text for name, part in number.parts.items() if name != "start"}
    assert values == {
        "organ": "示府办发",
        "opening": "[",
        "year": "26",
        "closing": "]",
        "ordinal_mark": "第",
        "serial": "012",
        "suffix": "号",
    }
    for part in number.parts.values():
        assert printed(official, part.span) == part.text


def test_the_parts_of_a_number_in_heavy_brackets() -> None:
    official = read(f"【{NUMBER}】", *NOTICE[1:])
    number = official.first(E.DOCUMENT_NUMBER)
    assert number is not None
    assert printed(official, number.parts["organ"].span) == "甲政发"


def test_the_parts_of_a_date_broken_over_lines_stand_on_their_lines() -> None:
    official = read(*NOTICE[:-1], "2024年", "5月7日")
    date = official.first(E.DOCUMENT_DATE)
    assert date is not None
    assert date.text == DATE
    assert [span.block for span in date.spans] == [9, 10]
    assert (date.parts["year"].span.block, date.parts["day"].span) == (9, Span(10, 2, 3))


def test_the_colon_behind_the_recipients_is_a_part() -> None:
    assert first(E.RECIPIENTS, *NOTICE).parts["colon"].text == "："
    without = first(E.RECIPIENTS, *NOTICE[:2], RECIPIENTS[:-1], *NOTICE[3:])
    assert without.text == RECIPIENTS[:-1]
    assert "colon" not in without.parts


def test_the_brackets_of_a_note_are_parts() -> None:
    note = first(E.NOTE, *NOTICE, "（此件公开发布）")
    assert (note.parts["opening"].text, note.parts["closing"].text) == ("（", "）")
    bare = first(E.NOTE, *NOTICE, "此件公开发布")
    assert bare.parts == {}


def test_a_title_over_lines_is_joined_by_nothing_and_names_every_line() -> None:
    title = first(E.TITLE, NUMBER, "甲市人民政府", "关于做好防汛工作的", "通知", *NOTICE[2:])
    assert title.text == title.normalised == TITLE
    assert [span.block for span in title.spans] == [1, 2, 3]


def test_lines_of_one_block_make_one_span() -> None:
    official = read(NUMBER, "甲市人民政府\n关于做好防汛工作的\n通知", *NOTICE[2:])
    title = official.first(E.TITLE)
    assert title is not None
    assert title.text == TITLE
    assert title.spans == (Span(1, 0, 19),)


def test_a_line_feed_stands_between_the_lines_of_the_body() -> None:
    body = conformant().first(E.BODY)
    assert body is not None
    assert body.text == "\n".join([OPENING, FIRST, ORDER, SECOND, ORDER])


def test_where_no_paragraph_ended_the_body_reads_as_printed() -> None:
    text = f"{OPENING} {ORDER} {ORDER} {ORDER} {ORDER}"
    body = first(E.BODY, TITLE, RECIPIENTS, text, SIGNATURE, DATE)
    assert body.text == text
    assert body.spans == (Span(2, 0, len(text)),)


def test_a_span_never_covers_what_stands_between() -> None:
    official = read(f"{OPENING}\n浏览次数：12\n{ORDER}", SIGNATURE, DATE)
    body = official.first(E.BODY)
    assert body is not None
    assert [printed(official, span) for span in body.spans] == [OPENING, ORDER]


def test_an_organ_on_the_line_of_its_date() -> None:
    official = read(*NOTICE[:-2], "甲市人民政府　2024年5月7日")
    assert texts(official, E.ISSUER_SIGNATURE) == [SIGNATURE]
    assert texts(official, E.DOCUMENT_DATE) == [DATE]


def test_printing_organ_and_date_are_told_apart() -> None:
    official = read(*NOTICE, "甲市人民政府办公室　2024年5月9日印发")
    assert texts(official, E.PRINTING_ORGAN) == ["甲市人民政府办公室"]
    assert texts(official, E.PRINT_DATE) == ["2024年5月9日印发"]
    date = official.first(E.PRINT_DATE)
    assert date is not None
    assert (date.parts["day"].text, date.parts["printed_word"].text) == ("9", "印发")


def test_a_caption_is_a_date_named_by_its_act() -> None:
    caption = "（2012年5月25日甲市人大常委会第二十八次会议通过）"
    date = first(E.DOCUMENT_DATE, "甲市防汛条例", caption, "第一条 为了防汛，制定本条例。")
    assert date.text == caption
    assert date.parts["act"].value == "甲市人大常委会第二十八次会议通过"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((NUMBER, *NOTICE[1:]), ("第7号", *NOTICE[1:])),
        (NOTICE, (*NOTICE[:2], RECIPIENTS[:-1], *NOTICE[3:])),
    ],
)
def test_confidence_grows_with_the_evidence(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    name = E.RECIPIENTS if one[0] == other[0] else E.DOCUMENT_NUMBER
    better, worse = first(name, *one).confidence, first(name, *other).confidence
    assert 0.5 <= worse < better <= 1.0


def test_element_text_of_pieces() -> None:
    found = element_text(
        E.TITLE, lines("甲市　人民政府", "通 知 书"), [Piece(E.TITLE, 0), Piece(E.TITLE, 1, 0, 2)]
    )
    assert found.text == "甲市　人民政府通 知"
    assert found.normalised == "甲市人民政府通知"
    assert found.spans == (Span(0, 0, 7), Span(1, 0, 3))
