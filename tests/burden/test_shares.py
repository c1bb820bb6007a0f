"""Characters, openings, closings and what can be acted on, on small papers."""

from __future__ import annotations

import pytest

from govlint.burden.metrics import degree_density, metrics
from govlint.burden.papers import is_central, is_comprehensive, is_exempt, is_special
from govlint.burden.percentiles import POINTS, Reference, reference
from govlint.burden.shares import (
    actionable_density,
    characters,
    closing,
    count,
    empty_share,
    opening,
)
from govlint.model.elements import OfficialDocument
from govlint.readers import read
from govlint.structure import recognise

TITLE = "甲市水利局关于做好水库清淤工作的通知"
MEASURE = "各县（区）水利局4月底前完成淤积测量。"
HOLLOW = "各级各部门要高度重视，精心组织，狠抓落实，务求取得实效。"


def paper(*body: str, title: str = TITLE, signature: str = "甲市水利局") -> OfficialDocument:
    """Return a paper with this body."""
    lines = [title, "各县（区）水利局：", *body, signature, "2026年3月6日"]
    return recognise(read("\n\n".join(lines).encode(), name="notice.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("清淤，测量。", 6), ("2026年", 2), ("占12.5%", 3), ("用GB/T标准", 6), ("一 二", 2), ("", 0)],
)
def test_characters_are_counted_as_word_processors_do(text: str, expected: int) -> None:
    assert count(text) == expected


def test_only_the_text_proper_counts() -> None:
    assert characters(paper(MEASURE)) == count(MEASURE)


def test_the_opening_ends_at_the_first_measure() -> None:
    meaning = "做好这项工作对维护社会和谐稳定具有十分重要的意义。"
    found = opening(paper(f"{meaning}{MEASURE}{HOLLOW}"))
    assert [one.text for one in found.sentences] == [meaning]
    assert found.share == pytest.approx(
        count(meaning) / count(meaning + MEASURE + HOLLOW), abs=1e-4
    )


def test_general_headings_belong_to_the_opening() -> None:
    found = opening(
        paper(
            "一、总体要求", "（一）指导思想", HOLLOW, "（二）基本原则", HOLLOW, "二、测量", MEASURE
        )
    )
    assert len(found.sentences) == 2
    assert found.characters == 2 * count(HOLLOW)


def test_what_is_spared_is_not_counted() -> None:
    found = opening(paper("为做好清淤工作，现就有关事项通知如下：", "一、测量", MEASURE))
    assert found.sentences == ()


def test_aims_with_a_figure_are_no_opening() -> None:
    found = opening(paper("一、工作目标", "出库淤泥达到30万立方米。", "二、测量", MEASURE))
    assert found.characters == 0


def test_a_text_without_measures_has_no_opening() -> None:
    assert opening(paper(HOLLOW, HOLLOW)).share == 0.0


def test_the_closing_is_the_last_block_of_that_name() -> None:
    found = closing(paper("一、测量", MEASURE, "二、加强组织领导", HOLLOW))
    assert [heading.title for heading in found.headings] == ["加强组织领导"]
    assert [one.text for one in found.bare] == [HOLLOW]
    assert found.bare_share < found.share


def test_a_unit_or_a_day_is_a_local_parameter() -> None:
    named = "市水利局牵头汇总进度。"
    dated = "每月5日前报送进度。"
    found = closing(paper("一、测量", MEASURE, "二、组织实施", f"{named}{dated}{HOLLOW}"))
    assert [one.text for one in found.bare] == [HOLLOW]


def test_such_a_heading_in_the_middle_is_no_closing() -> None:
    found = closing(paper("一、加强组织领导", HOLLOW, "二、测量", MEASURE))
    assert found.headings == ()


def test_an_empty_last_paragraph_closes_a_paper() -> None:
    last = HOLLOW + "要层层压实责任，形成一级抓一级、层层抓落实的工作格局，确保取得实实在在的成效。"
    found = closing(paper("一、测量", MEASURE, last))
    assert len(found.sentences) == 2


def test_empty_share() -> None:
    whole = count(MEASURE + HOLLOW)
    assert empty_share(paper(f"{MEASURE}{HOLLOW}")) == pytest.approx(
        count(HOLLOW) / whole, abs=1e-4
    )


def test_actionable_density_wants_somebody_and_something_to_measure() -> None:
    assert actionable_density(paper(MEASURE)) == pytest.approx(1000 / count(MEASURE), abs=0.01)
    assert actionable_density(paper(HOLLOW)) == 0.0


def test_words_of_degree() -> None:
    text = "进一步加强巡查，切实做好值守。"
    assert degree_density(paper(text)) == pytest.approx(2000 / count(text), abs=0.01)
    assert degree_density(paper("农户种粮的积极性高，积极分子多。")) == 0


def test_metrics_list_every_empty_sentence_with_its_place() -> None:
    found = metrics(paper(f"{MEASURE}{HOLLOW}"))
    (one,) = found["empty_sentences"]
    assert one["text"] == HOLLOW
    assert one["location"]["end"] - one["location"]["start"] == len(HOLLOW)
    assert one["location"]["path"] == "main/body"
    assert one["location"]["line"] == 5
    assert "高度重视" in one["reason"]
    assert found["characters"] == count(MEASURE + HOLLOW)


def test_percentiles_name_kind_and_set() -> None:
    found = metrics(paper(f"{MEASURE}{HOLLOW}"))["percentiles"]["empty_share"]
    assert found["percentile"] == 95
    assert found["kind"] == "通知"
    assert found["documents"] >= 100
    assert found["set"]


def test_a_rank_is_the_highest_point_not_above_a_value() -> None:
    known = Reference("empty_share", "通知", (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), 100, "set")
    assert [known.rank(value) for value in (-1.0, 0.0, 0.25, 0.9)] == [0, 10, 50, 95]
    assert known.at(90) == 0.4
    assert len(POINTS) == len(known.values)


def test_a_kind_without_a_row_is_compared_with_all() -> None:
    known = reference("degree_density", "议案")
    assert known is not None and known.kind == "全部"
    assert reference("nothing", "通知") is None


@pytest.mark.parametrize(
    ("title", "special", "comprehensive"),
    [
        ("甲市水利局关于开展水库清淤专项行动的通知", True, False),
        ("甲市2026年水利工作要点", False, True),
        ("甲市水利局关于做好水库清淤工作的通知", False, False),
        ("甲市人民政府关于全面开展防汛检查的通知", False, True),
    ],
)
def test_sorts_of_papers(title: str, special: bool, comprehensive: bool) -> None:
    official = paper(MEASURE, title=title)
    assert (is_special(official), is_comprehensive(official)) == (special, comprehensive)


def test_central_papers_are_known_by_who_signs() -> None:
    assert is_central(
        paper(MEASURE, title="国务院办公厅关于做好防汛工作的通知", signature="国务院办公厅")
    )
    assert not is_central(paper(MEASURE))


@pytest.mark.parametrize("title", ["甲市水资源规划", "甲市水利局关于同意乙县水库清淤方案的批复"])
def test_exempt_papers(title: str) -> None:
    assert is_exempt(paper(MEASURE, title=title))
