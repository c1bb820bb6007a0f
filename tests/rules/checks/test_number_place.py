from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment, Paragraph, ParagraphFormat
from govlint.model.document import Document, Rule
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.number_place import one_number, place
from tests.rules.checks.laid import (
    DATE,
    LONG,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    Row,
    pages,
    red,
    titled,
    top_of,
    word,
)
from tests.rules.checks.look import RED_LINE, cases, hits
from tests.structure.support import document

PLACE = {"lines": 2, "tolerance": 0.5}
REST = (titled(), RECIPIENTS, LONG, SIGNATURE, DATE)
CENTRED = Row(NUMBER, align=Alignment.CENTER)
REQUEST = (titled("甲市人民政府关于解决防汛资金的请示"), "省人民政府：", LONG, SIGNATURE, DATE)


def changed(made: Document, index: int, **values: Any) -> Document:
    """Return the document with one paragraph changed."""
    blocks = list(made.blocks)
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    blocks[index] = replace(paragraph, **values)
    return replace(made, blocks=tuple(blocks))


def test_blank_lines_of_a_word_file() -> None:
    assert hits(place, word(red(), "", "", CENTRED, *REST), **PLACE) == []
    for blanks, said in (((), "0.0"), (("",), "1.0"), (("", "", ""), "3.0")):
        (hit,) = hits(place, word(red(), *blanks, CENTRED, *REST), **PLACE)
        assert (hit.case, hit.values["lines"], hit.element) == (
            "空行",
            said,
            Element.DOCUMENT_NUMBER,
        )


@pytest.mark.parametrize(
    ("line", "expected"),
    [(6.6, ["空行"]), (7.2, []), (7.6, []), (8.4, []), (9.5, ["空行"])],
)
def test_distance_on_a_page(line: float, expected: list[str]) -> None:
    made = pages(red(line=5), replace(CENTRED, line=line), *REST)
    assert cases(hits(place, made, **PLACE)) == expected


def test_a_number_that_is_not_centred() -> None:
    for made in (word, pages):
        left = made(red(line=5), "", "", Row(NUMBER), *REST)
        assert cases(hits(place, left, **PLACE)) == ["未居中"]
    right = Row(NUMBER, align=Alignment.RIGHT)
    assert cases(hits(place, word(red(), "", "", right, *REST), **PLACE)) == ["未居中"]


def test_blanks_may_centre_a_number_in_a_word_file() -> None:
    blanks = Row("\u3000" * 9 + NUMBER)
    assert hits(place, word(red(), "", "", blanks, *REST), **PLACE) == []
    few = Row("\u3000" * 3 + NUMBER)
    assert cases(hits(place, word(red(), "", "", few, *REST), **PLACE)) == ["未居中"]


def test_a_mark_in_a_table_shows_no_distance() -> None:
    made = word(red(), "", "", CENTRED, *REST)
    with pytest.raises(NotChecked, match="看不出"):
        hits(place, changed(made, 0, from_table=True), **PLACE)
    off = word(red(), "", "", Row(NUMBER), *REST)
    found = hits(place, changed(off, 0, from_table=True), **PLACE)
    assert cases(found) == ["未居中"]


def test_a_paper_to_a_superior_has_its_number_at_the_left() -> None:
    with pytest.raises(NotApplicable, match="F726-2"):
        hits(place, word(red(), "", "", Row(NUMBER, indent=1), *REQUEST), **PLACE)
    signed = Row(NUMBER + "\t签发人：王某某", indent=1)
    assert hits(place, word(red(), "", "", signed, *REQUEST), **PLACE) == []
    (hit,) = hits(place, word(red(), "", signed, *REQUEST), **PLACE)
    assert hit.case == "空行"


def test_what_other_rules_say_is_not_said_again() -> None:
    with pytest.raises(NotApplicable, match="标志之下"):
        hits(place, word(CENTRED, red(), *REST), **PLACE)
    line = replace(RED_LINE, block=2)
    with pytest.raises(NotApplicable, match="分隔线"):
        hits(place, word(red(), "", "", CENTRED, *REST, rules=(line,)), **PLACE)
    drawn = Rule(0, "vector", "FF0000", 1.5, 442.2, x=79.4, y=top_of(7), page=1)
    with pytest.raises(NotApplicable, match="分隔线"):
        made = pages(red(line=4), replace(CENTRED, line=8), *REST, rules=(drawn,))
        hits(place, made, **PLACE)


JOINT = ("甲市财政局关于防汛资金的通知", RECIPIENTS, "现通知如下，请认真执行。", SIGNATURE, DATE)


def test_two_numbers_of_a_joint_paper() -> None:
    head = ("甲市财政局甲市税务局文件", "甲财发〔2024〕7号")
    assert hits(one_number, document(*head, *JOINT)) == []
    (hit,) = hits(one_number, document(*head, "甲税发〔2024〕9号", *JOINT))
    assert (hit.element, hit.span.block) == (Element.DOCUMENT_NUMBER, 2)


def test_a_paper_of_one_organ_may_have_a_second_number() -> None:
    with pytest.raises(NotApplicable, match="不是联合行文"):
        hits(one_number, document("甲市财政局文件", "甲财发〔2024〕7号", *JOINT))


def test_formats_without_alignment_say_nothing() -> None:
    made = word(red(), "", "", Row(NUMBER), *REST)
    assert hits(place, changed(made, 3, format=ParagraphFormat()), **PLACE) == []
