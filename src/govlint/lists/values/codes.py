"""Codes of matters: 实施编码, 基本编码, 统一社会信用代码, and the schemes that they follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from govlint.lists.values import blank, plain
from govlint.structure import tables

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ITEM_LENGTH = 31
HANDLING_LENGTH = 33
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""First digits of regions of 北京, 天津, 上海, 重庆."""

_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ITEM = re.compile(r"(?P<body>[0-9A-HJ-NPQRTUWXY]{18})(?P<level>[1-6])(?P<basic>[0-9]{12})")
_CREDIT = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_BASIC = re.compile(r"[0-9]{12}")
_GUIZHOU = re.compile(r"[A-Z]{2}[0-9A-Z]{8}")
_SICHUAN = re.compile(r"[0-9A-Z]+(?:-[0-9]{6,})*-[0-9]{12}-[0-9]{3}-[0-9A-Z]{9,18}-[0-9]-[0-9]{2}")
_CONFUSED = str.maketrans("OIＯＩ", "01０１")


@dataclass(frozen=True, slots=True)
class ItemCode:
    """The parts of an 实施编码 of 31 characters.

    Attributes:
        body: 统一社会信用代码 of the organ.
        level: 行使层级, 1 国 … 6 村.
        basic: 基本编码.
    """

    body: str
    level: int
    basic: str

    @property
    def region(self) -> str:
        """Return the region code of six digits within the code of the organ."""
        return self.body[2:8]

    @property
    def type_digits(self) -> str:
        """Return the two digits of the type."""
        return self.basic[2:4]


def even(code: str) -> str:
    """Return a code without blanks, half-width and in capitals: for comparing, not for judging."""
    return plain(code).replace("\n", "").strip("'`’‘").upper()


def credit_code_expected(code: str) -> str:
    """Return the check character that the first 17 characters of a credit code ask for.

    Raises:
        ValueError: a character is none of the alphabet.
    """
    total = sum(CREDIT_ALPHABET.index(char) * pow(3, i, 31) for i, char in enumerate(code[:17]))
    return CREDIT_ALPHABET[(31 - total % 31) % 31]


def credit_code_ok(code: str) -> bool:
    """Tell whether a 统一社会信用代码 has the right form and check character."""
    return _CREDIT.fullmatch(code) is not None and credit_code_expected(code) == code[17]


def organisation_code_expected(code: str) -> str:
    """Return the check character that the first eight characters of an 组织机构代码 ask for.

    Raises:
        ValueError: a character is neither digit nor letter.
    """
    pairs = zip(code[:8], _ORGANISATION_WEIGHTS, strict=True)
    rest = 11 - sum(_ALPHANUMERIC.index(char) * weight for char, weight in pairs) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def organisation_code_ok(code: str) -> bool:
    """Tell whether an 组织机构代码 of nine characters has the right check character."""
    if re.fullmatch("[0-9A-Z]{8}[0-9X]", code) is None:
        return False
    return organisation_code_expected(code) == code[8]


def is_credit_code(code: str) -> bool:
    """Tell whether a code is shaped like a 统一社会信用代码 (its check character aside)."""
    return _CREDIT.fullmatch(code) is not None


@lru_cache(maxsize=131072)
def split_item_code(code: str) -> ItemCode | None:
    """Split an 实施编码 of 31 characters, None where it is not built like one."""
    found = _ITEM.fullmatch(code.strip())
    return ItemCode(found["body"], int(found["level"]), found["basic"]) if found else None


def is_basic(code: str) -> bool:
    """Tell whether a code is a national 基本编码: twelve digits."""
    return _BASIC.fullmatch(even(code)) is not None


def basic_of(code: str) -> str:
    """Return the 基本编码 of a code.

    The tail of a code of 31 characters, the middle of one of a 业务办理项 (33), a 基本编码 itself
    (twelve digits, or ten characters in Guizhou); ``""`` for any other.
    """
    kept = even(code)
    if len(kept) in (ITEM_LENGTH, HANDLING_LENGTH) and _BASIC.fullmatch(kept[19:31]):
        return kept[19:31]
    return kept if _BASIC.fullmatch(kept) or _GUIZHOU.fullmatch(kept) else ""


