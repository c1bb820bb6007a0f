from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from govlint.cli.formats import FORMATS
from govlint.cli.main import main
from govlint.model.finding import Report
from tests.samples import NOTICE, docx
from tests.scripts import ROOT

WRONG = NOTICE.replace("〔2026〕", "[2026]")
Environment = Mapping[str, str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(NOTICE, encoding="utf-8")
    Path("wrong.txt").write_text(WRONG, encoding="utf-8")
    Path("broken.docx").write_bytes(docx(NOTICE)[:-100])
    Path("empty").mkdir()
    return tmp_path


def govlint(*arguments: str, stdin: bytes = b"", environment: Environment | None = None) -> Any:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "govlint", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **(environment or {})},
        check=False,
    )


def in_form(form: str) -> list[str]:
    """Return the arguments for a format; one that compares needs something to compare with."""
    return ["--format", form, *(["--against", "good.txt"] if FORMATS[form].compares else [])]


def codes(text: str) -> list[str]:
    return [finding["code"] for file in json.loads(text)["files"] for finding in file["findings"]]


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["good.txt"], 0),
        (["good.txt", "wrong.txt"], 1),
        (["wrong.txt", "broken.docx"], 3),
        (["good.txt", "no-such.txt"], 3),
        (["empty"], 2),
        (["."], 3),
    ],
)
def test_exit_codes_are_the_same_for_every_format(
    paths: list[str], code: int, form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *paths, *in_form(form)]) == code
    assert bool(capsys.readouterr().err) is (code == 2)


def test_the_rest_is_still_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "no-such.txt", "wrong.txt", "broken.docx"])
    shown = capsys.readouterr().out
    assert "no-such.txt  读不了：" in shown
    assert "broken.docx  读不了：" in shown
    assert "错误 F725-3" in shown


def test_nothing_found_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty", "a.xls").write_bytes(b"\xd0\xcf")
    assert main(["check", "empty"]) == 2
    assert "没有找到可以检查的文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], ["F725-3"]),
        (["--select", "F73"], []),
        (["--select", "F725-3"], ["F725-3"]),
        (["--ignore", "F725"], []),
        (["--clause", "7.3.2"], []),
        (["--clause", "7.2.5"], ["F725-3"]),
        (["--date", "2010-05-01"], []),
    ],
)
def test_rules_are_chosen(
    arguments: list[str], wanted: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "wrong.txt", "--format", "json", *arguments])
    assert codes(capsys.readouterr().out) == wanted


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "F7253"], "是不是“F725-3”？"),
        (["--rules", "no-such"], "no-such"),
        (["--facts", "no-such.toml"], "no-such.toml"),
        (["-o", "no-such/report.txt"], "写不了"),
        (["-o", "wrong.txt"], "不会覆盖"),
    ],
)
def test_usage_errors_are_one_line(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "wrong.txt", *arguments]) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert Path("wrong.txt").read_text(encoding="utf-8") == WRONG


def test_a_file_in_a_checked_folder_is_not_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", "-o", "good.txt"]) == 2
    assert Path("good.txt").read_text(encoding="utf-8") == NOTICE
    assert "不会覆盖" in capsys.readouterr().err


@pytest.mark.parametrize("form", list(FORMATS))
def test_output_goes_to_a_file(form: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "wrong.txt", *in_form(form)]) == 1
    shown = capsys.readouterr().out
    assert main(["check", "wrong.txt", *in_form(form), "-o", "report.out"]) == 1
    assert capsys.readouterr().out == ""
    assert Path("report.out").read_text(encoding="utf-8") == shown


def test_fail_on(folder: Path) -> None:
    Path("cited.txt").write_text(
        NOTICE.replace("经市人民政府同意", "按照《办法》（甲政办发[2012]3号）要求"),
        encoding="utf-8",
    )
    assert main(["check", "cited.txt", "--fail-on", "error"]) == 0
    assert main(["check", "cited.txt", "--fail-on", "info"]) == 1


def test_the_command_line_wins_over_the_settings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("govlint.toml").write_text('select = ["F73"]\nignore = ["F732"]\n', encoding="utf-8")
    arguments = ["check", "wrong.txt", "--format", "json"]
    assert main(arguments) == 0
    capsys.readouterr()
    assert main([*arguments, "--select", "F725"]) == 1
    assert codes(capsys.readouterr().out) == ["F725-3"]


def test_wrong_settings_name_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("govlint.toml").write_text('\nselct = ["F73"]\n', encoding="utf-8")
    assert main(["check", "wrong.txt"]) == 2
    shown = capsys.readouterr().err
    assert "govlint.toml:2: " in shown
    assert "select" in shown


