from dataclasses import replace

import pytest

from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.alone import alone
from tests.rules.checks.look import hits
from tests.rules.checks.signed import DATE, NAME, PLAIN, page, word


def torn(document: Document, line: int) -> Document:
    """Return a page as two: the second begins with this line."""
    (first,) = document.pages
    behind = tuple(replace(one, page=2) for one in first.lines[line:])
    pages = (replace(first, lines=first.lines[:line]), replace(first, number=2, lines=behind))
    return replace(document, pages=pages)


def test_a_signature_shares_its_page_with_text() -> None:
    signed = page([(NAME, 239.0, 4.0), (DATE, 249.0, 4.0)])
    assert hits(alone, signed) == []
    found = [hits(alone, torn(signed, len(signed.pages[0].lines) - count)) for count in (1, 2, 3)]
    marked = [[(hit.element, hit.values["page"]) for hit in each] for each in found]
    assert marked == [[(Element.DOCUMENT_DATE, 2)], [(Element.ISSUER_SIGNATURE, 2)], []]


def test_names_one_below_another() -> None:
    organs = [("甲市教育局", 229.0, 4.0), ("甲市财政局", 239.0, 4.0), (DATE, 249.0, 4.0)]
    signed = page(organs)
    for count in (1, 2, 3):
        assert len(hits(alone, torn(signed, len(signed.pages[0].lines) - count))) == 1


def test_what_cannot_be_told() -> None:
    with pytest.raises(NotChecked):
        hits(alone, word([(NAME, PLAIN), (DATE, PLAIN)]))
    with pytest.raises(NotApplicable):
        hits(alone, page([(DATE, 239.0, 4.0)]))
