from __future__ import annotations

import pytest

from govlint.burden.repository.entries import Serial, entry_of, serial_of, told_apart
from govlint.model.copies import Source
from tests.burden.repository.papers import entries, head


def keys(*issuers: str, title: str = "关于防汛的通知", number: str = "") -> tuple[object, ...]:
    found = entry_of(head(number, title, None, *issuers))
    return tuple(issuer.key for issuer in found.issuers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲市人民政府", "甲市人民政府办公室"),
        ("中共甲市委", "中共甲市委员会"),
        ("中共甲市委", "中共甲市委办公室"),
        ("国务院", "国务院办公厅"),
        ("贵州省教育厅", "贵州省教育厅办公室"),
        ("市场监管总局", "国家市场监督管理总局"),
        ("甲市人民政府", "甲市人民政府文件"),
    ],
)
def test_names_of_one_issuer(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲市人民政府", "中共甲市委"),
        ("甲市人民政府", "乙市人民政府"),
        ("甲市水务局", "甲市教育局"),
        ("甲市人民政府", "甲县人民政府"),
        ("甲县子镇人民政府", "乙县子镇人民政府"),
        ("某某学校", "某某第二学校"),
    ],
)
def test_names_of_two_issuers(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_joint_paper_is_of_each_of_its_issuers_once() -> None:
    assert len(keys("甲市财政局", "甲市教育局", "甲市教育局办公室")) == 2


def test_the_year_is_that_of_the_date_or_else_of_the_number() -> None:
    assert entry_of(head("甲政发〔2023〕99号", date=(2024, 1, 2))).year == 2024
    assert entry_of(head("甲政发〔2023〕99号", date=None)).year == 2023
    assert entry_of(head("", date=None)).year is None


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("甲政办发〔2024〕12号", Serial("甲政办发", 2024, 12)),
        ("甲政发[2024]第7号", Serial("甲政发", 2024, 7)),
        ("第12号", None),
        ("", None),
    ],
)
def test_numbers(number: str, found: Serial | None) -> None:
    assert serial_of(number) == found


COPIES = [
    (head(sha256="a"), head("甲政发〔2024〕2号", "另一个标题", sha256="a")),
    (head(), head(title="关于防汛的通知", date=None)),
    (head(), head("")),
    (head("", path="a"), head("", path="b")),
]
PAPERS = [
    (head(), head("甲政发〔2024〕2号")),
    (head(), head(title="甲市人民政府关于抗旱的通知")),
    (head(""), head("", date=(2023, 3, 7))),
    (head(""), head("", "甲市人民政府关于防汛的通知", (2024, 3, 7), "甲市水务局")),
    (head("", date=None), head("", date=None)),
    (head("", title=""), head("", title="")),
]


@pytest.mark.parametrize(("one", "other"), COPIES)
def test_files_of_one_paper(one: Source, other: Source) -> None:
    assert len(list(told_apart(entries(one, other)))) == 1


@pytest.mark.parametrize(("one", "other"), PAPERS)
def test_papers_that_are_not_one(one: Source, other: Source) -> None:
    assert len(list(told_apart(entries(one, other)))) == 2
