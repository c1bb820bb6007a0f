"""Candidates below the body: 附件说明, signature, date, note, annexes, imprint, attendees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element
from govlint.structure import organs, patterns
from govlint.structure.candidates.base import Candidate, Piece, View, is_sentence, joined
from govlint.structure.candidates.title import bare_name
from govlint.structure.numerals import number_value
from govlint.text.characters import HAN

MAX_ITEMS = 60
MAX_DATE_PIECE = 8
MAX_NOTE_LINES = 4
MAX_PERSON = 6
MAX_TURNOVER = 60
PLAIN_NAME = re.compile(rf"(?:{HAN}|[（）()]){{3,40}}")
NOTE_WORDS = re.compile(
    r"此件|本件|公开|印发|传达|登报|删减|联系|电话|不发|抄送|校对|略|有效期|代章|解释|查询|网址|会签|业经"
)
BARE_NOTE = re.compile(
    r"[（(【\[［〔]?(此件|本件)[^，。]{0,6}(公开|发|登|传)[^，。）)】\]］〕]{0,16}[）)】\]］〕]?"
)
"""A note without brackets, with other ones or with half of them."""
CONTACT = re.compile(r"联系人[：:].{2,30}(电话|联系方式|手机)[：:]?[0-9—\-、，]{7,40}")
"""A contact printed without the brackets of a note."""
DISCLOSURE = re.compile(r"(公开方式|信息公开(选项|类别|属性|方式)?|公开属性)[:：].{2,12}")
LIST_HEAD = re.compile(
    r"附\s?件?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?(?P<colon>[：:])(?P<rest>.*)", re.S
)
ITEM_MARK = re.compile(
    r"(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<mark>[.．、，,：:])(?P<rest>.*)", re.S
)
LABEL_TITLE = re.compile(
    r"(?P<label>附[件表录](?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[：:]?)(?P<title>.{2,60})",
    re.S,
)
DATED = re.compile(
    rf"(?P<organ>(?:{HAN}|[（）()、]){{2,80}}?)(?P<date>[12一二][0-9〇○零一二三四五六七八九OＯ]{{3}}年.{{1,3}}月.{{1,3}}日)"
)
BRACKETED = re.compile(r"^[（(]([0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
MIN_NAME = 4
REGION = re.compile(r"[省市县区州盟旗镇乡]")
LISTING = re.compile(
    r"(名单|清单|目录|[^代]表|台账|计划|方案|预案|办法|规定|细则|标准|指南|分工)([（(].{1,12}[）)])?$"
)
"""What the title of an annex ends with; its first line alone may end with anything."""
PRINTING = "imprint.printing"
UNWORDED = "imprint.unworded"
"""A line of organ and day that lacks the word 印发; it is told by 抄送 above it."""
MAX_COPIES_LINES = 6
MAX_ATTENDEE_LINES = 12


def signatures(view: View, index: int) -> Iterator[Candidate]:
    """Yield the signature (署名): organs or a post with a name, alone or with the date."""
    line = view.lines[index]
    text = line.norm
    if len(text) > 120 or not text:
        return
    near = _date_near(view, index)
    bonus = 1.0 * line.right + 2.5 * near
    if not near and (
        organs.is_organ(view.norm(index - 1)) or organs.is_organ(view.norm(index + 1))
    ):
        bonus -= 1.6  # names in a column without a date: a list of links, or of members
    if organs.is_organ(text):
        yield Candidate("signature", index, index + 1, 0.8 + bonus)
    elif organs.is_person(text):
        yield Candidate("signature", index, index + 1, 1.2 + bonus)
    elif _is_post(text) and near:
        yield Candidate("signature", index, index + 1, 1.0 + bonus)
        name = view.norm(index + 1)
        if organs.is_person(text + name) and len(name) <= MAX_PERSON:
            yield Candidate("signature", index, index + 2, 2.4 + bonus)
    elif _goes_on_below(text, view.norm(index + 1)) and _date_near(view, index + 1):
        yield Candidate("signature", index, index + 2, 3.5 + line.right)
    found = DATED.fullmatch(text)
    if found and (organs.is_organ(found["organ"]) or organs.is_person(found["organ"])):
        cut = found.start("date")
        pieces = (
            Piece(Element.ISSUER_SIGNATURE, index, 0, cut),
            Piece(Element.DOCUMENT_DATE, index, cut, len(text)),
        )
        yield Candidate("signed_date", index, index + 1, 6.0 + line.right, pieces)


def _goes_on_below(text: str, following: str) -> bool:
    """Tell whether one name stands over two lines: 甲市防汛抗旱 and below it 指挥部."""
    return (
        len(following) <= 8 and not REGION.search(following) and organs.is_organ(text + following)
    )


def _date_near(view: View, index: int) -> bool:
    for step in range(1, 20):
        text = view.norm(index + step)
        if _is_date(text) or patterns.fullmatch("date.blank", text) or _broken(view, index + step):
            return True
        if not text or not (_signs(text) or step < 2):
            return False
    return False


def _signs(text: str) -> bool:
    return organs.is_organ(text) or organs.is_person(text) or _is_post(text)


def _is_post(text: str) -> bool:
    """Tell whether a line is a post alone: the name beside it is a picture, or on the next line."""
    return bool(patterns.fullmatch("signature.post_alone", text))


def _broken(view: View, first: int) -> bool:
    """Tell whether a date broken over very short lines begins here."""
    if len(view.norm(first)) > MAX_DATE_PIECE:
        return False
    return any(_is_date(joined(view, first, last)) for last in range(first + 2, first + 7))


def _is_date(text: str) -> bool:
    return bool(text and len(text) <= 16 and patterns.fullmatch("date", text))


def dates(view: View, first: int) -> Iterator[Candidate]:
    """Yield the date (成文日期), on one line or broken over several very short ones."""
    line = view.lines[first]
    if len(line.norm) > 16:
        return
    if _is_date(line.norm):
        yield _date(view, first)
        if not line.norm.endswith("月"):
            return
    if patterns.fullmatch("date.blank", line.norm):
        yield Candidate("date", first, first + 1, 3.5)
        return
    for last in range(first + 2, min(first + 6, len(view.lines)) + 1):
        if any(len(view.norm(index)) > MAX_DATE_PIECE for index in range(first, last)):
            return
        text = joined(view, first, last)
        if _is_date(text) and text.endswith("日"):
            yield Candidate("date", first, last, 4.0)
            return


def _date(view: View, index: int) -> Candidate:
    """A date with 日 is one anywhere; other forms only behind a signature.

    2020-05-07 alone is what web pages print, a month alone what covers of plans print.
    """
    line = view.lines[index]
    before = view.norm(index - 1)
    signed = organs.is_organ(before) or organs.is_person(before)
    if line.norm.endswith("月"):
        return Candidate("month_date", index, index + 1, 2.0 * signed)
    complete = "日" in line.norm or "号" in line.norm
    from_page = line.paragraph is not None and line.paragraph.line is not None
    plain = 3.0 if signed and not from_page else 0.3
    return Candidate("date", index, index + 1, (4.0 if complete else plain) + line.right)


def notes(view: View, first: int) -> Iterator[Candidate]:
    """Yield the note (附注): a bracket of its own, or one that lost its brackets."""
    text = view.norm(first)
    if BARE_NOTE.fullmatch(text):
        yield Candidate("note", first, first + 1, 2.5)
    elif CONTACT.fullmatch(text):
        yield Candidate("note", first, first + 1, 1.2)
    if not text.startswith(("（", "(")):
        return
    for last in range(first + 1, min(first + MAX_NOTE_LINES, len(view.lines)) + 1):
        text = joined(view, first, last)
        if not 3 <= len(text) <= 160 or view.lines[last - 1].table is not None:
            return
        if text.endswith(("）", ")")):
            yield Candidate("note", first, last, 3.0 if NOTE_WORDS.search(text) else 0.5)
            return


def attachment_lists(view: View, first: int) -> Iterator[Candidate]:
    """Yield the 附件说明: 附件： with one name, or with numbered names on the lines behind it."""
    text = view.norm(first)
    if len(text) > 300:
        return
    found = LIST_HEAD.fullmatch(text)
    if not found:
        return
    last = _end_of_list(view, first, found)
    if found["rest"] or last > first + 1:
        reward = 4.0 + 0.1 * (last - first)
        if found["number"] and last == first + 1:
            reward = 1.0
        if not found["rest"] and bare_name(view.norm(first + 1)) in view.annex_names:
            reward = 0.5
        if found["rest"].endswith("。") or len(found["rest"]) > 120:
            reward -= 3.0
        yield Candidate("attachment_list", first, last, reward)


def _end_of_list(view: View, first: int, head: re.Match[str]) -> int:
    """Follow the items: 2. behind 1., 附件2： behind 附件1：, a name behind a bare mark."""
    last = first + 1
    item = ITEM_MARK.fullmatch(head["rest"])
    expected = 2 if item or head["number"] else 1
    open_name = not head["rest"] or bool(item and not item["rest"])
    name = item["rest"] if item else head["rest"]
    while last < len(view.lines) and last - first < MAX_ITEMS:
        text = view.norm(last)
        found = LIST_HEAD.fullmatch(text) if head["number"] else ITEM_MARK.fullmatch(text)
        if found and number_value(found["number"]) == expected and len(text) < 200:
            expected, open_name, name = expected + 1, not found["rest"], found["rest"]
        elif open_name and len(text) <= 100 and not is_sentence(text) and not _is_date(text):
            open_name = False
        elif item and _heads_annex(view, last):
            expected += 1  # its number was left out, or put in brackets
        elif name and _name_goes_on(view, last, name, expected):
            name += text
        else:
            break
        last += 1
    return last


def _heads_annex(view: View, index: int) -> bool:
    """Tell whether a line of a list, its number left out, is the title below a later label."""
    return _is_annex_title(view, index, BRACKETED.sub("", view.norm(index)))


def _is_annex_title(view: View, index: int, text: str) -> bool:
    """Tell whether a text is the title, of one line or two, below a label behind a line."""
    name = bare_name(text)
    return len(name) >= MIN_NAME and any(
        name in (bare_name(view.norm(later)), bare_name(joined(view, later, later + 2)))
        and patterns.fullmatch("attachment.label", view.norm(later - 1))
        for later in range(index + 1, len(view.lines))
    )


def _name_goes_on(view: View, index: int, name: str, expected: int) -> bool:
    """Tell whether a line is the rest of the name above that was broken over two lines."""
    text = view.norm(index)
    if len(text) > MAX_TURNOVER or is_sentence(text) or _is_date(text):
        return False
    if text.startswith("附件") or text.endswith("下载"):
        return False
    following = ITEM_MARK.fullmatch(view.norm(index + 1))
    if following and number_value(following["number"]) == expected and not ITEM_MARK.match(text):
        return True
    return _is_annex_title(view, index, name + text)


def annex_labels(view: View, index: int) -> Iterator[Candidate]:
    """Yield the label of an annex (附件1), alone or with the annex's title behind it."""
    text = view.norm(index)
    if len(text) > 70:
        return
    if patterns.fullmatch("attachment.label", text):
        listed = bare_name(view.norm(index + 1)) in view.annex_names
        yield Candidate("annex_label", index, index + 1, 4.5 if listed else 2.5)
        return
    if bare_name(text) in view.annex_names and not text.startswith("附件"):
        named = (Piece(Element.TITLE, index),)
        yield Candidate("annex_heading", index, index + 1, 4.0, named)
    found = LABEL_TITLE.fullmatch(text)
    if found and (found["number"] or found["label"][-1] in "：:") and not is_sentence(text):
        cut = found.start("title")
        pieces = (
            Piece(Element.ATTACHMENT, index, 0, cut),
            Piece(Element.TITLE, index, cut, len(text)),
        )
        listed = view.annex_names.get(bare_name(found["title"]), index) < index
        yield Candidate("annex_heading", index, index + 1, 4.5 if listed else 2.0, pieces)


