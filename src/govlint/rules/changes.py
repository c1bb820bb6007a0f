"""The changes that an example of a layout rule makes to a template of the corpus.

    title.font = 黑体
    body[2].first_line = 0字
    remove separator
    mark = 甲市人民政府关于做好2024年防汛工作的通知

A line names a part by its role (``body``: all of them; ``body[2]``: the second) and one key of it.
The words live here, below the builder, so that a rule file is refused when it is compiled and not
only when its examples are built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from govlint.rules.errors import RuleFileError, nearest

ROLE_TERMS: Mapping[str, str] = {
    "issuer_mark": "发文机关标志",
    "document_number": "发文字号",
    "separator": "红色分隔线",
    "title": "标题",
    "recipients": "主送机关",
    "body": "正文",
    "h1": "一级标题",
    "h2": "二级标题",
    "h3": "三级标题",
    "h4": "四级标题",
    "attachment_list": "附件说明",
    "issuer_signature": "发文机关署名",
    "document_date": "成文日期",
    "note": "附注",
    "attachment_label": "附件序号",
    "attachment_title": "附件标题",
    "attachment_body": "附件正文",
    "imprint_first": "版记首条分隔线",
    "copies_to": "抄送机关",
    "imprint_middle": "版记中间分隔线",
    "printing": "印发机关和印发日期",
    "imprint_last": "版记末条分隔线",
    "blank": "空行",
}
"""Roles of the parts of a template, with what people call them."""
LINES = ("separator", "imprint_first", "imprint_middle", "imprint_last")
"""Roles that are drawn and have no text."""
PAGE, PAGE_NUMBER = "page", "page_number"

TEXT_KEYS: Mapping[str, str] = {
    "text": "文字",
    "run_in": "同段接排的文字",
    "font": "字体",
    "latin_font": "西文字体",
    "size": "字号",
    "bold": "加粗",
    "color": "颜色",
    "spacing": "字间距",
    "align": "对齐",
    "first_line": "首行缩进",
    "left": "左缩进",
    "right": "右缩进",
    "outdent": "悬挂缩进",
    "before": "段前距",
    "after": "段后距",
    "pitch": "行距",
    "top": "上边缘到版心上边缘的距离",
    "new_page": "另起一页",
}
LINE_KEYS: Mapping[str, str] = {
    "color": "颜色",
    "thickness": "粗细",
    "length": "长度",
    "gap": "与文字的距离",
}
PAGE_KEYS: Mapping[str, str] = {
    "width": "纸宽",
    "height": "纸高",
    "top": "上边距",
    "bottom": "下边距",
    "left": "左边距",
    "right": "右边距",
    "gutter": "装订线",
    "footer": "页脚距离",
    "line_pitch": "行距",
    "char_space": "字间距",
    "mirrored": "对称页边距",
}
PAGE_NUMBER_KEYS: Mapping[str, str] = {
    "text": "文字",
    "font": "字体",
    "size": "字号",
    "bold": "加粗",
    "color": "颜色",
    "align": "对齐",
    "indent": "缩进",
    "gap": "到版心下边缘的距离",
    "same_on_even": "单双页相同",
}
PART_TERMS: Mapping[str, str] = {**ROLE_TERMS, PAGE: "版面", PAGE_NUMBER: "页码"}

_CHANGE = re.compile(
    r"(?P<part>\w+)(?:\[(?P<index>[1-9]\d{0,2})\])?\.(?P<key>\w+)\s*=\s*(?P<value>.*)"
)
_REMOVE = re.compile(r"remove\s+(?P<part>\w+)(?:\[(?P<index>[1-9]\d{0,2})\])?\s*")
_MARK = re.compile(r"mark\s*=\s*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a template.

    Attributes:
        part: role of a part, ``page`` or ``page_number``.
        key: what of it changes; empty where the part is taken out.
        value: the new value as written.
        index: which part of that role, from 1; None: all of them.
        file: where the change is written, for errors.
        line: its line there, from 1.
    """

    part: str
    key: str = ""
    value: str = ""
    index: int | None = None
    file: str = ""
    line: int = 1

    def fail(self, problem: str) -> RuleFileError:
        """Return an error at the line of this change."""
        return RuleFileError(self.file, self.line, problem)


def parse_mark(text: str) -> str | None:
    """Return the text of a line ``mark = TEXT``, None for any other line."""
    found = _MARK.fullmatch(text.strip())
    return found["text"].strip() if found else None


def parse_change(text: str, file: str, line: int) -> Change:
    """Read one change.

    Raises:
        RuleFileError: no change, or an unknown part or key; the nearest name is told.
    """
    written = text.strip()
    removed = _REMOVE.fullmatch(written)
    found = removed or _CHANGE.fullmatch(written)
    if found is None:
        problem = f"“{written}”不是改动，应写成 title.font = 黑体 或 remove title"
        raise RuleFileError(file, line, problem)
    change = Change(
        found["part"],
        "" if removed else found["key"],
        "" if removed else found["value"].strip(),
        int(found["index"]) if found["index"] else None,
        file,
        line,
    )
    _check(change)
    return change


def keys_of(part: str) -> Mapping[str, str]:
    """Return the keys that a part has, with what people call them."""
    if part == PAGE:
        return PAGE_KEYS
    if part == PAGE_NUMBER:
        return PAGE_NUMBER_KEYS
    return LINE_KEYS if part in LINES else TEXT_KEYS


def _check(change: Change) -> None:
    if change.part not in PART_TERMS:
        raise change.fail(f"样例里没有“{change.part}”这种部分{nearest(change.part, PART_TERMS)}")
    if change.index is not None and change.part in (PAGE, PAGE_NUMBER):
        raise change.fail(f"{change.part} 只有一个，不写 [{change.index}]")
    if not change.key:
        if change.part == PAGE:
            raise change.fail("page 不能去掉")
        return
    keys = keys_of(change.part)
    if change.key not in keys:
        raise change.fail(f"{change.part} 没有“{change.key}”这个键{nearest(change.key, keys)}")
    if not change.value and change.key != "text":
        raise change.fail(f"{change.part}.{change.key} 缺少值")
