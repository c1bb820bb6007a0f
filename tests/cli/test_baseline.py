from pathlib import Path

import pytest

from govlint.cli.main import main
from tests.samples import NOTICE

BAD = NOTICE.replace("〔2026〕", "[2026]")


def test_accept_and_fail_on_new_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BAD, encoding="utf-8")
    assert main(["check", "a.txt"]) == 1
    assert main(["baseline", "a.txt"]) == 0
    assert "1 处问题已记入 govlint-baseline.json" in capsys.readouterr().out
    assert main(["check", "a.txt", "--baseline", "govlint-baseline.json"]) == 0
    assert "1 处问题基线里已有" in capsys.readouterr().out
    Path("a.txt").write_text(BAD.replace("2026年5月", "2026年05月"), encoding="utf-8")
    assert main(["check", "a.txt", "--baseline", "govlint-baseline.json"]) == 1
    assert main(["baseline", "a.txt"]) == 0  # written anew
    Path("a.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["check", "a.txt", "--baseline", "govlint-baseline.json"]) == 0
    assert "2 处已不再出现" in capsys.readouterr().out


def test_what_is_no_baseline_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(BAD, encoding="utf-8")
    Path("b.json").write_text("{}", encoding="utf-8")
    assert main(["baseline", "a.txt", "-o", "b.json"]) == 2
    assert main(["baseline", "a.txt", "-o", "a.txt"]) == 2
    assert Path("b.json").read_text(encoding="utf-8") == "{}"
    assert Path("a.txt").read_text(encoding="utf-8") == BAD
    assert main(["baseline", "none.txt", "a.txt"]) == 3
    assert "none.txt" in capsys.readouterr().err
    Path("empty").mkdir()
    assert main(["baseline", "empty", "-o", "c.json"]) == 2
    assert not Path("c.json").exists()
