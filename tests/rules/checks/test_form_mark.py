from dataclasses import replace

import pytest

from govlint.model.elements import Element, ElementText, Layout, Span
from govlint.rules.api import NotChecked
from govlint.rules.checks.form_mark import letter_mark
from tests.rules.checks.forms import (
    LETTER_TEXTS,
    MARK,
    MARK_TOP,
    NUMBER,
    TOP,
    WORD_TOP,
    context,
    found,
    letter_cases,
    letter_page,
    word_file,
)

MARKED = {"top_mm": 30, "tolerance_mm": 1.5}


def test_the_mark_of_a_letter() -> None:
    assert letter_cases(letter_mark, letter_page(), [TOP], **MARKED) == []
    low = letter_page(tops={MARK: MARK_TOP + 4})
    assert letter_cases(letter_mark, low, [TOP], **MARKED) == ["位置"]
    with pytest.raises(NotChecked, match="居中"):
        letter_cases(letter_mark, word_file(LETTER_TEXTS), [WORD_TOP], **MARKED)
    word = word_file(("甲省人民政府办公厅文件", *LETTER_TEXTS[1:]))
    within = context(word, Layout.LETTER, [WORD_TOP], **MARKED)
    assert found(letter_mark, within) == [("文件", "文件")]


def test_a_joint_letter_bears_the_mark_of_the_lead_organ() -> None:
    within = context(word_file(LETTER_TEXTS), Layout.LETTER, [WORD_TOP], **MARKED)
    first = within.official.elements[Element.ISSUER_MARK]
    other = ElementText(Element.ISSUER_MARK, (Span(NUMBER, 0, 3),), "甲省水利厅", "甲省水利厅")
    elements = {**within.official.elements, Element.ISSUER_MARK: (*first, other)}
    joint = replace(within, official=replace(within.official, elements=elements))
    cases = [case for case, _ in found(letter_mark, joint)]
    assert cases == ["联合", "颜色", "字体"]  # the text that stands for it is plain black
