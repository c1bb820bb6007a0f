from __future__ import annotations

import pytest

from govlint.rules.errors import RuleFileError
from govlint.rules.rulefile import MAX_BYTES, decode, parse
from tests.rules.support import BODY, rule_text


def test_takes_a_rule_file_apart() -> None:
    found = parse(rule_text(), "F.md")
    assert found.head["code"] == "Z1-1"
    assert found.message == "写成了“{text}”。"
    assert set(found.sections) == {"为什么", "怎么改", "不合格", "合格"}
    [fence] = found.sections["不合格"].fences
    assert (fence.word, fence.info) == ("doc", "element=document_number")
    assert fence.lines == ("甲政发«[»2024]7号",)


def test_lines_count_from_the_top_of_the_file() -> None:
    text = rule_text()
    lines = text.split("\n")
    found = parse(text, "F.md")
    assert lines[found.line_of("slug") - 1].startswith("slug")
    assert lines[found.message_line - 1].startswith("写成了")
    assert lines[found.sections["不合格"].fences[0].line - 1].startswith("```doc")


def test_a_heading_inside_a_fence_is_text() -> None:
    body = BODY.replace("甲政发〔2024〕7号\n", "## 这不是节\n")
    assert parse(rule_text(body=body), "F.md").sections["合格"].fences[0].lines == ("## 这不是节",)


def test_windows_line_ends_and_a_byte_order_mark_are_harmless() -> None:
    text = "\ufeff" + rule_text().replace("\n", "\r\n")
    assert parse(text, "F.md").head["code"] == "Z1-1"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("没有头\n", 1, "+++"),
        ("+++\ncode = 1\n", 1, "没有结束"),
        ("+++\ncode = \n+++\n", 2, "TOML"),
        ("+++\ncode = '甲'\ncode = '乙'\n+++\n", 3, "TOML"),
        (rule_text(body="提示\n\n## 为啥\n"), 13, "为啥"),
        (rule_text(body="提示\n## 为什么\n甲\n## 为什么\n"), 14, "两次"),
        (rule_text(body="提示\n## 合格\n```doc\n甲\n"), 13, "没有结束"),
    ],
)
def test_errors_name_file_and_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        parse(text, "format/F.md")
    assert error.value.file == "format/F.md"
    assert error.value.line == line
    assert problem in error.value.problem
    assert str(error.value).startswith(f"format/F.md:{line}")


def test_a_file_that_is_not_utf8_is_named_with_its_line() -> None:
    with pytest.raises(RuleFileError) as error:
        decode(b"+++\n\xff\n", "F.md")
    assert error.value.line == 2


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(RuleFileError):
        decode(b" " * (MAX_BYTES + 1), "F.md")
