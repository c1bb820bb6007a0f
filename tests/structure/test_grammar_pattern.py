from __future__ import annotations

import re

import pytest

from govlint.structure.grammar_header import GrammarFileError
from govlint.structure.grammar_pattern import Definition, Node, compile_entry, used_names


def name(text: str) -> Node:
    return Node("name", 3, text=text)


def define(**bodies: Node) -> dict[str, Definition]:
    return {n: Definition("f.lark", 2, n, "", body) for n, body in bodies.items()}


X, Y = Node("string", 1, text="x"), Node("string", 1, text="y")


def test_a_rule_used_twice_has_two_groups_and_one_used_in_an_alias_its_own() -> None:
    body = Node("sequence", 1, (name("a"), Node("alias", 1, (name("a"),), text="b"), name("a")))
    pattern = compile_entry(define(start=body, a=X), "start")
    assert pattern.groups == ["start", "a", "b", "a_2", "a_3"]
    assert list(re.compile(pattern.text).groupindex) == pattern.groups


def test_a_name_that_begins_like_another_is_counted_apart() -> None:
    body = Node("sequence", 1, (name("year"), name("year_mark"), name("year")))
    pattern = compile_entry(define(start=body, year=X, year_mark=Y), "start")
    assert pattern.groups == ["start", "year", "year_mark", "year_2"]


def test_errors_name_the_file_that_holds_the_definition() -> None:
    inner = Definition("other.lark", 7, "a", "", name("missing"))
    with pytest.raises(GrammarFileError, match=r"grammar/other.lark 第 3 行：“missing”没有定义"):
        compile_entry({**define(start=name("a")), "a": inner}, "start")


def test_a_rule_used_in_two_places_is_not_recursive() -> None:
    body = Node("choice", 1, (name("a"), Node("sequence", 1, (name("b"), name("a")))))
    assert compile_entry(define(start=body, a=X, b=name("a")), "start").groups[:2] == ["start", "a"]


def test_used_names_are_those_of_all_parts() -> None:
    body = Node("choice", 1, (name("a"), Node("repeat", 1, (name("B"),)), X))
    assert list(used_names(body)) == ["a", "B"]
