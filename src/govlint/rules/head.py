"""The keys of a rule's TOML head: which there are, of which type, with which values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from govlint.model.document import Capability
from govlint.model.elements import Layout, Stage
from govlint.model.finding import Severity, Strength
from govlint.model.items import Field, ListKind
from govlint.rules.errors import RuleFileError, nearest
from govlint.rules.rulefile import RuleText
from govlint.rules.vocabulary import OBJECTS, SUBJECTS

Checker = Callable[[Any], str | None]
"""Returns what is wrong with a value, or None."""

CODE = re.compile(r"[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
VERSION = re.compile(r"\d+\.\d+(\.\d+)?")


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and value.strip() else "要写成一段文字，不能为空"


def _flag(value: Any) -> str | None:
    return None if isinstance(value, bool) else "只能是 true 或 false"


def _day(value: Any) -> str | None:
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return None if is_day else "要写成日期，例如 2012-07-01，不加引号"


def _table(value: Any) -> str | None:
    return None if isinstance(value, dict) else "要写成一张表"


def _tables(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return None if good else "要写成 [[…]] 列出的几张表"


def _texts(value: Any) -> str | None:
    good = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    return None if good else '要写成几段文字的列表，例如 ["甲", "乙"]'


def _text_or_texts(value: Any) -> str | None:
    return _text(value) if isinstance(value, str) else _texts(value)


def _shape(pattern: re.Pattern[str], example: str) -> Checker:
    def check(value: Any) -> str | None:
        good = isinstance(value, str) and pattern.fullmatch(value)
        return None if good else f"要写成 {example} 这样"

    return check


def _one_of(words: list[str]) -> Checker:
    def check(value: Any) -> str | None:
        if value in words:
            return None
        hint = nearest(value, words) if isinstance(value, str) else ""
        return f"“{value}”不行{hint}，可用：{'、'.join(words)}"

    return check


def _all_of(words: list[str]) -> Checker:
    def check(value: Any) -> str | None:
        problem = _texts(value)
        unknown = [] if problem else [item for item in value if item not in words]
        if unknown:
            return f"不认识“{unknown[0]}”{nearest(unknown[0], words)}"
        return problem

    return check


NEEDS = [*(str(item) for item in Capability), *(f"facts.{name}" for name in OBJECTS["facts"])]
STRENGTHS = [str(item) for item in Strength]
SEVERITIES = [str(item) for item in Severity]
SCOPES = ["document", "row", "list", "regions"]
"""What a rule is asked of: a document, a matter of a list, a whole list, matters across regions."""
FIELDS = [str(item) for item in Field]

KEYS: Mapping[str, Checker] = {
    "code": _shape(CODE, "F725-3"),
    "name": _text,
    "slug": _shape(SLUG, "document-number-brackets"),
    "source": _text_or_texts,
    "strength": _one_of(STRENGTHS),
    "severity": _one_of(SEVERITIES),
    "severity_reason": _text,
    "valid_from": _day,
    "valid_to": _day,
    "needs": _all_of(NEEDS),
    "reads": _all_of(list(SUBJECTS)),
    "each": _all_of(list(SUBJECTS)),
    "scope": _one_of(SCOPES),
    "requires": _all_of(FIELDS),
    "list_check": _text,
    "lists": _all_of([str(item) for item in ListKind]),
    "kinds": _texts,
    "not_kinds": _texts,
    "layouts": _all_of([str(item) for item in Layout]),
    "stages": _all_of([str(item) for item in Stage]),
    "across": _flag,
    "masthead": _flag,
    "form": _flag,
    "enabled": _flag,
    "not_in_draft": _flag,
    "judges_absence": _flag,
    "applies": _text,
    "test": _text,
    "check": _text,
    "mark": _text,
    "fix": _table,
    "case": _tables,
    "parameters": _table,
    "aliases": _texts,
    "also": _texts,
    "since": _shape(VERSION, "0.1.0"),
}
REQUIRED = ("code", "name", "slug", "source", "since")

CASE_KEYS: Mapping[str, Checker] = {
    "name": _text,
    "when": _text,
    "strength": _one_of(STRENGTHS),
    "severity": _one_of(SEVERITIES),
    "severity_reason": _text,
    "message": _text,
}
FIX_KEYS: Mapping[str, Checker] = {
    "safe": _flag,
    "when": _text,
    "part": _text,
    "text": lambda value: None if isinstance(value, str) else "要写成一段文字",
    "edits": _tables,
}
EDIT_KEYS: Mapping[str, Checker] = {"part": FIX_KEYS["part"], "text": FIX_KEYS["text"]}


def check_head(rule: RuleText) -> None:
    """Check keys, types and values of a rule's head and of its cases and fix.

    Raises:
        RuleFileError: with the line of the key.
    """
    own = {"reads": _all_of(FIELDS)} if rule.head.get("scope", SCOPES[0]) != SCOPES[0] else {}
    _check_keys(rule, rule.head, {**KEYS, **own})
    for key in REQUIRED:
        if key not in rule.head:
            raise rule.fail(f"规则头缺少 {key}", line=1)
    for index, case in enumerate(rule.head.get("case", [])):
        _check_keys(rule, case, CASE_KEYS, "case", index)
    fix = rule.head.get("fix")
    if fix is not None:
        _check_keys(rule, fix, FIX_KEYS, "fix")
        for edit in fix.get("edits", []):
            _check_keys(rule, edit, EDIT_KEYS, "fix")


def _check_keys(
    rule: RuleText,
    table: dict[str, Any],
    known: Mapping[str, Checker],
    name: str | None = None,
    index: int = 0,
) -> None:
    for key, value in table.items():
        line = rule.line_of(key, name, index)
        where = f"[{name}] 的 {key}" if name else key
        if key not in known:
            raise RuleFileError(rule.file, line, f"不认识 {where}{nearest(key, known)}")
        problem = known[key](value)
        if problem:
            raise RuleFileError(rule.file, line, f"{where} {problem}")
    if "severity" in table and "severity_reason" not in table:
        line = rule.line_of("severity", name, index)
        raise RuleFileError(
            rule.file, line, "写了 severity 就要写 severity_reason：为什么不按条款的用语定"
        )
