"""The form in which texts are compared: what copying for another place changes is folded away.

Marks, blanks and list labels go. The words that say whose paper it is (全省, 市政府, 省委, 教育厅,
甲市) become one placeholder for each class, so that 全省 and 全市 are the same. Every character of
the result leads back to the text as read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from govlint.model.copies import Stretch
from govlint.structure import tables
from govlint.structure.organisations import places
from govlint.text.normalise import normalise

BOUNDARY = "\x1e"
"""Stands between two stretches; it is never part of a match."""
REGION, EACH, GOVERNMENT, PARTY, OFFICE, LEVEL, DEPARTMENT = (
    "\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
)
"""Placeholders: private characters, which no folded text has otherwise."""
SWALLOWS = (GOVERNMENT, PARTY, DEPARTMENT)
"""Organs, to which the region right in front of them belongs (甲省人民政府)."""
KEPT = re.compile("[\\w\ue001-\ue007\x1e]+")
"""Letters, placeholders and boundaries; underscores are taken out before."""
LETTERS = re.compile(r"[^\W_]+")
LABEL = re.compile(
    rf"(?:(?<=[。；;：:\n{BOUNDARY}])|^)(?:第[一二三四五六七八九十百零〇0-9]{{1,8}}[条章节]|"
    r"[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|[0-9]{1,2}[.．、](?![0-9])|"
    r"[0-9]{1,2}[)）]|[①-⑳])+"
)
"""What numbers a paragraph or an item of a list."""
_ONE = "省|市|县|区|州|旗|盟|乡|镇"
_GOVERNED = rf"(?:自治[区州县]|{_ONE})(?:人民)?政府"
_COMMITTEE = r"(?:自治区党委|[省市县区州旗盟镇乡]委(?![员托派任会培外]))"
_OWN = (
    rf"(?:{_GOVERNED}|{_COMMITTEE}|国(?!有)|自治[区州县]|省|市(?!场|值|容|政)|县|"
    r"区(?!域|划|间|分|别)|州|旗|盟|乡(?!村)|镇)"
)
_EACH = (
    r"各(?:省(?:、自治区、直辖市|[（(](?:自治)?区、?(?:直辖)?市[）)])?|设区的?市|地级以上市|市[（(][州地盟、区]{1,5}[）)]|"
    r"市[州县]?|地市|州市?|盟市?|县[（(][市区旗特、]{1,5}[）)]|县市?区?|区[（(][县市、]{1,3}[）)]|区县?(?!域|间)|"
    r"旗县?区?|乡镇?(?:、?[（(]?街道[）)]?)?|镇[（(][街道乡、]{1,4}[）)]|镇街?|街道|地区?)"
)
_OF_LEVEL = r"级(?!别)|直(?=机关|部门|单位|各|有关|属)|属(?=高校|企业|单位|国有|学校|医院)"
LEVEL_WORD = re.compile(
    "|".join(
        (
            rf"全{_OWN}|我{_OWN}|本{_OWN}|{_EACH}",
            r"国务院|国家级|党中央|中共中央|人民政府|街道办事处|办公厅|办公室|部级|自治区(?:党委|级|(?:人民)?政府)|自治[州县](?:人民)?政府",
            *(
                rf"{one}(?:(?:人民)?政府|委(?![员托派任会培外])|{_OF_LEVEL})"
                for one in _ONE.split("|")
            ),
        )
    )
)
"""Words that change with the level of the issuer. Every branch begins with a literal character, so
that the search skips ahead to those characters."""
ORGAN_END = re.compile(
    r"部(?![门署队分位件落委])|厅|总局|(?<!总)局(?![部面限])|委员会|委(?![员托派任会培外])|署"
)
BEFORE_STEM = re.compile(r"(?:国家|[我本全]?(?:自治[区州]|[省市县区州旗]))$")
LONGEST_BEFORE = 4
NO_PLACE = frozenset("请报由经把给抄按")
"""Words of one character in front of a place name; none begins with them."""
LONGEST_STEM = 12


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    ``offsets`` gives for every character where it begins in the text as read. ``masked`` are the
    words under the placeholders; ``ends`` and ``starts`` tell for those characters that stand for
    more than one where that ends and begins.
    """

    text: str
    offsets: Sequence[int]
    masked: Mapping[int, str] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Stretch:
        """Return where a stretch of the folded text stands in the text as read."""
        first = self.starts.get(start, self.offsets[start])
        return first, self.ends.get(end - 1, self.offsets[end - 1] + 1)

    def at(self, place: int) -> int:
        """Return how many characters begin before a place of the text as read."""
        return bisect_right(self.offsets, place - 1)

    def words(self, start: int, end: int) -> list[str]:
        """Return the words under the placeholders of a stretch, in order."""
        return [word for place, word in self.masked.items() if start <= place < end]

    def weights(self) -> list[int]:
        """Return how many letters stand before each character, and in the whole: a prefix sum.

        A placeholder counts for all that it stands for but what is kept in front of it; a boundary
        for nothing.
        """
        each = [1] * len(self.text)
        for place, word in self.masked.items():
            each[place] = _hidden(word, self.text[place])
        for found in re.finditer(BOUNDARY, self.text):
            each[found.start()] = 0
        return list(accumulate(each, initial=0))


def _hidden(word: str, placeholder: str) -> int:
    letters = sum(map(len, LETTERS.findall(word)))
    if placeholder != DEPARTMENT:
        return letters
    return letters - len(_stem(word))


