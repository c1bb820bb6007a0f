"""Invented notices of any length, as docx (written by python-docx) and as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

PAGE_CHARACTERS = 22 * 28
"""Characters of a full page of GB/T 9704-2012: 22 lines of 28."""
FORM_CHARACTERS = 300  # about what head, signature and imprint take
FANGSONG, HEI, KAI, SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
COUNTING = "一二三四五六七八九十"
ORGANS = ("市水务局", "市应急局", "市自然资源局", "市住房城乡建设局", "市交通运输局", "市气象局")
TASKS = (
    "逐处登记水库、河堤和山洪灾害点，限期整改排查出的问题",
    "补足编织袋、救生衣和抽水设备，建立出入库台账",
    "公布防汛责任人名单和联系电话，接受群众监督",
    "每日17时前报送雨情、水情和险情处置情况",
    "组织一次转移演练，明确转移路线和安置地点",
)


class Line(NamedTuple):
    """One paragraph: what it is and its text; a body text may open with a bold sentence."""

    kind: str
    text: str
    lead: str = ""


BLANK = Line("blank", "")


def notice(pages: int, number: int = 1) -> Iterator[Line]:
    """Yield the paragraphs of a notice that fills about so many pages.

    Args:
        pages: pages of 616 characters.
        number: serial of the document, so that many of them differ.
    """
    yield Line("mark", "示例市人民政府文件")
    yield from (BLANK, BLANK)
    yield Line("number", f"示府发〔2026〕{number}号")
    yield from (BLANK, BLANK)
    yield Line("title", f"示例市人民政府关于做好第{number}片区防汛工作的通知")
    yield BLANK
    yield Line("recipients", "各县（区）人民政府，市政府有关部门：")
    yield Line("text", "为做好防汛工作，保障群众生命财产安全，现将有关事项通知如下。")
    yield from _body(max(1, pages * PAGE_CHARACTERS - FORM_CHARACTERS))
    yield BLANK
    yield Line("list", "附件：防汛责任人名单")
    yield from (BLANK, BLANK)
    yield Line("right", "示例市人民政府")
    yield Line("right", "2026年5月7日")
    yield Line("text", "（此件公开发布）")
    yield Line("annex", "附件")
    yield BLANK
    yield Line("title", "防汛责任人名单")
    yield Line("text", "东河水库由示例市水务局负责，西山水库由示例市应急局负责。")
    yield Line("imprint", "抄送：市委办公室，市人大常委会办公室，市政协办公室。")
    yield Line("imprint", "示例市人民政府办公室\t2026年5月8日印发")


def _body(characters: int) -> Iterator[Line]:
    """Yield headings 一、 and （一） with paragraphs until they make so many characters."""
    first = 0
    while characters > 0:
        yield Line("first", f"{_counted(first + 1)}、做好第{first + 1}阶段工作")
        for second, organ in enumerate(ORGANS):
            lead = f"（{_counted(second + 1)}）明确{organ}的责任。"
            text = _paragraph(first * len(ORGANS) + second, organ)
            yield Line("text", text, lead)
            characters -= len(lead) + len(text)
            if characters <= 0:
                return
        first += 1


def _counted(number: int) -> str:
    """Return a number below 100 in Chinese numerals; above that the count begins anew."""
    tens, ones = divmod((number - 1) % 99 + 1, 10)
    written = COUNTING[tens - 1] if tens > 1 else ""
    return written + ("十" if tens else "") + (COUNTING[ones - 1] if ones else "")


def _paragraph(place: int, organ: str) -> str:
    tasks = (TASKS[(place + step) % len(TASKS)] for step in range(4))
    day = place % 28 + 1
    sentences = [f"{organ}牵头，于6月{day}日前{task}，责任到人。" for task in tasks]
    basis = f"依据《示例市防汛办法》（示府发〔2024〕{place % 90 + 1}号）执行。"
    return "".join([*sentences, basis])


def write_docx(path: Path, pages: int, number: int = 1) -> Path:
    """Write a notice as docx in the form of GB/T 9704-2012; return the path."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for line in notice(pages, number):
        _add(document, line)
    document.save(str(path))
    return path


FORMS: dict[str, tuple[str, float, WD_ALIGN_PARAGRAPH, float]] = {
    # font, size in points, alignment, first-line indent in characters
    "mark": (SONG, 40, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "number": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "title": (SONG, 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "recipients": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.LEFT, 0),
    "first": (HEI, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "text": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "list": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 2),
    "right": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "annex": (HEI, 16, WD_ALIGN_PARAGRAPH.LEFT, 0),
    "blank": (FANGSONG, 16, WD_ALIGN_PARAGRAPH.LEFT, 0),
    "imprint": (FANGSONG, 14, WD_ALIGN_PARAGRAPH.LEFT, 0),
}


def _add(document: Any, line: Line) -> None:
    font, size, alignment, indent = FORMS[line.kind]
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = alignment
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent = Pt(size * indent)
    form.page_break_before = line.kind == "annex"
    if line.kind == "imprint":
        form.left_indent = form.right_indent = Pt(size)
    if line.lead:
        _run(paragraph, line.lead, KAI, size).bold = True
    run = _run(paragraph, line.text, font, size)
    if line.kind == "mark":
        run.font.color.rgb = RGBColor(0xFF, 0, 0)


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def write_text(path: Path, pages: int, number: int = 1) -> Path:
    """Write a notice as UTF-8 text; return the path."""
    path.write_text("".join(_text_line(line) for line in notice(pages, number)), encoding="utf-8")
    return path


def _text_line(line: Line) -> str:
    blanks = {"first": 2, "text": 2, "list": 2, "right": 16}.get(line.kind, 0)
    return "\u3000" * blanks + line.lead + line.text + "\n"
