"""Files that bear the mark of a state secret: work on them ends before any rule runs."""

from __future__ import annotations

from govlint.model.document import Document
from govlint.model.elements import Element, Layout, OfficialDocument, Stage
from govlint.structure import recognise

REFUSED = (
    "文件标有密级，没有检查，内容也不显示；涉密文件只能在涉密计算机上处理，"
    "确认可以检查的，加 --allow-classified"
)


class ClassifiedError(Exception):
    """A document bears the mark of a state secret. The message is Chinese, one line."""


def recognise_open(
    document: Document,
    allow_classified: bool,
    *,
    layout: Layout | None = None,
    stage: Stage | None = None,
) -> OfficialDocument:
    """Recognise a document, unless it must not be worked on.

    Args:
        document: as read.
        allow_classified: whether one with the mark of a state secret is taken.
        layout: layout form, instead of the recognised one.
        stage: draft or final, instead of the recognised one.

    Raises:
        ClassifiedError: it bears the mark.
    """
    official = recognise(document, layout=layout, stage=stage)
    refused = None if allow_classified else refusal(official)
    if refused:
        raise ClassifiedError(refused)
    return official


def refusal(official: OfficialDocument) -> str | None:
    """Return why a document is not worked on; None for one without a mark of secrecy.

    A mark is one with ★, or the bare word (机密) on a line of its own in the head of the paper.
    Words in running text, in titles and in statutes are no marks: they are no elements.
    """
    for mark in official.elements.get(Element.CLASSIFICATION, ()):
        if "star" in mark.parts or _is_in_head(official, mark.span.block):
            return REFUSED
    return None


def _is_in_head(official: OfficialDocument, block: int) -> bool:
    """Tell whether a block lies above the issuer mark, or where there is none above the title."""
    for name in (Element.ISSUER_MARK, Element.TITLE):
        first = official.first(name)
        if first is not None:
            return block < first.span.block
    return False
