import io
import zipfile

import pytest

from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.sniff import sniff_container

LIMITS = Limits()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def stream_name(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


@pytest.mark.parametrize(
    ("raw", "kind", "what"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "docx", "Word"),
        (zipped("Word\\Document2.xml"), "docx", "Word"),
        (zipped("xl/workbook.xml"), "zip", "Excel"),
        (zipped("ppt/presentation.xml"), "zip", "演示"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "zip", "OFD"),
        (zipped("mimetype", "content.xml"), "odt", "OpenDocument"),
        (zipped("通知.txt"), "zip", "压缩包"),
        (OLE + stream_name("WordDocument"), "doc", ".doc"),
        (OLE + stream_name("Workbook"), "ole", ".xls"),
        (OLE, "ole", "WPS"),
        (b"%PDF-1.7\n", "pdf", "PDF"),
        (b"\r\njunk %PDF-1.4\n", "pdf", "PDF"),
        (b"{\\rtf1\\ansi", "rtf", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "image", "PNG"),
        (b"\xff\xd8\xff\xe0", "image", "JPEG"),
        (b"RIFF\1\2\3\4WEBPVP8 ", "image", "WebP"),
        (b"\x1f\x8b\x08\0", "archive", "GZIP"),
        (b"Rar!\x1a\x07\0", "archive", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "archive", "7z"),
        (b"a.txt" + b"\0" * 252 + b"ustar", "archive", "TAR"),
        (b'From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; a="b"', "mhtml", "MH"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "xml", "Word XML"),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="x">', "uof", "UOF"),
    ],
)
def test_told_by_content(raw: bytes, kind: str, what: str) -> None:
    found = sniff_container(raw, LIMITS)
    assert found is not None
    assert found.kind == kind
    assert what in found.what
    assert kind in ("docx", "pdf", "doc", "rtf", "odt") or found.remedy


@pytest.mark.parametrize(
    ("kind", "read_as"), [("text", "odt"), ("text-template", "odt"), ("spreadsheet", "zip")]
)
def test_the_kinds_of_opendocument(kind: str, read_as: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "x")
    found = sniff_container(stream.getvalue(), LIMITS)
    assert found is not None
    assert found.kind == read_as


def test_an_encrypted_document_is_told_from_an_old_one() -> None:
    raw = OLE + stream_name("EncryptedPackage") + stream_name("WordDocument")
    found = sniff_container(raw, LIMITS)
    assert found is not None
    assert found.code == "encrypted"


@pytest.mark.parametrize(
    "raw",
    [
        "国务院办公厅".encode(),
        b"<html><p>%PDF-1.4 is a format</p>",
        "BM是什么".encode(),
        "PK赛".encode(),
        b"MIME-Version of a document\n",
        b"<?xml version='1.0'?><html/>",
    ],
)
def test_text_is_no_container(raw: bytes) -> None:
    assert sniff_container(raw, LIMITS) is None


def test_a_cut_zip_file_is_truncated() -> None:
    raw = zipped("word/document.xml")
    for size in (4, 30, len(raw) - 23):
        with pytest.raises(ReadError) as caught:
            sniff_container(raw[:size], LIMITS)
        assert caught.value.code == "truncated"


def test_too_many_entries_are_a_bomb() -> None:
    raw = zipped(*(f"word/{index}" for index in range(20)))
    assert sniff_container(raw, Limits(max_entries=20)) is not None
    with pytest.raises(ReadError) as caught:
        sniff_container(raw, Limits(max_entries=19))
    assert caught.value.code == "bomb"
