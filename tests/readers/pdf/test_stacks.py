from __future__ import annotations

from govlint.readers.pdf.rows import Row, rows_of
from govlint.readers.pdf.stacks import unstacked
from tests.readers.pdf.support import glyphs, row

RED = "FF0000"


def names(*texts: str) -> list[Row]:
    return [row(text, 120, 150 + 50 * number, 36, color=RED) for number, text in enumerate(texts)]


def texts(rows: list[Row]) -> list[str]:
    return [found.text for found in rows]


def test_the_word_stands_behind_the_names_it_stands_beside() -> None:
    word = row("文件", 400, 175, 44, color=RED)
    first, second = names("甲市财政局", "甲市水务局")
    assert texts(unstacked([first, word, second])) == ["甲市财政局", "甲市水务局", "文件"]


def test_the_word_on_the_line_of_a_name_is_parted_from_it() -> None:
    drawn = [
        *glyphs("甲市财政局", 120, 150, 36, RED),
        *glyphs("甲市水务局", 120, 200, 36, RED),
        *glyphs("文　件", 400, 200, 36, RED),
        *glyphs("甲市公安局", 120, 250, 36, RED),
    ]
    found = unstacked(rows_of(drawn, 1))
    assert texts(found) == ["甲市财政局", "甲市水务局", "甲市公安局", "文　件"]
    assert found[1].x1 == 300
    assert len(found[1].formats) == 5


def test_a_mark_of_one_issuer_stays_whole() -> None:
    spaced = row("甲市人民政府__________文件", 100, 200, 40, color=RED)
    number = row("甲政发〔2024〕7号", 220, 260)
    assert unstacked([spaced, number]) == [spaced, number]
    word = row("文件", 400, 400, 44)
    assert unstacked([number, word]) == [number, word]


def test_a_title_in_the_colour_of_the_mark_is_no_name_beside_its_word() -> None:
    mark = row("甲市人民政府文件", 110, 100, 48, color="FF0000")
    title = row("甲市人民政府关于", 110, 250, 22, color="FF0000")
    assert unstacked([mark, title]) == [mark, title]
