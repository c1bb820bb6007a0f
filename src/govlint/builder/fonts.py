"""Fonts of the right names for PDF samples: copies of a free Chinese font, renamed on demand.

The fonts that the standard asks for are not free. A PDF tells a reader the names and the places of
its glyphs, and both come out right with a free font that bears those names and has their height and
depth. The copies live in a temporary folder; none of them is part of the project.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any


class PdfUnavailable(RuntimeError):
    """A PDF cannot be made on this machine; the message says in one Chinese line why."""


@dataclass(frozen=True, slots=True)
class Face:
    """The names of a font: its family in Chinese and in English, and its PostScript name."""

    chinese: str
    english: str
    postscript: str


FACES = (
    Face("仿宋_GB2312", "FangSong_GB2312", "FangSong_GB2312"),
    Face("仿宋", "FangSong", "FangSong"),
    Face("楷体_GB2312", "KaiTi_GB2312", "KaiTi_GB2312"),
    Face("楷体", "KaiTi", "KaiTi"),
    Face("黑体", "SimHei", "SimHei"),
    Face("宋体", "SimSun", "SimSun"),
    Face("微软雅黑", "Microsoft YaHei", "MicrosoftYaHei"),
    Face("华文中宋", "STZhongsong", "STZhongsong"),
    Face("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
    Face("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0"),
    Face("方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0"),
    Face("方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0"),
    Face("方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0"),
    Face("方正书宋_GBK", "FZShuSong-Z01", "FZSSK--GBK1-0"),
    Face("Times New Roman", "Times New Roman", "TimesNewRomanPSMT"),
)
"""Fonts whose names are not simply one another's."""

_SOURCES = ("gbsn00lp.ttf", "gkai00mp.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc")
"""File names of free Chinese fonts with TrueType outlines, the best first."""
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_INSTALL = "没有找到可用的免费中文字体；Debian 上请安装 fonts-arphic-gbsn00lp"

_ASCENT, _DESCENT = 0.859, 0.141
"""Height and depth of 宋体 and 仿宋, in ems: lines are laid out by them."""
_LOOKALIKES = {0x3007: 0x25CB}
"""A circle stands in for the zero of Chinese dates where a font lacks it."""
_ENGLISH, _CHINESE = 0x409, 0x804
_FONTS_OF_XML = re.compile(r'<w:rFonts\b[^>]*>|<a:(?:latin|ea|font script="Hans") typeface="[^"]*"')
_NAMES = re.compile(r'(?:w:(?:ascii|hAnsi|eastAsia|cs)|typeface)="([^"]+)"')
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@dataclass
class FontFolder:
    """A temporary folder of renamed fonts that grows as names are asked for.

    Attributes:
        folder: removed when the folder is closed, or when the process ends.
    """

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="govlint-fonts-")))
    _made: set[str] = field(default_factory=set)

    def provide(self, names: Iterable[str]) -> frozenset[str]:
        """Make the fonts of these names that are not there yet.

        Args:
            names: family names as a Word file has them.

        Returns:
            The PostScript names of all of them.

        Raises:
            PdfUnavailable: fontTools or a free font is missing, or a Chinese name is unknown.
        """
        return frozenset([self._provide(face_of(name)) for name in sorted(set(names))])

    def _provide(self, face: Face) -> str:
        if face.postscript not in self._made:
            (self.folder / "fonts").mkdir(exist_ok=True)
            place = self.folder / "fonts" / f"{len(self._made)}.ttf"
            _write_renamed(_source(), face, place)
            self._made.add(face.postscript)
            # It would not notice a font that came within the same second.
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        return face.postscript

    def environment(self) -> dict[str, str]:
        """Return the variables that show a program these fonts and no others."""
        place = self.folder / "fonts.conf"
        text = _CONFIGURATION.format(fonts=self.folder / "fonts", cache=self.folder / "cache")
        place.write_text(text, encoding="utf-8")
        return {"FONTCONFIG_FILE": str(place)}

    def close(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


@cache
def shared_fonts() -> FontFolder:
    """Return the fonts of this process, made once and removed when it ends."""
    import atexit

    fonts = FontFolder()
    atexit.register(fonts.close)
    return fonts


def face_of(name: str) -> Face:
    """Return the names of the font that a Word file calls so.

    Raises:
        PdfUnavailable: the name is Chinese and its English form is not known.
    """
    for face in FACES:
        if name in (face.chinese, face.english, face.postscript):
            return face
    if not name.isascii():
        raise PdfUnavailable(f"不知道字体“{name}”的英文名，没有替它造字体")
    return Face(name, name, re.sub(r"[^A-Za-z0-9_-]", "", name))


@cache
def _source() -> Path:
    """Return the file of the free font that is copied."""
    for folder in _FOLDERS:
        found = {path.name: path for path in Path(folder).expanduser().rglob("*.tt[fc]")}
        for name in _SOURCES:
            if name in found:
                return found[name]
    raise PdfUnavailable(_INSTALL)


def _opened(source: Path) -> Any:
    try:
        from fontTools.ttLib import TTFont
    except ImportError as error:
        raise PdfUnavailable("没有安装 fontTools；请运行 pip install fonttools") from error
    return TTFont(source, lazy=True, fontNumber=0)


@cache
def _coverage() -> frozenset[int]:
    with _opened(_source()) as font:
        return frozenset(font.getBestCmap()) | frozenset(_LOOKALIKES)


def _write_renamed(source: Path, face: Face, place: Path) -> None:
    with _opened(source) as font:
        _rename(font["name"], face)
        _set_height(font)
        for table in font["cmap"].tables:
            for missing, similar in _LOOKALIKES.items():
                if table.isUnicode() and missing not in table.cmap and similar in table.cmap:
                    table.cmap[missing] = table.cmap[similar]
        font.save(place)


def _rename(names: Any, face: Face) -> None:
    """Give a font the names of a face; those it had are gone."""
    names.names = []
    for language, family in ((_ENGLISH, face.english), (_CHINESE, face.chinese)):
        texts = {1: family, 2: "Regular", 3: family, 4: family, 6: face.postscript}
        for identifier, text in texts.items():
            names.setName(text, identifier, 3, 1, language)


def _set_height(font: Any) -> None:
    units = font["head"].unitsPerEm
    ascent, descent = round(_ASCENT * units), round(_DESCENT * units)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    sizes = font["OS/2"]
    sizes.sTypoAscender, sizes.sTypoDescender, sizes.sTypoLineGap = ascent, -descent, 0
    sizes.usWinAscent, sizes.usWinDescent = ascent, descent


def fonts_of(docx: bytes) -> frozenset[str]:
    """Return the names of fonts that the parts of a Word file mention."""
    mentions = (found[0] for part in _parts(docx, "") for found in _FONTS_OF_XML.finditer(part))
    return frozenset(name for mention in mentions for name in _NAMES.findall(mention))


def check_characters(docx: bytes) -> None:
    """Hold the text of a Word file against the free font.

    Raises:
        PdfUnavailable: the font lacks some of its characters, or there is no font.
    """
    texts = _parts(docx, "document|header|footer")
    # What XML itself is written in every font has.
    characters = {char for text in texts for char in text if not char.isascii()}
    missing = "".join(sorted(char for char in characters if ord(char) not in _coverage()))
    if missing:
        raise PdfUnavailable(f"免费字体里没有这些字：{missing}")


def _parts(docx: bytes, names: str) -> list[str]:
    pattern = re.compile(rf"word/.*(?:{names})\d*\.xml" if names else r"word/.*\.xml")
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [archive.read(it).decode() for it in archive.namelist() if pattern.fullmatch(it)]
