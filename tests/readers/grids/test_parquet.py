"""Parquet files: every value as a person sees it."""

from __future__ import annotations

import datetime
import io
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.grid import Grid
from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids


def stored(data: Any) -> bytes:
    out = io.BytesIO()
    pl.DataFrame(data).write_parquet(out)
    return out.getvalue()


def grid(data: Any) -> Grid:
    file = read_grids(stored(data), name="a.parquet")
    assert file.format == "parquet"
    (only,) = file.grids
    return only


def test_header_and_rows() -> None:
    found = grid({"事项名称": ["甲", ""], "时限": ["20", None]})
    assert found.header == (("事项名称",), ("时限",))
    assert found.frame.rows() == [("甲", "20"), (None, None)]
    assert found.number_of(0) == 1


DAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([20, None], ["20", None]),
        ([20.0, 0.5], ["20", "0.5"]),
        ([True, False, None], ["是", "否", None]),
        ([DAY, None], ["2026-03-01", None]),
        ([datetime.datetime(2026, 3, 1)], ["2026-03-01"]),
        ([datetime.datetime(2026, 3, 1, 9, 30)], ["2026-03-01 09:30:00"]),
        ([["甲", "乙"], [], None, [None], ["丙", None]], ["甲；乙", None, None, None, "丙"]),
        ([[1.0, 2.5]], ["1；2.5"]),
        ([b"abc", b"\xff"], ["616263", "ff"]),
        ([b"abc"], ["abc"]),
        ([None, None], [None, None]),
    ],
)
def test_values(values: list[Any], texts: list[str | None]) -> None:
    assert grid({"a": values}).frame["0"].to_list() == texts


def test_categories_and_structures() -> None:
    data = pl.DataFrame(
        {
            "类型": pl.Series(["许可", "处罚"], dtype=pl.Categorical),
            "时限": [{"法定": 20, "承诺": {"数": 10}}, {"法定": 5, "承诺": {"数": 1}}],
        }
    )
    found = grid(data)
    assert found.header == (("类型",), ("时限", "法定"), ("时限", "承诺", "数"))
    assert found.frame.rows() == [("许可", "20", "10"), ("处罚", "5", "1")]


def test_no_rows_is_a_grid_without_rows() -> None:
    assert grid({"a": pl.Series([], dtype=pl.String)}).frame.height == 0


def test_encrypted_files_are_told() -> None:
    with pytest.raises(ReadError) as error:
        read_grids(b"PARE" + bytes(100) + b"PARE", name="a.parquet")
    assert error.value.code == "encrypted"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_gives_a_message(data: st.DataObject) -> None:
    raw = bytearray(stored({"事项名称": ["甲", "乙"] * 20, "时限": [20, 30] * 20}))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([len(raw), len(raw) // 2, 12]))
    try:
        file = read_grids(bytes(raw[:cut]), name="a.parquet")
    except ReadError as error:
        assert error.code in ("unreadable", "limit")
    else:
        assert file.grids
