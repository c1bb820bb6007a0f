"""The backend: what pdfplumber sees, and no more patience with hostile files than they deserve."""

from __future__ import annotations

import io
import logging
import zlib
from pathlib import Path

import pdfplumber
import pytest

from govlint.readers.errors import ReadError
from govlint.readers.limits import MIB, Deadline, Limits
from govlint.readers.pdf import device, interpreter
from govlint.readers.pdf.drawn import DrawnPage
from govlint.readers.pdf.miner import open_pdf
from tests.readers.pdf.make import HEI, RED, XBS, Pdf, assembled, stream
from tests.readers.pdf.support import drawn


def pages(raw: bytes, limits: Limits | None = None) -> list[DrawnPage]:
    limits = limits or Limits()
    return list(open_pdf(raw, limits, Deadline(limits.max_seconds)).pages())


def code(raw: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        pages(raw, limits)
    return caught.value.code


def content(data: bytes, entries: str = "", resources: str = "<< >>") -> bytes:
    """A file of one page with this content."""
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
            f"/Resources {resources} >>".encode(),
            stream(data, entries),
        ]
    )


def sample() -> Pdf:
    pdf = Pdf()
    page = pdf.page()
    page.text(120, 150, "甲市人民政府文件", XBS, 40, color=RED, stretch=80)
    page.text(220, 200, "甲政发〔2024〕7号")
    page.line(79, 220, 527, 1.5, RED)
    page.box(79, 700, 448, 0.7)
    page.text(100, 300, "一、总体要求 2024", HEI, spacing=0)
    page.image(300, 400, 120, 120)
    return pdf


def test_glyphs_are_those_of_pdfplumber() -> None:
    pdf = sample()
    (mine,) = drawn(pdf)
    with pdfplumber.open(io.BytesIO(pdf.bytes())) as file:
        page = file.pages[0]
        theirs = [
            (char["text"], round(char["x0"], 3), round(char["x1"], 3), round(char["matrix"][3], 3))
            for char in page.chars
        ]
        ours = [
            (glyph.text, round(glyph.x0, 3), round(glyph.x1, 3), round(glyph.size / 16, 3))
            for glyph in mine.glyphs
        ]
        assert [entry[:3] for entry in ours] == [entry[:3] for entry in theirs]
        assert len(mine.strokes) == len(page.lines) + len(page.rects)
        (image,) = page.images
        assert mine.pictures[0].box == pytest.approx(
            (image["x0"], image["top"], image["x1"], image["bottom"])
        )


def test_size_colour_and_font_are_as_drawn() -> None:
    (page,) = drawn(sample())
    mark, number = page.glyphs[0], page.glyphs[8]
    assert (mark.size, mark.em, mark.color, mark.face.name) == (40, 32, "FF0000", XBS)
    assert (number.color, number.face.name) == ("000000", "FangSong_GB2312")
    assert number.y == pytest.approx(200)
    red, thin = page.strokes
    assert (red.thickness, red.color, red.horizontal) == (1.5, "FF0000", True)
    assert (thin.x0, thin.x1) == (79, 527)
    assert thin.thickness == pytest.approx(0.7)


def test_spacing_between_characters_counts_after_each_of_them() -> None:
    pdf = Pdf()
    pdf.page().text(100, 100, "甲乙", spacing=8)
    pdf.pages[0].content.append("BT /F0 16 Tf 4 Tc 10 Tw 1 0 0 1 100 100 Tm <4e59> Tj <4e59> Tj ET")
    (page,) = drawn(pdf)
    assert [glyph.x0 for glyph in page.glyphs] == [100, 124, 100, 120]


def test_a_page_is_seen_as_it_is_shown() -> None:
    pdf = Pdf()
    page = pdf.page(600, 800, "/Rotate 90 /CropBox [100 0 600 800]")
    page.text(300, 100, "横", matrix="0 1 -1 0")
    page.text(150, 300, "竖")
    page.text(20, 300, "外")
    (found,) = drawn(pdf)
    assert (found.width, found.height) == (800, 500)
    upright = next(glyph for glyph in found.glyphs if glyph.text == "横")
    assert (upright.turn, upright.x0, upright.y) == (0, 700, 200)
    assert [glyph.turn for glyph in found.glyphs] == [0, 90, 90]


