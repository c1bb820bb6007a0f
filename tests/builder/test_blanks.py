from __future__ import annotations

from dataclasses import replace

from govlint.builder.blanks import lead, typed, with_tab
from govlint.builder.flow import Paragraph, Piece
from govlint.builder.spec import NO_INDENT, Indent, Look
from govlint.model.blocks import Alignment

BODY = Look(first_line=Indent("chars", 2.0))
RIGHT = Look(align=Alignment.RIGHT, right=Indent("chars", 4.0))


def test_indents_as_blanks() -> None:
    assert lead(BODY, "甲", 28) == "　　"
    assert lead(RIGHT, "甲市人民政府", 28) == "　" * 18
    assert lead(Look(align=Alignment.CENTER), "甲", 28) == ""
    assert lead(Look(left=Indent("chars", 6.0), outdent=Indent("chars", 4.0)), "甲", 28) == "　　"
    assert lead(BODY, "", 28) == ""


def test_a_tab_becomes_blanks_up_to_the_right_edge() -> None:
    assert with_tab(Look(), "甲乙\t丙", 10) == "甲乙" + "　" * 7 + "丙"
    assert with_tab(Look(), "甲乙丙丁\t戊", 4) == "甲乙丙丁　戊"
    assert with_tab(Look(), "甲乙", 10) == "甲乙"


def test_a_paragraph_keeps_its_text_and_loses_its_indents() -> None:
    paragraph = Paragraph("body", BODY, ((Piece("甲", BODY), Piece("乙", BODY)),))
    found = typed(paragraph, 448.0)
    assert found.text == "　　甲乙"
    assert found.look.first_line == NO_INDENT
    signed = typed(replace(paragraph, look=RIGHT), 448.0)
    assert signed.look.align is Alignment.LEFT
    assert signed.text == "　" * 22 + "甲乙"


def test_what_is_centred_or_empty_stays() -> None:
    centred = Paragraph("title", Look(align=Alignment.CENTER), ((Piece("甲", Look()),),))
    assert typed(centred, 448.0) is centred
    empty = Paragraph("blank", BODY, ((Piece("", BODY),),))
    assert typed(empty, 448.0) is empty
