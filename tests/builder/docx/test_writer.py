from __future__ import annotations

import io
import zipfile
from functools import lru_cache

import docx
import pytest
from lxml import etree

import govlint
from govlint.builder.changes import apply_changes
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template
from govlint.model.blocks import Alignment, Paragraph, Run
from govlint.model.document import Document, Section
from govlint.model.elements import Element, OfficialDocument
from govlint.model.finding import Outcome, Severity
from govlint.model.units import from_mm, to_mm
from govlint.readers import read
from govlint.structure import recognise
from govlint.text.fonts import font_class
from tests.builder.support import bare, recognised, wanted

EACH = pytest.mark.parametrize("storage", list(STORAGES))


@lru_cache(maxsize=64)
def built(storage: str, *changes: str) -> bytes:
    template = apply_changes(load_template("notice"), list(enumerate(changes, 1)))
    return build_docx(template, STORAGES[storage])


@lru_cache(maxsize=64)
def document(storage: str, *changes: str) -> Document:
    return read(built(storage, *changes), name="notice.docx")


def official(storage: str, *changes: str) -> OfficialDocument:
    return recognise(document(storage, *changes))


def paragraph_of(found: OfficialDocument, name: Element, which: int = 0) -> Paragraph:
    block = found.document.blocks[found.elements[name][0].spans[which].block]
    assert isinstance(block, Paragraph)
    return block


def chinese(paragraph: Paragraph) -> Run:
    """The run that holds most Chinese text."""
    return max(paragraph.runs, key=lambda run: sum(char > "\u2fff" for char in run.text))


def section(found: Document) -> Section:
    assert len(found.sections) == 1
    return found.sections[0]


@EACH
def test_every_storage_holds_the_same_elements_and_texts(storage: str) -> None:
    found = official(storage)
    assert recognised(found) == wanted(load_template("notice"))
    assert [it.role for it in found.separators] == ["masthead", "first", "middle", "last"]
    assert {(it.kind, it.text) for it in found.page_numbers} == {
        ("default", "— 1 —"),
        ("even", "— 1 —"),
    }
    assert [it.number for it in found.attachment_items] == [1, 2]
    assert [it.number for it in found.attachments] == [1, 2]
    assert [(it.level, it.number) for it in found.headings][:4] == [(1, 1), (2, 1), (2, 2), (1, 2)]


@EACH
def test_every_storage_opens_in_python_docx(storage: str) -> None:
    opened = docx.Document(io.BytesIO(built(storage)))
    texts = "".join(paragraph.text for paragraph in opened.paragraphs)
    assert "保障人民群众生命财产安全" in texts
    assert opened.core_properties.author == ""


@EACH
def test_the_same_template_gives_the_same_bytes(storage: str) -> None:
    again = build_docx(load_template("notice"), STORAGES[storage])
    assert again == built(storage)
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}


@EACH
def test_a_conformant_document_has_no_error_and_no_warning(storage: str) -> None:
    file = govlint.check(built(storage), name="notice.docx").files[0]
    grave = [it for it in file.findings if it.severity is not Severity.INFO]
    assert [(it.code, it.message) for it in grave] == []
    assert not any(it.outcome is Outcome.REVIEW for it in file.findings)
    noted = {it.code for it in file.findings}
    assert noted <= ({"F733-3"} if storage == "spaces" else set())


@EACH
def test_every_storage_has_the_page_of_the_standard(storage: str) -> None:
    page = section(document(storage))
    margins = page.margins
    assert (to_mm(page.width or 0), to_mm(page.height or 0)) == pytest.approx((210, 297), abs=0.1)
    sides = (margins.top, margins.bottom, margins.left, margins.right)
    assert [to_mm(side or 0) for side in sides] == pytest.approx([37, 35, 28, 26], abs=0.05)
    assert page.even_pages_differ
    assert page.grid is not None
    assert page.grid.line_pitch == pytest.approx(28.95)


@EACH
def test_every_storage_has_the_type_of_the_standard(storage: str) -> None:
    found = official(storage)
    for name, kind, size in (
        (Element.ISSUER_MARK, "小标宋", 48),
        (Element.DOCUMENT_NUMBER, "仿宋", 16),
        (Element.TITLE, "小标宋", 22),
        (Element.BODY, "仿宋", 16),
        (Element.COPIES_TO, "仿宋", 14),
        (Element.PRINTING_ORGAN, "仿宋", 14),
    ):
        run = chinese(paragraph_of(found, name))
        assert (font_class(run.format.font or ""), run.format.size) == (kind, size), name
    assert chinese(paragraph_of(found, Element.ISSUER_MARK)).format.color == "FF0000"
    assert paragraph_of(found, Element.TITLE).format.alignment is Alignment.CENTER
    assert {font_class(it.format.font or "") for it in found.page_numbers} == {"宋体"}
    assert {it.format.size for it in found.page_numbers} == {14}


@EACH
def test_a_run_in_heading_alone_has_the_type_of_its_level(storage: str) -> None:
    found = document(storage)
    texts = {block.text: block for block in found.blocks if isinstance(block, Paragraph)}
    heading = next(block for text, block in texts.items() if "（一）明确责任人。" in text)
    fonts = {
        font_class(run.format.font or ""): run.text
        for run in heading.runs
        if run.text.strip() and any(char > "\u2fff" for char in run.text)
    }
    assert set(fonts) == {"楷体", "仿宋"}


