from typing import Any

import pytest

from govlint.model.blocks import Alignment, ParagraphFormat
from govlint.model.elements import Element
from govlint.rules.api import NotChecked
from govlint.rules.checks.note_place import note
from tests.rules.checks.look import cases, hits
from tests.rules.checks.signed import (
    DATE,
    NAME,
    OPENING,
    PLAIN,
    RECIPIENTS,
    TITLE,
    at_right,
    page,
    word,
)
from tests.structure import support

PLACE: dict[str, Any] = {"indent": 2, "tolerance": 0.5, "line_tolerance": 0.5}
NOTE = "（此件公开发布）"
INDENTED = ParagraphFormat(alignment=Alignment.JUSTIFY, first_line_chars=2.0)
SIGNED = ((NAME, at_right(4)), (DATE, at_right(4)))
HEAD = (TITLE, RECIPIENTS, OPENING, NAME, DATE)


def test_brackets() -> None:
    assert hits(note, support.document(*HEAD, NOTE), **PLACE) == []
    (hit,) = hits(note, support.document(*HEAD, "(此件公开发布)"), **PLACE)
    assert (hit.case, [edit.text for edit in hit.edits]) == ("括号", ["（", "）"])
    (hit,) = hits(note, support.document(*HEAD, "（此件公开发布)"), **PLACE)
    assert [(edit.start, edit.text) for edit in hit.edits] == [(7, "）")]
    (hit,) = hits(note, support.document(*HEAD, "此件公开发布"), **PLACE)
    assert hit.edits == ()


def test_place_in_word() -> None:
    assert hits(note, word([*SIGNED, (NOTE, INDENTED)]), **PLACE) == []
    (hit,) = hits(note, word([*SIGNED, ("", PLAIN), (NOTE, INDENTED)]), **PLACE)
    assert (hit.element, hit.case) == (Element.NOTE, "行")
    assert cases(hits(note, word([*SIGNED, (NOTE, PLAIN)]), **PLACE)) == ["左空"]
    centred = ParagraphFormat(alignment=Alignment.CENTER)
    with pytest.raises(NotChecked, match="左空"):
        hits(note, word([*SIGNED, (NOTE, centred)]), **PLACE)


def test_place_on_a_page() -> None:
    lines = [(NAME, 229.0, 4.0), (DATE, 239.0, 4.0)]
    room = 442.2 / 16
    assert hits(note, page([*lines, (NOTE, 249.0, room - 2 - len(NOTE))]), **PLACE) == []
    assert cases(hits(note, page([*lines, (NOTE, 249.0, room - len(NOTE))]), **PLACE)) == ["左空"]
    below = page([*lines, (NOTE, 259.0, room - 2 - len(NOTE))])
    assert cases(hits(note, below, **PLACE)) == ["行"]
