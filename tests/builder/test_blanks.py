from __future__ import annotations

from dataclasses import replace

from govlint.builder.blanks import lead, typed, with_tab
from govlint.builder.paragraphs import DrawnLine, Paragraph, Piece, Tab
from govlint.builder.spec import NO_INDENT, Indent, LineLook, Look
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


def test_a_tab_stop_says_where_what_follows_stands() -> None:
    assert with_tab(Look(), "甲\t乙丙", 10, Tab("left", 80.0)) == "甲　　　　乙丙"
    assert with_tab(Look(), "甲\t乙丙", 10, Tab("right", 144.0)) == "甲" + "　" * 6 + "乙丙"
    indented = Look(left=Indent("chars", 1.0))
    assert with_tab(indented, "甲\t乙", 10, Tab("left", 80.0)) == "甲　　　乙"
    assert with_tab(Look(), "甲乙丙丁\t戊", 10, Tab("left", 16.0)) == "甲乙丙丁　戊"


def test_a_paragraph_keeps_its_text_and_loses_its_indents() -> None:
    paragraph = Paragraph("body", BODY, ((Piece("甲", BODY), Piece("乙", BODY)),))
    found = typed(paragraph, 448.0)
    assert found.text == "　　甲乙"
    assert found.look.first_line == NO_INDENT
    assert found.look.size == 16.0


def test_a_line_that_turns_over_is_broken_under_a_border_alone() -> None:
    hanging = Look(left=Indent("chars", 3.0), outdent=Indent("chars", 2.0))
    long = Paragraph("copies_to", hanging, ((Piece("甲乙丙丁" * 5, hanging),),))
    assert typed(long, 10 * 16.0) is long
    ruled = replace(long, drawn=(DrawnLine("imprint_first", LineLook(), "above", 0.0),))
    first, second, third = typed(ruled, 10 * 16.0).text.split("\n")
    assert first == "　" + ("甲乙丙丁" * 5)[:9]
    assert (second, third) == ("　　　" + ("甲乙丙丁" * 5)[9:16], "　　　甲乙丙丁")
    assert typed(ruled, 448.0).text == "　" + "甲乙丙丁" * 5


def test_what_stands_at_the_right_keeps_its_format() -> None:
    paragraph = Paragraph("printing", BODY, ((Piece("甲\t乙", BODY),),))
    right = replace(paragraph, look=replace(BODY, right=Indent("chars", 1.0)))
    assert typed(right, 448.0).tab == Tab("right", 432.0)
    signed = replace(paragraph, look=RIGHT)
    assert typed(signed, 448.0) is signed


def test_what_is_centred_or_empty_stays() -> None:
    centred = Paragraph("title", Look(align=Alignment.CENTER), ((Piece("甲", Look()),),))
    assert typed(centred, 448.0) is centred
    empty = Paragraph("blank", BODY, ((Piece("", BODY),),))
    assert typed(empty, 448.0) is empty
