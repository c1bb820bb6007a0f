"""What the checks of empty phrasing, openings, closings and length leave alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

import pytest

from govlint.burden.checks import empty, hats, length
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from tests.burden.test_shares import HOLLOW, MEASURE, paper

PLAIN = "".join(
    f"{i}号水库{i % 12 + 1}月完成测量，测线{i + 3}条，由{i}号管理所登记。" for i in range(60)
)
MORE = "要加强协作、密切配合，形成工作合力，共同推动各项工作再上新台阶。"
LIMITS = {"most": 0.2, "far": 0.35, "opening": 0.3, "closing": 0.15}
CLOSING = {"most": 0.15, "main": 0.45, "bare": 0.5, "stock": 0.2}


def hits(
    check: Callable[[Context], Iterator[Hit]],
    official: OfficialDocument,
    parameters: Mapping[str, float],
) -> list[Hit]:
    """Return the hits of a check."""
    day = datetime.date(2026, 11, 1)
    return list(check(Context(official, known_facts(NO_FACTS, official), day, parameters)))


def test_the_list_is_as_long_as_told_and_goes_with_the_test() -> None:
    official = paper("一、甲", PLAIN[:500], "二、乙", (HOLLOW + MORE) * 4, "三、丙", MEASURE)
    (hit,) = hits(empty.density, official, LIMITS)
    assert hit.case in ("偏多", "过半")
    assert str(hit.evidence).count("\n") == empty.LISTED - 1
    assert hit.values["number"] == 8


def test_a_short_paper_is_only_told() -> None:
    (hit,) = hits(
        empty.density, paper("一、甲", PLAIN[:150], "二、乙", HOLLOW + MORE, MEASURE), LIMITS
    )
    assert hit.case == "短文"


def test_a_block_that_is_reported_is_not_told_twice() -> None:
    official = paper("一、甲", PLAIN[:500], "二、加强组织领导", (HOLLOW + MORE) * 4)
    assert hits(empty.density, official, LIMITS) == []


def test_a_paper_of_another_kind_is_left_alone() -> None:
    official = paper(HOLLOW * 20, title="甲市水利局关于同意乙县水库清淤方案的批复")
    with pytest.raises(NotApplicable):
        hits(empty.density, official, LIMITS)


def test_a_list_of_nouns_is_no_chain() -> None:
    official = paper("受淹的医疗卫生、交通运输、供水排水设施由县水利局登记。", PLAIN[:200])
    assert hits(empty.chains, official, {}) == []


def test_a_short_paper_has_no_opening_to_judge() -> None:
    with pytest.raises(NotApplicable):
        hits(hats.preamble, paper(HOLLOW, MEASURE, PLAIN[:300]), {})


def test_laws_and_papers_cited_are_no_sources() -> None:
    text = "根据《甲法》《乙法》《丙条例》《丁办法》和《戊通知》，现就有关事项通知如下。"
    assert hits(hats.chain, paper(text, PLAIN), {"most": 4}) == []


def test_guiding_thought_is_one_source() -> None:
    text = (
        "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神，"
        "落实党中央、国务院决策部署，现就有关事项通知如下。"
    )
    assert hits(hats.chain, paper(text, PLAIN), {"most": 3}) == []


def test_a_closing_with_units_and_days_is_good() -> None:
    end = "市水利局灌溉科牵头，每月5日前汇总进度。市财政局6月底前完成拨付。" * 8
    assert hits(hats.ending, paper("一、甲", PLAIN, "二、组织实施", end), CLOSING) == []


def test_a_closing_that_is_most_of_the_paper_is_its_main_part() -> None:
    official = paper("一、甲", PLAIN[:300], "二、工作要求", PLAIN + HOLLOW * 12)
    assert hits(hats.ending, official, CLOSING) == []


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("甲市水利局关于开展清淤专项行动的通知", "专项"),
        ("甲市水利局关于做好清淤工作的通知", "其他"),
        ("甲市水利局2026年工作要点", "综合"),
    ],
)
def test_the_figure_follows_the_sort_of_paper(title: str, case: str) -> None:
    (hit,) = hits(
        length.text_proper, paper(PLAIN * 4, title=title), {"special": 4000, "other": 5000}
    )
    assert hit.case == case


def test_central_papers_have_no_figure() -> None:
    official = paper(PLAIN * 4, title="国务院办公厅关于清淤的通知", signature="国务院办公厅")
    with pytest.raises(NotApplicable):
        hits(length.text_proper, official, {"special": 4000, "other": 5000})


def test_a_title_without_new_numbers_is_no_second_paper() -> None:
    official = paper(
        "一、甲", MEASURE, "二、乙", "关于做好资料报送的通知", MEASURE, "三、丙", MEASURE
    )
    assert hits(length.several, official, {}) == []
