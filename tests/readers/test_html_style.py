import pytest

from govlint.model.blocks import Alignment
from govlint.readers.html_style import Style, inherit


def styled(tag: str, style: str = "", **attributes: str) -> Style:
    return inherit(Style(), tag, {"style": style, **attributes})


def test_nothing_stated_is_nothing_known() -> None:
    parent = Style()
    assert inherit(parent, "p", {"class": "x"}) is parent


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ("16pt", 16.0),
        ("16 px", 12.0),
        ("1in", 72.0),
        ("1.5em", None),
        ("120%", None),
        ("large", None),
        ("9" * 50 + "pt", None),
    ],
)
def test_sizes_in_points(size: str, points: float | None) -> None:
    assert styled("span", f"font-size: {size}").characters.size == points


@pytest.mark.parametrize(
    ("colour", "code"),
    [
        ("#f00", "FF0000"),
        ("#Ff0010", "FF0010"),
        ("rgb(255, 0,16)", "FF0010"),
        ("rgb(999,0,0)", "FF0000"),
        ("Red", "FF0000"),
        ("inherit", None),
        ("#12", None),
    ],
)
def test_colours(colour: str, code: str | None) -> None:
    assert styled("span", f"COLOR:{colour} !important").characters.color == code
    assert styled("font", color=colour).characters.color == code


def test_weight_and_marks() -> None:
    assert styled("b").characters.bold is True
    assert styled("strong").characters.bold is True
    assert styled("span", "font-weight:700").characters.bold is True
    assert styled("span", "font-weight:400").characters.bold is False
    assert styled("span", "font-weight:inherit").characters.bold is None
    assert styled("h1").characters.bold is None
    assert styled("u").characters.underline is True
    assert styled("em").characters.italic is True


def test_paragraph() -> None:
    assert styled("h3").paragraph.outline_level == 2
    assert styled("center").paragraph.alignment is Alignment.CENTER
    assert styled("p", align="RIGHT").paragraph.alignment is Alignment.RIGHT
    both = styled("p", "text-align:justify", align="right")
    assert both.paragraph.alignment is Alignment.JUSTIFY
    assert styled("p", "text-indent:2em").paragraph.first_line_chars == 2.0
    assert styled("p", "text-indent:32pt").paragraph.first_line == 32.0


def test_font() -> None:
    assert styled("span", "font-family: '仿宋_GB2312', serif").characters.font == "仿宋_gb2312"
    assert styled("font", face="仿宋_GB2312").characters.font == "仿宋_GB2312"


def test_styles_are_inherited_and_hidden_stays_hidden() -> None:
    outer = styled("div", "display:none;font-size:16pt")
    inner = inherit(outer, "b", {"style": "display:block"})
    assert inner.hidden
    assert (inner.characters.size, inner.characters.bold) == (16.0, True)
    assert styled("p", hidden="").hidden
    assert styled("p", "visibility: hidden").hidden
