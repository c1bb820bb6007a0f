"""Checks of empty phrasing: B-EMPTY-1 sentences, B-EMPTY-3 chains, B-EMPTY-4 words of degree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.burden.analysis import analysed
from govlint.burden.empty import Empty, empty_sentences
from govlint.burden.metrics import DEGREE, degree_density
from govlint.burden.papers import forwards, is_exempt
from govlint.burden.percentiles import reference
from govlint.burden.shares import characters, closing, count, empty_share, opening
from govlint.burden.stock import found_in, plain
from govlint.model.elements import OfficialDocument, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence
from govlint.text.characters import HAN

EXEMPT = "规划、法规、决议、讲话、批复、函、令、公告等不按这一条判断"
TOO_LITTLE = "正文太短，不计算比例"
SHORT, TINY = 500, 100
LISTED = 5
EXCERPT = 40
CHAIN = re.compile(rf"(?:{HAN}{{4}}[、，]){{2,}}{HAN}{{4}}(?=[、，。；])")
BETTER = re.compile(
    rf"(?:{HAN}{{2}}(?:更加{HAN}{{1,2}}|更{HAN})[、，]){{2,}}{HAN}{{2}}(?:更加{HAN}{{1,2}}|更{HAN})(?=[、，。；])"
)
FEWEST_STOCK_PARTS = 3


def excerpt(text: str) -> str:
    """Return a sentence, cut where it is long."""
    line = "".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT]}…"


def proper(official: OfficialDocument) -> int:
    """Return the characters of a text that shares are judged of.

    Raises:
        NotApplicable: it is of a kind that has no measures, or next to nothing.
    """
    if official.kind is None or is_exempt(official):
        raise NotApplicable(EXEMPT)
    whole = characters(official)
    if whole < TINY:
        raise NotApplicable(TOO_LITTLE)
    return whole


def density(context: Context) -> Iterator[Hit]:
    """B-EMPTY-1: share of the text in empty sentences.

    What stands in an opening or closing block that B-HAT-1 or B-BOOT-1 reports is not told twice.
    """
    official = context.official
    whole = proper(official)
    share = empty_share(official)
    found = empty_sentences(official)
    if share <= context.parameters["most"] or not found:
        return
    told = _told(official, context)
    rest = [one for one in found if one.sentence.index not in told]
    if sum(count(one.text) for one in rest) <= context.parameters["most"] * whole / 2:
        return
    listed = sorted(rest, key=lambda one: -one.length)[:LISTED]
    case = "短文" if whole < SHORT or forwards(official) else ""
    case = case or ("过半" if share > context.parameters["far"] else "偏多")
    yield _density_hit(listed, case, share, len(found), whole)


def _density_hit(listed: Sequence[Empty], case: str, share: float, number: int, whole: int) -> Hit:
    return Hit(
        listed[0].sentence.zone,
        listed[0].span,
        {
            "share": f"{share:.1%}",
            "number": number,
            "characters": whole,
            "listed": "；".join(f"“{excerpt(one.text)}”" for one in listed),
        },
        case=case,
        evidence="\n".join(one.text for one in listed),
    )


def _told(official: OfficialDocument, context: Context) -> set[int]:
    """Return the sentences of blocks that are reported as too long in themselves."""
    found: set[int] = set()
    start, end = opening(official), closing(official)
    if start.share > context.parameters["opening"]:
        found |= {one.index for one in start.sentences}
    if end.share > context.parameters["closing"] and 2 * end.bare_share >= end.share:
        found |= {one.index for one in end.bare}
    return found


def chains(context: Context) -> Iterator[Hit]:
    """B-EMPTY-3: three or more phrases of four characters, or of 更…, in a row, and no measure."""
    proper(context.official)
    empty = {one.sentence.index for one in empty_sentences(context.official)}
    for sentence in analysed(context.official).sentences:
        text = plain(sentence.normalised)
        for match in [*BETTER.finditer(text), *CHAIN.finditer(text)]:
            if sentence.index in empty and (match.re is BETTER or _is_stock_chain(match[0])):
                span = sentence.place(*match.span())
                yield Hit(sentence.zone, span, {"chain": match[0]}, evidence=sentence.text)
                break


def _is_stock_chain(chain: str) -> bool:
    found = found_in(chain)
    parts = list(re.finditer(rf"{HAN}+", chain))
    covered = sum(
        any(one.start < part.end() and one.end > part.start() for one in found) for part in parts
    )
    return covered >= FEWEST_STOCK_PARTS


def degrees(context: Context) -> Iterator[Hit]:
    """B-EMPTY-4: words of degree and resolve, more than nine in ten documents of its kind have.

    Raises:
        NotApplicable: the text is too short for a density.
        NotChecked: there is no reference to compare with.
    """
    official = context.official
    whole = proper(official)
    if whole < SHORT:
        raise NotApplicable(TOO_LITTLE)
    known = reference("degree_density", official.kind)
    if known is None:
        raise NotChecked("没有可比的参照数据")
    value = degree_density(official)
    if value <= max(known.at(90), context.parameters["fewest"]):
        return
    sentence = max(analysed(official).sentences, key=_degrees)
    yield Hit(
        sentence.zone,
        _first_degree(sentence),
        {
            "value": value,
            "usual": known.at(90),
            "n": known.n,
            "kind": known.kind,
            "set": known.set_name,
        },
        evidence=sentence.text,
    )


def _degrees(sentence: Sentence) -> int:
    return len(DEGREE.findall(plain(sentence.normalised)))


def _first_degree(sentence: Sentence) -> Span:
    found = DEGREE.search(plain(sentence.normalised))
    return sentence.place(*found.span()) if found else sentence.span
