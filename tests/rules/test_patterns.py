from __future__ import annotations

import pytest

from govlint.rules.patterns import MAX_LENGTH, problem

GOOD = [
    r"",
    r"[\u4e00-\u9fff]{1,12}〔(19|20)\d{2}〕[1-9]\d*号",
    r"[（(](19|20)\d{2}[）)](最高法|[\u4e00-\u9fff]\d{0,4})[\u4e00-\u9fff]{1,6}\d+号",
    r"(甲|乙)+",
    r"(?P<a>甲{1,5})*",
    r"(?:甲?乙?)*",
    r"a+b+c+",
    r"[]a]+",
    r"[^]a]+",
    r"\(a+\)+",
    r".*甲.*",
    r"(?i)甲",
    r"甲(?#注释(a+)*",
    r"(?=甲+)乙+",
]
BAD = [
    (r"(a+)+", "套着"),
    (r"(a*)*", "套着"),
    (r"((a+)b)+", "套着"),
    (r"(?:a+|b)*", "套着"),
    (r"(a{2,})*", "套着"),
    (r"(a{0,999})+", "套着"),
    (r"(?:(?:a+))+", "套着"),
    (r"(?P<x>a+)*", "套着"),
    (r".*甲.*乙.*", "2 处"),
    (r"[^甲]*乙[^丙]+丁\w+", "2 处"),
    (r"(a)\1", "引用"),
    (r"(?P<a>b)(?P=a)", "引用"),
    (r"(", "写错"),
    (r"a{3,2}", "写错"),
    ("a" * (MAX_LENGTH + 1), "拆"),
]


@pytest.mark.parametrize("pattern", GOOD)
def test_harmless_patterns_pass(pattern: str) -> None:
    assert problem(pattern) is None


@pytest.mark.parametrize(("pattern", "word"), BAD)
def test_dangerous_or_broken_patterns_are_refused(pattern: str, word: str) -> None:
    found = problem(pattern)
    assert found is not None
    assert word in found
