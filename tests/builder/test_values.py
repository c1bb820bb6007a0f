from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.builder import values
from govlint.builder.spec import Indent, Pitch
from govlint.builder.values import PAGE_READERS, READERS, read_value
from govlint.model.blocks import Alignment
from govlint.rules.changes import PAGE_KEYS, PART_TERMS, keys_of


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("size", "16", 16.0),
        ("size", "16pt", 16.0),
        ("length", "25.4mm", 72.0),
        ("length", "2.54cm", 72.0),
        ("right", "-20pt", Indent("points", -20.0)),
        ("first_line", "2字", Indent("chars", 2.0)),
        ("first_line", "0字", Indent("points", 0.0)),
        ("first_line", "2个全角空格", Indent("wide_blanks", 2.0)),
        ("first_line", "4个半角空格", Indent("blanks", 4.0)),
        ("pitch", "28pt", Pitch("exact", 28.0)),
        ("pitch", "1.5倍", Pitch("multiple", 1.5)),
        ("pitch", "none", Pitch("multiple", 1.0)),
        ("pitch", "page", Pitch("page")),
        ("color", "c00000", "C00000"),
        ("align", "center", Alignment.CENTER),
        ("bold", "true", True),
        ("text", "甲\\n乙", "甲\n乙"),
        ("top", "none", None),
    ],
)
def test_values(key: str, written: str, value: object) -> None:
    assert read_value(READERS, key, written) == pytest.approx(value)


def test_values_of_the_page() -> None:
    assert read_value(PAGE_READERS, "line_pitch", "none") is None
    assert read_value(PAGE_READERS, "footer", "auto") is None
    assert read_value(PAGE_READERS, "mirrored", True) is True


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("size", "三号"),
        ("size", "16em"),
        ("size", "99999"),
        ("first_line", "两字"),
        ("pitch", "-3pt"),
        ("pitch", "0倍"),
        ("color", "red"),
        ("align", "centre"),
        ("bold", "yes"),
    ],
)
def test_what_does_not_fit_is_refused_with_an_example(key: str, written: str) -> None:
    with pytest.raises(ValueError, match=f"“{written}”"):
        read_value(READERS, key, written)


def test_every_key_of_the_language_can_be_read() -> None:
    assert set(PAGE_READERS) == set(PAGE_KEYS)
    known = {key for part in PART_TERMS if part != "page" for key in keys_of(part)}
    assert known == set(READERS)


@given(st.sampled_from([values.length, values.indent, values.pitch, values.color]), st.text())
def test_any_text_is_read_or_refused(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except ValueError as error:
        assert str(error)
