from __future__ import annotations

import pytest

from govlint.builder.spec import Indent, LineLook, Look, TemplateError
from govlint.builder.template import load_template, parse_template, template_names
from govlint.model.blocks import Alignment

LOOKS = """
[page]
left = "28mm"

[title]
size = "22pt"
align = "center"
"""
SPEC = """title = "例"
parts = [
  { title = "甲" },
  { blank = 2 },
  { body = "乙", first_line = "3字" },
  { separator = true, color = "FF0000" },
]
"""


def refused(spec: str, looks: str = LOOKS) -> str:
    with pytest.raises(TemplateError) as error:
        parse_template(spec, looks, "例")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_template_is_content_and_its_look_comes_from_looks() -> None:
    template = parse_template(SPEC, LOOKS, "例")
    assert [part.role for part in template.parts] == [
        "title",
        "blank",
        "blank",
        "body",
        "separator",
    ]
    title, body, line = template.parts[0].look, template.parts[3].look, template.parts[4].look
    assert isinstance(title, Look)
    assert isinstance(body, Look)
    assert (title.size, title.align) == (22.0, Alignment.CENTER)
    assert body.first_line == Indent("chars", 3.0)
    assert isinstance(line, LineLook)
    assert line.color == "FF0000"
    assert template.page.left == pytest.approx(79.37, abs=0.01)


def test_a_template_has_looks_of_its_own() -> None:
    own = '[look.title]\nsize = "20pt"\n[page]\nleft = "20mm"\n[page_number]\ntext = "1"\n'
    template = parse_template(SPEC + own, LOOKS, "例")
    look = template.parts[0].look
    assert isinstance(look, Look)
    assert (look.size, look.align) == (20.0, Alignment.CENTER)
    assert template.page.left < 60
    assert template.page_number is not None
    assert template.page_number.text == "1"


def test_a_template_without_page_number() -> None:
    without = parse_template("page_number = false\n" + SPEC, LOOKS, "例")
    assert without.page_number is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{ body", "{ bdoy", "例.toml:5: 没有“bdoy”这种部分，是不是“body”？"),
        ("first_line", "firstline", "例.toml:5: body 没有“firstline”这个键，是不是“first_line”？"),
        ('"3字"', '"三字"', "例.toml:5: first_line：“三字”不是缩进"),
        ("blank = 2", 'blank = "2"', "例.toml:4: blank 后面写空几行"),
        ("separator = true", 'separator = "甲"', "例.toml:6: separator 没有文字"),
        ('title = "甲"', "title = 3", "例.toml:3: title 后面要写文字"),
        ("parts = [", "patrs = [", "例.toml:2: 不认识“patrs”，是不是“parts”？"),
        ("title =", "title ==", "例.toml:1: 不是正确的 TOML"),
    ],
)
def test_mistakes_in_a_template(old: str, new: str, problem: str) -> None:
    assert refused(SPEC.replace(old, new, 1)).startswith(problem)


def test_a_template_needs_parts() -> None:
    assert "缺少 parts" in refused('title = "例"')


def test_mistakes_in_tables() -> None:
    assert refused(SPEC + '[look.titel]\nsize = "2pt"').startswith("例.toml:8: 不认识“titel”")
    assert "是不是“left”" in refused(SPEC, LOOKS.replace("left", "lfet"))
    assert refused(SPEC, LOOKS.replace("[title]", "[titel]")).startswith("looks.toml:5: ")
    assert "要写成表" in refused("page = 3\n" + SPEC)


def test_the_templates_of_the_corpus() -> None:
    assert "notice" in template_names()
    assert "looks" not in template_names()
    for name in template_names():
        assert load_template(name).name == name
    with pytest.raises(TemplateError, match="是不是“notice”"):
        load_template("notcie")
