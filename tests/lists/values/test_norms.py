"""Titles of norms and their ranks."""

from __future__ import annotations

import pytest

from govlint.lists.values.norms import edition_of, norm_key, rank_of, title_key


@pytest.mark.parametrize(
    "title",
    [
        "《水法》",
        "中华人民共和国水法",
        "《中华人民共和国水法》（2016年修正）",
        "水法(2016修订)",
        "水 法",
    ],
)
def test_one_law_however_it_is_called(title: str) -> None:
    assert title_key(title) == "水法"


def test_a_trial_edition_is_the_same_norm() -> None:
    assert title_key("甲办法（试行）") != title_key("甲办法")
    assert norm_key("甲办法（试行）") == norm_key("甲办法")


def test_edition() -> None:
    assert edition_of("（2014年4月24日修订）") == "2014"
    assert edition_of("水法（2016）") == "2016"
    assert edition_of("国发〔2014〕53号") == ""


@pytest.mark.parametrize(
    ("title", "number", "rank"),
    [
        ("中华人民共和国水法", "", "法律"),
        ("甲省水资源条例", "", "地方性法规"),
        ("甲自治区草原条例", "", "地方性法规"),
        ("某条例", "国务院令345号", "行政法规"),
        ("国务院对确需保留的行政审批项目设定行政许可的决定", "", "行政法规"),
        ("某管理办法", "水利部令34号", "规章"),
        ("甲市某办法", "甲市人民政府令12号", "规章"),
        ("甲市人民政府办公室关于某事的通知", "", "规范性文件"),
        ("", "甲政办发〔2024〕1号", "规范性文件"),
        ("国务院关于某事的决定", "国发〔2004〕20号", None),
        ("某管理办法", "", None),
        ("建设工程质量管理条例", "", None),
        ("甲省实施《中华人民共和国水法》办法", "", None),
        ("三定规定", "", None),
    ],
)
def test_rank(title: str, number: str, rank: str | None) -> None:
    assert rank_of(title, number) == rank
