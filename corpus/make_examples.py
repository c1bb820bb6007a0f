"""Write corpus/examples: a notice as it should be, and the same notice with a dozen defects.

The texts are invented. Run it again after a change here: ``python corpus/make_examples.py``.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

RED = RGBColor(0xFF, 0, 0)
BLANK = "　"
FANGSONG, HEI, KAI, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
FIXED_DATE = (2026, 1, 1, 0, 0, 0)  # so that the same text gives the same file


@dataclass(frozen=True)
class Line:
    """One paragraph of a sample: its text and what it is."""

    kind: str
    text: str


def lines(*pairs: str) -> tuple[Line, ...]:
    """Read ``kind: text`` lines; an empty text is a blank paragraph."""
    split = (pair.partition(": ") for pair in pairs)
    return tuple(Line(kind.rstrip(":"), text) for kind, _, text in split)


CONFORMANT = lines(
    "mark: 示例市人民政府办公室文件",
    "blank:",
    "number: 示府办发〔2026〕12号",
    "separator:",
    "blank:",
    "title: 示例市人民政府办公室关于做好2026年防汛工作的通知",
    "blank:",
    "recipients: 各县（区）人民政府，市政府有关部门：",
    "text: 为做好2026年防汛工作，保障人民群众生命财产安全，"
    "经市人民政府同意，现将有关事项通知如下。",
    "first: 一、压实工作责任",
    "second: （一）明确责任人。各县（区）人民政府于5月15日前公布辖区内每座水库、每处"
    "山洪灾害点的责任人及联系电话，名单见附件1。",
    "second: （二）落实值班制度。5月15日至9月30日，市、县两级防汛机构24小时值班，"
    "每日17时前报送雨情、水情。",
    "first: 二、抓好隐患排查",
    "text: 市水务局牵头，市自然资源局配合，于5月31日前完成37座水库和112处"
    "山洪灾害点的排查，逐处登记，限期整改。排查表样式见附件2。",
    "first: 三、做好物资储备",
    "text: 市应急局于6月10日前补足编织袋2万条、救生衣500件，并报市人民政府办公室。",
    "blank:",
    "list: 附件：1.防汛责任人名单",
    "list-more: 2.隐患排查表",
    "blank:",
    "blank:",
    "signature: 示例市人民政府办公室",
    "date: 2026年5月7日",
    "text: （此件公开发布）",
    "annex: 附件1",
    "blank:",
    "title: 防汛责任人名单",
    "blank:",
    "text: 东河水库：责任人王某，联系电话0000－0000001。",
    "text: 西山水库：责任人李某，联系电话0000－0000002。",
    "annex: 附件2",
    "blank:",
    "title: 隐患排查表",
    "blank:",
    "text: 排查地点、隐患情况、整改措施、整改时限、责任单位由排查单位逐项填写。",
    "imprint-first: 抄送：市委办公室，市人大常委会办公室，市政协办公室。",
    "imprint-last: 示例市人民政府办公室\t2026年5月8日印发",
)

DEFECTS = {
    "示府办发〔2026〕12号": "示府办发[26]第012号",
    "关于做好2026年防汛工作的通知": "关于做好2026年防汛工作的通知。",
    "市政府有关部门：": "市政府有关部门。",
    "（二）落实值班制度": "(二)、落实值班制度",
    "三、做好物资储备": "二、做好物资储备",
    "排查表样式见附件2": "排查表样式见附件3",
    "附件：1.防汛责任人名单": "附件：1、防汛责任人名单；",
    "2.隐患排查表": "2、隐患排查登记表。",
    "2026年5月7日": "2026年05月07日",
    "（此件公开发布）": "此件公开发布",
    "市政协办公室。": "市政协办公室",
    "2026年5月8日印发": "2026年5月6日印发",
}
"""What is changed in the faulty sample; each is one defect or a few of one element."""


def faulty(sample: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put the defects in.

    Raises:
        ValueError: a text to change is not in the sample.
    """
    found = "\n".join(line.text for line in sample)
    missing = [old for old in DEFECTS if old not in found]
    if missing:
        raise ValueError(f"not in the sample: {missing}")
    return tuple(Line(line.kind, _changed(line.text)) for line in sample)


def _changed(text: str) -> str:
    for old, new in DEFECTS.items():
        text = text.replace(old, new)
    return text


