"""Whether the name or the number that a paper cites is that of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.model.copies import Source
from govlint.text.normalise import normalise

ABOUT = "关于"
LONGEST_HEAD = 40
"""Characters of the organs in front of 关于."""
SHORTEST = 6
"""Letters from which the end of a title is a name of its own."""
MOST_IN_FRONT = 12
"""Letters of place or organ by which one of two names may be longer."""
INNER = re.compile(r"[《〈]([^《》〈〉]{4,})[》〉]")
HANDS_ON = re.compile(r"(?P<verb>转发|批转|翻印|印发|发布|公布|下发)")
FORWARDS = ("转发", "批转", "翻印")
NOTICE = re.compile(r"的(?:通知|公告|函|决定)$")
VERSION = re.compile(r"[（(][^（()）]{1,12}[）)]$")
MARKS = re.compile(r"[\W_]+")


def cites(title: str | None, number: str | None, source: Source) -> bool:
    """Tell whether a citation means a source: by its number, else by its title.

    Args:
        title: as cited, without 《》; a place or organ in front of it may be left out.
        number: 发文字号 as cited.
        source: the source.
    """
    if number and source.number and _bare(number) == _bare(source.number):
        return True
    if not title:
        return False
    return any(_is_same(_parted(title), name) for name in names_of(source.title))


@lru_cache(maxsize=256)
def names_of(title: str) -> tuple[tuple[str, str], ...]:
    """Return the names that a title gives a paper, each as organ and rest.

    A notice that issues a text is known by the name of that text as well.
    """
    plain = normalise(title).text
    issued = (
        NOTICE.sub("", plain[found.end() :])
        for found in HANDS_ON.finditer(plain)
        if found["verb"] not in FORWARDS
    )
    parted = (_parted(name) for name in (plain, *INNER.findall(plain), *issued))
    return tuple(dict.fromkeys(one for one in parted if len(one[1]) >= SHORTEST))


def handed_on(title: str) -> Iterator[tuple[str, bool]]:
    """Yield the papers that a title hands on, and whether it forwards them (转发, 批转)."""
    plain = normalise(title).text
    for found in HANDS_ON.finditer(plain):
        whole = plain[found.end() :]
        for one in (whole, NOTICE.sub("", whole), *INNER.findall(whole)):
            yield one, found["verb"] in FORWARDS


def has_organ(name: str) -> bool:
    """Tell whether a name says whose paper it is (甲省人民政府关于…)."""
    return bool(_parted(name)[0])


@lru_cache(maxsize=512)
def _parted(name: str) -> tuple[str, str]:
    """Return the letters in front of 关于 and behind it; without it everything is behind."""
    plain = VERSION.sub("", normalise(name).text.strip("《》〈〉"))
    head, about, rest = plain.partition(ABOUT)
    if not about or len(head) > LONGEST_HEAD:
        return "", _bare(plain)
    return _bare(head), _bare(rest)


def _bare(text: str) -> str:
    return MARKS.sub("", normalise(text).text)


def _is_same(cited: tuple[str, str], name: tuple[str, str]) -> bool:
    organ, rest = cited
    own, whole = name
    if organ and own and not (_within(organ, own) or _within(own, organ)):
        return False
    if rest == whole:
        return True
    longer, shorter = (rest, whole) if len(rest) > len(whole) else (whole, rest)
    in_front = len(longer) - len(shorter)
    return len(shorter) >= SHORTEST and longer.endswith(shorter) and in_front <= MOST_IN_FRONT


def _within(short: str, long: str) -> bool:
    """Tell whether a name is a short form of another: its characters in their order."""
    rest = iter(long)
    return all(char in rest for char in short)
