"""Words of running text and of jieba's dictionary: the one place that knows jieba.

Place names and verbs are taken from the dictionary when the pack is compiled (its section
``words``); a check reads them from the pack. Only ``cut`` and ``word_around`` load jieba itself.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from govlint import pack

VERB_TAGS = ("v", "vd")
LEAST_VERB = 20
"""Seen so often in jieba's corpus: a third of its verbs; below are phrases and rare words."""
PLACE_TAGS = {"市": ("ns", "nr"), "县": ("ns", "nr"), "区": ("ns", "nr"), "旗": ("ns",)}
"""Last character of a name to the tags it may have: many a county is tagged as a person.

Provinces and prefectures come from ``regions.tsv``: here 州 is mostly of old times or abroad.
"""
LEAST_PLACE = 3
"""Two characters are words by chance (建成县级市)."""
NO_PLACE = re.compile(
    r"各|(城|超|都|股|集|上|黑|外省|县|利|富|大牛|珠宝|兴|花|柳|隐|衣东|浩|行大|六|三)市$|为市$|"
    r"(省|市|强|小康|自治|知|境|名|海岛|赤|微|依通|比)县$|"
    r"(地|库|郊|垦|军|特|市|占|治|边|藏|小|社|校|园|景|护|矿|半|方|极|洋|角|省|寒|泛|存|管|领|雷|舍|首|陵|端|修|丘|麦|林)区$|"
    r"(太行|大别|大巴|沂蒙|吕梁|土石|长白|秦巴|阿尔卑斯|深|半)山区$|(洞庭|鄱阳)湖区$|深水港区$|"
    r"^(东亚|东北|东南|西北|西南|中南|冀南|华东|华北|华南|亚太|亚洲|欧元|欧洲|远东|广西|太岳|岳南|大中华|大台北|拉丁)区$|"
    r"^(北山|包干|无人|中心|中立|滨海|积累|精华|繁华|绥靖|萧条|赤道|高原|平原|黑人|高新|旧城|老城|新城|城南|城中|布罗卡|菲涅耳)区$|"
    r"^(上海市?浦东新|香港湾)区$|^湖南长沙市$|^(公安|会同|新建)县$|^(三色|三角|下半|五环|五色|太极|太阳|伦左|右翼中|右翼前)旗$"
)
"""What the dictionary tags as a place and is a word of prose (省辖市, 开发区, 会同县级部门)."""


def build() -> dict[str, list[str]]:
    """Take place names and verbs from jieba's dictionary for the section ``words`` of the pack."""
    entries = list(_entries(_dictionary()))
    found = {word for word, _, tag in entries if is_place(word, tag)}
    verbs = {
        word
        for word, count, tag in entries
        if tag in VERB_TAGS and len(word) > 1 and count >= LEAST_VERB
    }
    return {"places": sorted(found), "verbs": sorted(verbs)}


def is_place(word: str, tag: str) -> bool:
    """Tell whether an entry of the dictionary is the full name of a city, county or district."""
    return (
        len(word) >= LEAST_PLACE
        and tag in PLACE_TAGS.get(word[-1], ())
        and not NO_PLACE.search(word)
    )


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Return full names of cities, counties, districts and banners, those of old times too."""
    return frozenset(pack.section("words")["places"])


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Return the verbs of two and more characters that are not rare."""
    return frozenset(pack.section("words")["verbs"])


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Yield word, count and tag of the lines of a dictionary."""
    for line in lines:
        word, count, tag = line.split()
        yield word, int(count), tag


def _dictionary() -> list[str]:
    """Return the lines of jieba's dictionary, without starting its tokenizer."""
    with _jieba().Tokenizer().get_dict_file() as stream:
        raw: bytes = stream.read()
    return raw.decode("utf-8").splitlines()


def _jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba asks for pkg_resources, which is deprecated
        import jieba
    return jieba


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """Load the dictionary; about a second, and nothing is written or logged."""
    tokenizer = _jieba().Tokenizer()
    # What jieba's own start does, but for its cache file and its log lines.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def cut(text: str) -> list[str]:
    """Cut text into words of the dictionary; what it does not know falls into characters."""
    return list(_tokenizer().cut(text, HMM=False))


def word_around(text: str, offset: int) -> str | None:
    """Return the word that has ``offset`` inside it, None where a word begins or ends there."""
    start = 0
    for word in cut(text):
        if start < offset < start + len(word):
            return word
        start += len(word)
    return None
