"""Profiles: severities and parameters that an office has chosen, one upon another.

A profile is a TOML file: ``rules/profiles/NAME.toml`` ships with govlint, an office names its own
by path. ``extends`` names the one below it.

    name    = "甲市公文模板"
    extends = "national"

    [severity]
    F75-4 = "info"
    "B-EMPTY-1:过半" = "error"

    [policy]
    audience = "Free"

    [parameters.F731-1]
    size = 20
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from govlint import resources
from govlint.engine.options import UsageError
from govlint.engine.severities import (
    Severities,
    cases_last,
    chosen_for,
    key_of,
    laid_upon,
    parts,
    weights,
)
from govlint.engine.toml_file import TomlFile, read_toml
from govlint.model.finding import Severity
from govlint.model.items import Field
from govlint.rules.errors import nearest
from govlint.rules.parameters import TYPE_TERMS, typed
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule
from govlint.rules.select import UnknownRuleError

FOLDER, SUFFIX = "profiles", ".toml"
SEVERITY = "severity"
MAX_DEPTH = 8
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A profile that ships with govlint; everything else is a path."""
_TEXTS = ("name", "description", "extends")
POLICY = "policy"
POLICIES = ("Eq4", "EqR", "Dir", "Free")
"""What fields of a matter may do across regions: equal on four levels, equal across regions, differ
in one direction, differ."""
_KEYS = (*_TEXTS, SEVERITY, "parameters", POLICY)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed in a rule: from what, to what, and who."""

    code: str
    key: str
    """``severity``, or the name of a parameter."""
    before: Any
    """Severities of the cases of a rule are joined by ``/``; lengths are points."""
    after: Any
    profile: str
    """What the profile calls itself."""
    file: str
    """Its path as it was named; the name of one that ships with govlint."""
    case: str = ""
    """The one case whose severity it is; empty: the whole rule."""


@dataclass(frozen=True)
class Profile:
    """The sum of a chain of profiles; ``file`` is the topmost."""

    name: str
    file: str
    severity: Severities = field(default_factory=dict)
    """Of rules, and of single cases (``CODE:情形``)."""
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By code: the parameters it changes."""
    changes: tuple[Change, ...] = ()
    policies: Mapping[str, str] = field(default_factory=dict)
    """Field of a matter to its policy across regions."""

    def applied(self, rule: Rule) -> Rule:
        """Return a rule as the profile has it; what the rule allows stays allowed."""
        return weighed(self.with_parameters(rule), self.severity)

    def with_parameters(self, rule: Rule) -> Rule:
        """Return a rule with the parameters that the profile gives it."""
        own = self.parameters.get(rule.code)
        return replace(rule, parameters={**rule.parameters, **own}) if own else rule


def weighed(rule: Rule, severities: Severities) -> Rule:
    """Return a rule whose cases weigh what somebody has chosen; what it allows stays allowed."""
    chosen = [chosen_for(severities, rule.code, case) for case in rule.cases]
    if not any(chosen):
        return rule
    cases = (
        case if rule.allows(case.weight()) or not own else replace(case, severity=own)
        for case, own in zip(rule.cases, chosen, strict=True)
    )
    return replace(rule, cases=tuple(cases))


@dataclass(frozen=True)
class _Layer:
    """One file of a chain."""

    toml: TomlFile
    file: str

    @property
    def name(self) -> str:
        return str(self.toml.data.get("name") or Path(self.toml.file).stem)


def load_profile(source: str, rules: RuleSet) -> Profile:
    """Load a profile with everything that it extends.

    Args:
        source: the name of a profile that ships with govlint, or the path of a file.
        rules: the rules that it may speak of.

    Raises:
        UsageError: there is none of this name.
        ConfigError: with file, line and the nearest name.
    """
    chain = list(_chain(source))
    profile = Profile(chain[0].name, chain[0].file)
    for layer in reversed(chain):
        profile = _with(profile, layer, rules)
    return profile


def names() -> list[str]:
    """Return the names of the profiles that ship with govlint."""
    folder = resources.data("rules") / FOLDER
    return sorted(
        entry.name.removesuffix(SUFFIX) for entry in folder.iterdir() if entry.name.endswith(SUFFIX)
    )


def severity_changes(
    below: Severities, own: Severities, rules: RuleSet, profile: str, file: str
) -> Iterator[Change]:
    """Yield what severities change in those below them.

    Args:
        below: what held before.
        own: the new ones, by key; those of whole rules before those of cases.
        rules: the rules as they are.
        profile: who chose them.
        file: the file in which they stand.
    """
    held = dict(below)
    for key, after in own.items():
        code, case = parts(key)
        was = weights(rules.get(code), held, case)
        held = laid_upon(held, {key: after})
        yield Change(code, SEVERITY, was, after.value, profile, file, case)


