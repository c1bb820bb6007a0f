from __future__ import annotations

import pytest

from govlint.structure.candidates.noise import furniture
from govlint.structure.view import view_of
from tests.structure.support import DATE, NOTICE, NUMBER, lines


def found(*blocks: str) -> list[tuple[str, int]]:
    return [(c.label, c.last) for c in furniture(view_of(lines(*blocks)), 0)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("浏览次数：12", "noise_any"),
        ("【 打印 】【 关闭 】", "noise_any"),
        ("瀏覽次數：12", "noise_any"),
        ("上一篇：关于防汛", "noise_tail"),
        ("主办：甲市人民政府", "noise_tail"),
        ("发布日期：2024-05-09", "noise_head"),
        ("2024-05-09 10:30", "noise_head"),
        ("2024年05月09日 10:30 来源：甲市人民政府", "noise_head"),
    ],
)
def test_furniture_and_its_place(text: str, label: str) -> None:
    assert found(text) == [(label, 1)]


@pytest.mark.parametrize("text", NOTICE)
def test_no_line_of_a_document_is_furniture(text: str) -> None:
    assert found(text) == []


def test_a_label_may_have_its_value_below() -> None:
    assert found("发文字号：", NUMBER) == [("noise_head", 1), ("noise_head", 2)]
    assert found("发文字号：") == [("noise_head", 1)]
    assert found("来源：", "各县应当认真落实责任。") == [("noise_head", 1)]
    assert found(f"发文字号：{NUMBER}", DATE) == [("noise_head", 1)]


def test_a_long_line_is_never_furniture() -> None:
    assert found("来源：" + "甲" * 70) == [("noise_head", 1)]
    assert found("您当前的位置：" + "甲" * 200) == []
