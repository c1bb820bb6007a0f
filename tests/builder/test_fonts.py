from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from govlint.builder import fonts
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.fonts import (
    FACES,
    FontFolder,
    PdfUnavailable,
    check_characters,
    face_of,
    fonts_of,
)
from govlint.builder.template import load_template
from govlint.text.fonts import font_class
from tests.samples import docx


@pytest.fixture
def free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A font of three squares in the place of a free Chinese one."""
    place = tmp_path / "free" / "gbsn00lp.ttf"
    place.parent.mkdir()
    names = [".notdef", "A", "guo", "circle"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({65: "A", ord("国"): "guo", ord("○"): "circle"})
    pen = TTGlyphPen(None)
    for step, corner in enumerate([(0, 0), (0, 700), (700, 700), (700, 0)]):
        (pen.lineTo if step else pen.moveTo)(corner)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=700, descent=-300)
    builder.setupNameTable({"familyName": "Free", "styleName": "Regular", "psName": "Free"})
    builder.setupOS2(sTypoAscender=700, usWinAscent=700, usWinDescent=300)
    builder.setupPost()
    builder.save(place)
    monkeypatch.setattr(fonts, "_FOLDERS", (str(place.parent),))
    forget()
    yield place
    forget()


def forget() -> None:
    fonts._source.cache_clear()
    fonts._coverage.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> FontFolder:
    place = tmp_path / "made"
    place.mkdir()
    return FontFolder(place)


def only_font(folder: FontFolder) -> TTFont:
    (place,) = (folder.folder / "fonts").iterdir()
    return TTFont(place)


def test_a_font_bears_both_its_names(free: Path, folder: FontFolder) -> None:
    assert folder.provide(["仿宋_GB2312"]) == {"FangSong_GB2312"}
    names = only_font(folder)["name"]
    assert {str(entry) for entry in names.names if entry.nameID == 1} == {
        "仿宋_GB2312",
        "FangSong_GB2312",
    }
    assert names.getDebugName(6) == "FangSong_GB2312"


def test_it_has_the_height_and_depth_of_the_real_one(free: Path, folder: FontFolder) -> None:
    folder.provide(["宋体"])
    font = only_font(folder)
    assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (859, -141, 0)
    assert (font["OS/2"].usWinAscent, font["OS/2"].usWinDescent) == (859, 141)


def test_a_circle_stands_in_for_the_zero_of_dates(free: Path, folder: FontFolder) -> None:
    folder.provide(["宋体"])
    assert only_font(folder).getBestCmap()[ord("〇")] == "circle"


def test_two_names_of_one_font_are_one_font(free: Path, folder: FontFolder) -> None:
    assert folder.provide(["SimSun", "宋体"]) == {"SimSun"}
    assert folder.provide(["宋体"]) == {"SimSun"}
    assert len(list((folder.folder / "fonts").iterdir())) == 1


def test_the_list_of_fonts_is_made_anew_for_every_font(free: Path, folder: FontFolder) -> None:
    folder.provide(["宋体"])
    cache = folder.folder / "cache"
    cache.mkdir()
    folder.provide(["黑体"])
    assert not cache.exists()


def test_only_these_fonts_are_shown(folder: FontFolder) -> None:
    place = Path(folder.environment()["FONTCONFIG_FILE"])
    text = place.read_text(encoding="utf-8")
    assert text.count("<dir>") == 1
    assert f"<dir>{folder.folder / 'fonts'}</dir>" in text
    assert f"<cachedir>{folder.folder / 'cache'}</cachedir>" in text


def test_nothing_is_left_when_it_is_closed(free: Path) -> None:
    folder = FontFolder()
    folder.provide(["宋体"])
    folder.close()
    assert not folder.folder.exists()


def test_without_a_free_font_the_line_says_what_to_install(
    tmp_path: Path, folder: FontFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path / "absent"),))
    forget()
    with pytest.raises(PdfUnavailable, match="fonts-arphic-gbsn00lp"):
        folder.provide(["宋体"])


def test_characters_that_the_font_lacks(free: Path) -> None:
    check_characters(docx("国A〇"))
    with pytest.raises(PdfUnavailable, match="没有这些字：乙甲"):
        check_characters(docx("甲乙国"))


def test_a_chinese_name_that_nobody_knows() -> None:
    with pytest.raises(PdfUnavailable, match="示例体"):
        face_of("示例体")
    assert face_of("Some Font").postscript == "SomeFont"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.english)
def test_all_names_of_a_face_mean_one_class(face: fonts.Face) -> None:
    assert font_class(face.chinese) == font_class(face.english) == font_class(face.postscript)
    assert font_class(face.chinese) is not None


@pytest.mark.parametrize("name", STORAGES)
def test_the_fonts_of_every_storage_can_be_named(name: str) -> None:
    storage = STORAGES[name]
    mentioned = fonts_of(build_docx(load_template("notice"), storage))
    assert set(storage.fonts.values()) <= mentioned
    assert {face_of(font).postscript for font in mentioned}