def _chain(source: str) -> Iterator[_Layer]:
    """Yield a profile, then the one that it extends, and so on."""
    path, file = _place(source, Path())
    seen: set[Path] = set()
    while True:
        seen.add(path.resolve())
        toml = read_toml(path)
        toml.check_keys(toml.data, _KEYS)
        for key in _TEXTS:
            value = toml.data.get(key, key)
            if not isinstance(value, str) or not value.strip():
                raise toml.fail(f"{key} 要写成一段文字，不能为空", key)
        yield _Layer(toml, file)
        base = toml.data.get("extends")
        if base is None:
            return
        try:
            path, file = _place(base, path.parent)
        except UsageError as error:
            raise toml.fail(f"extends：{error}", "extends") from error
        if path.resolve() in seen or len(seen) >= MAX_DEPTH:
            raise toml.fail(f"extends 绕了回来，或继承超过 {MAX_DEPTH} 层", "extends")


def _place(source: str, base: Path) -> tuple[Path, str]:
    """Return the file of a profile, and how it is named in a report."""
    if NAME.fullmatch(source):
        known = names()
        if source not in known:
            hint = nearest(source, known) or f"，可用：{'、'.join(known)}"
            raise UsageError(f"没有配置档“{source}”{hint}；文件要写成 {source}{SUFFIX} 这样的路径")
        return Path(str(resources.data("rules") / FOLDER / f"{source}{SUFFIX}")), source
    path = Path(os.path.normpath(base / source))
    if not path.is_file():
        raise UsageError(f"没有找到配置档 {path}")
    return path, path.as_posix()


def _with(profile: Profile, layer: _Layer, rules: RuleSet) -> Profile:
    """Lay one file upon what lies below it."""
    parameters, changes = dict(profile.parameters), list(profile.changes)
    chosen = _severities(layer.toml, rules)
    changes += severity_changes(profile.severity, chosen, rules, layer.name, layer.file)
    for rule, values in _parameters(layer.toml, rules):
        own = {**rule.parameters, **parameters.get(rule.code, {})}
        changes += (
            Change(rule.code, key, own[key], value, layer.name, layer.file)
            for key, value in values.items()
        )
        parameters[rule.code] = {**parameters.get(rule.code, {}), **values}
    real = tuple(change for change in changes if change.before != change.after)
    severity = laid_upon(profile.severity, chosen)
    policies = {**profile.policies, **_policies(layer.toml)}
    return replace(
        profile, severity=severity, parameters=parameters, changes=real, policies=policies
    )


def _policies(toml: TomlFile) -> dict[str, str]:
    """Return the policies of one file by field."""
    fields = {name.term: name.value for name in Field} | {name.value: name.value for name in Field}
    found: dict[str, str] = {}
    for name, value in _table(toml, POLICY).items():
        if name not in fields:
            raise toml.fail(f"没有字段“{name}”{nearest(name, fields)}", name, POLICY)
        if value not in POLICIES:
            raise toml.fail(f"{name} 只能是 {'、'.join(POLICIES)}", name, POLICY)
        found[fields[name]] = value
    return found


def _severities(toml: TomlFile, rules: RuleSet) -> dict[str, Severity]:
    """Return the severities of one file by key, those of whole rules first."""
    words = [str(item) for item in Severity]
    found: dict[str, Severity] = {}
    for name, value in _table(toml, SEVERITY).items():
        try:
            key = key_of(name, rules)
        except UsageError as error:
            raise toml.fail(str(error), name, SEVERITY) from error
        if value not in words:
            hint = nearest(value, words) if isinstance(value, str) else ""
            problem = f"{name} 不能是“{value}”{hint}，可用：{'、'.join(words)}"
            raise toml.fail(problem, name, SEVERITY)
        found[key] = Severity(value)
    return cases_last(found)


def _parameters(toml: TomlFile, rules: RuleSet) -> Iterator[tuple[Rule, dict[str, Any]]]:
    for name, values in _table(toml, "parameters").items():
        rule = _rule(toml, name, "parameters", rules)
        if not isinstance(values, dict):
            raise toml.fail(f"要写成一张表：[parameters.{name}]", name, "parameters")
        yield rule, {key: _parameter(toml, rule, name, key, values[key]) for key in values}


def _parameter(toml: TomlFile, rule: Rule, name: str, key: str, value: object) -> Any:
    table = f"parameters.{name}"
    if not rule.parameters:
        raise toml.fail(f"规则 {rule.code} 没有参数", key, table)
    if key not in rule.parameters:
        hint = nearest(key, rule.parameters) or f"，它的参数：{'、'.join(rule.parameters)}"
        raise toml.fail(f"规则 {rule.code} 没有参数“{key}”{hint}", key, table)
    own = typed(rule.parameters[key])
    kind = "length" if key in rule.lengths else own[1] if own else ""
    if kind == "text" and isinstance(value, str):
        return value  # though it may look like a length
    found = typed(value)
    if found is None or found[1] != kind:
        raise toml.fail(f"参数 {key} 要写成{TYPE_TERMS[kind]}", key, table)
    return found[0]


def _table(toml: TomlFile, key: str) -> Mapping[str, Any]:
    table = toml.data.get(key, {})
    if not isinstance(table, dict):
        raise toml.fail(f"{key} 要写成一张表：[{key}]", key)
    return table


def _rule(toml: TomlFile, name: str, table: str, rules: RuleSet) -> Rule:
    try:
        return rules.get(name)
    except UnknownRuleError as error:
        raise toml.fail(str(error), name, table) from error
