"""Compile folders of rule files: the packaged one into the pack, an office's own into the cache."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from govlint import resources
from govlint.pack import walk
from govlint.rules.errors import RuleFileError
from govlint.rules.loader import OFFICE, PACKAGED, load_rule
from govlint.rules.rulefile import MAX_BYTES, decode

NOT_RULES = ("clauses", "data")
"""Folders of ``rules/`` that hold registers and tables."""


def build(folder: Traversable | None = None) -> list[dict[str, Any]]:
    """Compile the packaged rules for the section ``rules`` of the pack.

    Args:
        folder: the folder of families, by default ``rules/``.

    Returns:
        One dictionary of basic types per rule, in the order of the file names.

    Raises:
        RuleFileError: a file cannot be used; the first one found, with its line.
    """
    place = folder if folder is not None else resources.data("rules")
    rules = [
        load_rule(decode(entry.read_bytes(), name), name, name.split("/", 1)[0], PACKAGED)
        for name, entry in rule_files(place)
    ]
    check_unique(rules)
    return rules


def build_office(files: Iterable[tuple[str, Path]]) -> list[dict[str, Any]]:
    """Compile an office's own rule files, given as (name in errors, file).

    Raises:
        RuleFileError: a file cannot be used.
    """
    rules = [load_rule(_text(path, name), name, OFFICE, OFFICE) for name, path in files]
    check_unique(rules)
    return rules


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as stream:
            return decode(stream.read(MAX_BYTES + 1), name)
    except OSError as error:
        raise RuleFileError(name, None, f"读不了规则文件：{error.strerror or error}") from error


def rule_files(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Yield (relative name, file) of the rule files in the families of a folder."""
    for name, entry in walk(folder):
        family, inside, _ = name.partition("/")
        if inside and family not in NOT_RULES and name.endswith(".md"):
            yield name, entry


def check_unique(rules: list[dict[str, Any]]) -> None:
    """Refuse a code, slug or alias that two rules claim.

    Raises:
        RuleFileError: naming both files.
    """
    seen: dict[str, str] = {}
    for rule in rules:
        for name in dict.fromkeys((rule["code"], rule["slug"], *rule["aliases"])):
            if name in seen:
                problem = f"“{name}”已在 {seen[name]} 里用过"
                raise RuleFileError(rule["file"], 1, problem)
            seen[name] = rule["file"]
