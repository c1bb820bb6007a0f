from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from govlint.model.blocks import Block
from govlint.model.elements import Element
from govlint.structure.candidates import marks
from govlint.structure.candidates.base import Candidate, View
from govlint.structure.view import view_of
from tests.structure.support import NUMBER, ORDER, centred, lines, styled

Generator = Callable[[View, int], Iterator[Candidate]]
LETTER = "甲政函〔2024〕7号"


def found(
    generator: Generator, *blocks: str | Block, form: str = "text", at: int = 0
) -> dict[str, float]:
    """Return the labels that a generator proposes at a line, with their best rewards."""
    rewards: dict[str, float] = {}
    for candidate in generator(view_of(lines(*blocks, form=form)), at):
        rewards[candidate.label] = max(rewards.get(candidate.label, 0.0), candidate.reward)
    return rewards


def red(text: str, size: float = 40) -> Block:
    return centred(text, red=True, size=size)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("甲市人民政府文件", "issuer_mark"),
        ("甲市财政局 甲市教育局文件", "issuer_mark"),
        ("甲市人民政府令", "order_mark"),
        ("000126", "copy_number"),
        ("机密★1年", "classification"),
        ("特 急", "urgency"),
        ("____________", "separator"),
    ],
)
def test_lines_of_the_masthead(text: str, label: str) -> None:
    assert list(found(marks.mastheads, text)) == [label]


@pytest.mark.parametrize(
    "text",
    ["防汛文件", "甲市人民政府", "甲市人民政府常务会议纪要", "2024", "秘密工作", "____", ORDER],
)
def test_what_is_no_masthead(text: str) -> None:
    assert found(marks.mastheads, text) == {}


def test_the_look_of_a_mark_adds_to_the_evidence() -> None:
    text = "甲市人民政府文件"
    plain = found(marks.mastheads, text)["issuer_mark"]
    large = found(marks.mastheads, centred(text), form="docx")["issuer_mark"]
    red = found(marks.mastheads, centred(text, red=True), form="docx")["issuer_mark"]
    assert plain < large < red


def test_a_red_organ_alone_is_the_mark_of_a_letter() -> None:
    mark = centred("甲市人民政府", red=True)
    assert "issuer_mark" in found(marks.mastheads, mark, NUMBER, form="docx")
    assert found(marks.mastheads, centred("甲市人民政府"), NUMBER, form="docx") == {}
    second = centred("关于做好防汛工作的通知", red=True)
    assert found(marks.mastheads, mark, second, form="docx") == {}
    assert found(marks.mastheads, styled("甲市人民政府", red=True), form="docx") == {}


def test_red_minutes_are_mark_and_title_in_one() -> None:
    mark = centred("甲市人民政府常务会议纪要", red=True)
    assert set(found(marks.mastheads, mark, form="docx")) == {"issuer_mark", "order_mark"}


def test_a_mark_of_another_colour_is_larger_than_a_title() -> None:
    huge, title = centred("甲市人民政府", size=44), centred("甲市人民政府")
    assert "issuer_mark" in found(marks.mastheads, huge, NUMBER, form="docx")
    assert found(marks.mastheads, title, NUMBER, form="docx") == {}
    assert found(marks.mastheads, huge, "关于做好防汛工作的通知", form="docx") == {}
    minutes = centred("甲市人民政府常务会议纪要", size=44)
    assert "order_mark" in found(marks.mastheads, minutes, form="docx")


def test_a_letter_without_a_look_begins_with_organ_and_number() -> None:
    assert "issuer_mark" in found(marks.mastheads, "甲市人民政府", LETTER)
    assert found(marks.mastheads, "甲市人民政府", NUMBER) == {}
    assert found(marks.mastheads, "防汛工作", LETTER) == {}
    assert found(marks.mastheads, "首页", "甲市人民政府", LETTER, at=1) == {}


def test_minutes_without_a_look_have_number_and_date_or_title_below() -> None:
    mark, issue = "甲市人民政府会议纪要", "第5期"
    dated = "甲市人民政府办公室　　2024年5月9日"
    for following in (dated, "研究防汛工作的会议纪要"):
        assert "issuer_mark" in found(marks.mastheads, mark, issue, following)
    assert found(marks.mastheads, mark, issue, ORDER) == {}
    assert found(marks.mastheads, mark, dated) == {}


@pytest.mark.parametrize(
    "names",
    [
        ("甲市教育局", "甲市财政局", "文件"),
        ("甲市教育局", "文　件", "甲市财政局"),
        ("甲市教育局文件", "甲市财政局"),
        ("甲 市 教 育 局", "甲市财政局文件"),
        ("甲市人民政府", "文件"),
    ],
)
def test_names_stacked_beside_the_word(names: tuple[str, ...]) -> None:
    for at in range(len(names)):
        assert "issuer_mark" in found(marks.mastheads, *names, NUMBER, at=at)
        signer = "签发人：王某某"
        assert "issuer_mark" in found(marks.mastheads, *names, signer, NUMBER, at=at)
        assert found(marks.mastheads, *names, ORDER, at=at).keys() <= {"issuer_mark"}


