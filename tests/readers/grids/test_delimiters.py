"""Which character parts the cells."""

from __future__ import annotations

import pytest

from govlint.readers.grids.delimiters import dialect_of


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a\tb\tc\n1,2\t3\t4,5\n6,7\t8\t9,0\n", "\t"),
        ("a;b;c\n1,5;2;3\n1,7;2;3\n", ";"),
        ("a|b\nx|y\n", "|"),
        ('"a;b",c\n"d;e",f\n', ","),
        ("清单\n\na;b;c\n1;2;3\n", ";"),
        ("sep=|\na,b|c\n", "|"),
        ("名称\n甲\n", ","),
    ],
)
def test_delimiter(text: str, delimiter: str) -> None:
    assert dialect_of(text, whole=True).delimiter == delimiter


def test_a_cut_record_is_not_counted() -> None:
    assert dialect_of("a,b\n1,2\n3", whole=False).records == (("a", "b"), ("1", "2"))
    assert dialect_of("a,b\n1,2\n3", whole=True).width == 2


def test_running_text_agrees_with_nothing() -> None:
    assert dialect_of("第一行，没有\n第二行; 有一个\n第三行\n第四行\n", whole=True).agreeing < 0.5
