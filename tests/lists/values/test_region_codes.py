from __future__ import annotations

import pytest

from govlint.lists.values.region_codes import code_of_region, fits, lies_within, provinces


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("贵州省", "520000"),
        ("贵阳市", "520100"),
        ("云岩区", "520103"),
        ("贵州省贵阳市云岩区", "520103"),
        ("海淀区", "110108"),
        ("甲市", None),
        ("贵州省甲市", None),
        ("", None),
    ],
)
def test_codes_of_names(name: str, code: str | None) -> None:
    assert code_of_region(name) == code


def test_there_are_thirty_four_provinces() -> None:
    assert len(provinces()) == 34


def test_what_lies_within() -> None:
    assert lies_within("520103", "520100")
    assert lies_within("520103", "520000")
    assert not lies_within("520100", "520103")
    assert lies_within("522401", "520500"), "毕节 before 2011"


@pytest.mark.parametrize(
    ("organ", "region", "expected"),
    [
        ("520100", "520100", True),
        ("520000", "520103", True),
        ("520103", "520100", True),
        ("100000", "520100", True),
        ("520171", "520103", True),
        ("520103", "520102", None),
        ("520300", "520100", False),
        ("440100", "520100", False),
    ],
)
def test_organs_that_fit(organ: str, region: str, expected: bool | None) -> None:
    assert fits(organ, region) is expected
