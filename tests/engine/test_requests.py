from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.engine.requests import Request, from_comments, from_sidecar
from govlint.engine.toml_file import ConfigError
from govlint.model.blocks import Paragraph, Run
from govlint.model.document import Comment, Document


def asked(text: str, block: int | None = 1, last: int | None = None) -> list[Request]:
    blocks = tuple(Paragraph((Run(f"第{number}段"),)) for number in range(4))
    comment = Comment("核稿人", text, block, 0, 1, last)
    return list(from_comments(Document("docx", blocks, comments=(comment,))))


def said(text: str) -> list[tuple[str, str, bool]]:
    return [(one.code, one.reason, one.block is None) for one in asked(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("govlint: 忽略 F725-3 原件如此", [("F725-3", "原件如此", False)]),
        ("govlint：忽略F725-3，原件如此", [("F725-3", "原件如此", False)]),
        (" GovLint :  忽略\u3000F725-3\u3000原件 如此 ", [("F725-3", "原件 如此", False)]),
        ("govlint: 忽略 F725-3原件如此", [("F725-3", "原件如此", False)]),
        ("govlint: 忽略 F725–3：原件如此", [("F725-3", "原件如此", False)]),
        ("govlint: 忽略 F725-3 OA 系统生成", [("F725-3", "OA 系统生成", False)]),
        ("govlint: 忽略 document-number-brackets 旧", [("document-number-brackets", "旧", False)]),
        (
            "govlint: 全文忽略 P32、W001 转换所致",
            [("P32", "转换所致", True), ("W001", "转换所致", True)],
        ),
        ("govlint: 忽略 P32，F725-3 甲\n乙", [("P32", "甲 乙", False), ("F725-3", "甲 乙", False)]),
        (
            "govlint: 忽略 P32 甲\ngovlint: 忽略 W001 乙",
            [("P32", "甲", False), ("W001", "乙", False)],
        ),
        ("请保留。\ngovlint: 忽略 P32 甲", [("P32", "甲", False)]),
        ("govlint: 忽略 P32，OA 系统生成", [("P32", "OA 系统生成", False)]),
        ("govlint: 忽略 P32", [("P32", "", False)]),
        ("请改正", []),
        ("用 govlint: 忽略 P32 甲 可以豁免", []),
    ],
)
def test_what_a_comment_asks_for(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text", ["govlint: 忽略 全部 原件如此", "govlint:", "govlint: 略过 P32 甲"]
)
def test_what_it_asks_wrongly_is_malformed(text: str) -> None:
    [one] = asked(text)
    assert "govlint: 忽略 规则代码 理由" in one.malformed


def test_a_comment_over_several_paragraphs_covers_them() -> None:
    [one] = asked("govlint: 忽略 P32 甲", block=1, last=3)
    assert (one.block, one.last, one.author, one.place) == (1, 3, "核稿人", "第 2 段批注")


def test_a_comment_without_an_anchor_can_only_mean_the_document() -> None:
    [one] = asked("govlint: 忽略 P32 甲", block=None)
    assert "全文忽略" in one.malformed
    [one] = asked("govlint: 全文忽略 P32 甲", block=None)
    assert (one.malformed, one.block) == ("", None)


@given(st.text("govlint:： 忽略全文F725-3、理由\n", max_size=60))
def test_no_comment_is_too_odd(text: str) -> None:
    for one in asked(text):
        assert one.malformed or one.code


def sidecar(folder: Path, text: str) -> list[Request]:
    (folder / "a.docx.govlint.toml").write_text(text, encoding="utf-8")
    return from_sidecar(str(folder / "a.docx"))


def test_a_sidecar_with_everything(tmp_path: Path) -> None:
    found = sidecar(
        tmp_path,
        "# 豁免\n\n[[ignore]]\ncode = ['F725-3', 'P32']\nreason = ' 原件如此 '\ntext = '12号'\n"
        "element = 'document_number'\nuntil = 2027-06-30\n\n[[ignore]]\ncode = 'W001'\n",
    )
    assert [(one.code, one.reason, one.place) for one in found] == [
        ("F725-3", "原件如此", "a.docx.govlint.toml 第 3 行"),
        ("P32", "原件如此", "a.docx.govlint.toml 第 3 行"),
        ("W001", "", "a.docx.govlint.toml 第 10 行"),
    ]
    assert found[0].until == datetime.date(2027, 6, 30)
    assert (found[0].text, found[0].element, found[0].block) == ("12号", "document_number", None)


def test_there_need_be_none(tmp_path: Path) -> None:
    assert from_sidecar(str(tmp_path / "a.docx")) == []
    assert from_sidecar(str(tmp_path / ("长" * 83 + ".docx"))) == []
    (tmp_path / "b.docx.govlint.toml").mkdir()
    assert from_sidecar(str(tmp_path / "b.docx")) == []
    assert sidecar(tmp_path, "") == []
    assert [one.place for one in sidecar(tmp_path, "ignore = [{code = 'P32', reason = '甲'}]")] == [
        "a.docx.govlint.toml"
    ]


GOOD = "[[ignore]]\ncode = 'P32'\nreason = '甲'\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[[ignore]]\ncod = 1\n", 2, "不认识“cod”，是不是“code”？"),
        ("[[ignored]]\n", 1, "不认识“ignored”，是不是“ignore”？"),
        (GOOD + "[[ignore]]\nreason = '甲'\n", 4, "要写 code"),
        ("[[ignore]]\ncode = []\n", 2, "要写 code"),
        ("[[ignore]]\ncode = ['P32', 1]\n", 2, "要写 code"),
        ("ignore = 1\n", 1, "要写成 [[ignore]]"),
        ("[[ignore]]\ncode = 'F725-3'\nreason = 1\n", 3, "reason"),
        ("[[ignore]]\ncode = 'F725-3'\ntext = ' '\n", 3, "text"),
        (
            "[[ignore]]\ncode = 'F725-3'\nelement = 'titel'\n",
            3,
            "没有名为“titel”的要素，是不是“title”？",
        ),
        ("[[ignore]]\ncode = 'F725-3'\nelement = ['title']\n", 3, "没有名为"),
        (GOOD + "[[ignore]]\ncode = 'F725-3'\nuntil = '2027-01-01'\n", 6, "until 要写成日期"),
        ("[[ignore", 1, "不是正确的 TOML"),
    ],
)
def test_mistakes_are_named_with_their_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        sidecar(tmp_path, text)
    assert problem in caught.value.problem
    assert caught.value.line == line
