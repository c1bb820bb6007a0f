"""The kind of a paper, told by its title: R08-0 one of the fifteen, R08-16 stacked, R08-17 none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element, ElementText, Layout
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.checks.titles import core, place, title_of
from govlint.rules.context import Context
from govlint.structure import tables
from govlint.structure.tables import KindWord

STACKED = re.compile(
    r"(请示报告|申请报告|通知函|请示函|报告请示"
    r"|(?<!征求)(?<!审查)(?<!审核)(?<!审议)(?<!评审)(?<!反馈)意见报告)$"
)
UNNAMED = re.compile(r"关于.*(?P<word>事项|事宜|问题|情况|安排)$")
LETTER_WORDS = ("公函",)
"""Nouns that name a kind in words that the list of kinds lacks."""
NORMS = ("条例", "准则", "规则", "规定", "办法", "细则")
"""What the party issues in its own name, and what an order promulgates."""
RIGHT = ("公示",)
PARTY = re.compile(r"中共|党委|党组|党工委|纪委|纪律检查|省委|市委|县委|区委")
ORDER_NUMBER = re.compile(r"令|^第")
ANSWER = re.compile(r"(建议|提案|议案)[^的]{0,4}的?(会办|协办|办理)?(答复|回复)$")
KIND_IN_MARK = (Layout.ORDER, Layout.MINUTES)


def known(context: Context) -> Iterator[Hit]:
    """R08-0: the title of a paper ends in one of the fifteen kinds.

    Raises:
        NotApplicable: no paper (neither mark nor number), no title, or the mark names the kind.
    """
    title = _paper_title(context)
    text = core(title)
    if STACKED.search(text) or UNNAMED.search(text):
        return
    word = _word(text)
    if word is None:
        span, values = title.span, {"word": ""}
        yield Hit(Element.TITLE, span, values, "没有文种", review=_unsure(context, title))
    elif not _is_right(context, text, word):
        span = place(context, title, len(text) - len(word.word), len(text))
        values = {"word": word.word}
        yield Hit(Element.TITLE, span, values, "不是法定文种", review=_unsure(context, title))


def _paper_title(context: Context) -> ElementText:
    """Return the main title of a paper.

    Raises:
        NotApplicable: it is none, or has none.
    """
    official = context.official
    if official.layout in KIND_IN_MARK or official.kind == "命令(令)":
        raise NotApplicable("文种在发文机关标志里")
    number = official.first(Element.DOCUMENT_NUMBER)
    if number is not None and ORDER_NUMBER.search(number.normalised):
        raise NotApplicable("随命令公布的文本")
    if official.first(Element.ISSUER_MARK) is None and number is None:
        raise NotApplicable("既没有版头也没有发文字号，看不出是不是单独的公文")
    if official.first(Element.ISSUER_MARK) is None and not official.first(Element.RECIPIENTS):
        raise NotApplicable("没有版头和主送机关，可能是所印发的文本")
    return title_of(context)


def _unsure(context: Context, title: ElementText) -> bool:
    """Without a mark it is sure only where number, title and recipients stand one below another.

    A page may show the title of the issued text above the notice that issues it.
    """
    if context.official.first(Element.ISSUER_MARK):
        return False
    number = context.first(Element.DOCUMENT_NUMBER)
    recipients = context.first(Element.RECIPIENTS)
    if number is None or recipients is None or context.official.layout is Layout.WEB:
        return True
    return not number.span.block < title.span.block < recipients.span.block


def _word(text: str) -> KindWord | None:
    found = tables.kind_pattern().search(text)
    if found is None:
        return None
    return next(entry for entry in tables.kind_words() if entry.word == found["word"])


def _is_right(context: Context, text: str, word: KindWord) -> bool:
    if word.word in LETTER_WORDS:
        return False
    if word.statutory or word.word in RIGHT or ANSWER.search(text):
        return True
    return word.word in (*NORMS, "建议") and PARTY.search(_issuer(context, text)) is not None


def _issuer(context: Context, title: str) -> str:
    """Return where the issuer is named: mark, or what stands before the matter of the title."""
    mark = context.first(Element.ISSUER_MARK)
    return (mark.normalised if mark else "") + title.partition("关于")[0]


def stacked(context: Context) -> Iterator[Hit]:
    """R08-16: one kind, not two.

    Raises:
        NotApplicable: there is no title.
    """
    title = title_of(context)
    found = STACKED.search(core(title))
    if found:
        span = place(context, title, found.start(), found.end())
        yield Hit(Element.TITLE, span, {"word": found[0]}, confidence=title.confidence)


def unnamed(context: Context) -> Iterator[Hit]:
    """R08-17: the title of a paper does not end in what it is about.

    Raises:
        NotApplicable: no paper (neither mark nor number), no title, or the mark names the kind.
    """
    title = _paper_title(context)
    found = UNNAMED.search(core(title))
    if found:
        span = place(context, title, found.start("word"), found.end("word"))
        values = {"word": found["word"]}
        yield Hit(Element.TITLE, span, values, review=_unsure(context, title))
