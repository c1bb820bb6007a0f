"""Codes of regions (GB/T 2260) as far as they are known, and which lies within which."""

from __future__ import annotations

import re
from functools import cache

from govlint.lists.values import plain
from govlint.structure import tables

STATE_CODE = "100000"
_ZONE = re.compile("[7-9][0-9]")


@cache
def _codes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the codes of each name, with the region above."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, parent, code, until in tables.rows("region_codes"):
        if until == "-":
            found.setdefault(name, []).append((parent, code))
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _former() -> dict[str, str]:
    """Return four digits of former regions and those of today's."""
    rows = tables.rows("region_codes")
    now = {row[0]: row[2] for row in rows if row[3] == "-"}
    return {row[2][:4]: now[row[0]][:4] for row in rows if row[3] != "-"}


@cache
def provinces() -> frozenset[str]:
    """Return the first two digits of all provinces."""
    return frozenset(code[:2] for codes in _codes().values() for _, code in codes)


def code_of_region(name: str) -> str | None:
    """Return the six digits of a region, None where its name is not known or belongs to several.

    The name may begin with those of the regions above it (贵州省贵阳市云岩区).
    """
    kept = plain(name)
    found = _codes().get(kept)
    if found is not None:
        return found[0][1] if len(found) == 1 else None
    for end in range(len(kept) - 2, 1, -1):
        above, below = _codes().get(kept[:end]), kept[end:]
        if above is not None and len(above) == 1:
            code = code_of_region(below)
            return code if code and lies_within(code, above[0][1]) else None
    return None


def digits_of(code: str) -> str:
    """Return the digits of a region code that tell something: 52, 5201 or 520102."""
    now = _former().get(code[:4])
    code = now + code[4:] if now else code
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def lies_within(code: str, above: str) -> bool:
    """Tell whether a region is another one or lies within it."""
    return digits_of(code).startswith(digits_of(above))


def fits(organ: str, region: str) -> bool | None:
    """Tell whether an organ registered in one region may stand in the list of another.

    It may where one region is the other or lies within it, and in development zones, which have
    codes of their own.

    Returns:
        None for two counties of one city: counties change their codes when they become districts.
    """
    if organ[:2] == STATE_CODE[:2] or organ[:2] == "00":
        return True
    if lies_within(organ, region) or lies_within(region, organ):
        return True
    if digits_of(organ)[:4] == digits_of(region)[:4]:
        return True if _ZONE.fullmatch(organ[4:6]) or _ZONE.fullmatch(region[4:6]) else None
    return False