def test_a_column_of_names_is_no_mark_by_itself() -> None:
    names = ("甲市教育局", "甲市财政局", "甲市民政局")
    assert found(marks.mastheads, *names, NUMBER) == {}
    assert found(marks.mastheads, *names, "文件", ORDER) == {}
    coloured = [red(name) for name in names]
    assert "issuer_mark" in found(marks.mastheads, *coloured, NUMBER, form="docx")


def test_a_joint_order_ends_with_its_word() -> None:
    blocks = ("甲省人民政府", "甲省军区司令部", "令", "第12号")
    assert list(found(marks.mastheads, *blocks)) == ["issuer_mark"]
    assert list(found(marks.mastheads, *blocks, at=2)) == ["order_mark"]


def test_one_long_name_over_two_lines() -> None:
    pair = (red("甲市防汛抗旱"), red("指挥部文件"))
    [candidate] = marks.mastheads(view_of(lines(*pair, form="docx")), 0)
    assert (candidate.label, candidate.last) == ("issuer_mark", 2)
    minutes = (red("甲市人民政府会议纪"), red("要"))
    assert set(found(marks.mastheads, *minutes, form="docx")) == {"issuer_mark", "order_mark"}


def test_names_on_one_line_are_parted() -> None:
    [candidate] = marks.mastheads(view_of(lines("中共甲市委员会甲市人民政府文件")), 0)
    places = [(piece.start, piece.end, piece.occurrence) for piece in candidate.pieces]
    assert places == [(0, 7, 0), (7, 15, 1)]


SIGNERS = "签发人：王某某　李　某"


def test_signers_on_their_own_lines() -> None:
    assert "signatories" in found(marks.signatories, SIGNERS)
    assert "signatories" in found(marks.signatories, SIGNERS, "　　张某某", at=1)
    assert "signatories" in found(marks.signatories, SIGNERS, NUMBER, "张某某", at=2)
    assert found(marks.signatories, "王某某") == {}
    assert found(marks.signatories, NUMBER, "王某某", at=1) == {}
    assert found(marks.signatories, SIGNERS, "甲市财政局", at=1) == {}
    assert found(marks.signatories, SIGNERS, "关于防汛的请示报告", at=1) == {}


def test_small_marks_beside_the_number_of_a_letter() -> None:
    for small, element in (
        ("000126", Element.COPY_NUMBER),
        ("机密★1年", Element.CLASSIFICATION),
        ("特急", Element.URGENCY),
    ):
        [candidate] = marks.beside_small_marks(view_of(lines(f"{small}\t{LETTER}")), 0)
        assert [piece.element for piece in candidate.pieces] == [element, Element.DOCUMENT_NUMBER]
    assert found(marks.beside_small_marks, f"甲市人民政府\t{LETTER}") == {}


def test_organ_and_date_below_the_mark_of_minutes() -> None:
    mark, dated = "甲市人民政府会议纪要", "甲市人民政府办公室　　2024年5月9日"
    [candidate] = marks.minutes_lines(view_of(lines(mark, "第5期", dated)), 2)
    assert [piece.element for piece in candidate.pieces] == [
        Element.MASTHEAD,
        Element.DOCUMENT_DATE,
    ]
    assert "minutes_line" in found(marks.minutes_lines, mark, "2024年5月9日", at=1)
    assert found(marks.minutes_lines, "甲市人民政府文件", dated, at=1) == {}


def test_the_first_line_of_a_detached_annex() -> None:
    number = "甲政发〔2024〕7号"
    for label in ("附件1", "附件", " 附件二", "附件1："):
        text = number + label
        assert "detached" in found(marks.detached, text)
    for text in ("附件1", "甲政发〔2024〕7号", "见甲政发〔2024〕7号附件1的规定", "第7号附件1"):
        assert found(marks.detached, text) == {}


def test_a_mark_that_names_no_organ_is_a_mark_where_it_looks_like_one() -> None:
    mark = "甲市政府红头文件"
    assert "issuer_mark" in found(marks.mastheads, red(mark), NUMBER, form="docx")
    assert found(marks.mastheads, mark, NUMBER) == {}
    assert found(marks.mastheads, red(mark), "各县人民政府：", form="docx") == {}
    title = red("甲市人民政府关于清理文件")
    assert found(marks.mastheads, title, NUMBER, form="docx") == {}
