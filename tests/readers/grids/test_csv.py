"""Text files of records: encodings, delimiters, quotes, rows that do not fit."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Literal

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.model.grid import Grid, GridFile
from govlint.readers.errors import ReadError
from govlint.readers.grids import csv as module
from govlint.readers.grids import read_grids
from govlint.readers.grids.delimiters import dialect_of
from govlint.readers.grids.records import read_records

HEAD = "事项名称,实施编码,设定依据"
ROWS = "社会团体成立登记,A-1,《甲法》第一条\n养老机构备案,A-2,《乙法》第二条\n"


def read(text: str | bytes, name: str = "a.csv") -> GridFile:
    return read_grids(text.encode() if isinstance(text, str) else text, name=name)


def only(text: str | bytes, name: str = "a.csv") -> Grid:
    file = read(text, name)
    assert file.format == "csv"
    (grid,) = file.grids
    return grid


def kinds(grid: Grid) -> list[str]:
    return [problem.kind for problem in grid.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encoding_and_delimiter_are_told(encoding: str, delimiter: str) -> None:
    text = f"{HEAD}\n{ROWS}".replace(",", delimiter)
    grid = only(text.encode(encoding))
    assert grid.frame.rows() == [
        ("事项名称", "实施编码", "设定依据"),
        ("社会团体成立登记", "A-1", "《甲法》第一条"),
        ("养老机构备案", "A-2", "《乙法》第二条"),
    ]
    assert [grid.number_of(row) for row in range(3)] == [1, 2, 3]
    assert grid.header is None
    assert not grid.problems


def test_everything_stays_text_as_printed() -> None:
    grid = only("a,b,c,d\n007,1e5,NULL,2024-01-01\n 甲 ,NA,true,1.50\n")
    assert grid.frame.rows()[1:] == [
        ("007", "1e5", "NULL", "2024-01-01"),
        (" 甲 ", "NA", "true", "1.50"),
    ]


def test_a_quoted_line_break_begins_no_row_and_doubled_quotes_are_one() -> None:
    grid = only(
        '名称,依据\n甲,"第一条\r\n第二条"\r\n乙,"称""好"""\r\n'.replace("依据\n", "依据\r\n")
    )
    assert grid.frame.rows() == [
        ("名称", "依据"),
        ("甲", "第一条\n第二条"),
        ("乙", '称"好"'),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_count_as_rows(end: str) -> None:
    lines = ["甲市清单", "", "名称,编码", "a,1", "", "b,2", ""]
    grid = only(end.join(lines))
    assert grid.frame.rows() == [
        ("甲市清单", None),
        (None, None),
        ("名称", "编码"),
        ("a", "1"),
        (None, None),
        ("b", "2"),
    ]
    assert not grid.problems


def test_delimiters_inside_of_quotes_do_not_mislead() -> None:
    text = '名称;依据;时限\n"a,b,c";"x;y";1\n"d,e,f";"x;y";2\n'
    assert only(text).frame.rows()[1] == ("a,b,c", "x;y", "1")


def test_a_stated_delimiter_is_taken_and_its_line_is_no_row() -> None:
    grid = only("sep=;\n名称;编码\na;1,2,3\n")
    assert grid.frame.rows() == [("名称", "编码"), ("a", "1,2,3")]
    assert grid.number_of(0) == 1


def test_codes_protected_from_excel_are_shown_without_the_formula() -> None:
    grid = only('名称,编码\na,="0012"\nb,"=""0034"""\nc,="x"&"y"\n')
    assert grid.frame["1"].to_list() == ["编码", "0012", "0034", '="x"&"y"']


def test_ragged_rows_are_named_and_keep_their_cells() -> None:
    body = "".join(f"事项{i},c{i},x\n" for i in range(4))
    grid = only(f"甲市清单\n{HEAD}\n{body}短,c9\n{body}长,c8,x,多\n{body}注：以上为准\n")
    (problem,) = grid.problems
    assert problem.kind == "ragged"
    assert "第 7、12 行" in problem.message
    assert grid.frame.rows()[6] == ("短", "c9", None, None)
    assert grid.frame.rows()[11] == ("长", "c8", "x", "多")
    assert grid.frame.rows()[0] == ("甲市清单", None, None, None)


def test_an_unclosed_quote_loses_no_row_and_is_told() -> None:
    grid = only(f'{HEAD}\n{ROWS}丙事项,"A-3,x\n丁事项,A-4,y\n')
    assert kinds(grid) == ["truncated"]
    assert "第 4 行" in grid.problems[0].message
    assert grid.frame.rows()[3:] == [("丙事项", '"A-3', "x"), ("丁事项", "A-4", "y")]


def test_a_stray_quote_that_meets_another_one_swallows_no_rows() -> None:
    text = f'{HEAD}\n甲,"A-1,x\n乙,"A-2,y\n丙,A-3,z\n'
    grid = only(text)
    assert kinds(grid) == ["truncated", "quotes"]
    assert "第 3 行" in grid.problems[0].message
    assert "第 2 行" in grid.problems[1].message
    assert grid.frame.rows()[1:] == [
        ("甲", '"A-1', "x"),
        ("乙", '"A-2', "y"),
        ("丙", "A-3", "z"),
    ]


def test_a_stray_quote_before_sound_ones_swallows_no_rows() -> None:
    sound = '丁,"第一条,第二条\n第三条",y\n'
    grid = only(f'{HEAD}\n{ROWS}丙,"A-3,x\n{sound}{sound}')
    assert kinds(grid) == ["quotes"]
    assert "第 4 行" in grid.problems[0].message
    assert grid.frame.rows()[3:] == [
        ("丙", '"A-3', "x"),
        ("丁", "第一条,第二条\n第三条", "y"),
        ("丁", "第一条,第二条\n第三条", "y"),
    ]


def test_a_file_full_of_quotes_without_an_end_is_read_in_time() -> None:
    grid = only(f"{HEAD}\n" + 'a,"b,c\n' * 30_001)
    assert grid.frame.height == 30_002
    assert grid.problems


def test_quotes_inside_of_a_cell_are_characters() -> None:
    grid = only('名称,依据\n关于"放管服"的事项,甲\n"说明"的事项,乙\n')
    assert grid.frame["0"].to_list() == ["名称", '关于"放管服"的事项', "说明的事项"]
    assert not grid.problems


def test_a_file_that_ends_amid_a_row_is_told() -> None:
    grid = only(f"{HEAD}\n{ROWS}丙事项,A-3")
    assert kinds(grid) == ["truncated"]
    assert "第 4 行" in grid.problems[0].message
    assert not only(f"{HEAD}\n{ROWS}丙事项,A-3,x").problems


def test_invalid_bytes_are_counted() -> None:
    raw = f"{HEAD}\n".encode() + ROWS.encode() * 200 + "丙\n".encode() + b"\xff,a,b\n"
    grid = only(raw)
    assert kinds(grid) == ["encoding"]
    assert "1 处" in grid.problems[0].message


def test_gb18030_behind_a_beginning_in_ascii() -> None:
    raw = b"name,code\n" + b"x,1\n" * 20_000 + "事项名称,编码\n".encode("gb18030") * 50
    grid = only(raw)
    assert grid.frame.rows()[-1] == ("事项名称", "编码")
    assert not grid.problems


def test_long_cells_are_read() -> None:
    long = "依据" * 400_000
    grid = only(f'名称,依据\n甲,"{long}"\n乙"x,"{long}"\n')
    assert grid.frame.rows()[1] == ("甲", long)
    assert csv.field_size_limit() < 1_000_000


def test_a_list_of_one_column_is_a_list_unless_it_is_a_text_file() -> None:
    text = "事项名称\n甲事项\n乙事项\n"
    assert only(text).frame.shape == (3, 1)
    file = read(text, "a.txt")
    assert not file.grids
    assert [problem.kind for problem in file.problems] == ["no_table"]
    assert only(f"{HEAD}\n{ROWS}", "a.txt").frame.shape == (3, 3)


@pytest.mark.parametrize("raw", [b"", b" \n\r\n", b"\0\0"])
def test_nothing_is_empty(raw: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read_grids(raw, name="a.csv")
    assert error.value.code == "empty"


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(ReadError) as error:
        read(b"a" + b"," * 20_000 + b"\n")
    assert error.value.code == "limit"


def test_more_cells_than_memory_are_refused() -> None:
    with pytest.raises(ReadError) as error:
        read(b"," * 9_000 + b"\n" * 20_000)
    assert error.value.code == "limit"


CELLS = st.text(st.sampled_from('a"，,;\n\t 甲\u2028'), max_size=4) | st.sampled_from(
    ["", "20", "a\r\nb", '"', '""', ",", "\n"]
)


def seen(frame: pl.DataFrame, raw: bytes) -> pl.DataFrame:
    return module.as_seen(frame, raw, sound=True)


def written(rows: Sequence[Sequence[str]], quoting: Literal[0, 1], end: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue().encode()


@settings(max_examples=300, deadline=None)
@given(
    rows=st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6
        )
    ),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@example([["", ""]], csv.QUOTE_MINIMAL, "\n", b"")
def test_polars_and_python_read_the_same(
    rows: list[list[str]], quoting: Literal[0, 1], end: str, mark: bytes
) -> None:
    raw = mark + written(rows, quoting, end)
    dialect = dialect_of(raw.decode(), whole=True)
    slow = read_records(raw, dialect, sound=True)
    fast = module.by_polars(raw, dialect)
    if fast is not None:
        assert seen(fast.frame, raw).equals(seen(slow.frame, raw))
        assert fast.ragged == slow.ragged
        assert fast.cut == slow.cut
    if dialect.delimiter == ",":
        assert fast is not None
        cells = [tuple(cell.replace("\r\n", "\n") or None for cell in row) for row in rows]
        assert seen(fast.frame, raw).rows() == cells


@settings(max_examples=300, deadline=None)
@given(raw=st.text(st.sampled_from('a",\n\r甲'), max_size=30).map(str.encode))
def test_whatever_polars_reads_it_reads_as_python_does(raw: bytes) -> None:
    dialect = dialect_of(raw.decode(), whole=True)
    fast = module.by_polars(raw, dialect)
    if fast is not None:
        slow = read_records(raw, dialect, sound=True)
        assert seen(fast.frame, raw).equals(seen(slow.frame, raw))
        assert fast.ragged == slow.ragged


@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_no_bytes_end_in_anything_but_a_grid_or_a_message(raw: bytes) -> None:
    try:
        file = read_grids(raw, name="a.csv")
    except ReadError as error:
        assert error.message
    else:
        assert file.grids or file.problems
