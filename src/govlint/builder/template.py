"""Templates of the corpus: TOML files that hold content, and ``looks.toml`` that gives its look."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from govlint.builder.spec import (
    AnyLook,
    BreakLook,
    LineLook,
    Look,
    Metrics,
    NumberLook,
    PageLook,
    Part,
    SealLook,
    Template,
    TemplateError,
)
from govlint.builder.values import METRIC_READERS, PAGE_READERS, READERS, read_value
from govlint.resources import data
from govlint.rules.changes import (
    BLANK,
    BLANK_PAGE,
    DRAWN,
    LINES,
    PAGE,
    PAGE_NUMBER,
    ROLE_TERMS,
    SEAL,
    keys_of,
)
from govlint.rules.errors import nearest
from govlint.rules.toml_lines import error_place, find_line

LOOKS = "looks"
METRICS = "metrics"
TABLE, SIGNATORIES = "table", "signatories"
_MOST_BLANKS = 40
_Looks = AnyLook | PageLook | NumberLook | Metrics
Made = TypeVar("Made", bound=_Looks)


@dataclass(frozen=True)
class _File:
    """A parsed file that can name the line of a key or of a part."""

    name: str
    values: dict[str, Any]
    lines: tuple[str, ...]

    def fail(self, problem: str, line: int | None) -> TemplateError:
        return TemplateError(self.name, line, problem)

    def at(self, table: str | None, key: str) -> int:
        """Return the line of a key of a table, or of the table of that name."""
        header = f"[{table}.{key}]" if table else f"[{key}]"
        found = (number for number, line in enumerate(self.lines, 1) if line.strip() == header)
        return next(found, 0) or find_line(self.lines, key, table)

    def part_line(self, index: int) -> int:
        """Return the line of a part: every part begins a line with a brace."""
        found = [number for number, line in enumerate(self.lines, 1) if line.lstrip()[:1] == "{"]
        return found[index] if index < len(found) else 1


def template_names() -> tuple[str, ...]:
    """Return the names of the templates that come with govlint."""
    names = (place.name for place in data("corpus").joinpath("templates").iterdir())
    found = {name.removesuffix(".toml") for name in names if name.endswith(".toml")}
    return tuple(sorted(found - {LOOKS}))


@lru_cache(maxsize=16)
def load_template(name: str) -> Template:
    """Read a template of the corpus.

    Raises:
        TemplateError: there is none of that name, or it or ``looks.toml`` cannot be used.
    """
    known = template_names()
    if name not in known:
        message = f"没有这个样例，可用：{'、'.join(known)}{nearest(name, known)}"
        raise TemplateError(name, None, message)
    return parse_template(_text(name), _text(LOOKS), name)


def _text(name: str) -> str:
    place = data("corpus").joinpath("templates", f"{name}.toml")
    return place.read_bytes().decode("utf-8")


def parse_template(text: str, looks: str, name: str) -> Template:
    """Read a template.

    Args:
        text: the template's TOML.
        looks: TOML with the look of every role.
        name: its name.

    Raises:
        TemplateError: no TOML, or an unknown part, key or value.
    """
    base, own = _parsed(looks, f"{LOOKS}.toml"), _parsed(text, f"{name}.toml")
    _check_names(own, None, ("title", "parts", "look", PAGE, PAGE_NUMBER), own.values)
    _check_names(base, None, (METRICS, PAGE, PAGE_NUMBER, *ROLE_TERMS), base.values)
    looks_of = {role: _look(role, base, own) for role in ROLE_TERMS}
    numbered = own.values.get(PAGE_NUMBER) is not False
    number = _styled(NumberLook(), base, PAGE_NUMBER, PAGE_NUMBER)
    own_number = replace(own, values={k: v for k, v in own.values.items() if v is not False})
    return Template(
        name=name,
        title=str(own.values.get("title", name)),
        page=_styled(_styled(PageLook(), base, PAGE, PAGE), own, PAGE, PAGE),
        page_number=_styled(number, own_number, PAGE_NUMBER, PAGE_NUMBER) if numbered else None,
        parts=tuple(_parts(own, looks_of)),
        metrics=_styled(Metrics(), base, METRICS, METRICS),
        body=_only_look(looks_of["body"]),
        looks=tuple(looks_of.items()),
    )


def _only_look(look: AnyLook) -> Look:
    return look if isinstance(look, Look) else Look()


def _parsed(text: str, file: str) -> _File:
    lines = tuple(text.splitlines())
    try:
        return _File(file, tomllib.loads(text), lines)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem, line, _ = error_place(str(error), len(lines))
        raise TemplateError(file, line, f"不是正确的 TOML：{problem}") from error


def _check_names(
    file: _File, table: str | None, known: Sequence[str], found: Mapping[str, Any]
) -> None:
    for key in found:
        if key not in known:
            raise file.fail(f"不认识“{key}”{nearest(key, known)}", file.at(table, key))


def _look(role: str, base: _File, own: _File) -> AnyLook:
    """Return the look of a role: that of looks.toml, and over it the template's own."""
    look = _styled(_plain(role), base, role, role)
    overrides = replace(own, values=own.values.get("look", {}))
    _check_names(overrides, "look", tuple(ROLE_TERMS), overrides.values)
    return _styled(look, overrides, role, f"look.{role}")


