"""Places in the text of a basis where a citation may begin: titles, numbers, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.lists.values.articles import NUMERAL, Article, number_at, numbers, references
from govlint.lists.values.norms import NORM
from govlint.text.characters import HAN


@dataclass(frozen=True, slots=True)
class FormProblem:
    """What is wrong with how a citation is written.

    ``kind``: ``brackets`` (the year of a number is not in 〔〕), ``unmarked`` (a title stands
    without 《》), ``unbalanced`` (《 without 》), ``article`` (第 is missing), ``inside`` (the
    article stands in 《》).
    """

    kind: str
    printed: str
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A place where a citation may begin, in normalised text."""

    start: int
    title: str
    end: int
    number: str = ""
    quoted: bool = True
    articles: tuple[Article, ...] = ()
    problems: tuple[FormProblem, ...] = ()


_QUOTED = re.compile(
    r"《(?P<title>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》|<<(?P<plain>[^<>\n]{2,60})>>"
)
_INSIDE = re.compile(rf"(?P<title>.{{2,}}?)(?P<refs>第{NUMERAL}条.*)$")
_UNMARKED_END = "法|条例|办法|规定|细则|规则|决定|通则"
_UNMARKED = re.compile(
    rf"(?P<open>[《〈<「『“]?)(?P<title>{HAN}[^\s，。；、：:《》〈〉“”（）()]{{0,40}}?(?:{_UNMARKED_END})(?:[（(]试行[）)])?)"
    rf"(?P<close>[》〉>」』”]?)(?=[（(〔\[【][^（()）\n]{{0,60}}(?:号|年|修[正订])|第{NUMERAL}条)"
)
_ALONE = re.compile(
    rf"(?P<title>(?:中华人民共和国|国务院){HAN}{{2,40}}?(?:{_UNMARKED_END}|通知|意见)|{HAN}{{2,24}}(?:法|条例))"
    r"(?=[；;。\n]|$)"
)
STAFFING = "三定规定"
"""Title given to the paper that fixes the duties of an organ, however it is called."""
_STAFFING = re.compile(
    r"[“\"《]?三定[”\"》]?(?:方案|规定)|(?:职能配置|主要职责|职能转变)[、和]?(?:内设机构)?[、和]?(?:人员编制)?(?:规定|方案)"
)
_NOT_TITLE = re.compile(
    r"(?:违反|依照|依据|根据|按照|有关|相关|对|由|本|该|在|未|不|符合|经|为|并|其|申请|从事|法律|法规|上级|依法|见|详见|同|第|前|其他)"
)
_OWN = re.compile(r"[本该](?:法|条例|办法|规定|细则)|前款|前条")
_SPLIT = re.compile(r"^|[\n；;。]")
_JOINTS = re.compile(r"^|[\n；;。、，,]|以?及|和|与")
ENUMERATOR = (
    r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)][.．、]?|[.．、:：])|[①-⑳⑴-⒇⒈-⒛㈠-㈩]"
    r"|第[一二三四五六七八九十][，、:：]|[-—•·●◆■★*]+)?"
)
CALLED = (
    r"(?:[【\[（(]?(?:法律|(?:行政|地方性)?法规|(?:部门|政府)?规章|规范性文件|其他|(?:设定|实施|法律|法定|文件|政策)?依据)"
    r"(?:[】\]）)][:：]?|[:：]))?"
)
BY = r"(?:依据|根据|按照|依照|见|参照|以及|及|和|与)?"
_BEFORE_NUMBER = re.compile(rf"{ENUMERATOR}{CALLED}{ENUMERATOR}{BY}")
_BEFORE_TITLE = re.compile(rf"[\s、，]*{ENUMERATOR}{CALLED}{ENUMERATOR}(?:依据|根据|按照|依照)?")


def heads(text: str) -> list[Head]:
    """Return every place where a citation may begin, in order."""
    found = [*_quoted(text)]
    taken = [(head.start, head.end) for head in found]
    for head in (*_bare_numbers(text), *_unmarked(text), *_staffing(text)):
        if not any(start < head.end and head.start < end for start, end in taken):
            found.append(head)
            taken.append((head.start, head.end))
    return sorted(found, key=lambda head: head.start)


def _quoted(text: str) -> Iterator[Head]:
    for match in _QUOTED.finditer(text):
        title = match["title"] if match["title"] is not None else match["plain"]
        inside = _INSIDE.match(title)
        if inside and NORM.search(inside["title"]):
            refs = references(inside["refs"], 0)
            wrong = f"《{inside['title']}》{inside['refs']}"
            problem = FormProblem("inside", match[0], wrong)
            yield Head(match.start(), inside["title"], match.end(), articles=refs.articles,
                        problems=(problem,))  # fmt: skip
        elif title.strip():
            marks = () if match["title"] is not None else (
                FormProblem("unmarked", match[0], f"《{title}》"),)  # fmt: skip
            yield Head(match.start(), title, match.end(), problems=marks)


def _bare_numbers(text: str) -> Iterator[Head]:
    for begin in _SPLIT.finditer(text):
        place = begin.end()
        opening = _BEFORE_NUMBER.match(text, place)
        place = opening.end() if opening else place
        found = number_at(text, place)
        if found and not NORM.search(text[place : found.start]):
            yield Head(found.start, "", found.end, number=found.key, quoted=False)
    for number in numbers(text):
        yield Head(number.start, "", number.end, number=number.key, quoted=False)


def _unmarked(text: str) -> Iterator[Head]:
    for begin in _JOINTS.finditer(text):
        opening = _BEFORE_TITLE.match(text, begin.end())
        place = opening.end() if opening else begin.end()
        found = _UNMARKED.match(text, place) or _ALONE.match(text, place)
        if found and not _NOT_TITLE.match(found["title"]) and not _OWN.search(found["title"]):
            yield _unmarked_head(found)


def _unmarked_head(found: re.Match[str]) -> Head:
    groups = found.groupdict()
    half = bool(groups.get("open")) != bool(groups.get("close"))
    kind = "unbalanced" if half else "unmarked"
    problem = FormProblem(kind, found[0], f"《{found['title']}》")
    return Head(found.start(), found["title"], found.end(), quoted=False, problems=(problem,))


def _staffing(text: str) -> Iterator[Head]:
    for found in _STAFFING.finditer(text):
        yield Head(found.start(), STAFFING, found.end(), quoted=False)
