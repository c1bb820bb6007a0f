"""Names of the columns that groups of a JSON file give."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from govlint.readers.grids.json_groups import (
    KEYS,
    Label,
    Record,
    looks_like_organ,
    looks_like_type,
)
from govlint.readers.grids.json_values import Path

BODY, TYPE, AREA, GROUP, PARENT = "实施主体", "事项类型", "地区", "所属分组", "主项名称"
_AREA = re.compile(r"(?:省|自治区|市|自治州|州|盟|县|自治县|旗|区|新区|特区)$")
_SAYS_ORGAN = re.compile(
    r"^(?:实施|行使|责任|主管|办理|受理|牵头|执法|所属|审批|承办|许可|权力|职权|行政|检查)?(?:主体|部门|机关|单位|机构)(?:名称)?$"
    r"|^(?:department|dept|org|body|agency)_?(?:name)?$",
    re.IGNORECASE,
)
_STATES_BODY = re.compile(
    r"^(?:(?:行政)?(?:实施|行使|执法|审批|检查|抽查|许可|处罚|职权|权力|权责)|行政|所属)?(?:实施|行使)?"
    r"(?:主体|部门|机关|单位|机构)(?:名称|部门|单位)?$"
    r"|^(?:department|dept|org|body|agency)_?(?:name)?$",
    re.IGNORECASE,
)
"""Keys of the organ that carries a matter out; 牵头部门 or 责任部门 need not be it."""
_SAYS_NAME = re.compile(r"名称$|事项$|^(?:.*_)?name$|^title$", re.IGNORECASE)
_MOSTLY = 0.6


def headers_of(
    labels: Sequence[Label], records: Sequence[Record], own: Collection[Path]
) -> list[Path | None]:
    """Name the columns of labels; None: the column says nothing about the matters.

    The name of a group is the organ that carries its matters out, or where nothing else states the
    organ the area, unless the names are types. A value of a group keeps its key; where the matters
    have a value of their own under the same key, only a name is kept, as that of the 主项.

    Args:
        labels: the columns, from the outside in.
        records: the matters with their labels.
        own: columns of the matters themselves.
    """
    taken = set(own)
    stated = any(_STATES_BODY.search(path[-1]) for path in own)
    headers: dict[Label, Path | None] = {}
    for label in sorted(labels, key=lambda label: not _names_organs(label, records)):
        organ = not stated and _names_organs(label, records)
        without = taken | {(BODY,)} if stated else taken
        header = _named(label, records, organ=organ, taken=without)
        stated = stated or header == (BODY,) or (organ and header is not None)
        headers[label] = header
        taken |= {header} if header else set()
    return [headers[label] for label in labels]


def filled_by(
    labels: Sequence[Label], records: Sequence[Record], own: Collection[Path]
) -> dict[Path, Label]:
    """Return the column of organs of the matters, with the label that fills its empty cells.

    Args:
        labels: the columns of labels, from the outside in.
        records: the matters with their labels.
        own: columns of the matters themselves.
    """
    stated = next((path for path in own if _STATES_BODY.search(path[-1])), None)
    organs = [label for label in labels if label.place != KEYS and _names_organs(label, records)]
    return {stated: organs[-1]} if stated and organs else {}


def _values(label: Label, records: Sequence[Record]) -> list[str]:
    return list(dict.fromkeys(r.labels[label] for r in records if label in r.labels))


def _mostly(values: Sequence[str], hits: int) -> bool:
    return bool(values) and hits >= _MOSTLY * len(values)


def _names_organs(label: Label, records: Sequence[Record]) -> bool:
    values = _values(label, records)
    return _mostly(values, sum(map(looks_like_organ, values)))


def _named(
    label: Label, records: Sequence[Record], *, organ: bool, taken: Collection[Path]
) -> Path | None:
    wanted = [*_of_group(_values(label, records)), GROUP] if label.key is None else [label.key]
    if label.key is not None and organ and not _SAYS_ORGAN.search(label.key):
        # A general key says little; what stands under it says more.
        wanted = [BODY]
    elif label.key is not None and (label.key,) in taken and _SAYS_NAME.search(label.key):
        wanted = [PARENT]
    return next(((name,) for name in wanted if (name,) not in taken), None)


def _of_group(values: Sequence[str]) -> tuple[str, ...]:
    """Return what the names of groups are, the best first."""
    if _mostly(values, sum(map(looks_like_type, values))):
        return (TYPE,)
    organs = _mostly(values, sum(map(looks_like_organ, values)))
    areas = _mostly(values, sum(bool(_AREA.search(value)) for value in values))
    return (BODY, AREA) if areas and not organs else (BODY,)
