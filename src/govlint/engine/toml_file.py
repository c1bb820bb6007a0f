"""Settings that people write in TOML: every mistake is named with file, line and nearest name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govlint.engine.options import UsageError
from govlint.rules.errors import nearest
from govlint.rules.toml_lines import error_place, find_line

MAX_BYTES = 1024 * 1024


class ConfigError(UsageError):
    """A settings file cannot be used.

    Attributes:
        file: the file.
        line: line from 1, None where the whole file is meant.
        problem: what is wrong, one Chinese line.
    """

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        """Keep the place and build the message ``file:line: problem``."""
        self.file, self.line, self.problem = file, line, problem
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True)
class TomlFile:
    """A parsed file that can name the line of a key."""

    file: str
    data: dict[str, Any]
    lines: tuple[str, ...]
    prefix: str = ""
    """Table that all keys lie in, such as ``tool.govlint``."""

    def fail(self, problem: str, key: str, table: str | None = None, index: int = 0) -> ConfigError:
        """Return an error at the line of a key."""
        names = [name for name in (self.prefix, table) if name]
        line = find_line(self.lines, key, ".".join(names) or None, index)
        return ConfigError(self.file, line, problem)

    def check_keys(
        self,
        table: dict[str, Any],
        known: Iterable[str],
        name: str | None = None,
        index: int = 0,
    ) -> None:
        """Refuse unknown keys.

        Raises:
            ConfigError: naming the nearest key.
        """
        names = list(known)
        for key in table:
            if key not in names:
                raise self.fail(f"不认识“{key}”{nearest(key, names)}", key, name, index)


def read_toml(path: str | Path) -> TomlFile:
    """Read a TOML file.

    Raises:
        ConfigError: the file is missing, too big, not UTF-8 or no TOML.
    """
    import tomllib  # not at the top: most runs have no settings file

    shown = str(path)
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(shown, None, f"读不了这个文件：{reason}") from error
    if len(raw) > MAX_BYTES:
        raise ConfigError(shown, None, "这个文件超过 1 MB，不像是设置")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(shown, line, "不是 UTF-8 编码") from error
    lines = tuple(text.splitlines())
    try:
        return TomlFile(shown, tomllib.loads(text), lines)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem, line, _ = error_place(str(error), len(lines))
        raise ConfigError(shown, line, f"不是正确的 TOML：{problem}") from error


def day_problem(value: object) -> str | None:
    """Return what is wrong with a value that should be a day, or None."""
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return None if is_day else "要写成日期，例如 2026-01-31，不加引号"
