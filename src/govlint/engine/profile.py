"""Profiles: severities and parameters that an office has chosen, one upon another.

A profile is a TOML file: ``rules/profiles/NAME.toml`` ships with govlint, an office names its own
by path. ``extends`` names the one below it.

    name    = "甲市模板"
    extends = "national"

    [severity]
    F75-4 = "info"

    [parameters.F731-1]
    size = 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from govlint import resources
from govlint.engine.options import UsageError
from govlint.engine.toml_file import TomlFile, read_toml
from govlint.model.finding import Severity
from govlint.rules.errors import nearest
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule
from govlint.rules.select import UnknownRuleError

FOLDER, SUFFIX = "profiles", ".toml"
DEFAULT = "national"
MAX_DEPTH = 8
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = ("name", "description", "extends", "severity", "parameters")


@dataclass(frozen=True, slots=True)
class Change:
    """What a profile changes: severity or a parameter of a rule, from what to what, and who."""

    code: str
    key: str
    """``severity``, or the name of a parameter."""
    before: Any
    after: Any
    profile: str


@dataclass(frozen=True)
class Profile:
    """The sum of a chain of profiles."""

    name: str
    severity: Mapping[str, Severity] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    def parameters_of(self, rule: Rule) -> Mapping[str, Any]:
        """Return the parameters of a rule as the profile has them."""
        own = self.parameters.get(rule.code)
        return {**rule.parameters, **own} if own else rule.parameters


def load_profile(source: str, rules: RuleSet) -> Profile:
    """Load a profile with everything that it extends.

    Args:
        source: the name of a profile that ships with govlint, or the path of a file.
        rules: the rules that it may speak of.

    Raises:
        UsageError: there is none of this name, or a chain without end.
        ConfigError: with file, line and the nearest name.
    """
    chain = list(_chain(source, Path()))
    profile = Profile(_title(chain[0]))
    for file in reversed(chain):
        profile = _with(profile, file, rules)
    return profile


def names() -> list[str]:
    """Return the names of the profiles that ship with govlint."""
    folder = resources.data("rules") / FOLDER
    return sorted(
        entry.name.removesuffix(SUFFIX) for entry in folder.iterdir() if entry.name.endswith(SUFFIX)
    )


def _chain(source: str, base: Path) -> Iterator[TomlFile]:
    """Yield a profile, then the one that it extends, and so on."""
    seen: set[str] = set()
    while source:
        path = _path(source, base)
        if str(path) in seen or len(seen) >= MAX_DEPTH:
            raise UsageError(f"{path}: 配置档一层层继承，绕了回来或超过 {MAX_DEPTH} 层")
        seen.add(str(path))
        file = read_toml(path)
        file.check_keys(file.data, _KEYS)
        for key in ("name", "description", "extends"):
            if not isinstance(file.data.get(key, ""), str):
                raise file.fail(f"{key} 要写成一段文字", key)
        yield file
        source, base = file.data.get("extends", ""), path.parent


def _path(source: str, base: Path) -> Path:
    if _NAME.fullmatch(source):
        known = names()
        if source not in known:
            raise UsageError(f"没有配置档“{source}”{nearest(source, known)}")
        return Path(str(resources.data("rules") / FOLDER / f"{source}{SUFFIX}"))
    path = base / source
    if not path.is_file():
        raise UsageError(f"没有找到配置档 {path}")
    return path.resolve()


def _title(file: TomlFile) -> str:
    return str(file.data.get("name") or Path(file.file).stem)


def _with(profile: Profile, file: TomlFile, rules: RuleSet) -> Profile:
    """Lay one file upon what lies below it."""
    severity, parameters = dict(profile.severity), dict(profile.parameters)
    changes = list(profile.changes)
    by = _title(file)
    for name, weight in _table(file, "severity").items():
        rule = _rule(file, name, "severity", rules)
        after = _severity(file, name, weight)
        before = severity.get(rule.code, rule.severity)
        severity[rule.code] = after
        changes.append(Change(rule.code, "severity", before.value, after.value, by))
    for name, values in _table(file, "parameters").items():
        rule = _rule(file, name, "parameters", rules)
        if not isinstance(values, dict):
            raise file.fail(f"要写成一张表：[parameters.{name}]", name, "parameters")
        own = dict(parameters.get(rule.code, {}))
        for key, value in values.items():
            _check_parameter(file, rule, name, key, value)
            before = own.get(key, rule.parameters[key])
            own[key] = value
            changes.append(Change(rule.code, key, before, value, by))
        parameters[rule.code] = own
    return replace(
        profile, severity=severity, parameters=parameters, changes=tuple(_effective(changes))
    )


def _effective(changes: list[Change]) -> Iterator[Change]:
    """Drop what changes nothing."""
    return (change for change in changes if change.before != change.after)


def _table(file: TomlFile, key: str) -> Mapping[str, Any]:
    table = file.data.get(key, {})
    if not isinstance(table, dict):
        raise file.fail(f"{key} 要写成一张表：[{key}]", key)
    return table


def _rule(file: TomlFile, name: str, table: str, rules: RuleSet) -> Rule:
    try:
        return rules.get(name)
    except UnknownRuleError as error:
        raise file.fail(str(error), name, table) from error


def _severity(file: TomlFile, name: str, value: object) -> Severity:
    words = [str(item) for item in Severity]
    if value not in words:
        hint = nearest(value, words) if isinstance(value, str) else ""
        problem = f"{name} 不能是“{value}”{hint}，可用：{'、'.join(words)}"
        raise file.fail(problem, name, "severity")
    return Severity(str(value))


def _check_parameter(file: TomlFile, rule: Rule, name: str, key: str, value: object) -> None:
    table = f"parameters.{name}"
    if key not in rule.parameters:
        hint = nearest(key, list(rule.parameters))
        raise file.fail(f"规则 {rule.code} 没有参数“{key}”{hint}", key, table)
    default = rule.parameters[key]
    number = isinstance(default, int | float) and not isinstance(default, bool)
    good = (
        isinstance(value, int | float) and not isinstance(value, bool)
        if number
        else type(value) is type(default)
    )
    if not good:
        raise file.fail(f"参数 {key} 要与默认值 {default!r} 同类", key, table)
