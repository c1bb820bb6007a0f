from __future__ import annotations

import pytest

from govlint.structure.grammar_header import GrammarFileError, read


def test_without_a_named_entry_it_is_start() -> None:
    header = read("a.lark", "// Reads a.\n// example: x\n// non-example: y\nstart: x\n")
    assert header.entries == {"start": 1}
    assert header.examples == {"start": ["x"]}
    assert header.non_examples == {"start": ["y"]}
    assert header.patterned


def test_an_example_without_a_name_belongs_to_the_first_entry() -> None:
    text = "// entry: one\n// entry: two\n// example: x\n// example two: y\n// example one: z\n"
    header = read("a.lark", text)
    assert header.entries == {"one": 1, "two": 2}
    assert header.examples == {"one": ["x", "z"], "two": ["y"]}


def test_full_width_blanks_of_an_example_are_kept_ascii_ones_behind_it_not() -> None:
    header = read("a.lark", "// example: \u3000x \u3000  \n// non-example:\n")
    assert header.examples == {"start": ["\u3000x \u3000"]}
    assert header.non_examples == {"start": [""]}


def test_terms_clause_and_pattern() -> None:
    header = read("a.lark", "// clause: 7.2.5\n// term: YEAR 四位 年份\n// pattern: none\n")
    assert header.clause == "7.2.5"
    assert header.terms == {"YEAR": "四位 年份"}
    assert not header.patterned


def test_an_example_of_no_entry_is_an_error_with_its_line() -> None:
    with pytest.raises(GrammarFileError, match=r"grammar/a.lark 第 2 行：.*“three”.*one"):
        read("a.lark", "// entry: one\n// example three: x\n")
