"""Papers made to a superior's paper, and whether that asks for them."""

from __future__ import annotations

import pytest

from govlint.burden.checks.companions import asks, papers_asked
from govlint.rules.api import NotApplicable
from tests.burden.against import GIVEN, OWN, PLAIN, TITLE, hits, marked, paper, superior

BOUND = "各县要于6月20日前制定实施方案并报市交通运输局备案。"
PLAN = "甲市人民政府关于加强农村公路养护的实施意见"


@pytest.mark.parametrize(
    "text",
    [
        "各省要结合实际，抓紧制定具体实施方案。",
        "各省、自治区、直辖市人民政府要出台配套政策措施。",
        "各地要根据本意见精神，结合本地实际制定实施细则。",
        "补助的具体标准由各省另行制定。",
    ],
)
def test_a_superior_that_asks(text: str) -> None:
    assert asks(superior(text))
    assert not hits("B-FWD-3", paper(OWN, title=PLAN), superior(text))


@pytest.mark.parametrize(
    "text",
    ["不得层层制定实施方案。", "各省不再另行制定实施细则。", "养护单位每周至少巡查一遍。"],
)
def test_a_superior_that_does_not_ask(text: str) -> None:
    assert not asks(superior(text))
    official = paper(OWN, title=PLAN)
    (hit,) = hits("B-FWD-3", official, superior(text))
    assert (marked(official, hit), hit.review) == ("实施意见", False)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("甲市人民政府关于印发《甲市农村公路养护实施方案》的通知", "实施方案"),
        ("甲市人民政府关于印发甲市农村公路养护实施细则的通知", "实施细则"),
        (f"甲市人民政府关于贯彻落实《{TITLE}》的意见", "意见"),
        (f"甲市人民政府关于贯彻落实《{TITLE}》的通知", "通知"),
    ],
)
def test_titles_of_papers_that_carry_out_another(title: str, words: str) -> None:
    official = paper(OWN, title=title)
    (hit,) = hits("B-FWD-3", official, superior("养护单位每周至少巡查一遍。"))
    assert marked(official, hit) == words


def test_without_its_number_it_is_left_to_a_person() -> None:
    cited = paper(OWN, title=PLAN, opening=f"为落实《{TITLE}》，现提出以下意见。")
    source = superior("养护单位每周至少巡查一遍。")
    (hit,) = hits("B-FWD-3", cited, source)
    assert hit.review
    (hit,) = hits("B-FWD-3", cited, source, facts=GIVEN)
    assert not hit.review


@pytest.mark.parametrize(
    ("title", "opening"),
    [("甲市人民政府关于加强农村公路养护的通知", None), (PLAN, PLAIN)],
    ids=["title", "not cited"],
)
def test_what_carries_out_nothing(title: str, opening: str | None) -> None:
    official = paper(OWN, title=title, **({"opening": opening} if opening else {}))
    with pytest.raises(NotApplicable):
        hits("B-FWD-3", official, superior("养护单位每周至少巡查一遍。"))


def test_rules_that_implement_a_law_are_law_making() -> None:
    law = superior("养护单位每周至少巡查一遍。", title="农村公路条例", number="国务院令第799号")
    official = paper(
        OWN, title=PLAN, opening="根据《农村公路条例》（国务院令第799号），制定本意见。"
    )
    with pytest.raises(NotApplicable):
        hits("B-FWD-3", official, law)


def test_what_papers_a_superior_asks_for() -> None:
    source = superior("各省要制定实施方案。", "不得要求基层出台配套政策。")
    assert papers_asked(source) == {"方案"}


def test_a_demand_is_lifted_where_the_superior_makes_it() -> None:
    official = paper(BOUND)
    assert hits("B-DEM-1", official)
    assert hits("B-DEM-1", official, superior("养护单位每周至少巡查一遍。"))
    assert not hits("B-DEM-1", official, superior("各省、市、县要逐级制定实施方案。"))
    assert hits("B-DEM-1", official, superior("各省要制定实施细则。"))


def test_another_city_lifts_nothing() -> None:
    sibling = superior(
        "各县要制定实施方案。",
        title="贵阳市人民政府关于加强农村公路养护的通知",
        number="筑府发〔2025〕2号",
        issuer="贵阳市人民政府",
    )
    assert hits("B-DEM-1", paper(BOUND), sibling)
