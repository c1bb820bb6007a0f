import gzip
import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.document import Document
from govlint.readers import Limits, ReadError, read

NOTICE = "示例市人民政府办公室关于做好工作的通知\n\n各县（区）人民政府：\n　　现通知如下。\n"
PAGE = f"<html><head><meta charset=gbk></head><body><p>{NOTICE}</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>关于工作的通知</w:t></w:r></w:p></w:body></w:document>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(document: str = DOCUMENT) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def refused(source: bytes | str | Path, name: str | None = None, **limits: int) -> ReadError:
    """Return the error of a file that cannot be read: one line of Chinese."""
    with pytest.raises(ReadError) as caught:
        read(source, name=name, limits=Limits(**limits))
    message = caught.value.message
    assert "\n" not in message
    assert any("\u4e00" <= char <= "\u9fff" for char in message)
    return caught.value


def flags(document: Document) -> list[str]:
    return [flag.code for flag in document.flags]


def test_a_file_by_path(tmp_path: Path) -> None:
    place = tmp_path / "通知.txt"
    place.write_bytes(NOTICE.encode("gbk"))
    document = read(place)
    assert document == read(str(place))
    assert (document.format, document.name, document.encoding) == ("text", "通知.txt", "gb18030")
    assert document.sha256 == hashlib.sha256(NOTICE.encode("gbk")).hexdigest()
    assert [block.line for block in document.blocks] == [1, 3, 4]
    assert document.flags == ()


def test_bytes_with_and_without_a_name() -> None:
    assert read(NOTICE.encode()).name == ""
    assert read(NOTICE.encode(), name="甲.md").format == "markdown"
    assert read(b"# a\n\ntext").format == "markdown"
    assert read(PAGE.encode("gbk")).format == "html"


def test_docx() -> None:
    document = read(docx(), name="甲.docx")
    assert (document.format, document.text, document.name) == ("docx", "关于工作的通知", "甲.docx")
    assert document.sha256
    assert flags(document) == []


@pytest.mark.parametrize("suffix", ["pdf", "doc", "txt", "docx", "md"])
def test_a_mislabelled_web_page_is_read_as_what_it_is(suffix: str) -> None:
    document = read(PAGE.encode("gbk"), name=f"甲.{suffix}")
    assert (document.format, flags(document)) == ("html", ["mislabelled"])
    assert document.encoding == "gb18030"
    assert f".{suffix}" in document.flags[0].message


def test_other_mislabelled_files() -> None:
    assert flags(read(docx(), name="甲.doc")) == ["mislabelled"]
    assert flags(read(docx(), name="甲.txt")) == ["mislabelled"]
    assert flags(read(NOTICE.encode(), name="甲.docx")) == ["mislabelled"]
    assert flags(read(NOTICE.encode(), name="甲.unknown")) == []
    assert flags(read(PAGE.encode("gbk"), name="甲.htm")) == []


def test_replaced_bytes_are_flagged() -> None:
    document = read((NOTICE * 30).encode() + b"\xff")
    assert flags(document) == ["encoding"]


def test_places_that_are_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "无.txt").code == "missing"
    assert refused(tmp_path / "a" / "b").code == "missing"
    assert refused("a\0b").code == "missing"
    assert refused(tmp_path).code == "unreadable"
    assert refused("a" * 5_000).code == "unreadable"
    (tmp_path / "甲.txt").write_bytes(b"x")
    assert refused(tmp_path / "甲.txt" / "b").code == "missing"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "unreadable"
    assert refused(os.devnull).code == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_no_permission(tmp_path: Path) -> None:
    place = tmp_path / "甲.txt"
    place.write_bytes(b"x")
    place.chmod(0)
    assert refused(place).code == "unreadable"


def test_permission_refused_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    place = tmp_path / "甲.txt"
    place.write_bytes(b"x")
    monkeypatch.setattr(os, "open", deny)
    assert refused(place).code == "unreadable"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", "\ufeff\u3000\n".encode(), "\ufeff".encode()])
def test_empty(raw: bytes) -> None:
    assert refused(raw).code == "empty"


@pytest.mark.parametrize(
    ("raw", "name", "code", "words"),
    [
        (b"%PDF-1.4\n%\xe2\xe3", "甲.pdf", "truncated", "PDF"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "甲.docx", "encrypted", "密码"),
        (b"\x89PNG\r\n\x1a\n\0", "甲.docx", "mislabelled", "PNG"),
        (gzip.compress(b"x"), "甲.gz", "unsupported", "解压"),
        (docx()[:200], "甲.docx", "truncated", "不完整"),
        (docx()[:-30], "甲.docx", "truncated", "不完整"),
        (bytes(range(256)), "甲.txt", "unreadable", "二进制"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "甲", "unreadable", "二进制"),
        ("<html><p>" + "<b>" * 5_000, "甲.html", "limit", "嵌套"),
    ],
)
def test_what_cannot_be_read(raw: bytes | str, name: str, code: str, words: str) -> None:
    error = refused(raw.encode() if isinstance(raw, str) else raw, name)
    assert error.code == code
    assert words in error.message


def test_size_is_checked_before_reading(tmp_path: Path) -> None:
    place = tmp_path / "甲.txt"
    with place.open("wb") as stream:
        stream.truncate(2_000)
    assert refused(place, max_bytes=1_999).code == "limit"
    assert refused(b"x" * 2_000, max_bytes=1_999).code == "limit"


def test_entities_in_a_docx_are_refused_or_left_unexpanded() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
        + DOCUMENT.replace("关于工作的通知", "文&b;")
    )
    try:
        text = read(docx(bomb)).text
    except ReadError as error:
        assert "\n" not in error.message
    else:
        assert "哈哈" not in text


SEEDS = (
    NOTICE.encode(),
    NOTICE.encode("gbk"),
    NOTICE.encode("utf-16"),
    PAGE.encode(),
    b"<table><tr><td rowspan=2>a<td>b<table><tr><td>c</table></table><ol><li>d</ol>",
    "---\na: b\n---\n# 通知\n|a|b|\n|-|-|\n|1|2|\n```\nx\n".encode(),
    docx(),
    OLE,
    b"%PDF-1.4",
)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_the_error(raw: bytes) -> None:
    check_outcome(raw)


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=300)
def test_damaged_files_give_a_document_or_the_error(seed: bytes, data: st.DataObject) -> None:
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(raw) - 1)))
        match data.draw(st.integers(0, 2)):
            case 0:
                raw[place : place + 1] = data.draw(st.binary(max_size=3))
            case 1:
                del raw[place : place + data.draw(st.integers(1, 40))]
            case _:
                raw[place:place] = raw[: data.draw(st.integers(0, 40))]
    check_outcome(bytes(raw))


def check_outcome(raw: bytes) -> None:
    try:
        document = read(raw, name="甲.docx")
    except ReadError as error:
        assert "\n" not in error.message
        assert error.message
    else:
        assert document.text.strip()
        assert document.sha256
