"""The storages: how real Word files keep one and the same look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GB2312 = {
    "仿宋": "仿宋_GB2312",
    "黑体": "黑体",
    "楷体": "楷体_GB2312",
    "宋体": "宋体",
    "小标宋": "方正小标宋简体",
    "西文": "Times New Roman",
}
WINDOWS = {**GB2312, "仿宋": "仿宋", "楷体": "楷体"}
ENGLISH = {
    "仿宋": "FangSong",
    "黑体": "SimHei",
    "楷体": "KaiTi",
    "宋体": "SimSun",
    "小标宋": "FZXiaoBiaoSong-B05S",
    "西文": "Times New Roman",
}
GBK = {
    "仿宋": "方正仿宋_GBK",
    "黑体": "方正黑体_GBK",
    "楷体": "方正楷体_GBK",
    "宋体": "方正书宋_GBK",
    "小标宋": "方正小标宋_GBK",
    "西文": "Times New Roman",
}


@dataclass(frozen=True, slots=True)
class Storage:
    """One way to store a look.

    Attributes:
        name: what users call it.
        title: what it is, in Chinese.
        fonts: name of the font for each class of fonts.
        formats: where the look of text is kept: ``direct`` at the text, in ``styles``, or in the
            document defaults with the fonts of the ``theme``.
        line: what draws the separators: ``drawing``, ``vml`` or ``border``.
        head: what holds the red head: ``flow``, ``textbox`` (the mark) or ``table``.
        imprint: what holds the 版记: ``flow`` or ``table``.
        number: what holds the page number: ``flow``, ``frame`` or ``textbox``.
        indents: ``chars``, ``points`` or ``spaces`` (typed full-width blanks).
        join_titles: lines of a title are parted by manual breaks, not by paragraphs.
        grid: lines follow the grid of the page instead of an exact pitch.
        numbering: headings and 附件说明 are numbered by Word.
        controls: content controls around elements, runs cut where Word likes to cut them.
        latin: Latin letters and digits have the font of ``西文``, else that of the Chinese text.
    """

    name: str
    title: str
    fonts: Mapping[str, str]
    formats: str = "direct"
    line: str = "drawing"
    head: str = "flow"
    imprint: str = "flow"
    number: str = "flow"
    indents: str = "chars"
    join_titles: bool = True
    grid: bool = False
    numbering: bool = False
    controls: bool = False
    latin: bool = True

    def font(self, name: str) -> str:
        """Return the font of a class; any other name is that of a font."""
        return self.fonts.get(name, name)


STORAGES: Mapping[str, Storage] = {
    storage.name: storage
    for storage in (
        Storage("runs", "字体字号直接写在文字上", GB2312),
        Storage("styles", "段落样式和字符样式", GB2312, formats="styles", join_titles=False),
        Storage("theme", "文档默认值和主题字体", GB2312, formats="theme", grid=True, line="vml"),
        Storage("windows", "Windows 字体名", WINDOWS, imprint="table", join_titles=False),
        Storage("english", "英文字体名", ENGLISH, line="vml"),
        Storage("gbk", "方正 GBK 字体名", GBK, latin=False, indents="points"),
        Storage("gb2312", "GB2312 字体名", GB2312, number="frame", join_titles=False),
        Storage("numbering", "自动编号", GB2312, numbering=True),
        Storage("textbox", "红头和页码放在文本框里", GB2312, head="textbox", number="textbox"),
        Storage("table", "红头和版记放在表格里", GB2312, head="table", imprint="table"),
        Storage("spaces", "用全角空格缩进", WINDOWS, indents="spaces", line="border"),
        Storage("controls", "内容控件和切碎的文字", GB2312, controls=True),
    )
}
"""The storages by name; the first is the usual one."""