def scheme_of_codes(codes: Collection[str]) -> str:
    """Tell the scheme of the codes of a list: gb39554, db52, sichuan or local.

    A list follows a scheme where at least half of its codes that are not blank are built that way.

    Args:
        codes: 实施编码 or 基本编码, best each once.
    """
    kept = [even(code) for code in codes if not blank(code)]
    if not kept:
        return "local"
    votes = {"gb39554": 0, "db52": 0, "sichuan": 0}
    for code in kept:
        if len(code) in (ITEM_LENGTH, HANDLING_LENGTH) or _BASIC.fullmatch(code):
            votes["gb39554"] += 1
        elif _GUIZHOU.fullmatch(code):
            votes["db52"] += 1
        elif _SICHUAN.fullmatch(code):
            votes["sichuan"] += 1
    best = max(votes, key=lambda scheme: votes[scheme])
    return best if votes[best] * 2 >= len(kept) else "local"


def as_coded(levels: frozenset[int], region: str) -> frozenset[int]:
    """Return the digits that levels may have in codes; the four municipalities skip one.

    Args:
        levels: levels that are stated.
        region: the first two digits of the region.
    """
    if region in MUNICIPALITIES:
        return levels | {level - 1 for level in levels if level in (3, 4)}
    return levels


def structure_problem(code: str) -> str:
    """Say in Chinese why a code is no 实施编码 of 31 characters, ``""`` where it is one."""
    if split_item_code(code):
        return ""
    if re.fullmatch(r"[\d.]+[eE]\+?\d+", code.strip()):
        return "被表格软件改成了科学记数，原来的数字已经丢失，请从来源重新导入，并把这一列设为文本"
    for problem in (_foreign, _wrong_length, _misplaced):
        found = problem(code.strip())
        if found:
            return found
    return "不是“18位统一社会信用代码+1位行使层级+12位基本编码”"


def _foreign(code: str) -> str:
    """Name characters that no code may hold."""
    if any(char.isspace() or char in "\u200b\ufeff" for char in code):
        return "中间有空格或换行，请删去"
    if any("\uff01" <= char <= "\uff5e" for char in code):
        return "有全角字符，请改为半角"
    if any("a" <= char <= "z" for char in code):
        return "有小写字母，请改为大写"
    confused = code.translate(_CONFUSED)
    if confused != code and split_item_code(confused):
        return "把字母O或I当成了数字0或1，请改正"
    others = sorted({char for char in code if char not in CREDIT_ALPHABET})
    if others:
        return f"有不该出现的字符“{''.join(others)}”（代码不用I、O、S、V、Z和符号）"
    return ""


def _wrong_length(code: str) -> str:
    if len(code) == ITEM_LENGTH:
        return ""
    shape = {
        18: "，只有统一社会信用代码",
        12: "，只有基本编码",
        HANDLING_LENGTH: "，像是业务办理项编码",
    }
    return f"有{len(code)}位，应为{ITEM_LENGTH}位{shape.get(len(code), '')}"


def _misplaced(code: str) -> str:
    if code[18] not in "123456":
        return f"第19位（行使层级）是“{code[18]}”，应为1至6"
    letters = [place for place in range(19, ITEM_LENGTH) if not code[place].isdigit()]
    return (
        f"第{letters[0] + 1}位是“{code[letters[0]]}”，后12位基本编码应全是数字" if letters else ""
    )


@cache
def type_codes(scheme: str = "gb39554") -> Mapping[str, str]:
    """Return the codes of types of a scheme and the types they stand for."""
    rows = tables.rows("list_type_codes")
    return MappingProxyType({row[1]: row[2] for row in rows if row[0] == scheme})


def local_type_codes() -> frozenset[str]:
    """Return the two digits that some regions use beside those of the national scheme."""
    return frozenset(type_codes("extension"))
