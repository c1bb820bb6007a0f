"""Read ``facts.toml``: what a caller knows and a file cannot show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from govlint.engine.toml_file import TomlFile, read_toml
from govlint.model.elements import Stage
from govlint.rules.errors import nearest
from govlint.rules.facts import Facts, Organ

STAGES = tuple(str(stage) for stage in Stage)
DIRECTIONS = ("up", "down", "parallel", "public")
LEVELS = ("国", "省", "市", "县", "乡")
SYSTEMS = (
    "党委",
    "政府",
    "人大",
    "政协",
    "纪委",
    "部门",
    "办公厅(室)",
    "内设机构",
    "议事协调机构",
)
ORGAN_KEYS = tuple(item.name for item in fields(Organ))
FACT_KEYS = tuple(item.name for item in fields(Facts))
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": STAGES,
    "direction": DIRECTIONS,
    "level": LEVELS,
    "system": SYSTEMS,
}


def load_facts(path: str | Path) -> Facts:
    """Read a facts file.

    Raises:
        ConfigError: with file, line and the nearest known name.
    """
    file = read_toml(path)
    file.check_keys(file.data, FACT_KEYS)
    return Facts(**{key: _READERS[key](file, key, value) for key, value in file.data.items()})


def _text(file: TomlFile, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise file.fail(f"{key} 要写成一段文字", key)
    problem = _choice(key, value)
    if problem:
        raise file.fail(problem, key)
    return value


def _choice(key: str, value: str) -> str | None:
    choices = _CHOICES.get(key)
    if choices is None or value in choices:
        return None
    return f"{key} 不能是“{value}”{nearest(value, choices)}，可用：{'、'.join(choices)}"


def _flag(file: TomlFile, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise file.fail(f"{key} 只能是 true 或 false", key)
    return value


def _stage(file: TomlFile, key: str, value: Any) -> Stage:
    return Stage(_text(file, key, value))


def _texts(file: TomlFile, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise file.fail(f'{key} 要写成文字的列表，例如 ["甲市财政局", "甲市税务局"]', key)
    return tuple(value)


def _organ(file: TomlFile, key: str, value: Any, index: int = 0) -> Organ:
    if not isinstance(value, dict):
        raise file.fail(f"{key} 要写成一张表，例如 [{key}] 下面写 name = …", key)
    file.check_keys(value, ORGAN_KEYS, key, index)
    for name, item in value.items():
        problem = _choice(name, item) if isinstance(item, str) else f"{name} 要写成一段文字"
        if problem:
            raise file.fail(problem, name, key, index)
    return Organ(**value)


def _organs(file: TomlFile, key: str, value: Any) -> tuple[Organ, ...]:
    if not isinstance(value, list):
        raise file.fail(f"{key} 要写成 [[{key}]]，每个机关一张", key)
    return tuple(_organ(file, key, item, index) for index, item in enumerate(value))


_READERS: Mapping[str, Callable[[TomlFile, str, Any], Any]] = {
    "kind": _text,
    "stage": _stage,
    "direction": _text,
    "classified": _flag,
    "sealed": _flag,
    "authority_note": _text,
    "joint": _texts,
    "superior_docs": _texts,
    "issuer": _organ,
    "recipients": _organs,
    "cc": _organs,
}
