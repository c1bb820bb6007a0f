from __future__ import annotations

import pytest

from govlint.readers.docx.colors import distance, modified, parse_color, tinted


@pytest.mark.parametrize(
    ("written", "color"),
    [
        ("FF0000", "FF0000"),
        ("ff0000", "FF0000"),
        ("#f00", "FF0000"),
        ("red", "FF0000"),
        ("Red [3]", "FF0000"),
        ("#c00000 [2404]", "C00000"),
        ("rgb(255, 0, 0)", "FF0000"),
        ("auto", "000000"),
        ("windowText", "000000"),
        ("none such", None),
        ("", None),
        (None, None),
    ],
)
def test_colors_are_read_however_written(written: str | None, color: str | None) -> None:
    assert parse_color(written) == color


def test_shade_and_tint_change_luminance() -> None:
    # Figures that Word itself stores beside the theme colour of its 2007 theme.
    for color, tint, shade, stored in (
        ("4F81BD", None, "BF", "365F91"),
        ("C0504D", None, "BF", "943634"),
        ("4F81BD", "99", None, "95B3D7"),
        ("FFFFFF", None, "80", "7F7F7F"),
    ):
        assert distance(tinted(color, tint, shade), stored) <= 2
    assert tinted("FF0000", "xyz", "") == "FF0000"


def test_drawing_changes_apply_in_order() -> None:
    assert modified("000000", [("lumMod", "50000"), ("lumOff", "50000")]) == "808080"
    assert modified("FF0000", [("lumMod", "75000")]) == "BF0000"
    assert modified("FF0000", [("alpha", "50000"), ("lumMod", "many")]) == "FF0000"
