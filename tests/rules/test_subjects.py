from __future__ import annotations

from govlint.model.document import Section
from govlint.model.elements import Element
from govlint.rules.subjects import element_of, items_of, printed
from tests.rules.support import context, heading, official, rule

TEXT = "甲政发〔2024〕7号"
CITED = ("按照乙政发〔2020〕3号办理", "乙政发〔2020〕3号")
WITHIN = context(
    official(
        {Element.DOCUMENT_NUMBER: TEXT},
        citations=(CITED,),
        headings=(heading(1, 1),),
        sections=(Section(0),),
    )
)


def test_items_of_each_subject() -> None:
    assert items_of("document", WITHIN) == (None,)
    assert [item.text for item in items_of("document_number", WITHIN)] == [TEXT]
    assert len(items_of("citations", WITHIN)) == 1
    assert len(items_of("headings", WITHIN)) == 1
    assert items_of("sections", WITHIN) == (Section(0),)
    assert items_of("title", WITHIN) == ()


def test_the_element_of_a_finding() -> None:
    made = rule()
    [cited] = items_of("citations", WITHIN)
    assert element_of(cited, "citations", made) == "body"
    assert element_of(Section(0), "sections", made) == "page_setup"
    assert element_of(WITHIN.first(Element.DOCUMENT_NUMBER), "document_number", made) == (
        "document_number"
    )
    assert element_of(None, "document", made) == "document_number"
    dated = 'mark = "document_date.year"\neach = ["document"]\ntest = "exists title"'
    assert element_of(None, "document", rule(dated, drop="test")) == "document_date"


def test_items_as_people_read_them() -> None:
    [cited] = items_of("citations", WITHIN)
    assert printed(cited, WITHIN) == "乙政发〔2020〕3号"
    assert printed(heading(1, 1), WITHIN) == "1、总体要求"
    assert printed(WITHIN.first(Element.DOCUMENT_NUMBER), WITHIN) == TEXT
    assert printed(None, WITHIN) == ""
