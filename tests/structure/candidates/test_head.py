from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from govlint.model.blocks import Block
from govlint.model.elements import Element
from govlint.structure.candidates import head
from govlint.structure.candidates.base import Candidate, View
from govlint.structure.view import view_of
from tests.structure.support import (
    NUMBER,
    OPENING,
    ORDER,
    RECIPIENTS,
    TITLE,
    centred,
    lines,
    table,
)

Generator = Callable[[View, int], Iterator[Candidate]]


def found(generator: Generator, *blocks: str | Block, form: str = "text") -> dict[str, float]:
    """Return the labels that a generator proposes at the first line, with their best rewards."""
    rewards: dict[str, float] = {}
    for candidate in generator(view_of(lines(*blocks, form=form)), 0):
        rewards[candidate.label] = max(rewards.get(candidate.label, 0.0), candidate.reward)
    return rewards


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"（{NUMBER}）",
        f"【{NUMBER}】",
        "示府办发[26]第012号",
        "甲政发7号〔2024〕",
        "第12号",
        "2024年第5号",
        "（第3期）",
        "甲政发〔2026〕　号",
        "甲政发〔〕号",
    ],
)
def test_numbers(text: str) -> None:
    assert "number" in found(head.numbers, text)


@pytest.mark.parametrize(
    "text",
    [
        "根据甲政发〔2024〕7号文件",
        "2024年5月7日",
        "甲政发",
        "第三章",
        "7号",
        "联系电话12345678号",
        f"{NUMBER}，乙政发〔2024〕3号，丙政发〔2024〕5号",
        ORDER,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert found(head.numbers, text) == {}


def test_number_and_signer_on_one_line() -> None:
    text = f"{NUMBER}　　签发人：张某"
    [candidate] = head.numbers(view_of(lines(text)), 0)
    assert [piece.element for piece in candidate.pieces] == (
        [Element.DOCUMENT_NUMBER, Element.SIGNATORIES]
    )
    number, signer = candidate.pieces
    assert number.end == signer.start == len(NUMBER)


def test_mark_and_number_of_an_order_on_one_line() -> None:
    candidates = list(head.numbers(view_of(lines("甲市人民政府令第12号")), 0))
    [best] = [c for c in candidates if c.label == "mark_number"]
    assert best.reward == max(c.reward for c in candidates)
    assert [piece.element for piece in best.pieces] == [
        Element.ISSUER_MARK,
        Element.DOCUMENT_NUMBER,
    ]


@pytest.mark.parametrize(
    "text",
    [RECIPIENTS, "各县（区）人民政府:", "甲市教育局：", "各市、县人民政府；省政府各部门："],
)
def test_recipients_with_colon(text: str) -> None:
    assert found(head.recipients, text, OPENING)["recipients"] > 4


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通知如下：",
        "具体要求：",
        "（一）各县人民政府：",
        "附件：",
        TITLE,
        "各县人民政府要认真落实。",
    ],
)
def test_what_is_no_recipients(text: str) -> None:
    assert found(head.recipients, text, OPENING).get("recipients", 0.0) <= 0.0


def test_recipients_without_colon_stand_above_a_sentence() -> None:
    text = RECIPIENTS[:-1]
    assert found(head.recipients, text, OPENING) != {}
    assert found(head.recipients, text, "首页") == {}
    assert found(head.recipients, "甲市教育局", OPENING) == {}
    assert found(head.recipients, centred(text), OPENING, form="docx") == {}
    assert found(head.recipients, "（一）各县、各区", OPENING) == {}


def test_recipients_go_on_over_lines() -> None:
    view = view_of(lines("各县人民政府，", "市政府各部门，", "各直属机构：", OPENING))
    assert [c.last for c in head.recipients(view, 0)] == [3]
    broken = view_of(lines("各县", "各区", "各镇：", OPENING))
    assert [c.last for c in head.recipients(broken, 0)] == []


def test_recipients_end_before_a_sentence_and_a_table() -> None:
    long = "各县人民政府、市政府各部门、各直属机构，"
    assert found(head.recipients, long, "各单位应当落实。各部门：") == {}
    assert found(head.recipients, long, table("各部门：")) == {}
    assert found(head.recipients, *[long] * 8, "各部门：") == {}


def test_a_passage_under_the_title() -> None:
    text = "（2012年5月25日甲市人大常委会第二十八次会议通过）"
    assert found(head.captions, text) == {"caption": 5.0}
    parts = ("（2012年5月25日甲市人大常委会", "第二十八次会议通过）")
    assert [c.last for c in head.captions(view_of(lines(*parts)), 0)] == [2]
    assert found(head.captions, "2024年5月7日甲市人大常委会会议通过") == {"caption": 3.0}
    assert found(head.captions, "（此件公开发布）") == {}
    assert found(head.captions, "2024年5月7日") == {}


def contents(*blocks: str | Block) -> list[int]:
    return [c.last for c in head.tables_of_contents(view_of(lines(*blocks)), 0)]


def test_contents_end_where_their_first_entry_comes_again() -> None:
    parts = ("第一章　总则", "第二章　附则")
    assert contents("目　录", *parts, *parts, ORDER) == [3]
    assert contents("目录", "第一章　总则……1", "第二章　附则……9", *parts, ORDER) == [3]
    assert contents("目录", *parts, parts[0], ORDER, parts[1], ORDER) == [3]


def test_contents_need_entries() -> None:
    assert contents("目录", "第一章　总则", ORDER) == []
    assert contents("目录", ORDER) == []
    assert contents("第一章　总则", "第二章　附则", "第三章　罚则") == []


def test_contents_end_at_a_table() -> None:
    assert contents("目录", "一、甲", "二、乙", table("甲"), "三、丙") == [3]
