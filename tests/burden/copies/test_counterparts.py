"""Which clause of a superior says what a clause of a paper says."""

from __future__ import annotations

import pytest

from govlint.burden.copies.counterparts import counterparts
from govlint.burden.copies.index import MemoryIndex
from govlint.model.copies import Source
from govlint.rules.context import Context, Sources
from govlint.rules.facts import NO_FACTS, known_facts
from tests.burden.against import DAY, NUMBER, OWN, paper, superior

TASK = "完成农村公路护栏缺失路段的排查登记"
OTHER = "各省要于10月底前将养护台账录入全国农村公路管理系统"
SOURCE = superior(f"各省要于9月30日前{TASK}；{OTHER}。", "资金专户存放，不得挪用。")


def found(*body: str, source: Source = SOURCE) -> list[tuple[str, str]]:
    official = paper(*body)
    sources = Sources(MemoryIndex([source]))
    context = Context(official, known_facts(NO_FACTS, official), DAY, sources=sources)
    return [(one.own, one.text) for one in counterparts(context)]


def test_terms_numbers_levels_and_places_are_seen_through() -> None:
    own = f"各县要于6月15日前{TASK}"
    assert found(f"{own}。", OWN) == [(own, f"各省要于9月30日前{TASK}")]


def test_a_clause_that_holds_the_superiors_and_more() -> None:
    own = f"各县要于6月15日前{TASK}，名单由乡镇张贴到村委会公开栏并接受村民监督，照片存档备查"
    assert found(f"{own}。") == [(own, f"各省要于9月30日前{TASK}")]


@pytest.mark.parametrize(
    "body",
    [
        "资金专户存放，不得挪用。",
        f"{NUMBER}要求，各省要于9月30日前{TASK}。",
        f"{NUMBER}规定：“各省要于9月30日前{TASK}；{OTHER}。”",
        "各县要于6月15日前完成桥梁检测。",
    ],
    ids=["nothing to compare", "told", "quoted", "another matter"],
)
def test_what_has_no_counterpart(body: str) -> None:
    assert found(body, OWN) == []


def test_two_clauses_that_say_the_same_are_told_apart_by_none() -> None:
    twice = superior(f"各省要于9月30日前{TASK}；各市要于8月30日前{TASK}。")
    assert found(f"各县要于6月15日前{TASK}。", source=twice) == []


def test_a_clause_of_any_length_costs_no_more_than_it_is_worth() -> None:
    assert found("各县要于6月15日前完成" + "排查登记" * 5000 + "。") == []
