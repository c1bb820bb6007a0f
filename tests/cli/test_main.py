from __future__ import annotations

from argparse import Namespace

import pytest

from govlint import __version__
from govlint.cli import check, main
from govlint.engine.options import UsageError
from govlint.rules.errors import RuleFileError


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(arguments: Namespace) -> int:
        raise error

    monkeypatch.setattr(check, "run", run)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("没有这条规则"), 2, "govlint：没有这条规则\n"),
        (RuleFileError("规则.md", 3, "没有名称"), 2, "govlint：规则.md:3: 没有名称\n"),
        (KeyboardInterrupt(), 130, "govlint：已中断\n"),
        (ZeroDivisionError("x"), 2, "内部错误：ZeroDivisionError: x"),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    error: BaseException,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("GOVLINT_DEBUG", raising=False)
    failing(error, monkeypatch)
    assert main.main(["check", "x"]) == code
    shown = capsys.readouterr().err
    assert message in shown
    assert shown.count("\n") == 1


def test_a_defect_shows_all_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLINT_DEBUG", "1")
    failing(ZeroDivisionError("x"), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        main.main(["check", "x"])


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"govlint {__version__}\n"
