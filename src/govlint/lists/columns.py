"""Which column of a table holds which field of a matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from govlint.lists.fields import (
    CHILD,
    CODE,
    EXACT,
    FIELDS,
    IGNORED,
    PART,
    SERIAL,
    UNIT,
    WEAK,
    joined,
)
from govlint.lists.headers import Header, Means
from govlint.lists.values.limits import unit_of
from govlint.model.grid import GridProblem
from govlint.model.items import Field

LIMITS = (Field.LEGAL_LIMIT, Field.PROMISED_LIMIT, Field.LIMIT)
SAMPLED = 2000
"""Codes that are looked at to tell what kind of code they are."""
_KINDS_OF_CODE = (
    (Field.ITEM_CODE.value, re.compile("[0-9A-Za-z]{31}")),
    (Field.HANDLING_CODE.value, re.compile("[0-9A-Za-z]{33}")),
    (Field.BASIC_CODE.value, re.compile("[0-9]{12}|[A-Z]{2}[0-9A-Z]{8}")),
    (SERIAL, re.compile("[0-9]{1,4}|[一二三四五六七八九十]{1,3}")),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a table stand.

    Attributes:
        fields: field to its columns; several where one field is spread over them.
        printed: field to its header as people are shown it.
        units: unit that the header of a limit names.
        unit_columns: column that names the unit of a limit.
        serial: column of 序号.
        instead_of_name: column that has the name where the column of the name is empty (a 主项
            without a 子项).
        unknown: headers that stand for no field.
        problems: two columns for one field; no column of names.
    """

    fields: Mapping[str, tuple[int, ...]]
    printed: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)
    unit_columns: Mapping[str, int] = field(default_factory=dict)
    serial: int | None = None
    instead_of_name: int | None = None
    unknown: tuple[str, ...] = ()
    problems: tuple[GridProblem, ...] = ()

    def first(self, name: str) -> int | None:
        """Return the first column of a field."""
        return next(iter(self.fields.get(name, ())), None)


@dataclass(frozen=True, slots=True)
class _Claim:
    column: int
    levels: tuple[str, ...]
    field: str
    strength: int


def layout_of(
    body: pl.DataFrame, header: Header, means: Means, hidden: frozenset[int] = frozenset()
) -> Layout:
    """Give each field its column.

    Args:
        body: the rows below the header, columns by their place.
        header: the header.
        means: tells what a header stands for.
        hidden: columns that the file hides; they give way to others.
    """
    claims, unknown = _claims(body, header, means)
    chosen: dict[str, list[_Claim]] = {}
    problems: list[GridProblem] = []
    for name in dict.fromkeys(claim.field for claim in claims):
        rivals = [claim for claim in claims if claim.field == name]
        taken, problem = _choose(rivals, body, hidden)
        chosen[name] = taken
        unknown += [joined(claim.levels) for claim in rivals if claim not in taken]
        problems += [problem] if problem else []
    instead = _place_names(chosen)
    if Field.NAME not in chosen:
        problems.append(GridProblem("no_name", _NO_NAME))
    known = {name: claims for name, claims in chosen.items() if _is_field(name)}
    return Layout(
        fields={name: tuple(claim.column for claim in found) for name, found in known.items()},
        printed={name: _printed(found) for name, found in known.items()},
        units=_units(known),
        unit_columns={
            name.removesuffix(UNIT): found[0].column
            for name, found in chosen.items()
            if name.endswith(UNIT)
        },
        serial=chosen[SERIAL][0].column if SERIAL in chosen else None,
        instead_of_name=instead,
        unknown=tuple(dict.fromkeys(unknown)),
        problems=tuple(problems),
    )


_NO_NAME = "没有找到事项名称列；如果某一列就是，请用 --map 表头=name 指明"


def _is_field(name: str) -> bool:
    return name not in (SERIAL, CHILD, IGNORED) and not name.endswith(UNIT)


def _printed(claims: Sequence[_Claim]) -> str:
    return "、".join(dict.fromkeys(joined(claim.levels) for claim in claims))


