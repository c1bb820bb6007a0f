"""Values of a JSON object as the text of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]

_MOST_NESTED = 16
_NAME = re.compile(r"(?i)名称$|^名$|name$|^title$|^text$|^内容$|content$")


def is_plain(value: Any) -> bool:
    """Tell whether a value is no object and holds none."""
    if isinstance(value, list):
        return not any(isinstance(part, (dict, list)) for part in value)
    return not isinstance(value, dict)


def texts_of(record: Mapping[str, Any]) -> dict[Path, str | None]:
    """Return the cells of a record: an object inside of it gives a header of several levels."""
    if all(isinstance(value, str) or value is None for value in record.values()):
        return {(key,): value or None for key, value in record.items()}
    return dict(_cells(record, ()))


def _cells(record: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, str | None]]:
    for key, value in record.items():
        path = (*above, key)
        if isinstance(value, dict) and value and len(path) < _MOST_NESTED:
            yield from _cells(value, path)
        else:
            yield path, text_of(value)


def text_of(value: Any) -> str | None:
    """Return a value as a person writes it; nothing for null and what is empty."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return _line(value) or None
    parts = (text_of(part) for part in value)
    return "\n".join(part for part in parts if part) or None


def _line(entry: Mapping[str, Any]) -> str:
    """Write an entry of a list inside of a cell as one line: 申请表（份数：1，形式：原件）."""
    texts = {key: text for key, value in entry.items() if (text := text_of(value))}
    first = next((key for key in texts if _NAME.search(key)), None)
    if first is None:
        first = next(iter(texts), None)
    if first is None:
        return ""
    rest = "，".join(f"{key}：{text}" for key, text in texts.items() if key != first)
    return f"{texts[first]}（{rest}）" if rest else texts[first]
