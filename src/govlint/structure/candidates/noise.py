"""Candidates for web furniture: navigation, page metadata, links behind the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.structure import tables
from govlint.structure.candidates.base import Candidate, View

MAX_LENGTH = 160
REWARD = {"any": 1.0, "head": 1.0, "tail": 1.5}


def furniture(view: View, index: int) -> Iterator[Candidate]:
    """Yield the line as noise where it is written like web furniture."""
    text = view.norm(index)
    if len(text) > MAX_LENGTH:
        return
    for place, pattern in tables.noise_patterns():
        if pattern.fullmatch(text):
            yield Candidate(f"noise_{place}", index, index + 1, REWARD[place])
            if place == "head" and text.endswith(("：", ":")):
                yield from _value(view, index)
            return


def _value(view: View, index: int) -> Iterator[Candidate]:
    """A metadata label may have its value on the next line."""
    value = view.norm(index + 1)
    if value and len(value) <= 80 and not re.search(r"[。；]", value):
        yield Candidate("noise_head", index, index + 2, 7.0)
