from __future__ import annotations

import re

import pytest

from govlint import resources
from govlint.rules.errors import ExpressionError
from govlint.rules.expression_build import MAX_DEPTH, MAX_LENGTH, Names, compile_expression

NAMES = Names(("document_number", "citations"), {"most": "number", "words": "list:text"})
GRAMMAR = (resources.data("grammar") / "expression.lark").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^// (non-)?example: (.*)$", GRAMMAR, re.MULTILINE)
ALL_NAMES = Names(("document_number", "sections"))


@pytest.mark.parametrize(("negative", "text"), EXAMPLES)
def test_examples_of_the_grammar(negative: str, text: str) -> None:
    assert len(EXAMPLES) >= 10
    if negative:
        with pytest.raises(ExpressionError):
            compile_expression(text, ALL_NAMES)
    else:
        compile_expression(text, ALL_NAMES)


@pytest.mark.parametrize(
    ("text", "line", "column", "problem"),
    [
        ("openin = '〔'", 1, 1, "opening"),
        ("year = 2020 and\n  serail = 1", 2, 3, "serial"),
        ("document.kimd = '通知'", 1, 10, "kind"),
        ("facts.directon = 'up'", 1, 7, "direction"),
        ("parameters.mots > 1", 1, 12, "most"),
        ("opening.txet = '〔'", 1, 9, "text"),
        ("numbr(year) = 1", 1, 1, "number"),
        ("valid_date(year, serial) ", 1, 1, "3 个参数"),
        ("year =", 1, 7, "没有写完"),
        ("year = = 1", 1, 8, "不该出现"),
        ("year ＝ 1", 1, 6, "看不懂"),
        ("year", 1, 1, "条件"),
        ("year = 1 and serial", 1, 14, "条件"),
        ("as_of = 2012-02-30", 1, 9, "2012-02-30"),
        ("year matches '('", 1, 14, "正则"),
        ("year matches '(a+)+'", 1, 14, "算不完"),
        ("exists recipients.colon and document.has_masthead = 1", 1, 29, "不能比较"),
        ("every(h in headings)", 1, 1, "every"),
        ("some(h in headings)", 1, 1, "exists"),
        ("some(x in year: true)", 1, 11, "一组"),
        ("some(year in headings: true)", 1, 6, "year"),
        ("recipients.text < '乙'", 1, 1, "比大小"),
        ("document_date < 2012-07-01", 1, 1, "不能比较"),
        ("year in document.kind", 1, 9, "contains"),
    ],
)
def test_mistakes_are_named_with_their_place(
    text: str, line: int, column: int, problem: str
) -> None:
    with pytest.raises(ExpressionError) as error:
        compile_expression(text, NAMES)
    assert problem in error.value.problem
    assert (error.value.line, error.value.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("margins.top = 37", "单位"),
        ("margins.top = 37mm", "公差"),
        ("margins.top = 37mm ± 1", "同一类"),
        ("margins.top >= 37mm ± 1mm", "= 或 !="),
        ("margins.top + 1 > 37mm", "同类"),
        ("margins.top matches '3'", "文字"),
    ],
)
def test_lengths_need_units_and_tolerances(text: str, problem: str) -> None:
    with pytest.raises(ExpressionError, match=problem):
        compile_expression(text, Names(("sections",)))


def test_size_and_depth_are_limited() -> None:
    with pytest.raises(ExpressionError, match="字符"):
        compile_expression("true or " * (MAX_LENGTH // 8) + "true", NAMES)
    with pytest.raises(ExpressionError, match="层"):
        compile_expression("not " * (MAX_DEPTH + 1) + "true", NAMES)


def test_nothing_can_be_reached_but_the_vocabulary() -> None:
    for text in ("__class__ = 1", "document.document = 1", "this.__class__ = 1", "open('x') = 1"):
        with pytest.raises(ExpressionError):
            compile_expression(text, NAMES)
