from __future__ import annotations

import json
from pathlib import Path

import pytest

from govlint.engine import baseline
from govlint.engine.api import check_paths
from govlint.engine.decide import exit_code
from govlint.engine.options import DEFAULTS, Options, UsageError
from govlint.model.finding import Report
from tests.samples import NOTICE

BAD = NOTICE.replace("〔2026〕", "[2026]")


def folder_with(folder: Path, text: str = BAD) -> Path:
    drafts = folder / "drafts"
    drafts.mkdir(exist_ok=True)
    (drafts / "a.txt").write_text(text, encoding="utf-8")
    return drafts


def accept(folder: Path) -> Path:
    place = folder / "base.json"
    report = check_paths([str(folder / "drafts")])
    place.write_text(baseline.dump(report, place), encoding="utf-8")
    return place


def against(folder: Path, place: Path) -> Report:
    return check_paths([str(folder / "drafts")], Options(baseline=str(place)))


def codes(report: Report) -> list[str]:
    return [one.code for file in report.files for one in file.findings]


def test_what_was_there_before_counts_no_more(tmp_path: Path) -> None:
    folder_with(tmp_path)
    place = accept(tmp_path)
    report = against(tmp_path, place)
    assert codes(report) == []
    assert [(one.finding.code, one.kind) for one in report.files[0].suppressed] == [
        ("F725-3", "baseline")
    ]
    assert report.configuration["baseline"]["unchanged"] == 1
    assert exit_code(report, DEFAULTS) == 0


def test_a_new_finding_fails_though_text_moved(tmp_path: Path) -> None:
    folder_with(tmp_path)
    place = accept(tmp_path)
    moved = "000126\n" + BAD.replace("2026年5月", "2026年05月")
    folder_with(tmp_path, moved)
    assert codes(against(tmp_path, place)) == ["F7354-1"]


def test_the_second_of_two_equal_defects_is_new(tmp_path: Path) -> None:
    first = BAD.replace(
        "：\n", "：\n根据《甲市防汛办法》（甲政办发[2012]3号）要求，作如下安排。\n", 1
    )
    folder_with(tmp_path, first)
    place = accept(tmp_path)
    assert codes(against(tmp_path, place)) == []
    again = first.replace(
        "作如下安排。\n", "作如下安排。\n并按《甲市抗旱办法》（甲政办发[2012]3号）办理有关事项。\n"
    )
    folder_with(tmp_path, again)
    assert codes(against(tmp_path, place)) == ["F725-3"]


def test_entries_that_are_gone_are_counted(tmp_path: Path) -> None:
    folder_with(tmp_path)
    place = accept(tmp_path)
    folder_with(tmp_path, NOTICE)
    report = against(tmp_path, place)
    assert [entry["code"] for entry in report.files[0].gone] == ["F725-3"]
    assert report.configuration["baseline"]["gone"] == 1


def test_paths_are_those_seen_from_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_with(tmp_path)
    place = accept(tmp_path)
    assert list(json.loads(place.read_text(encoding="utf-8"))["files"]) == ["drafts/a.txt"]
    monkeypatch.chdir(tmp_path / "drafts")
    report = check_paths(["a.txt"], Options(baseline="../base.json"))
    assert codes(report) == []
    assert baseline.dump(check_paths(["a.txt"]), place) == place.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "不是正确的 JSON"),
        ("[" * 100_000, "不是正确的 JSON"),
        ("[]", "不是 govlint 的基线文件"),
        ('{"kind": "govlint-baseline", "version": 9, "files": {}}', "版本是 9"),
        ('{"kind": "govlint-baseline", "version": 1}', "缺少 files"),
        ('{"kind": "govlint-baseline", "version": 1, "files": {"a": [1]}}', "fingerprint"),
        ("\udcff", "不是正确的 JSON"),
    ],
)
def test_a_broken_baseline_is_one_line(tmp_path: Path, content: str, said: str) -> None:
    place = tmp_path / "base.json"
    place.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=said) as error:
        baseline.load(place)
    assert str(place) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_baseline_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="读不了基线文件"):
        baseline.load(tmp_path / "none.json")
