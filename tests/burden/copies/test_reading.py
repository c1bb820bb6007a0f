from __future__ import annotations

import pytest

from govlint.burden.copies.reading import excused, is_handed_on, reading_of
from govlint.model.elements import OfficialDocument
from tests.burden.copies.papers import (
    CLEANING,
    NUMBER,
    OWN,
    SHORT_TITLE,
    STOPPAGE,
    TITLE,
    paper,
    superior,
)

SOURCE = superior(CLEANING)
ISSUING = "甲市人民政府关于印发甲市农村供水管护实施方案的通知"
FORWARDING = f"甲市人民政府转发{TITLE}的通知"


def told(official: OfficialDocument) -> list[str]:
    text = official.document.text
    return [text[start:end] for start, end in excused(reading_of(official), SOURCE)]


@pytest.mark.parametrize(
    "sentence",
    [
        f"根据《{TITLE}》，{CLEANING}",
        f"按照《{SHORT_TITLE}》（{NUMBER}）要求，{CLEANING}",
        f"依照{NUMBER}文件，{CLEANING}",
    ],
)
def test_a_citation_excuses_its_sentence_alone(sentence: str) -> None:
    assert told(paper(sentence + STOPPAGE, OWN)) == [sentence]


@pytest.mark.parametrize("lead", [f"《{SHORT_TITLE}》规定：", f"《{TITLE}》（{NUMBER}）："])
def test_a_colon_leads_to_the_rest_of_the_paragraph(lead: str) -> None:
    assert told(paper(lead + CLEANING + STOPPAGE, OWN)) == [lead + CLEANING, STOPPAGE]


def test_a_colon_leads_to_the_paragraph_behind_it() -> None:
    lead = f"《{TITLE}》第三条规定："
    assert told(paper(lead, CLEANING, STOPPAGE)) == [lead, CLEANING]


@pytest.mark.parametrize(
    "lead",
    [
        f"根据《{TITLE}》，现就有关事项通知如下：",
        f"根据《{TITLE}》，结合我市实际，提出以下意见：",
        f"根据《{TITLE}》，作出如下规定：",
    ],
)
def test_a_colon_before_words_of_ones_own_excuses_nothing_more(lead: str) -> None:
    assert told(paper(lead, CLEANING)) == [lead]


def test_a_heading_ends_what_a_colon_leads_to() -> None:
    lead = f"《{TITLE}》规定："
    assert told(paper(lead, "一、配齐设施", CLEANING)) == [lead]


def test_a_short_name_stands_for_the_paper() -> None:
    first = f"为落实《{TITLE}》（以下简称《意见》），开展检测。"
    later = f"按照《意见》要求，{CLEANING}"
    assert told(paper(first, OWN, later)) == [first, later]


def test_another_paper_excuses_nothing() -> None:
    assert told(paper(f"根据《甲省供水条例》第三条，{CLEANING}")) == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (FORWARDING, "请结合实际抓好落实。"),
        (f"甲市人民政府关于转发《{TITLE}》的通知", "请结合实际抓好落实。"),
        ("甲市人民政府关于转发文件的通知", f"现将《{SHORT_TITLE}》转发给你们，请抓好落实。"),
        ("甲市人民政府关于印发文件的通知", f"现将《{SHORT_TITLE}》（{NUMBER}）印发给你们。"),
        (f"甲市人民政府关于印发《{TITLE}》的通知", "请结合实际抓好落实。"),
    ],
)
def test_a_paper_that_is_handed_on_is_told(title: str, body: str) -> None:
    official = paper(body, title=title, behind=(TITLE, CLEANING))
    assert is_handed_on(reading_of(official), SOURCE)
    assert CLEANING in told(official)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (ISSUING, "现将《甲市农村供水管护实施方案》印发给你们。"),
        (ISSUING, f"为落实《{TITLE}》（{NUMBER}），现将《甲市农村供水管护实施方案》印发给你们。"),
        (FORWARDING.replace("供水", "供电"), "请结合实际抓好落实。"),
    ],
)
def test_a_plan_of_ones_own_is_not(title: str, body: str) -> None:
    official = paper(body, title=title, behind=("甲市农村供水管护实施方案", CLEANING))
    assert not is_handed_on(reading_of(official), SOURCE)
    assert CLEANING not in told(official)


def test_quotations_and_citations() -> None:
    official = paper(f"有关文件提出，“{CLEANING}”。另见《{TITLE}》。", OWN)
    reading, text = reading_of(official), official.document.text
    assert [text[start:end] for start, end in reading.quotes] == [CLEANING]
    assert [text[start:end] for start, end in reading.cited] == [f"《{TITLE}》"]
    assert reading.title == "甲市人民政府关于农村供水的通知"
    assert [text[start:end] for start, end in reading.sentences][-1] == OWN
