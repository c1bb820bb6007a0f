from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.decisions import Answer, Decision, Decisions, key_of, read_decisions
from govlint.readers.errors import ReadError

HEAD = "地区,工作表,行,事项名称,编码,候选事项,候选编码,候选编号,决定,说明"


def written(folder: Path, *lines: str, head: str = HEAD) -> Path:
    place = folder / "决定.csv"
    place.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return place


def test_answers_are_read_and_blank_ones_decide_nothing(tmp_path: Path) -> None:
    found = read_decisions(
        written(
            tmp_path,
            "甲市,表一,17,古树移栽,A1,古树移植审批,000104,m4,同一事项,看过原件",
            "甲市,表一,17,古树移栽,A1,街头书摊许可,000103,m3,不是,",
            "乙市,,9,河灯登记,,灯会备案,,m7,待定,",
            "乙市,,10,渡口年检,,渡船年检,,m8,,",
        )
    )
    assert found.decisions == (
        Decision(
            "甲市",
            "古树移栽",
            "A1",
            Answer.SAME,
            "古树移植审批",
            "000104",
            "m4",
            "表一",
            17,
            "看过原件",
            2,
        ),
        Decision(
            "甲市",
            "古树移栽",
            "A1",
            Answer.OTHER,
            "街头书摊许可",
            "000103",
            "m3",
            "表一",
            17,
            "",
            3,
        ),
        Decision("乙市", "河灯登记", "", Answer.OPEN, "灯会备案", "", "m7", "", 9, "", 4),
    )
    assert set(found.by_row) == {("甲市", "古树移栽", "a1")}
    assert [one.answer for one in found.by_row["甲市", "古树移栽", "a1"]] == ["同一事项", "不是"]
    assert found


def test_nothing_decided_is_false(tmp_path: Path) -> None:
    assert not read_decisions(written(tmp_path, "乙市,,9,河灯登记,,灯会备案,,m7,待定,"))
    assert not Decisions()


@pytest.mark.parametrize("word", ["是", "同一", " 同一 事项", "相同。", "同一事项"])
def test_words_that_people_write(tmp_path: Path, word: str) -> None:
    found = read_decisions(written(tmp_path, f"甲市,,1,甲,,乙,,,{word},"))
    assert [one.answer for one in found.decisions] == [Answer.SAME]


def test_an_unknown_word_is_refused_with_its_row(tmp_path: Path) -> None:
    place = written(tmp_path, "甲市,,1,甲,,乙,,,是,", "甲市,,2,丙,,乙,,,大概吧,")
    with pytest.raises(ValueError, match=r"决定\.csv 第3行：看不懂决定“大概吧”") as found:
        read_decisions(place)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (",,1,甲,,乙,,,是,", "第2行：填了决定，但“地区”是空的"),
        ("甲市,,1,（）,,乙,,,是,", "第2行：填了决定，但“事项名称”是空的"),
        ("甲市,,1,甲,,,,,是,", "第2行：填了决定，但“候选事项”是空的"),
    ],
)
def test_a_decision_about_nothing_is_refused(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_decisions(written(tmp_path, line))


def test_a_row_is_not_two_matters(tmp_path: Path) -> None:
    place = written(tmp_path, "甲市,,1,甲,,乙,,,是,", "甲市,,1,甲,,丙,,,是,")
    with pytest.raises(ValueError, match="第2行和第3行矛盾"):
        read_decisions(place)


def test_a_row_is_not_a_matter_and_not_it(tmp_path: Path) -> None:
    place = written(tmp_path, "甲市,,1,甲,,乙,,,不是,", "甲市,,1,甲,,乙,,,是,")
    with pytest.raises(ValueError, match="第3行和第2行矛盾"):
        read_decisions(place)


def test_the_same_line_twice_is_no_contradiction(tmp_path: Path) -> None:
    line = "甲市,,1,甲,,乙,,,是,"
    assert len(read_decisions(written(tmp_path, line, line)).decisions) == 2


def test_twins_of_one_name_on_two_rows_may_differ(tmp_path: Path) -> None:
    place = written(tmp_path, "甲市,,1,甲,,乙,,,是,", "甲市,,2,甲,,丙,,,是,")
    assert [one.row for one in read_decisions(place).decisions] == [1, 2]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    place = written(tmp_path, "甲市,甲,乙", head="地区,事项名称,候选事项")
    with pytest.raises(ValueError, match="没有 “决定” 列"):
        read_decisions(place)


def test_a_broken_file_is_a_read_error(tmp_path: Path) -> None:
    place = tmp_path / "坏.xlsx"
    place.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReadError):
        read_decisions(place)


def test_the_sheet_is_found_among_others_and_below_a_guide(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "汇总"
    book.active.append(["地区", "事项名称", "候选事项", "决定"])
    book.active.append(["甲市", "假的", "假的", "看不懂的词"])
    sheet = book.create_sheet("待核对")
    sheet.append(["每一行问一个问题"])
    sheet.append(["地区", "行", "事项名称", "候选事项", "决 定"])
    sheet.append(["甲市", 17, "古树移栽", "古树移植审批", "同一事项"])
    place = tmp_path / "结果.xlsx"
    book.save(place)
    (found,) = read_decisions(place).decisions
    assert (found.region, found.row, found.name, found.line) == ("甲市", 17, "古树移栽", 3)
    assert found.described() == "第3行：甲市“古树移栽”与“古树移植审批”同一事项"


def test_a_matter_may_be_told_by_its_id_alone() -> None:
    assert Decision("甲市", "甲", "", Answer.SAME, target_id="m7").target_key == ("m7", "")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("古树（名木）移植", "古树(名木)移植"),
        ("Ａ１-b", "a1b"),
        ("古树\n移植", "古树 移植"),
        ("古树\u200b移植\u202e", "古树<U+200B>移植<U+202E>"),
        ("\x1b古树", "␛古树"),
        ("\u3164古树", "古树"),
    ],
)
def test_what_a_report_shows_has_the_key_of_the_cell(one: str, two: str) -> None:
    assert key_of(one) == key_of(two)


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)
