from __future__ import annotations

import re
from collections import Counter

import pytest

from govlint.structure import organs, tables
from govlint.structure.facts import kind_name
from govlint.structure.grammar_safety import is_exponential
from govlint.text.normalise import normalise

NOISE = tables.rows("web_noise")
NAMES = tables.rows("organs")
STATUTORY = {
    "决议",
    "决定",
    "命令(令)",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
}


@pytest.mark.parametrize("row", NOISE, ids=[row[2] for row in NOISE])
def test_a_noise_row_matches_its_example(row: list[str]) -> None:
    place, pattern, example, counter_example = row
    assert place in ("any", "head", "tail")
    assert re.fullmatch(pattern, normalise(example).text)
    assert example != counter_example


@pytest.mark.parametrize("row", NOISE, ids=[row[3] for row in NOISE])
def test_no_noise_row_matches_a_counter_example(row: list[str]) -> None:
    text = normalise(row[3]).text
    assert [pattern for _, pattern, *_ in NOISE if re.fullmatch(pattern, text)] == []


def test_noise_rows_are_read_as_they_stand() -> None:
    assert [(place, found.pattern) for place, found in tables.noise_patterns()] == [
        (row[0], row[1]) for row in NOISE
    ]


@pytest.mark.parametrize("table", ["kinds", "organs", "web_noise"])
def test_no_row_stands_twice(table: str) -> None:
    key = 1 if table == "web_noise" else 0
    counts = Counter(row[key] for row in tables.rows(table))
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("word", tables.kind_words(), ids=lambda word: word.word)
def test_every_kind_noun_names_its_kind_at_the_end_of_a_title(word: tables.KindWord) -> None:
    assert kind_name(f"甲市关于防汛工作的{word.word}") == word.name
    assert kind_name(f"甲市关于防汛工作的{word.word}（试行）") == word.name
    assert kind_name(f"{word.word}甲") != word.name


def test_the_statutory_kinds_are_the_fifteen_of_the_regulation() -> None:
    assert {word.name for word in tables.kind_words() if word.statutory} == STATUTORY
    assert not STATUTORY & {word.name for word in tables.kind_words() if not word.statutory}


def test_longer_words_come_first() -> None:
    for found in ([w.word for w in tables.kind_words()], tables.organ_suffixes()):
        assert [len(word) for word in found] == sorted(map(len, found), reverse=True)


@pytest.mark.parametrize("suffix", [row[0] for row in NAMES])
def test_every_suffix_ends_the_name_of_an_organ(suffix: str) -> None:
    assert organs.is_organ(f"甲市{suffix}")


def test_every_suffix_has_a_system() -> None:
    assert [row for row in NAMES if len(row) != 2 or not row[1]] == []


@pytest.mark.parametrize("row", NOISE, ids=[row[2] for row in NOISE])
def test_no_noise_row_takes_for_ever(row: list[str]) -> None:
    if "(?>" in row[1]:  # what was matched is kept: a long line that fails has to end at once
        assert re.fullmatch(row[1], normalise(row[2]).text * 20 + "。") is None
    else:
        assert not is_exponential(row[1])


def test_a_title_with_many_brackets_does_not_take_for_ever() -> None:
    pattern = tables.kind_pattern()
    assert not is_exponential(pattern.pattern.removesuffix("$"))
    assert kind_name("甲市通知" + "[a]" * 60 + "乙") is None
    assert kind_name("甲市通知（甲政发〔2024〕7号）[试行]》") == "通知"
