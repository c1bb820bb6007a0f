from __future__ import annotations

import pytest

from govlint.model.elements import Element, OfficialDocument
from tests.structure.support import (
    DATE,
    NOTICE,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    printed,
    read,
)


def within(*sentences: str) -> OfficialDocument:
    return read(TITLE, RECIPIENTS, *sentences, OPENING, SIGNATURE, DATE)


def cited(text: str) -> list[tuple[str | None, str | None]]:
    return [(found.title, found.number) for found in within(text).citations]


def test_a_title_with_its_number() -> None:
    official = within("根据《甲办法》（甲政发〔2024〕3 号），请落实。")
    [found] = official.citations
    assert (found.title, found.number) == ("甲办法", "甲政发〔2024〕3号")
    assert printed(official, found.span) == "《甲办法》（甲政发〔2024〕3 号）"
    assert found.title_span is not None
    assert printed(official, found.title_span) == "甲办法"
    assert found.number_span is not None
    assert printed(official, found.number_span) == "甲政发〔2024〕3 号"
    assert found.parts["year"].value == "2024"
    assert printed(official, found.parts["organ"].span) == "甲政发"
    assert found.zone is Element.BODY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《甲办法》已经公布。", [("甲办法", None)]),
        ("《关于印发〈甲办法〉的通知》已经公布。", [("关于印发〈甲办法〉的通知", None)]),
        ("《关于《甲办法》的说明》已经公布。", [("关于《甲办法》的说明", None)]),
        ("《甲办法》和《乙办法》已经公布。", [("甲办法", None), ("乙办法", None)]),
        ("《甲办法未完", []),
        ("没有引用。", []),
    ],
)
def test_titles(text: str, found: list[tuple[str, str | None]]) -> None:
    assert cited(text) == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("按照甲政发〔2024〕3号办理。", ["甲政发〔2024〕3号"]),
        ("文件依据：甲政发[2024]第3号。", ["甲政发[2024]第3号"]),
        (
            "根据甲经信〔2024〕3号文件和甲政办发〔2024〕12号文件。",
            ["甲经信〔2024〕3号", "甲政办发〔2024〕12号"],
        ),
        ("以和政发〔2024〕3号为准。", ["和政发〔2024〕3号"]),
        ("编号〔2024〕见表。", []),
    ],
)
def test_numbers_that_stand_alone_are_without_the_words_before_them(
    text: str, numbers: list[str]
) -> None:
    assert cited(text) == [(None, number) for number in numbers]


def test_the_span_of_a_number_that_stands_alone() -> None:
    official = within("请按照甲政发〔2024〕3号办理。")
    [found] = official.citations
    assert found.number_span == found.span
    assert printed(official, found.span) == "甲政发〔2024〕3号"
    assert found.parts["serial"].value == "3"
    assert printed(official, found.parts["serial"].span) == "3"


def test_the_documents_own_number_is_no_citation() -> None:
    assert read(*NOTICE).citations == ()


def test_dates_with_a_year() -> None:
    official = within("自２０２４年6月1日起，2023年全年和2025年3月，5月8日除外。")
    found = [d for d in official.dates if d.zone is Element.BODY]
    assert [(d.year, d.month, d.day) for d in found] == [
        (2024, 6, 1),
        (2023, None, None),
        (2025, 3, None),
    ]
    assert [printed(official, d.span) for d in found] == ["２０２４年6月1日", "2023年", "2025年3月"]
    assert [d.text for d in official.dates if d.zone is Element.DOCUMENT_DATE] == [DATE]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("名单见附件2。", [2]),
        ("名单详见附件。", [None]),
        ("名单（附件三）另发，表格按附件4填写。", [3, 4]),
        ("附件说明应当完整，见附件说明。", []),
        ("本附件随文印发。", []),
    ],
)
def test_references_to_annexes(text: str, numbers: list[int | None]) -> None:
    assert [found.number for found in within(text).attachment_references] == numbers


def test_a_bracket_before_a_reference_is_no_part_of_it() -> None:
    official = within("名单（附件3）另发，表格见附件4。")
    found = [printed(official, one.span) for one in official.attachment_references]
    assert found == ["附件3", "见附件4"]


def test_what_stands_outside_the_text_points_to_no_annex() -> None:
    official = read(*NOTICE, "（名单见附件1，此件公开发布）")
    assert official.first(Element.NOTE) is not None
    assert official.attachment_references == ()


def test_furniture_mentions_nothing() -> None:
    official = read("来源：《甲日报》2024年5月9日", *NOTICE)
    assert official.citations == ()
    assert [found.text for found in official.dates] == [DATE]
