from __future__ import annotations

import pytest

from govlint.structure.people import name_places
from tests.structure.support import NUMBER, OPENING, TITLE, printed, read, right

NAMES = [
    ("王某某", ["王某某"]),
    ("王某某　李某", ["王某某", "李某"]),
    ("王某某、李某某，张某", ["王某某", "李某某", "张某"]),
    ("王 某　李某某", ["王 某", "李某某"]),
    ("王　某某", ["王　某某"]),
    ("王 某 李 某", ["王 某", "李 某"]),
    ("欧 阳 某", ["欧 阳 某"]),
    ("王某某\t\t李某某", ["王某某", "李某某"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_of_people_are_parted(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in name_places(text)] == names


def test_no_names_in_nothing() -> None:
    assert list(name_places("　")) == []


def test_every_signer_is_found_where_it_is_printed() -> None:
    official = read(
        "甲市教育局文件",
        "签发人：王某某　李　某",
        f"{NUMBER}　　　　　　张某某",
        "甲市教育局关于安排校舍维修资金的请示",
        "甲市人民政府：",
        OPENING,
        "甲市教育局",
        "2024年5月7日",
    )
    assert [signer.name for signer in official.signers] == ["王某某", "李某", "张某某"]
    places = [printed(official, signer.span) for signer in official.signers]
    assert places == ["王某某", "李　某", "张某某"]


@pytest.mark.parametrize(
    "signed",
    [
        ("甲市教育局　　　甲市财政局",),
        ("甲市教育局", "甲市财政局"),
        ("甲 市 教 育 局　　甲 市 财 政 局",),
        ("甲市教育局甲市财政局",),
    ],
)
def test_organs_that_sign_together(signed: tuple[str, ...]) -> None:
    official = read(TITLE, OPENING, *map(right, signed), right("2024年5月7日"), form="docx")
    assert [organ.name for organ in official.signed_organs] == ["甲市教育局", "甲市财政局"]
    assert official.joint
    for organ in official.signed_organs:
        text = printed(official, organ.span)
        assert "".join(text.split()) == organ.name


def test_one_organ_or_a_person_is_not_joint() -> None:
    alone = read(TITLE, OPENING, right("甲市人民政府"), right("2024年5月7日"), form="docx")
    assert [organ.name for organ in alone.signed_organs] == ["甲市人民政府"]
    assert not alone.joint
    person = read(TITLE, OPENING, right("市　长　王某某"), right("2024年5月7日"), form="docx")
    assert person.signed_organs == ()
