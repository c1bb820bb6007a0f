"""Every clause of a text: which rule checks it, or why none does.

``rules/clauses/*.toml`` registers the clauses::

    document = "GB/T 9704-2012"

    [[clause]]
    number = "7.2.5"
    requirement = "发文字号由机关代字、年份、顺序号组成"     # in our own words
    # and, where no rule checks it, one of
    needs_person = "why a person has to look"
    not_visible = "why no file can show it"
    see = "which other clauses hold what this one points at"
    planned = "what the rule that comes will look at"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any

from govlint import resources
from govlint.model.document import Capability
from govlint.rules.errors import RuleFileError, nearest
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule
from govlint.rules.toml_lines import error_place, find_line

FOLDER = "clauses"
REASONS = ("needs_person", "not_visible", "see", "planned")
KEYS = ("number", "requirement", *REASONS)
SEEN_IN: Mapping[Capability, tuple[str, ...]] = {
    Capability.TEXT: ("text", "docx", "pdf"),
    Capability.LAYOUT: ("docx", "pdf"),
    Capability.GLYPHS: ("pdf",),
}
"""Types of files that show what a rule needs."""


class Status(StrEnum):
    """How a clause stands: checked, left to a person, not visible, a pointer, planned, open."""

    CHECKED = "checked"
    NEEDS_PERSON = "needs_person"
    NOT_VISIBLE = "not_visible"
    SEE = "see"
    PLANNED = "planned"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A row of the coverage table; ``reason`` says why no rule checks the clause.

    ``formats`` are the types of files (text, docx, pdf) in which each of the rules can be judged.
    """

    document: str
    number: str
    requirement: str
    status: Status
    rules: tuple[str, ...]
    reason: str
    formats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def table(rules: RuleSet, folder: Traversable | None = None) -> list[ClauseRow]:
    """Return the clauses of every register, each with the rules that cite it.

    Args:
        rules: the rules of the run.
        folder: folder of the registers, by default ``rules/clauses``.

    Raises:
        RuleFileError: a register cannot be used.
    """
    place = folder if folder is not None else resources.data("rules") / FOLDER
    citing = _citing(rules)
    return [
        _row(document, clause, citing.get((document, clause["number"]), ()))
        for document, clauses in _registers(place)
        for clause in clauses
    ]


def unregistered(rules: RuleSet, rows: list[ClauseRow]) -> list[tuple[str, str, str]]:
    """Return (code, document, number) of cited clauses that a register of the document lacks."""
    known = {(row.document, row.number) for row in rows}
    documents = {row.document for row in rows}
    return [
        (rule.code, clause.document, clause.number)
        for rule in rules
        for clause in rule.clauses()
        if clause.document in documents and (clause.document, clause.number) not in known
    ]


def _citing(rules: RuleSet) -> dict[tuple[str, str], list[Rule]]:
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        for clause in rule.clauses():
            found.setdefault((clause.document, clause.number), []).append(rule)
    return found


def _row(document: str, clause: dict[str, str], citing: Sequence[Rule]) -> ClauseRow:
    status, reason = Status.OPEN, ""
    for kind in REASONS:
        if kind in clause:
            status, reason = Status(kind), clause[kind]
    if citing:
        status = Status.CHECKED
    return ClauseRow(
        document,
        clause["number"],
        clause["requirement"],
        status,
        tuple(rule.code for rule in citing),
        reason,
        {rule.code: seen_in(rule) for rule in citing},
    )


def seen_in(rule: Rule) -> tuple[str, ...]:
    """Return the types of files that show all that a rule needs."""
    every = SEEN_IN[Capability.TEXT]
    shown = [set(SEEN_IN.get(need, every)) for need in rule.needs]
    return tuple(form for form in every if all(form in one for one in shown))


def _registers(folder: Traversable) -> Iterator[tuple[str, list[dict[str, str]]]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            name = f"{FOLDER}/{entry.name}"
            yield parse_register(entry.read_text(encoding="utf-8"), name)


def parse_register(text: str, name: str) -> tuple[str, list[dict[str, str]]]:
    """Parse a register of clauses.

    Returns:
        The document and its clauses.

    Raises:
        RuleFileError: no TOML, an unknown key, a clause without number or requirement, one that
            is there twice, or one with two reasons.
    """
    lines = text.splitlines()
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, line, column = error_place(str(error), len(lines))
        raise RuleFileError(name, line, f"不是正确的 TOML：{problem}", column=column) from error
    document = data.get("document")
    if not isinstance(document, str) or not document:
        raise RuleFileError(name, 1, "要写 document：这是哪份文件的条款")
    clauses = data.get("clause", [])
    seen: set[str] = set()
    for index, clause in enumerate(clauses):
        problem, key = _problem(clause, seen)
        if problem:
            line = find_line(lines, key, "clause", index)
            raise RuleFileError(name, line, f"第 {index + 1} 个 [[clause]]：{problem}")
        seen.add(clause["number"])
    return document, clauses


def _problem(clause: Any, seen: set[str]) -> tuple[str, str]:
    """Return what is wrong with a clause and the key it is wrong at."""
    for key, value in clause.items():
        if key not in KEYS:
            return f"不认识“{key}”{nearest(key, KEYS)}", key
        if not isinstance(value, str) or not value:
            return f"{key} 要写成一段文字", key
    for key in ("number", "requirement"):
        if key not in clause:
            return f"缺少 {key}", "number"
    reasons = [key for key in REASONS if key in clause]
    if len(reasons) > 1:
        return f"{'、'.join(REASONS)} 只能写一个", reasons[1]
    return (f"{clause['number']} 登记了两次", "number") if clause["number"] in seen else ("", "")
