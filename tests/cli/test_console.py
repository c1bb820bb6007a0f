from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from govlint.cli import console
from govlint.engine.options import UsageError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("mode", "environment", "stream", "wanted"),
    [
        ("auto", {"TERM": "xterm"}, Terminal(), True),
        ("auto", {"TERM": "xterm", "NO_COLOR": "1"}, Terminal(), False),
        ("auto", {"TERM": "xterm", "NO_COLOR": ""}, Terminal(), True),
        ("auto", {"TERM": "dumb"}, Terminal(), False),
        ("auto", {"TERM": "xterm"}, io.StringIO(), False),
        ("auto", {"TERM": "xterm"}, None, False),
        ("always", {"NO_COLOR": "1"}, io.StringIO(), True),
        ("never", {}, Terminal(), False),
    ],
)
def test_use_color(
    mode: str, environment: dict[str, str], stream: io.StringIO | None, wanted: bool
) -> None:
    assert console.use_color(mode, environment, stream) is wanted


def test_files_are_written_whole_and_leave_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "报告.txt"
    place.write_text("旧")
    console.write_file(place, "𠮷祥镇\n")
    assert place.read_bytes() == "𠮷祥镇\n".encode()
    assert list(tmp_path.iterdir()) == [place]


def test_written_files_have_ordinary_permissions(tmp_path: Path) -> None:
    ordinary = tmp_path / "a"
    ordinary.write_text("")
    console.write_file(tmp_path / "b", "")
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    console.write_file(tmp_path / "link", "甲")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "甲"


def test_devices_are_written_to_and_not_replaced() -> None:
    console.write_file(Path(os.devnull), "甲")
    assert not Path(os.devnull).is_file()


def test_an_impossible_output_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="写不了"):
        console.write_file(tmp_path / "没有" / "报告.txt", "甲")
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "文稿.txt"
    source.write_text("甲")
    link = tmp_path / "同一个.txt"
    link.hardlink_to(source)
    with pytest.raises(UsageError, match="不会覆盖"):
        console.refuse_input(link, ["没有.txt", "-", "\0", str(source)])
    console.refuse_input(tmp_path / "新.txt", [str(source)])


def test_progress_is_for_many_files_on_a_terminal() -> None:
    assert console.progress(io.StringIO()) is None
    assert console.progress(None) is None
    terminal = Terminal()
    show = console.progress(terminal, fewest=3)
    assert show is not None
    show(1, 2)
    assert terminal.getvalue() == ""
    show(1, 4)
    assert terminal.getvalue().endswith("1/4")
    show(4, 4)
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_say_makes_hostile_names_visible(capsys: pytest.CaptureFixture[str]) -> None:
    console.say("读不了 \x1b[2J\udcff")
    assert capsys.readouterr().err == "govlint：读不了 ␛[2J\\xff\n"


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("gbk", "〔2020〕".encode("gbk") + b"\\U00020bb7\n"),
        ("ascii", "〔2020〕𠮷\n".encode()),
        ("utf-8", "〔2020〕𠮷\n".encode()),
    ],
)
def test_stdout_of_any_encoding_takes_any_text(
    monkeypatch: pytest.MonkeyPatch, encoding: str, written: bytes
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    console.prepare_stdout()
    console.write_stdout("〔2020〕𠮷\n")
    assert raw.getvalue() == written


def test_json_is_utf8_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
    console.write_stdout("𠮷", utf8=True)
    assert raw.getvalue() == "𠮷".encode()


def test_text_width() -> None:
    assert console.text_width(None) == console.PLAIN_WIDTH
    assert console.text_width(io.StringIO()) == console.PLAIN_WIDTH