def as_text(sample: tuple[Line, ...]) -> str:
    """Lay a sample out as a text file: indents and right-hand lines by full-width blanks."""
    return "".join(_text_line(line).rstrip(BLANK) + "\n" for line in sample)


def _text_line(line: Line) -> str:
    if line.kind in {"text", "first", "second", "list"}:
        return BLANK * 2 + line.text
    if line.kind in {"signature", "date"}:
        return BLANK * 16 + line.text
    if line.kind == "list-more":
        return BLANK * 5 + line.text
    return line.text.replace("\t", BLANK * 4)


def as_docx(sample: tuple[Line, ...]) -> bytes:
    """Lay a sample out as GB/T 9704-2012 asks, as a docx file."""
    document = Document()
    _set_page(document.sections[0])
    for line in sample:
        _add(document, line)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue())


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(footer, "— ", "宋体", 14)
    run = _run(footer, "", "宋体", 14)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run._r.append(_field_char(kind) if kind else _instruction(text or ""))
    _run(footer, " —", "宋体", 14)


def _field_char(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _instruction(text: str) -> Any:
    instruction = OxmlElement("w:instrText")
    instruction.text = text
    return instruction


STYLES: dict[str, tuple[str, float, WD_ALIGN_PARAGRAPH, float]] = {
    # font, size in points, alignment, first-line indent in characters
    "mark": (SONG, 40, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "number": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "title": (SONG, 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "recipients": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 0),
    "text": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "first": (HEI, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "second": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "list": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "list-more": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 5),
    "signature": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "date": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "annex": (HEI, 16, WD_ALIGN_PARAGRAPH.LEFT, 0),
    "imprint-first": (FANGSONG, 14, WD_ALIGN_PARAGRAPH.LEFT, 0),
    "imprint-last": (FANGSONG, 14, WD_ALIGN_PARAGRAPH.LEFT, 0),
}
BODY = STYLES["text"]
RIGHT_INDENT = {"signature": 2.5, "date": 4.0}
"""Characters kept free at the right: the date four, the organ centred over it."""


def _add(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph()
    font, size, alignment, indent = STYLES.get(line.kind, BODY)
    form = paragraph.paragraph_format
    form.alignment = alignment
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(48 if line.kind == "mark" else 28.95)
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent = Pt(indent * 16)
    form.right_indent = Pt(RIGHT_INDENT.get(line.kind, 0) * 16)
    form.page_break_before = line.kind == "annex"
    if line.kind in {"imprint-first", "imprint-last"}:
        form.left_indent = form.right_indent = Pt(14)
        form.tab_stops.add_tab_stop(Mm(100))
    _add_runs(paragraph, line, font, size)
    _add_border(paragraph, line.kind)


def _add_runs(paragraph: Any, line: Line, font: str, size: float) -> None:
    head, stop, rest = line.text.partition("。") if line.kind == "second" else ("", "", line.text)
    if head:
        _run(paragraph, head + stop, KAI, size)
    run = _run(paragraph, rest, font, size)
    if line.kind == "mark":
        run.font.color.rgb = RED


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    run = paragraph.add_run(text)
    run.font.name = font
    run.font.size = Pt(size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
    return run


BORDERS = {
    "separator": (("bottom", 8, "FF0000"),),
    "imprint-first": (("top", 8, "000000"), ("bottom", 6, "000000")),
    "imprint-last": (("bottom", 8, "000000"),),
}
"""Edge, thickness in eighths of a point, colour."""


def _add_border(paragraph: Any, kind: str) -> None:
    if kind not in BORDERS:
        return
    borders = OxmlElement("w:pBdr")
    for edge, size, color in BORDERS[kind]:
        border = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "1")):
            border.set(qn(f"w:{name}"), value)
        border.set(qn("w:color"), color)
        borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _fixed(raw: bytes) -> bytes:
    """Pack again with one date for every part, so that nothing depends on the clock."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            new.writestr(zipfile.ZipInfo(name, FIXED_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def write(folder: Path) -> None:
    """Write all samples into a folder."""
    for name, sample in {"notice": CONFORMANT, "notice-defects": faulty(CONFORMANT)}.items():
        (folder / f"{name}.txt").write_bytes(as_text(sample).encode())
        (folder / f"{name}.docx").write_bytes(as_docx(sample))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus/examples"))
