"""Clauses of a text field (conditions, materials, steps), in a form for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure.numerals import chinese_number
from govlint.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition, material or step.

    Attributes:
        key: what it is compared by: without numbering, marks, blanks and the copies asked for.
        printed: as printed, without its number.
        copies: how many copies, None where it does not say.
        form: 原件, 复印件, 电子版 … as asked for, in order, ``""`` where it does not say.
    """

    key: str
    printed: str
    copies: int | None = None
    form: str = ""


_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
_ENUMERATOR = (
    rf"(?:[（(]{_NUMBER}[）)][.．、]?|{_NUMBER}[）)]|{_NUMBER}[、．]|\d{{1,3}}\.(?!\d)|第{_NUMBER}[，、:：]"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉Ⅰ-Ⅻ][.．、]?|[•·●◆■★▪]|[-—–]{1,2}(?=\D))"
)
_BREAK = re.compile(
    rf"[；;\n。]+|(?<=[；;\n。：:])(?={_ENUMERATOR})|(?<=[；;。）)：:])(?={_ENUMERATOR})"
)
_INNER = re.compile(
    rf"(?<=[^\d\s.．（(])(?=[（(]{_NUMBER}[）)]|[①-⑳]|(?<!\d)\d{{1,2}}[、．](?!\d))"
)
_FRONT = re.compile(rf"^(?:[\s，,、:：;；]*{_ENUMERATOR})*[\s，,、:：;；]*")
_NOTHING = frozenset(
    {"", "无", "无要求", "没有", "暂无", "不需要", "无需", "/", "-", "--", "—", "——", "无条件"}
)
_LEAD = re.compile(
    r"^(?:如未标记数量默认为一份|(?:申请人?)?(?:应当|应|须|需要?)?(?:同时)?(?:具备|符合|提交|提供|满足)(?:以下|下列)"
    r"(?:条件|材料|要求|资料)|(?:申请|受理|申报)?(?:条件|材料|所需材料)(?:如下|包括)?|(?:办理)?流程(?:如下)?)[:：]?$"
)
_COPIES = re.compile(
    r"[，,、]?(?:各|一式|共|每[项类])?(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})[份套张]"
)
_FORMS = (
    "原件[及和与]复印件|复印件加盖公章|复印件|扫描件|电子版|电子件|电子文件|纸质版|纸质件|纸质|原件"
)
_FORM = re.compile(rf"(?:{_FORMS})(?:[、及和/](?:{_FORMS}))*")
_BRACKETS = re.compile(r"[（(]([^（()）]*)[）)]")
_DROPPED = re.compile(
    r"[\s《》〈〉<>“”\"‘’'，,、。；;：:·!！?？（）()\[\]【】〔〕「」『』\\|_…*]+"
    r"|(?<!\d)[-.．/~～—–→]+|[-.．/~～—–→]+(?!\d)"
)
_CHINESE_NUMBER = re.compile(
    r"[一二两三四五六七八九十百千]+(?=(?:个)?(?:工作)?[日天年月周岁份张套次人名户亩米元万千吨公小个])"
)
_UNIT_WORDS = ((re.compile(r"个(?=工作日|月|自然日|小时)"), ""), (re.compile(r"(?<=\d)天"), "日"))


_COMMA = re.compile(r"[、，,]")
_LISTED = re.compile(r"[^、，,（()）\s]{2,16}(?:[、，,][^、，,（()）\s]{2,16})+")
_ARROW = re.compile(r"(?:[-—–=]*[→➔➜⇒▶»>＞]+|[—–-]{1,2}(?!\d)(?<!\d.)(?<!\d..))")


@lru_cache(maxsize=50_000)
def clause_set(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a field, each once, in order; none where it says 无."""
    found: dict[str, Clause] = {}
    for piece in _pieces(text):
        clause = _clause(piece)
        if clause is not None:
            found.setdefault(clause.key, clause)
    return tuple(found.values())


@lru_cache(maxsize=50_000)
def material_set(text: str) -> tuple[Clause, ...]:
    """Return the materials of a field; where nothing else parts them, 、 and ，do."""
    found = clause_set(text)
    if len(found) != 1 or not _LISTED.fullmatch(found[0].printed):
        return found
    return clause_set(_COMMA.sub("；", found[0].printed))


@lru_cache(maxsize=50_000)
def step_set(text: str) -> tuple[Clause, ...]:
    """Return the steps of a flow, which arrows, dashes and 、 part too."""
    found = clause_set(_ARROW.sub("；", text))
    if len(found) != 1:
        return found
    return clause_set(_COMMA.sub("；", found[0].printed))


def clause_keys(text: str) -> frozenset[str]:
    """Return what the clauses of a field are compared by."""
    return frozenset(clause.key for clause in clause_set(text))


def _pieces(text: str) -> list[str]:
    """Take a field apart at line breaks, semicolons, full stops and numbering."""
    pieces: list[str] = []
    for piece in _BREAK.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        parts = _INNER.split(piece) if _counts_up(piece) else [piece]
        pieces += parts
    return pieces


def _counts_up(piece: str) -> bool:
    """Tell whether numbering runs on within a piece (1、…2、…), not a single (1) in it."""
    return len(_INNER.findall(piece)) + bool(_FRONT.match(piece) and _starts(piece)) >= 2


def _starts(piece: str) -> bool:
    found = _FRONT.match(piece)
    return bool(found and found[0].strip())


def _clause(piece: str) -> Clause | None:
    printed = _FRONT.sub("", piece).strip().rstrip("，,、:：")
    plain = normalise(printed).text
    if _DROPPED.sub("", plain) in _NOTHING or plain in _NOTHING or _LEAD.match(plain):
        return None
    copies, form, rest = _attributes(plain)
    key = key_of(rest) or key_of(plain)
    return Clause(key, printed, copies, form) if key else None


def _attributes(plain: str) -> tuple[int | None, str, str]:
    """Take copies and form off a material: their number and the rest."""
    copies, form = None, ""

    def bracket(found: re.Match[str]) -> str:
        nonlocal copies, form
        inner, number, kind = _stripped(found[1])
        copies, form = (number if number is not None else copies), (kind or form)
        return f"({inner})" if inner.strip("，,、；;和及 ") else ""

    rest = _BRACKETS.sub(bracket, plain)
    rest, number, kind = _stripped(rest, at_end=True)
    return (number if number is not None else copies), (kind or form), rest


def _stripped(text: str, *, at_end: bool = False) -> tuple[str, int | None, str]:
    copies, form = None, ""
    while True:
        number = [m for m in _COPIES.finditer(text) if not at_end or m.end() == len(text)]
        kind = [m for m in _FORM.finditer(text) if not at_end or m.end() == len(text)]
        found = next(iter([*number, *kind]), None)
        if found is None or (at_end and found.end() - found.start() == len(text)):
            return text, copies, form
        if found.re is _COPIES:
            copies = _value(found["count"])
        else:
            form = found[0] + form
        text = (text[: found.start()] + text[found.end() :]).rstrip("，,、")


def _value(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else chinese_number(text)


def key_of(text: str) -> str:
    """Return the form in which the words of a clause are compared."""
    plain = normalise(text).text.lower()
    plain = _CHINESE_NUMBER.sub(lambda found: str(_value(found[0]) or found[0]), plain)
    for pattern, word in _UNIT_WORDS:
        plain = pattern.sub(word, plain)
    return _DROPPED.sub("", plain)
