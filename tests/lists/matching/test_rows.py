from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from govlint.lists.matching.rows import body_key, collect, norms_of
from govlint.model.items import ItemList
from govlint.model.listing import RegionList
from tests.lists.matching.lists import listed, region


def codes(*pairs: tuple[str, str]) -> list[str]:
    made = region("甲市", *(basic for basic, _ in pairs), fields=("basic_code",))
    frame = made.items.frame.with_columns(
        item_code=pl.Series([item for _, item in pairs], dtype=pl.String)
    )
    found = collect([replace(made, items=replace(made.items, frame=frame))], None)
    return found["code"].to_list()


def test_the_basic_code_comes_out_of_either_column() -> None:
    body = "11440000MB2D0164XH"
    assert (
        codes(
            ("000112345000", ""),
            ("", f"{body}2000112345000"),
            ("无", f"{body}200011234500001"),
            ("０００１１２３４５０００", ""),
            ("0001 12345 000", f"{body}2000199999000"),
        )
        == ["000112345000"] * 5
    )


def test_other_codes_stay_what_they_are() -> None:
    assert codes(
        ("", "511A0138000000-511602000000-000-115113010833722043-1-00"),
        ("", "A" * 31),
        ("xk12345678", ""),
        ("甲-7", ""),
        ("—", "/"),
    ) == ["511A0138000000-000", "A" * 31, "XK12345678", "甲-7", ""]


def test_every_row_of_every_region_is_there_and_the_catalogue_comes_last() -> None:
    found = collect([region("甲市", "河灯许可", "渡口许可"), region("乙县")], listed("河灯许可"))
    assert found.select("region", "position").rows() == [(0, 0), (0, 1), (2, 0)]


def test_the_name_of_the_own_region_is_left_out() -> None:
    found = collect([region("长溪", "长溪河灯许可", "白石河灯许可")], None)
    assert found["name"].to_list() == ["河灯许可", "白石河灯许可"]


def test_a_list_that_could_not_be_read_has_no_rows() -> None:
    unread = RegionList(
        "甲市", 3, ItemList("a.csv", None, "甲市", pl.DataFrame(), {}, error="坏了")
    )
    assert collect([unread], None).is_empty()
    assert collect([], None).is_empty()


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("《河灯条例》第十二条", {"河灯条例", "河灯条例§12"}),
        ("《中华人民共和国渡口法》（2020年修正）第3条第一款", {"渡口法", "渡口法§3"}),
        (
            "1.《河灯条例》（国务院令第7号）第一百零二条\n2.《渡口办法》",
            {"河灯条例", "河灯条例§102", "渡口办法"},
        ),
        ("", set()),
        ("无", set()),
    ],
)
def test_norms_and_articles_of_a_basis(text: str, norms: set[str]) -> None:
    assert norms_of(text) == norms


def test_a_basis_without_book_marks_is_read_as_well() -> None:
    assert "食品安全法§35" in norms_of("中华人民共和国食品安全法第三十五条")


def test_bodies_of_one_matter_are_one() -> None:
    assert body_key("甲市林业局") == body_key("乙县林业局") != body_key("甲市水利局")
    assert body_key("") == ""
