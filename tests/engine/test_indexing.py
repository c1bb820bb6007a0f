from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from govlint.burden.copies import draft as drafts
from govlint.burden.copies.draft import has_draft, known_files
from govlint.burden.copies.layout import IndexFileError
from govlint.burden.copies.shingles import prints_of
from govlint.burden.copies.sources import source_of
from govlint.burden.copies.store import open_index
from govlint.engine import indexing
from govlint.engine.indexing import KEPT, MISSING, Built, Settings, build_index
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument
from govlint.readers.limits import Limits
from govlint.readers.read import read_bytes
from tests.burden.copies.library import content

NOTICE = """甲市人民政府关于做好第{number}项工作的通知

各县人民政府：

为做好第{number}项工作，现就有关事项通知如下。{extra}各县人民政府要于{number}月底前完成清查，建立台账。

甲市人民政府

202{number}年3月1日
"""


def write(place: Path, number: int, extra: str = "") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(NOTICE.format(number=number, extra=extra), encoding="utf-8")
    return place


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(1, 4):
        write(Path(f"lib/{number}.txt"), number)
    write(Path("lib/sub/4.md"), 4)
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read while the test runs."""
    seen: list[str] = []

    def watched(path: str, limits: Limits) -> bytes:
        seen.append(path)
        return read_bytes(path, limits)

    monkeypatch.setattr(indexing, "read_bytes", watched)
    return seen


def built(*paths: str, jobs: int = 1) -> Built:
    return build_index(paths or ("lib",), Path("a.idx"), jobs=jobs)


def paths_in(place: str = "a.idx") -> list[str]:
    with open_index(place) as index:
        return [head.path for head in index.heads()]


@pytest.mark.usefixtures("library")
def test_documents_of_a_folder_are_indexed_as_they_are_recognised() -> None:
    found = built()
    assert (found.documents, found.added, found.unread, found.is_written) == (4, 4, (), True)
    with open_index("a.idx") as index:
        source = index.source(2)
        assert source.path == os.path.join("lib", "3.txt")  # noqa: PTH118
        assert source.title == "甲市人民政府关于做好第3项工作的通知"
        assert source.issuers == ("甲市人民政府",)
        assert source.date is not None and source.date.year == 2023
        assert index.candidates(prints_of(source), 1)[0][0] == 2
    assert sorted(it.name for it in Path().iterdir()) == ["a.idx", "lib"]


@pytest.mark.usefixtures("library")
def test_nothing_changed_is_nothing_read_and_nothing_written(opened: list[str]) -> None:
    built()
    assert len(opened) == 4
    before = Path("a.idx").stat()
    found = built()
    assert len(opened) == 4
    assert found == Built(documents=4)
    assert Path("a.idx").stat() == before


@pytest.mark.usefixtures("library")
def test_only_what_changed_is_read(opened: list[str]) -> None:
    built()
    opened.clear()
    write(Path("lib/2.txt"), 2, "另有新的要求，请一并落实到位，不得有误。")
    write(Path("lib/5.txt"), 5)
    Path("lib/1.txt").unlink()
    found = built()
    assert sorted(opened) == ["lib/2.txt", "lib/5.txt"]
    assert (found.documents, found.added, found.changed, found.dropped) == (4, 1, 1, 1)
    assert paths_in() == ["lib/2.txt", "lib/3.txt", "lib/5.txt", "lib/sub/4.md"]
    with open_index("a.idx") as index:
        assert "另有新的要求" in index.source(0).text
    updated = content(Path("a.idx"))
    Path("a.idx").unlink()
    built()
    assert content(Path("a.idx")) == updated


@pytest.mark.usefixtures("library")
def test_a_new_time_alone_costs_no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    os.utime("lib/2.txt", (1_000_000, 1_000_000))
    monkeypatch.setattr(indexing, "recognise_open", None)
    found = built()
    assert (found.documents, found.added, found.changed, found.dropped) == (4, 0, 0, 0)
    assert known_files(Path("a.idx"))["lib/2.txt"].mtime == 1_000_000 * 10**9
    assert not built().is_written


@pytest.mark.usefixtures("library")
def test_a_file_that_was_moved_is_not_recognised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    Path("lib/2.txt").rename("lib/sub/two.txt")
    shutil.copyfile("lib/sub/two.txt", "lib/copy.txt")
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "recognise_open", None)
        found = built()
    assert (found.documents, found.added, found.dropped, found.unread) == (5, 2, 1, ())
    moved = content(Path("a.idx"))
    Path("a.idx").unlink()
    built()
    assert content(Path("a.idx")) == moved


@pytest.mark.usefixtures("library")
def test_another_kind_of_file_is_read_anew_even_with_the_same_content() -> None:
    built()
    Path("lib/sub/4.md").rename("lib/sub/4.txt")
    assert built().added == 1
    with open_index("a.idx") as index:
        assert index.source(3).path == "lib/sub/4.txt"


@pytest.mark.usefixtures("library")
def test_any_number_of_processes_gives_the_same_file() -> None:
    built()
    build_index(("lib",), Path("b.idx"), jobs=2)
    assert Path("a.idx").read_bytes() == Path("b.idx").read_bytes()


@pytest.mark.usefixtures("library")
def test_files_that_cannot_be_read_are_named_and_the_others_kept() -> None:
    Path("lib/0.docx").write_bytes(b"PK\x03\x04broken")
    write(Path("lib/2.txt"), 2)
    Path("lib/3.txt").write_text("", encoding="utf-8")
    for _ in range(2):
        found = built()
        assert found.documents == 3
        assert [path for path, _ in found.unread] == ["lib/0.docx", "lib/3.txt"]
        assert not any("\n" in reason for _, reason in found.unread)
    assert not found.is_written
    assert not found.internal


@pytest.mark.usefixtures("library")
def test_a_document_whose_file_became_unreadable_goes() -> None:
    built()
    Path("lib/3.txt").write_bytes(b"")
    found = built()
    assert (found.documents, found.dropped) == (3, 1)
    assert "lib/3.txt" not in paths_in()


@pytest.mark.usefixtures("library")
def test_a_defect_of_our_own_is_told_and_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(official: OfficialDocument, path: str) -> Source:
        if path.endswith("2.txt"):
            raise RuntimeError("a\nb")
        return source_of(official, path)

    monkeypatch.setattr(indexing, "source_of", failing)
    found = built()
    assert found.unread == (("lib/2.txt", "内部错误：RuntimeError: a b"),)
    assert (found.internal, found.documents) == (True, 3)


@pytest.mark.usefixtures("library")
def test_a_marked_document_is_not_taken_unless_it_is_asked_for() -> None:
    text = Path("lib/1.txt").read_text(encoding="utf-8")
    Path("lib/1.txt").write_text(f"机密★1年\n\n{text}", encoding="utf-8")
    found = built()
    ((path, reason),) = found.unread
    assert (path, found.documents) == ("lib/1.txt", 3)
    assert "密级" in reason
    taken = build_index(("lib",), Path("a.idx"), settings=Settings(allow_classified=True))
    assert (taken.documents, taken.unread) == (4, ())


@pytest.mark.usefixtures("library")
def test_documents_of_a_folder_that_is_not_there_stay() -> None:
    write(Path("other/7.txt"), 7)
    built("lib", "other")
    Path("lib").rename("away")
    found = built("lib", "other")
    assert found.unread == (("lib", MISSING + KEPT),)
    assert (found.documents, found.dropped, found.is_written) == (5, 0, False)
    assert built("nowhere", "other").documents == 1


@pytest.mark.usefixtures("library")
def test_an_index_never_becomes_empty() -> None:
    built()
    shutil.rmtree("lib")
    Path("lib").mkdir()
    found = built()
    assert (found.is_nothing, found.documents, found.is_written) == (True, 4, False)
    Path("lib/x.txt").write_bytes(b"")
    found = built()
    assert (found.documents, found.is_written) == (4, False)
    assert not has_draft(Path("a.idx"))
    assert sorted(it.name for it in Path().iterdir()) == ["a.idx", "lib"]


@pytest.mark.usefixtures("library")
def test_hostile_names_are_names() -> None:
    for name in ("a\nb.txt", "c\udcffd.txt", "\u202ee.txt", " f .txt"):
        write(Path("lib", name), 8)
    assert built().documents == 8
    assert set(paths_in()) >= {"lib/a\nb.txt", "lib/c\udcffd.txt", "lib/\u202ee.txt", "lib/ f .txt"}
    assert built() == Built(documents=8)


@pytest.mark.usefixtures("library")
def test_an_index_inside_its_folder_is_not_read() -> None:
    build_index(("lib",), Path("lib/own.txt"))
    assert build_index(("lib",), Path("lib/own.txt")) == Built(documents=4)


@pytest.mark.usefixtures("library")
def test_a_link_to_an_index_stays_a_link() -> None:
    Path("real").mkdir()
    Path("a.idx").symlink_to("real/b.idx")
    built()
    assert Path("a.idx").is_symlink()
    assert sorted(it.name for it in Path("real").iterdir()) == ["b.idx"]


@pytest.mark.usefixtures("library")
def test_work_that_was_cut_off_is_not_done_again(
    opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 1)

    def cut_off(step: str, done: int, _: int) -> None:
        if (step, done) == (indexing.READING, 3):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index(("lib",), Path("a.idx"), progress=cut_off)
    assert has_draft(Path("a.idx"))
    assert not Path("a.idx").exists()
    opened.clear()
    Path("lib/1.txt").unlink()
    found = built()
    assert opened == ["lib/sub/4.md"]
    assert (found.documents, found.added, found.dropped) == (3, 3, 0)
    assert paths_in() == ["lib/2.txt", "lib/3.txt", "lib/sub/4.md"]


@pytest.mark.usefixtures("library")
def test_progress_tells_both_steps() -> None:
    told: list[tuple[str, int, int]] = []
    build_index(("lib",), Path("a.idx"), progress=lambda *step: told.append(step))
    assert told[:4] == [(indexing.READING, done, 4) for done in range(1, 5)]
    assert told[-1] == (indexing.MERGING, 64, 64)


@pytest.mark.usefixtures("library")
def test_batches_are_kept_when_they_are_late(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    add = drafts.Draft.add

    def counted(self: drafts.Draft, entries: Sequence[drafts.Entry]) -> None:
        sizes.append(len(entries))
        add(self, entries)

    monkeypatch.setattr(drafts.Draft, "add", counted)
    monkeypatch.setattr(indexing, "BATCH_SECONDS", -1.0)
    built()
    assert sizes == [1, 1, 1, 1]


@pytest.mark.usefixtures("library")
def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = drafts._connected

    def small(work: Path) -> object:
        base = connected(work)
        base.execute("PRAGMA max_page_count = 9")
        return base

    monkeypatch.setattr(drafts, "_connected", small)
    with pytest.raises(IndexFileError, match="磁盘已满"):
        built()
