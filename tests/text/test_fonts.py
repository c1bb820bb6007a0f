import pytest

from govlint import pack
from govlint.text.fonts import font_class


@pytest.mark.parametrize("row", pack.section("tables")["fonts"]["rows"])
def test_every_row_decides_its_own_example(row: list[str]) -> None:
    assert row[0] in {"name", "part", "head"}
    assert font_class(row[3]) == row[2]


@pytest.mark.parametrize(
    "names",
    [
        ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"),
        ("方正小标宋简体", "方正小标宋_GBK", "FZXBSJW--GB1-0", "FZXiaoBiaoSong-B05S", "小标宋体"),
        ("黑体", "SimHei", "simhei", "方正黑体_GBK", "FZHTK--GBK1-0", "ＳｉｍＨｅｉ"),
        ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "FZKTJW--GB1-0"),
        ("宋体", "SimSun", "NSimSun", "新宋体", "方正书宋简体", "STSongti-SC-Regular"),
        ("Times New Roman", "TimesNewRomanPS-BoldMT", "Times New Roman,Bold", "Calibri"),
    ],
)
def test_all_names_of_one_class(names: tuple[str, ...]) -> None:
    assert len({font_class(name) for name in names}) == 1
    assert font_class(names[0]) is not None


def test_classes_that_look_alike_are_apart() -> None:
    names = (
        "微软雅黑",
        "黑体",
        "华文中宋",
        "宋体",
        "仿宋",
        "方正小标宋简体",
        "方正大标宋简体",
        "等线",
    )
    assert len({font_class(name) for name in names}) == len(names)


def test_unknown_names_have_no_class() -> None:
    for name in (None, "", " ", "锟斤拷锟斤拷", "sinmsun", "F1"):
        assert font_class(name) is None
