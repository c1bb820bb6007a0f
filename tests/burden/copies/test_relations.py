"""Superior, sibling, own past or other: from facts, names of organs and dates."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from govlint.burden.copies.relations import relation_of
from govlint.model.copies import Relation, Source
from govlint.rules.facts import Facts, KnownFacts, Organ

NO_FACTS = KnownFacts()


def paper(*issuers: str, day: str | None = "2024-05-07", **more: Any) -> Source:
    date = datetime.date.fromisoformat(day) if day else None
    return Source(
        path="a.txt", text=more.pop("text", ""), body=(), issuers=issuers, date=date, **more
    )


def older(*issuers: str, **more: Any) -> Source:
    return paper(*issuers, day=more.pop("day", "2024-03-01"), **more)


def relation(document: Source, source: Source, **facts: Any) -> str:
    return str(relation_of(document, source, KnownFacts(Facts(**facts)))[0])


@pytest.mark.parametrize(
    ("issuer", "their", "expected"),
    [
        ("遵义市人民政府", "贵州省人民政府", "superior"),
        ("遵义市人民政府办公室", "贵州省人民政府办公厅", "superior"),
        ("遵义市教育局", "贵州省教育厅", "superior"),
        ("遵义市教育局", "贵州省人民政府", "superior"),
        ("遵义市教育局", "遵义市人民政府", "superior"),
        ("遵义市教育局", "教育部", "superior"),
        ("遵义市人民政府", "贵州省教育厅", "superior"),
        ("播州区人民政府", "遵义市人民政府", "superior"),
        ("播州区人民政府", "国务院办公厅", "superior"),
        ("贵州省人民政府", "中共贵州省委", "superior"),
        ("贵州省教育厅人事处", "贵州省教育厅", "superior"),
        ("贵州省人民法院", "最高人民法院", "superior"),
        ("甲县人民政府", "国务院", "superior"),
        ("甲省乙市人民政府", "甲省人民政府", "superior"),
        ("遵义市人民政府", "贵阳市人民政府", "sibling"),
        ("贵州省人民政府", "广东省人民政府办公厅", "sibling"),
        ("遵义市人民政府", "昆山市人民政府办公室", "other"),
        ("播州区教育局", "昆山市教育局", "sibling"),
        ("遵义市教育局", "遵义市财政局", "sibling"),
        ("教育部", "财政部", "sibling"),
        ("遵义市人民政府", "四川省人民政府", "sibling"),
        ("甲市人民政府", "乙市人民政府", "sibling"),
        ("遵义市人民政府", "遵义市人民政府", "own_past"),
        ("遵义市人民政府", "遵义市人民政府办公室", "own_past"),
        ("遵义市卫生健康局", "遵义市卫生和计划生育局", "own_past"),
        ("毕节市人民政府", "毕节地区行政公署", "own_past"),
        ("贵州省人民政府", "遵义市人民政府", "other"),
        ("遵义市人民政府", "遵义市教育局", "other"),
        ("乙市人民政府", "甲省人民政府", "other"),
        ("甲市人民政府", "甲省人民政府", "superior"),
        ("甲县教育局", "甲省教育厅", "superior"),
        ("甲省人民政府", "甲市人民政府", "other"),
        ("昆山市人民政府", "苏州市人民政府", "other"),
        ("朝阳区人民政府", "朝阳区人民政府", "other"),
        ("县人民政府", "县人民政府", "other"),
        ("甲公司", "国务院", "other"),
        ("甲市人民政府", "甲公司", "other"),
    ],
)
def test_relations_by_names(issuer: str, their: str, expected: str) -> None:
    found, reason = relation_of(paper(issuer), older(their), NO_FACTS)
    assert found == expected
    assert reason


def test_a_later_document_is_no_source() -> None:
    document = paper("遵义市人民政府")
    later = paper("贵州省人民政府", day="2024-05-08")
    assert relation_of(document, later, NO_FACTS) == (Relation.OTHER, "成文晚于本文")
    numbered = paper("贵州省人民政府", day=None, number="黔府发〔2025〕1号")
    assert relation_of(document, numbered, NO_FACTS) == (Relation.OTHER, "成文晚于本文")


def test_papers_of_one_organ_need_an_order() -> None:
    draft = paper("甲市人民政府", day=None)
    dated = paper("甲市人民政府", number="甲政发〔2024〕7号")
    undated = paper("甲市人民政府", day=None)
    assert relation(draft, dated) == "own_past"
    assert relation(dated, undated) == "other"
    assert relation(dated, paper("甲市人民政府")) == "other"
    assert (
        relation(dated, paper("甲市人民政府", day=None, number="甲政发〔2023〕7号")) == "own_past"
    )


def test_joint_issuers() -> None:
    joint = paper("遵义市教育局", "遵义市财政局")
    assert relation(joint, older("遵义市财政局")) == "own_past"
    assert relation(joint, older("教育部", "财政部")) == "superior"
    assert relation(joint, older("教育部、发展改革委")) == "superior"
    assert relation(paper("财政部", "发展改革委"), older("发展改革委", "财政部")) == "own_past"


def test_issuers_by_title_and_number() -> None:
    document = paper("遵义市人民政府")
    assert relation(document, older(title="贵州省人民政府关于甲事的通知")) == "superior"
    assert relation(document, older(number="黔府办发〔2020〕12号")) == "superior"
    assert relation(document, older("省政府办公厅", number="黔府办发〔2020〕12号")) == "superior"
    assert relation(document, older(number="国发〔2014〕25号")) == "superior"
    assert relation(paper(number="黔府发〔2024〕7号"), older("国务院")) == "superior"
    assert relation(document, older(title="甲办法")) == "other"


def test_norms_that_name_their_region_alone() -> None:
    document = paper(title="遵义市河道管理办法")
    assert relation(document, older(title="贵阳市河道管理办法（试行）")) == "sibling"
    assert relation(document, older(title="贵州省河道管理条例")) == "superior"
    assert relation(document, older(title="中华人民共和国水法")) == "superior"
    assert relation(document, older(title="遵义市河道管理条例")) == "other"
    assert relation(document, older(title="建制镇管理办法")) == "other"
    assert relation(document, older(title="贵州省三个项目的公告")) == "other"


def test_facts_go_before_names() -> None:
    document = paper("乙市人民政府")
    source = older("甲省人民政府", number="甲政发〔2024〕7号", title="甲省人民政府关于甲事的通知")
    assert relation(document, source) == "other"
    for entry in ("甲政发〔2024〕7号", "《关于甲事的通知》", "甲省人民政府关于甲事的通知", "a.txt"):
        assert relation(document, source, superior_docs=(entry,)) == "superior"
    assert relation(document, source, superior_docs=("别的文件",)) == "other"
    assert relation(document, source, issuer=Organ(parent="甲省人民政府")) == "superior"
    region = Organ("乙市人民政府", region="乙市", parent="甲省人民政府")
    assert relation(document, older("甲省教育厅"), issuer=region) == "superior"
    assert relation(paper(), older("贵州省人民政府"), issuer=Organ("遵义市人民政府")) == "superior"
    unknown = Organ("某办", level="市", region="贵州省遵义市", system="部门")
    assert relation(paper(), older("贵州省人民政府"), issuer=unknown) == "superior"
    short = Organ("人民政府", level="省", region="贵州", system="政府")
    assert relation(paper(), older("贵州省人民政府"), issuer=short) == "own_past"
    assert relation(paper(), older("遵义市教育局"), joint=("遵义市教育局",)) == "own_past"


def test_a_superior_named_by_the_user_may_be_dated_later() -> None:
    later = paper("甲省人民政府", day="2024-05-08", number="甲政发〔2024〕7号")
    assert (
        relation(paper("乙市人民政府"), later, superior_docs=("甲政发〔2024〕7号",)) == "superior"
    )


CITING = "根据《甲省人民政府关于加强防汛工作的通知》（甲政发〔2024〕7号），制定本办法。"


def test_a_cited_paper_of_a_higher_level_is_a_superior_one() -> None:
    cited = older(
        "甲省人民政府", number="甲政发〔2024〕7号", title="甲省人民政府关于加强防汛工作的通知"
    )
    assert relation(paper("乙市人民政府", text=CITING), cited) == "superior"
    assert relation(paper("乙县人民政府", text=CITING), cited) == "superior"
    assert relation(paper("昆山市人民政府", text=CITING), cited) == "superior"
    assert relation(paper("乙市人民政府"), cited) == "other"
    assert relation(paper("贵州省遵义市人民政府", text=CITING), cited) == "sibling"
    assert relation(paper(text=CITING), cited) == "other"
    titled = older("国务院", title="国务院关于加强防汛工作的通知")
    text = "国务院《关于加强防汛工作的通知》印发以来"
    assert relation(paper(text=text), titled) == "superior"


def test_a_county_is_not_below_every_province() -> None:
    document = paper("昆山市人民政府", text=CITING)
    assert (
        relation(document, older("甲省人民政府", title="甲省人民政府关于别的事的通知")) == "other"
    )
