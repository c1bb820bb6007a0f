from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.document import Document, Image
from govlint.rules.api import NotChecked
from govlint.rules.checks.filled import filled
from tests.rules.checks.laid import (
    DATE,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    Row,
    pages,
    red,
    titled,
    word,
)
from tests.rules.checks.look import hits

AREA = {"bottom_mm": 262, "lines": 1}
SENTENCE = "各县人民政府要逐级压实防汛责任，做好水库巡查和隐患排查工作，确保度汛安全。"
HEADING = Row("一、压实责任", 2, font="黑体", indent=2)
HEAD = (red(line=5), NUMBER, titled(), RECIPIENTS)


def body(lines: int, page: int = 1, line: float | None = None) -> Row:
    """Return a paragraph of so many lines that ends where a line does."""
    count = 28 * lines - 2
    text = (SENTENCE * lines)[: count - 1] + "。"
    return Row(text, page, line, indent=2)


def paper(lines: int, *below: Row) -> Document:
    """Return pages of which the first holds so many lines of the body, below seven others."""
    return pages(*HEAD, body(lines, line=9), *below, SIGNATURE, DATE)


def test_a_page_that_is_filled() -> None:
    assert hits(filled, paper(14, body(3, 2)), **AREA) == []
    assert hits(filled, paper(12, body(3, 2)), **AREA) == []


def test_a_page_that_ends_early() -> None:
    (hit,) = hits(filled, paper(8, body(3, 2)), **AREA)
    assert (hit.values["page"], hit.values["free"]) == ("1", "6")


def test_a_heading_may_be_pushed_with_the_text_below_it() -> None:
    assert hits(filled, paper(10, HEADING, body(3, 2)), **AREA) == []
    assert len(hits(filled, paper(7, HEADING, body(3, 2)), **AREA)) == 1


def test_a_picture_may_not_fit() -> None:
    document = paper(8, body(3, 2))
    picture = Image(0, 200.0, 200.0, page=2)
    with pytest.raises(NotChecked):
        hits(filled, replace(document, images=(picture,)), **AREA)


def test_text_of_one_page() -> None:
    with pytest.raises(NotChecked):
        hits(filled, pages(*HEAD, body(4), SIGNATURE, DATE), **AREA)
    with pytest.raises(NotChecked):
        hits(filled, word(*HEAD, body(4), SIGNATURE, DATE), **AREA)


def test_a_page_that_ends_with_the_signature() -> None:
    annex = (Row("附件", 2, font="黑体"), titled("防汛责任人名单", page=2), body(3, 2))
    document = pages(*HEAD, body(4), SIGNATURE, DATE, *annex)
    with pytest.raises(NotChecked):
        hits(filled, document, **AREA)