@lru_cache(maxsize=1024)
def _stem(word: str) -> str:
    for start in range(len(word)):
        for end in range(len(word) - 1, start, -1):
            if word[start:end] in stems():
                return word[start:end]
    return ""


@lru_cache(maxsize=1)
def stems() -> frozenset[str]:
    """Return the matters of departments that several levels have (教育部, 省教育厅, 市教育局)."""
    return frozenset(row[0] for row in tables.rows("matters") if len(row[0]) > 1)


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of the normalised text that one placeholder stands for.

    ``stem`` is what of it is kept in front of the placeholder; a label has none and goes.
    """

    start: int
    end: int
    placeholder: str
    stem: Stretch | None = None


def fold(
    text: str, stretches: Sequence[Stretch], keep: bool = False, names: Sequence[str] = ()
) -> Folded:
    """Fold the stretches of a text that are compared.

    Args:
        text: the text as read.
        stretches: in order, none over another; between those that do not touch stands a boundary.
        keep: leave words of level and place as they are.
        names: further place names, of issuers whose region no table has.

    Returns:
        The folded stretches, with the way back to ``text``.
    """
    normal = normalise(_apart(text, stretches))
    tokens = [_Token(*found.span(), "") for found in LABEL.finditer(normal.text)]
    if not keep:
        tokens = sorted((*tokens, *_level_words(normal.text, names)), key=_start)
    drawn, marked = _drawn(normal.text, tokens)
    kept: list[int] = []
    pieces: list[str] = []
    for found in KEPT.finditer(drawn):
        kept.extend(range(*found.span()))
        pieces.append(found[0])
    offsets = [normal.offsets[place] for place in kept]
    masked: dict[int, str] = {}
    ends: dict[int, int] = {}
    starts: dict[int, int] = {}
    for place, token in marked:
        number = bisect_left(kept, place)
        masked[number] = normal.text[token.start : token.end]
        ends[number] = normal.end(token.end)
        if token.stem:
            starts[number - token.stem[1] + token.stem[0]] = normal.offsets[token.start]
    return Folded("".join(pieces), offsets, masked, ends, starts)


def _drawn(text: str, tokens: Iterable[_Token]) -> tuple[str, list[tuple[int, _Token]]]:
    """Return a text of the same length with placeholders in it, and where they stand."""
    pieces: list[str] = []
    marked: list[tuple[int, _Token]] = []
    place = 0
    for token in tokens:
        if token.start < place:
            continue
        pieces.append(text[place : token.start])
        place = token.end
        if not token.placeholder:
            pieces.append(" " * (token.end - token.start))
            continue
        first, last = token.stem or (token.start, token.start)
        pieces.append(" " * (first - token.start) + text[first:last] + token.placeholder)
        pieces.append(" " * (token.end - last - 1))
        marked.append((last, token))
    pieces.append(text[place:])
    return "".join(pieces).replace("_", " "), marked


def _apart(text: str, stretches: Sequence[Stretch]) -> str:
    """Return a text of the same places that has boundaries and blanks for what is not compared."""
    pieces: list[str] = []
    place = 0
    for start, end in stretches:
        if start > place:
            pieces.append((BOUNDARY if place else " ") + " " * (start - place - 1))
        pieces.append(text[start:end].replace(BOUNDARY, " "))
        place = end
    return "".join(pieces)


def _start(token: _Token) -> tuple[int, int]:
    return token.start, -token.end


def _level_words(text: str, names: Sequence[str]) -> list[_Token]:
    """Return the words of level and place of a normalised text; none overlaps another."""
    found = [_Token(*match.span(), _class_of(match[0])) for match in LEVEL_WORD.finditer(text)]
    found += [_Token(start + (text[start] in NO_PLACE), end, REGION) for start, end in places(text)]
    found += _departments(text)
    if names:
        named = re.compile("|".join(map(re.escape, names)))
        found += [_Token(*match.span(), REGION) for match in named.finditer(text)]
    tokens: list[_Token] = []
    for token in sorted(found, key=_start):
        if not tokens or token.start > tokens[-1].end:
            tokens.append(token)
            continue
        before = tokens[-1]
        joined = _joined(before, token)
        if joined is not None:
            tokens[-1] = joined
        elif token.start == before.end:
            tokens.append(token)
        elif token.stem and token.stem[0] >= before.end:  # 各市教育局
            tokens.append(replace(token, start=before.end))
    return tokens


def _joined(before: _Token, token: _Token) -> _Token | None:
    """Return the one word that a region and what begins inside or right behind it make."""
    if before.placeholder != REGION or token.end <= before.end:
        return None
    if token.placeholder == REGION or token.placeholder in SWALLOWS:
        return _Token(before.start, token.end, token.placeholder, token.stem)
    return None


def _departments(text: str) -> Iterator[_Token]:
    known = stems()
    for found in ORGAN_END.finditer(text):
        end = found.start()
        for size in range(min(LONGEST_STEM, end), 1, -1):
            start = end - size
            if text[start:end] in known:
                before = BEFORE_STEM.search(text, max(0, start - LONGEST_BEFORE), start)
                first = before.start() if before else start
                yield _Token(first, found.end(), DEPARTMENT, (start, end))
                break


@lru_cache(maxsize=1024)
def _class_of(word: str) -> str:
    """Return the placeholder of a level word."""
    if word.startswith("各"):
        return EACH
    if word.endswith(("政府", "国务院", "办事处")):
        return GOVERNMENT
    if word.endswith(("委", "中央")):
        return PARTY
    if word.startswith("办公"):
        return OFFICE
    return LEVEL if word.endswith(("级", "直", "属")) else REGION