def _claims(body: pl.DataFrame, header: Header, means: Means) -> tuple[list[_Claim], list[str]]:
    claims: list[_Claim] = []
    unknown: list[str] = []
    for column, levels in enumerate(header.levels):
        meaning = means(levels) if levels else None
        if meaning is None:
            unknown += [joined(levels)] if levels else []
        elif meaning.field == CODE:
            claims.append(_Claim(column, levels, _kind_of_code(body, column), WEAK))
        elif meaning.field != IGNORED:
            claims.append(_Claim(column, levels, meaning.field, meaning.strength))
    return claims, unknown


def _kind_of_code(body: pl.DataFrame, column: int) -> str:
    """Tell by its values what kind of code a column has that is headed 编码 and no more."""
    values = body[str(column)].drop_nulls().head(SAMPLED).unique().to_list()
    codes = [code for value in values if (code := "".join(value.split()))]
    for name, pattern in _KINDS_OF_CODE:
        if sum(pattern.fullmatch(code) is not None for code in codes) * 2 > len(codes):
            return name
    return Field.ITEM_CODE.value


def _choose(
    rivals: list[_Claim], body: pl.DataFrame, hidden: frozenset[int]
) -> tuple[list[_Claim], GridProblem | None]:
    """Choose among columns that claim one field; parts of one are all taken."""
    best = max(claim.strength for claim in rivals)
    if best == PART:
        return rivals, None
    same = [claim for claim in rivals if claim.strength == best]
    if len(same) == 1:
        return _with_parts(same[0], rivals), None
    filled = [claim for claim in same if not _is_empty(body, claim.column)]
    seen = [claim for claim in filled if claim.column not in hidden]
    first = (seen or filled or same)[0]
    twins = [claim for claim in seen if joined(claim.levels) == joined(first.levels)]
    rest = seen if best >= EXACT and first.field not in (SERIAL, Field.REMARK) else twins
    return [first], _duplicate(rest) if len(rest) > 1 and _is_field(first.field) else None


def _with_parts(claim: _Claim, rivals: Sequence[_Claim]) -> list[_Claim]:
    """Return a column with the parts below its own heading: 设定依据 over 名称 and 条款."""
    heading = claim.levels[:-1]
    return [
        one
        for one in rivals
        if one is claim or (heading and one.strength == PART and one.levels[:-1] == heading)
    ]


def _is_empty(body: pl.DataFrame, column: int) -> bool:
    cells = body[str(column)]
    return cells.null_count() == cells.len() or not cells.str.contains(r"\S").any()


def _duplicate(claims: Sequence[_Claim]) -> GridProblem:
    names = "、".join(f"“{joined(claim.levels)}”（第{claim.column + 1}列）" for claim in claims)
    term = FIELDS[claims[0].field].term
    return GridProblem(
        "duplicate_column",
        f"{names}都像是{term}，只用了第一个；如果不对，请用 --map 表头=- 去掉不用的列",
    )


def _place_names(chosen: dict[str, list[_Claim]]) -> int | None:
    """Settle which column names the matter: 子项 before 事项 before 主项.

    Returns:
        The column that has the name where there is no 子项.
    """
    name, child = chosen.get(Field.NAME), chosen.get(CHILD)
    if child is not None:
        if name is not None and name[0].strength > PART:
            chosen.setdefault(Field.PARENT.value, name)
        chosen[Field.NAME.value] = child
        above = name or chosen.get(Field.PARENT)
        return above[0].column if above else None
    for other in (Field.PROOF, Field.PARENT):
        if Field.NAME not in chosen and other in chosen:
            chosen[Field.NAME.value] = chosen[other]
    return None


def _units(known: Mapping[str, Sequence[_Claim]]) -> dict[str, str]:
    """Return the units that headers of limits name: 法定时限（工作日）."""
    return dict(_units_of(known))


def _units_of(known: Mapping[str, Sequence[_Claim]]) -> Iterator[tuple[str, str]]:
    for name in LIMITS:
        for level in reversed(known[name][0].levels if name in known else ()):
            unit = unit_of(level)
            if unit:
                yield name.value, unit
                break
