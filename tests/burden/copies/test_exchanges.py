"""Sentences, and words of clauses, that differ in level and place alone."""

from __future__ import annotations

from govlint.burden.copies.comparison import compared
from govlint.burden.copies.exchanges import exchanged_sentences, words_between
from govlint.burden.copies.folding import DEPARTMENT, REGION
from govlint.burden.copies.index import MemoryIndex
from govlint.rules.context import Context, Sources
from govlint.rules.facts import NO_FACTS, known_facts
from tests.burden.against import DAY, OWN, paper, superior

UP = "全省要把农村公路养护列入为民实事，省交通运输厅按月公布进度。"
KEPT = "养护单位每周至少巡查一遍，发现坑槽当天设置警示标志并上报。"
DOWN = "全市要把农村公路养护列入为民实事，市交通运输局按月公布进度。"


def exchanged(*body: str) -> list[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    official = paper(*body)
    sources = Sources(MemoryIndex([superior(UP + KEPT)]))
    context = Context(official, known_facts(NO_FACTS, official), DAY, sources=sources)
    return [
        (
            one.sentence.text,
            one.text,
            official.document.blocks[one.place.block].text[one.place.start : one.place.end],
            one.pairs,
        )
        for one in exchanged_sentences(official, compared(context))
    ]


def test_of_a_paragraph_the_sentences_with_exchanged_words() -> None:
    pairs = (("全市", "全省"), ("市交通运输局", "省交通运输厅"))
    assert exchanged(OWN, DOWN + KEPT) == [(DOWN, UP.rstrip("。"), "全市", pairs)]


def test_a_sentence_with_words_of_its_own_is_none() -> None:
    assert exchanged(f"5月底前，{OWN[:-1]}，同时{DOWN}") == []


def test_what_is_the_same_word_for_word_is_none() -> None:
    assert exchanged(UP + KEPT) == []


def test_words_between_clauses() -> None:
    own = "市交通运输局会同财政局在全市开展督导"
    their = "交通运输部会同财政部在全国开展专项督导"
    assert words_between(own, their) == [
        (DEPARTMENT, "市交通运输局", "交通运输部"),
        (DEPARTMENT, "财政局", "财政部"),
        (REGION, "全市", "全国"),
    ]
    assert words_between(own, own) == []
    assert words_between("全市" * 400, "全省" * 400) == []
