from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.burden.copies.comparison import as_metrics, compare, compared
from govlint.burden.copies.folding import fold
from govlint.burden.copies.index import Index, MemoryIndex
from govlint.burden.copies.reading import reading_of
from govlint.burden.copies.sources import source_of
from govlint.model.copies import Comparison, Relation, Source
from govlint.model.elements import OfficialDocument
from govlint.rules.api import NotChecked
from govlint.rules.context import Sources
from govlint.rules.facts import NO_FACTS, KnownFacts
from tests.burden.copies.library import made
from tests.burden.copies.papers import (
    CLEANING,
    KEEPING,
    KEEPING_HERE,
    OWN,
    STOPPAGE,
    TITLE,
    held,
    paper,
    superior,
    told,
)
from tests.rules.support import context
from tests.structure.support import read

SENTENCES = (
    CLEANING,
    STOPPAGE,
    KEEPING,
    KEEPING_HERE,
    OWN,
    f"据《{TITLE}》，{STOPPAGE}",
    f"“{CLEANING}”",
)
LINES = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join), max_size=4)
FORMULA = "本意见自2026年1月1日起施行，有效期5年。"


def other_city(*body: str, date: str = "2025年5月6日") -> Source:
    head = ("乙市人民政府关于农村供水的通知", "各县人民政府：")
    return source_of(read(*head, *body, "乙市人民政府", date), "sibling.txt")


def earlier(*body: str) -> Source:
    head = ("甲市人民政府关于供水管护的通知", "各县人民政府：")
    return source_of(read(*head, *body, "甲市人民政府", "2021年5月6日"), "past.txt")


def test_spans_lead_into_both_texts() -> None:
    official, source = paper(OWN, CLEANING), superior(STOPPAGE, CLEANING)
    (span,) = held(official, source).spans
    assert official.document.text[span.start : span.end] == span.text == CLEANING
    assert source.text[span.source_start : span.source_end] == CLEANING
    assert (span.source, span.kind, span.verbatim) == (0, "unmarked", True)


def test_shares_add_up() -> None:
    found = held(paper(OWN, CLEANING), superior(CLEANING))
    letters = [sum(map(str.isalnum, text)) for text in (CLEANING, OWN)]
    assert found.characters == sum(letters)
    assert found.copy_ratio == pytest.approx(letters[0] / sum(letters), abs=1e-4)
    assert found.shares["unmarked"] == found.copy_ratio == found.sources[0].copy_ratio
    assert sum(found.shares.values()) == pytest.approx(1, abs=1e-3)
    assert found.searched == 1


def test_words_of_level_are_seen_through() -> None:
    (span,) = held(paper(KEEPING_HERE), superior(KEEPING)).spans
    assert (span.kind, span.verbatim, span.text) == ("level_words", False, KEEPING_HERE)


def test_kinds_follow_the_relation() -> None:
    found = held(paper(CLEANING, STOPPAGE), other_city(CLEANING), earlier(STOPPAGE))
    assert told(found) == [("sibling", CLEANING), ("own_past", STOPPAGE)]
    assert {one.relation for one in found.sources} == {Relation.SIBLING, Relation.OWN_PAST}


def test_about_equal_passages_go_to_the_superior() -> None:
    found = held(paper(CLEANING), superior(CLEANING), other_city(f"据称，{CLEANING}"))
    assert told(found) == [("unmarked", CLEANING)]


def test_a_longer_passage_goes_to_whom_it_is_from() -> None:
    found = held(paper(CLEANING + STOPPAGE), superior(CLEANING), other_city(CLEANING + STOPPAGE))
    assert told(found) == [("sibling", CLEANING + STOPPAGE)]


def test_a_citation_counts_before_a_longer_passage_elsewhere() -> None:
    sentence = f"根据《{TITLE}》，{CLEANING}"
    found = held(paper(sentence + STOPPAGE), superior(CLEANING), other_city(sentence + STOPPAGE))
    assert ("quoted", CLEANING) in told(found)


def test_no_character_is_told_twice() -> None:
    overlapping = superior(CLEANING + STOPPAGE), other_city(STOPPAGE + OWN)
    spans = held(paper(CLEANING + STOPPAGE + OWN), *overlapping).spans
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join(span.text for span in spans) == CLEANING + STOPPAGE + OWN


@given(LINES, LINES, LINES)
def test_any_mixture(body: list[str], above: list[str], beside: list[str]) -> None:
    official = paper(*body)
    sources = superior(*above), other_city(*beside)
    found = held(official, *sources)
    assert all(one.end <= two.start for one, two in pairwise(found.spans))
    assert sum(found.shares.values()) == pytest.approx(1, abs=1e-3)
    for span in found.spans:
        source = found.sources[span.source].source
        theirs = source.text[span.source_start : span.source_end]
        assert official.document.text[span.start : span.end] == span.text
        assert folded(span.text) == folded(theirs)
        assert span.verbatim == (folded(span.text, keep=True) == folded(theirs, keep=True))


def folded(text: str, keep: bool = False) -> str:
    return fold(text, [(0, len(text))], keep).text


def test_formulas_are_no_copy() -> None:
    found = held(paper(OWN, FORMULA), superior(CLEANING, FORMULA))
    assert {kind for kind, _ in told(found)} == {"formula"}
    assert found.copy_ratio == 0


