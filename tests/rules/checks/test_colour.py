"""Text is black."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.blocks import Cell, Format, Paragraph, Run, Table
from govlint.model.document import Document
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.colour import black
from tests.rules.checks.look import TITLE, hits, pdf, word
from tests.rules.support import packaged

BLACK = Format("仿宋", 16.0, color="000000")
NUMBER, BODY, DATE = 1, 4, 6


def coloured(color: str, *blocks: int) -> Document:
    looks = dict.fromkeys(range(1, 9), BLACK)
    looks |= dict.fromkeys(blocks, replace(BLACK, color=color))
    return word(looks=looks)


def found(document: Document) -> list[Hit]:
    return hits(black, document, **packaged("F524-1").parameters)


def test_black_text_below_a_red_mark_is_right() -> None:
    assert found(coloured("000000")) == []
    assert found(pdf()) == []


@pytest.mark.parametrize("block", [NUMBER, TITLE, BODY, DATE])
def test_coloured_text(block: int) -> None:
    [hit] = found(coloured("FF0000", block))
    assert (hit.case, hit.span.block, hit.values["color"]) == ("颜色", block, "FF0000")


def test_every_colour_is_one_finding() -> None:
    document = coloured("1F3864", BODY, DATE)
    [hit] = found(document)
    assert hit.values["many"] == "（全文共 2 处）"
    blocks = list(document.blocks)
    blocks[TITLE] = Paragraph((Run("关于防汛工作的通知", replace(BLACK, color="0000FF")),))
    assert len(found(replace(document, blocks=tuple(blocks)))) == 2


def test_what_looks_black_is_noted_in_a_word_file_and_right_on_a_page() -> None:
    [hit] = found(coloured("0D0D0D", BODY))
    assert hit.case == "近黑"
    document = pdf()
    block = document.blocks[2]
    assert isinstance(block, Paragraph)
    dark = replace(block, runs=(Run(block.text, replace(BLACK, color="231F20")),))
    assert found(replace(document, blocks=(*document.blocks[:2], dark, *document.blocks[3:]))) == []


@pytest.mark.parametrize("words", ["　　", "————", "＊＊＊", ""])
def test_blanks_and_drawn_lines_have_no_colour(words: str) -> None:
    document = coloured("000000")
    line = Paragraph((Run(words, replace(BLACK, color="FF0000")),))
    assert found(replace(document, blocks=(*document.blocks[:2], line, *document.blocks[2:]))) == []


def test_hidden_text_is_not_seen() -> None:
    document = word(looks=dict.fromkeys(range(1, 9), BLACK) | {BODY: replace(BLACK, hidden=True)})
    assert found(document) == []


def test_the_span_is_one_line_of_words() -> None:
    document = coloured("000000")
    look = replace(BLACK, color="0000FF")
    block = Paragraph((Run("　　现将有关事项通知如下，请认真执行。\n特此通知。", look),))
    blocks = (*document.blocks[:BODY], block, *document.blocks[BODY + 1 :])
    [hit] = found(replace(document, blocks=blocks))
    assert block.text[hit.span.start : hit.span.end] == "现将有关事项通知如下，请认真执行。"


def table(color: str) -> Document:
    cell = Cell(0, 0, (Paragraph((Run("责任单位", replace(BLACK, color=color)),)),))
    document = coloured("000000")
    blocks = (*document.blocks[:5], Table((cell,), 1, 1), *document.blocks[5:])
    return replace(document, blocks=blocks)


def test_text_in_tables() -> None:
    assert found(table("000000")) == []
    assert found(table("FFFFFF")) == []
    [hit] = found(table("0070C0"))
    assert hit.span.cell == (0, 0)


def test_unknown_colours_are_not_checked() -> None:
    with pytest.raises(NotChecked):
        found(word(looks=dict.fromkeys(range(9), Format("仿宋", 16.0))))