def test_directions_of_text() -> None:
    pdf = Pdf()
    page = pdf.page(600, 800)
    for matrix in ("1 0 0 1", "0 -1 1 0", "-1 0 0 -1", "0 1 -1 0", "0.7 0.7 -0.7 0.7"):
        page.text(300, 100, "向", matrix=matrix)
    (found,) = drawn(pdf)
    assert [glyph.turn for glyph in found.glyphs] == [0, 90, 180, 270, None]


def test_annotations_are_drawn_as_they_look() -> None:
    look = stream(b"0 0 10 10 re f", "/Type /XObject /Subtype /Form /BBox [0 0 10 10]")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Annots [4 0 R 6 0 R 7 0 R] >>",
        b"<< /Subtype /Stamp /Rect [100 100 200 200] /AP << /N 5 0 R >> >>",
        look,
        b"<< /Subtype /Widget /Rect [300 100 400 200] /AS /On /AP << /N << /On 5 0 R >> >> >>",
        b"<< /Subtype /Stamp /F 2 /Rect [100 100 200 200] /AP << /N 5 0 R >> >>",
    ]
    (found,) = pages(assembled(objects))
    assert [fill.box for fill in found.fills] == [(100, 600, 200, 700), (300, 600, 400, 700)]


def test_a_broken_page_does_not_cost_the_others() -> None:
    pdf = Pdf()
    for text in "一二三":
        pdf.page().text(100, 100, text)
    raw = pdf.bytes().replace(b"BT /F0", b"BT /F9", 1)
    found = pages(raw)
    assert [len(page.glyphs) for page in found] == [0, 1, 1]
    assert [page.damaged for page in found] == [True, False, False]


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (b"x", "/Filter /Nonsense"),
        (b"/F0 nothing Tf (x) Tj [1 2 (", ""),
        (b"q " * 100_000, ""),
        (b"1 " * 100_000 + b"m", ""),
        (b"[" * 50_000, ""),
        (b"<< /A " * 50_000, ""),
        (b"BI /W 1 /H 1 ID xxxxx", ""),
        (b"1 0 0 0 0 0 cm BT (x) Tj ET 0 0 0 0 re S", ""),
        (b"(((((", ""),
    ],
)
def test_senseless_content_is_survived(data: bytes, entries: str) -> None:
    assert len(pages(content(data, entries))) == 1


def test_forms_that_multiply_are_stopped() -> None:
    body = b"/A Do /A Do"
    forms = [
        stream(
            body,
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1] "
            f"/Resources << /XObject << /A {number + 1} 0 R >> >>",
        )
        for number in range(5, 60)
    ]
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /XObject << /A 5 0 R >> >> >>",
        stream(body),
    ]
    ticks = iter(range(10**9))
    deadline = Deadline(5000, lambda: float(next(ticks)))
    with pytest.raises(ReadError) as caught:
        list(open_pdf(assembled(head + forms), Limits(), deadline).pages())
    assert caught.value.code == "limit"


def test_a_form_within_itself_is_drawn_once() -> None:
    form = "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 5 0 R >> >>"
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /XObject << /A 5 0 R >> >> >>",
        stream(b"/A Do"),
        stream(b"0 0 9 9 re f /A Do", form),
    ]
    (found,) = pages(assembled(head))
    assert len(found.fills) == 1


def test_bombs_are_not_unpacked() -> None:
    packed = zlib.compress(b" " * 30 * MIB)
    raw = content(packed, "/Filter /FlateDecode")
    assert code(raw, Limits(max_expanded=4 * MIB)) == "bomb"


LOOPS = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox 5 0 R /Contents 4 0 R /Resources 5 0 R >>",
    b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream",
    b"6 0 R",
    b"5 0 R",
]


def test_references_in_a_circle_are_followed_no_further() -> None:
    assert len(pages(assembled(LOOPS))) == 1
    assert code(assembled([b"1 0 R", b"2 0 R"])) == "unreadable"


def test_tables_of_contents_in_a_circle() -> None:
    raw = Pdf([*sample().pages], trailer="/Prev 10").bytes()
    start = raw.rindex(b"xref\n0")
    looped = raw.replace(b"/Prev 10", b"/Prev %d" % start)
    assert len(pages(looped)) == 1


def test_a_lost_table_of_contents_is_rebuilt() -> None:
    raw = sample().bytes()
    for broken in (
        raw.replace(b"startxref", b"startxxxx"),
        raw.replace(b"xref\n0 ", b"9 9 9\n0 "),
        raw.replace(b"\ntrailer", b"\ntrayler"),
        raw.replace(b"startxref\n", b"startxref\n9"),
        b"junk\n" + raw.replace(b"%PDF-1.5\n", b"%PDF-1.5\ntrailer << /Size 1 >>\n"),
    ):
        drawing = open_pdf(broken, Limits(), Deadline(60))
        assert drawing.repaired
        assert [len(page.glyphs) for page in drawing.pages()] == [30]


