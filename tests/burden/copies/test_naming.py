from __future__ import annotations

import pytest

from govlint.burden.copies.naming import cites, handed_on, has_organ, names_of
from govlint.model.copies import Source

TITLE = "甲省人民政府关于加强农村供水管护的意见"
ISSUING = "甲省水利厅关于印发《农村供水管护办法（试行）》的通知"


def source(title: str = TITLE, number: str = "甲政发〔2025〕18号") -> Source:
    return Source("s.txt", "", (), title, number)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        (TITLE, None),
        ("关于加强农村供水管护的意见", None),
        ("省政府关于加强农村供水管护的意见", None),
        ("意见", "甲政发[2025]18号"),
        (None, "甲政发〔2025〕18号"),
    ],
)
def test_a_source_is_cited_by_title_or_number(title: str | None, number: str | None) -> None:
    assert cites(title, number, source())


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("乙市人民政府关于加强农村供水管护的意见", None),
        ("关于加强城市供水管护的意见", None),
        ("意见", None),
        (None, "甲政发〔2025〕19号"),
        (None, None),
    ],
)
def test_another_paper_is_not_taken_for_it(title: str | None, number: str | None) -> None:
    assert not cites(title, number, source())


@pytest.mark.parametrize(
    "title", ["农村供水管护办法", "农村供水管护办法（试行）", "甲省农村供水管护办法"]
)
def test_a_notice_is_known_by_the_text_that_it_issues(title: str) -> None:
    assert cites(title, None, source(ISSUING))


def test_plans_of_two_places_are_two() -> None:
    assert not cites(
        "乙市供水管护实施方案", None, source("甲省水利厅关于印发《甲省供水管护实施方案》的通知")
    )


def test_a_source_without_name_is_cited_by_nothing() -> None:
    assert not cites(TITLE, "甲政发〔2025〕18号", source("", ""))


def test_short_names_are_none() -> None:
    assert names_of("通知") == ()


@pytest.mark.parametrize(
    ("title", "name", "forwards"),
    [
        (f"乙市人民政府转发{TITLE}的通知", TITLE, True),
        (f"乙市人民政府关于转发《{TITLE}》的通知", TITLE, True),
        ("乙市人民政府关于印发乙市供水办法的通知", "乙市供水办法", False),
    ],
)
def test_what_a_title_hands_on(title: str, name: str, forwards: bool) -> None:
    assert (name, forwards) in list(handed_on(title))


def test_a_title_that_hands_on_nothing() -> None:
    assert list(handed_on(TITLE)) == []


def test_a_name_may_say_whose_paper_it_is() -> None:
    assert has_organ(TITLE)
    assert not has_organ("农村供水管护办法")
