from __future__ import annotations

from govlint.lists.aligning import align, grains
from govlint.model.listing import RegionList
from tests.lists.matching.lists import region

FIELDS = ("name", "basic_code", "parent")


def found(*regions: RegionList) -> list[tuple[str, str, list[str]]]:
    several = grains(regions, align(regions))
    return [
        (grain.whole[0], grain.whole[2], [f"{part[0]}:{part[2]}" for part in grain.parts])
        for grain in several
    ]


def test_parts_in_brackets_behind_the_name_of_the_whole() -> None:
    assert found(
        region("甲市", "渡船许可"), region("乙市", "渡船许可（客船）", "渡船许可（货船）")
    ) == [("甲市", "渡船许可", ["乙市:渡船许可（客船）", "乙市:渡船许可（货船）"])]


def test_parts_with_the_name_of_the_whole_in_a_column() -> None:
    parts = region("乙市", "客船审查||渡船许可", "货船审查||渡船许可", fields=FIELDS)
    assert found(region("甲市", "渡船许可", fields=FIELDS), parts) == [
        ("甲市", "渡船许可", ["乙市:客船审查", "乙市:货船审查"])
    ]


def test_parts_by_the_last_digits_of_the_code() -> None:
    parts = region("乙市", "客船审查|000110001001", "货船审查|000110001002", fields=FIELDS)
    assert found(region("甲市", "渡船许可|000110001000", fields=FIELDS), parts) == [
        ("甲市", "渡船许可", ["乙市:客船审查", "乙市:货船审查"])
    ]


def test_a_grain_for_each_region_of_the_rarer_way() -> None:
    split = ("渡船许可（客船）", "渡船许可（货船）")
    wholes = [region(f"{name}市", "渡船许可") for name in "甲乙丙"]
    assert len(found(*wholes, region("丁市", *split))) == 1
    assert len(found(wholes[0], *(region(f"{name}市", *split) for name in "丁戊己"))) == 1


def test_a_region_that_has_the_whole_as_well_is_not_split() -> None:
    both = region("乙市", "渡船许可", "渡船许可（客船）", "渡船许可（货船）")
    assert found(region("甲市", "渡船许可"), both) == []


def test_later_stages_alone_are_no_parts_of_the_matter() -> None:
    assert (
        found(region("甲市", "渡船许可"), region("乙市", "渡船许可（变更）", "渡船许可（注销）"))
        == []
    )
    assert (
        len(
            found(
                region("甲市", "渡船许可"), region("乙市", "渡船许可（首次）", "渡船许可（变更）")
            )
        )
        == 1
    )


def test_one_part_and_brackets_that_explain_are_no_split() -> None:
    assert found(region("甲市", "渡船许可"), region("乙市", "渡船许可（客船）")) == []
    assert (
        found(
            region("甲市", "渡船许可"), region("乙市", "渡船许可（含客船）", "渡船许可（县级权限）")
        )
        == []
    )


def test_the_whole_under_another_name_and_its_code_beside_the_parts() -> None:
    code = "000110001000"
    one = region("甲市", f"渡船许可|{code}")
    other = region("乙市", f"渡船准入许可|{code}", "渡船许可（客船）", "渡船许可（货船）")
    assert found(one, other) == []


def test_no_regions_have_no_grains() -> None:
    assert found() == []
