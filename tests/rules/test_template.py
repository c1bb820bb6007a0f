from __future__ import annotations

import pytest

from govlint.model.elements import Element
from govlint.rules.expression import Node, Scope
from govlint.rules.expression_build import Names, compile_path
from govlint.rules.template import TemplateError, compile_template, render
from tests.rules.support import context, official

NAMES = Names(("document_number",))
WITHIN = context(official({Element.DOCUMENT_NUMBER: "甲政发[2024]07号"}))


def resolve(path: str) -> Node | None:
    return compile_path(path, NAMES)


def filled(text: str, **values: object) -> str | None:
    template = compile_template(text, resolve, strict=False)
    scope = Scope(WITHIN, "document_number", WITHIN.first(Element.DOCUMENT_NUMBER))
    return render(template, values, scope)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("没有占位符", "没有占位符"),
        ("年份{year}", "年份2024"),
        ("{serial|number}号", "7号"),
        ("{serial|value}", "07"),
        ("{{{organ}}}", "{甲政发}"),
        ("{document_number.year}年", "2024年"),
        ("{document.kind}", "通知"),
        ("{ordinal_mark}", ""),
    ],
)
def test_placeholders(template: str, text: str) -> None:
    assert filled(template) == text


def test_what_a_check_supplies_comes_first() -> None:
    assert filled("{year}", year=1999) == "1999"
    assert filled("{count}", count="三") == "三"


def test_an_unknown_value_makes_the_text_unknown() -> None:
    assert filled("{document_date.year}") is None
    assert filled("{organ|number}") is None


def test_braces_in_a_value_are_text() -> None:
    assert filled("{words}", words="{year} {0.__class__}") == "{year} {0.__class__}"


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(TemplateError, match="count"):
        filled("{count}")


@pytest.mark.parametrize("text", ["{", "}", "{}", "{a b}", "{year!r}", "{year:>10}", "{year|up}"])
def test_stray_braces_and_filters_are_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        compile_template(text, resolve, strict=False)


def test_strict_templates_know_their_names() -> None:
    with pytest.raises(TemplateError, match="yaer"):
        compile_template("{yaer}", resolve, strict=True)
