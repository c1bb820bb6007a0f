"""Candidates for the title, for the titles of issued texts and of annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element
from govlint.structure import organs, patterns, tables
from govlint.structure.candidates.base import Candidate, Piece, View, is_sentence, joined
from govlint.text.characters import HAN

MAX_LINES = 7
MAX_TITLE = 320
MATTER = re.compile(r"关于|印发|转发|批转|公布|发布|颁布|下发|表彰|废止|修改|转批|批复")
VERB_HEAD = re.compile(
    r"(^|关于|(?<=[局厅部府会院室委署]))(印发|转发|批转|公布|发布|颁布|下发|转批)"
)
NO_TITLE = re.compile(
    r"""
    [。；？！]                                                  # a sentence
    | 如下[:：]?$ | [：:]$                                      # an announcement, addressees
    | -{3,} | _                                                 # joined page furniture
    | (?:[.…·．]{3,}|…{2,})\d                                   # a line of a table of contents
    | ^(?: 第[一二三四五六七八九十百]+[章节条编]                # a numbered heading
         | [一二三四五六七八九十]{1,3}、 | [（(][一二三四五六七八九十]{1,3}[）)]
         | [0-9]{1,2}[.．、] )
    | ^(?: \d{4}-\d{1,2}-\d{1,2}                                # a list of links with their dates
         | 根据 | 按照 | 为了? | 现 | 经 | 特此 | 本 | 以上 | 请  # the first words of running text
         | 附件?[：:0-9] )
    """,
    re.VERBOSE,
)
CLOSING_MARKS = "。．.！!；;"
WEAK_WORDS = {"法", "标准", "目录", "说明", "安排", "建议", "制度", "政策", "措施", "申请"}
"""Nouns that end many other lines as well as titles."""
FIRST_PART = re.compile(r"第一[章条编]|一、|[（(](一|19|20)|总则|目录|前言")
QUOTED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉|[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]"
)
CONTINUES = re.compile(
    r"^的?(补充|紧急|实施|若干|指导)?(通知|意见|决定|公告|通告|函|报告|批复|请示|办法|规定)([（(].{1,12}[）)])?$"
)
NUMBERED = re.compile(
    r"(?P<title>.*(公告|通告|令))(?P<number>[（(]?((19|20)\d{2}年)?第[0-9]{1,4}号[）)]?)$"
)
FOOTNOTE = re.compile(r"\[\d{1,2}\]$")
BRACKETED_NUMBER = re.compile(
    rf"(?P<title>.*)(?P<number>[（(]{HAN}{{2,12}}[〔\[［][0-9]{{4}}[〕\]］][0-9]{{1,4}}号[）)])$"
)


def titles(view: View, first: int) -> Iterator[Candidate]:
    """Yield titles that begin at line ``first``: one line or several."""
    text = ""
    complete: list[str] = []
    for last in range(first + 1, min(first + MAX_LINES, len(view.lines)) + 1):
        line = view.lines[last - 1]
        if line.table is not None or not _may_be_piece(line.norm, text):
            return
        text += line.norm
        if len(text) > MAX_TITLE:
            return
        pattern = title_reward(text)
        if pattern > 0:
            reward = pattern + _look(view, first, last) - _doubt(view, first, last, text)
            if last > first + 1:
                reward += _begins_with_organ(view.norm(first))
                reward -= 0.2 * bool(title_reward(line.norm) >= 8 and _begins_with_organ(line.norm))
            yield from _title(view, first, last, reward - _penalty(view, complete, text, last))
            complete.append(text)


def _begins_with_organ(text: str) -> float:
    """A first line that is an organ, or begins with one, belongs to the title below it."""
    if organs.is_organ(text):
        return 0.6
    names = organs.chain(text[:24])
    return 0.3 if names and len(names[0]) >= 3 and text.startswith(names[0]) else 0.0


def _doubt(view: View, first: int, last: int, text: str) -> float:
    """Doubts: the page headline that names the issued text; navigation words set in a column."""
    lines = view.lines[first:last]
    short = sum(len(line.norm) <= 8 for line in lines) >= 3
    begins = bool(MATTER.match(view.norm(first + 1))) and organs.is_organ(view.norm(first))
    column = short and not begins and not any(line.centred for line in lines)
    names_issued = bare_name(text) in view.issued_names and not MATTER.search(text)
    return 3.0 * column + 1.5 * names_issued


def _title(view: View, first: int, last: int, reward: float) -> Iterator[Candidate]:
    yield Candidate("title", first, last, reward)
    text = view.norm(last - 1)
    found = NUMBERED.fullmatch(text) or BRACKETED_NUMBER.fullmatch(text)
    if found and found["title"] and found["title"].count("（") == found["title"].count("）"):
        cut = found.start("number")
        pieces = [Piece(Element.TITLE, index) for index in range(first, last - 1)]
        pieces += [
            Piece(Element.TITLE, last - 1, 0, cut),
            Piece(Element.DOCUMENT_NUMBER, last - 1, cut, len(text)),
        ]
        yield Candidate("title_number", first, last, reward + 0.5, tuple(pieces))
    note = FOOTNOTE.search(text)
    if note:
        pieces = [Piece(Element.TITLE, index) for index in range(first, last - 1)]
        pieces.append(Piece(Element.TITLE, last - 1, 0, note.start()))
        yield Candidate("title", first, last, reward + 0.1, tuple(pieces))


def _may_be_piece(text: str, before: str) -> bool:
    """Tell whether a line may belong to a title; ``before`` is what stands above it."""
    text = text.rstrip(CLOSING_MARKS) if title_reward(before + text) >= 8 else text
    if not text or len(text) > MAX_TITLE or NO_TITLE.search(QUOTED.sub("", text)):
        return False
    if not before:
        return True
    return not patterns.fullmatch("date", text) and not patterns.fullmatch("docnumber", text)


def title_reward(text: str) -> float:
    """Return how much normalised text reads like the title of a document, 0 for not at all.

    A full stop behind a full title is a defect of the title and makes it no running text.
    """
    if text.endswith(tuple(CLOSING_MARKS)) and MATTER.search(text[:24]):
        text = text.rstrip(CLOSING_MARKS)
    bare = QUOTED.sub("", text)
    kind = tables.kind_pattern().search(text)
    if "，" in bare or "：" in bare[4:] or ":" in bare or len(text) < 4:
        return 0.0
    if not kind:
        return 0.0
    if text.endswith("关于" + kind["word"]):
        return 0.0  # 关于安排: what the matter begins with
    if MATTER.search(text):
        return 8.0 if len(text) >= 8 else 4.0
    if kind["word"] in ("令", "命令"):
        return 1.0
    if kind["word"] in WEAK_WORDS:
        return 1.5
    return 4.5 if len(bare) >= 5 or text.startswith("《") else 2.0


def _look(view: View, first: int, last: int) -> float:
    lines = view.lines[first:last]
    centred = all(line.centred for line in lines)
    large = all(line.large for line in lines)
    level = lines[0].paragraph.format.outline_level if lines[0].paragraph else None
    return 1.5 * centred + 1.5 * large + (1.0 if level == 0 else 0.0)


def _penalty(view: View, complete: list[str], text: str, last: int) -> float:
    """Joining goes too far when a shorter title is already whole, unless the rest belongs to it."""
    if _repeats(view.norm(last - 1), text[: -len(view.norm(last - 1))]):
        return 7.0
    if not complete:
        return 0.0
    rest = text[len(complete[-1]) :]
    if CONTINUES.match(rest):
        return -1.0
    if _ends_weakly(complete[-1]) and not _ends_weakly(text):
        return 0.0  # …工作的安排 / …的通知: the first line only ends in a noun of that kind
    same_look = view.lines[last - 1].large and view.lines[last - 1].centred
    return 1.0 if same_look and not title_reward(rest) else 4.0


def _ends_weakly(text: str) -> bool:
    """Tell whether a title ends in a noun that ends many other lines as well."""
    kind = tables.kind_pattern().search(text.rstrip(CLOSING_MARKS))
    return kind is not None and kind["word"] in WEAK_WORDS


def _repeats(line: str, before: str) -> bool:
    """A headline printed twice is not a title over two lines."""
    return len(line) >= 6 and len(before) >= 6 and (line in before or before in line)


def issued_titles(view: View, first: int) -> Iterator[Candidate]:
    """Yield titles of issued texts that begin at ``first``: the names that the notice gives."""
    for last in range(first + 1, min(first + 5, len(view.lines)) + 1):
        if view.lines[last - 1].table is not None:
            return
        text = joined(view, first, last)
        if len(text) > 120 or NO_TITLE.search(QUOTED.sub("", text)):
            return
        if bare_name(text) in view.issued_names:
            yield Candidate("issued_title", first, last, 8.0)
            return
        if any(_names(text, name) for name in view.issued_names):
            yield Candidate("issued_title", first, last, 6.0)
        elif title_reward(text) >= 1.5 and len(text) <= 60:
            begins = 1.2 if opens_text(view, last) else 0.0
            reward = _look(view, first, last) + begins + title_reward(text) / 8 - 1.5
            yield Candidate("issued_title", first, last, reward)


def opens_text(view: View, index: int) -> bool:
    """Tell whether running text or a first numbered part begins at a line or the one behind it."""
    return any(
        is_sentence(view.norm(at)) or FIRST_PART.match(view.norm(at)) for at in (index, index + 1)
    )


def _names(text: str, name: str) -> bool:
    bare = bare_name(text)
    if bare_name(QUOTED.sub("", text)) == name:
        return True
    return len(name) >= 6 and (bare.endswith(name) or (len(bare) >= 6 and name.endswith(bare)))


def bare_name(text: str) -> str:
    """Return a title without book-title marks, blanks and quotation marks, for comparison."""
    return re.sub(r"[《》〈〉“”\"<>＜＞（）()\[\]【】\-—－·\s]|^关于", "", text)


def issued_names(texts: list[str]) -> frozenset[str]:
    """Return the bare names of texts that the head of a document says it issues."""
    found: set[str] = set()
    for text in texts:
        for match in re.finditer(
            r"(印发|转发|批转|公布|发布|颁布|下发|制定|修订|制订|拟订|将|《)", text
        ):
            found.update(_quoted_names(text, match.start()))
        verb = VERB_HEAD.search(text)
        if verb and not text[verb.end() :].startswith("《") and title_reward(text) >= 8:
            name = re.sub(
                r"的(补充)?(通知|公告|决定|通告|令|函)[^的]{0,12}$", "", text[verb.end() :]
            )
            found.add(bare_name(name))
    return frozenset(name for name in found if len(name) >= 4)


def _quoted_names(text: str, start: int) -> Iterator[str]:
    if not re.search(r"印发|转发|批转|公布|发布|颁布|下发|通过|予以|施行", text):
        return
    for match in re.finditer(
        r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》([（(][^（()）]{1,12}[）)])?",
        text[start : start + 160],
    ):
        yield bare_name(match[1])
        if match[2]:
            yield bare_name(match[1] + match[2])
