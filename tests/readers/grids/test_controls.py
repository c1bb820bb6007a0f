"""Control characters in text are taken out; binary files and other encodings stay as they are."""

from __future__ import annotations

import random

import pytest

from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids
from govlint.readers.grids.controls import without_controls

TEXT = "事项名称,设定依据\n甲\x01许\x07可,《甲\0条例》第三条\n"
CLEAN = [("事项名称", "设定依据"), ("甲许可", "《甲条例》第三条")]
LINES = "".join(f"乙许可{number},《乙条例》第二条\n" for number in range(60_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_they_are_taken_out_and_told(encoding: str) -> None:
    file = read_grids(TEXT.encode(encoding), name="a.csv")
    assert file.grids[0].frame.rows() == CLEAN
    (problem,) = file.problems
    assert problem.kind == "control_characters"
    assert "3 个" in problem.message


def test_at_the_end_of_a_large_file() -> None:
    file = read_grids((LINES + TEXT).encode(), name="a.csv")
    assert file.grids[0].frame.rows()[-1] == CLEAN[1]
    assert [problem.kind for problem in file.problems] == ["control_characters"]


def test_json_and_web_pages() -> None:
    raw = '[{"事项名称": "甲\x07许可"}]'.encode()
    assert read_grids(raw, name="a.json").grids[0].frame.rows() == [("甲许可",)]
    page = "<html><table><tr><td>甲\x07许可</td><td>乙</td></tr></table></html>".encode()
    assert read_grids(page, name="a.html").grids[0].frame.rows() == [("甲许可", "乙")]


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\x01\x01",
        "甲,乙\n丙,丁\n".encode("utf-16"),
        "甲乙丙丁戊己庚辛壬癸,子丑寅卯辰巳午未申酉戌亥\n".encode("utf-16-le"),
        bytes(range(256)) * 10,
        random.Random(1).randbytes(5000),
        "甲,乙\t丙\r\n".encode(),
    ],
)
def test_what_stays_as_it_is(raw: bytes) -> None:
    assert without_controls(raw) == (raw, 0)


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_grids(bytes(range(256)) * 10, name="a.csv")
    assert error.value.code == "unreadable"
