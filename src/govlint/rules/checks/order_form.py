"""Checks of the form of an order (命令格式), GB/T 9704-2012 10.2; its mark: ``form_mark``."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, Span
from govlint.rules.api import Hit, NotChecked, required
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.joined import judged
from govlint.rules.placed import is_centred
from govlint.rules.spacing import lines_between

FAR = 36.0
"""Points of an indent that is no indent of a paragraph any more."""


def order_number(context: Context) -> Iterator[Hit]:
    """F102-2: 第N号, centred, two blank lines below the mark and two above the body.

    Raises:
        NotChecked: a distance cannot be told.
    """
    yield from judged(context, _form, _centred, _below_mark, _above_body)


def _form(context: Context) -> Iterator[Hit]:
    """Judge how it is written: localities have 〔2024〕第12号, but 甲政令〔2024〕12号 is wrong."""
    number = required(context, Element.DOCUMENT_NUMBER)
    if "organ" in number.parts and "year" in number.parts:
        yield Hit(Element.DOCUMENT_NUMBER, number.span, case="代字")


def _centred(context: Context) -> Iterator[Hit]:
    number = required(context, Element.DOCUMENT_NUMBER)
    if not is_centred(context, number):
        pushed = _is_pushed(context, number.span)
        yield Hit(Element.DOCUMENT_NUMBER, number.span, case="未居中", review=pushed)


def _is_pushed(context: Context, span: Span) -> bool:
    """Tell text that blanks or an indent push to the middle: a person decides."""
    paragraph = paragraph_at(context, span)
    if paragraph is None or context.official.document.pages:
        return False
    look = paragraph.format
    indented = (look.left or 0.0) + (look.first_line or 0.0) > FAR
    return indented or paragraph.text[: span.start].isspace()


def _below_mark(context: Context) -> Iterator[Hit]:
    mark = context.all(Element.ISSUER_MARK)[-1].spans[-1]
    number = required(context, Element.DOCUMENT_NUMBER).span
    lines = _off(context, mark, number)
    if lines is not None:
        yield Hit(Element.DOCUMENT_NUMBER, number, {"lines": lines}, case="距标志")


def _above_body(context: Context) -> Iterator[Hit]:
    """Judge the distance from the number to the body; a title between has no clause."""
    number, text = required(context, Element.DOCUMENT_NUMBER), context.first(Element.BODY)
    if text is None or context.first(Element.TITLE) is not None:
        return
    lines = _off(context, number.spans[-1], text.span)
    if lines is not None:
        place = Span(text.span.block, text.span.start, text.span.start, text.span.cell)
        yield Hit(Element.BODY, place, {"lines": lines}, case="距正文", evidence="")


def _off(context: Context, upper: Span, lower: Span) -> str | None:
    """Return how many lines part two texts, for the message; None where it is right.

    Raises:
        NotChecked: it cannot be told.
    """
    lines = lines_between(context, upper, lower)
    if lines is None:
        raise NotChecked("看不出令号与上下文字之间空了几行")
    if abs(lines - context.parameters["lines"]) <= context.parameters["tolerance"]:
        return None
    return f"{max(lines, 0.0):.1f}".removesuffix(".0")


def order_signature(context: Context) -> Iterator[Hit]:
    """F102-3: post and 签名章 of the person who signs; no name and no seal of an organ.

    Raises:
        NotChecked: who signs cannot be told.
    """
    official = context.official
    signatures = context.all(Element.ISSUER_SIGNATURE)
    person = next((one for one in signatures if "post" in one.parts), None)
    if person is None and official.signed_organs:
        organ = official.signed_organs[0]
        yield Hit(Element.ISSUER_SIGNATURE, organ.span, {"organ": organ.name}, case="机关署名")
    if official.seals:
        seal = official.seals[0]
        place = (context.first(Element.DOCUMENT_DATE) or signatures[0]).span
        span = Span(place.block, place.start, place.start, place.cell)
        yield Hit(Element.SEAL, span, case="机关印章", evidence="", page=seal.page, box=seal.box)
    elif person is None and not official.signed_organs:
        raise NotChecked("没有认出签署命令的人")
