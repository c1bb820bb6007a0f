"""Forms of the name of a matter: as printed, evened out, by what it means, and loosely.

``light_key`` leaves the words alone: names of one form differ in width, brackets, 《》 and blanks.
Names of one ``name_key`` differ in what says nothing about the matter: number, region, organ and
authority in front, 的, Traditional characters, the word for the approval. ``loose_key`` drops and
unifies more, so that it proves something only where it is unique.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from govlint.lists.matching import heads
from govlint.lists.matching.words import NameWords, name_words
from govlint.structure.numerals import chinese_number
from govlint.text.characters import BLANKS, FOLDED, INVISIBLE
from govlint.text.traditional import converter

_MARKS = str.maketrans(
    "［］【】〔〕〖〗｛｝[]{}﹝﹞" + "‐‑‒–—―−－─━" + "﹑､",
    "()()()()()()()()" + "-" * 10 + "、、",
    "《》〈〉「」『』“”‘’\"'＂＇`",
)
_GAPS = re.compile(rf"[{BLANKS}{INVISIBLE}\s]+")
_END = ".。;；,，、:："
_NOISE = re.compile(r"[^\w./%]|_|(?<!\d)[./]|[./](?!\d)")
"""Marks, except within figures (1.5, 2/3)."""
_PARTICLES = re.compile("[的之]")
_NUMERALS = re.compile("[一二三四五六七八九十]+(?=[级类等种型期])")
_ABOUT = re.compile("(?:对于?|关于)(?![外口照接公应方讲象等比流])")
_OFFENCE = re.compile("(?:的?(?:违法)?行为)?(?:进行)?的?(?:行政)?处罚$")
WITH = re.compile(r"\((?:(?:也|均|并)?(?:含|包括|包含)|即|又称|原)[^()]*\)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a matter in its forms.

    Attributes:
        printed: as the list has it, without the region's own name in front.
        light: ``light_key``.
        plain: it without what stands around it, its own words kept.
        key: ``name_key``.
        loose: ``loose_key``.
        order: the characters of ``loose`` in one order, so that the order of words is no matter.
    """

    printed: str
    light: str
    plain: str
    key: str
    loose: str
    order: str


@lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """Return a name in all its forms."""
    light = light_key(text)
    bare = _bare(text, light)
    shape = _act(bare, name_words())
    key = _flat(shape) or light
    loose = _loose(shape, name_words()) or key
    return Name(text, light, _flat(bare) or light, key, loose, "".join(sorted(loose)))


def light_key(text: str) -> str:
    """Return a name with width, brackets, book marks, quotes and blanks evened out."""
    bare = unicodedata.normalize("NFKC", text.translate(FOLDED)).translate(_MARKS)
    return unicodedata.normalize("NFKC", _GAPS.sub("", bare).strip(_END).casefold())


def name_key(text: str) -> str:
    """Return what of a name tells the matter: two names of one key are variants of one name."""
    light = light_key(text)
    return _flat(_act(_bare(text, light), name_words())) or light


def loose_key(text: str) -> str:
    """Return a name without every word that says little; equal ones are probably one matter."""
    return name_of(text).loose


def _bare(text: str, light: str) -> str:
    """Return a name without what stands around it, its brackets kept."""
    unnumbered = heads.without_number(text)
    bare = converter().convert(light if unnumbered == text else light_key(unnumbered))
    for _ in range(3):
        before = bare
        bare = heads.without_organ(heads.without_authority(bare))
        bare = heads.without_number(bare)
        if bare == before:
            break
    bare = _NUMERALS.sub(lambda found: str(chinese_number(found[0])), bare)
    return bare if len(bare) >= _FEWEST else ""


def _act(text: str, words: NameWords) -> str:
    """Write what is done in one way: 审批, 核准 and the like as 许可, none behind 登记."""
    text = text.replace("许可证书", "许可").replace("许可证", "许可")
    if text.endswith("处罚"):
        about = _ABOUT.match(text)
        text = _OFFENCE.sub("处罚", text[about.end() :] if about else text)
    return words.approval.sub("许可", words.deed.sub(r"\g<deed>", text))


def _flat(text: str) -> str:
    return _PARTICLES.sub("", _NOISE.sub("", text))


def _loose(shape: str, words: NameWords) -> str:
    """Drop and unify what a name can do without; nothing where too little is left."""
    text = WITH.sub("", shape)
    level = words.level.match(text)
    text = text[level.end() :] if level else text
    text = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    text = words.same.sub(lambda found: words.meant[found[0]], _flat(text))
    text = re.sub(r"^(?:核发|审批|许可|办理|申请)", "", text)
    text = words.soft.sub("", text)
    bare = re.sub(rf"(?:{words.tail})$", "", text)
    return bare if len(bare) > _FEWEST else text
