from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint import pack
from govlint.text.fonts import font_class

ROWS = pack.section("tables")["fonts"]["rows"]
CLASSES = {row[2] for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_every_row_decides_its_own_example(row: list[str]) -> None:
    assert row[0] in {"part", "head"}
    assert row[1] == row[1].lower().replace(" ", "")
    assert font_class(row[3]) == row[2]


def test_no_row_stands_in_the_shadow_of_one_above() -> None:
    for number, (match, text, _, _) in enumerate(ROWS):
        for above, other, _, _ in ROWS[:number]:
            shadowed = other in text if above == "part" else text.startswith(other)
            assert not shadowed or (above == "head" and match == "part"), (other, text)


@pytest.mark.parametrize(
    ("class_", "names"),
    [
        (
            "仿宋",
            "仿宋 仿宋_GB2312 仿宋_GBK 仿宋体 FangSong FangSong_GB2312 方正仿宋_GBK 方正仿宋简体 "
            "FZFangSong-Z02S FZFSK--GBK1-0 FZFSJW--GB1-0 华文仿宋 STFangsong 汉仪仿宋简 文鼎CS仿宋 "
            "CESI仿宋-GB2312 AdobeFangsongStd-Regular ABCDEF+FangSong_GB2312 @方正仿宋_GBK "
            "FangSong,Bold ＦａｎｇＳｏｎｇ",
        ),
        (
            "小标宋",
            "方正小标宋简体 方正小标宋_GBK 小标宋体 公文小标宋简 FZXBSJW--GB1-0 FZXBSK--GBK1-0 "
            "FZXiaoBiaoSong-B05S FZXiaoBiaoSong-B05 文鼎小标宋简",
        ),
        ("黑体", "黑体 SimHei simhei 方正黑体_GBK FZHTK--GBK1-0 FZHTJW--GB1-0 华文黑体 思源黑体"),
        ("楷体", "楷体 楷体_GB2312 KaiTi KaiTi_GB2312 方正楷体_GBK FZKTJW--GB1-0 STKaiti 標楷體"),
        (
            "宋体",
            "宋体 SimSun NSimSun 新宋体 宋体-PUA SimSun-ExtB 方正书宋简体 FZSSJW--GB1-0 STSong "
            "STSongti-SC-Bold 思源宋体 UMingCN",
        ),
        ("中宋", "华文中宋 STZhongsong"),
        ("雅黑", "微软雅黑 Microsoft-YaHei MicrosoftYaHeiUI-Bold 雅黑"),
        ("西文", "TimesNewRomanPSMT TimesNewRomanPS-BoldMT ’Times Calibri ArialMT Courier Tahoma"),
    ],
)
def test_all_names_of_one_class(class_: str, names: str) -> None:
    assert {name: font_class(name) for name in names.split()} == dict.fromkeys(
        names.split(), class_
    )


def test_names_with_blanks() -> None:
    assert font_class("Times New Roman") == font_class(" Times New Roman,Bold ") == "西文"
    assert font_class("仿 宋_GB2312") == "仿宋"


@pytest.mark.parametrize(
    "name", [None, "", " ", "-_", "锟斤拷锟斤拷", "sinmsun", "F1", "CairoFont-0-0", "????"]
)
def test_unknown_names_have_no_class(name: str | None) -> None:
    assert font_class(name) is None


@given(st.text(max_size=20))
def test_any_name_has_a_class_of_the_table_or_none(name: str) -> None:
    assert font_class(name) in CLASSES | {None}


@given(st.sampled_from([row[3] for row in ROWS]), st.sampled_from(["Bold", ",Italic", "-Regular"]))
def test_case_blanks_and_style_change_nothing(name: str, style: str) -> None:
    assert font_class(name.upper()) == font_class(name)
    assert font_class(f" {name.lower()} ") == font_class(name)
    assert font_class(name + style) == font_class(name)
