from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from govlint.model.document import Capability, Document
from govlint.model.elements import Layout, Stage
from govlint.readers import Limits, ReadError, read
from govlint.structure import recognise
from tests.readers.office import COPY, Fake, fake, needs_libreoffice, needs_scripts, temp
from tests.readers.test_libreoffice import ODT
from tests.samples import NOTICE, docx

__all__ = ["fake", "temp"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
DOC = OLE + "WordDocument\0".encode("utf-16-le").ljust(512, b"\0") + b"\xec\xa5\xc1\0".ljust(512)
RTF = b"{\\rtf1\\ansi}"
MIME = "application/vnd.oasis.opendocument.text"
LINES = ("甲市人民政府关于做好防汛工作的通知", "各县（区）人民政府：", "请认真落实。")


def odt(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", parts.get("content", "x"))
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "x"))
    return stream.getvalue()


def refused(raw: bytes, name: str, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(raw, name=name, limits=Limits(**limits))
    assert "\n" not in caught.value.message
    return caught.value


def flags(document: Document) -> list[str]:
    return [flag.code for flag in document.flags]


WRITE_NOTICE = "(out / '0.docx').write_bytes({raw!r})"


@needs_scripts
@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (DOC, "甲.doc", "doc"),
        (DOC, "甲", "doc"),
        (DOC, "甲.wps", "wps"),
        (DOC, "甲.WPT", "wps"),
        (RTF, "甲.rtf", "rtf"),
        (odt(), "甲.odt", "odt"),
    ],
)
def test_read_as_the_docx_that_libreoffice_makes(
    raw: bytes, name: str, kind: str, fake: Fake, temp: Path
) -> None:
    fake(WRITE_NOTICE.format(raw=docx(NOTICE)))
    document = read(raw, name=name)
    assert document.format == kind
    assert document.name == name
    assert document.text == read(docx(NOTICE)).text
    assert Capability.LAYOUT in document.provides
    assert flags(document) == ["converted"]
    assert not list(temp.iterdir())


@needs_scripts
def test_the_name_may_say_something_else(fake: Fake, temp: Path) -> None:
    fake(WRITE_NOTICE.format(raw=docx(NOTICE)))
    assert flags(read(RTF, name="甲.doc")) == ["converted", "mislabelled"]
    assert flags(read(DOC, name="甲.docx")) == ["converted", "mislabelled"]


@needs_scripts
def test_what_comes_out_is_held_against_the_limits(fake: Fake, temp: Path) -> None:
    fake(WRITE_NOTICE.format(raw=docx(NOTICE)))
    assert refused(RTF, "甲.rtf", max_expanded=100).code == "bomb"
    fake(COPY)
    assert refused(RTF, "甲.rtf").code == "mislabelled"


@pytest.mark.parametrize(("raw", "name"), [(DOC, "甲.doc"), (RTF, "甲.wps"), (odt(), "甲.odt")])
def test_without_libreoffice_one_line_says_what_to_do(
    raw: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", "")
    error = refused(raw, name)
    assert error.code == "unsupported"
    assert "请安装 LibreOffice，或用 Word、WPS 另存为 .docx" in error.message


def encrypted_doc() -> bytes:
    raw = bytearray(DOC)
    raw[1024 + 11] |= 1
    return bytes(raw)


@needs_scripts
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (encrypted_doc(), "encrypted"),
        (odt(manifest="<m:encryption-data/>"), "encrypted"),
        (odt(content="0" * 40_000_000), "bomb"),
    ],
)
def test_libreoffice_is_not_given_what_it_should_not_have(
    raw: bytes, code: str, fake: Fake
) -> None:
    log = fake(COPY)
    assert refused(raw, "甲").code == code
    assert not log.exists()


def test_old_spreadsheets_and_slides_are_no_documents() -> None:
    for stream in ("Workbook", "PowerPoint Document"):
        raw = OLE + f"{stream}\0".encode("utf-16-le")
        assert refused(raw, "甲").code == "unsupported"


def test_ofd_has_a_remedy() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", "x")
    error = refused(stream.getvalue(), "甲.ofd")
    assert error.code == "unsupported"
    assert "OFD" in error.message
    assert "PDF" in error.message


def real(kind: str) -> bytes:
    """Return a file of LibreOffice's own making."""
    from govlint.readers.libreoffice import convert

    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    content = ODT[: ODT.index("<text:p>")] + paragraphs
    content += "</office:text></office:body></office:document-content>"
    manifest = (
        '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{MIME}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    raw = odt(content=content, manifest=manifest)
    return raw if kind == "odt" else convert(raw, "odt", kind, Limits())


@needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_real_files(kind: str, temp: Path) -> None:
    document = read(real(kind), name=f"甲.{kind}")
    assert [block.text for block in document.blocks if block.text] == list(LINES)
    assert document.format == kind
    assert not list(temp.iterdir())


@needs_libreoffice
def test_an_old_word_file_is_no_web_page_and_may_be_a_draft(temp: Path) -> None:
    official = recognise(read(real("doc"), name="甲.doc"))
    assert (official.layout, official.stage) == (Layout.STANDARD, Stage.DRAFT)
