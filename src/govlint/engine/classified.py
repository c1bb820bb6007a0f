"""Files that bear the mark of a state secret: work on them ends before any rule runs."""

from __future__ import annotations

from govlint.model.elements import Element, OfficialDocument

REFUSED = (
    "文件标有密级，没有检查，内容也不显示；涉密文件只能在涉密计算机上处理，"
    "确认可以检查的，加 --allow-classified"
)


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
