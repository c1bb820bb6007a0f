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


def test_the_configuration_says_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    Path("drafts/a.txt").write_text(BAD, encoding="utf-8")
    Path("govlint.toml").write_text('baseline = "accepted.json"\n', encoding="utf-8")
    assert main(["check", "drafts"]) == 2  # there is none yet
    assert "accepted.json: 读不了基线文件" in capsys.readouterr().err
    assert main(["baseline", "drafts"]) == 0
    assert Path("accepted.json").is_file()
    assert main(["check", "drafts"]) == 0
    assert "另有 1 处问题基线里已有，不计入" in capsys.readouterr().out
    Path("drafts/a.txt").write_text(NOTICE, encoding="utf-8")
    assert main(["check", "drafts"]) == 0
    assert "基线里 1 处已不再出现，可用 govlint baseline 重新生成" in capsys.readouterr().out


def test_standard_input_has_no_place_in_a_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "-"]) == 2
    assert "标准输入" in capsys.readouterr().err
