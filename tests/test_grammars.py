"""Every grammar keeps its word: examples, and a pattern that accepts what Lark accepts."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark
from lark.exceptions import UnexpectedInput

from govlint import resources
from govlint.structure import grammar_build, grammar_header

FOLDER = resources.data("grammar")
FILES = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(grammar_build.EXTENSION))
PATTERNS = grammar_build.build()
KEYS = sorted(PATTERNS)
LEAST_EXAMPLES, LEAST_NON_EXAMPLES = 3, 2
MUTANTS = 40  # per pattern
LONGEST = 80  # characters of a generated string: Earley takes cubic time where it is ambiguous


@cache
def oracle(key: str) -> Lark:
    grammar = grammar_build.read(PATTERNS[key]["source"])
    return grammar_build.parser(grammar, grammar_build.entries(grammar)[key])


def lark_accepts(key: str, text: str) -> bool:
    try:
        oracle(key).parse(text)
    except UnexpectedInput:
        return False
    return True


def pattern_accepts(key: str, text: str) -> bool:
    return re.fullmatch(PATTERNS[key]["pattern"], text) is not None


def header(file: str) -> grammar_header.Header:
    return grammar_header.read(file, (FOLDER / file).read_text(encoding="utf-8"))


def mutants(key: str) -> list[str]:
    """Return examples with a character taken out, doubled, replaced or put in."""
    choose = random.Random(key)
    examples = PATTERNS[key]["examples"] + PATTERNS[key]["non_examples"]
    alphabet = sorted({c for e in examples for c in e} | set(mentioned(key)))
    found = []
    for _ in range(MUTANTS):
        text = choose.choice(examples)
        for _ in range(choose.choice((1, 1, 2))):
            at, new = choose.randrange(len(text) + 1), choose.choice(alphabet)
            middle = choose.choice(("", text[at : at + 1] * 2, new, text[at : at + 1] + new))
            text = text[:at] + middle + text[at + 1 :]
        found.append(text)
    return found


def mentioned(key: str) -> str:
    return re.sub(r"\(\?P<\w+>|[\\\[\](){}?*+|^,]", "", PATTERNS[key]["pattern"])


@pytest.mark.parametrize("file", FILES)
def test_a_grammar_says_what_it_reads_and_gives_examples(file: str) -> None:
    head = header(file)
    assert (FOLDER / file).read_text(encoding="utf-8").startswith("// ")
    assert head.clause
    assert sum(map(len, head.examples.values())) >= LEAST_EXAMPLES
    assert sum(map(len, head.non_examples.values())) >= LEAST_NON_EXAMPLES
    assert set(head.entries) == set(head.examples), "every entry has an example"


@pytest.mark.parametrize("key", KEYS)
def test_examples_are_accepted_by_pattern_and_grammar(key: str) -> None:
    for example in PATTERNS[key]["examples"]:
        assert pattern_accepts(key, example), example
        assert lark_accepts(key, example), grammar_build.explain(key, example)


@pytest.mark.parametrize("key", KEYS)
def test_non_examples_are_refused_by_pattern_and_grammar(key: str) -> None:
    for example in PATTERNS[key]["non_examples"]:
        assert not pattern_accepts(key, example), example
        assert not lark_accepts(key, example), example
        assert grammar_build.explain(key, example)


@pytest.mark.parametrize("key", KEYS)
def test_pattern_and_grammar_agree_on_mutated_examples(key: str) -> None:
    for text in mutants(key):
        assert pattern_accepts(key, text) == lark_accepts(key, text), text


@pytest.mark.parametrize("key", KEYS)
def test_pattern_and_grammar_agree_on_generated_strings(key: str) -> None:
    @settings(
        max_examples=25,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        text=from_lark(oracle(key)) | st.from_regex(PATTERNS[key]["pattern"], fullmatch=True),
        cut=st.integers(0, LONGEST),
    )
    def agree(text: str, cut: int) -> None:
        for candidate in (text[:LONGEST], text[:cut] + text[cut + 1 : LONGEST]):
            assert pattern_accepts(key, candidate) == lark_accepts(key, candidate), candidate

    agree()


def test_a_grammar_without_pattern_is_read_by_lark() -> None:
    files = [f for f in FILES if not header(f).patterned]
    for file in files:
        head = header(file)
        for entry in head.entries:
            lark = Lark((FOLDER / file).read_text(encoding="utf-8"), start=entry)
            for example in head.examples[entry]:
                lark.parse(example)
            for example in head.non_examples.get(entry, []):
                with pytest.raises(UnexpectedInput):
                    lark.parse(example)
