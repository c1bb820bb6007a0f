"""Telephone numbers and addresses of pages in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govlint.lists.values import blank, plain
from govlint.text.characters import HAN

_AREA = r"\(?(?:0|\+?86-?0?)(?:10|2\d|[3-9]\d{2})\)?-{0,2}"
_HOTLINE = r"(?:1\d{2}|1\d{4}|10\d{3,6}|9[56]\d{3,6})"
_NUMBER = re.compile(
    rf"(?P<area>{_AREA})?(?P<local>[1-9]\d{{6,7}})(?:-[1-9]\d{{6,7}})?(?P<inner>-\d{{1,6}})?"
    rf"|(?P<parted_area>{_AREA})?[2-9]\d{{2,3}}-\d{{4}}"
    r"|\(?(?:\+?86\)?-?)?1[3-9]\d(?:-?\d{4}-?\d{4}|-?\d{3}-?\d{5})"
    r"|[48]00-?(?:\d{3}-?\d{4}|\d{4}-?\d{3})(?:-\d{1,6})?"
    rf"|(?:{_AREA})?{_HOTLINE}(?:-\d{{1,6}})?"
)
_EXTENSION = re.compile(
    r"(?<=\d{7})\(-?\d{1,6}\)|(?:转|,?分机号?:?|ext\.?:?|\*|#)-?\d{1,6}", re.IGNORECASE
)
_RUN = re.compile(r"\(?\+?\d[\d()-]*")
_TIME = re.compile(
    r"(?<!\d)(?:\d{1,2}:\d{2}|\d{1,2}[点时]\d{0,2}分?|(?:19|20)\d\d年|\d{1,2}小时|\d{1,2}月|\d{1,2}日)"
)
_PLACE = re.compile(
    r"(?<![\d-])[a-z]?\d{1,5}(?:-\d{1,4})*(?:号楼|号窗口?|号|楼|层|室|栋|幢|座|单元|路|街|窗口|房|科|区|组|门|弄|米|个)"
    r"|[a-z]座\d*|(?:邮编|邮政编码):?\d{6}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:https?://|www\.)[^\s,;、()]+|[\w.+-]+@[\w-]+\.[\w.]+", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:^|(?<=[\n;、。,]))(?:\d{1,2}[.、)]|\(\d{1,2}\))")
_BESIDE = re.compile(
    r"(?<=\d{7})[\s\u3000\xa0]+(?=0\d{2}|[(（]0|1[3-9]\d{9}|[1-9]\d{6})"
    r"|(?<=\d)[\s\u3000\xa0]+(?=0\d{2,3}[-—－–]|[(（]0\d{2})|(?<=\d{7})[\s\u3000\xa0]+(?=1\d{4}(?!\d))"
)
"""Blanks between two numbers, other than those within one."""
_REMARK = re.compile(rf"[(（【\[][^()（）\[\]【】]*{HAN}[^()（）\[\]【】]*[)）】\]]")
_LONG = re.compile(r"\d{5}")
"""What makes words in brackets more than a remark (24小时)."""
_POINT = re.compile(r"(?<=\d{3})[.·](?=[1-9]\d{6,7}(?!\d))")
"""A point between area code and number."""
_MASKED = re.compile("[xX×*＊○●]{3,}")
_FEW = 4
"""Digits of what may vary the end of the number before it (85551234、1235)."""
_URL = re.compile(
    r"(?:https?://)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#]\S*)?"
    r"|https?://(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[0-9a-f:]+\])(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_WIDE_IN_URL = re.compile("[，。；：、（）《》“”！？]")
LONGEST_HOTLINE = 6


def _prepared(text: str) -> str:
    """Return a cell without clock times, houses, rooms and pages, one line of numbers."""
    text = _REMARK.sub(lambda found: found[0] if _LONG.search(found[0]) else ";", text)
    masked = _MASKED.sub(lambda found: "5" * len(found[0]), _BESIDE.sub(";", text.strip()))
    kept = _NUMBERED.sub("", _PAGE.sub(";", plain(masked)))
    return _TIME.sub(";", _PLACE.sub(";", _POINT.sub("-", kept)))


def _runs(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each run of digits of a cell, and the number that it is."""
    kept = _EXTENSION.sub(";", _prepared(text))
    for found in _RUN.finditer(kept):
        run = _balanced(found[0])
        yield run, _NUMBER.fullmatch(run)


def _balanced(run: str) -> str:
    """Take brackets and dashes of the words around it off a run."""
    run = run.strip("-")
    inner = run.removeprefix("(").removesuffix(")")
    if inner.isdigit() and len(inner) > LONGEST_HOTLINE:
        return inner
    while run.count("(") != run.count(")"):
        run = run[:-1] if run.endswith(("(", ")")) else run.replace(")", "").replace("(", "")
    return run.removesuffix("()").strip("-")


@lru_cache(maxsize=65536)
def bad_numbers(text: str) -> tuple[str, ...]:
    """Return what looks like a telephone number in a cell and has the form of none."""
    if blank(text):
        return ()
    bad: list[str] = []
    good = False
    for run, number in _runs(text):
        digits = sum(char.isdigit() for char in run)
        if number is None and digits > 2 and not (good and digits <= _FEW):
            bad.append(run)
        good = good or number is not None
    return tuple(bad)


@lru_cache(maxsize=65536)
def lengths(text: str) -> tuple[tuple[str, int], ...]:
    """Return area code and number of local digits of the fixed telephones of a cell."""
    found = []
    for _, number in _runs(text):
        if number and number["area"] and number["local"]:
            area = "".join(char for char in number["area"] if char.isdigit())
            found.append((area.removeprefix("86").removeprefix("0"), len(number["local"])))
    return tuple(found)


def numbers(text: str) -> Iterator[str]:
    """Yield the telephone numbers of a cell as digits alone."""
    for run, number in _runs(text):
        if number is not None:
            yield "".join(char for char in run if char.isdigit())


@lru_cache(maxsize=65536)
def own_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a cell that are no hotlines (12345, 0851-12345, 96xxx)."""
    return frozenset(number for number in numbers(text) if not _is_hotline(number))


def _is_hotline(number: str) -> bool:
    local = re.sub("^0(?:10|2[0-9]|[3-9][0-9]{2})(?=1[0-9]{2,4}$|9[56])", "", number)
    return len(local) <= LONGEST_HOTLINE or local.startswith(("95", "96", "400", "800", "123"))


@lru_cache(maxsize=65536)
def bad_urls(text: str) -> tuple[str, ...]:
    """Return the addresses in a cell that cannot be opened as they are written."""
    if blank(text):
        return ()
    lowered = text.lower()
    if not any(mark in lowered for mark in ("http", "www.", "://", ":\\\\", "htp")):
        return ()
    return tuple(part for part in _addresses(text) if not _good_url(part))


def _addresses(text: str) -> Iterator[str]:
    """Yield the stretches of a cell that are meant as addresses."""
    for part in re.split(r"[\n；]|[，、;,]\s*(?=https?:|www\.)", text):
        begins = re.search(r"h?t?tps?\s*[:：/\\]|https?|www\.|[a-z]*://", part, re.IGNORECASE)
        if begins:
            yield part[begins.start() :].strip().rstrip("。.)）,，;")


def _good_url(address: str) -> bool:
    return _URL.fullmatch(address) is not None and not _WIDE_IN_URL.search(address.split("?")[0])
