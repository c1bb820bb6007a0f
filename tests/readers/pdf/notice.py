"""An official notice of two pages, as the standard asks, without an office programme."""

from __future__ import annotations

from tests.readers.pdf.make import BLACK, HEI, KAI, RED, XBS, Page, Pdf

LEFT, RIGHT, BODY = 79.4, 521.9, 15.8
"""Edges of the type area, and a size with which 28 characters fill it."""


def notice() -> Pdf:
    """Masthead, title, recipients, two headings, signature under a seal, note and imprint."""
    pdf = Pdf(info="/Author <feff5f204e09>")
    first, second = pdf.page(), pdf.page()
    first.text(130, 190, "甲市人民政府文件", XBS, 42, color=RED)
    _centred(first, 262, "甲政发〔2024〕7号")
    first.line(LEFT, 276, RIGHT, 1.5, RED)
    _centred(first, 330, "甲市人民政府关于做好", XBS, 22)
    _centred(first, 363, "2024年防汛工作的通知", XBS, 22)
    y = _text(first, 418, 0, "各县（区）人民政府，市政府各部门、各直属机构：")
    y = _text(
        first, y, 2, "为做好2024年防汛工作，保障人民群众生命财产安全，", "现就有关事项通知如下。"
    )
    y = _text(first, y, 2, "一、压实责任", font=HEI)
    first.text(LEFT + 2 * BODY, y, "（一）明确责任人。", KAI, BODY)
    first.text(LEFT + 11 * BODY, y, "各县（区）人民政府公布辖区内水库", size=BODY)
    y = _text(first, y + 29, 0, "的防汛责任人及其联系电话。")
    _text(first, y, 2, "二、值班值守", font=HEI)
    _text(second, 122, 2, "市、县两级防汛机构24小时值班，每日报送雨情、水情", "和工情。")
    second.image(330, 208, 119, 119, clear=True)
    second.text(RIGHT - 12 * BODY, 267, "甲市人民政府", size=BODY)
    second.text(RIGHT - 10.5 * BODY, 296, "2024年5月7日", size=BODY)
    _text(second, 340, 2, "（此件公开发布）")
    second.line(LEFT, 680, RIGHT, 1.0)
    second.text(
        LEFT + 14, 698, "抄送：市委各部门，市人大常委会办公室，市政协办公室，市中级", size=14
    )
    second.text(LEFT + 56, 721, "法院，市检察院。", size=14)
    second.line(LEFT, 729, RIGHT, 0.75)
    second.text(LEFT + 14, 746, "甲市人民政府办公室", size=14)
    second.text(RIGHT - 126, 746, "2024年5月9日印发", size=14)
    second.line(LEFT, 754, RIGHT, 1.0)
    first.text(RIGHT - 14 - 42, 783, "— 1 —", "SimSun", 14)
    second.text(LEFT + 14, 783, "— 2 —", "SimSun", 14)
    return pdf


def _width(text: str, size: float) -> float:
    return sum(size / 2 if char.isascii() else size for char in text)


def _centred(
    page: Page, y: float, text: str, font: str = "FangSong_GB2312", size: float = BODY
) -> None:
    page.text((LEFT + RIGHT - _width(text, size)) / 2, y, text, font, size, color=BLACK)


def _text(page: Page, y: float, indent: int, *lines: str, font: str = "FangSong_GB2312") -> float:
    """Set a paragraph line by line, filled lines stretched to the right edge."""
    for number, text in enumerate(lines):
        start = LEFT + (indent * BODY if number == 0 else 0)
        more = number < len(lines) - 1
        space = (RIGHT - start - _width(text, BODY)) / (len(text) - 1) if more else 0.0
        page.text(start, y, text, font, BODY, spacing=space)
        y += 29
    return y
