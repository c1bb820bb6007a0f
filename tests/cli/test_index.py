from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govlint.burden.copies.draft import drafting
from govlint.burden.copies.store import open_index
from govlint.cli.main import main
from tests.burden.copies.library import content
from tests.engine.test_indexing import write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(1, 4):
        write(Path(f"lib/{number}.txt"), number)
    Path("empty").mkdir()
    return tmp_path


def build(*arguments: str) -> int:
    return main(["index", "build", *(arguments or ("lib",)), "-o", "a.idx"])


@pytest.mark.usefixtures("folder")
def test_an_index_is_built_and_its_holdings_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert build() == 0
    said = capsys.readouterr()
    size = Path("a.idx").stat().st_size
    assert said.out.startswith("已写入 a.idx：3 份文件（新增 3），")
    assert said.out.endswith(f"平均每份 {round(size / 3):,} 字节\n")
    assert said.err == ""
    assert main(["index", "stats", "a.idx"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "a.idx",
        "  文件      3 份",
        "  发文机关  1 个",
        "  成文年份  2021—2023",
    ]
    assert "  2022  1" in lines
    assert lines[-1] == "  甲市人民政府  3"


@pytest.mark.usefixtures("folder")
def test_holdings_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    capsys.readouterr()
    assert main(["index", "stats", "a.idx", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    size = Path("a.idx").stat().st_size
    assert found.pop("tool").startswith("govlint ")
    assert found.pop("repository")["documents"] == 3
    years = {"2021": 1, "2022": 1, "2023": 1}
    assert found == {
        "version": 1,
        "path": "a.idx",
        "sources": 3,
        "size": size,
        "bytes_per_source": round(size / 3),
        "years": years,
        "undated": 0,
        "unnamed": 0,
        "issuers": [{"name": "甲市人民政府", "sources": 3, "years": years}],
    }


@pytest.mark.usefixtures("folder")
def test_an_index_is_brought_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    build()
    capsys.readouterr()
    assert build() == 0
    assert capsys.readouterr().out.startswith("a.idx 没有变化：3 份文件，")
    write(Path("lib/9.txt"), 9)
    write(Path("lib/1.txt"), 1, "另有新的要求，不得有误。")
    Path("lib/2.txt").unlink()
    assert build("lib", "--jobs", "2") == 0
    assert "3 份文件（新增 1，更新 1，去掉 1）" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lib/x.txt").write_bytes(b"")
    Path("lib/y\n\x1b[31m.docx").write_bytes(b"PK\x03\x04broken")
    Path("lib/table.xlsx").write_bytes(b"x")
    assert build("lib", "nowhere") == 3
    said = capsys.readouterr()
    assert "3 份文件（新增 3）" in said.out
    lines = said.err.splitlines()
    assert len(lines) == 4
    assert [line.partition("：")[2].partition("：")[0] for line in lines[:3]] == [
        "读不了 lib/x.txt",
        "读不了 lib/y␊␛[31m.docx",
        "读不了 nowhere",
    ]
    assert lines[3] == (
        "govlint：有 3 个文件或文件夹读不了，没有进入索引；另有 1 个文件的格式还不能读"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "empty", "-o", "a.idx"], 2, "没有找到可以读的文件"),
        (["build", "nowhere", "-o", "a.idx"], 3, "文件或文件夹不存在"),
        (["build", "lib"], 2, "要用 -o 给出索引文件"),
        (["build", "lib", "-o", "empty"], 2, "是文件夹，请给出文件名"),
        (["build", "lib", "-o", "nowhere/a.idx"], 2, "请先建立"),
        (["build", "lib/1.txt", "-o", "lib/1.txt"], 2, "不会覆盖它"),
        (["build", "lib", "-o", "lib/1.txt"], 2, "不是 govlint 的索引文件"),
        (["build", "lib", "-o", "a.idx", "--format", "json"], 2, "--format 只用于"),
        (["stats", "nowhere.idx"], 2, "找不到索引文件 nowhere.idx"),
        (["stats", "lib/1.txt"], 2, "不是 govlint 的索引文件"),
        (["stats", "lib"], 2, "读不了索引文件"),
        (["stats", "a", "b"], 2, "只看一个索引文件"),
        (["stats", "a.idx", "-o", "b"], 2, "只用于 index build"),
        (["stats", "a.idx", "--jobs", "2"], 2, "只用于 index build"),
        (["merge", "a"], 2, "没有“merge”"),
        (["build", "-o", "a.idx"], 2, "缺少"),
    ],
)
def test_a_mistake_has_one_clear_line(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", *arguments]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert Path("lib/1.txt").read_text(encoding="utf-8").startswith("甲市人民政府")
    assert not Path("a.idx").exists()


@pytest.mark.usefixtures("folder")
def test_an_index_that_was_not_finished_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with drafting(Path("a.idx")):
        pass
    assert main(["index", "stats", "a.idx"]) == 2
    assert "a.idx 还没有建完；再运行同一条" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_defect_of_our_own_ends_with_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.engine.indexing.source_of", None)
    assert build() == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of other systems")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_command_that_is_killed_can_be_run_again(jobs: str) -> None:
    for number in range(10, 40):
        write(Path(f"lib/{number}.txt"), number % 9 + 1, f"第{number}号补充事项另行通知。")
    words = [sys.executable, "-m", "govlint", "index", "build", "lib", "-o", "a.idx"]
    for wait in (0.0, 0.05, 0.2):
        with subprocess.Popen([*words, "--jobs", jobs], stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not Path(".a.idx.building").exists():
                time.sleep(0.005)
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        names = {it.name for it in Path().iterdir()} - {"lib", "empty"}
        assert names <= {"a.idx", ".a.idx.building"}
    assert build() == 0
    assert sorted(it.name for it in Path().iterdir()) == ["a.idx", "empty", "lib"]
    killed = content(Path("a.idx"))
    with open_index("a.idx") as index:
        assert len(index) == 33
    Path("a.idx").unlink()
    build()
    assert content(Path("a.idx")) == killed