def annex_titles(view: View, first: int) -> Iterator[Candidate]:
    """Yield the title of an annex: short lines behind its label."""
    for last in range(first + 1, min(first + 3, len(view.lines)) + 1):
        line = view.lines[last - 1]
        if line.table is not None or not line.norm or is_sentence(line.norm):
            return
        if re.match(
            r"第[一二三四五六七八九十]+[章条]|[一二三四五六七八九十]+、|[（(]|[0-9]+[.、]",
            line.norm,
        ):
            return
        centred = 0.6 if line.centred else 0.0
        if bare_name(joined(view, first, last)) in view.annex_names:
            yield Candidate("annex_title", first, last, 4.0)
            return
        more = last - first - 1
        whole = all(one.centred and one.large for one in view.lines[first:last])
        named = LISTING.search(view.norm(last - 1)) and not LISTING.search(view.norm(first))
        step = 0.3 if whole or (more and named) else -0.2  # lines of one title share its look
        yield Candidate("annex_title", first, last, 1.0 + centred + step * more)


def imprints(view: View, index: int) -> Iterator[Candidate]:
    """Yield the lines of the imprint: 抄送, 印发 line, and the abolished 主题词 and 抄报."""
    text = view.norm(index)
    if len(text) > 1500:
        return
    if patterns.fullmatch("imprint.copies", text) and re.match(r"抄|分送|主送", text):
        yield Candidate("copies", index, index + 1, 5.0)
        yield from _torn_copies(view, index)
    elif _lacks_colon(view, index):
        yield Candidate("copies", index, index + 1, 3.5)
    found = patterns.fullmatch(PRINTING, text) if len(text) <= 90 else None
    if not found and PLAIN_NAME.fullmatch(text):
        following = patterns.fullmatch(PRINTING, view.norm(index + 1))
        if following and "printing_organ" not in patterns.groups(following):
            pieces = [Piece(Element.PRINTING_ORGAN, index), Piece(Element.PRINT_DATE, index + 1)]
            yield Candidate("printing", index, index + 2, 6.5, tuple(pieces))
    if found:
        yield _printing(view, index, patterns.groups(found)["printed_on"][0], 5.0)
    elif index and patterns.fullmatch("imprint.copies", view.norm(index - 1)):
        unworded = patterns.fullmatch(UNWORDED, text)
        if unworded:
            yield _printing(view, index, patterns.groups(unworded)["printed_day"][0], 4.0)
    if (
        DISCLOSURE.fullmatch(text)
        or patterns.fullmatch("imprint.subject", text)
        or patterns.fullmatch("imprint.printed", text)
    ):
        yield Candidate("imprint_other", index, index + 1, 3.0)


