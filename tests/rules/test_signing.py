import datetime
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, ParagraphFormat
from govlint.model.document import Document, Image
from govlint.model.elements import Layout
from govlint.rules.context import Context
from govlint.rules.facts import Facts, known_facts
from govlint.rules.signing import Form, Place, fits, form_of, place_of, places_of, signing
from govlint.structure import recognise
from tests.rules.checks.signed import DATE, NAME, OPENING, at_right, page, seal, word

LINES = [(NAME, at_right(4)), (DATE, at_right(4))]


def context(document: Document, sealed: bool | None = None, **changes: object) -> Context:
    official = replace(recognise(document), **changes)  # type: ignore[arg-type]
    facts = known_facts(Facts(sealed=sealed), official)
    return Context(official, facts, datetime.date(2024, 5, 7))


def test_the_form_is_given_or_seen() -> None:
    assert form_of(context(word(LINES))) is None
    assert form_of(context(word(LINES), sealed=True)) is Form.SEALED
    assert form_of(context(word(LINES), sealed=False)) is Form.UNSEALED
    assert form_of(context(word(LINES), seals=(seal(115, 228),))) is Form.SEALED
    assert form_of(context(word(LINES), sealed=False, seals=(seal(115, 228),))) is Form.UNSEALED
    assert form_of(context(word(LINES), stamps=(Image(5),))) is Form.STAMPED
    assert form_of(context(word(LINES), layout=Layout.ORDER)) is Form.STAMPED
    person = word([("省长　　王某某", at_right(4)), (DATE, at_right(4))])
    assert form_of(context(person)) is Form.STAMPED


def test_organs_date_and_the_text_above() -> None:
    within = context(word(LINES, above=2))
    found = signing(within)
    assert [within.printed(span) for span in found.organs] == [NAME]
    assert found.date is not None and within.printed(found.date) == DATE
    assert found.above is not None and within.printed(found.above) == OPENING
    unsigned = signing(context(word(LINES[1:])))
    assert (unsigned.organs, unsigned.above) == ((), None)


def test_places_on_a_page_are_exact() -> None:
    within = context(page([(NAME, 229.0, 5.5), (DATE, 239.0, 4.0)]))
    found = signing(within)
    assert found.date is not None
    (place,) = places_of(within, found.date)
    assert (round(place.right), round(place.left), place.size) == (64, 64 + 9 * 16, 16.0)
    assert place.middle == pytest.approx(64 + 4.5 * 16, abs=0.5)


def test_a_date_of_a_word_file_may_be_wider_than_counted() -> None:
    within = context(word(LINES))
    found = signing(within)
    assert found.date is not None
    places = places_of(within, found.date)
    # 6 characters, and up to a quarter of one at five places between digits and others.
    assert [(one.right, one.left) for one in places] == [(64, 160), (64, 170), (64, 180)]
    assert places_of(within, found.organs[0]) == (Place(160, 64, 16),) * 3


def test_typed_blanks_and_texts_of_two_lines_have_no_place() -> None:
    left = ParagraphFormat(alignment=Alignment.LEFT)
    for lead, known in (
        ("\u3000" * 17, True),
        ("  ", True),
        (" " * 30, False),
        ("\u3000" * 24, False),
    ):
        within = context(word([(lead + NAME, left), (DATE, at_right(4))]))
        assert (place_of(within, signing(within).organs[0]) is not None) is known


def test_characters_of_two_sizes() -> None:
    assert fits(64, 4, 12, 0.5) and fits(48, 4, 12, 0.5)
    assert not fits(54.5, 4, 12, 0.1)
