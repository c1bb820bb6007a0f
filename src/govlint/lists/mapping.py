"""Headers that a person maps to fields: ``--map``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govlint.lists.fields import EXACT, IGNORED, Meaning, joined, key_of, meaning_of
from govlint.model.items import Field
from govlint.rules.errors import nearest

TABLE = "columns"
"""Table of a TOML file that holds the headers."""


@dataclass(frozen=True)
class HeaderMapping:
    """Headers to fields as a person gave them; they go before what the tool knows.

    Attributes:
        columns: header as printed (levels joined by ``/``) to a field; ``-``: it is ignored.
    """

    columns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work out how headers are compared."""
        keys = {key_of(header): name for header, name in self.columns.items()}
        object.__setattr__(self, "_keys", keys)

    def meaning_of(self, levels: tuple[str, ...]) -> Meaning | None:
        """Return what a header stands for: by the mapping, or else by what the tool knows."""
        return self.own(levels) or meaning_of(levels)

    def own(self, levels: tuple[str, ...]) -> Meaning | None:
        """Return what the mapping says of a header: of all its levels, or of the lowest."""
        keys: Mapping[str, str] = self._keys  # type: ignore[attr-defined]
        if not keys or not levels:
            return None
        found = keys.get(key_of(joined(levels))) or keys.get(key_of(levels[-1]))
        return Meaning(found, EXACT + 1) if found else None


NO_MAPPING = HeaderMapping()


def load_mapping(values: Sequence[str]) -> HeaderMapping:
    """Read a mapping from the command line.

    Args:
        values: ``HEADER=FIELD``, or paths of TOML files with a table ``[columns]``. A field is
            named by its identifier or its Chinese term; ``-`` ignores the column. Later ones win.

    Raises:
        ValueError: a file cannot be used, or a field is not known; one line in Chinese.
    """
    columns: dict[str, str] = {}
    for value in values:
        header, equals, name = value.rpartition("=")
        pairs = [(header, name)] if equals and not Path(value).is_file() else _of_file(Path(value))
        columns.update(_checked(pairs, value))
    return HeaderMapping(columns)


def _checked(pairs: Iterable[tuple[str, object]], source: str) -> Iterator[tuple[str, str]]:
    for header, name in pairs:
        if not key_of(header):
            raise ValueError(f"{source}：等号前要写表头，如 办理天数=promised_limit")
        if not isinstance(name, str):
            raise ValueError(f"{source}：“{header}”的值要写成带引号的字段名")
        yield header.strip(), _field(name.strip(), header.strip())


def _field(name: str, header: str) -> str:
    if name == IGNORED:
        return name
    for known in Field:
        if known is not Field.PRESENCE and name in (known.value, known.term):
            return known.value
    names = [word for known in Field for word in (known.value, known.term)]
    raise ValueError(f"“{header}”对应的“{name}”不是字段{nearest(name, names)}")


def _of_file(path: Path) -> list[tuple[str, object]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"“{path}”既不是 表头=字段，也不是能读的映射文件，请核对路径") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"映射文件“{path}”不是 UTF-8 编码，请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"映射文件“{path}”不是正确的 TOML（表头要加引号）：{error}") from error
    columns = content.get(TABLE)
    if not isinstance(columns, dict) or len(content) > 1:
        raise ValueError(f'映射文件“{path}”里只能有 [{TABLE}] 一节，每行写 "表头" = "字段"')
    return list(columns.items())
