"""Candidates above the body: number, recipients, what stands under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element
from govlint.structure import organs, patterns
from govlint.structure.candidates.base import Candidate, Piece, View, is_sentence, joined
from govlint.structure.candidates.marks import are_names, names_expected
from govlint.structure.candidates.title import title_reward

MAX_RECIPIENT_LINES = 8
MAX_ITEM = 20
NO_LIST = re.compile(
    r"[的于是由为应被将把就>＞|：:]|首页|包括|负责|支持|鼓励|可以|能够|第[一二三四五六七八九十]+条"
)
LIST_HEAD = re.compile(r"各|有关|[省市县区州盟旗]|[^、，,]{2,16}(政府|委|局|厅|办|院|部|会)")
ANNOUNCES = re.compile(
    r"如下|以下|下列|通知|公告|规定|要求|包括|分别|分为|目标|原则|内容|标准|情况|办法"
)
SIGNED_NUMBER = re.compile(
    r"(?P<number>.+?)(?P<signers>签发人?[：:].+|签发人[^\W\d_A-Za-z：:·]{2,12}(?<!签发人))$"
)
UNSIGNED = re.compile(r"(?P<number>.+?)签发人?[：:]?")
"""The number beside 签发人： whose name is still to be filled in."""
TWO_NUMBERS = re.compile(r"(?P<first>.+?号)[、，,；;]?(?P<second>.+号)")
MAX_NUMBER = 30
CITING = re.compile(r"根据|按照|依照|依据|参照|执行|转发|印发")
ITEM = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[0-9]{1,2}[.．、]")
UPWARD = ("请示", "报告", "议案")
KNOWN_TITLE = 4.0
MAX_LIST = 120
MEMBERS = re.compile(r"(组长|副组长|成员|主任|副主任|委员|主持人|联系人|出席|参加)[：:]")
HISTORY = re.compile(
    r"(19|20)?[0-9一二三四五六七八九〇○零]{2,4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日.{0,80}"
    r"(通过|公布|发布|颁布|批准|施行|修订|修正|修改)[^，。；]{0,20}[）)]?"
)


def numbers(view: View, index: int) -> Iterator[Candidate]:
    """Yield the document number (发文字号, 令号, 期号), alone or with the signer or mark."""
    text = view.norm(index)
    if not 2 <= len(text) <= 90 or CITING.match(text):
        return
    bare = text.strip("（）()[]【】")
    signed = SIGNED_NUMBER.fullmatch(text)
    if signed and patterns.fullmatch("docnumber", signed["number"]):
        cut = signed.start("signers")
        pieces = (
            Piece(Element.DOCUMENT_NUMBER, index, 0, cut),
            Piece(Element.SIGNATORIES, index, cut, len(text)),
        )
        yield Candidate("number", index, index + 1, 7.0, pieces)
    elif (unsigned := UNSIGNED.fullmatch(text)) and _is_number(unsigned["number"]):
        piece = Piece(Element.DOCUMENT_NUMBER, index, 0, unsigned.end("number"))
        yield Candidate("number", index, index + 1, 6.0, (piece,))
    elif (two := TWO_NUMBERS.fullmatch(text)) and _are_numbers(view, index, two):
        both = tuple(
            Piece(Element.DOCUMENT_NUMBER, index, *two.span(name), occurrence)
            for occurrence, name in enumerate(("first", "second"))
        )
        yield Candidate("number", index, index + 1, 6.0, both)
    elif cut := _names_behind(view, index):
        pieces = (
            Piece(Element.DOCUMENT_NUMBER, index, 0, cut),
            Piece(Element.SIGNATORIES, index, cut, len(text)),
        )
        yield Candidate("number", index, index + 1, 7.0, pieces)
    elif patterns.fullmatch("docnumber", text) or patterns.fullmatch("docnumber", bare):
        yield Candidate("number", index, index + 1, 6.0)
    elif patterns.fullmatch("docnumber", text.removesuffix("文件")):
        piece = Piece(Element.DOCUMENT_NUMBER, index, 0, len(text) - len("文件"))
        yield Candidate("number", index, index + 1, 5.0, (piece,))
    elif patterns.fullmatch("docnumber.blank", text) and re.search(r"[〔\[［【（(]", text):
        yield Candidate("number", index, index + 1, 5.0)
    elif found := patterns.fullmatch("docnumber.order", text):
        yield from _order(view, index, text, found)
    elif patterns.fullmatch("docnumber.issue", text):
        yield Candidate("number", index, index + 1, 4.0)


def _is_number(text: str) -> bool:
    return any(patterns.fullmatch(f"docnumber{form}", text) for form in ("", ".blank"))


def _are_numbers(view: View, index: int, two: re.Match[str]) -> bool:
    """Tell whether two numbers share the line below a mark (联合行文)."""
    short = all(len(two[name]) <= MAX_NUMBER for name in ("first", "second"))
    numbers = short and all(patterns.fullmatch("docnumber", two[n]) for n in ("first", "second"))
    return numbers and view.norm(index - 1).endswith(("文件", "局", "厅", "委", "部", "府", "办"))


def _names_behind(view: View, index: int) -> int:
    """Return where the names behind a number begin whose 签发人： stands on a line above, or 0."""
    line = view.lines[index]
    found = re.match(r".+?号(?=[^\W\d_A-Za-z·]{2,24}$)", line.norm)
    if found is None or not patterns.fullmatch("docnumber", found[0]):
        return 0
    printed = line.text[line.normal.span(found.end(), len(line.norm))[0] :]
    named = are_names(printed) and names_expected(view, index)
    return found.end() if named else 0


def _order(view: View, index: int, text: str, found: re.Match[str]) -> Iterator[Candidate]:
    parts = patterns.groups(found)
    _, cut, name = parts.get("order_name", (0, 0, ""))
    if not text.endswith(("号", "号令", "）", ")")) or (not name and "第" not in text):
        return
    named = bool(name) and "order_opening" in parts  # 甲部公告（2024年第3号）: title and number
    yield Candidate("number", index, index + 1, 0.2 if named else 4.0)
    if name.endswith("令"):
        pieces = (
            Piece(Element.ISSUER_MARK, index, 0, cut),
            Piece(Element.DOCUMENT_NUMBER, index, cut, len(text)),
        )
        yield Candidate("mark_number", index, index + 1, 8.0, pieces)


def recipients(view: View, first: int) -> Iterator[Candidate]:
    """Yield the recipients (主送机关): a list of organs or classes that ends with a colon."""
    for last in range(first + 1, min(first + MAX_RECIPIENT_LINES, len(view.lines)) + 1):
        line = view.lines[last - 1]
        text = joined(view, first, last)
        if line.table is not None or "。" in text[:-1] or len(text) > 900:
            return
        if last > first + 1 and not _goes_on(view.norm(last - 2)):
            return
        if MEMBERS.fullmatch(text) or ITEM.match(text):
            return
        post = patterns.fullmatch("signature.post_alone", text.rstrip("：:"))
        if post and "organ" not in patterns.groups(post):
            return  # 市长：, a signature whose name was left out
        share = organs.recipient_share(text)
        if text.endswith(("：", ":")):
            if share >= 0.5 and (not ANNOUNCES.search(text[-12:]) or share >= 0.8):
                yield Candidate("recipients", first, last, 7.0 * share - 2.0 - 0.1 * (last - first))
            return
        if last == first + 1 and share == 1.0 and _may_lack_colon(view, first, text):
            yield Candidate("recipients", first, last, 2.2)


def _goes_on(text: str) -> bool:
    """Tell whether a list of addressees may go on behind this line."""
    return text.endswith(("、", "，", ",", "；", ";")) or len(text) >= 18


def _may_lack_colon(view: View, index: int, text: str) -> bool:
    """Tell whether a list is one of addressees although its colon is missing.

    Nothing but short names may stand in it: a sentence that ends with a list of organs is none.
    """
    if view.lines[index].centred or view.lines[index].right or NO_LIST.search(text):
        return False
    if _is_addressed(view, index, text):
        return True
    if text.endswith(("；", ";")) or not LIST_HEAD.match(text):
        return False
    items = re.split(r"[、，,；;]", re.sub(r"[（(][^（()）]*[）)]", "", text))
    several = len(items) > 1 or text.startswith("各")
    return several and max(map(len, items)) <= MAX_ITEM and is_sentence(view.norm(index + 1))


def _is_addressed(view: View, index: int, text: str) -> bool:
    """Tell whether one organ, or a list with a wrong mark behind it, is who a paper is sent to.

    It stands right below a title that asks or reports, or set flush below one in larger type.
    """
    above = view.norm(index - 1)
    line = view.lines[index]
    if title_reward(above) < KNOWN_TITLE or not is_sentence(view.norm(index + 1)):
        return False
    flush = line.format.size is not None and not line.large and view.lines[index - 1].large
    alone = organs.is_organ(text) and (above.endswith(UPWARD) or flush)
    listed = text.endswith(("；", ";", "。", "，", ",")) and len(text) <= MAX_LIST
    return alone or (listed and organs.recipient_share(text) == 1.0)


def captions(view: View, first: int) -> Iterator[Candidate]:
    """Yield what stands under a title: passage in brackets (题注), history lines, organ, date."""
    text = ""
    for last in range(first + 1, min(first + 8, len(view.lines)) + 1):
        text += view.norm(last - 1)
        if patterns.fullmatch("date.caption", text):
            yield Candidate("caption", first, last, 5.0)
            break
        if not text.startswith(("（", "(")) or len(text) > 700:
            break
    alone = view.norm(first)
    if HISTORY.fullmatch(alone) and not alone.startswith(("（", "(")):
        yield Candidate("caption", first, first + 1, 3.0)


def tables_of_contents(view: View, first: int) -> Iterator[Candidate]:
    """Yield a table of contents: 目录 and the short lines up to the first repeated one."""
    if view.norm(first) not in ("目录", "目次"):
        return
    last = first + 1
    seen: list[str] = []
    while last < len(view.lines) and last - first < 400:
        text = re.sub(r"[.．…·]*[0-9]*$", "", view.norm(last))
        if is_sentence(text) or text in seen or view.lines[last].table is not None:
            break
        seen.append(text)
        last += 1
    if last < len(view.lines) and is_sentence(view.norm(last)):
        last = _back_to_first(view, first, last)
    if last > first + 2:
        yield Candidate("contents", first, last, 2.0)


def _back_to_first(view: View, first: int, last: int) -> int:
    """End the table before its first entry comes again as a heading, when it does."""
    entry = re.sub(r"[.．…·]*[0-9]*$", "", view.norm(first + 1))
    for index in range(first + 2, last):
        if view.norm(index) == entry:
            return index
    return last
