"""Limits of time: 20个工作日, 6日内, 受理5日；审查15日, 即办.

Units are never turned into each other: twenty working days and a month are not comparable here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from govlint.lists.values import blank, empty, plain
from govlint.structure.numerals import chinese_number

Kind = Literal["plain", "stages", "immediate", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One amount of time and what it is for (受理, 审查; ``""`` without a name)."""

    name: str
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as understood.

    Attributes:
        kind: plain = one amount; stages = the sum of several; immediate = done on the spot; none =
            the cell says that there is no limit; unknown = words that give no one limit
            (alternatives by case, ranges, prose).
        stages: the amounts in reading order, also those of alternatives.
        total: their sum, None where they have different units or are no sum.
        unit: 工作日, 日, 周, 月, 年, 小时 or 分钟; ``""`` where it is not known or not one.
        text: the cell, normalised.
    """

    kind: Kind
    stages: tuple[Stage, ...] = ()
    total: Decimal | None = None
    unit: str = ""
    text: str = ""

    @property
    def sums(self) -> dict[str, Decimal]:
        """Return the amount by unit of a plain limit or a sum of stages."""
        if self.kind not in ("plain", "stages"):
            return {}
        found: dict[str, Decimal] = {}
        for stage in self.stages:
            found[stage.unit] = found.get(stage.unit, Decimal(0)) + stage.amount
        return found


_UNITS = (
    ("工作日", r"个?(?:法定|人)?工作(?:日|天)"),
    ("日", r"个?(?:自然|日历)?(?:日|天)"),
    ("周", r"个?(?:周(?!年)|星期|礼拜)"),
    ("月", r"个?(?:自然)?月"),
    ("年", r"个?(?:周|自然)?年"),
    ("小时", r"个?(?:小时|钟头)"),
    ("分钟", r"分钟?"),
)
_UNIT = "|".join(f"(?P<u{place}>{pattern})" for place, (_, pattern) in enumerate(_UNITS))
_NUMERAL = r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]+|半"
_AMOUNT = re.compile(
    rf"(?P<number>{_NUMERAL})(?P<half>个?半(?=个?(?:月|工作|天|日|年|小时)))?[\[(]?(?:{_UNIT})[\])]?"
)
_BARE = re.compile(r"(?:\d+(?:\.\d+)?)(?:以?内)?")
_IMMEDIATE = re.compile(
    "即时|当场|即办|即来即办|立即|立等|随到随办|现场办结|现场办理|即到即办|即收即办|马上办|即日|当日|当天|即审即办"
    "|即受即办|当面办|秒批|秒办|即申即"
)
_NO_LIMIT = re.compile(
    "^(?:不限(?:时|期|时限)?|无(?:办结|办理|法定|承诺|明确|具体|固定)*(?:时限|期限|时间|限制)?(?:要求|规定|限制)?|长期|常年|全年"
    "|(?:法律|法规|规章|、|和|均|暂|尚|法定)*(?:未|没有|无)(?:作|做|作出)?(?:明确|具体)?(?:规定|明确|要求|设定)(?:时限|期限|办结时限)?)$"
)
_ASIDE = re.compile("除外|不计|不含|不包括|不包含|不算|扣除|另行|另计|不列入|不纳入|不在此限")
_EXTENSION = re.compile("(?:可|可以|经[^,;。\n]*?)?(?:适当)?(?:延长|延期|顺延|延至)[^,;。\n]*")
_WITHIN = re.compile("其中[^。\n]*")
_TOTAL = re.compile("(?:总共|共计|合计|总计|共|总(?:办理)?(?:时限|时间|期限)?(?:为)?)[:为]?$")
_RANGE = re.compile(rf"(?:{_NUMERAL})(?:个?[工作日天月周年]*)(?:[-~至到])(?:{_NUMERAL})个?")
_DATE = re.compile(r"\d+月\d+[日号]|每(?:年|月|季|周|日|半年|学期)|(?:19|20)\d\d年|月底|年底")
_SUM = re.compile(rf"({_NUMERAL})\+(?={_NUMERAL}(?:{re.sub(r'[?]P<u[0-9]>', '?:', _UNIT)}))")
_BRACKETED = re.compile(r"[\[(][^()\[\]]*[\])]")
_UNIT_ONLY = re.compile(rf"^[\[(](?:{re.sub(r'[?]P<u[0-9]>', '?:', _UNIT)})[\])]$")
_CLAUSE = re.compile("[,;。\n、]|(?<=[日天月年时])(?:和|及|加)|\\+")
_STAGE_WORD = re.compile(
    "受理|收件|接件|登记|初审|预审|初核|审查|审核|审议|复审|复核|审批|核准|批准|决定|办结|办理|送达|颁证|发证|制证|制发|颁发|领取"
    "|公示|公告|现场|勘验|勘察|踏勘|核查|检查|检验|检测|检疫|鉴定|听证|评审|论证|会签|签发|签批|上报|转报|报送|报批|移送|核发|审定|核定"
    "|签署|验收|办证|补正|告知|立案|调查|批复|出件|出证|出具|转交|报省|报市"
)
_ALTERNATIVE = re.compile(
    "报告书|报告表|登记表|的[,:]?$|类$|单独|首次|延续|变更|换证|补证|补办|新办|新建|改建|一般|简易|普通|特殊|复杂|重大|法定|承诺|情况|情形|企业|个人"
)


def unit_of(text: str) -> str:
    """Return the unit that words or a header name (承诺时限（工作日）), ``""`` without one."""
    words = plain(text)
    for unit, pattern in (
        ("工作日", r"工作(?:日|天)"),
        ("小时", "小时"),
        ("分钟", "分钟"),
        ("日", r"自然日|日历日|[(\[:/](?:日|天)[)\]]?$|^(?:日|天)$|单位:?(?:日|天)|天数"),
        ("月", r"[(\[/]个?月[)\]]?$|^个?月$|单位:?个?月"),
        ("周", r"[(\[/]周[)\]]?$|^周$"),
        ("年", r"[(\[/]年[)\]]?$|^年$"),
    ):
        if re.search(pattern, words):
            return unit
    return ""


@lru_cache(maxsize=65536)
def parse_limit(text: str, unit: str = "") -> Limit | None:
    """Parse a limit.

    Args:
        text: the cell as printed.
        unit: the unit of a bare number, where the header or another column names one.

    Returns:
        None for an empty cell.
    """
    words = plain(text).strip("。.;,、\n")
    if not words or (empty(text) and not any(char in "-/—" for char in words)):
        return None
    if blank(text) or _NO_LIMIT.match(_BRACKETED.sub("", words).strip(":")):
        return Limit("none", text=words)
    if _BARE.fullmatch(words):
        amount = Decimal(re.sub("[以内]", "", words))
        return Limit("plain", (Stage("", amount, unit),), amount, unit, words)
    return _parsed(words)


def _parsed(words: str) -> Limit:
    if _DATE.search(words):
        return Limit("unknown", text=words)
    outside = _without_brackets(words)
    for form in (outside, words):
        kept = _without_asides(form)
        if _RANGE.search(kept):
            return Limit("unknown", text=words)
        stages = tuple(_stages(kept))
        if stages:
            return _judged(stages, kept, words)
        if _IMMEDIATE.search(form):
            return Limit("immediate", text=words)
    return Limit("unknown", text=words)


def _without_brackets(words: str) -> str:
    """Drop what stands in brackets, units in brackets aside: 20(工作日)."""
    return _BRACKETED.sub(lambda found: found[0][1:-1] if _UNIT_ONLY.match(found[0]) else "", words)


def _without_asides(words: str) -> str:
    """Drop time that is not counted, that comes on top by approval, and parts of a total."""
    words = _EXTENSION.sub("", _WITHIN.sub("", words))
    parts = re.split("(?<=[;。\n,])", words)
    return "".join(part for part in parts if not _ASIDE.search(part))


def _stages(words: str) -> Iterator[Stage]:
    """Yield the amounts of time with the words that they belong to."""
    spelled = _SUM.sub(lambda found: f"{found[1]}{_next_unit(words, found.end())}+", words)
    for clause in _CLAUSE.split(spelled):
        end = 0
        found = list(_AMOUNT.finditer(clause))
        for place, amount in enumerate(found):
            name = clause[end : amount.start()].strip(":-()[]")
            end = amount.end()
            if place == len(found) - 1 and not _STAGE_WORD.search(name):
                name = f"{name}{re.sub('^以?内', '', clause[end:])}"
            yield Stage(name, _value(amount), _unit(amount))


def _next_unit(words: str, place: int) -> str:
    following = _AMOUNT.match(words, place)
    return _unit(following) if following else ""


def _value(found: re.Match[str]) -> Decimal:
    number = found["number"]
    if number == "半":
        return Decimal("0.5")
    value = Decimal(number) if number[0].isdigit() else Decimal(chinese_number(number) or 0)
    return value + Decimal("0.5") if found["half"] else value


def _unit(found: re.Match[str]) -> str:
    return next(unit for place, (unit, _) in enumerate(_UNITS) if found[f"u{place}"])


def _judged(stages: tuple[Stage, ...], kept: str, words: str) -> Limit:
    """Tell one amount, a sum of stages, and alternatives by case from each other."""
    totals = [stage for stage in stages if _TOTAL.search(stage.name)]
    if len(totals) == 1:
        stages = (Stage("", totals[0].amount, totals[0].unit),)
    if len(stages) == 1:
        stage = stages[0]
        if _IMMEDIATE.search(kept) and ("即办件" not in kept or ";" in kept):
            return Limit("unknown", stages, text=words)
        return Limit("plain", stages, stage.amount, stage.unit, words)
    if not _is_sum(stages, kept):
        return Limit("unknown", stages, text=words)
    units = {stage.unit for stage in stages}
    if len(units) > 1:
        return Limit("stages", stages, None, "", words)
    total = sum((stage.amount for stage in stages), Decimal(0))
    return Limit("stages", stages, total, stages[0].unit, words)


def _is_sum(stages: tuple[Stage, ...], kept: str) -> bool:
    if "+" in kept or "加" in kept:
        return True
    names = [stage.name for stage in stages]
    if not any(names):  # 1个月15天
        return len({stage.unit for stage in stages}) == len(stages) and not re.search(
            "[,;、]", kept
        )
    if len(set(names)) < len(names) or any(_ALTERNATIVE.search(name) for name in names):
        return False
    return all(_STAGE_WORD.search(name) and len(name) <= 14 for name in names)


def same_limit(first: str | Limit | None, second: str | Limit | None) -> bool:
    """Tell whether two limits say the same, however they are spelled."""
    a, b = _limit(first), _limit(second)
    if a is None or b is None:
        return a is b
    if a.sums and b.sums:
        return a.sums == b.sums
    if a.kind != b.kind:
        return False
    if a.kind == "unknown":
        return a.text == b.text or bool(a.stages and _even(a) == _even(b))
    return True


def _even(limit: Limit) -> list[tuple[str, Decimal, str]]:
    return [(stage.name.strip("时限:内"), stage.amount, stage.unit) for stage in limit.stages]


def longer(first: str | Limit | None, second: str | Limit | None) -> bool | None:
    """Tell whether the first limit is longer; None where the two are not comparable."""
    a, b = _limit(first), _limit(second)
    if a is None or b is None or {a.kind, b.kind} & {"none", "unknown"}:
        return None
    if a.kind == "immediate":
        return False
    if b.kind == "immediate":
        return None if _short(a) else True
    return _more(a.sums, b.sums)


def _more(first: dict[str, Decimal], second: dict[str, Decimal]) -> bool | None:
    if first.keys() != second.keys():
        return None
    larger = {unit for unit, amount in first.items() if amount > second[unit]}
    smaller = {unit for unit, amount in first.items() if amount < second[unit]}
    if larger and smaller:
        return None
    return bool(larger)


def within_a_day(limit: Limit) -> bool | None:
    """Tell whether a limit is at most one day (即办件); None where it cannot be told."""
    if limit.kind == "immediate":
        return True
    if limit.kind not in ("plain", "stages") or "" in limit.sums:
        return None
    return _short(limit)


def _short(limit: Limit) -> bool:
    most = {"工作日": 1, "日": 1, "小时": 24, "分钟": 1440}
    return all(amount <= most.get(unit, 0) for unit, amount in limit.sums.items())


def _limit(value: str | Limit | None) -> Limit | None:
    return parse_limit(value) if isinstance(value, str) else value


@lru_cache(maxsize=65536)
def spelling_of(text: str, unit: str = "") -> tuple[str, str] | None:
    """Return unit and form of one amount of time: 20个工作日 and 5个工作日 have one form.

    Args:
        text: the cell as printed.
        unit: as in ``parse_limit``.

    Returns:
        None where the cell holds no limit, several, or a sentence.
    """
    limit = parse_limit(text, unit)
    if limit is None or limit.kind != "plain" or not limit.unit:
        return None
    words = _without_brackets(limit.text)
    if re.search("[,;。\n、]", words):
        return None
    found = _AMOUNT.search(words)
    if found is None:
        return limit.unit, re.sub(r"\d+(?:\.\d+)?", "N", words)
    number = "N" if found["number"][0].isdigit() or found["number"] == "半" else "十"
    return limit.unit, words[: found.start("number")] + number + words[found.end("number") :]


def is_garbled(text: str, unit: str = "") -> bool:
    """Tell whether a cell reads like a slip, or like no limit at all: 60个人工作日, 20个工做日."""
    limit = parse_limit(text, unit)
    if limit is None:
        return False
    if re.search("个人工作[日天]", limit.text):
        return True
    return (
        limit.kind == "unknown"
        and not limit.stages
        and not _DATE.search(limit.text)
        and not _AMOUNT.search(limit.text)
    )
