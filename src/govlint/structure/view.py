"""What recognition learns from the whole document before it reads line by line."""

from __future__ import annotations

import re

from govlint.structure.candidates.base import View
from govlint.structure.candidates.tail import ITEM_MARK, LIST_HEAD
from govlint.structure.candidates.title import bare_name, issued_names, title_reward
from govlint.structure.lines import Line

HEAD_TEXT = 1_200
ANNOUNCING = re.compile(r"印发|转发|批转|公布|发布|颁布|下发|予以|通过|施行")
MAX_LIST = 30


def view_of(lines: list[Line]) -> View:
    """Collect the names of the texts that the document issues and of the annexes it lists."""
    texts: list[str] = []
    size = 0
    for line in lines:
        if size > HEAD_TEXT:
            break
        if line.table is None and ANNOUNCING.search(line.norm):
            texts.append(line.norm[:400])
            size += min(len(line.norm), 400) if len(line.norm) > 60 else 0
    texts.extend(_joined_titles(lines))
    return View(tuple(lines), issued_names(texts), _annex_names(lines))


def _joined_titles(lines: list[Line]) -> list[str]:
    """A title over several lines names its issued text only when joined."""
    found: list[str] = []
    for index, line in enumerate(lines[:400]):
        if len(line.norm) > 60 or not re.search(r"印发|转发|批转|公布|发布|颁布", line.norm):
            continue
        text = line.norm
        for following in lines[index + 1 : index + 6]:
            if len(following.norm) > 60 or title_reward(text) >= 8:
                break
            text += following.norm
        if title_reward(text) >= 8:
            found.append(text)
    return found


def _annex_names(lines: list[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        head = LIST_HEAD.fullmatch(line.norm) if line.norm.startswith("附") else None
        if head is None:
            continue
        names = [head["rest"], *_following(lines, index + 1)]
        for name in (bare_name(_name(name)) for name in names):
            if len(name) >= 4:
                found.setdefault(name, index)
    return found


def _following(lines: list[Line], first: int) -> list[str]:
    names: list[str] = []
    for line in lines[first : first + MAX_LIST]:
        again = LIST_HEAD.fullmatch(line.norm)
        if not (again or ITEM_MARK.fullmatch(line.norm)) or len(line.norm) > 120:
            break
        names.append(again["rest"] if again else line.norm)
    return names


def _name(text: str) -> str:
    item = ITEM_MARK.fullmatch(text)
    return item["rest"] if item else text