@EACH
def test_every_storage_draws_the_separators(storage: str) -> None:
    lines = [it.rule for it in official(storage).separators]
    assert [line.color for line in lines] == ["FF0000", "000000", "000000", "000000"]
    assert [to_mm(line.length or 0) for line in lines] == pytest.approx([156] * 4, abs=0.3)
    thickness = [to_mm(line.thickness or 0) for line in lines[1:]]
    assert thickness == pytest.approx([0.35, 0.25, 0.35], abs=0.03)
    assert thickness[1] < thickness[0]


def test_the_storages_use_what_they_are_named_for() -> None:
    sources = {name: {it.rule.source for it in official(name).separators} for name in STORAGES}
    assert sources["runs"] == {"drawing"}
    assert sources["english"] == sources["theme"] == {"vml"}
    assert sources["spaces"] == sources["table"] == {"border"}
    boxes = [
        it for it in document("textbox").blocks if isinstance(it, Paragraph) and it.from_textbox
    ]
    assert [bare(it.text) for it in boxes] == ["甲市人民政府文件"]
    unwrapped = [
        it for it in document("table").blocks if isinstance(it, Paragraph) and it.from_table
    ]
    assert any("甲政发" in it.text for it in unwrapped)
    numbers = [it.number for it in document("numbering").blocks if isinstance(it, Paragraph)]
    printed = [number for number in numbers if number]
    assert printed[:3] == ["一、", "（一）", "（二）"]
    assert printed[-2:] == ["附件：1.", "2."]
    typed = [it.text for it in document("spaces").blocks if isinstance(it, Paragraph)]
    assert any(text.startswith("　　一、") for text in typed)
    styles = {it.format.style for it in document("styles").blocks if isinstance(it, Paragraph)}
    assert {"公文", "公文标题", "公文一级标题"} <= styles


def test_formats_lie_where_the_storage_says() -> None:
    def properties(storage: str) -> int:
        with zipfile.ZipFile(io.BytesIO(built(storage))) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        return sum(1 for _ in root.iter("{*}rFonts"))

    assert properties("runs") > 60
    assert properties("styles") == 0
    assert properties("theme") < properties("runs") / 3


@pytest.mark.parametrize("storage", ["runs", "styles", "theme", "spaces"])
def test_changes_reach_the_file(storage: str) -> None:
    found = official(storage, "title.font = 黑体", "title.bold = true", "document_date.size = 14")
    title = chinese(paragraph_of(found, Element.TITLE))
    assert (title.format.font, title.format.bold) == ("黑体", True)
    assert chinese(paragraph_of(found, Element.DOCUMENT_DATE)).format.size == 14
    body = chinese(paragraph_of(found, Element.BODY))
    assert (body.format.bold, body.format.size) == (False, 16)


def test_changes_of_the_page_reach_the_file() -> None:
    changes = (
        "page.left = 31.8mm",
        "page.gutter = 5mm",
        "page.mirrored = true",
        "page.footer = 15mm",
        "page.line_pitch = 30pt",
        "page.char_space = -0.2pt",
        "page_number.same_on_even = true",
        "page_number.text = 第1页",
    )
    page = section(document("runs", *changes))
    assert to_mm(page.margins.left or 0) == pytest.approx(31.8, abs=0.05)
    assert to_mm(page.margins.gutter) == pytest.approx(5, abs=0.05)
    assert to_mm(page.margins.footer or 0) == pytest.approx(15, abs=0.05)
    assert page.mirrored
    assert not page.even_pages_differ
    assert page.grid is not None
    assert (page.grid.kind, page.grid.line_pitch) == ("lines_and_chars", 30.0)
    assert page.grid.char_space == pytest.approx(-0.2, abs=0.001)
    number = page.footers[0].page_numbers[0]
    assert (number.before, number.after) == ("第", "页")
    body = paragraph_of(official("runs", *changes), Element.BODY)
    assert body.format.pitch is not None
    assert body.format.pitch.value == 30.0


def test_the_number_stands_7_mm_below_the_type_area() -> None:
    margins = section(document("runs")).margins
    number = load_template("notice").page_number
    assert number is not None
    metrics = load_template("notice").metrics
    base_line = (margins.footer or 0) + 16 * (1 - metrics.baseline)
    dash = (margins.bottom or 0) - base_line - metrics.dash * number.size
    assert dash == pytest.approx(from_mm(7), abs=0.1)


def test_without_page_number_there_is_no_footer() -> None:
    page = section(document("runs", "remove page_number"))
    assert page.footers == ()
    assert not page.even_pages_differ


def test_without_separator_and_imprint_lines() -> None:
    for storage in ("runs", "table", "spaces"):
        found = official(
            storage, "remove separator", "remove imprint_first", "remove imprint_middle"
        )
        assert [it.role for it in found.separators] == ["last"]


def test_a_document_of_a_title_alone_in_every_storage() -> None:
    gone = ("issuer_mark", "document_number", "separator", "copies_to", "printing")
    lines = ("imprint_first", "imprint_middle", "imprint_last")
    changes = tuple(f"remove {part}" for part in (*gone, *lines))
    for storage in STORAGES:
        assert Element.TITLE in official(storage, *changes).elements


def test_a_heading_whose_number_is_wrong_stays_typed() -> None:
    found = document("numbering", "h1[2].text = 四、抓好隐患排查")
    paragraphs = [it for it in found.blocks if isinstance(it, Paragraph)]
    odd = next(it for it in paragraphs if it.text == "四、抓好隐患排查")
    assert odd.number == ""
