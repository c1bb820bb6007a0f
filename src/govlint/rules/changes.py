"""The changes that an example of a layout rule makes to a template of the corpus.

    title.font = 黑体
    body[2].first_line = 0字
    remove separator
    insert note （此件公开发布） before document_date
    move copies_to before document_date
    mark = 甲市人民政府关于做好2024年防汛工作的通知

A line names a part by its role (``body``: all of them; ``body[2]``: the second) and one key of it,
or says where a part comes in or goes. ``pdf_mark`` is what a PDF must mark instead of ``mark``.
The words live here, below the builder, so that a rule file is refused when it is compiled and not
only when its examples are built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from govlint.rules.errors import RuleFileError, nearest

ROLE_TERMS: Mapping[str, str] = {
    "copy_number": "份号",
    "classification": "密级和保密期限",
    "urgency": "紧急程度",
    "issuer_mark": "发文机关标志",
    "mark_word": "发文机关标志旁的“文件”",
    "letter_top": "信函的第一条红色双线",
    "letter_bottom": "信函的第二条红色双线",
    "document_number": "发文字号",
    "signatories": "签发人",
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
    "signature_stamp": "签发人职务和签名章",
    "document_date": "成文日期",
    "seal": "印章",
    "note": "附注",
    "attendees": "出席、请假、列席",
    "attachment_label": "附件序号",
    "attachment_title": "附件标题",
    "attachment_body": "附件正文",
    "table": "表格",
    "issued_title": "被印发文件的标题",
    "issued_date": "被印发文件的题注",
    "issued_h1": "被印发文件的章名",
    "issued_body": "被印发文件的正文",
    "blank_page": "版记前的空白页",
    "imprint_first": "版记首条分隔线",
    "moved_recipients": "移到版记的主送机关",
    "copies_to": "抄送机关",
    "imprint_middle": "版记中间分隔线",
    "imprint_other": "版记的其他内容",
    "printing": "印发机关和印发日期",
    "imprint_last": "版记末条分隔线",
    "blank": "空行",
}
"""Roles of the parts of a template, with what people call them."""
LINES = (
    *("separator", "letter_top", "letter_bottom"),
    *("imprint_first", "imprint_middle", "imprint_last"),
)
"""Roles that are drawn and have no text."""
SEAL, BLANK_PAGE, BLANK = "seal", "blank_page", "blank"
DRAWN = (*LINES, SEAL, BLANK_PAGE)
"""Roles without text."""
PAGE, PAGE_NUMBER = "page", "page_number"
NUMBER = "document_number"

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
    "run_in_font": "同段接排文字的字体",
    "beside": "接在上一部分的同一行",
    "under": "上边缘到上面那条线的距离",
    "landscape": "从这里起横排",
    "restart": "从这里起页码重新编",
}
NUMBER_KEYS: Mapping[str, str] = {**TEXT_KEYS, "signatories": "同一行的签发人"}
STAMP_KEYS: Mapping[str, str] = {
    **TEXT_KEYS,
    "picture": "签名章是图片",
    "width": "签名章的宽度",
    "shift": "签名章右移的距离",
    "lift": "签名章上移的距离",
}
SEAL_KEYS: Mapping[str, str] = {
    "width": "直径",
    "color": "颜色",
    "shift": "右移的距离",
    "drop": "上边缘到正文末行的距离",
}
BLANK_PAGE_KEYS: Mapping[str, str] = {"numbered": "空白页和版记页有页码"}
LINE_KEYS: Mapping[str, str] = {
    "color": "颜色",
    "thickness": "粗细",
    "length": "长度",
    "gap": "与文字的距离",
    "compound": "单线或双线",
    "thin": "双线里细线的粗细",
    "between": "双线之间的距离",
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
    "on_first": "首页有页码",
    "on_landscape": "横排页上的位置",
}
PART_TERMS: Mapping[str, str] = {**ROLE_TERMS, PAGE: "版面", PAGE_NUMBER: "页码"}

_WHICH = r"(?P<{0}>\w+)(?:\[(?P<{0}_index>[1-9]\d{{0,2}})\])?"
_PART, _ANCHOR = _WHICH.format("part"), _WHICH.format("anchor")
_PLACE = rf"(?P<side>before|after)\s+{_ANCHOR}"
_FORMS: Mapping[str, re.Pattern[str]] = {
    "set": re.compile(rf"{_PART}\.(?P<key>\w+)\s*=\s*(?P<value>.*)"),
    "remove": re.compile(rf"remove\s+{_PART}\s*"),
    "insert": re.compile(rf"insert\s+(?P<part>\w+)(?:\s+(?P<value>\S.*?))?\s+{_PLACE}"),
    "move": re.compile(rf"move\s+{_PART}\s+{_PLACE}"),
}
VERBS = ("remove", "insert", "move")
_EXAMPLES: Mapping[str, str] = {
    "set": "title.font = 黑体 或 remove title",
    "remove": "remove title",
    "insert": "insert note （此件公开发布） after document_date",
    "move": "move copies_to before title",
}
MARK, PDF_MARK = "mark", "pdf_mark"
_MARK = re.compile(r"(?P<word>mark|pdf_mark)\s*=\s*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a template.

    Attributes:
        part: role of a part, ``page`` or ``page_number``.
        key: what of it changes; empty where the part is taken out, put in or moved.
        value: the new value as written; the text of a part that is put in.
        index: which part of that role, from 1; None: all of them.
        file: where the change is written, for errors.
        line: its line there, from 1.
        verb: ``set``, ``remove``, ``insert`` or ``move``.
        side: ``before`` or ``after`` the anchor.
        anchor: role of the part beside which one is put; ``after`` it means the last of them.
        anchor_index: which part of that role, from 1.
    """

    part: str
    key: str = ""
    value: str = ""
    index: int | None = None
    file: str = ""
    line: int = 1
    verb: str = "set"
    side: str = ""
    anchor: str = ""
    anchor_index: int | None = None

    def fail(self, problem: str) -> RuleFileError:
        """Return an error at the line of this change."""
        return RuleFileError(self.file, self.line, problem)


