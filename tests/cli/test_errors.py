from __future__ import annotations

import pytest

from govlint.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek", "x"], "没有这个命令：chek，是不是“check”？"),
        (["check", "x", "--formt", "json"], "不认识 --formt json，是不是“--format”？"),
        (["check", "x", "--format", "yaml"], "--format：没有“yaml”，可以是 text、json、jsonl"),
        (["check"], "缺少 PATH"),
        (["explain"], "缺少 CODE"),
        (["check", "x", "--date"], "--date 后面缺一个值"),
        (["check", "x", "--date", "2020-13-01"], "“2020-13-01”不是日期，应写成 2020-05-07"),
        (["check", "x", "--jobs", "-1"], "“-1”不是个数"),
        (["check", "x", "--jobs", "两"], "“两”不是个数"),
        (["check", "x", "--quiet=3"], "不带值"),
        (["check", "x", "--layout", "leter"], "可以是 standard、letter、order、minutes、web"),
        (["check", "x", "--fail-on", "review"], "可以是 error、warning、info"),
        (["show", "task", "y"], "可以是 model、elements、tasks"),
        (["check", "x", "--form", "json"], "不认识 --form"),
        (["check", "x", "--\x1b[2J"], "␛[2J"),
    ],
)
def test_one_clear_line_and_exit_code_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert message in shown.err


def test_no_command_shows_the_help_and_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "命令" in capsys.readouterr().err