def test_a_plain_forwarding_is_no_copy() -> None:
    body = f"现将《{TITLE}》转发给你们，请认真贯彻执行。"
    official = paper(
        body, title=f"甲市人民政府转发{TITLE}的通知", behind=(TITLE, CLEANING, STOPPAGE)
    )
    found = held(official, superior(CLEANING, STOPPAGE))
    assert [one for one in told(found) if one[0] != "formula"] == [
        ("quoted", CLEANING),
        ("quoted", STOPPAGE),
    ]
    assert found.copy_ratio == 0
    assert found.shares["quoted"] > 0.7


def test_nothing_shared() -> None:
    found = held(paper(OWN), superior(CLEANING))
    assert (found.spans, found.sources, found.copy_ratio) == ((), (), 0)
    assert found.shares["new"] == 1


def test_an_empty_document() -> None:
    found = compare(Source("", "", ()), reading_of(read("甲")), MemoryIndex([]), KnownFacts())
    assert (found.characters, found.shares["new"], found.searched) == (0, 1, 0)


@pytest.mark.parametrize(
    ("changes", "sources"),
    [
        ({"sha256": "1" * 64, "title": "甲市人民政府关于供水的通知"}, 0),
        ({}, 0),
        ({"number": "甲政发〔2021〕3号"}, 1),
        ({"date": datetime.date(2021, 9, 3)}, 1),
        ({"title": "甲市人民政府关于供水的通知"}, 1),
    ],
    ids=["same file", "same paper", "other number", "other year", "other title"],
)
def test_a_document_is_no_source_of_itself(changes: dict[str, Any], sources: int) -> None:
    official = read(
        "甲政发〔2025〕7号", *(block.text for block in paper(CLEANING, OWN).document.blocks)
    )
    document = replace(source_of(official, "here.txt"), sha256="1" * 64)
    copy = replace(document, **({"path": "there.txt", "sha256": "2" * 64} | changes))
    found = compare(document, reading_of(official), MemoryIndex([copy]), KnownFacts())
    assert len(found.sources) == sources


def test_a_younger_paper_is_no_source_where_there_are_others() -> None:
    younger = other_city(CLEANING, date="2026年5月6日")
    assert told(held(paper(CLEANING), younger, superior(STOPPAGE))) == []
    (only,) = held(paper(CLEANING), younger).sources
    assert only.relation is Relation.OTHER


def library(*sources: Source) -> MemoryIndex:
    return MemoryIndex([*(made(number) for number in range(40)), *sources])


def against(index: Index, official: OfficialDocument, most: int = 5) -> Comparison:
    document = source_of(official, "document.txt")
    return compare(document, reading_of(official), index, KnownFacts(), most)


def test_sources_are_found_among_many() -> None:
    index = library(superior(CLEANING, STOPPAGE), other_city(KEEPING_HERE))
    found = against(index, paper(CLEANING, KEEPING_HERE, STOPPAGE))
    assert [one.source.path for one in found.sources] == ["superior.txt", "sibling.txt"]
    assert found.searched == 42


def test_at_most_so_many_are_shown() -> None:
    index = library(superior(CLEANING, STOPPAGE), other_city(KEEPING_HERE))
    found = against(index, paper(CLEANING, KEEPING_HERE, STOPPAGE), most=1)
    assert [one.source.path for one in found.sources] == ["superior.txt"]


def test_one_short_phrase_in_a_long_paper_makes_no_source() -> None:
    phrase = "千人以上供水工程应当配齐净化"
    index = library(superior(f"其中{phrase}池。"))
    sentences = [f"{OWN[:-1]}{number}号。" for number in range(60)]
    assert against(index, paper(*sentences, f"另有{phrase}间。")).sources == ()


def test_the_comparison_of_a_run_is_made_once() -> None:
    sources = Sources(MemoryIndex([superior(CLEANING)]))
    within = replace(context(paper(CLEANING, OWN), NO_FACTS), sources=sources)
    found = compared(within)
    assert compared(within) is found
    assert found.novelty == 0.5
    other = replace(within, sources=Sources(MemoryIndex([superior(STOPPAGE)])))
    assert compared(other).sources == ()


def test_without_sources_nothing_is_compared() -> None:
    with pytest.raises(NotChecked, match="--against"):
        compared(context(paper(CLEANING)))


def test_metrics() -> None:
    found = replace(held(paper(CLEANING, OWN), superior(CLEANING)), novelty=0.5)
    metrics = as_metrics(found)
    (span,) = metrics["copied_spans"]
    assert span["text"] == CLEANING
    assert span["source"] == "superior.txt"
    assert (span["kind"], span["source_end"] - span["source_start"]) == ("unmarked", len(CLEANING))
    assert metrics["copy_ratio"] == found.copy_ratio
    assert metrics["novelty"] == 0.5
    assert metrics["sources"] == [
        {
            "path": "superior.txt",
            "title": TITLE,
            "copy_ratio": found.copy_ratio,
            "relation": "superior",
            "reason": found.sources[0].reason,
        }
    ]
    assert set(metrics["shares"]) >= {"unmarked", "quoted", "formula", "new"}