def test_given_facts_are_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("facts.toml").write_text('stage = "draft"\n', encoding="utf-8")
    main(["check", "good.txt", "--facts", "facts.toml", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["files"][0]["stage"] == "draft"


def test_timings_are_shown_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "good.txt", "--timings"])
    assert "各条规则用时" in capsys.readouterr().out
    main(["check", "good.txt", "--timings", "--format", "json"])
    assert "F725-3" in json.loads(capsys.readouterr().out)["files"][0]["metrics"]["timings"]
    main(["check", "good.txt", "--format", "json"])
    assert "timings" not in json.loads(capsys.readouterr().out)["files"][0]["metrics"]


@pytest.mark.parametrize("form", sorted(name for name in FORMATS if not FORMATS[name].compares))
def test_measures_are_worked_out_only_where_they_are_printed(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def measured(official: object) -> dict[str, object]:
        asked.append(official)
        return {"characters": 7}

    monkeypatch.setattr("govlint.engine.run.measured", measured)
    main(["check", "good.txt", "--format", form])
    assert len(asked) == (1 if form in ("json", "jsonl") else 0)
    assert ('"characters": 7' in capsys.readouterr().out) is bool(asked)


def test_jobs_change_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", ".", "--format", "json"])
    alone = capsys.readouterr().out
    main(["check", ".", "--format", "json", "--jobs", "2"])
    assert capsys.readouterr().out == alone


def test_the_same_run_gives_the_same_bytes(folder: Path) -> None:
    runs = [
        govlint("check", ".", "--format", "json", environment={"PYTHONHASHSEED": seed}).stdout
        for seed in "12"
    ]
    assert runs[0] == runs[1]


def test_standard_input(folder: Path) -> None:
    done = govlint(
        "check", "-", "--stdin-filename", "a.txt", "--format", "json", stdin=WRONG.encode()
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["files"][0]["path"] == "a.txt"
    text = ("--select", "F725,F732,F7354")
    assert govlint("check", "-", *text, stdin=docx(NOTICE)).returncode == 0


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_reader_that_goes_away_is_no_error(form: str, folder: Path) -> None:
    for number in range(300):
        Path(f"copy{number}.txt").write_text(WRONG, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "govlint", "check", "wrong.txt", ".", *in_form(form)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_ctrl_c_ends_with_130(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "govlint", "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        message = process.stderr.read().decode()
        assert process.wait() == 130
        assert message == "govlint：已中断\n"


def wait_until_reading(pid: int) -> None:
    """Wait until the process sleeps, which is when it waits for standard input."""
    status = Path(f"/proc/{pid}/wchan")
    for _ in range(500):
        if status.exists() and "pipe" in status.read_text():
            return
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "utf-8"),
        ({"PYTHONIOENCODING": "utf-8"}, "utf-8"),
    ],
)
def test_any_encoding_of_the_terminal(
    environment: dict[str, str], encoding: str, folder: Path
) -> None:
    Path("wrong.txt").write_text(WRONG.replace("示例市", "𠮷祥市"), encoding="utf-8")
    text = govlint("check", "wrong.txt", environment=environment)
    assert text.returncode == 1, text.stderr
    assert "错误 F725-3" in text.stdout.decode(encoding)
    shown = govlint("check", "wrong.txt", "--format", "json", environment=environment)
    assert "𠮷祥市" in shown.stdout.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes only there")
def test_hostile_file_names(folder: Path) -> None:
    names = [b"\xff\xfe.txt", b"\x1b[2J.txt", "a\u202etxt.docx.txt".encode(), b"a\nb.txt"]
    for name in names:
        Path(os.fsdecode(name)).write_text(WRONG, encoding="utf-8")
    done = govlint("check", ".", "--quiet")
    shown = done.stdout.decode()
    assert not set(shown) & set("\x1b\u202e")
    assert "\\xff\\xfe.txt" in shown
    assert "a␊b.txt" in shown
    paths = {
        file["path"]
        for file in json.loads(govlint("check", ".", "--format", "json").stdout)["files"]
    }
    assert "./\\xff\\xfe.txt" in paths or "\\xff\\xfe.txt" in paths


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_on_a_terminal_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", "wrong.txt"])
    assert "\x1b" not in capsys.readouterr().out
    main(["check", "wrong.txt", "--color", "always"])
    assert "\x1b[31;1m错误\x1b[0m" in capsys.readouterr().out
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    main(["check", "wrong.txt"])
    assert "\x1b[31;1m错误\x1b[0m" in terminal.getvalue()


def test_quiet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "good.txt", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "wrong.txt", "--quiet"]) == 1
    assert "共" not in capsys.readouterr().out


def test_the_exit_code_is_decided_before_the_report_is_formatted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govlint.reporters import text

    def nothing(report: Report, **keywords: object) -> str:
        return ""

    monkeypatch.setattr(text, "render", nothing)
    assert main(["check", "wrong.txt"]) == 1
