from pathlib import Path

import pytest

from govlint.text.tables_build import TableError, build, parse_toml, parse_tsv


def test_tables_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_bytes("# 说明\n\nwrong\tright\n帐号\t账号\n  \n甲\t\n".encode())
    (tmp_path / "limits.toml").write_bytes('[a]\nb = 1\nc = ["二"]\n'.encode())
    (tmp_path / "notes.txt").write_bytes(b"not a table")
    (tmp_path / ".hidden.tsv").write_bytes(b"")
    assert build(tmp_path) == {
        "words": {"header": ["wrong", "right"], "rows": [["帐号", "账号"], ["甲", ""]]},
        "limits": {"a": {"b": 1, "c": ["二"]}},
    }


def test_no_folder_no_tables(tmp_path: Path) -> None:
    assert build(tmp_path / "none") == {}


def test_the_tables_of_the_project_are_readable() -> None:
    assert "traditional" in build()


def test_windows_line_ends_and_a_mark(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes("\ufeffa\tb\r\n1\t2\r\n".encode())
    assert build(tmp_path)["t"] == {"header": ["a", "b"], "rows": [["1", "2"]]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "t.tsv:1"),
        ("# only\n", "t.tsv:1"),
        ("a\tb\n1\n", "t.tsv:2"),
        ("# c\na\tb\n1\t2\n1\t2\t3\n", "t.tsv:4"),
        ("a\ta\n", "t.tsv:1"),
        ("\n\ta\n", "t.tsv:2"),
    ],
)
def test_malformed_tables_name_file_and_line(text: str, place: str) -> None:
    with pytest.raises(TableError, match=f"^{place}: "):
        parse_tsv("t.tsv", text)


def test_malformed_toml_names_file_and_line() -> None:
    with pytest.raises(TableError, match=r"^t\.toml: .*line 2"):
        parse_toml("t.toml", "a = 1\nb = \n")


def test_dates_are_written_as_strings() -> None:
    with pytest.raises(TableError, match=r"^t\.toml: from\.0"):
        parse_toml("t.toml", "[from]\n0 = 2012-07-01\n")
    with pytest.raises(TableError, match=r"^t\.toml: valid"):
        parse_toml("t.toml", "valid = 2012-07-01\n")


def test_bytes_that_are_not_utf_8_name_the_line(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes(b"a\tb\n1\t2\n\xff\t3\n")
    with pytest.raises(TableError, match=r"^t\.tsv:3: "):
        build(tmp_path)


def test_two_files_of_one_stem(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes(b"a\n1\n")
    (tmp_path / "t.toml").write_bytes(b"a = 1\n")
    with pytest.raises(TableError, match=r"^t\.tsv: "):
        build(tmp_path)
