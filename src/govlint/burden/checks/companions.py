"""Papers made to a superior's paper: whether that asks for them (B-FWD-3, and B-DEM-1 lifted)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.burden import guards
from govlint.burden.checks.copies import paper
from govlint.burden.copies.superiors import cites, is_certain, name_of, superiors
from govlint.burden.demands import pattern
from govlint.burden.papers import is_statute
from govlint.model.copies import RankedSource, Source
from govlint.model.elements import Element
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.checks.titles import core, place, title_of
from govlint.rules.context import Context
from govlint.text.normalise import normalise

NOUN = re.compile(r"方案|细则|意见|办法|计划|政策|措施|预案|制度|文件|规定|标准|清单")
TITLE = re.compile(
    r"(?P<kind>实施(?:意见|方案|细则))[》〉]?(?:的通知)?$|"
    r"(?:贯彻|落实)[^，。《]{0,12}《[^》]{4,80}》[^，。》]{0,20}(?P<notice>通知)$|"
    r"(?:贯彻|落实)[^，。]{0,90}(?P<other>意见|方案|细则|措施)[》〉]?(?:的通知)?$"
)
"""Titles of papers that carry out another."""
ASKS = re.compile(
    r"(?:制定|制订|出台|研究提出|细化|编制|拟定|完善)[^。；，]{0,24}(?:具体|实施|配套|贯彻|落实|细化|本地区|本地|相应|操作|政策|工作)"
    r"[^。；，]{0,12}(?:意见|方案|细则|办法|措施|政策|规定|计划|标准|清单)|"
    r"(?:结合|根据|从)[^。；]{0,14}实际[^。；]{0,20}(?:制定|出台|提出|细化|研究)|"
    r"(?:制定|出台|提出)[^。；，]{0,10}(?:实施|贯彻|落实)[^。；，]{0,10}(?:意见|方案|细则|办法|措施)|"
    r"由(?:各|省|市|县|区|地方|当地|你)[^。；，]{0,20}(?:制定|规定|确定)"
)
"""What a superior says who wants papers made to its own."""
LAW = re.compile(r"(?:法|条例|规定|办法|规则)(?:[（(][^（()）]*[）)])?$")
"""Norms: to carry them out by rules is law-making."""
PIECE = re.compile(r"[^。；;！？!?\n\f]+")


def asks_for(context: Context, words: str) -> bool:
    """Tell whether a superior among the sources asks for the paper that some words ask for.

    Args:
        context: a document of a run with sources.
        words: the words of the demand (制定实施方案).
    """
    wanted = set(NOUN.findall(words))
    return any(wanted & papers_asked(one.source) for one in superiors(context))


@lru_cache(maxsize=32)
def papers_asked(source: Source) -> frozenset[str]:
    """Return what sorts of papers (方案, 细则 …) a source asks others to make."""
    found: set[str] = set()
    for piece in PIECE.finditer(normalise(source.text).text):
        text = guards.readable(piece[0])
        for words in pattern("B-DEM-1").finditer(text):
            if not guards.negated(text, *words.span()):
                found.update(NOUN.findall(words[0]))
    return frozenset(found)


@lru_cache(maxsize=32)
def asks(source: Source) -> bool:
    """Tell whether a source wants papers made to its own, in whatever words."""
    if papers_asked(source):
        return True
    for piece in PIECE.finditer(normalise(source.text).text):
        text = guards.readable(piece[0])
        if any(not guards.negated(text, *found.span()) for found in ASKS.finditer(text)):
            return True
    return False


def unasked(context: Context) -> Iterator[Hit]:
    """B-FWD-3: a paper to carry out a superior's that does not ask for one.

    Raises:
        NotApplicable: its title is of another kind, or it cites no superior's paper among the
            sources.
    """
    official = paper(context)
    title = title_of(context)
    found = TITLE.search(core(title))
    if found is None or is_statute(official):
        raise NotApplicable("标题不是贯彻落实意见、实施方案、实施细则")
    above = [one for one in superiors(context) if _is_carried_out(context, one)]
    if not above:
        raise NotApplicable("没有引用来源里的上级文件，看不出是落实哪一份")
    if any(asks(one.source) for one in above):
        return
    group = str(found.lastgroup)
    yield Hit(
        Element.TITLE,
        place(context, title, *found.span(group)),
        {"kind": found[group], "sources": "、".join(name_of(one.source) for one in above[:3])},
        review=not any(is_certain(context, one) for one in above),
        evidence=title.text,
    )


def _is_carried_out(context: Context, one: RankedSource) -> bool:
    is_law = LAW.search(normalise(one.source.title).text.strip("《》"))
    return not is_law and cites(context.official, one.source)
