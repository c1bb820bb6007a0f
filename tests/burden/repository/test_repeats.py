from __future__ import annotations

import pytest

from govlint.model.repository import Repeat
from tests.burden.repository.papers import library
from tests.burden.repository.rivers import (
    NEW_NUMBER,
    OLD_MATTER,
    OLD_NUMBER,
    OTHERS,
    RULES,
    new,
    old,
)

NAMED = f"《甲市人民政府关于{OLD_MATTER}的通知》（{OLD_NUMBER}）"


def repeat(earlier: str, later: str) -> Repeat | None:
    return library({"old.txt": earlier}, {"new.txt": later}).repeats.get("new.txt")


def test_the_same_wording_on_the_same_matter() -> None:
    found = repeat(old(), new())
    assert found is not None
    assert (found.paper.path, found.paper.number) == ("new.txt", NEW_NUMBER)
    assert (found.earlier.path, found.earlier.number) == ("old.txt", OLD_NUMBER)
    assert found.ratio >= 0.9
    assert not found.series


def test_the_ratio_is_the_share_of_both_papers() -> None:
    found = repeat(old(), new(rules=(*RULES[:3], OTHERS[3])))
    assert found is not None
    assert 0.7 <= found.ratio <= 0.82


def test_the_office_repeats_its_government() -> None:
    assert repeat(old(), new(issuer="甲市人民政府办公室")) is not None


def test_other_regions_are_other_issuers() -> None:
    assert repeat(old(issuer="乙市人民政府"), new()) is None


def test_other_wording_is_no_repeat() -> None:
    assert repeat(old(), new(rules=OTHERS)) is None


def test_one_wording_for_two_matters_is_no_repeat() -> None:
    assert repeat(old(), new(matter="加强水库管理")) is None


@pytest.mark.parametrize(
    "words",
    [
        f"五、本通知自印发之日起施行，{NAMED}同时废止。",
        f"五、{NAMED}自本通知印发之日起停止执行。",
        f"五、{OLD_NUMBER}文件与本通知不一致的，以本通知为准。",
        "五、本通知自印发之日起施行，原有通知同时废止。",
    ],
)
def test_what_is_replaced_is_not_repeated(words: str) -> None:
    assert repeat(old(), new(words)) is None


@pytest.mark.parametrize(
    "words",
    [
        "五、《甲市人民政府关于河道采砂的通知》（甲政发〔2019〕3号）同时废止。",
        f"五、{NAMED}继续执行。",
        "五、废止的标识牌由属地回收。",
    ],
)
def test_other_words_replace_nothing(words: str) -> None:
    assert repeat(old(), new(words)) is not None


@pytest.mark.parametrize("matter", ["修订河道管理办法", "调整河道管理范围", "延长河道管理期限"])
def test_papers_that_change_others_repeat_none(matter: str) -> None:
    assert repeat(old(matter="河道管理"), new(matter=matter)) is None


def test_a_trial_is_followed_by_a_lasting_paper() -> None:
    assert repeat(old(matter="河道管理（试行）"), new(matter="河道管理")) is None


@pytest.mark.parametrize(
    ("words", "is_over"),
    [
        ("五、本通知自印发之日起施行，有效期3年。", True),
        ("五、本通知自印发之日起施行，有效期五年。", False),
        ("五、本通知执行至2022年12月31日。", True),
        ("五、本通知执行至2025年12月31日。", False),
    ],
)
def test_a_paper_that_has_run_out_may_be_given_out_again(words: str, is_over: bool) -> None:
    assert (repeat(old(words), new()) is None) is is_over


@pytest.mark.parametrize("kind", ["公告", "批复", "函", "通报"])
def test_kinds_whose_wording_is_a_form(kind: str) -> None:
    assert repeat(old(kind=kind), new(kind=kind)) is None


def test_papers_of_a_series_are_told_apart() -> None:
    found = repeat(old(matter="2020年河道管理"), new(matter="2023年河道管理"))
    assert found is not None
    assert found.series


def test_short_papers_say_too_little() -> None:
    few = ("一、各县（市、区）人民政府逐条明确河道的河长和巡查人。",)
    texts = {
        "old.txt": old().replace("\n\n".join(RULES), few[0]),
        "new.txt": new(rules=few),
    }
    assert library({"old.txt": texts["old.txt"]}, {"new.txt": texts["new.txt"]}).repeats == {}


def test_the_older_paper_does_not_repeat_the_younger() -> None:
    found = library({"new.txt": new()}, {"old.txt": old()})
    assert found.repeats == {}


def test_a_paper_does_not_repeat_its_copy() -> None:
    assert library({"a.txt": new()}, {"b.txt": new() + "\n"}).repeats == {}


def test_two_papers_of_the_run() -> None:
    found = library({}, {"old.txt": old(), "new.txt": new()})
    assert list(found.repeats) == ["new.txt"]
