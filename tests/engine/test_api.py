from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from govlint.engine.api import check, check_one, check_paths
from govlint.engine.decide import exit_code
from govlint.engine.options import Options, UsageError
from govlint.model.elements import Layout
from govlint.model.finding import Outcome

TEXT = """甲市人民政府文件

甲政发[2024]07号

甲市人民政府关于做好防汛工作的通知

各县人民政府：

为做好防汛工作，现通知如下。

甲市人民政府
2024年5月7日
"""
ONLY = Options(select=("F725-3", "F725-4", "F7354-1"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "1.txt").write_bytes(b"")
    return tmp_path


def test_from_bytes_to_findings() -> None:
    report = check(TEXT.encode(), ONLY)
    [file] = report.files
    assert [finding.code for finding in file.findings] == ["F725-3", "F725-4"]
    assert file.path == "-"
    assert file.day == "2024-05-07"
    assert report.tool.startswith("govlint ")
    assert report.configuration["rules"] == 3


def test_one_unreadable_file_does_not_stop_the_others(folder: Path) -> None:
    report = check_paths([str(folder), str(folder / "missing.docx")], ONLY)
    assert [Path(file.path).name for file in report.files] == [
        "0.txt",
        "1.txt",
        "2.txt",
        "missing.docx",
    ]
    errors = [file.error for file in report.files]
    assert errors[0] is errors[2] is None
    assert errors[1]
    assert errors[3] == "文件不存在，请核对路径"
    assert exit_code(report, ONLY) == 3
    assert len(report.files[2].findings) == 2


def test_jobs_change_nothing_but_speed(folder: Path) -> None:
    one = check_paths([str(folder)], ONLY)
    two = check_paths([str(folder)], Options(select=ONLY.select, jobs=2))
    assert one.files == two.files


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_every_file(folder: Path, jobs: int) -> None:
    calls: list[tuple[int, int]] = []
    check_paths(
        [str(folder), "-"],
        Options(select=ONLY.select, jobs=jobs),
        stdin=TEXT.encode(),
        progress=lambda done, total: calls.append((done, total)),
    )
    assert calls == [(count, 4) for count in (1, 2, 3, 4)]


def test_standard_input_has_the_name_it_is_given() -> None:
    report = check_paths(["-"], ONLY, stdin=TEXT.encode(), stdin_filename="稿.txt")
    assert report.files[0].path == "稿.txt"
    with pytest.raises(UsageError):
        check_paths(["-"], ONLY)


def test_no_file_at_all(tmp_path: Path) -> None:
    (tmp_path / "list.xls").write_bytes(b"\xd0\xcf")
    report = check_paths([str(tmp_path)], ONLY)
    assert report.files == ()
    assert report.configuration["skipped"] == [str(tmp_path / "list.xls")]
    assert exit_code(report, ONLY) == 2


def test_unknown_codes_are_told_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="F725-3"):
        check(b"", Options(select=("F725-33",)))


def test_layout_and_date_of_the_caller_count() -> None:
    file = check_one(TEXT.encode(), Options(layout=Layout.WEB, date=datetime.date(2010, 1, 1)))
    assert file.official is not None
    assert file.official.layout is Layout.WEB
    assert file.day_source == "option"
    assert file.findings == ()
    assert {it.outcome for it in file.outcomes} == {Outcome.NOT_APPLICABLE}


def test_a_failure_inside_is_told_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("坏\n了")

    monkeypatch.setattr("govlint.engine.api.recognise_open", breaks)
    report = check(TEXT.encode(), ONLY)
    assert report.files[0].error == "内部错误：RuntimeError: 坏 了"
    assert exit_code(report, ONLY) == 2
