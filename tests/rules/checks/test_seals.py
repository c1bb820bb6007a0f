from dataclasses import replace
from typing import Any

import pytest

from govlint.model.document import Document
from govlint.model.elements import Element, OfficialDocument
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks.seals import joint, single
from tests.rules.checks.look import cases
from tests.rules.checks.signed import DATE, NAME, at_right, found, page, seal, with_seals, word

PLACE: dict[str, Any] = {"lines": 1, "play_mm": 1, "tolerance_mm": 3}
JOINT: dict[str, Any] = {"gap_mm": 0, "tolerance_mm": 1, "align_mm": 3}
# The body ends at 225.6 mm; name and date have their middle 136 mm from the left edge.
SIGNED = page([(NAME, 243.0, 5.5), (DATE, 253.0, 4.0)])
X = 136.0 - 21


def judged(official: OfficialDocument) -> list[Hit]:
    """Return what is found; where all is right only the colour stays unknown."""
    try:
        return found(single, official, **PLACE)
    except NotChecked as reason:
        assert "颜色" in str(reason)
        return []


def test_a_seal_in_its_place() -> None:
    assert judged(with_seals(SIGNED, seal(X, 228.0))) == []
    (hit,) = judged(with_seals(SIGNED, seal(X + 8, 228.0)))
    assert (hit.element, hit.case, hit.page) == (Element.SEAL, "没有居中", 1)
    assert (hit.values["side"], hit.values["off"]) == ("右", "8")


def test_a_seal_drawn_with_paths_is_red() -> None:
    drawn = replace(seal(X, 228.0), source="vector")
    assert found(single, with_seals(SIGNED, drawn), **PLACE) == []
    with pytest.raises(NotChecked, match="颜色"):
        found(single, with_seals(SIGNED, seal(X, 228.0)), **PLACE)


def test_a_seal_above_or_below_the_middle() -> None:
    assert cases(judged(with_seals(SIGNED, seal(X, 205.0)))) == ["没有下压"]
    assert cases(judged(with_seals(SIGNED, seal(X, 232.0)))) == []
    assert cases(judged(with_seals(SIGNED, seal(X, 239.0)))) == ["离正文太远"]


def test_an_empty_seal_is_one_defect() -> None:
    assert cases(judged(with_seals(SIGNED, seal(30.0, 240.0)))) == ["空白印章"]
    # Its square reaches the name, its round does not.
    assert cases(judged(with_seals(SIGNED, seal(60.0, 203.5)))) == ["空白印章"]


def test_seals_whose_place_is_unknown() -> None:
    floating = replace(seal(X, 228.0), box=None, page=None)
    lines = [(NAME, at_right(4)), (DATE, at_right(4))]
    with pytest.raises(NotChecked, match="什么位置"):
        found(single, with_seals(word(lines), floating), **PLACE)


TWO = "甲市教育局　　　甲市财政局"


def two(*seals: Any) -> OfficialDocument:
    signed: Document = page([(TWO, 243.0, 6.0), (DATE, 253.0, 4.0)])
    return with_seals(signed, *seals)


# The names have their middles 90.9 and 136 mm from the left edge, the date too has its own there.
LEFT_X, RIGHT_X = 90.9 - 21, 136.0 - 21


def test_joint_seals() -> None:
    right = two(seal(LEFT_X, 228.0), seal(RIGHT_X, 228.0))
    assert found(joint, right, **JOINT) == []
    assert cases(found(joint, two(seal(LEFT_X, 228.0)), **JOINT)) == ["数量"]
    crossing = two(seal(LEFT_X + 8, 228.0), seal(RIGHT_X, 228.0))
    assert cases(found(joint, crossing, **JOINT)) == ["相交"]
    touching = two(seal(RIGHT_X - 42, 228.0), seal(RIGHT_X, 228.0))
    assert cases(found(joint, touching, **JOINT)) == ["相交"]
    uneven = two(seal(LEFT_X, 233.0), seal(RIGHT_X, 228.0))
    assert cases(found(joint, uneven, **JOINT)) == ["没有对齐"]


def test_joint_seals_on_their_names() -> None:
    beyond = two(seal(LEFT_X, 228.0), seal(145.0, 228.0))
    assert cases(found(joint, beyond, **JOINT)) == ["超出版心"]
    astray = two(seal(30.0, 228.0), seal(RIGHT_X, 228.0))
    (hit,) = found(joint, astray, **JOINT)
    assert (hit.case, hit.values["name"]) == ("没有一一对应", "甲市教育局")
    high = two(seal(LEFT_X, 204.0), seal(RIGHT_X, 204.0))
    assert cases(found(joint, high, **JOINT)) == ["没有压日期"]


def test_a_single_organ_is_not_joint() -> None:
    with pytest.raises(NotApplicable):
        found(joint, with_seals(SIGNED, seal(X, 228.0)), **JOINT)
