from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from govlint.model.document import Document
from govlint.readers.docx.package import parse_xml
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from tests.readers.docx.build import (
    MAIN_TYPE,
    docx,
    p,
    package,
    read,
    read_body,
    relationships,
    texts,
    xml,
)

CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def code(raw: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read(raw, limits)
    assert "\n" not in str(caught.value)
    return caught.value.code


def document(content: str) -> str:
    return xml("w:document", f"<w:body>{content}</w:body>")


def test_files_that_are_no_docx_are_named() -> None:
    assert code(b"") == "empty"
    assert code(b"hello") == "mislabelled"
    assert code(CFB + b"\0" * 600) == "mislabelled"
    assert code(CFB + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert code(package({"a.txt": "x"})) == "mislabelled"
    assert code(package({"mimetype": "application/vnd.oasis.opendocument.text"})) == "unsupported"


def test_spreadsheet_is_named() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>'
    )
    raw = package(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships({"a": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": "<workbook/>",
        }
    )
    with pytest.raises(ReadError, match="Excel"):
        read(raw)


def test_truncated_and_damaged() -> None:
    raw = docx(p("正文"))
    assert code(raw[: len(raw) // 2]) == "truncated"
    assert code(package({"word/document.xml": "<w:document"})) == "unreadable"
    assert code(package({"word/document.xml": xml("w:document", "")})) == "unreadable"


def test_crc_error_in_the_main_part_is_damage() -> None:
    raw = bytearray(docx(p("正文" * 50)))
    start = raw.index(b"word/document.xml") + len("word/document.xml") + 20
    raw[start : start + 4] = b"\xff\xff\xff\xff"
    assert code(bytes(raw)) == "unreadable"


def test_encrypted_entry() -> None:
    raw = bytearray(docx(p("正文")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := raw.find(signature, place + 1)) >= 0:
            raw[place + offset] |= 1
    assert code(bytes(raw)) == "encrypted"


def test_unknown_compression() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", document(p("正文")))
    raw = bytearray(stream.getvalue())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        raw[raw.find(signature) + offset] = 97
    assert code(bytes(raw)) == "unsupported"


def test_bombs_are_not_unpacked() -> None:
    blank = document(p() + " " * (20 * 2**20))
    assert code(package({"word/document.xml": blank})) == "bomb"
    many = package({f"{index}": "" for index in range(20)})
    assert code(many, Limits(max_entries=10)) == "bomb"
    assert code(docx(p("正文" * 1000)), Limits(max_expanded=1000)) == "bomb"
    assert code(docx(p("正文")), Limits(max_bytes=100)) == "limit"


def test_doctype_and_entities_are_refused() -> None:
    entity = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    content = document(p("&e;")).replace("?>", "?>" + entity, 1)
    assert code(package({"word/document.xml": content})) == "unreadable"
    encoded = content.replace("UTF-8", "UTF-16").encode("utf-16")
    assert code(package({"word/document.xml": encoded})) == "unreadable"
    with pytest.raises(ReadError, match="DOCTYPE"):
        parse_xml(content.encode(), "styles.xml")


def test_utf16_parts_are_read() -> None:
    content = document(p("正文")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert texts(read(package({"word/document.xml": content}))) == ["正文"]


def test_too_deep_is_a_limit() -> None:
    deep = "<w:sdt><w:sdtContent>" * 400 + p("x") + "</w:sdtContent></w:sdt>" * 400
    assert code(docx(deep)) == "limit"
    nested = "<w:tbl><w:tr><w:tc>" * 70 + p("深") + "</w:tc></w:tr></w:tbl>" * 70
    assert texts(read_body(nested)) == ["深"]


def test_time_is_limited() -> None:
    with pytest.raises(ReadError) as caught:
        read(docx(p("正文")), Limits(max_seconds=-1.0))
    assert caught.value.code == "limit"


def test_limits_on_content_cut_and_tell() -> None:
    body = "".join(p(f"第{index}段") for index in range(20))
    blocks = read(docx(body), Limits(max_blocks=5))
    assert texts(blocks) == [f"第{index}段" for index in range(5)]
    assert [flag.code for flag in blocks.flags] == ["limit"]
    runs = read(docx(body), Limits(max_runs=3))
    assert "".join(texts(runs)) == "第0段第1段第2段"
    assert [flag.code for flag in runs.flags] == ["limit"]


def test_main_part_is_found_by_relationship_by_type_and_by_habit() -> None:
    content = document(p("正文"))
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/doc/main.xml" ContentType="{MAIN_TYPE}"/></Types>'
    )
    by_relationship = package(
        {
            "_rels/.rels": relationships({"a": ("officeDocument", "/other/text.xml")}),
            "other/text.xml": content,
        }
    )
    by_type = package({"[Content_Types].xml": types, "doc/main.xml": content})
    by_habit = package({"word/document.xml": content})
    backslash = package({"word\\document.xml": content})
    for raw in (by_relationship, by_type, by_habit, backslash):
        assert texts(read(raw)) == ["正文"]


def test_part_names_ignore_case() -> None:
    raw = package(
        {
            "_rels/.rels": relationships({"a": ("officeDocument", "Word/Document.xml")}),
            "word/document.xml": document(p("正文")),
        }
    )
    assert texts(read(raw)) == ["正文"]


def test_null_and_external_targets_do_no_harm() -> None:
    related = {"a": ("image", "NULL"), "b": ("header", "../NULL"), "c": ("styles", "missing.xml")}
    section = '<w:sectPr><w:headerReference w:type="default" r:id="b"/></w:sectPr>'
    read_document = read(docx(p("正文") + section, related=related))
    assert texts(read_document) == ["正文"]
    assert read_document.sections[0].headers == ()


def test_damaged_optional_parts_are_told_and_done_without() -> None:
    raw = docx(p("正文"))
    stream = io.BytesIO(raw)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/styles.xml", "<w:styles")
        archive.writestr("word/settings.xml", "nonsense")
    found = read(stream.getvalue())
    assert texts(found) == ["正文"]
    assert [flag.code for flag in found.flags] == ["damaged_part", "damaged_part"]


def test_a_damaged_part_read_late_is_told_too() -> None:
    stream = io.BytesIO(docx(p("正文")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/comments.xml", "<w:comments")
    assert [flag.code for flag in read(stream.getvalue()).flags] == ["damaged_part"]


def test_strict_namespaces() -> None:
    content = document(p("正文", "<w:jc w:val='end'/>", '<w:sz w:val="16pt"/>')).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    found = read(package({"word/document.xml": content}))
    paragraph = next(found.paragraphs())[1]
    assert paragraph.text == "正文"
    assert paragraph.format.alignment == "right"
    assert paragraph.runs[0].format.size == 16.0


def _mutations(raw: bytes, count: int) -> list[bytes]:
    generator = random.Random(20120701)
    found = [raw[: generator.randrange(len(raw))] for _ in range(count // 4)]
    for _ in range(count):
        changed = bytearray(raw)
        for _ in range(generator.randrange(1, 6)):
            changed[generator.randrange(len(raw))] = generator.randrange(256)
        found.append(bytes(changed))
    return found


def test_mutated_files_give_a_document_or_one_error() -> None:
    """Bytes of the zip and of the XML inside are changed; nothing else may come out."""
    body = (
        p("一、正文", run='<w:sz w:val="32"/>') + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    body += '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    outcomes: set[type] = set()
    begun = time.monotonic()
    inner = document(body).encode()
    raws = _mutations(docx(body, settings="<w:mirrorMargins/>"), 300)
    raws += [package({"word/document.xml": part}) for part in _mutations(inner, 300)]
    for raw in raws:
        if time.monotonic() - begun > 8:
            break
        try:
            outcomes.add(type(read(raw)))
        except ReadError as error:
            outcomes.add(type(error))
    assert outcomes == {Document, ReadError}
