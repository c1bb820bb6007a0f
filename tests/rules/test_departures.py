from __future__ import annotations

from collections.abc import Sequence

import pytest

from govlint.model.blocks import Format
from govlint.model.elements import Element, Span
from govlint.rules.api import NotChecked
from govlint.rules.departures import Departure, departures
from govlint.rules.formats import Stretch

FANGSONG = Format("仿宋_GB2312", 16.0)
SONG = Format("宋体", 12.0)
LATIN = Format("Times New Roman", 16.0)
Piece = tuple[str, Format]


def found(*blocks: Sequence[Piece], least: int = 1) -> list[Departure]:
    items = []
    for block, pieces in enumerate(blocks):
        offset = 0
        for words, look in pieces:
            span = Span(block, offset, offset + len(words))
            items.append((Element.BODY, Stretch(span, words, look)))
            offset += len(words)
    return departures(items, ("仿宋",), 16.0, least)


def only(*blocks: Sequence[Piece]) -> Departure:
    [departure] = found(*blocks)
    return departure


def test_what_is_asked_for_departs_in_nothing() -> None:
    assert (
        found([("防汛工作", FANGSONG), ("2024", SONG)], [("通知", Format("FangSong", 15.9))]) == []
    )


@pytest.mark.parametrize(
    ("look", "used"),
    [
        (SONG, "宋体小四（12 磅）"),
        (Format("宋体", 16.0), "宋体"),
        (Format("仿宋", 12.0), "小四（12 磅）"),
        (Format("SimSun", 12.0), "SimSun（宋体）小四（12 磅）"),
        (Format("宋体", 13.5), "宋体 13.5 磅"),
        (Format("SimSun"), "SimSun（宋体）"),
        (Format(None, 12.0), "小四（12 磅）"),
        (Format("锟斤拷", 12.0), "小四（12 磅）"),
        (Format("Calibri", 16.0), "Calibri（西文）"),
        (Format("Calibri", 13.5), "Calibri（西文） 13.5 磅"),
    ],
)
def test_what_is_used_instead(look: Format, used: str) -> None:
    assert only([("防汛", look)]).used == used


def test_ways_to_depart_are_told_apart_and_counted() -> None:
    groups = found(
        [("防汛", SONG)], [("通知", FANGSONG)], [("水库", SONG)], [("巡查", Format("仿宋", 14.0))]
    )
    assert [(group.used, group.many, group.ideographs) for group in groups] == [
        ("宋体小四（12 磅）", "（全文共 2 处）", 4),
        ("四号（14 磅）", "", 2),
    ]


def test_names_of_one_class_and_sizes_that_round_alike_are_one() -> None:
    group = only([("防汛", Format("宋体", 12.02))], [("水库", Format("SimSun", 11.96))])
    assert group.used == "宋体小四（12 磅）" and len(group.blocks) == 2


def test_the_span_holds_the_digits_beside_it_and_ends_where_the_type_changes() -> None:
    pieces = [("　　2024", LATIN), ("年", SONG), ("5", LATIN), ("月", SONG), ("防汛", FANGSONG)]
    assert only(pieces).span == Span(0, 2, 9)
    assert only([("防汛", FANGSONG), ("。水库", SONG)]).span == Span(0, 3, 5)


def test_the_span_is_the_first_stretch_alone() -> None:
    group = only([("水库", SONG), ("防汛", FANGSONG), ("巡查", SONG)], [("通知", SONG)])
    assert (group.span, len(group.blocks), group.ideographs) == (Span(0, 0, 2), 2, 6)


def test_few_characters_are_passed_over() -> None:
    assert found([("防汛", SONG), ("水库", FANGSONG)], least=3) == []


def test_what_nobody_can_read_is_not_checked() -> None:
    with pytest.raises(NotChecked, match="锟斤拷"):
        found([("防汛", Format("锟斤拷", 16.0))])
    with pytest.raises(NotChecked, match="字号"):
        found([("防汛", Format())])
    with pytest.raises(NotChecked):
        found([("2024", FANGSONG)])
    assert found([("防汛", Format()), ("水库", FANGSONG)]) == []
