"""Which lines are one paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.readers.pdf.areas import Area
from govlint.readers.pdf.paragraphs import cell_paragraphs, is_centred, is_right, paragraphs_of
from govlint.readers.pdf.rows import Row
from tests.readers.pdf.support import row

AREA = Area(79.0, 527.0, 16.0)
AREAS = {1: AREA, 2: Area(65.0, 513.0, 16.0), 3: AREA}
FULL, LAST = "文" * 28, "文字到此。"
INDENTED = "文" * 26


def lines(*drawn: tuple[str, float] | tuple[str, float, float], page: int = 1) -> list[Row]:
    """Lines with their indents in characters, 28 points apart unless a base line is given."""
    found: list[Row] = []
    for text, indent, *place in drawn:
        y = place[0] if place else (found[-1].y + 28 if found else 100.0)
        found.append(row(text, AREAS[page].left + 16 * indent, y, page=page))
    return found


def groups(rows: list[Row]) -> list[int]:
    return [len(group) for group in paragraphs_of(rows, AREAS)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ([(INDENTED, 2), (FULL, 0), (LAST, 0), (INDENTED, 2), (LAST, 0)], [3, 2]),
        ([("各县人民政府：", 0), (INDENTED, 2), (LAST, 0)], [1, 2]),
        ([("一、总体要求", 2), ("二、工作任务", 2), ("三、保障措施", 2)], [1, 1, 1]),
        ([("文" * 25 + "。", 2), (INDENTED, 2), (LAST, 0)], [1, 2]),
        ([("各" * 28, 0), ("单位：", 0), (INDENTED, 2), (LAST, 0)], [2, 2]),
        ([(INDENTED, 2), (FULL, 0, 128), (LAST, 0, 184)], [2, 1]),
        ([("文" * 24, 2), (LAST, 0)], [2]),
        ([("文" * 23 + "。", 2), (LAST, 0)], [1, 1]),
        ([(FULL, 0), (FULL, 0), ("第二条 " + "文" * 24, 0), (LAST, 0)], [4]),
        ([(FULL, 0), ("文" * 27 + "。", 0), ("第二条 文", 0)], [2, 1]),
        ([("文" * 20 + "http:", 2), ("www.example.gov.cn/notice", 0)], [2]),
        ([("抄送：" + "市" * 24, 1), ("县。", 4)], [2]),
        ([("主送：" + "市" * 24, 1), ("抄送：县。", 1)], [1, 1]),
        ([(FULL, 0), (FULL, 0), ("附件2", 0)], [2, 1]),
        ([("甲市人民政府办公室" + "室" * 9 + "2024年5月9日印发", 0), ("共印120份", 0)], [1, 1]),
        ([("附件：一、全市重点水库和山洪灾害易发区防汛责任人名单名", 2), ("单", 7)], [2]),
        ([("附件：1.全市重点水库和山洪灾害易发区防汛责任人名单名", 2), ("单", 6)], [2]),
        ([("      一、总则…………………………………………………1", 0), ("二、职责……………………………2", 0)], [1, 1]),
    ],
)
def test_where_paragraphs_begin(drawn: list[tuple[str, float]], expected: list[int]) -> None:
    assert groups(lines(*drawn)) == expected


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = lines((INDENTED, 2), (FULL, 0))
    assert groups(first + lines((FULL, 0, 90.0), (LAST, 0), page=2)) == [4]
    assert groups(first + lines((INDENTED, 2, 90.0), (LAST, 0), page=2)) == [2, 2]
    assert groups(first + lines((LAST, 0, 90.0), page=3)) == [2, 1]


def test_size_and_colour_begin_anew() -> None:
    upper, lower = lines((FULL, 0), (LAST, 0))
    small = row(LAST, 79, lower.y, 14)
    red = row(LAST, 79, lower.y, color="FF0000")
    assert groups([upper, lower]) == [2]
    assert groups([upper, small]) == [1, 1]
    assert groups([upper, red]) == [1, 1]


def test_lines_of_a_title_stand_for_themselves() -> None:
    title = [
        row("甲市人民政府关于做好二〇二四年", 138, 200, 22),
        row("防汛工作的通知", 226, 233, 22),
    ]
    assert groups([*title, *lines(("各县人民政府：", 0, 300))]) == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "x", "size", "centred", "right"),
    [
        ("甲政发〔2024〕7号", 243, 16, True, False),
        ("甲市人民政府关于做好防汛工作的通知", 116, 22, True, False),
        ("文" * 20 + "通知", 79, 20, True, False),
        ("（一）" + "文" * 21, 111, 16, False, False),
        (FULL, 79, 16, False, False),
        ("2024年5月7日", 375, 16, False, True),
        ("甲市人民政府", 367, 16, False, True),
        ("附件", 79, 16, False, False),
    ],
)
def test_how_a_line_stands(text: str, x: float, size: float, centred: bool, right: bool) -> None:
    found = row(text, x, 100, size)
    assert is_centred(found, AREA) is centred
    assert is_right(found, AREA) is right


def test_signature_and_date_are_two_paragraphs() -> None:
    rows = [row("甲市人民政府", 415, 500), row("2024年5月7日", 395, 528)]
    assert groups([*lines((INDENTED, 2), (LAST, 0)), *rows]) == [2, 1, 1]


def test_cells_are_filled_or_go_on_anew() -> None:
    narrow = [row("深圳市发展改革委碳", 200, 100, 10), row("排放权交易办公室", 205, 113, 10)]
    assert [len(group) for group in cell_paragraphs(narrow, (195, 90, 295, 120))] == [2]
    short = [row("证明材料：", 200, 100, 10), row("身份证原件及复印件。", 200, 113, 10)]
    assert [len(group) for group in cell_paragraphs(short, (195, 90, 305, 120))] == [1, 1]
    items = [row("1.身份证原件。", 200, 100, 10), row("2.户口簿原件。", 200, 113, 10)]
    assert [len(group) for group in cell_paragraphs(items, (195, 90, 275, 120))] == [1, 1]
    assert cell_paragraphs([], (195, 90, 275, 120)) == []


def test_wide_cells_hold_running_text() -> None:
    rows = lines((INDENTED, 2), (FULL, 0), (LAST, 0), (INDENTED, 2), (LAST, 0))
    assert [len(group) for group in cell_paragraphs(rows, (70, 90, 535, 300))] == [3, 2]


def test_lines_of_unknown_type_are_grouped_by_place() -> None:
    rows = lines((INDENTED, 2), (FULL, 0), (LAST, 0))
    plain = [replace(found, format=replace(found.format, size=None, color=None)) for found in rows]
    assert groups(plain) == [3]
