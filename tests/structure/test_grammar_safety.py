from __future__ import annotations

import pytest

from govlint.structure.grammar_safety import is_exponential


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:a+)+",
        "(?:a*)*",
        "(?:a|aa)+",
        "(?:ab|a|b)+",
        "(?:ab?a?)*",
        "(?:a{1,3})+",
        "(?:a{2,})+",
        r"(?:\d|[0-9]x?)+",
        r"(?:\w|\D年?)+",
        r"(?:\s| 　?)+",
        "(?:[^x]|yz?)*",
        ".(?:.|a月?)*",
        "(?:(?P<one>a)|(?P<two>a))+",
        "x(?:[一-三]|[三四]五?)*y",
        "(?:b(?:a+)+)?c",
    ],
)
def test_a_loop_that_reads_one_string_in_two_ways(pattern: str) -> None:
    assert is_exponential(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "a*a*",
        "(?:a|b)*",
        "(?:a+b)+",
        "(?:ab?)*",
        "(?:a{3})+",
        "(?:a{2,}b)+",
        "(?:a{0,4}b)+",
        "(?:a{0}b)+",
        r"(?:\d+[年月日])+",
        "(?:[一二]|[二三]x)*",
        "(?P<x>(?:a(?=b)|c))+",
        "(?:[^a]|a)*",
        "(?:《[^《》]{1,120}》[^《》]{0,120})*",
        "(?:a|aa){1,20}",
    ],
)
def test_a_loop_that_reads_each_string_in_one_way(pattern: str) -> None:
    assert not is_exponential(pattern)


def test_what_a_grammar_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="不支持"):
        is_exponential("^a")


def test_a_category_behind_a_look_back_is_read() -> None:
    assert not is_exponential(r"(?<!\d)\d{1,2}")
