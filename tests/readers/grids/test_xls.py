"""Old workbooks: the same cells as in the new ones, out of records of bytes."""

from __future__ import annotations

import datetime
import io
import struct
import tracemalloc
from dataclasses import replace

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from govlint.model.grid import Grid, Merged
from govlint.readers.errors import ReadError
from govlint.readers.grids import xls_records
from govlint.readers.grids.read import LIST_LIMITS
from govlint.readers.grids.xls import read_xls
from govlint.readers.limits import MIB
from tests.readers.grids.books import cells, kinds


def read(raw: bytes) -> tuple[Grid, ...]:
    return read_xls(raw, LIST_LIMITS)


def one(raw: bytes) -> Grid:
    (grid,) = read(raw)
    return grid


def saved(workbook: xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def styled(code: str) -> xlwt.XFStyle:
    return xlwt.easyxf(num_format_str=code)


def sample() -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("权责清单")
    sheet.write_merge(1, 1, 0, 3, "权责清单")
    for at, text in enumerate(["序号", "名称", "时限", "日期"]):
        sheet.write(2, at, text)
    for row in range(3, 7):
        sheet.write(row, 0, row - 2)
        sheet.write(row, 1, f"取水许可\n之{row}")
        sheet.write(row, 2, 20, styled('0"个工作日"'))
        sheet.write(row, 3, datetime.date(2026, 3, row), styled('yyyy"年"m"月"d"日"'))
    sheet.write_merge(3, 4, 4, 4, "甲局")
    sheet.row(5).hidden = True
    sheet.col(2).hidden = True
    workbook.add_sheet("空白")
    return saved(workbook)


SAMPLE = sample()


def test_a_list() -> None:
    grid = one(sample())
    assert (grid.sheet, grid.first_row, grid.number_of(1)) == ("权责清单", 2, 3)
    assert cells(grid)[:3] == [
        ["权责清单", None, None, None, None],
        ["序号", "名称", "时限", "日期", None],
        ["1", "取水许可\n之3", "20个工作日", "2026-03-03", "甲局"],
    ]
    assert grid.merged == (Merged(0, 0, 0, 3), Merged(2, 4, 3, 4))
    assert grid.hidden_rows == {4}
    assert grid.hidden_columns == {2}
    assert grid.problems == ()


def test_numbers() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    values = [20, 20.0, 0.1 + 0.2, -3, 1e9 + 0.5, 12.34, -0.07, 536870912, True, "0012", 1e20]
    for row, value in enumerate(values):
        sheet.write(row, 0, value)
    sheet.write(20, 0, 0.256, styled("0.0%"))
    sheet.write(21, 0, 12, styled("0000"))
    grid = one(saved(workbook))
    shown = ["20", "20", "0.3", "-3", "1000000000.5", "12.34", "-0.07", "536870912", "TRUE"]
    assert [row[0] for row in cells(grid)][:11] == [*shown, "0012", "100000000000000000000"]
    assert [row[0] for row in cells(grid)][20:] == ["25.6%", "0012"]
    assert kinds(grid) == ["precision"]


def test_long_texts_go_over_the_ends_of_records() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    texts = [
        ("行政许可" * 1500)[: 5000 + at] if at % 2 else "abc" * 2000 + str(at) for at in range(9)
    ]
    for row, text in enumerate(texts):
        sheet.write(row, 0, text)
    sheet.write_rich_text(9, 0, [("行政", xlwt.easyfont("bold on")), "许可"])
    assert [row[0] for row in cells(one(saved(workbook)))] == [*texts, "行政许可"]


def test_formulas_that_nobody_calculated_are_empty() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    sheet.write(0, 0, "甲")
    sheet.write(1, 0, xlwt.Formula("1+1"))
    grid = one(saved(workbook))
    assert cells(grid) == [["甲"]]
    assert kinds(grid) == []


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def cell(kind: int, row: int, rest: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", row, 0, 0) + rest)


def bare(*records: bytes, version: int = 0x0600, shared: bytes = b"", state: int = 0) -> bytes:
    """Return a workbook outside of any container, of one sheet."""
    name = "表".encode("gb18030") if version < 0x0600 else b"\x01" + "表".encode("utf-16-le")
    count = bytes([2 if version < 0x0600 else 1])
    start = record(0x0809, struct.pack("<HHHH", version, 5, 0, 0) + b"\0" * 8) + shared
    length = len(start) + 4 + 6 + 1 + len(name) + 4
    listed = record(0x0085, struct.pack("<IBB", length, state, 0) + count + name)
    sheet = record(0x0809, struct.pack("<HHHH", version, 16, 0, 0) + b"\0" * 8)
    return start + listed + record(0x000A, b"") + sheet + b"".join(records) + record(0x000A, b"")


def test_results_of_formulas() -> None:
    text = "甲乙".encode("utf-16-le")
    end = b"\0" * 8
    grid = one(
        bare(
            cell(0x0006, 0, struct.pack("<d", 2.5) + end),
            cell(0x0006, 1, b"\0\0\0\0\0\0\xff\xff" + end),
            record(0x0207, struct.pack("<HB", 2, 1) + text),
            cell(0x0006, 2, b"\1\0\1\0\0\0\xff\xff" + end),
            cell(0x0006, 3, b"\2\0\x2a\0\0\0\xff\xff" + end),
            cell(0x0006, 4, b"\3\0\0\0\0\0\xff\xff" + end),
            cell(0x0205, 5, b"\0\0"),
            cell(0x0205, 6, b"\x2a\1"),
            cell(0x0203, 7, struct.pack("<d", 7)),
        )
    )
    assert [row[0] for row in cells(grid)] == [
        "2.5", "甲乙", "TRUE", None, None, "FALSE", None, "7",
    ]  # fmt: skip
    assert kinds(grid) == ["error_value"]
    assert "A4、A7" in grid.problems[0].message


def test_numbers_of_thirty_bits() -> None:
    values = [(20 << 2) | 2, (-5 << 2 & 0xFFFFFFFF) | 2, (1234 << 2) | 3]
    packed = b"".join(struct.pack("<HI", 0, value) for value in values)
    half = struct.unpack("<I", struct.pack("<d", 0.5)[4:])[0] & 0xFFFFFFFC
    grid = one(
        bare(
            record(0x00BD, struct.pack("<HH", 0, 0) + packed + struct.pack("<H", 2)),
            cell(0x027E, 1, struct.pack("<I", half)),
        )
    )
    assert cells(grid) == [["20", "-5", "12.34"], ["0.5", None, None]]


def test_excel_5() -> None:
    text = "行政许可".encode("gb18030")
    date = b"yyyy-m-d"
    shared = record(0x0042, struct.pack("<H", 936))
    shared += record(0x041E, struct.pack("<HB", 170, len(date)) + date)
    shared += record(0x00E0, struct.pack("<HH12x", 0, 170))
    grid = one(
        bare(
            cell(0x0204, 0, struct.pack("<H", len(text)) + text),
            cell(0x0203, 1, struct.pack("<d", 46082)),
            version=0x0500,
            shared=shared,
        )
    )
    assert (grid.sheet, cells(grid)) == ("表", [["行政许可"], ["2026-03-01"]])


def test_days_from_1904() -> None:
    shared = record(0x0022, b"\1\0") + record(0x00E0, struct.pack("<HH16x", 0, 14))
    grid = one(bare(cell(0x0203, 0, struct.pack("<d", 44620)), shared=shared))
    assert cells(grid) == [["2026-03-01"]]


@pytest.mark.parametrize("state", [1, 2])
def test_hidden_sheets_are_read_and_told(state: int) -> None:
    grid = one(bare(cell(0x0203, 0, struct.pack("<d", 1)), state=state))
    assert cells(grid) == [["1"]]
    assert kinds(grid) == ["hidden_sheet"]


def test_charts_inside_of_a_sheet_are_passed_over() -> None:
    inner = record(0x0809, struct.pack("<HHHH", 0x0600, 32, 0, 0))
    inner += cell(0x0203, 5, struct.pack("<d", 99)) + record(0x000A, b"")
    grid = one(bare(inner, cell(0x0203, 0, struct.pack("<d", 1))))
    assert cells(grid) == [["1"]]


def test_records_of_older_versions_are_passed_over() -> None:
    old = record(0x0003, struct.pack("<HHHd", 3, 0, 0, 9))
    assert cells(one(bare(old, cell(0x0203, 0, struct.pack("<d", 1))))) == [["1"]]


LINK = b"\xd0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\0\xaa\0\x4b\xa9\x0b\2\0\0\0\0\0\0\0"


def test_a_link_over_all_cells_costs_nothing() -> None:
    everywhere = record(0x01B8, struct.pack("<HHHH", 0, 65535, 0, 255) + LINK)
    raw = bare(everywhere, cell(0x0203, 0, struct.pack("<d", 1)))
    tracemalloc.start()
    grid = one(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert cells(grid) == [["1"]]
    assert peak < 16 * MIB


def test_no_part_of_a_record_passes_for_a_sheet() -> None:
    """A sheet that begins inside of a record is read by its own records alone."""
    inner = record(0x0809, struct.pack("<HHHH", 0x0600, 16, 0, 0) + b"\0" * 8)
    inner += record(0x01B8, struct.pack("<HHHH", 0, 65535, 0, 255) + LINK)
    inner += cell(0x0203, 0, struct.pack("<d", 2)) + record(0x000A, b"")
    raw = bytearray(bare(record(0x00EB, inner)))
    at = raw.index(struct.pack("<HH", 0x0085, 10)) + 4
    raw[at : at + 4] = struct.pack("<I", raw.index(inner))
    tracemalloc.start()
    grid = one(bytes(raw))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert cells(grid) == [["2"]]
    assert peak < 16 * MIB


def test_sheets_that_share_their_cells_are_held_against_the_limit() -> None:
    raw = bare(cell(0x0203, 0, struct.pack("<d", 1)), cell(0x0203, 1, struct.pack("<d", 1)))
    with pytest.raises(ReadError) as caught:
        read_xls(raw, replace(LIST_LIMITS, max_runs=1))
    assert caught.value.code == "limit"
    with pytest.raises(ReadError) as caught:
        read_xls(raw, replace(LIST_LIMITS, max_bytes=10))
    assert caught.value.code == "limit"


def test_records_too_large_for_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_records, "_MAX_KEPT", 1000)
    picture = record(0x00EB, b"x" * 5000)
    assert cells(one(bare(picture, cell(0x0203, 0, struct.pack("<d", 1))))) == [["1"]]
    with pytest.raises(ReadError) as caught:
        read(bare(cell(0x0203, 0, struct.pack("<d", 1)) * 60))
    assert caught.value.code == "limit"


def test_more_styles_than_cells_can_name() -> None:
    raw = bare(shared=record(0x00E0, struct.pack("<HH16x", 0, 14)) * 70_000)
    with pytest.raises(ReadError) as caught:
        read(raw)
    assert caught.value.code == "limit"


def test_formats_longer_than_any_are_left_out() -> None:
    long = record(0x041E, struct.pack("<HHB", 170, 30_000, 0) + b"[" * 30_000)
    shared = long + record(0x00E0, struct.pack("<HH16x", 0, 170))
    assert cells(one(bare(cell(0x0203, 0, struct.pack("<d", 1)), shared=shared))) == [["1"]]


def test_bytes_behind_the_end_of_a_sheet_do_no_harm() -> None:
    raw = bare(cell(0x0203, 0, struct.pack("<d", 1))) + b"\xff" * 99
    assert cells(one(raw)) == [["1"]]


@pytest.mark.parametrize("at", [44, 64])
def test_counts_of_sectors_beyond_the_file(at: int) -> None:
    raw = SAMPLE[:at] + b"\xff\xff\xff\x7f" + SAMPLE[at + 4 :]
    with pytest.raises(ReadError) as caught:
        read(raw)
    assert caught.value.code == "truncated"


def test_a_directory_that_names_its_entries_twice() -> None:
    """Each entry has the next one on both sides: walked blindly, that is 2 to the power of 30."""
    raw = bytearray(SAMPLE)
    first = (struct.unpack_from("<I", raw, 48)[0] + 1) * 512
    raw[first + 68 : first + 80] = struct.pack("<iii", -1, -1, 1)
    for number in range(1, len(raw[first:]) // 128 - 1):
        at = first + 128 * number
        raw[at + 66] = 2
        raw[at + 68 : at + 76] = struct.pack("<ii", number + 1, number + 1)
    try:
        grids = read(bytes(raw))
    except ReadError as error:
        assert error.message
    else:
        assert grids


def test_a_book_without_any_cell() -> None:
    workbook = xlwt.Workbook()
    workbook.add_sheet("a")
    assert kinds(one(saved(workbook))) == ["empty"]


def test_another_reader_sees_the_same() -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("a")
    for row in range(3000):
        for at in range(8):
            sheet.write(row, at, f"事项{row * at}" if at % 2 else row * at)
    raw = saved(workbook)
    other = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()
    seen = [[f"{v:.0f}" if isinstance(v, int | float) else str(v) for v in row] for row in other]
    assert cells(one(raw)) == seen


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"name,code\n", "mislabelled"),
        (SAMPLE[:300], "truncated"),
        (SAMPLE[: len(SAMPLE) // 2], "truncated"),
        (SAMPLE.replace("Workbook".encode("utf-16-le"), b"W\0" * 8), "unsupported"),
        (SAMPLE[:512] + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (bare(shared=record(0x002F, b"\0" * 6)), "encrypted"),
        (b"\x09\x04\x06\x00" + b"\0" * 20, "unsupported"),
        (bare(cell(0x0203, 0, b"\0")), "unreadable"),
        (bare()[:-4], "truncated"),
        (bare(shared=record(0x00FC, struct.pack("<II", 2, 2) + b"\2\0\0a")), "unreadable"),
        (bare(shared=record(0x00FC, struct.pack("<II", 1, 1) + b"\1\0\1\0\xd8")), "unreadable"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read(raw: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(raw)
    assert caught.value.code == code


def test_word_files_are_no_workbooks() -> None:
    name, other = "Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
    at = SAMPLE.index(name)
    raw = bytearray(SAMPLE)
    raw[at : at + len(other)] = other
    raw[at + 64] = len(other) + 2
    with pytest.raises(ReadError) as caught:
        read(bytes(raw))
    assert caught.value.code == "mislabelled"


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damage_gives_an_error_and_nothing_else(data: st.DataObject) -> None:
    raw = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 5))):
        # Most of the structure stands at the beginning and in the records with text.
        at = data.draw(st.one_of(st.integers(0, 2000), st.integers(0, len(raw) - 1)))
        piece = data.draw(st.binary(max_size=4))
        raw[at : at + len(piece)] = piece
    if data.draw(st.booleans()):
        del raw[data.draw(st.integers(0, len(raw) - 1)) :]
    try:
        grids = read(bytes(raw))
    except ReadError as error:
        assert error.message
    else:
        assert grids


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damaged_records_give_an_error_and_nothing_else(data: st.DataObject) -> None:
    kinds_of_records = [0x0203, 0x027E, 0x00BD, 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0006, 0x0207]
    kinds_of_records += [0x0208, 0x007D, 0x00E5, 0x0042, 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC]
    one_record = st.builds(record, st.sampled_from(kinds_of_records), st.binary(max_size=40))
    shared = b"".join(data.draw(st.lists(one_record, max_size=3)))
    version = data.draw(st.sampled_from([0x0500, 0x0600]))
    raw = bare(*data.draw(st.lists(one_record, max_size=3)), version=version, shared=shared)
    try:
        grids = read(raw)
    except ReadError as error:
        assert error.message
    else:
        assert grids
