"""Values of cells in the form in which regions are compared: equal forms, equal values."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govlint.lists.matching.heads import without_number
from govlint.lists.values import blank, empty, plain
from govlint.lists.values.amounts import parse_fee, yes_no
from govlint.lists.values.clauses import Clause, clause_set, key_of, material_set, step_set
from govlint.lists.values.codes import basic_of, even
from govlint.lists.values.enums import audiences, channels, handling_of, level_of, type_of
from govlint.lists.values.enums import visits as visits_of
from govlint.lists.values.limits import parse_limit
from govlint.lists.values.norms import STATE
from govlint.structure.numerals import chinese_number

NOTE = "\x1f"
"""Parts the text of a cell from what the header says of it: a unit, or that it is another code."""
ITEM_CODE = "item_code"


@dataclass(frozen=True, slots=True)
class Form:
    """A value as it is compared.

    Attributes:
        key: what decides whether two values are equal.
        value: what the words mean, as the kind of the field needs it.
        printed: the first cell that had this form, as printed.
        empty: nothing stands there.
        known: False: the words could not be understood, so that nothing is said about them.
    """

    key: Hashable
    value: Any = field(compare=False, hash=False)
    printed: str = field(compare=False, hash=False)
    empty: bool = False
    known: bool = True


NOTHING = Form((), None, "", empty=True)
"""An empty cell."""
_MARKS = re.compile(r"[《》〈〉<>“”\"‘’'「」『』]")
_ORDINAL = re.compile("(?<=第)[一二三四五六七八九十百]+")
_SQUARE = str.maketrans("[]{}", "()()")
_NONE = re.compile(
    "(?:无|没有|暂无|不需要?|无需|无须|不涉及|未涉及|不适用|不含|否)(?:任何)?"
    "(?:特别|特殊)?(?:程序|环节|中介|服务|中介服务|法定中介服务|行政审批中介服务)?(?:事项)?[.。]?"
)


def text_key(text: str) -> str:
    """Return what texts are compared by.

    Letters and digits: widths, blanks, marks, 中华人民共和国 and the script of numbers make no
    difference.
    """
    even_numbers = _ORDINAL.sub(lambda found: str(chinese_number(found[0]) or found[0]), text)
    return key_of(even_numbers).replace(STATE, "") or plain(text)


def name_key(text: str) -> str:
    """Return the words of a name as differences are counted and shown."""
    kept = _MARKS.sub("", plain(text).replace("\n", "")).translate(_SQUARE)
    return kept.removeprefix(STATE).rstrip(".。,;:、")


def _text(text: str) -> Form:
    return Form(text_key(text), plain(text), text)


def _name(text: str) -> Form:
    """The number that a list gives its matters is no part of their names."""
    bare = without_number(plain(without_number(text.strip())))
    return Form(text_key(bare), name_key(bare), text)


def _code(text: str) -> Form:
    cell, _, note = text.partition(NOTE)
    code = basic_of(cell) or ("" if note == ITEM_CODE else even(cell))
    return Form(code, code, code if note else cell) if code and not blank(cell) else NOTHING


def _word(read: Callable[[str], str | None]) -> Callable[[str], Form]:
    def form(text: str) -> Form:
        found = read(text)
        return Form(found or text_key(text), found, text)

    return form


def _set(read: Callable[[str], frozenset[Any]]) -> Callable[[str], Form]:
    def form(text: str) -> Form:
        found = read(text)
        return Form(found or text_key(text), found, text, known=bool(found))

    return form


def _limit(text: str) -> Form:
    cell, _, unit = text.partition(NOTE)
    limit = parse_limit(cell, unit)
    if limit is None:
        return NOTHING
    printed = f"{cell}{unit}" if unit and unit not in cell and plain(cell)[-1:].isdigit() else cell
    if limit.sums:
        return Form(frozenset(limit.sums.items()), limit, printed)
    if limit.kind == "unknown":
        return Form(("unknown", text_key(cell)), limit, printed, known=False)
    return Form(limit.kind, limit, printed)


def _yes_no(text: str) -> Form:
    found = yes_no(text)
    return Form(text_key(text) if found is None else found, found, text, known=found is not None)


def _fee(text: str) -> Form:
    fee = parse_fee(text)
    if fee.kind == "none":
        return Form("none", fee, text)
    key: Hashable = frozenset((a.value, a.unit, a.per, a.label) for a in fee.amounts)
    return Form(key or ("words", text_key(text)), fee, text, known=fee.kind == "amount")


def _visits(text: str) -> Form:
    found = visits_of(text)
    return Form(text_key(text) if found is None else found, found, text, known=found is not None)


def _clauses(read: Callable[[str], Sequence[Clause]]) -> Callable[[str], Form]:
    def form(text: str) -> Form:
        return clauses_form(() if blank(text) else read(text), text)

    return form


def _extras(text: str) -> Form:
    """Return what few matters have: an empty cell, a dash, 不涉及 all say that there is none."""
    none = blank(text) or _NONE.fullmatch(plain(text))
    return clauses_form(() if none else clause_set(text), text.strip() or "无")


def clauses_form(clauses: Sequence[Clause], printed: str) -> Form:
    """Return the form of a set of clauses."""
    found = {clause.key.replace(STATE, ""): clause for clause in clauses}
    key = frozenset((key, clause.copies, clause.form) for key, clause in found.items())
    return Form(key, found, printed)


FORMS: Mapping[str, Callable[[str], Form]] = {
    "text": _text,
    "name": _name,
    "code": _code,
    "type": _word(type_of),
    "handling": _word(handling_of),
    "level": _set(level_of),
    "audience": _set(audiences),
    "limit": _limit,
    "promise": _limit,
    "yes_no": _yes_no,
    "fee": _fee,
    "visits": _visits,
    "channel": _set(channels),
    "term": _limit,
    "equal_levels": _set(level_of),
    "equal_visits": _visits,
    "clauses": _clauses(clause_set),
    "extras": _extras,
    "materials": _clauses(material_set),
    "steps": _clauses(step_set),
}
"""Kind of comparison to what makes a form of a cell; ``norms`` is in ``bases``."""
_LIMITS = frozenset(("limit", "promise", "term"))
_TELLING = _LIMITS | {"clauses", "materials", "steps", "fee", "yes_no", "visits", "equal_visits"}
"""Kinds in which 无 says something: that there are none."""


def form_of(kind: str, text: str) -> Form:
    """Return the form of a cell; ``NOTHING`` where it is empty."""
    cell = text.partition(NOTE)[0]
    if kind in _LIMITS:
        return _limit(text)
    if kind == "extras" or (kind == "fee" and cell.strip()):
        return FORMS[kind](text)
    if empty(cell) or (blank(cell) and kind not in _TELLING):
        return NOTHING
    return FORMS[kind](text)
