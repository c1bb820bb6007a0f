"""What people ask to be set aside: read from the comments of a document and the file beside it.

In a Word file it is a comment, in text, Markdown and HTML a remark (``<!-- … -->``):

    govlint: 忽略 F725-3 原件如此
    govlint: 全文忽略 F522-1、F733-2 本单位模板经批准用宋体

A comment covers the paragraphs that it is anchored to. Beside ``a.docx`` it is the file
``a.docx.govlint.toml``:

    [[ignore]]
    code   = "F725-3"
    reason = "原件如此"
    text   = "示府办发[2020]12号"
    until  = 2027-06-30
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govlint.engine.toml_file import TomlFile, day_problem, read_toml
from govlint.model.document import Comment, Document
from govlint.model.elements import Element
from govlint.rules.errors import nearest

SIDECAR = ".govlint.toml"
COMMENT_KIND, SIDECAR_KIND = "comment", "sidecar"
_USAGE = "要写成“govlint: 忽略 规则代码 理由”或“govlint: 全文忽略 规则代码 理由”"
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:[-‐‑–—－][A-Za-z0-9]+)*"
_DASH = re.compile("[‐‑–—－]")  # what Word and input methods make of a hyphen
_AND = r"\s*[、,，]\s*"
_NEXT = rf"{_AND}(?=[A-Za-z]+[-‐‑–—－0-9]){_CODE}"  # a word such as OA begins the reason
_IGNORE = re.compile(
    rf"(?P<whole>全文)?忽略\s*(?P<codes>{_CODE}(?:{_NEXT})*)[\s:：，,。]*(?P<reason>.*)", re.S
)
_KEYS = ("code", "reason", "text", "element", "until")
_TABLE = re.compile(r"\s*\[\[\s*ignore\s*\]\]")
_ELEMENTS = tuple(str(name) for name in Element)


@dataclass(frozen=True, slots=True)
class Request:
    """One code that is to be set aside, and where."""

    kind: str
    place: str
    code: str
    reason: str
    author: str = ""
    block: int | None = None
    """The first paragraph it covers; None: the whole document."""
    last: int | None = None
    """The last one."""
    text: str = ""
    """Words that the evidence or its paragraph must contain."""
    element: str = ""
    until: datetime.date | None = None
    """The last day it holds."""
    malformed: str = ""


def from_comments(document: Document) -> Iterator[Request]:
    """Yield what the comments of a document ask for; what they ask wrongly is ``malformed``."""
    for comment in document.comments:
        for said in comment.directives:
            yield from _directive(comment, said, _place(document, comment))


def _place(document: Document, comment: Comment) -> str:
    if comment.block is None:
        return "批注"
    line = document.blocks[comment.block].line
    return f"第 {line} 行" if line is not None else f"第 {comment.block + 1} 段批注"


def _directive(comment: Comment, text: str, place: str) -> Iterator[Request]:
    found = _IGNORE.fullmatch(text)
    if found is None:
        yield Request(COMMENT_KIND, place, "", "", comment.author, malformed=_USAGE)
        return
    block = None if found["whole"] else comment.block
    lost = not found["whole"] and comment.block is None
    for code in re.split(_AND, _DASH.sub("-", found["codes"])):
        yield Request(
            COMMENT_KIND,
            place,
            code,
            " ".join(found["reason"].split()),
            comment.author,
            block,
            None if block is None else max(block, comment.last or 0),
            malformed="批注没有连在文字上，请改用“全文忽略”" if lost else "",
        )


def from_sidecar(path: str) -> list[Request]:
    """Return what the file beside a document asks for; nothing where there is none.

    Raises:
        ConfigError: the file cannot be used; with its line.
    """
    place = Path(path + SIDECAR)
    if not _exists(place):
        return []
    file = read_toml(place)
    file.check_keys(file.data, ("ignore",))
    entries = file.data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise file.fail("要写成 [[ignore]] 列出的几张表", "ignore")
    lines = [number for number, line in enumerate(file.lines, 1) if _TABLE.match(line)]
    found: list[Request] = []
    for index, entry in enumerate(entries):
        line = f" 第 {lines[index]} 行" if index < len(lines) else ""
        found += _entry(file, entry, index, place.name + line)
    return found


def _exists(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # a name that is itself as long as names may be has none beside it
        return False


def _entry(file: TomlFile, entry: dict[str, object], index: int, place: str) -> Iterator[Request]:
    file.check_keys(entry, _KEYS, "ignore", index)
    for key, problem in _problems(entry):
        raise file.fail(problem, key, "ignore", index)
    until = entry.get("until")
    for code in _listed(entry["code"]):
        yield Request(
            SIDECAR_KIND,
            place,
            code,
            str(entry.get("reason", "")).strip(),
            text=str(entry.get("text", "")),
            element=str(entry.get("element", "")),
            until=until if isinstance(until, datetime.date) else None,
        )


def _problems(entry: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an entry, as (key, problem)."""
    if not _listed(entry.get("code")):
        yield "code", '要写 code：规则代码，例如 "F725-3"'
    if not isinstance(entry.get("reason", ""), str):
        yield "reason", "reason 要写成一段文字"
    if not _is_said(entry.get("text", "…")):
        yield "text", "text 要写成一段文字，不能为空"
    element = entry.get("element", _ELEMENTS[0])
    if element not in _ELEMENTS:
        yield "element", f"没有名为“{element}”的要素{nearest(str(element), _ELEMENTS)}"
    if "until" in entry and (problem := day_problem(entry["until"])):
        yield "until", f"until {problem}"


def _listed(codes: object) -> list[str]:
    """Return one code, or several in a list, as a list; empty where it is neither."""
    listed = codes if isinstance(codes, list) else [codes]
    return [str(one) for one in listed] if all(_is_said(one) for one in listed) else []


def _is_said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
