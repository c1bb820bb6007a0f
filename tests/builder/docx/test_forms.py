"""The forms of the corpus as Word files: what is their own is stored as real files store it."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from lxml import etree

from govlint.builder.corpus import FEW
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template
from govlint.model.blocks import Alignment, Paragraph
from govlint.model.document import Document
from govlint.model.elements import Element, OfficialDocument
from govlint.model.units import to_mm
from govlint.structure import recognise
from govlint.text.fonts import font_class
from tests.builder.forms import EACH, FORMS, JOINT, SEALED, document, word_file
from tests.builder.support import recognised, wanted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = pytest.mark.parametrize(("name", "storage"), EACH)
STORED = pytest.mark.parametrize("storage", FEW)


def official(name: str, storage: str, *changes: str) -> OfficialDocument:
    return recognise(document(name, storage, *changes))


def paragraph(found: Document, text: str) -> Paragraph:
    return next(block for _, block in found.paragraphs() if text in block.text)


def root(raw: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return etree.fromstring(archive.read(part))


def footers(raw: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/footer")]
        return [archive.read(name) for name in names]


@EVERY
def test_every_form_holds_its_elements_and_texts(name: str, storage: str) -> None:
    assert recognised(official(name, storage)) == wanted(load_template(name))


@EVERY
def test_the_same_template_gives_the_same_bytes(name: str, storage: str) -> None:
    raw = word_file(name, storage)
    assert build_docx(load_template(name), STORAGES[storage]) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}


@EVERY
def test_python_docx_opens_it(name: str, storage: str) -> None:
    opened = docx.Document(io.BytesIO(word_file(name, storage)))
    assert opened.core_properties.title == load_template(name).title
    ids = [it.get("id") for it in root(word_file(name, storage)).iter("{*}docPr")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("storage", sorted(set(STORAGES) - set(FEW)))
@pytest.mark.parametrize("name", FORMS)
def test_the_other_storages_hold_the_same(name: str, storage: str) -> None:
    assert recognised(official(name, storage)) == wanted(load_template(name))


@STORED
def test_a_letter_has_two_double_lines_and_no_number_on_its_first_page(storage: str) -> None:
    found = official("letter", storage)
    (page,) = found.document.sections
    assert page.first_page_differs
    first = [footer for footer in page.footers if footer.kind == "first"]
    assert [footer.page_numbers for footer in first] == [()]
    assert [it.role for it in found.separators] == ["letter_top", "letter_bottom"]
    top, bottom = found.separators
    assert top.second is not None
    assert bottom.second is not None
    for line in (top.rule, top.second, bottom.rule, bottom.second):
        assert line.color == "FF0000"
        assert to_mm(line.length or 0.0) == pytest.approx(170, abs=0.1)
    thick, thin = 2.25, 0.75
    assert [it.rule.thickness for it in found.separators] == [thick, thin]
    assert [top.second.thickness, bottom.second.thickness] == [thin, thick]
    mark = paragraph(found.document, "甲市人民政府办公室")
    assert mark.from_textbox


def test_a_double_line_can_be_single() -> None:
    (top, bottom) = official("letter", "runs", "letter_top.compound = single").separators
    assert top.second is None
    assert bottom.second is not None


@STORED
@pytest.mark.parametrize("name", SEALED)
def test_seals_float_behind_the_text(name: str, storage: str) -> None:
    found = official(name, storage)
    count = 3 if name == "joint_request" else 2 if name == "joint_sealed" else 1
    assert len(found.seals) == count
    assert all(seal.floating for seal in found.seals)
    assert [to_mm(seal.width or 0.0) for seal in found.seals] == pytest.approx([42] * count)
    raw = word_file(name, storage)
    pictures = [it for it in root(raw).iter("{*}anchor") if it.find(".//{*}pic") is not None]
    assert [it.get("behindDoc") for it in pictures] == ["1"] * count
    lefts = [int(it.findtext("{*}positionH/{*}posOffset") or 0) for it in pictures]
    assert all(right - left > 42 * 36000 for left, right in pairwise(lefts))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        media = [entry for entry in archive.namelist() if entry.startswith("word/media/")]
    assert media == ["word/media/image1.png"]


@STORED
@pytest.mark.parametrize("name", ["request", "report"])
def test_number_and_signer_share_a_paragraph(name: str, storage: str) -> None:
    found = official(name, storage)
    number = found.elements[Element.DOCUMENT_NUMBER][0].span
    signer = found.elements[Element.SIGNATORIES][0].span
    assert number.block == signer.block
    block = found.document.blocks[number.block]
    assert isinstance(block, Paragraph)
    assert block.format.left == pytest.approx(16.0)
    fonts = {run.text: font_class(run.format.font or "") for run in block.runs if run.text.strip()}
    assert fonts[found.signers[0].name] == "楷体"
    stop = next(root(word_file(name, storage)).iter("{*}tab"))
    assert stop.get(f"{W}val") == "right"


@STORED
@pytest.mark.parametrize("name", JOINT)
def test_organs_of_a_joint_mark_stand_in_a_table_without_borders(name: str, storage: str) -> None:
    found = official(name, storage)
    organs = [it.text for it in load_template(name).parts if it.role == "issuer_mark"]
    marks = found.elements[Element.ISSUER_MARK]
    assert [mark.parts["organ"].text for mark in marks if "organ" in mark.parts] == organs
    assert [mark.text for mark in marks if "organ" not in mark.parts] == ["文件"]
    assert found.joint
    tables = list(root(word_file(name, storage)).iter("{*}tbl"))
    assert len(tables) == 1
    assert tables[0].find(".//{*}tblBorders") is None
    cells = [it.find(".//{*}vAlign") for it in tables[0].iter("{*}tc")]
    assert [it.get(f"{W}val") for it in cells if it is not None] == ["center"] * 2


def test_the_line_below_a_joint_mark_without_number_is_kept() -> None:
    for storage in FEW:
        found = official("joint_sealed", storage, "remove document_number")
        assert "masthead" in [it.role for it in found.separators]


@STORED
def test_landscape_pages_are_a_section_of_their_own(storage: str) -> None:
    sections = document("tables", storage).sections
    assert [it.landscape for it in sections] == [False, True, False]
    upright, turned, _ = sections
    assert (turned.width, turned.height) == (upright.height, upright.width)
    assert turned.margins.top == upright.margins.left
    assert turned.margins.left == upright.margins.bottom
    tables = [table for _, table in document("tables", storage).tables()]
    assert [(table.rows, table.columns) for table in tables] == [(25, 7), (5, 3)]
    marked = list(root(word_file("tables", storage)).iter("{*}tblHeader"))
    assert len(marked) == 2


@STORED
def test_the_number_of_a_landscape_page_is_turned_with_the_paper(storage: str) -> None:
    turned = footers(word_file("tables", storage))
    assert [b"layout-flow:vertical" in footer for footer in turned].count(True) == 2
    assert len(turned) == 6
    foot = footers(word_file("tables", storage, "page_number.on_landscape = foot"))
    assert not any(b"layout-flow:vertical" in footer for footer in foot)


@STORED
def test_pages_without_number_are_a_section_of_their_own(storage: str) -> None:
    sections = document("notice", storage, "insert blank_page before imprint_first").sections
    assert len(sections) == 2
    assert all(footer.page_numbers for footer in sections[0].footers)
    assert not any(footer.page_numbers for footer in sections[1].footers)
    whole = document(
        "notice",
        storage,
        "insert blank_page before imprint_first",
        "blank_page.numbered = true",
    )
    assert len(whole.sections) == 1


@STORED
def test_who_signs_is_typed_or_a_picture(storage: str) -> None:
    typed = official("order", storage)
    (line,) = typed.elements[Element.ISSUER_SIGNATURE]
    assert (line.parts["name"].text, typed.stamps) == ("王某某", ())
    stamped = official("order", storage, "signature_stamp.picture = true")
    (line,) = stamped.elements[Element.ISSUER_SIGNATURE]
    assert "name" not in line.parts
    assert len(stamped.stamps) == 1
    assert stamped.seals == ()


@STORED
def test_without_a_seal_the_date_stands_by_its_indent(storage: str) -> None:
    found = official("opinion", storage)
    day = found.document.blocks[found.elements[Element.DOCUMENT_DATE][0].span.block]
    name = found.document.blocks[found.elements[Element.ISSUER_SIGNATURE][0].span.block]
    assert isinstance(day, Paragraph)
    assert isinstance(name, Paragraph)
    assert name.format.alignment is Alignment.RIGHT
    width = 156 / 25.4 * 72
    begins = width - (name.format.right or 0.0) - len(name.text) * 16
    assert (day.format.left or 0.0) - begins == pytest.approx(32.0, abs=0.2)


@STORED
def test_pages_are_numbered_anew(storage: str) -> None:
    sections = document("notice", storage, "attachment_label[2].restart = true").sections
    assert [it.page_number_start for it in sections] == [None, 1]
    assert [len(it.footers) for it in sections] == [2, 2]
