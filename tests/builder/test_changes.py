from __future__ import annotations

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.spec import Look, Template
from govlint.builder.template import load_template
from govlint.rules.errors import RuleFileError


def changed(*lines: str, name: str = "notice") -> Template:
    return apply_changes(load_template(name), list(enumerate(lines, 7)), "F.md")


def roles(template: Template) -> list[str]:
    return [part.role for part in template.parts]


def texts(template: Template, role: str) -> list[str]:
    return [part.text for part in template.parts if part.role == role]


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


def test_parts_are_put_in_with_the_look_of_their_role() -> None:
    template = changed(
        "insert note （此件公开发布） before document_date", "insert seal after title"
    )
    place = roles(template).index("document_date")
    note = template.parts[place - 1]
    assert (note.role, note.text) == ("note", "（此件公开发布）")
    assert isinstance(note.look, Look)
    assert note.look.first_line.value == 2.0
    assert roles(template).index("seal") == roles(changed()).index("title") + 2
    assert changed("insert body 甲 before body[2]").parts != changed().parts
    assert texts(changed("insert body 甲 before body[2]"), "body")[1] == "甲"


def test_blank_lines_are_put_in() -> None:
    before = roles(changed()).count("blank")
    assert roles(changed("insert blank before recipients")).count("blank") == before + 1
    assert roles(changed("insert blank 3 after recipients")).count("blank") == before + 3


def test_parts_are_moved_together_or_one_by_one() -> None:
    template = changed("move title after recipients")
    assert texts(template, "title") == texts(changed(), "title")
    place = roles(template).index("recipients")
    assert roles(template)[place + 1 : place + 3] == ["title", "title"]
    one = changed("move title[1] after title[2]")
    assert texts(one, "title") == texts(changed(), "title")[::-1]
    back = changed("move copies_to before document_date")
    assert roles(back).index("copies_to") == roles(back).index("document_date") - 1
    assert sorted(roles(back)) == sorted(roles(changed()))


def test_signers_behind_a_number_are_written_anew_or_taken_out() -> None:
    assert texts(changed(name="request"), "signatories") == ["签发人：王某某"]
    other = changed("document_number.signatories = 签发人: 李某", name="request")
    assert texts(other, "signatories") == ["签发人: 李某"]
    assert texts(changed("document_number.signatories =", name="request"), "signatories") == []
    added = changed("document_number.signatories = 签发人：王某某")
    assert roles(added)[3:5] == ["document_number", "signatories"]
    (look,) = looks(added, "signatories")
    assert look.beside


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
        ("insert note 甲 before h4", "没有 h4"),
        ("insert note 甲 before title[3]", "只有 2 个 title"),
        ("insert blank 甲 before title", "insert blank 后面写空几行"),
        ("insert blank 41 before title", "insert blank 后面写空几行"),
        ("move title after title", "不能移到自己的前后"),
        ("move h4 after title", "没有 h4"),
        ("seal.width = 42mm", "没有 seal"),
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
