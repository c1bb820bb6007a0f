from __future__ import annotations

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.spec import Look, Template
from govlint.builder.template import load_template
from govlint.rules.errors import RuleFileError


def changed(*lines: str) -> Template:
    return apply_changes(load_template("notice"), list(enumerate(lines, 7)), "F.md")


def looks(template: Template, role: str) -> list[Look]:
    return [
        part.look for part in template.parts if part.role == role and isinstance(part.look, Look)
    ]


def test_all_parts_of_a_role_change_or_one() -> None:
    template = changed("body.size = 14", "body[2].font = 宋体", "title[1].text = 甲市")
    assert {look.size for look in looks(template, "body")} == {14.0}
    assert [look.font for look in looks(template, "body")] == ["仿宋", "宋体"]
    assert next(part.text for part in template.parts if part.role == "title") == "甲市"


def test_parts_are_taken_out() -> None:
    template = changed("remove separator", "remove body[2]", "remove page_number")
    roles = [part.role for part in template.parts]
    assert "separator" not in roles
    assert roles.count("body") == 1
    assert template.page_number is None


def test_page_and_page_number_change() -> None:
    template = changed("page.top = 25.4mm", "page.line_pitch = none", "page_number.text = 第1页")
    assert template.page.top == pytest.approx(72.0)
    assert template.page.line_pitch is None
    assert template.page_number is not None
    assert template.page_number.text == "第1页"


def test_the_template_itself_stays() -> None:
    changed("title.text = 甲")
    assert "甲市人民政府关于" in [part.text for part in load_template("notice").parts]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("title[3].text = 甲", "只有 2 个 title"),
        ("remove h4", "没有 h4"),
        ("title.size = 二号", "title.size：“二号”不是长度"),
        ("titel.size = 22", "是不是“title”？"),
        ("page.left = 很宽", "page.left：“很宽”不是长度"),
    ],
)
def test_a_change_that_does_not_fit_names_its_line(line: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        changed("body.size = 16", line)
    assert str(error.value).startswith("F.md:8: ")
    assert problem in str(error.value)


def test_a_page_number_that_is_gone_cannot_change() -> None:
    with pytest.raises(RuleFileError, match="没有页码"):
        changed("remove page_number", "page_number.size = 9")
