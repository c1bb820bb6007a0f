"""References to articles (第十二条第一款第三项) and numbers of documents (国发〔2014〕53号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govlint.structure.numerals import number_value
from govlint.text.characters import HAN

NUMERAL = "[0-9零〇○一二三四五六七八九十百千两]+"
_TO = "[至到]|[-－—–~～]+"
_AND = "[、，,]|以?及|和|与"
_TOKEN = re.compile(
    rf"(?P<no>第)?[（(]?(?P<first>{NUMERAL})[）)]?"
    rf"(?P<rest>(?:(?:{_TO}|{_AND})第?[（(]?{NUMERAL}[）)]?)*)"
    rf"(?P<unit>[条款项目章节编])(?:之(?P<branch>{NUMERAL}))?(?!例)"
)
_MORE = re.compile(rf"(?P<to>{_TO})?(?:{_AND})?第?[（(]?(?P<number>{NUMERAL})[）)]?")
_JOINER = re.compile(
    rf"(?P<to>{_TO})|(?:{_AND}|[；;或])+(?=第)|(?:[、和及与])(?={NUMERAL}[条款项])"
)
_LEAD = re.compile(r"[，,：:]?(?:中的?|的|附[件表录]\d*)*[，,：:]?(?=第)")
LONGEST_RANGE = 80
"""Articles of one range (第一条至第八十条); what is longer is told by its ends alone."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a reference points to; ``number`` None: an item or chapter, where no article stands.

    ``branch`` is 1 in 第一百二十条之一. Paragraph (款), item (项) and chapter (章) are None where
    the reference names none.
    """

    number: int | None
    branch: int = 0
    paragraph: int | None = None
    item: int | None = None
    chapter: int | None = None

    @property
    def key(self) -> str:
        """What is compared: the article alone, else the item, else the chapter."""
        if self.number is not None:
            return f"{self.number}之{self.branch}" if self.branch else str(self.number)
        return f"项{self.item}" if self.item is not None else f"章{self.chapter}"

    @property
    def printed(self) -> str:
        """The reference down to the article, as a person writes it."""
        if self.number is None:
            return f"第{self.item}项" if self.item is not None else f"第{self.chapter}章"
        return f"第{self.number}条" + (f"之{self.branch}" if self.branch else "")


@dataclass(frozen=True, slots=True)
class References:
    """References that stand together, where they end, and those printed without 第."""

    articles: tuple[Article, ...]
    end: int
    bare: tuple[str, ...] = ()


def references(text: str, start: int) -> References:
    """Read the references that stand at a place of a normalised text."""
    found: list[Article] = []
    bare: list[str] = []
    lead = _LEAD.match(text, start)
    place, end, ranged = (lead.end() if lead else start), start, False
    while token := _TOKEN.match(text, place):
        if token["unit"] == "条" and not token["no"] and not ranged:
            bare.append(token[0])
        _take(found, token, ranged)
        end = token.end()
        joiner = _JOINER.match(text, end)
        ranged = bool(joiner and joiner["to"])
        place = joiner.end() if joiner else end
    return References(tuple(dict.fromkeys(found)), end, tuple(bare))


def _take(found: list[Article], token: re.Match[str], ranged: bool) -> None:
    """Add what one token says (第十二、十三条) to the references before it."""
    unit = token["unit"]
    branch = number_value(token["branch"]) or 0
    for number in _numbers(token, found, ranged):
        if unit == "条":
            found.append(Article(number, branch))
        elif unit == "款":
            _refine(found, paragraph=number)
        elif unit == "项":
            _refine(found, item=number)
        elif unit == "章" and not found:
            found.append(Article(None, chapter=number))


def _numbers(token: re.Match[str], found: list[Article], ranged: bool) -> Iterator[int]:
    last = number_value(token["first"])
    if last is None:
        return
    before = found[-1].number if found else None
    if ranged and token["unit"] == "条" and before is not None:
        yield from _between(before, last)
    yield last
    for more in _MORE.finditer(token["rest"]):
        number = number_value(more["number"])
        if number is None:
            continue
        if more["to"]:
            yield from _between(last, number)
        yield number
        last = number


def _between(first: int, last: int) -> range:
    """Return what lies between the ends of a range."""
    return range(first + 1, last) if last - first <= LONGEST_RANGE else range(0)


def _refine(found: list[Article], paragraph: int | None = None, item: int | None = None) -> None:
    """Say the paragraph or item of the last article; a second one makes a reference of its own."""
    if not found or (found[-1].number is None and found[-1].item is not None):
        if item is not None:
            found.append(Article(None, item=item))
        return
    last = found[-1]
    if paragraph is not None:
        changed = replace(last, paragraph=paragraph, item=None)
        taken = last.paragraph is not None
    else:
        changed = replace(last, item=item)
        taken = last.item is not None
    if taken:
        found.append(changed)
    else:
        found[-1] = changed


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OPEN, _CLOSE = "〔[［【（(〈<{｛「『", "〕]］】）)〉>}｝」』"
_RIGHT = ("〔", "〕")
_ORGAN = rf"{HAN}{{1,20}}?"
BRACKETED = re.compile(
    rf"(?P<organ>{_ORGAN})(?P<open>[{re.escape(_OPEN)}]){_YEAR}年?(?P<close>[{re.escape(_CLOSE)}])"
    rf"(?P<word>第)?(?P<number>\d{{1,5}})号"
)
"""A document number with its year in brackets of whatever form."""
LONGEST_ORGAN = 20
_CORE = re.compile(
    rf"(?<={HAN})[{re.escape(_OPEN)}](?:19|20)\d\d年?[{re.escape(_CLOSE)}]第?\d{{1,5}}号"
)
_ORGAN_BEFORE = re.compile(rf"{HAN}+$")
_ORDER = re.compile(
    rf"(?:{_YEAR}年?)?(?P<organ>{HAN}{{2,40}}?)(?P<kind>令|公告)[（(]?(?:(?:19|20)\d\d年)?第?"
    rf"(?P<number>{NUMERAL})号[）)]?"
)
_ORDER_BEHIND = re.compile(
    rf"(?:{_YEAR}年?)?(?P<organ>{HAN}{{2,40}}?)第(?P<number>{NUMERAL})号(?P<kind>令|公告)"
)
_STATE = "中华人民共和国"
_WORDS_BEFORE = re.compile(
    rf"^.*(?:根据|依据|按照|依照|通知|意见|方案|办法|规定|决定)(?={HAN})|^(?:以及|及|和|与|或|经|即|见)(?={HAN})"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: its normal form, where it stands in the normalised text, its brackets."""

    key: str
    start: int
    end: int
    printed: str
    wrong: bool = False
    """Its year is not in 〔〕, or its number has 第 or a leading zero."""

    @property
    def expected(self) -> str:
        """The number with its year in the right brackets."""
        return BRACKETED.sub(
            lambda m: f"{m['organ']}〔{m['year']}〕{int(m['number'])}号", self.printed
        )


