from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from govlint.burden.copies.sources import body_of, issuers_of, source_of
from govlint.model.copies import Load
from tests.burden.copies.papers import CLEANING, NUMBER, OWN, STOPPAGE, TITLE, paper, superior
from tests.structure.support import centred, read, table


def bodies(*blocks: object, title: str = "甲市人民政府关于农村供水的通知") -> list[str]:
    source = source_of(read(title, "各县人民政府：", *blocks, "甲市人民政府", "2025年9月3日"), "")  # type: ignore[arg-type]
    return [source.text[start:end] for start, end in source.body]


def test_what_is_kept_of_a_paper() -> None:
    source = superior("一、配齐设施", CLEANING)
    assert (source.path, source.title, source.number) == ("superior.txt", TITLE, NUMBER)
    assert source.issuers == ("国务院办公厅",)
    assert source.date == datetime.date(2025, 3, 4)
    assert source.kind == "意见"
    assert source.headings == ((1, "配齐设施"),)
    assert [source.text[start:end] for start, end in source.body] == [CLEANING]


def test_headings_and_tables_are_not_compared() -> None:
    found = bodies("一、配齐设施", CLEANING, table("水厂|余氯", "石桥|0.3"), f"（一）检测。{OWN}")
    assert found == [CLEANING, OWN]


def test_items_are_compared() -> None:
    item = "1.停水超过二十四小时的要启动应急供水。"
    assert bodies("一、配齐设施", item, "2.按月报送。") == [item]


def test_sentences_of_a_paragraph_are_one_stretch() -> None:
    assert bodies(CLEANING + STOPPAGE) == [CLEANING + STOPPAGE]


def test_an_annex_belongs_to_a_paper_that_issues_it() -> None:
    behind = ("附件", "农村供水管护方案", "一、配齐设施", CLEANING, "联系表")
    lines = ("现将《农村供水管护方案》印发给你们。", "附件：农村供水管护方案")
    issuing = paper(*lines, title="甲市人民政府关于印发农村供水管护方案的通知", behind=behind)
    assert issuing.document.text[slice(*body_of(issuing)[-1])] == CLEANING
    other = paper("附件所列工程抓紧完工。", "附件：农村供水管护方案", behind=behind)
    assert all(CLEANING not in other.document.text[slice(*one)] for one in body_of(other))


def test_title_and_recipients_of_an_issued_text_are_not_compared() -> None:
    inner = ("国务院办公厅关于加强农村供水管护的意见", "各省、自治区、直辖市人民政府：", CLEANING)
    official = paper(
        "现将《国务院办公厅关于加强农村供水管护的意见》转发给你们。",
        title="甲市人民政府转发国务院办公厅关于加强农村供水管护的意见的通知",
        behind=inner,
    )
    stretches = [official.document.text[slice(*one)] for one in body_of(official)]
    assert stretches[-1] == CLEANING
    assert len(stretches) == 2


def test_a_text_without_recognised_body_is_compared_whole() -> None:
    official = replace(read(CLEANING, "石桥水厂"), elements={}, headings=())
    assert body_of(official) == ((0, len(CLEANING)),)


def test_who_signs_a_forwarded_text_does_not_issue_the_paper() -> None:
    behind = (CLEANING, "国务院办公厅", "2025年3月4日")
    assert issuers_of(paper("现转发给你们。", behind=behind)) == ("甲市人民政府",)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            (centred("甲市人民政府文件", red=True), "甲市人民政府关于供水的通知", CLEANING),
            "甲市人民政府",
        ),
        (("甲市水利局关于供水检测的通知", "各水厂：", CLEANING), "甲市水利局"),
    ],
)
def test_the_issuer_stands_in_the_mark_or_the_title(
    blocks: tuple[object, ...], expected: str
) -> None:
    assert issuers_of(read(*blocks)) == (expected,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "per_year"),
    [
        ("各县水利局要每月25日前报送供水检测进展情况。", 12),
        ("各县水利局要于9月底前报送供水检测进展情况。", 1),
        ("各县水利局要定期报送供水检测进展情况。", None),
        ("各县水利局要将供水检测进展情况报市水利局，市水利局每季度通报一次。", 1),
        ("各县水利局要于9月底前报送水质检测数据。", 1),
        ("各县水利局每月报送水质检测数据。", 12),
    ],
)
def test_loads(sentence: str, per_year: int | None) -> None:
    source = source_of(paper(sentence, title="甲市水利局关于供水检测的通知"), "")
    assert source.loads == (Load("各县水利局", per_year, sentence),)


def test_what_is_handed_in_in_a_procedure_is_no_report() -> None:
    sentence = "各县水利局要在申请验收时提交水质检测数据。"
    source = source_of(paper(sentence, title="甲市水利局关于供水检测的通知"), "")
    assert source.loads == ()


def test_a_paper_to_the_public_asks_for_no_reports() -> None:
    source = source_of(
        paper("各县水利局要每月报送检测情况。", title="甲市水利局关于停水的公告"), ""
    )
    assert source.loads == ()