def test_half_a_file_is_not_read_as_a_whole_one() -> None:
    raw = sample().bytes()
    assert code(raw[: len(raw) // 2]) == "truncated"
    assert code(raw[:-30]) == "truncated"


def test_a_file_without_pages_is_damaged() -> None:
    empty = assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    )
    assert code(empty) == "unreadable"
    assert code(b"%PDF-1.4\n%%EOF") == "unreadable"


def test_a_password_is_asked_for() -> None:
    key = "/Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "00" * 32 + ">"
    locked = Pdf(sample().pages, trailer=f"/ID [<00> <00>] /Encrypt << {key} >>").bytes()
    assert code(locked) == "encrypted"
    strange = Pdf(sample().pages, trailer="/Encrypt << /Filter /Unheard /V 9 >>").bytes()
    assert code(strange) == "encrypted"


def test_what_the_file_says_of_itself() -> None:
    pdf = Pdf(sample().pages, info="/Author (\xd5\xc5\xc8\xfd)")
    drawing = open_pdf(pdf.bytes(), Limits(), Deadline(60))
    assert (drawing.author, drawing.announced, drawing.repaired) == ("张三", 1, False)
    strange = open_pdf(Pdf(pdf.pages, info="/Author [1]").bytes(), Limits(), Deadline(60))
    assert strange.author == ""


def test_a_page_of_more_than_anybody_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "_MOST_GLYPHS", 100)
    monkeypatch.setattr(device, "_MOST_LINES", 20)
    monkeypatch.setattr(interpreter, "_SEGMENTS", 30)
    text = b"/F0 1 Tf (%s) Tj"
    (found,) = pages(content(text % (b"x" * 100), resources=HELVETICA))
    assert len(found.glyphs) == 100
    assert code(content(text % (b"x" * 101), resources=HELVETICA)) == "limit"
    (found,) = pages(content(b"0 0 m 9 0 l S " * 50))
    assert len(found.strokes) == 21
    (found,) = pages(content(b"0 0 m " + b"9 0 l " * 50 + b"S"))
    assert found.strokes == ()


HELVETICA = "<< /Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def test_time_is_up() -> None:
    ticks = iter(range(10**9))
    deadline = Deadline(20, lambda: float(next(ticks)))
    with pytest.raises(ReadError) as caught:
        list(open_pdf(sample().bytes(), Limits(), deadline).pages())
    assert caught.value.code == "limit"


def test_nothing_is_said_on_the_terminal(
    capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder, tmp_path: Path
) -> None:
    logger = logging.getLogger("pdfminer")
    before = logger.level
    pages(content(b"/F9 12 Tf (x) Tj /Pattern cs 1 scn x y m /X gs 1 2 3 rg (a) g"))
    pages(sample().bytes().replace(b"xref\n0 ", b"xrxx\n0 "))
    assert logger.level == before
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


def trimmed(box: str) -> tuple[float, float]:
    pdf = Pdf()
    pdf.page(612.3, 858.9, f"/TrimBox [{box}]").text(100, 100, "甲")
    [page] = drawn(pdf)
    return round(page.width, 1), round(page.height, 1)


def test_a_paper_with_bleed_is_as_large_as_it_is_cut() -> None:
    assert trimmed("8.5 8.5 603.8 850.4") == (595.3, 841.9)
    assert trimmed("603.8 850.4 8.5 8.5") == (595.3, 841.9)


@pytest.mark.parametrize(
    "box", ["0 0 100 100", "-50 -50 900 900", "8.5 8.5 603.8", "/A /B /C /D", "0 0 0 0"]
)
def test_a_trim_box_that_cuts_no_page_is_none(box: str) -> None:
    assert trimmed(box) == (612.3, 858.9)


def test_places_count_from_the_corner_of_the_cut_page() -> None:
    pdf = Pdf()
    pdf.page(612.3, 858.9, "/TrimBox [8.5 8.5 603.8 850.4]").text(108.5, 108.5, "甲")
    [glyph] = drawn(pdf)[0].glyphs
    assert (round(glyph.x0, 1), round(glyph.y, 1)) == (100.0, 100.0)
