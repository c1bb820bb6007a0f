"""The superiors' papers among the sources, and what is certain of them."""

from __future__ import annotations

import pytest

from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.superiors import FEW, cites, is_certain, name_of, superiors
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument
from govlint.rules.api import NotChecked
from govlint.rules.context import Context, Sources
from govlint.rules.facts import NO_FACTS, Facts, known_facts
from tests.burden.against import CITY, DAY, GIVEN, NUMBER, OWN, PLAIN, TITLE, paper, superior

SHARED = "养护单位每周至少巡查一遍，发现坑槽、塌方和护栏缺失的，当天设置警示标志并上报处置结果。"
APART = superior("资金专户存放，不得挪用。")
COPIED = superior(SHARED)


def context(official: OfficialDocument, *sources: Source, facts: Facts = NO_FACTS) -> Context:
    held = Sources(MemoryIndex(sources)) if sources else None
    return Context(official, known_facts(facts, official), DAY, sources=held)


def test_of_a_few_sources_also_those_that_share_nothing() -> None:
    (one,) = superiors(context(paper(SHARED), APART))
    assert (one.source.title, one.copy_ratio) == (TITLE, 0.0)
    (one,) = superiors(context(paper(SHARED), COPIED))
    assert one.copy_ratio > 0


def test_of_many_sources_those_that_share_something() -> None:
    others = [
        superior(
            OWN, title=f"国务院办公厅关于第{number}项工作的意见", number=f"国办发〔2024〕{number}号"
        )
        for number in range(1, FEW + 1)
    ]
    assert [one.source.title for one in superiors(context(paper(SHARED), COPIED, *others))] == [
        TITLE
    ]


def test_without_sources() -> None:
    with pytest.raises(NotChecked):
        superiors(context(paper(SHARED)))


@pytest.mark.parametrize(
    ("opening", "facts", "certain"),
    [
        (f"根据{NUMBER}文件，通知如下。", NO_FACTS, True),
        (PLAIN, GIVEN, True),
        (PLAIN, NO_FACTS, False),
        (f"根据《{TITLE}》，通知如下。", NO_FACTS, False),
    ],
    ids=["number", "told", "name", "title"],
)
def test_what_is_certain(opening: str, facts: Facts, certain: bool) -> None:
    asked = context(paper(SHARED, opening=opening), COPIED, facts=facts)
    (one,) = superiors(asked)
    assert is_certain(asked, one) is certain


def test_the_organ_above_may_be_told() -> None:
    province = superior(SHARED, number="甲政发〔2025〕2号", issuer="甲省人民政府")
    asked = context(paper(SHARED, opening=PLAIN), province, facts=CITY)
    (one,) = superiors(asked)
    assert is_certain(asked, one)


def test_citations() -> None:
    assert cites(paper(OWN, opening=f"根据《{TITLE}》，通知如下。"), COPIED)
    assert cites(paper(OWN, opening=PLAIN, title=f"甲市人民政府关于落实《{TITLE}》的通知"), COPIED)
    assert not cites(paper(OWN, opening=PLAIN), COPIED)


def test_names() -> None:
    assert name_of(COPIED) == f"《{TITLE}》（{NUMBER}）"
    assert (
        name_of(superior(SHARED, title="国务院办公厅关于" + "养护" * 40 + "的意见")).count("…") == 1
    )
    assert name_of(Source("a.txt", "", ())) == "a.txt"
