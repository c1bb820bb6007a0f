from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import govlint
from govlint.burden.copies.store import BrokenIndexError, FileIndex
from govlint.engine.api import check_one, check_paths
from govlint.engine.indexing import build_index
from govlint.engine.options import Options, UsageError
from govlint.model.copies import Source
from govlint.model.finding import FileReport, Outcome, Report
from govlint.rules.context import NO_REPOSITORY
from tests.burden.repository.papers import series, written
from tests.burden.repository.rivers import new, old
from tests.samples import NOTICE, docx

FOURTH = new().replace("〔2023〕9号", "〔2023〕4号")
CODES = ("B-FWD-4", "B-R1", "B-R4")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    written(folder, {**series(2023, range(1, 4)), **series(2024, range(1, 5)), "old.txt": old()})
    return folder


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    written(folder, {**series(2024, range(5, 6)), "new.txt": FOURTH})
    return folder


def checked(run: Path, *repo: Path, jobs: int = 1, day: str = "2025-01-10") -> Report:
    options = Options(
        select=CODES,
        date=datetime.date.fromisoformat(day),
        repo=tuple(map(str, repo)),
        jobs=jobs,
    )
    return check_paths([str(run)], options)


def found(report: Report) -> dict[str, list[str]]:
    return {Path(file.path).name: [one.code for one in file.findings] for file in report.files}


def outcomes(file: FileReport) -> dict[str, tuple[Outcome, str]]:
    return {one.code: (one.outcome, one.reason) for one in file.outcomes}


def test_without_a_library_nothing_is_counted(run: Path) -> None:
    report = checked(run)
    assert report.repository is None
    for file in report.files:
        assert outcomes(file) == dict.fromkeys(CODES, (Outcome.NOT_CHECKED, NO_REPOSITORY))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_counted_with_the_run(library: Path, run: Path, jobs: int) -> None:
    report = checked(run, library, jobs=jobs)
    assert found(report) == {"2024-05.txt": ["B-R1"], "new.txt": ["B-FWD-4"]}
    assert report.repository is not None
    assert report.repository.documents == 10
    assert not any(file.internal for file in report.files)


def test_an_index_gives_the_same_figures(library: Path, run: Path, tmp_path: Path) -> None:
    index = tmp_path / "library.idx"
    build_index([str(library)], index)
    assert checked(run, index).repository == checked(run, library).repository


def test_a_single_paper_is_counted(library: Path, run: Path) -> None:
    report = checked(run / "2024-05.txt", library)
    assert found(report) == {"2024-05.txt": ["B-R1"]}
    options = Options(select=CODES, date=datetime.date(2025, 1, 10), repo=(str(library),))
    assert [one.code for one in check_one(run / "2024-05.txt", options).findings] == ["B-R1"]


def test_a_folder_can_be_held_against_itself(library: Path) -> None:
    report = checked(library, library)
    assert report.repository is not None
    assert report.repository.documents == 8


def test_findings_on_one_title_are_not_merged(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "run" / "new.txt"
    written(path.parent, {"new.txt": FOURTH})
    for number in range(1, 4):
        name = library / f"2022-{number}.txt"
        name.write_text(series(2022, [number])[f"2022-0{number}.txt"], encoding="utf-8")
    assert found(checked(path, library)) == {"new.txt": ["B-FWD-4", "B-R1"]}


def test_a_finding_can_be_set_aside(library: Path, run: Path) -> None:
    path = run / "2024-05.txt"
    text = path.read_text(encoding="utf-8")
    remark = "<!-- govlint: 忽略 B-R1 已向市委办公室书面说明 -->"
    path.write_text(text.replace("工作的通知", f"工作的通知{remark}", 1), encoding="utf-8")
    report = checked(path, library)
    assert found(report) == {"2024-05.txt": []}
    assert [one.finding.code for one in report.files[0].suppressed] == ["B-R1"]


def test_files_that_are_not_to_be_checked_by_a_rule(library: Path, run: Path) -> None:
    options = Options(
        select=CODES,
        date=datetime.date(2025, 1, 10),
        repo=(str(library),),
        per_file_ignores=(("*2024-05.txt", ("B-R1",)),),
    )
    assert found(check_paths([str(run)], options))["2024-05.txt"] == []


def test_a_profile_changes_what_is_allowed(library: Path, run: Path) -> None:
    options = Options(
        select=("B-R1",),
        date=datetime.date(2025, 1, 10),
        repo=(str(library),),
        profile="shandong-2019",
    )
    (finding,) = check_paths([str(run / "2024-05.txt")], options).files[0].findings
    assert "至少减少 30%" in finding.message


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere", "文件库 {} 不存在，请核对 --repo 的路径"), ("empty", "--repo 里没有读得了的文件")],
)
def test_a_library_that_cannot_be_used(run: Path, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=message.format(tmp_path / name)):
        checked(run, tmp_path / name)


def test_a_damaged_index_is_one_clear_line(
    library: Path, run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(self: FileIndex) -> Iterator[Source]:
        raise BrokenIndexError("索引坏了")

    index = tmp_path / "library.idx"
    build_index([str(library)], index)
    monkeypatch.setattr(FileIndex, "heads", torn)
    with pytest.raises(UsageError, match="索引坏了"):
        checked(run, index)


def test_an_index_stands_alone(library: Path, run: Path, tmp_path: Path) -> None:
    index = tmp_path / "library.idx"
    build_index([str(library)], index)
    with pytest.raises(UsageError, match="--repo 给出索引时只能给一个"):
        checked(run, index, library)


def test_files_of_the_library_that_cannot_be_read_are_told(library: Path, run: Path) -> None:
    (library / "broken.docx").write_bytes(docx(NOTICE)[:-100])
    report = checked(run, library)
    assert report.repository is not None
    assert [Path(path).name for path in report.repository.unread] == ["broken.docx"]


def test_programs_can_ask_for_it(library: Path, run: Path) -> None:
    report = govlint.check(run, select=CODES, repo=[library], date="2025-01-10")
    assert report.repository is not None
    assert report.repository.documents == 10
