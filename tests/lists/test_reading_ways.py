"""Many files read at once are the lists that they are when each is read by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from govlint.lists.reading import read_list
from govlint.lists.reading_many import read_lists

HEAD = "序号,事项名称,设定依据,办结时限,承诺时限"
ROWS = "".join(f"{n},第{n}项许可,《甲条例》第{n}条,20个工作日,5个工作日\n" for n in range(1, 8))
WIDE = ",".join(["事项名称", "设定依据", *(f"自拟{place}" for place in range(60))])
ODD = {
    "plain": "",
    "hints": "（必填）,（必填，与目录一致）,（必填）,（选填）,（选填）\n",
    "numbers": "（1）,（2）,（3）,（4）,（5）\n",
    "names again": "序号,名称,依据,时限,承诺\n",
    "levels": ",,,法定时限,\n",
    "control": "8,甲\x01许\x07可,《甲条例》\0第八条,20个工作日,5个工作日\n",
    "nameless": "8,,《甲条例》第八条,20个工作日,5个工作日\n",
    "section": "一、行政许可（共3项）,,,,\n",
}


def both_ways(paths: Sequence[Path]) -> list[int]:
    """Check that files are read alike both ways; return how many matters each has."""
    many = list(read_lists([(path.stem, str(path)) for path in paths]))
    for path, found in zip(paths, many, strict=True):
        alone = read_list(path, region=path.stem)
        assert found.frame.sort("row").equals(alone.frame.select(found.frame.columns).sort("row"))
        assert set(found.frame.columns) == set(alone.frame.columns)
        assert dict(found.columns) == dict(alone.columns)
        assert (found.problems, found.error) == (alone.problems, alone.error)
        assert (found.kind, found.unknown, found.region) == (
            alone.kind,
            alone.unknown,
            alone.region,
        )
    return [found.frame.height for found in many]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("first", [True, False])
def test_one_file_that_is_not_like_the_others(tmp_path: Path, odd: str, first: bool) -> None:
    texts = [f"{HEAD}\n{ROWS}"] * 5
    texts.insert(0 if first else 3, f"{HEAD}\n{ODD[odd]}{ROWS}")
    paths = [tmp_path / f"{chr(ord('甲') + place)}县.csv" for place in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    counts = both_ways(paths)
    odd_one = counts.pop(0 if first else 3)
    assert counts == [7] * 5
    assert odd_one == (8 if odd in ("control", "nameless") else 7)


@pytest.mark.parametrize(
    "text",
    [
        f"{WIDE}\n" + "甲许可,《甲条例》第一条" + ",x" * 60 + "\n",
        f"{HEAD}\n（必填）,（必填，与目录一致）,（必填）,（选填）,（选填）\n{ROWS}",
        f"序号,事项名称,办理情况,,\n,,办结时限,,咨询电话\n,,法定,承诺,\n{ROWS}",
        f"序号,事项名称,设定依据,办结时限,办结时限\n,,,法定,承诺\n{ROWS}",
        "清单类别,事项名称,备注\n基本履职,甲事,\n配合履职,乙事,\n",
    ],
)
def test_files_that_are_all_alike(tmp_path: Path, text: str) -> None:
    paths = [tmp_path / f"{name}县.csv" for name in "甲乙丙丁戊"]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    assert set(both_ways(paths)) == {text.count("许可") or 2}


@pytest.mark.parametrize("keys", ["k{}", "第{}个", "QL0000{}"])
def test_json_objects_of_objects(tmp_path: Path, keys: str) -> None:
    paths = [tmp_path / f"{name}县.json" for name in "甲乙丙丁戊"]
    for path in paths:
        matters = {
            keys.format(n): {"权力名称": f"{path.stem}处罚{n}", "设定依据": "《甲条例》"}
            for n in range(3)
        }
        path.write_text(json.dumps(matters, ensure_ascii=False), encoding="utf-8")
    assert both_ways(paths) == [3] * 5
    frame: pl.DataFrame = read_list(paths[0]).frame
    assert frame["name"].to_list() == ["甲县处罚0", "甲县处罚1", "甲县处罚2"]