def _plain(role: str) -> AnyLook:
    if role == SEAL:
        return SealLook()
    if role == BLANK_PAGE:
        return BreakLook()
    return LineLook() if role in LINES else Look()


def _styled(made: Made, file: _File, name: str, table: str) -> Made:
    """Return a look with the values of a table in it."""
    values = file.values.get(name, {})
    if not isinstance(values, dict):
        raise file.fail(f"{name} 要写成表 [{table}]", file.at(None, name))
    readers = _readers(name)
    _check_names(file, table, tuple(readers), values)
    return _with(made, readers, values, lambda key: (file, file.at(table, key)))


def _readers(name: str) -> Mapping[str, Callable[[str], Any]]:
    if name == METRICS:
        return METRIC_READERS
    if name == PAGE:
        return PAGE_READERS
    keys = keys_of(name)
    return {key: reader for key, reader in READERS.items() if key in keys}


def _with(
    made: Made,
    readers: Mapping[str, Callable[[str], Any]],
    values: Mapping[str, Any],
    place: Callable[[str], tuple[_File, int]],
) -> Made:
    read: dict[str, Any] = {}
    for key, value in values.items():
        try:
            read[key] = read_value(readers, key, value)
        except ValueError as error:
            file, line = place(key)
            raise file.fail(f"{key}：{error}", line) from error
    return replace(made, **read)


def _parts(file: _File, looks: Mapping[str, AnyLook]) -> Iterator[Part]:
    written = file.values.get("parts")
    if not isinstance(written, list) or not written:
        raise file.fail("缺少 parts：文件由哪些部分组成", 1)
    for index, entry in enumerate(written):
        line = file.part_line(index)
        role = next(iter(entry), "") if isinstance(entry, dict) else ""
        if role not in looks:
            raise file.fail(f"没有“{role}”这种部分{nearest(role, looks)}", line)
        yield from _part(file, line, role, dict(entry), looks)


def _part(
    file: _File, line: int, role: str, entry: dict[str, Any], looks: Mapping[str, AnyLook]
) -> Iterator[Part]:
    """Yield one part; ``{ blank = 2 }`` makes two blank lines, signers by a number a second."""
    content = entry.pop(role)
    known = [key for key in keys_of(role) if key != "text"]
    for key in entry:
        if key not in known:
            raise file.fail(f"{role} 没有“{key}”这个键{nearest(key, known)}", line)
    run_in, signers = str(entry.pop("run_in", "")), str(entry.pop(SIGNATORIES, ""))
    look = _with(looks[role], _readers(role), entry, lambda key: (file, line))
    if role == BLANK:
        if not isinstance(content, int) or not 1 <= content <= _MOST_BLANKS:
            raise file.fail("blank 后面写空几行，如 { blank = 2 }", line)
        yield from [Part(role, look)] * content
    elif role in DRAWN:
        if content is not True:
            raise file.fail(f"{role} 没有文字，写成 {{ {role} = true }}", line)
        yield Part(role, look)
    elif role == TABLE:
        yield Part(role, look, _rows(file, line, content))
    elif isinstance(content, str):
        yield Part(role, look, content, run_in)
        if signers:
            yield Part(SIGNATORIES, beside(looks[SIGNATORIES]), signers)
    else:
        raise file.fail(f"{role} 后面要写文字", line)


def beside(look: AnyLook) -> AnyLook:
    """Return the look of a part that goes on in the line of the one above it."""
    return replace(look, beside=True) if isinstance(look, Look) else look


def _rows(file: _File, line: int, content: object) -> str:
    """Return the rows of a table as text, cells parted by tabs."""
    rows = content if isinstance(content, list) else []
    if not rows or any(not isinstance(row, list) or len(row) != len(rows[0]) for row in rows):
        raise file.fail(
            'table 后面一行一行写，每行的格数相同，如 [["序号", "地点"], ["1", "东河"]]', line
        )
    return "\n".join("\t".join(str(cell) for cell in row) for row in rows)
