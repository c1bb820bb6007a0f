"""Find and read ``govlint.toml`` (or ``[tool.govlint]`` of ``pyproject.toml``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from govlint.engine.facts import load_facts
from govlint.engine.options import DEFAULTS, Options, UsageError
from govlint.engine.profile import NAME as PROFILE_NAME
from govlint.engine.profile import load_profile
from govlint.engine.severities import key_of
from govlint.engine.toml_file import ConfigError, TomlFile, day_problem, read_toml
from govlint.model.elements import Layout
from govlint.model.finding import Severity
from govlint.readers.limits import DEFAULT_LIMITS, Limits
from govlint.rules.errors import nearest
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.select import UnknownRuleError

NAME, PYPROJECT, TABLE = "govlint.toml", "pyproject.toml", "tool.govlint"


def options_for(paths: Sequence[str] = (), rules_dirs: Sequence[str] = ()) -> Options:
    """Return the settings of the nearest configuration above the first path, else the defaults.

    Args:
        paths: the files and folders of the command line; none or ``-``: the current folder.
        rules_dirs: further folders of rules that the caller names, whose codes are known too.

    Raises:
        ConfigError: with file, line and the nearest known name.
    """
    start = next((Path(path) for path in paths if path != "-"), Path())
    found = find(start)
    return DEFAULTS if found is None else load(found, rules_dirs)


def find(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder (or a file's folder) or above it."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        project = folder / PYPROJECT
        if project.is_file() and _has_table(project):
            return project
    return None


def load(path: Path, rules_dirs: Sequence[str] = ()) -> Options:
    """Read a configuration file; paths in it are relative to its folder.

    Raises:
        ConfigError: with file, line and the nearest known name; here or in the profile.
        RuleFileError: a rule file in one of the folders cannot be used.
    """
    file = _table_of(read_toml(path), path)
    file.check_keys(file.data, _READERS)
    values = {
        _FIELDS.get(key, key): _READERS[key](file, key, value) for key, value in file.data.items()
    }
    options = replace(DEFAULTS, **values, config_path=str(path))
    rules = load_rules((*options.rules_dirs, *rules_dirs))
    _check_codes(file, rules)
    _check_profile(file, options, rules)
    return options


def _has_table(project: Path) -> bool:
    """Tell whether a project file has our table; a broken one is some other tool's to report."""
    try:
        text = project.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return f"[{TABLE}" in text


def _table_of(file: TomlFile, path: Path) -> TomlFile:
    if path.name != PYPROJECT:
        return file
    return replace(file, data=file.data.get("tool", {}).get("govlint", {}), prefix=TABLE)


def _check_codes(file: TomlFile, rules: RuleSet) -> None:
    """Refuse selectors and codes that fit no rule, with the line they stand in."""
    for key in ("select", "ignore", "clause"):
        for selector in file.data.get(key, []):
            try:
                rules.select(**{key: [selector]})
            except UnknownRuleError as error:
                raise file.fail(f"{key}：{error}", key) from error
    for name in file.data.get("severity", {}):
        try:
            key_of(name, rules)
        except UsageError as error:
            raise file.fail(str(error), name, "severity") from error
    for pattern, selectors in file.data.get("per-file-ignores", {}).items():
        try:
            rules.select(ignore=selectors)
        except UnknownRuleError as error:
            raise file.fail(str(error), pattern, "per-file-ignores") from error


def _check_profile(file: TomlFile, options: Options, rules: RuleSet) -> None:
    """Refuse a profile that is not there, with the line; what is wrong in one has its own."""
    try:
        if options.profile is not None:
            load_profile(options.profile, rules)
    except ConfigError:
        raise
    except UsageError as error:
        raise file.fail(f"profile：{error}", "profile") from error


def _texts(file: TomlFile, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise file.fail(f'{key} 要写成列表，例如 ["F7"]', key)
    return tuple(value)


def _folders(file: TomlFile, key: str, value: Any) -> tuple[str, ...]:
    base = Path(file.file).parent
    return tuple(str(base / folder) for folder in _texts(file, key, value))


def _facts(file: TomlFile, key: str, value: Any) -> Any:
    if not isinstance(value, str):
        raise file.fail("facts 要写成文件名", key)
    return load_facts(Path(file.file).parent / value)


def _word(file: TomlFile, key: str, value: Any, words: Sequence[str], table: str = "") -> str:
    if value not in words:
        hint = nearest(value, words) if isinstance(value, str) else ""
        problem = f"{key} 不能是“{value}”{hint}，可用：{'、'.join(words)}"
        raise file.fail(problem, key, table or None)
    return str(value)


def _profile(file: TomlFile, key: str, value: Any) -> str:
    """Return the name of a profile, or its path: relative to the configuration."""
    if not isinstance(value, str) or not value:
        raise file.fail('profile 要写成名称或文件名，例如 "national"', key)
    return value if PROFILE_NAME.fullmatch(value) else str(Path(file.file).parent / value)


def _path(file: TomlFile, key: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise file.fail(f"{key} 要写成文件名", key)
    return str(Path(file.file).parent / value)


def _fail_on(file: TomlFile, key: str, value: Any) -> Severity:
    return Severity(_word(file, key, value, ("error", "warning", "info")))


def _layout(file: TomlFile, key: str, value: Any) -> Layout:
    return Layout(_word(file, key, value, [str(item) for item in Layout]))


def _date(file: TomlFile, key: str, value: Any) -> Any:
    problem = day_problem(value)
    if problem:
        raise file.fail(f"{key} {problem}", key)
    return value


def _jobs(file: TomlFile, key: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise file.fail("jobs 要写成不小于 0 的整数（0：按处理器个数）", key)
    return value


def _severity(file: TomlFile, key: str, value: Any) -> dict[str, Severity]:
    table = _table(file, key, value)
    words = [str(item) for item in Severity]
    return {code: Severity(_word(file, code, item, words, key)) for code, item in table.items()}


def _per_file(file: TomlFile, key: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = _table(file, key, value)
    for pattern, selectors in table.items():
        if not isinstance(selectors, list) or not all(isinstance(s, str) for s in selectors):
            raise file.fail('要写成规则代码的列表，例如 ["F725-3"]', pattern, key)
    return tuple((pattern, tuple(selectors)) for pattern, selectors in table.items())


def _limits(file: TomlFile, key: str, value: Any) -> Limits:
    table = _table(file, key, value)
    names = [item.name.replace("_", "-") for item in fields(Limits)]
    file.check_keys(table, names, key)
    for name, limit in table.items():
        if isinstance(limit, bool) or not isinstance(limit, int | float) or limit <= 0:
            raise file.fail(f"{name} 要写成大于 0 的数", name, key)
    return replace(DEFAULT_LIMITS, **{n.replace("-", "_"): limit for n, limit in table.items()})


def _table(file: TomlFile, key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise file.fail(f"{key} 要写成一张表：[{key}]", key)
    return value


_READERS: Mapping[str, Callable[[TomlFile, str, Any], Any]] = {
    "select": _texts,
    "ignore": _texts,
    "clause": _texts,
    "rules": _folders,
    "fail-on": _fail_on,
    "date": _date,
    "layout": _layout,
    "facts": _facts,
    "profile": _profile,
    "baseline": _path,
    "jobs": _jobs,
    "severity": _severity,
    "per-file-ignores": _per_file,
    "limits": _limits,
}
_FIELDS: Mapping[str, str] = {
    "rules": "rules_dirs",
    "fail-on": "fail_on",
    "per-file-ignores": "per_file_ignores",
}
