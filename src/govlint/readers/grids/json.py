"""JSON files of matters: arrays or objects of objects, groups around them, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from govlint.model.grid import Grid, GridProblem
from govlint.readers.errors import ReadError
from govlint.readers.grids.frames import frame_of
from govlint.readers.grids.json_groups import KEYS, MOST_LEVELS, Found, Label, Record, find
from govlint.readers.grids.json_labels import filled_by, headers_of
from govlint.readers.grids.json_values import Path, text_of, texts_of
from govlint.readers.limits import Limits
from govlint.text.encoding import DecodeError, decode

_MOST_NAMED = 3
"""Keys that a message names."""


def read_json(raw: bytes, limits: Limits) -> tuple[tuple[Grid, ...], tuple[GridProblem, ...]]:
    """Read a JSON file.

    Args:
        raw: the file.
        limits: what it may cost.

    Returns:
        Its only grid, whose first record is row 1, and what is wrong with the file. No grid where
        it holds no records.

    Raises:
        ReadError: ``unreadable`` (no JSON, no text) or ``limit``.
    """
    try:
        decoded = decode(raw)
    except DecodeError as error:
        raise ReadError("unreadable", str(error)) from error
    parser = _Parser()
    value = parser.value(decoded.text)
    problems = parser.problems()
    if decoded.replaced:
        message = f"有 {decoded.replaced} 处字节不合 {decoded.encoding} 编码，已显示为 \ufffd"
        problems += (GridProblem("encoding", message),)
    if (matrix := _matrix(value)) is not None:
        return (Grid(frame_of(matrix)),), problems
    found = find(value, limits.max_blocks)
    return ((_grid(found),) if found.records else ()), problems


class _Parser:
    """Parses a text; numbers stay as printed, keys that an object has twice are noted."""

    def __init__(self) -> None:
        self._objects = 0
        self._keys: dict[str, None] = {}
        self._loads = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            strict=False,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self._objects += 1
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen and len(self._keys) < _MOST_NAMED:
                    self._keys[key] = None
                seen.add(key)
        return made

    def value(self, text: str) -> Any:
        """Parse a text of one value, or of one value a line."""
        body = text.lstrip("\ufeff")
        try:
            return self._parse(body)
        except json.JSONDecodeError as error:
            lines = body.split("\n")
            if error.msg != "Extra data" or not _begins_records(lines):
                raise _unreadable(error.lineno, error.colno) from error
        self._objects, self._keys = 0, {}
        return [self._line(line, number) for number, line in enumerate(lines, 1) if line.strip()]

    def _line(self, line: str, number: int) -> Any:
        try:
            return self._parse(line)
        except json.JSONDecodeError as error:
            raise _unreadable(number, error.colno) from error

    def _parse(self, text: str) -> Any:
        try:
            return self._loads.decode(text)
        except RecursionError as error:
            message = f"JSON 嵌套过深（超过 {MOST_LEVELS} 层），未读取"
            raise ReadError("limit", message) from error

    def problems(self) -> tuple[GridProblem, ...]:
        """Say which keys stand more than once in an object."""
        if not self._objects:
            return ()
        keys = "、".join(f"“{key}”" for key in self._keys)
        message = f"有 {self._objects} 个对象把同一个键（{keys}）写了多次，只取最后一个值，请核对"
        return (GridProblem("duplicate_key", message),)


def _begins_records(lines: Sequence[str]) -> bool:
    """Tell whether the first line that is not blank is a value of its own."""
    first = next((line for line in lines if line.strip()), "")
    try:
        json.loads(first)
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def _unreadable(line: int, column: int) -> ReadError:
    where = f"第 {line} 行第 {column} 个字符处"
    message = f"JSON 有语法错误（{where}），可能缺少引号、逗号或括号，或文件不完整；请重新导出"
    return ReadError("unreadable", message)


def _matrix(value: Any) -> Iterable[list[str | None]] | None:
    """Return the rows of an array of arrays of plain values."""
    if not isinstance(value, list) or not value:
        return None
    if not all(isinstance(row, list) for row in value):
        return None
    if any(isinstance(cell, dict) for row in value for cell in row):
        return None
    return [[text_of(cell) for cell in row] for row in value]


def _grid(found: Found) -> Grid:
    seen = dict.fromkeys(label for record in found.records for label in record.labels)
    # What the matters say themselves stands before keys that only may say the same.
    labels = sorted(seen, key=lambda label: label.place == KEYS)
    texts = [texts_of(record.value) for record in found.records]
    places: dict[Path, int] = {}
    for cells in texts:
        for path in cells:
            places.setdefault(path, len(places))
    headers = headers_of(labels, found.records, places)
    filling = {
        places[path]: label for path, label in filled_by(labels, found.records, places).items()
    }
    kept = [(label, header) for label, header in zip(labels, headers, strict=True) if header]
    groups = [label for label, _ in kept if label.place != KEYS]
    keys = [label for label, _ in kept if label.place == KEYS]
    rows = (
        [
            *map(record.labels.get, groups),
            *_spread(cells, places, record, filling),
            *map(record.labels.get, keys),
        ]
        for record, cells in zip(found.records, texts, strict=True)
    )
    header = tuple(path for label, path in kept)
    header = (*header[: len(groups)], *places, *header[len(groups) :])
    return Grid(frame_of(rows, len(header)), header=header, title=found.title)


def _spread(
    cells: dict[Path, str | None],
    places: dict[Path, int],
    record: Record,
    filling: dict[int, Label],
) -> list[str | None]:
    """Put cells into their columns; what is empty may be said by the group."""
    row: list[str | None] = [None] * len(places)
    for path, text in cells.items():
        row[places[path]] = text
    for place, label in filling.items():
        row[place] = row[place] or record.labels.get(label)
    return row
