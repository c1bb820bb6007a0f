"""What recognition learns from the whole document before it reads line by line."""

from __future__ import annotations

import re
from collections import Counter

from govlint.structure.candidates.base import View
from govlint.structure.candidates.title import issued_names, title_reward
from govlint.structure.lines import Line

HEAD_TEXT = 1_200
ANNOUNCING = re.compile(r"印发|转发|批转|公布|发布|颁布|下发|予以|通过|施行")


def view_of(lines: list[Line]) -> View:
    """Collect the names of issued texts, repeated titles and the last long line."""
    texts: list[str] = []
    size = 0
    for line in lines:
        if size > HEAD_TEXT:
            break
        if line.table is None and ANNOUNCING.search(line.norm):
            texts.append(line.norm[:400])
            size += min(len(line.norm), 400) if len(line.norm) > 60 else 0
    texts.extend(_joined_titles(lines))
    counts = Counter(line.norm for line in lines[:400] if 6 <= len(line.norm) <= 120)
    repeated = frozenset(text for text, count in counts.items() if count > 1 and title_reward(text))
    last = max((i for i, line in enumerate(lines) if len(line.norm) > 60), default=-1)
    return View(tuple(lines), issued_names(texts), repeated, last)


def _joined_titles(lines: list[Line]) -> list[str]:
    """A title over several lines names its issued text only when joined."""
    found: list[str] = []
    for index, line in enumerate(lines[:60]):
        if not re.search(r"印发|转发|批转|公布|发布|颁布", line.norm) or len(line.norm) > 60:
            continue
        text = line.norm
        for following in lines[index + 1 : index + 6]:
            if len(following.norm) > 60 or title_reward(text) >= 8:
                break
            text += following.norm
        if title_reward(text) >= 8:
            found.append(text)
    return found
