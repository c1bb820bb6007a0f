"""Paragraphs begin two characters in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from govlint.model.blocks import Alignment, Format, ParagraphFormat
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.indents import indents
from tests.rules.checks.look import TEXTS, hits, word
from tests.rules.checks.typeset import moved, notice, text
from tests.rules.support import packaged

PARAMETERS = packaged("F733-3").parameters
BODY = 4
LONG = "为做好防汛工作，保障人民群众生命财产安全，现将有关事项通知如下，请认真贯彻执行。"
SECOND = "市应急局应当于六月十日前补足防汛物资，并将储备情况报市人民政府办公室。"


def found(
    texts: Sequence[str],
    formats: Sequence[ParagraphFormat],
    looks: Mapping[int, Format] | None = None,
) -> list[Hit]:
    """Return what is found in a notice with these paragraphs of body."""
    rows = (*TEXTS[:BODY], *texts, *TEXTS[BODY + 1 :])
    placed = {BODY + number: look for number, look in enumerate(formats)}
    return hits(indents, word(texts=rows, formats=placed, looks=looks), **PARAMETERS)


def one(look: ParagraphFormat, words: str = LONG) -> str:
    """Return the case of a paragraph; empty: it is right."""
    said = found((words,), (look,))
    return said[0].case if said else ""


@pytest.mark.parametrize(
    ("look", "case"),
    [
        (ParagraphFormat(first_line=32.0), ""),
        (ParagraphFormat(first_line=30.0), ""),
        (ParagraphFormat(first_line=0.0, first_line_chars=2.0), ""),
        (ParagraphFormat(first_line=0.0), "没有缩进"),
        (ParagraphFormat(first_line=21.0), "缩进"),
        (ParagraphFormat(first_line=64.0), "缩进"),
        (ParagraphFormat(first_line=0.0, first_line_chars=4.0), "缩进"),
        (ParagraphFormat(first_line=0.0, left=32.0), "回行"),
        (ParagraphFormat(first_line=-32.0, left=64.0), "回行"),
        (ParagraphFormat(first_line=16.0, left=16.0), "回行"),
    ],
)
def test_indent_of_a_paragraph(look: ParagraphFormat, case: str) -> None:
    assert one(look) == case


@pytest.mark.parametrize(
    ("blanks", "first", "case"),
    [
        ("\u3000\u3000", 0.0, "全角空格"),
        ("    ", 0.0, "半角空格"),
        ("\u00a0\u00a0\u00a0\u00a0", 0.0, "半角空格"),
        ("\t", 0.0, "半角空格"),
        ("\u3000  ", 0.0, "半角空格"),
        ("\u3000", 0.0, "缩进"),
        ("\u3000\u3000", 32.0, "缩进"),
        ("  ", 32.0, "半角空格"),
    ],
)
def test_blanks_typed_for_an_indent(blanks: str, first: float, case: str) -> None:
    assert one(ParagraphFormat(first_line=first), blanks + LONG) == case


def test_two_characters_of_another_size_are_right() -> None:
    small = {BODY: Format("宋体", 12.0)}
    for first, cases in ((24.0, []), (32.0, []), (16.0, ["缩进"])):
        said = found((LONG,), (ParagraphFormat(first_line=first),), small)
        assert [hit.case for hit in said] == cases


def test_a_paragraph_of_one_line_has_no_second_to_be_flush() -> None:
    said = found((LONG, "一、压实责任"), (ParagraphFormat(first_line=32.0),) * 2)
    assert said == []
    short = ParagraphFormat(left=32.0, first_line=0.0)
    assert found((LONG, "一、压实责任"), (ParagraphFormat(first_line=32.0), short)) == []


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("第一章　总则", ParagraphFormat(Alignment.CENTER, first_line=0.0)),
        (SECOND, ParagraphFormat(Alignment.RIGHT, first_line=0.0)),
        ("同志们：", ParagraphFormat(first_line=0.0)),
        ("各单位应当\n认真执行。", ParagraphFormat(first_line=0.0)),
    ],
)
def test_what_is_placed_otherwise_by_right(words: str, look: ParagraphFormat) -> None:
    assert found((LONG, words), (ParagraphFormat(first_line=32.0), look)) == []


def test_lines_of_a_file_that_lost_its_paragraphs() -> None:
    first = ParagraphFormat(first_line=32.0)
    flush = ParagraphFormat(first_line=0.0)
    rows = (LONG[:25], LONG[25:], SECOND)
    assert found(rows, (first, flush, first)) == []
    [hit] = found((LONG, SECOND), (first, flush))
    assert hit.case == "没有缩进"


def test_headings_and_closing_lines_are_paragraphs_too() -> None:
    right, flush = ParagraphFormat(first_line=32.0), ParagraphFormat(first_line=0.0)
    [hit] = found((LONG, "一、压实责任", "特此通知。"), (right, flush, flush))
    assert hit.values["many"] == "（全文共 2 段）"
    assert hit.span.block == BODY + 1


def test_unknown_indents_are_not_checked() -> None:
    with pytest.raises(NotChecked):
        one(ParagraphFormat())
    with pytest.raises(NotChecked):
        found((LONG,), (ParagraphFormat(first_line=32.0),), {BODY: Format("仿宋")})


def printed(*indents_: float, even_left: float | None = None) -> list[tuple[str, str]]:
    bodies = tuple(text(3) for _ in indents_)
    document = notice(bodies, indents=indents_, even_left=even_left)
    return [(hit.case, hit.values["many"]) for hit in hits(indents, document, **PARAMETERS)]


def test_indents_of_pages() -> None:
    assert printed(2, 2, 2) == []
    assert printed(0, 2, 2) == [("没有缩进", "")]
    assert printed(2, 0, 4, 0) == [("没有缩进", "（全文共 2 段）"), ("缩进", "")]
    assert printed(*[2.0] * 12, even_left=26) == []
    assert printed(2.2, 1.8) == []


def test_later_lines_of_pages_are_flush() -> None:
    right = [text(3) for _ in range(6)]
    flush = notice(right)
    index, line = next((n, one) for n, one in enumerate(flush.pages[0].lines) if one.start == 26)
    turned = flush
    for number in range(index - 1, index + 3):
        dx = 32.0 if flush.pages[0].lines[number].start else 0.0
        turned = moved(turned, 1, number, dx)
    [hit] = hits(indents, turned, **PARAMETERS)
    assert (hit.case, hit.values["value"]) == ("回行", "2.0")
    assert hit.span.block == line.block


def test_a_single_line_may_be_centred_on_a_page() -> None:
    document = notice((text(3), "一、压实责任", text(3)), indents=(2, 10, 2))
    assert hits(indents, document, **PARAMETERS) == []


def test_pages_without_an_edge_are_not_checked() -> None:
    with pytest.raises(NotChecked):
        hits(indents, notice(("现将有关事项通知如下。",)), **PARAMETERS)
