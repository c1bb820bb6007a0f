from __future__ import annotations

from pathlib import Path

import pytest

from govlint.engine.measured import NAME, Measured, load, told, write

ROW = Measured("F725-3", 3, 3, 4, 5, 4, 4, 1, 61, 0, 4_000_000, 20, 10, 9)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write({"F725-3": ROW, "P32": Measured("P32")}, tmp_path)
    assert load(tmp_path) == {"F725-3": ROW, "P32": Measured("P32")}


def test_without_a_table_nothing_was_measured(tmp_path: Path) -> None:
    assert load(tmp_path) == {}


def test_another_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("code\thits\nF725-3\t1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="各列的名称"):
        load(tmp_path)


def test_what_the_page_says() -> None:
    assert told(ROW) == [
        (
            "样例实测",
            "找到单个错误 文本 3/3、Word 4/5、PDF 4/4，另外报告 1 处；合格样例 61 份，误报 0 处",
        ),
        ("公开文件实测", "400 万字，报告 20 处（每百万字 5.0 处），读了 10 处，对 9 处"),
    ]


def test_what_was_not_measured_is_not_told() -> None:
    assert told(Measured("P32")) == []
    assert told(Measured("F71-1", docx_found=1, docx_cases=1))[0][0] == "样例实测"


def test_counts_are_replaced() -> None:
    assert ROW.counted(hits=3).hits == 3
    assert ROW.counted(hits=3).read == ROW.read
