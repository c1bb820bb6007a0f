"""What another document is to the document under check: from facts, names of organs and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import PurePath

from govlint.model.copies import Relation, Source
from govlint.rules.facts import KnownFacts, Organ
from govlint.structure.offices import BODY, DEPARTMENT
from govlint.structure.organisations import (
    Organisation,
    contains,
    is_led_by,
    is_same,
    organisation_of,
    organisation_of_number,
    organs_in_title,
    places,
    same_matter,
    stands_higher_unlisted,
)
from govlint.structure.regions import CLASS, LEVELS, STATE, is_ambiguous, regions_at
from govlint.text.normalise import normalise

YEAR = re.compile(r"[〔\[［【（(]((?:19|20)\d{2})[〕\]］】）)]")
REPUBLIC = "中华人民共和国"
TOLD = "用户指明"
"""How the reason begins where the caller said what a source is."""
RULE = re.compile(r"(条例|办法|规定|细则|规则)([（(][^（()）]{1,20}[）)])?$")
"""Titles of norms, which name the region alone; a place in another title is its matter."""
Found = tuple[Relation, str]


def relation_of(document: Source, source: Source, facts: KnownFacts) -> Found:
    """Tell what a source is to a document, and in Chinese what that was read from.

    What is not certain is ``other``: a region whose place is not known, an organ that the name
    does not tell, papers of one organ of which neither shows the older.

    Args:
        document: the document under check.
        source: another document.
        facts: of the document under check.
    """
    if any(_names(entry, source) for entry in facts.given.superior_docs):
        return Relation.SUPERIOR, f"{TOLD}是上级文件（superior_docs）"
    if _is_later(source, document):
        return Relation.OTHER, "成文晚于本文"
    ours, theirs = organs_of_document(document, facts), organs_of(source)
    if not theirs:
        return Relation.OTHER, "看不出该文件的发文机关"
    parent = facts.given.issuer.parent if facts.given.issuer else None
    if parent and any(_is_named(organ, parent) for organ in theirs):
        return Relation.SUPERIOR, f"{TOLD}的上级机关：{_shown(theirs)}"
    if ours:
        found = _by_organs(document, source, ours, theirs)
        if found is not None:
            return found
    if _cites(document, source) and _stands_higher(theirs, ours):
        return Relation.SUPERIOR, f"本文引用了它，发文机关层级更高：{_shown(theirs)}"
    if not ours:
        return Relation.OTHER, "看不出本文的发文机关"
    return Relation.OTHER, "看不出两个发文机关的上下级关系"


def organs_of(source: Source) -> tuple[Organisation, ...]:
    """Return the organs that issued a document: by its issuers, its title, its number.

    Of a law or rule that names only its region (甲省实施…办法), an organ of that region.
    """
    found = _organs(source.issuers) or _organs(organs_in_title(source.title))
    by_number = organisation_of_number(source.number)
    if by_number is not None and not any(organ.region for organ in found):
        return (by_number,)
    if not found:
        return tuple(_of_a_region(source.title))
    if any(organ.region == STATE for organ in found):
        return tuple(_of_the_state(organ) for organ in found)
    return found


def organs_of_document(document: Source, facts: KnownFacts) -> tuple[Organisation, ...]:
    """Return the organs that issue the document under check, given ones before printed ones."""
    given, joint = facts.given.issuer, facts.given.joint
    printed = organs_of(document)
    if given is None:
        return _organs(joint) or printed
    first = _given(given, printed)
    return tuple(dict.fromkeys((first, *_organs(joint)))) if first else _organs(joint) or printed


def _organs(names: Iterable[str]) -> tuple[Organisation, ...]:
    return tuple(organ for name in names for organ in _organs_in(name))


def _organs_in(name: str) -> Iterator[Organisation]:
    """Yield the organs of one name, or of several written one behind the other."""
    for plain in re.split(r"[、，,；;\s]+", normalise(name).text):
        parts = organs_in_title(f"{plain}关于") or (plain,)
        yield from (organ for part in parts if (organ := organisation_of(part)) and not organ.many)


def _of_a_region(title: str) -> Iterator[Organisation]:
    """Yield the unnamed organ of the region that a title begins with."""
    plain = normalise(title).text
    if plain.startswith(REPUBLIC):
        yield Organisation(REPUBLIC, level="国", region=STATE)
        return
    found, end = regions_at(plain)
    full = CLASS.search(plain[:end][-2:]) and places(plain[:end]) == [(0, end)]
    if found and full and RULE.search(plain):
        here = found[-1]
        yield Organisation(plain[:end], None, here.level, here.name, here.parent)


def _of_the_state(organ: Organisation) -> Organisation:
    """Give a name without region that stands beside ministries their level (发展改革委)."""
    if organ.region is None and organ.level is None:
        return replace(organ, level="国", region=STATE)
    return organ


def _given(organ: Organ, printed: tuple[Organisation, ...]) -> Organisation | None:
    known = organisation_of(organ.name) if organ.name else None
    known = known or (printed[0] if printed else None)
    if known is None and not (organ.name and organ.level):
        return None
    known = known or Organisation(normalise(organ.name or "").text)
    above = organisation_of(organ.parent) if organ.parent else None
    region = _region(organ.region) or known.region
    same = region == known.region
    parent_region = known.parent_region if same else None
    if parent_region is None and above is not None and above.region != region:
        parent_region = above.region
    return replace(
        known,
        system=organ.system or known.system,
        level=organ.level or known.level,
        region=region,
        parent_region=parent_region or _parent(organ.region),
    )


def _region(name: str | None) -> str | None:
    """Return a region as the table calls it: 贵州 is 贵州省."""
    if not name:
        return None
    found, end = regions_at(normalise(name).text)
    return found[-1].name if found and end == len(name) else name


def _parent(name: str | None) -> str | None:
    found, _ = regions_at(normalise(name).text) if name else ((), 0)
    return found[-1].parent if found else None


def _by_organs(
    document: Source,
    source: Source,
    ours: tuple[Organisation, ...],
    theirs: tuple[Organisation, ...],
) -> Found | None:
    pairs = list(product(theirs, ours))
    if any(is_same(their, our) for their, our in pairs):
        return _own(document, source, theirs)
    over = next((reason for their, our in pairs if (reason := _over(their, our))), None)
    under = any(_over(our, their) for their, our in pairs)
    if over and not under:
        return Relation.SUPERIOR, over
    if under:
        return Relation.OTHER, f"下级机关的文件：{_shown(theirs)}"
    beside = next((reason for their, our in pairs if (reason := _beside(their, our))), None)
    return (Relation.SIBLING, beside) if beside else None


def _own(document: Source, source: Source, theirs: tuple[Organisation, ...]) -> Found:
    """Papers of one organ: the source must be the older; a draft without a day is the newest."""
    older = _is_later(document, source)
    dated = document.date is not None or _year(document) is not None
    if older or (older is None and not dated):
        return Relation.OWN_PAST, f"同一机关以往的文件：{_shown(theirs)}"
    return Relation.OTHER, "同一机关的文件，看不出哪份在前"


def _over(upper: Organisation, lower: Organisation) -> str | None:
    """Return why an organ stands above another; None where it does not, or nothing tells it."""
    holds = contains(upper, lower)
    if holds:
        return _over_below(upper, lower)
    if holds is None and stands_higher_unlisted(upper, lower):
        reason = _over_below(upper, lower)
        return f"{reason}（按级别，名称看不出隶属关系）" if reason else None
    same_region = upper.region is not None and upper.region == lower.region
    if same_region and not is_ambiguous(str(upper.region)) and is_led_by(lower, upper):
        return f"领导本机关的机关：{upper.name}"
    return None


def _over_below(upper: Organisation, lower: Organisation) -> str | None:
    if upper.body is None:
        return f"上级地区的文件：{upper.name}"
    if upper.leads:
        return f"上级党委、政府的文件：{upper.name}"
    if upper.body in (DEPARTMENT, BODY):
        word = "上级主管部门" if same_matter(upper, lower) else "上级部门"
        return f"{word}的文件：{upper.name}"
    if upper.body == lower.body or upper.body == "人大":
        return f"上级{upper.body}的文件：{upper.name}"
    return None


def _beside(one: Organisation, other: Organisation) -> str | None:
    """Return why two organs have nothing to do with each other; None where that is not certain."""
    if one.region is None or other.region is None:
        return None
    if one.region == other.region:
        unsure = is_ambiguous(one.region) or None in (one.body, other.body)
        return None if unsure else f"同级其他机关的文件：{one.name}"
    if contains(one, other) is False and contains(other, one) is False:
        return f"其他地区的文件：{one.name}"
    return None


def _stands_higher(theirs: tuple[Organisation, ...], ours: tuple[Organisation, ...]) -> bool:
    """Tell whether the organs of a cited paper are of a higher level than those that cite it."""
    for their, our in product(theirs, ours):
        higher = (
            their.level is not None
            and our.level is not None
            and LEVELS.index(their.level) < LEVELS.index(our.level)
        )
        if not higher or contains(their, our) is False:
            return False
    return bool(ours) or all(their.leads and their.level == "国" for their in theirs)


def _cites(document: Source, source: Source) -> bool:
    """Tell whether a document names another by its number or by its title in 《》."""
    text = normalise(document.text).text
    number, title = normalise(source.number).text, normalise(source.title).text
    bare = title[title.find("关于") :] if "关于" in title else title
    return (bool(number) and number in text) or any(
        len(name) > 6 and f"《{name}》" in text for name in (title, bare)
    )


def _names(entry: str, source: Source) -> bool:
    """Tell whether an entry of superior_docs is this document: number, title or file."""
    words = normalise(entry).text.strip("《》 ")
    title = normalise(source.title).text
    bare = title[title.find("关于") :] if "关于" in title else title
    known = {normalise(source.number).text, title, bare, source.path, PurePath(source.path).name}
    return bool(words) and (words in known or entry in known)


def _is_named(organ: Organisation, name: str) -> bool:
    named = organisation_of(name)
    return organ.name == normalise(name).text or (named is not None and is_same(organ, named))


def _is_later(one: Source, other: Source) -> bool | None:
    """Tell whether one document is dated after another; None where the dates do not tell."""
    if one.date is not None and other.date is not None:
        return one.date > other.date if one.date != other.date else None
    years = _year(one), _year(other)
    if years[0] is None or years[1] is None or years[0] == years[1]:
        return None
    return years[0] > years[1]


def _year(source: Source) -> int | None:
    if source.date is not None:
        return source.date.year
    found = YEAR.search(normalise(source.number).text)
    return int(found[1]) if found else None


def _shown(organs: tuple[Organisation, ...]) -> str:
    return "、".join(organ.name for organ in organs[:3])
