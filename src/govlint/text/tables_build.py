"""Compile the tables of ``rules/data`` into the ``tables`` section of the pack."""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from typing import Any

from govlint import resources

FOLDER = "data"


class TableError(ValueError):
    """A table cannot be used; the message begins with the file and, where known, the line."""


def build(folder: Traversable | None = None) -> dict[str, Any]:
    """Parse every ``*.tsv`` and ``*.toml`` of a folder of tables.

    Args:
        folder: the folder, by default ``rules/data``; a folder that is missing has no tables.

    Returns:
        For a TSV ``{stem: {"header": [...], "rows": [[...], ...]}}``, each row as long as the
        header; for a TOML file ``{stem: its content}``.

    Raises:
        TableError: a file is malformed, or two files share a stem.
    """
    place = folder if folder is not None else resources.data("rules") / FOLDER
    tables: dict[str, Any] = {}
    if not place.is_dir():
        return tables
    for entry in sorted(place.iterdir(), key=lambda e: e.name):
        stem, _, suffix = entry.name.rpartition(".")
        if suffix not in _PARSERS or not stem or stem.startswith("."):
            continue
        if stem in tables:
            raise TableError(f"{entry.name}: 已有同名的表 {stem}")
        tables[stem] = _PARSERS[suffix](entry.name, _text(entry))
    return tables


def parse_tsv(name: str, text: str) -> dict[str, Any]:
    """Parse a table; ``name`` is used in errors.

    Raises:
        TableError: no header, a column named twice or not at all, or a row of another length.
    """
    header: list[str] = []
    rows: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.removesuffix("\r").split("\t")
        if not header:
            header = _header(fields, f"{name}:{number}")
        elif len(fields) != len(header):
            raise TableError(f"{name}:{number}: 应有 {len(header)} 列，实有 {len(fields)} 列")
        else:
            rows.append(fields)
    if not header:
        raise TableError(f"{name}:1: 缺少表头")
    return {"header": header, "rows": rows}


def parse_toml(name: str, text: str) -> dict[str, Any]:
    """Parse a TOML table; ``name`` is used in errors.

    Raises:
        TableError: no valid TOML, or a value the pack cannot hold (a date or time).
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}") from error
    _plain(name, content)
    return content


def _header(fields: list[str], place: str) -> list[str]:
    if "" in fields or len(set(fields)) != len(fields):
        raise TableError(f"{place}: 表头的列名不能为空，也不能重复")
    return fields


def _text(entry: Traversable) -> str:
    raw = entry.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise TableError(f"{entry.name}:{line}: 不是 UTF-8 编码") from error


def _plain(name: str, value: object, key: str = "") -> None:
    """Raise unless a value is made of what marshal can hold: dates stay strings in tables."""
    if isinstance(value, dict):
        for inner, item in value.items():
            _plain(name, item, f"{key}.{inner}" if key else inner)
    elif isinstance(value, list):
        for item in value:
            _plain(name, item, key)
    elif not isinstance(value, str | int | float | bool):
        raise TableError(f"{name}: {key} 的日期或时间请写成带引号的字符串")


_PARSERS = {"tsv": parse_tsv, "toml": parse_toml}
