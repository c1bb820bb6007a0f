from __future__ import annotations

import re
from itertools import product

import pytest

from govlint.structure import grammar_regexp as rx

A, B = rx.literal("a", ignore_case=False), rx.literal("b", ignore_case=False)
AB = rx.literal("ab", ignore_case=False)


def language(piece: rx.Piece) -> set[str]:
    """Return the strings of up to four letters that a piece matches."""
    words = {"".join(w) for n in range(5) for w in product("ab", repeat=n)}
    return {word for word in words if re.fullmatch(piece.text, word)}


def test_a_choice_is_wrapped_in_a_sequence() -> None:
    either = rx.choice([AB, A])
    assert language(rx.sequence([either, B])) == {"abb", "ab"}
    assert language(rx.sequence([either])) == {"ab", "a"}


def test_an_empty_sequence_matches_nothing_but_the_empty_string() -> None:
    assert language(rx.sequence([])) == {""}
    assert rx.sequence([]).empty


def test_a_repetition_can_be_repeated() -> None:
    maybe = rx.repeat(A, 0, 1)
    assert language(rx.repeat(maybe, 2, 2)) == {"", "a", "aa"}
    assert language(rx.repeat(rx.repeat(AB, 1, 2), 2, 2)) == {"abab"}


def test_counts_are_kept() -> None:
    assert language(rx.repeat(A, 2, 3)) == {"aa", "aaa"}
    assert language(rx.repeat(A, 3, 3)) == {"aaa"}
    assert language(rx.repeat(AB, 1, None)) == {"ab", "abab"}
    assert language(rx.repeat(A, 0, 0)) == {""}


@pytest.mark.parametrize(("least", "most"), [(2, 1), (-1, 1)])
def test_reversed_counts_are_refused(least: int, most: int) -> None:
    with pytest.raises(ValueError, match="由小到大"):
        rx.repeat(A, least, most)


def test_neighbours_of_one_character_become_one_class() -> None:
    assert rx.choice([A, B]).text == "[ab]"
    assert rx.choice([rx.regexp("[a-c]", ""), rx.span("x", "z"), A]).text == "[a-cx-za]"
    assert rx.choice([A, AB, B]).text == "a|ab|b"


def test_a_negated_class_does_not_join_others() -> None:
    either = rx.choice([rx.regexp("[^a]", ""), A])
    assert either.text == "[^a]|a"


def test_special_characters_keep_their_plain_sense_in_a_class() -> None:
    marks = [rx.literal(c, ignore_case=False) for c in "]^-\\["]
    piece = rx.choice(marks)
    assert all(re.fullmatch(piece.text, c) for c in "]^-\\[")
    assert not re.fullmatch(piece.text, "_")


def test_captures_of_an_expression_are_dropped_its_brackets_in_classes_kept() -> None:
    piece = rx.regexp(r"(a|\(b)[()](?=c)c", "")
    assert piece.text == r"(?:a|\(b)[()](?=c)c"
    assert re.compile(piece.text).groups == 0


def test_outermost_alternatives() -> None:
    assert rx.alternatives(r"a|b(c|d)|[|]|\|(?=x|y)") == ["a", "b(c|d)", "[|]", r"\|(?=x|y)"]
    assert rx.alternatives("a") == ["a"]
