"""Candidates of the masthead (版头): the issuer mark in its forms, the small lines beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element
from govlint.structure import organs, patterns
from govlint.structure.candidates.base import Candidate, Piece, View
from govlint.structure.lines import Line
from govlint.structure.people import name_places

WORDS = ("文件", "命令", "令")
HUGE = 26.0
NO_MARK = re.compile(r"关于|印发|转发|[《》，。：]")
"""A title or a sentence that ends in 文件 holds one of these."""
MOST_ORGANS = 12
HEAD_LINES = 60
"""A mark without a look of its own stands in the first lines of a text."""
MOST_SIGNER_LINES = 6
MINUTES_HEAD = 4
"""Lines below the mark of minutes among which number, organ and date are looked for."""
NAMES = re.compile(r"[^\W\d_A-Za-z·]{1,4}(·[^\W\d_A-Za-z]{1,8})?")
LETTER_NUMBER = re.compile(r"(?P<small>.+?)(?P<number>[^\W\d_A-Za-z]{1,12}[〔\[［【（(].+号)")
DATED = re.compile(
    r"(?P<organ>[^\W\d_A-Za-z]{2,40}?)(编|编印|印)?(?P<date>(19|20)\d{2}年\d{1,2}月\d{1,2}日)(编|印发?)?"
)
DETACHED = re.compile(
    r"(?P<number>.+号)(?P<label>附件(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})?)[：:]?"
)


def mastheads(view: View, index: int) -> Iterator[Candidate]:
    """Yield the short lines of the masthead."""
    line = view.lines[index]
    text = line.norm
    if len(text) > 140:
        return
    yield from _marks(view, index)
    for label, reward in (("copy_number", 1.5), ("classification", 3.0), ("urgency", 3.0)):
        if patterns.fullmatch(f"masthead.{label}", text):
            yield Candidate(label, index, index + 1, reward)
    if patterns.fullmatch("masthead.separator", text):
        yield Candidate("separator", index, index + 1, 1.0)


def _marks(view: View, index: int) -> Iterator[Candidate]:
    line = view.lines[index]
    text = line.norm
    look = 2.0 * line.red + 1.0 * line.large + 0.5 * line.centred
    stack = _stack(view, index)
    if _begins_mark(view, index):
        if not view.norm(index + 1).endswith("令"):
            yield Candidate("issuer_mark", index, index + 2, 5.0 + look)
        if not view.norm(index + 1).endswith("件"):
            yield Candidate("order_mark", index, index + 2, 5.5 + look)
    if stack is not None:
        yield from _of_stack(view, index, stack, look)
    elif patterns.fullmatch("masthead.mark", text) and organs.is_organ(text.removesuffix("文件")):
        yield Candidate("issuer_mark", index, index + 1, 5.0 + look, _organs(line, index))
    elif patterns.fullmatch("masthead.order_mark", text) and len(text) <= 40:
        yield Candidate("order_mark", index, index + 1, 6.5 + look)
    elif patterns.fullmatch("masthead.minutes_mark", text) and (
        line.red or _heads_minutes(view, index)
    ):
        yield Candidate("issuer_mark", index, index + 1, 4.0 + look)
        yield Candidate("order_mark", index, index + 1, 4.5 + look)  # no other title follows
    elif _is_bare_mark(view, index):
        yield Candidate("issuer_mark", index, index + 1, 2.0 + look, _organs(line, index))
    elif _is_malformed(view, index):
        yield Candidate("issuer_mark", index, index + 1, 3.0 + look)


def _is_malformed(view: View, index: int) -> bool:
    """Tell whether a line that names no organ stands where a mark does and looks like one.

    甲市政府红头文件, red or large, with the number below it.
    """
    line = view.lines[index]
    if index > HEAD_LINES or not line.norm.endswith("文件") or NO_MARK.search(line.norm):
        return False
    return (line.red or line.large or _is_huge(line)) and _number_follows(view, index + 1)


def _is_bare_mark(view: View, index: int) -> bool:
    """An organ's name alone (信函格式): red, or as large as a mark with a number below it.

    The first line of a red title is none. Without a look it is the first line of a text whose
    number is that of a letter (函).
    """
    line = view.lines[index]
    if index == 0 and line.format.size is None and organs.is_organ(line.norm):
        return re.search(r"函[〔\[［【（(]", view.norm(1)) is not None and _number_follows(view, 1)
    if not ((line.large or line.centred) and organs.is_organ(line.norm)):
        return False
    if line.red:
        return index + 1 >= len(view.lines) or not view.lines[index + 1].red
    if not _is_huge(line) or index > HEAD_LINES:
        return False
    return _number_follows(view, index + 1)


def _is_huge(line: Line) -> bool:
    """Tell whether a centred line is larger than any title: a mark in another colour than red."""
    return line.centred and (line.format.size or 0) >= HUGE


def _heads_minutes(view: View, index: int) -> bool:
    """Tell whether a line without a look is the mark of minutes.

    Its number follows, and then organ and date, or the title proper.
    """
    number = view.norm(index + 1)
    line = view.lines[index]
    if _is_huge(line):
        return True
    if index >= MINUTES_HEAD or line.format.size is not None:
        return False
    numbered = patterns.fullmatch("docnumber", number) or patterns.fullmatch(
        "docnumber.issue", number
    )
    if not numbered:
        return False
    following = view.norm(index + 2)
    titled = following.endswith("纪要") or (following + view.norm(index + 3)).endswith("纪要")
    return titled or DATED.fullmatch(following) is not None


def _begins_mark(view: View, index: int) -> bool:
    """Tell whether one mark that is too long for its line stands over this line and the next."""
    pair = view.lines[index : index + 2]
    if len(pair) < 2 or not all(line.red and line.large for line in pair):
        return False
    text = pair[0].norm + pair[1].norm
    if patterns.fullmatch("masthead.minutes_mark", text):
        return True
    word = next((word for word in WORDS if text.endswith(word)), "")
    return bool(word) and organs.is_organ(text.removesuffix(word))


def _stack(view: View, index: int) -> tuple[int, int] | None:
    """Return first and last (exclusive) line of a joint mark that holds the line, or None.

    Names stand below each other, the word 文件 (令) alone before, between or behind them, or with
    one of them.
    """
    if not _is_stacked(view, index):
        return None
    first = last = index
    while first > 0 and _is_stacked(view, first - 1):
        first -= 1
    while _is_stacked(view, last):
        last += 1
    lines = view.lines[first:last]
    words = sum(line.norm.endswith(WORDS) for line in lines)
    red = all(line.red for line in lines)
    if not 2 <= len(lines) <= MOST_ORGANS or words > 1 or len(lines) == words:
        return None
    if not red and (words == 0 or first > HEAD_LINES):
        return None
    return (first, last) if _number_follows(view, last) else None


def _is_stacked(view: View, index: int) -> bool:
    """Tell whether a line is a name in a mark, the word alone, or both."""
    if not 0 <= index < len(view.lines):
        return False
    line = view.lines[index]
    if line.table is not None or len(line.norm) > 60 or line.norm in ("", "政府文件"):
        return False
    if line.norm in WORDS:
        return True
    word = next((word for word in WORDS if line.norm.endswith(word)), "")
    return organs.is_organ(line.norm.removesuffix(word))


def _number_follows(view: View, index: int) -> bool:
    """Tell whether a document number, alone or with a signer, or the signers come next."""
    for at in range(index, index + MOST_SIGNER_LINES):
        text = view.norm(at)
        number = text.partition("签发")[0]
        if patterns.fullmatch("docnumber", number) or patterns.fullmatch("docnumber.order", text):
            return True
        if patterns.fullmatch("docnumber.blank", number) or patterns.fullmatch(
            "masthead.signatories", text
        ):
            return True
        if not any(
            patterns.fullmatch(f"masthead.{label}", text)
            for label in ("copy_number", "classification", "urgency", "separator")
        ):
            return LETTER_NUMBER.fullmatch(text) is not None and bool(_small_and_number(text))
    return False


def _of_stack(view: View, index: int, stack: tuple[int, int], look: float) -> Iterator[Candidate]:
    lines = view.lines[stack[0] : stack[1]]
    order = any(line.norm.endswith(("令", "命令")) for line in lines)
    label = "order_mark" if order and index == stack[1] - 1 else "issuer_mark"
    yield Candidate(label, index, index + 1, 5.0 + look, _organs(view.lines[index], index))


def _organs(line: Line, index: int) -> tuple[Piece, ...]:
    """Part the names of a mark that stand on one line; 文件 stays with the last of them."""
    if line.norm in WORDS:
        return ()
    word = next((word for word in WORDS if line.norm.endswith(word)), "")
    named = line.normal.span(0, len(line.norm) - len(word))[1]
    names = organs.split(line.text[:named])
    if len(names) < 2:
        return ()
    starts = [line.normal.at(start) for start, _, _ in names]
    ends = [*starts[1:], len(line.norm)]
    return tuple(
        Piece(Element.ISSUER_MARK, index, start, end, number)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def signatories(view: View, index: int) -> Iterator[Candidate]:
    """Yield the signers (签发人): 签发人： with names, or further names below or above."""
    text = view.norm(index)
    if patterns.fullmatch("masthead.signatories", text):
        yield Candidate("signatories", index, index + 1, 4.0)
    elif _names_alone(view, index) and names_expected(view, index):
        yield Candidate("signatories", index, index + 1, 3.5)


def _names_alone(view: View, index: int) -> bool:
    line = view.lines[index]
    if line.table is not None or not 2 <= len(line.norm) <= 24:
        return False
    if not patterns.fullmatch("masthead.signers", line.norm):
        return False
    if line.norm.endswith(WORDS) or organs.is_organ(line.norm):
        return False
    return are_names(line.text)


def are_names(printed: str) -> bool:
    """Tell whether a printed text is made of names of people and nothing else, as it seems."""
    places = list(name_places(printed))
    names = [re.sub(r"\s", "", printed[start:end]) for start, end in places]
    return bool(names) and all(len(name) > 1 and NAMES.fullmatch(name) for name in names)


def names_expected(view: View, index: int) -> bool:
    """Tell whether the lines right above are those of signers, or the number among them."""
    for at in range(index - 1, index - 1 - MOST_SIGNER_LINES, -1):
        text = view.norm(at)
        if re.search(r"签发人?[：:]", text):
            return True
        if not patterns.fullmatch("docnumber", text) and not (at >= 0 and _names_alone(view, at)):
            return False
    return False


def beside_small_marks(view: View, index: int) -> Iterator[Candidate]:
    """Yield a number that shares its line with 份号, 密级 or 紧急程度 (信函格式)."""
    text = view.norm(index)
    pieces = _small_and_number(text) if len(text) <= 60 else []
    if pieces:
        found = tuple(Piece(element, index, start, end) for element, start, end in pieces)
        yield Candidate("number", index, index + 1, 6.5, found)


def _small_and_number(text: str) -> list[tuple[Element, int, int]]:
    small = {
        "copy_number": Element.COPY_NUMBER,
        "classification": Element.CLASSIFICATION,
        "urgency": Element.URGENCY,
    }
    for name, element in small.items():
        found = patterns.pattern(f"masthead.{name}").match(text)
        rest = text[found.end() :] if found else ""
        if found and patterns.fullmatch("docnumber", rest):
            return [
                (element, 0, found.end()),
                (Element.DOCUMENT_NUMBER, found.end(), len(text)),
            ]
    return []


def minutes_lines(view: View, index: int) -> Iterator[Candidate]:
    """Yield organ and date that stand between the mark of minutes and the text."""
    above = range(max(0, index - MINUTES_HEAD), index)
    if not any(patterns.fullmatch("masthead.minutes_mark", view.norm(at)) for at in above):
        return
    text = view.norm(index)
    found = DATED.fullmatch(text)
    if found:
        pieces = (
            Piece(Element.MASTHEAD, index, 0, found.start("date")),
            Piece(Element.DOCUMENT_DATE, index, found.start("date"), found.end("date")),
        )
        yield Candidate("minutes_line", index, index + 1, 5.0, pieces)
    elif patterns.fullmatch("date", text) and text.endswith("日"):
        whole = (Piece(Element.DOCUMENT_DATE, index),)
        yield Candidate("minutes_line", index, index + 1, 4.5, whole)


def detached(view: View, index: int) -> Iterator[Candidate]:
    """Yield the first line of an annex not bound with its paper (甲政发〔2024〕7号附件1)."""
    found = DETACHED.fullmatch(view.norm(index)) if len(view.norm(index)) <= 60 else None
    if found and patterns.fullmatch("docnumber", found["number"]):
        pieces = (Piece(Element.DOCUMENT_NUMBER, index, 0, found.end("number")),)
        yield Candidate("detached", index, index + 1, 8.0, pieces)