def parse_mark(text: str, word: str = MARK) -> str | None:
    """Return the text of a line ``mark = TEXT``, None for any other line.

    Args:
        text: the line.
        word: ``mark``, or ``pdf_mark`` for what a PDF must mark in its place.
    """
    found = _MARK.fullmatch(text.strip())
    return found["text"].strip() if found and found["word"] == word else None


def parse_change(text: str, file: str, line: int) -> Change:
    """Read one change.

    Raises:
        RuleFileError: no change, or an unknown part or key; the nearest name is told.
    """
    written = text.strip()
    verb = _verb(written)
    found = _FORMS[verb].fullmatch(written)
    if found is None:
        word = "" if verb != "set" else nearest(written.partition(" ")[0], (*VERBS, MARK, PDF_MARK))
        problem = f"“{written}”不是改动{word or '，'}应写成 {_EXAMPLES[verb]}"
        raise RuleFileError(file, line, problem)
    said: Mapping[str, str | None] = found.groupdict()
    change = Change(
        found["part"],
        said.get("key") or "",
        (said.get("value") or "").strip(),
        _number(said.get("part_index")),
        file,
        line,
        verb,
        said.get("side") or "",
        said.get("anchor") or "",
        _number(said.get("anchor_index")),
    )
    _check(change)
    return change


def _verb(written: str) -> str:
    word = written.split(maxsplit=1)[0] if written else ""
    return word if word in VERBS else "set"


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def keys_of(part: str) -> Mapping[str, str]:
    """Return the keys that a part has, with what people call them."""
    if part == PAGE:
        return PAGE_KEYS
    if part == PAGE_NUMBER:
        return PAGE_NUMBER_KEYS
    if part in LINES:
        return LINE_KEYS
    return _OWN_KEYS.get(part, TEXT_KEYS)


_OWN_KEYS: Mapping[str, Mapping[str, str]] = {
    NUMBER: NUMBER_KEYS,
    SEAL: SEAL_KEYS,
    BLANK_PAGE: BLANK_PAGE_KEYS,
    "signature_stamp": STAMP_KEYS,
}


def _check(change: Change) -> None:
    if change.part not in PART_TERMS:
        raise change.fail(f"样例里没有“{change.part}”这种部分{nearest(change.part, PART_TERMS)}")
    if change.index is not None and change.part in (PAGE, PAGE_NUMBER):
        raise change.fail(f"{change.part} 只有一个，不写 [{change.index}]")
    if change.verb == "set":
        _check_value(change)
    elif change.verb == "remove":
        if change.part == PAGE:
            raise change.fail("page 不能去掉")
    else:
        _check_place(change)


def _check_value(change: Change) -> None:
    keys = keys_of(change.part)
    if change.key not in keys:
        raise change.fail(f"{change.part} 没有“{change.key}”这个键{nearest(change.key, keys)}")
    if not change.value and change.key not in ("text", "run_in", "signatories"):
        raise change.fail(f"{change.part}.{change.key} 缺少值")


def _check_place(change: Change) -> None:
    for part in (change.part, change.anchor):
        if part not in ROLE_TERMS:
            known = nearest(part, ROLE_TERMS)
            raise change.fail(f"样例里没有“{part}”这种可以插入、移动的部分{known}")
    if change.verb == "move":
        return
    if change.part in DRAWN and change.value:
        raise change.fail(f"{change.part} 没有文字，写成 insert {change.part} before …")
    if change.part not in (*DRAWN, BLANK) and not change.value:
        raise change.fail(f"insert {change.part} 后面缺少文字")
