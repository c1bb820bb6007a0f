"""What the whole document is: kind, layout form, stage, script, width."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from govlint.model.document import Document
from govlint.model.elements import Element, ElementText, Layout, Separator, Stage
from govlint.structure import letters, tables
from govlint.structure.assemble import Assembly
from govlint.structure.lines import Line
from govlint.text.characters import HAN

Elements = Mapping[Element, Sequence[ElementText]]
WEB_FORMATS = ("text", "html", "markdown")
WORD_FORMATS = ("docx", "doc", "wps", "rtf", "odt")
NO_DOCUMENT = re.compile(
    r"(解读|答记者问|记者会|图解|一图读懂|问答|问题解答|讲话|致辞|发布会|新闻稿|访谈|热点问题|办事指南|服务指南)([（(].*[）)])?$|答记者问|^(解读|图解|专访)"
)
WEAK_KINDS = {"标准", "政策", "目录", "说明", "安排", "建议", "制度", "申请", "清单", "总结"}
"""Nouns that end the names of pages and tables as often as those of documents."""
LISTED = 0.3
"""Share of a text in tables from which a 清单 is a list and no document."""
QUESTION = re.compile(r"(问|答|记者|Q|A|[0-9一二三四五六七八九十]{1,2}[、.．]?问)[：:]")
HALF = re.compile(rf"(?<={HAN})[():]|[()](?={HAN})")
FULL = re.compile(rf"(?<={HAN})[（）：]|[（）](?={HAN})")
DIVISION = re.compile(r"[一二三四五六七八九十]{1,3}、.{2,40}$|第[一二三四五六七八九十]+[章条]")
MIN_MARKS = 4
BY_ORDER = re.compile(rf"{HAN}*令")


def kind_of(elements: Elements, lines: Sequence[Line], assembly: Assembly) -> str | None:
    """Return the kind (文种): from the title, else from the mark; None: no official document."""
    title = elements.get(Element.TITLE)
    mark = elements.get(Element.ISSUER_MARK)
    if mark and BY_ORDER.fullmatch(mark[0].normalised):
        return "命令(令)"
    if assembly.detached:
        return ""
    if title and NO_DOCUMENT.search(title[0].normalised):
        return None
    if _is_interview(lines, assembly):
        return None
    formal = _formality(elements)
    if title:
        name = kind_name(title[0].normalised)
        if name in WEAK_KINDS and (formal == 0 or (formal == 1 and _lists(lines))):
            return None
        if formal == 0 and not _has_sentences(elements):
            return None
        if name is not None:
            return name
        return "" if formal >= 2 else None
    if mark and mark[0].normalised.endswith("纪要"):
        return "纪要"
    return "" if formal >= 2 or _is_numbered(lines, assembly) else None


def kind_name(title: str) -> str | None:
    """Return the kind that the last noun of a normalised title names."""
    found = tables.kind_pattern().search(title.rstrip("。．.！!；;"))
    if not found:
        return None
    return next(entry.name for entry in tables.kind_words() if entry.word == found["word"])


def _formality(elements: Elements) -> int:
    names = (
        Element.DOCUMENT_NUMBER,
        Element.RECIPIENTS,
        Element.ISSUER_SIGNATURE,
        Element.DOCUMENT_DATE,
        Element.ISSUER_MARK,
    )
    return sum(bool(elements.get(name)) for name in names)


def _lists(lines: Sequence[Line]) -> bool:
    """Tell whether much of the text stands in tables of data."""
    whole = sum(len(line.text) for line in lines)
    return sum(len(line.text) for line in lines if line.table) > LISTED * whole


def _has_sentences(elements: Elements) -> bool:
    """A page that lists titles, or a table alone, has no running text."""
    texts = [*elements.get(Element.BODY, ()), *elements.get(Element.ISSUED, ())]
    return any(re.search(r"[。；]", text.text) for text in texts)


def _is_interview(lines: Sequence[Line], assembly: Assembly) -> bool:
    asked = sum(
        QUESTION.match(line.norm) is not None
        for line in lines
        if assembly.zones[line.index] in (Element.BODY, None)
    )
    return asked >= 4


def _is_numbered(lines: Sequence[Line], assembly: Assembly) -> bool:
    """A text without any other element is a document when it is divided like one."""
    body = [line.norm for line in lines if assembly.zones[line.index] is Element.BODY]
    return sum(DIVISION.match(text) is not None for text in body) >= 3


def layout_of(
    document: Document, elements: Elements, separating: Sequence[Separator] = ()
) -> Layout:
    """Return the layout form; web for text, HTML and Markdown without a masthead.

    Args:
        document: the document.
        elements: what was recognised in it.
        separating: its separators; those of a letter tell a mark without 文件 from one of the
            common form.
    """
    marks = elements.get(Element.ISSUER_MARK)
    if any(flag.code == "web_print" for flag in document.flags):
        return Layout.WEB
    from_web = document.format in WEB_FORMATS
    if not marks:
        return Layout.WEB if from_web else Layout.STANDARD
    if any("order_word" in mark.parts for mark in marks):
        return Layout.WEB if from_web else Layout.ORDER
    if any("minutes_word" in mark.parts for mark in marks):
        return Layout.MINUTES
    roles = {one.role for one in separating}
    if not letters.has_letter_mark(elements):
        return Layout.LETTER if "letter_bottom" in roles else Layout.STANDARD
    letter = bool(roles & {"letter_top", "letter_bottom"}) or (
        "masthead" not in roles and letters.is_letter(document, elements, document.rules)
    )
    return Layout.LETTER if letter else Layout.STANDARD


def stage_of(document: Document, elements: Elements) -> Stage:
    """Return draft for a Word file whose number or date is blank, or that has neither of them."""
    if document.format not in WORD_FORMATS:
        return Stage.FINAL
    number = elements.get(Element.DOCUMENT_NUMBER)
    date = elements.get(Element.DOCUMENT_DATE)
    printed_blank = any(
        "blank_day" in text.parts or "blank_year" in text.parts or _is_blank(text)
        for text in (*(number or ()), *(date or ()))
    )
    if printed_blank:
        return Stage.DRAFT
    bare = not elements.get(Element.ISSUER_MARK) and not number and not date
    return Stage.DRAFT if bare else Stage.FINAL


def _is_blank(text: ElementText) -> bool:
    number = re.search(r"[〕\]］】）)]第?[\s_×xX]*号$", text.normalised)
    date = re.search(r"年\d{0,2}月[_×xX]*日$", text.normalised)
    return bool(number or date)


def is_machine_converted(lines: Sequence[Line], assembly: Assembly) -> bool:
    """Tell whether at least half of the marks beside Chinese characters are half-width."""
    half = full = 0
    for line in lines:
        if assembly.zones[line.index] is not None:
            half += len(HALF.findall(line.text))
            full += len(FULL.findall(line.text))
    return half >= MIN_MARKS and half >= full