def number_at(text: str, start: int) -> DocumentNumber | None:
    """Read the document number that stands at a place of a normalised text."""
    for pattern in (BRACKETED, _ORDER, _ORDER_BEHIND):
        if found := pattern.match(text, start):
            return _number(found)
    return None


def numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the document numbers with a year in brackets anywhere in a normalised text."""
    found: list[DocumentNumber] = []
    last = 0
    for core in _CORE.finditer(text):
        organ = _ORGAN_BEFORE.search(text, max(last, core.start() - LONGEST_ORGAN), core.start())
        whole = BRACKETED.match(text, organ.start()) if organ else None
        if whole is not None:
            found.append(_number(whole))
            last = whole.end()
    return tuple(found)


def _number(found: re.Match[str]) -> DocumentNumber:
    organ = _WORDS_BEFORE.sub("", found["organ"])
    start = found.start("organ") + len(found["organ"]) - len(organ)
    printed = found.string[start : found.end()]
    value = number_value(found["number"])
    if found.re is BRACKETED:
        wrong = (
            (found["open"], found["close"]) != _RIGHT
            or found["word"] is not None
            or found["number"].startswith("0")
        )
        key = f"{organ}〔{found['year']}〕{value}号"
        return DocumentNumber(key, start, found.end(), printed, wrong)
    key = f"{organ.removeprefix(_STATE)}{found['kind']}{value}号"
    return DocumentNumber(key, found.start(), found.end(), found[0])
