from __future__ import annotations

from govlint.readers.pdf.drawn import DrawnPage, Fill, Glyph, Picture, Stroke
from govlint.readers.pdf.sheets import sheet_of
from tests.readers.pdf.support import glyphs

FULL = (0.0, 0.0, 595.0, 842.0)
LINE = glyphs("甲市人民政府办公室关于做好防汛工作的通知")


def page(*parts: Glyph, **more: object) -> DrawnPage:
    return DrawnPage(595, 842, tuple(parts), **more)  # type: ignore[arg-type]


def image(box: tuple[float, float, float, float], order: int = 0, opaque: bool = True) -> Picture:
    return Picture(box, "Im", opaque, order)


def test_a_page_that_is_an_image_is_a_scan() -> None:
    sheet = sheet_of(page(pictures=(image(FULL),)), 3)
    assert (sheet.number, sheet.scanned, sheet.recognised, sheet.rows) == (3, True, False, ())
    strips = tuple(image((0, 100.0 * n, 595, 100.0 * n + 100)) for n in range(8))
    assert sheet_of(page(pictures=strips), 1).scanned
    stamped = page(*glyphs("扫描全能王"), pictures=(image(FULL),))
    assert sheet_of(stamped, 1).scanned


def test_a_page_with_an_image_is_none() -> None:
    sheet = sheet_of(page(*LINE, pictures=(image((300, 500, 420, 620)),)), 1)
    assert not sheet.scanned
    assert [row.text for row in sheet.rows] == ["甲市人民政府办公室关于做好防汛工作的通知"]
    assert not sheet_of(page(*LINE, pictures=(image(FULL),)), 1).scanned


def test_invisible_text_over_a_scan_is_recognised_text() -> None:
    hidden = [glyph._replace(shown=False) for glyph in LINE]
    sheet = sheet_of(page(*hidden, pictures=(image(FULL),)), 1)
    assert (sheet.scanned, sheet.recognised) == (True, True)
    assert sheet.rows[0].format.font is None
    assert sheet.rows[0].format.size is None


def test_text_under_an_image_of_the_whole_page_is_recognised_text() -> None:
    below = page(*LINE, pictures=(image(FULL, order=len(LINE)),))
    assert sheet_of(below, 1).recognised
    glass = page(*LINE, pictures=(image(FULL, order=len(LINE), opaque=False),))
    assert not sheet_of(glass, 1).scanned


def test_invisible_text_elsewhere_is_hidden_text() -> None:
    hidden = [glyph._replace(shown=False, y=300) for glyph in glyphs("底稿")]
    sheet = sheet_of(page(*LINE, *hidden), 1)
    assert (len(sheet.rows), sheet.hidden) == (1, "底稿")


def test_white_type_is_seen_only_on_a_ground() -> None:
    white = [glyph._replace(color="FFFFFF") for glyph in glyphs("白字", y=300)]
    assert len(sheet_of(page(*LINE, *white), 1).rows) == 1
    ground = (Fill((0, 280, 595, 320), "3060A0", 0),)
    assert len(sheet_of(page(*LINE, *white, fills=ground), 1).rows) == 2
    paper = (Fill(FULL, "FFFFFF", 0),)
    assert len(sheet_of(page(*LINE, *white, fills=paper), 1).rows) == 1


def test_what_stands_off_the_page_or_across_it_is_left_out() -> None:
    outside = glyphs("页外", x=700)
    across = [glyph._replace(turn=None, y=400) for glyph in glyphs("水印")]
    sheet = sheet_of(page(*LINE, *outside, *across), 1)
    assert [row.text for row in sheet.rows] == ["甲市人民政府办公室关于做好防汛工作的通知"]
    assert sheet.oblique == 2


def test_type_of_no_size_is_left_out() -> None:
    flat = [glyph._replace(em=0.0) for glyph in glyphs("扁", y=300)]
    huge = [glyph._replace(size=float("inf")) for glyph in glyphs("大", y=400)]
    nowhere = [glyph._replace(y=float("nan")) for glyph in glyphs("无", y=500)]
    assert len(sheet_of(page(*LINE, *flat, *huge, *nowhere), 1).rows) == 1


def test_tables_take_the_lines_of_their_cells() -> None:
    strokes = [Stroke(80, y, 500, y, 0.5, "000000") for y in (200.0, 230.0, 260.0)]
    strokes += [Stroke(x, 200, x, 260, 0.5, "000000") for x in (80.0, 200.0, 500.0)]
    parts = [*LINE, *glyphs("名称", 90, 220), *glyphs("时限", 210, 220), *glyphs("甲", 90, 250)]
    sheet = sheet_of(page(*parts, strokes=tuple(strokes)), 1)
    assert [row.text for row in sheet.rows] == ["甲市人民政府办公室关于做好防汛工作的通知"]
    (grid,) = sheet.grids
    assert [[row.text for row in rows] for _, rows in grid.cells] == [
        ["名称"],
        ["时限"],
        ["甲"],
        [],
    ]
    assert sheet.rules == ()


def test_a_grid_without_text_is_a_drawing() -> None:
    strokes = [Stroke(80, y, 500, y, 0.5, "000000") for y in (200.0, 230.0, 260.0)]
    strokes += [Stroke(x, 200, x, 260, 0.5, "000000") for x in (80.0, 200.0, 500.0)]
    assert sheet_of(page(*LINE, strokes=tuple(strokes)), 1).grids == ()


def test_white_lines_are_no_lines() -> None:
    lines = (Stroke(80, 200, 500, 200, 1.5, "FFFFFF"), Stroke(80, 300, 500, 300, 1.5, "FF0000"))
    assert [rule.color for rule in sheet_of(page(*LINE, strokes=lines), 1).rules] == ["FF0000"]


def test_glyphs_without_meaning_are_counted() -> None:
    (first, *_) = LINE
    assert sheet_of(page(first._replace(text="\ufffd"), *LINE[1:]), 1).unknown == 1
