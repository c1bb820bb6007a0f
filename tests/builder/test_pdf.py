from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.fonts import FontFolder, shared_fonts
from govlint.builder.pdf import PdfUnavailable, build_pdf, build_pdfs, embedded_fonts
from govlint.builder.template import load_template
from tests.builder.test_fonts import folder, free
from tests.pdfs import made
from tests.readers.office import Fake, fake, needs_scripts, temp

__all__ = ["fake", "folder", "free", "temp"]
WRITE = """
for source in sources:
    (out / (source.stem + ".pdf")).write_bytes({raw!r})
"""


@pytest.fixture(scope="module")
def notice() -> bytes:
    return build_docx(load_template("notice"), STORAGES["runs"])


@pytest.fixture
def sample() -> bytes:
    """No more of a Word file than is looked at before LibreOffice gets it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<w:rFonts w:ascii="FangSong_GB2312"/><w:t>国</w:t>')
    return stream.getvalue()


def test_names_of_embedded_fonts() -> None:
    raw = b"<</BaseFont/BAAAAA+FZXBSJW--GB1-0>> <</BaseFont /A#20B/Type/Font>>"
    assert embedded_fonts(raw) == {"FZXBSJW--GB1-0", "A B"}


@needs_scripts
def test_libreoffice_sees_our_fonts_alone(
    sample: bytes, fake: Fake, free: Path, folder: FontFolder, temp: Path
) -> None:
    log = fake(WRITE.format(raw=b"/BaseFont/BAAAAA+FangSong_GB2312"))
    assert build_pdf(sample, fonts=folder).startswith(b"/BaseFont")
    environment = json.loads(log.read_text())["environment"]
    assert environment["FONTCONFIG_FILE"] == str(folder.folder / "fonts.conf")
    assert not list(temp.iterdir())


@needs_scripts
def test_another_font_than_asked_for_is_no_pdf(
    sample: bytes, fake: Fake, free: Path, folder: FontFolder
) -> None:
    fake(WRITE.format(raw=b"/BaseFont/BAAAAA+FangSong_GB2312 /BaseFont/CAAAAA+DejaVuSans"))
    with pytest.raises(PdfUnavailable, match="替换成了 DejaVuSans"):
        build_pdf(sample, fonts=folder)


@needs_scripts
def test_no_result_is_no_pdf(sample: bytes, fake: Fake, free: Path, folder: FontFolder) -> None:
    fake("")
    with pytest.raises(PdfUnavailable, match="没有生成"):
        build_pdf(sample, fonts=folder)


def test_without_libreoffice(
    sample: bytes, free: Path, folder: FontFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", "")
    with pytest.raises(PdfUnavailable, match="没有找到 LibreOffice"):
        build_pdfs([sample, sample], fonts=folder)


def test_fonts_are_made_once_for_a_process(
    sample: bytes, free: Path, temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", "")
    shared_fonts.cache_clear()
    fonts = shared_fonts()
    assert shared_fonts() is fonts
    with pytest.raises(PdfUnavailable):
        build_pdf(sample)
    assert (fonts.folder / "fonts").is_dir()
    fonts.close()
    shared_fonts.cache_clear()


def test_real_files_have_the_fonts_they_ask_for(notice: bytes) -> None:
    english = build_docx(load_template("notice"), STORAGES["english"])
    first, second = made([notice, english])
    assert {"FangSong_GB2312", "KaiTi_GB2312", "SimHei"} <= embedded_fonts(first)
    assert {"FangSong", "KaiTi", "SimHei"} <= embedded_fonts(second)
