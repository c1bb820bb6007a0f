from __future__ import annotations

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, Run
from govlint.model.elements import Span
from govlint.structure import lines as module
from tests.structure.support import (
    DATE,
    NUMBER,
    OPENING,
    ORDER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    centred,
    lines,
    styled,
    table,
)

LONG = "各地要认真落实防汛责任，" * 10


def pieces(text: str) -> list[str]:
    return [line.text for line in lines(text)]


def test_a_paragraph_is_one_line_without_the_blanks_around_it() -> None:
    [line] = lines("", "　　", "\u3000\u3000甲市 \ue000")
    assert (line.text, line.block, line.start, line.index) == ("甲市", 2, 2, 0)
    assert line.span() == Span(2, 2, 4)


def test_manual_breaks_part_lines_for_good() -> None:
    found = lines("甲市\n乙县\f丙镇\u2028丁村")
    assert [line.text for line in found] == ["甲市", "乙县", "丙镇", "丁村"]
    assert [line.start for line in found] == [0, 3, 6, 9]
    assert not any(line.offered for line in found)


def test_a_table_is_one_line() -> None:
    before, grid, after = lines("甲", table("姓名|职务", "张某|主任"), "乙")
    assert grid.text == "姓名\t职务\n张某\t主任"
    assert grid.table is not None
    assert (before.block, grid.block, after.block) == (0, 1, 2)


def test_a_short_line_is_never_split_at_a_blank() -> None:
    assert pieces("（一）明确责任。 （二）落实制度。") == ["（一）明确责任。 （二）落实制度。"]


def test_boundaries_are_offered_where_paragraph_marks_may_be_lost() -> None:
    text = f"{NUMBER} {TITLE} {RECIPIENTS} {OPENING} {ORDER} {ORDER} {SIGNATURE} {DATE}"
    found = lines(text)
    assert [line.text for line in found] == text.split(" ")
    assert [line.offered for line in found] == [False] + [True] * 7
    assert "".join(text[line.start : line.start + len(line.text)] for line in found) == (
        text.replace(" ", "")
    )


@pytest.mark.parametrize(
    "ending",
    [
        "附件：1.责任人名单",
        "第一章　总则",
        "抄送：市委办公室。",
        "主题词：防汛",
        "甲政发〔2024〕7号 甲市",
    ],
)
def test_what_a_paragraph_begins_with_is_offered_behind_a_blank(ending: str) -> None:
    assert pieces(f"{LONG} {ending}")[1].startswith(ending.split(" ")[0])


@pytest.mark.parametrize("organ", ["甲市人民政府", "财 政 部", "甲市财政局 甲市教育局"])
def test_signature_and_date_are_offered_behind_text(organ: str) -> None:
    assert pieces(f"请认真贯彻执行。　　{organ}　　{DATE}") == ["请认真贯彻执行。", organ, DATE]


def test_a_date_in_running_text_is_not_offered() -> None:
    text = "《甲市办法》已经市人民政府会议通过，现予公布，自2024年7月1日起施行。"
    assert pieces(text) == [text]


def test_recipients_at_the_head_of_running_text_are_offered() -> None:
    assert pieces(f"{RECIPIENTS}{OPENING}") == [RECIPIENTS, OPENING]
    assert pieces("现将有关事项通知如下：各地应当认真落实。") == [
        "现将有关事项通知如下：各地应当认真落实。"
    ]


def test_number_and_signer_on_one_line_stay_together() -> None:
    text = "甲政发〔2024〕7号　　签发人：张某"
    assert pieces(text) == [text]


def test_a_headline_repeated_at_the_head_of_the_text_ends_there() -> None:
    found = lines(TITLE, f"{TITLE}　{LONG}")
    assert [line.text for line in found] == [TITLE, TITLE, LONG]


def test_the_number_of_boundaries_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SPLITS", 5)
    assert len(lines("请落实。 " * 60)) == 6


def test_spans_of_the_matching_form_lead_back_to_the_printed_text() -> None:
    [line] = lines("　　甲 政 發〔2024〕7 号")
    assert line.norm == "甲政发〔2024〕7号"
    assert line.span(0, 3) == Span(0, 2, 7)
    assert line.span(3) == Span(0, 7, 16)


def test_the_look_of_a_line_is_that_of_most_of_its_characters() -> None:
    small, large = Format(size=16, color="000000"), Format(size=22, color="FF0000")
    [line] = lines(Paragraph((Run("甲", small), Run("市人民政府", large))), form="docx")
    assert line.format == large
    assert line.red
    assert line.large
    first, second = lines(Paragraph((Run("甲市人\n", small), Run("民政府", large))), form="docx")
    assert (first.large, second.large) == (False, True)


@pytest.mark.parametrize(
    ("color", "red"),
    [("FF0000", True), ("C00000", True), ("B40000", True), ("B30000", False), ("FF6060", False)],
)
def test_red(color: str, red: bool) -> None:
    [line] = lines(Paragraph((Run("甲", Format(color=color)),)), form="docx")
    assert line.red is red


def test_what_a_reader_could_not_know_is_no_look() -> None:
    [line] = lines("甲市")
    assert not (line.red or line.large or line.centred or line.right)
    [grid] = lines(table("甲"))
    assert grid.format == Format()
    assert not grid.centred


def test_alignment() -> None:
    middle, right = lines(centred("甲"), styled("乙", align=Alignment.RIGHT), form="docx")
    assert (middle.centred, middle.right) == (True, False)
    assert (right.centred, right.right) == (False, True)


def test_a_long_line_may_be_repeated() -> None:
    assert [line.text for line in lines(LONG, LONG)] == [LONG, LONG]
