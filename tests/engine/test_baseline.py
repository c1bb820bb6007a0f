from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.engine import baseline
from govlint.engine.api import check_paths
from govlint.engine.decide import exit_code
from govlint.engine.options import DEFAULTS, Options, UsageError
from govlint.model.finding import FileReport, Report, Severity
from tests.reporters.samples import finding
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
        ('{"kind": "govlint-baseline", "version": 9, "files": {}}', "不是第 1 版"),
        ('{"kind": "govlint-baseline", "version": "\\u001b[2J\\n", "files": {}}', "不是第 1 版"),
        ('{"kind": "govlint-baseline", "version": 1}', "缺少 files"),
        ('{"kind": "govlint-baseline", "version": 1, "files": {"a": [1]}}', "fingerprint"),
        (
            '{"kind": "govlint-baseline", "version": 1, "files": {"a": [{"fingerprint": "0"}]}}',
            "“a”有一项缺少 code",
        ),
        ('{"kind": "govlint-baseline", "version": 1, "files": {"a": {"b": 1}}}', "缺少 files"),
        ("1" * 5000, "不是正确的 JSON"),
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
    for place in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UsageError, match="读不了基线文件") as error:
            baseline.load(place)
        assert "\n" not in str(error.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_no_baseline_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "base.json")
    with pytest.raises(UsageError, match="不是普通文件"):
        baseline.load(tmp_path / "base.json")


def test_what_a_baseline_holds_beside_its_keys_goes_nowhere(tmp_path: Path) -> None:
    place = folder_and_baseline(tmp_path)
    content = json.loads(place.read_text(encoding="utf-8"))
    for entry in content["files"]["drafts/a.txt"]:
        entry |= {"evil": {"deep": [1]}}
    place.write_text(json.dumps(content), encoding="utf-8")
    folder_with(tmp_path, NOTICE)
    [entry] = against(tmp_path, place).files[0].gone
    assert set(entry) == {"code", "fingerprint", "element", "message"}


def folder_and_baseline(folder: Path) -> Path:
    folder_with(folder)
    return accept(folder)


def test_of_a_rule_that_was_not_run_nothing_is_gone(tmp_path: Path) -> None:
    place = folder_and_baseline(tmp_path)
    folder_with(tmp_path, NOTICE)
    paths = [str(tmp_path / "drafts")]
    for options in (
        Options(select=("F732-2",)),
        Options(ignore=("F725-3",)),
        Options(per_file_ignores=(("*.txt", ("F725-3",)),)),
        Options(severity={"F725-3": Severity.OFF}),
    ):
        report = check_paths(paths, replace(options, baseline=str(place)))
        assert report.files[0].gone == (), options
    folder_with(tmp_path, "通知\n")  # the number is gone, and its defect with it
    assert [one["code"] for one in against(tmp_path, place).files[0].gone] == ["F725-3"]


def test_a_finding_set_aside_by_a_remark_is_not_gone(tmp_path: Path) -> None:
    place = folder_and_baseline(tmp_path)
    folder_with(tmp_path, BAD.replace("12号", "12号 <!-- govlint: 忽略 F725-3 原件如此 -->"))
    report = against(tmp_path, place)
    assert [one.kind for one in report.files[0].suppressed] == ["comment"]
    assert report.files[0].gone == ()


def test_files_that_the_baseline_does_not_know_have_new_findings_alone(tmp_path: Path) -> None:
    place = folder_and_baseline(tmp_path)
    (tmp_path / "drafts" / "b.txt").write_text(BAD, encoding="utf-8")
    report = against(tmp_path, place)
    assert codes(report) == ["F725-3"]
    assert report.configuration["baseline"] == {
        "file": place.as_posix(),
        "new": 1,
        "unchanged": 1,
        "gone": 0,
    }


def test_a_name_that_is_no_text_comes_back_from_a_baseline(tmp_path: Path) -> None:
    report = replace(check_paths([]), files=(FileReport("坏\udcff.txt", findings=(finding(),)),))
    place = tmp_path / "base.json"
    place.write_text(baseline.dump(report, place), encoding="utf-8")
    [name] = baseline.load(place).files
    assert name.endswith("坏\udcff.txt")


SENTENCES = [
    "根据《甲市防汛办法》（甲政办发[2012]3号）要求，作如下安排。",
    "并按《甲市抗旱办法》（甲政办发[2013]4号）办理有关事项。",
    "执行《甲市救灾办法》（甲政办发[2012]3号）的各项规定。",
    "请各单位认真贯彻落实，重大情况及时报告市人民政府。",
]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(SENTENCES), st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_moved_paragraphs_make_nothing_new_and_mended_ones_are_gone(
    tmp_path: Path, order: list[str], blank: set[int], mended: set[int]
) -> None:
    def text(sentences: list[str]) -> str:
        return NOTICE.replace(
            "　　一、", "".join(f"　　{one}\n" for one in sentences) + "　　一、", 1
        )

    folder_with(tmp_path, text(SENTENCES))
    place = accept(tmp_path)
    fixed = {SENTENCES[index] for index in mended}
    moved = [
        (one.replace("[", "〔").replace("]", "〕") if one in fixed else one)
        + ("\n" if index in blank else "")
        for index, one in enumerate(order)
    ]
    folder_with(tmp_path, text(moved))
    report = against(tmp_path, place)
    assert codes(report) == []
    assert report.configuration["baseline"]["gone"] == len(mended - {3})