def _lacks_colon(view: View, index: int) -> bool:
    """Tell whether 抄送 stands without its colon: the line of the printing organ comes next."""
    text, following = view.norm(index), view.norm(index + 1)
    if not patterns.fullmatch("imprint.unmarked", text) or organs.recipient_share(text[2:]) < 1.0:
        return False
    return bool(patterns.fullmatch(PRINTING, following))


def _printing(view: View, index: int, cut: int, reward: float) -> Candidate:
    """Return a line of the imprint whose day begins at ``cut``, behind the organ if it has one."""
    pieces = [Piece(Element.PRINT_DATE, index, cut, len(view.norm(index)))]
    if cut:
        pieces.insert(0, Piece(Element.PRINTING_ORGAN, index, 0, cut))
    return Candidate("printing", index, index + 1, reward, tuple(pieces))


def _torn_copies(view: View, first: int) -> Iterator[Candidate]:
    """Yield 抄送 whose list was torn over lines that are paragraphs of their own."""
    for last in range(first + 1, min(first + MAX_COPIES_LINES, len(view.lines))):
        text = view.norm(last)
        ended = view.norm(last - 1).endswith("。")
        if ended or view.lines[last].table is not None or patterns.fullmatch(PRINTING, text):
            return
        if text.endswith("。") and patterns.fullmatch(
            "imprint.copies", joined(view, first, last + 1)
        ):
            yield Candidate("copies", first, last + 1, 6.0)
            return


def attendees(view: View, first: int) -> Iterator[Candidate]:
    """Yield the attendees of minutes (出席, 请假, 列席) with the lines their names go on in."""
    if not patterns.fullmatch("attendees", view.norm(first)):
        return
    last = first + 1
    while last - first < MAX_ATTENDEE_LINES and _names_go_on(view, last):
        last += 1
    yield Candidate("attendees", first, last, 1.0 + 0.1 * (last - first - 1))


def _names_go_on(view: View, index: int) -> bool:
    """Tell whether a line goes on with the names of the line above."""
    before, text = view.norm(index - 1), view.norm(index)
    if not text or before.endswith("。") or len(text) > 120 or view.lines[index].table is not None:
        return False
    if re.search(r"[：:]", text) or _is_date(text) or text.startswith(("（", "(", "附件")):
        return False
    return before.endswith(("、", "，", ",", "；")) or bool(re.search(r"[、，]", text))
