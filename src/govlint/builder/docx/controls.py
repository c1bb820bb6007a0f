"""Content controls around elements, and runs cut as Word cuts them while people edit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

from govlint.builder.docx.xml import Element, el

_LENGTHS = (3, 1, 4, 2, 6, 5)
_RSIDS = ("00A15D21", "00B20C3E", "00C7174F")
BLOCKS = {"title": "标题", "document_number": "发文字号", "recipients": "主送机关"}
"""Roles whose paragraphs lie in a content control, with its title."""
INLINE = {"document_date": "成文日期", "issuer_signature": "发文机关署名", "printing": "印发"}
"""Roles whose text lies in a content control inside the paragraph."""


def cut(text: str) -> list[str]:
    """Cut a text into pieces of uneven length, in the middle of words and numbers."""
    pieces: list[str] = []
    lengths = cycle(_LENGTHS)
    while text:
        length = next(lengths)
        pieces.append(text[:length])
        text = text[length:]
    return pieces


def inline_control(role: str, runs: Sequence[Element]) -> list[Element]:
    """Mark runs as those of several editing sessions; put those of some roles into a control."""
    for run, session in zip(runs, cycle(_RSIDS), strict=False):
        run.set(_RSID, session)
    spelled: list[Element] = [el("w:proofErr", type="spellStart"), *runs]
    spelled.append(el("w:proofErr", type="spellEnd"))
    return [_control(INLINE[role], spelled)] if role in INLINE else spelled


def block_control(role: str, paragraph: Element) -> Element:
    """Put the paragraph of some roles into a content control, that of a building block.

    LibreOffice 7.4 drops the formats inside the other kinds.
    """
    if role not in BLOCKS:
        return paragraph
    gallery = el("w:docPartObj", el("w:docPartGallery", val="Custom 1"), el("w:docPartUnique"))
    return _control(BLOCKS[role], [paragraph], gallery)


def _control(title: str, content: Sequence[Element], kind: Element | None = None) -> Element:
    return el(
        "w:sdt",
        el("w:sdtPr", el("w:alias", val=title), el("w:tag", val=title), kind),
        el("w:sdtContent", *content),
    )


_RSID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rsidR"
