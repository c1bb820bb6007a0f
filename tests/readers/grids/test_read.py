"""Which reader a file goes to, and what no reader takes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import xlwt

from govlint.readers.errors import ReadError
from govlint.readers.grids import read, read_grids
from govlint.readers.limits import DEFAULT_LIMITS
from tests.readers.grids.books import book, sheet_xml

CSV = "名称,编码\n甲,1\n".encode()


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def error_of(raw: bytes, name: str = "") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_grids(raw, name=name)
    assert "\n" not in caught.value.message
    return caught.value


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "甲市.csv"
    path.write_bytes(CSV)
    for source in (path, str(path)):
        file = read_grids(source)
        assert (file.path, file.format) == (str(path), "csv")
        assert file.sha256 == hashlib.sha256(CSV).hexdigest()
        assert not file.problems


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (CSV, "csv"),
        (b'[{"a": 1}]', "json"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "html"),
    ],
)
def test_content_decides_and_the_name_is_told(raw: bytes, kind: str) -> None:
    for suffix in (".xlsx", ".xls", ".docx", ".pdf"):
        file = read_grids(raw, name="a" + suffix)
        assert file.format == kind
        (problem,) = file.problems
        assert problem.kind == "mislabelled"
        assert suffix in problem.message
    assert not read_grids(raw, name=f"a.{kind}").problems
    assert not read_grids(raw).problems


def test_tables_of_wps_come_in_either_form() -> None:
    workbook = xlwt.Workbook()
    workbook.add_sheet("a").write(0, 0, "甲")
    stream = io.BytesIO()
    workbook.save(stream)
    for raw, kind in ((stream.getvalue(), "xls"), (book(sheet_xml("")), "xlsx")):
        file = read_grids(raw, name="a.et")
        assert (file.format, file.problems) == (kind, ())
    assert [problem.kind for problem in read_grids(CSV, name="a.et").problems] == ["mislabelled"]


def test_a_csv_that_begins_with_a_bracket_is_no_json() -> None:
    assert read_grids("[编码],名称\n1,甲\n".encode(), name="a.csv").format == "csv"


@pytest.mark.parametrize(
    ("raw", "code", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "unsupported", "图片"),
        (zipped(a="x"), "unsupported", "解压"),
        (zipped(ppt__a="x"), "unsupported", "xlsx"),
        (zipped(**{"OFD.xml": "x"}), "unsupported", "PDF"),
        (zipped(**{"content.xml": "x"}).replace(b"x", b"x")[:40], "truncated", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", "xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "encrypted",
            "密码",
        ),
        (
            b'<?xml version="1.0"?><Workbook xmlns='
            b'"urn:schemas-microsoft-com:office:spreadsheet"/>',
            "unsupported",
            "xlsx",
        ),
        (bytes(range(256)) * 4, "unreadable", "二进制"),
    ],
)
def test_what_is_no_list_is_told(raw: bytes, code: str, word: str) -> None:
    error = error_of(raw)
    assert error.code == code
    assert word in error.message


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.csv", "missing"), (tmp_path, "unreadable")):
        with pytest.raises(ReadError) as caught:
            read_grids(path)
        assert caught.value.code == code


def test_limits_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV)
    small = replace(DEFAULT_LIMITS, max_bytes=5)
    for source in (CSV, path):
        with pytest.raises(ReadError) as caught:
            read_grids(source, limits=small)
        assert caught.value.code == "limit"


def test_large_files_are_read_where_they_are_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LIST_LIMITS", replace(read.LIST_LIMITS, max_bytes=10))
    path = tmp_path / "a"
    path.write_bytes(CSV)
    assert read_grids(path).format == "csv"
    path.write_bytes(zipped(xl__a="x"))
    with pytest.raises(ReadError) as caught:
        read_grids(path)
    assert caught.value.code == "limit"
    monkeypatch.setattr(read, "MOST_BYTES", 10)
    path.write_bytes(CSV)
    with pytest.raises(ReadError) as caught:
        read_grids(path)
    assert caught.value.code == "limit"
