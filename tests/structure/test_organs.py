from __future__ import annotations

import pytest

from govlint.structure import organs


@pytest.mark.parametrize(
    "text",
    [
        "甲市人民政府",
        "财政部",
        "甲海关",
        "甲市防汛抗旱指挥部",
        "甲市财政局甲市教育局",
        "甲市人民政府（代章）",
        "中共甲市委",
        "甲（集团）公司",
    ],
)
def test_names_of_organs(text: str) -> None:
    assert organs.is_organ(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "部",
        "各县人民政府",
        "附件名单所",
        "关于印发甲办法的部",
        "必须认真落实责任部",
        "有关",
        "此件发至县级人民政府",
        "联系电话：12345678",
        "张某某",
        "部" * 200,
    ],
)
def test_what_is_no_organ(text: str) -> None:
    assert not organs.is_organ(text)


def test_a_chain_is_split_into_its_names() -> None:
    assert organs.chain("甲市财政局甲市教育局") == ("甲市财政局", "甲市教育局")
    assert organs.chain("防汛工作") == ()


def test_a_post_and_its_holder() -> None:
    assert organs.is_person("市长张某某")
    assert organs.is_person("甲市人民政府副市长张某")
    assert not organs.is_person("市长")
    assert not organs.is_person("张某某")
    assert not organs.is_person("市长负责落实")


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("各县人民政府，市政府各部门：", 1.0),
        ("各市、自治州人民政府，省政府各部门、各直属机构：", 1.0),
        ("各县（区）人民政府：", 1.0),
        ("全体考生：", 1.0),
        ("各县人民政府，防汛工作：", 0.5),
        ("现将有关事项通知如下：", 0.0),
        ("甲政发〔2024〕7号　签发人：", 0.0),
        ("：", 0.0),
        ("", 0.0),
    ],
)
def test_the_share_of_addressees(text: str, share: float) -> None:
    assert organs.recipient_share(text) == share


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲市财政局　甲市教育局", ("甲市财政局", "甲市教育局")),
        ("甲市财政局\n甲市教育局（代章）", ("甲市财政局", "甲市教育局")),
        ("财 政 部", ("财政部",)),
        ("甲 市 财政局", ("甲市财政局",)),
        ("甲市財政局", ("甲市财政局",)),
    ],
)
def test_names_on_a_signature_line(text: str, found: tuple[str, ...]) -> None:
    assert organs.names(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省人民政府办公厅", "甲省人民政府办公厅"),
        ("甲市政府", "甲市人民政府"),
        ("甲市发展改革委", "甲市发展和改革委员会"),
        ("财政部", "中华人民共和国财政部"),
    ],
)
def test_names_of_the_same_organ(one: str, other: str) -> None:
    assert organs.same_organ(one, other)
    assert organs.same_organ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("甲市财政局", "甲市教育局"), ("甲市人民政府", "甲市人民政府办公室"), ("", "甲市财政局")],
)
def test_names_of_different_organs(one: str, other: str) -> None:
    assert not organs.same_organ(one, other)
    assert not organs.same_organ(other, one)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("甲市人民政府", ["甲市人民政府"]),
        ("甲 市 人 民 政 府", ["甲市人民政府"]),
        ("甲市教育局　甲市财政局", ["甲市教育局", "甲市财政局"]),
        ("甲市教育局、甲市财政局", ["甲市教育局", "甲市财政局"]),
        ("财 政 部　　　教 育 部", ["财政部", "教育部"]),
        ("中共甲市委员会甲市人民政府", ["中共甲市委员会", "甲市人民政府"]),
        ("国土资源部住房城乡建设部", ["国土资源部", "住房城乡建设部"]),
        ("甲市人民政府办公室", ["甲市人民政府办公室"]),
        ("国家发展改革委办公厅", ["国家发展改革委办公厅"]),
        ("甲市财政局（盖章）", ["甲市财政局"]),
        ("教育部 共青团中央 全国妇联", ["教育部", "共青团中央", "全国妇联"]),
        ("财政部　银监会", ["财政部", "银监会"]),
        ("甲市人民政府 办公厅", ["甲市人民政府办公厅"]),
    ],
)
def test_names_on_one_line_are_parted(printed: str, names: list[str]) -> None:
    found = organs.split(printed)
    assert [name for _, _, name in found] == names
    assert all(printed[start:end].strip() == printed[start:end] for start, end, _ in found)
