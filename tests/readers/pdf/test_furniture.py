from __future__ import annotations

import pytest

from govlint.readers.pdf.furniture import furniture_of, printed_by_browser, text_rows
from govlint.readers.pdf.rows import Row
from govlint.readers.pdf.sheets import Sheet
from tests.readers.pdf.support import row

BODY = "正文正文正文正文正文正文正文正文正文正文"


def sheet(number: int, *rows: Row, height: float = 842) -> Sheet:
    return Sheet(number, 595, height, tuple(sorted(rows, key=lambda found: found.y)))


def body(number: int, first: float = 130, count: int = 4) -> list[Row]:
    return [row(f"{BODY}{number}{n}", 79, first + 28 * n, page=number) for n in range(count)]


def found(*sheets: Sheet) -> dict[int, list[tuple[str, str]]]:
    """Kinds and texts of the furniture by page, after a look at what is left."""
    furniture = furniture_of(sheets)
    for one in sheets:
        taken = {item.row.text for item in furniture.get(one.number, ())}
        left = {line.text for line in text_rows(one, furniture)}
        assert taken | left == {line.text for line in one.rows}
    return {
        number: [(item.kind, item.row.text) for item in items]
        for number, items in furniture.items()
    }


@pytest.mark.parametrize(
    "style",
    ["—{}—", "— {} —", "- {} -", "-{}-", "{}", "第{}页", "第 {} 页 共 9 页", "{}/9", "－{}－"],
)
def test_page_numbers_on_alternate_sides(style: str) -> None:
    sheets = [
        sheet(n, *body(n), row(style.format(n), 480 if n % 2 else 80, 775, 14, page=n))
        for n in (1, 2, 3)
    ]
    assert found(*sheets) == {n: [("page_number", style.format(n))] for n in (1, 2, 3)}


def test_numbers_that_begin_anywhere_and_roman_ones() -> None:
    later = [sheet(n, *body(n), row(f"— {n + 40} —", 480, 775, 14, page=n)) for n in (1, 2)]
    assert found(*later) == {1: [("page_number", "— 41 —")], 2: [("page_number", "— 42 —")]}
    roman = [
        sheet(n, *body(n), row(text, 290, 775, 14, page=n))
        for n, text in ((3, "iii"), (4, "iv"), (5, "v"))
    ]
    assert [items[0][1] for items in found(*roman).values()] == ["iii", "iv", "v"]


def test_pages_without_text_keep_their_number() -> None:
    sheets = [sheet(n, *body(n), row(f"- {n} -", 80, 775, 14, page=n)) for n in (1, 2)]
    sheets.append(sheet(3, row("- 3 -", 80, 775, 14, page=3)))
    assert found(*sheets)[3] == [("page_number", "- 3 -")]


def test_a_single_page_may_have_a_number() -> None:
    assert found(sheet(1, *body(1), row("— 1 —", 480, 775, 14))) == {1: [("page_number", "— 1 —")]}
    assert found(sheet(1, *body(1), row("1", 290, 785, 14))) == {1: [("page_number", "1")]}


@pytest.mark.parametrize("text", ["2024", "7", "12", "第3条", "1.", "i", "— —"])
def test_a_number_in_the_text_is_no_page_number(text: str) -> None:
    assert found(sheet(1, *body(1), row(text, 290, 280))) == {}
    assert found(sheet(1, *body(1, 560), row(text, 79, 672))) == {}


def test_numbers_that_do_not_grow_are_no_page_numbers() -> None:
    near = [sheet(n, row("5", 290, 102, page=n), *body(n)) for n in (1, 2, 3)]
    assert found(*near) == {}
    apart = [sheet(n, row("5", 290, 60, page=n), *body(n)) for n in (1, 2, 3)]
    assert {kind for items in found(*apart).values() for kind, _ in items} == {"header"}


def test_heads_and_feet_are_the_same_on_many_pages() -> None:
    sheets = [
        sheet(
            n,
            row("甲市信访局文件汇编", 227, 60, 11, page=n),
            *body(n),
            row(f"第{n}页 共3页____________________________2024年5月7日", 20, 800, 10, page=n),
        )
        for n in (1, 2, 3)
    ]
    kinds = {n: [kind for kind, _ in items] for n, items in found(*sheets).items()}
    assert kinds == {n: ["header", "footer"] for n in (1, 2, 3)}


def test_two_pages_of_a_web_print() -> None:
    sheets = [
        sheet(
            n,
            row(
                "甲市人社局____________________________http://www.example.gov.cn/1.html", 20, 25, 10
            ),
            *body(n),
            row(f"第{n}页 共2页____________________________2015年11月13日 11:4{n}", 20, 798, 10),
        )
        for n in (1, 2)
    ]
    assert [len(items) for items in found(*sheets).values()] == [2, 2]


def test_a_head_that_changes_with_the_chapters_is_a_head() -> None:
    sheets = [
        sheet(n, row("甲局清单" if n < 8 else "乙局清单", 227, 60, 11, page=n), *body(n))
        for n in range(1, 10)
    ]
    assert [items[0][0] for items in found(*sheets).values()] == ["header"] * 9


def test_labels_of_annexes_and_repeated_lines_of_text_are_text() -> None:
    annexes = [sheet(n, row(f"附件{n}", 79, 100, page=n), *body(n, 170)) for n in (1, 2, 3)]
    assert found(*annexes) == {}
    repeated = [
        sheet(n, row("法定途径：申请行政复议。", 111, 102, page=n), *body(n)) for n in (1, 2, 3)
    ]
    assert found(*repeated) == {}


def printed(number: int, *more: Row) -> Sheet:
    text = [row("正文" * 12, y=200 + 30 * line) for line in range(5)]
    return Sheet(number, 595.3, 841.9, rows=(*more[:1], *text, *more[1:]))


ADDRESS = row("甲市人民政府\thttp://www.example.com/content/2024/7.html", y=30, size=8)


@pytest.mark.parametrize(
    "count", ["第1页 共2页\t2024年5月7日 11:48", "1/2", "1 of 2", "2024/5/7 9:05"]
)
def test_heads_and_feet_of_a_browser(count: str) -> None:
    foot = row(count, y=825, size=8)
    sheets = [printed(1, ADDRESS, foot), printed(2, ADDRESS, foot)]
    assert len(printed_by_browser(sheets)) == 4
    found = furniture_of([printed(1, ADDRESS, foot)])
    assert [item.kind for item in found[1]] == ["header", "footer"]


def test_an_address_in_the_text_makes_no_web_page() -> None:
    foot = row("1/2", y=825, size=8)
    inside = row("网址：http://www.example.com", y=300)
    assert printed_by_browser([printed(1, inside, foot)]) == []
    assert printed_by_browser([printed(1, ADDRESS, row("页脚", y=825))]) == []
    assert (
        printed_by_browser([printed(1, ADDRESS, foot), printed(2, row("页眉", y=30), foot)]) == []
    )
    assert printed_by_browser([]) == []
