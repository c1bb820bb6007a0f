"""What kind of list it is: by its title, its file's name, its columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from govlint.lists.fields import key_of
from govlint.model.items import Field, ListKind

_BY_NAME = (
    (ListKind.NEGATIVE, re.compile("负面清单|禁限目录|准入清单")),
    (
        ListKind.TOWNSHIP,
        re.compile(
            "履职(?:事项)?清单|履行职责(?:事项)?清单|(?:乡镇|街道|镇街).{0,8}(?:职责|履职|权责).{0,4}清单|(?:基本履职|配合履职|上级(?:部门)?收回)事项"
        ),
    ),
    (ListKind.PROOFS, re.compile("证明(?:事项|材料)?.{0,6}(?:清单|目录|事项)")),
    (ListKind.CHECKS, re.compile("(?:检查|抽查).{0,4}事项|(?:检查|抽查)(?:事项)?(?:清单|目录)")),
    (
        ListKind.POWERS,
        re.compile(
            "权责|权力(?:和|与|、)?责任|权力.{0,6}(?:清单|目录|事项)|(?:职权|行政处罚|行政强制|执法).{0,4}(?:事项)?(?:清单|目录)|权力清单"
        ),
    ),
    (ListKind.DUTIES, re.compile("责任.{0,2}清单")),
    (
        ListKind.SERVICES,
        re.compile(
            "(?:政务|公共|便民)?服务.{0,4}(?:事项|清单|指南|目录)|(?:许可|审批|依申请|高频|通办|一次办|即办|办理|政务).{0,6}(?:事项|清单|目录)|实施清单|办事指南|事项(?:清单|目录)"
        ),
    ),
)
_POWER_HEADERS = ("职权", "权力", "权责", "处罚", "执法")
_SERVICE_FIELDS = frozenset(
    (
        Field.CONDITIONS,
        Field.MATERIALS,
        Field.LEGAL_LIMIT,
        Field.PROMISED_LIMIT,
        Field.LIMIT,
        Field.HANDLING,
        Field.FEE,
        Field.VISITS,
        Field.CHANNEL,
        Field.RESULT,
        Field.HANDLING_CODE,
    )
)


def kind_of(texts: Iterable[str], fields: Collection[str], name_header: str = "") -> ListKind:
    """Return the kind of a list.

    Args:
        texts: title, name of the file, names of sheets, the surest first.
        fields: fields that it has columns for.
        name_header: header of its column of names.

    Returns:
        ``UNKNOWN`` where neither a text nor the columns are sure.
    """
    for text in texts:
        found = _by_text("".join(text.split()))
        if found is not None:
            return found
    return _by_columns(frozenset(fields), key_of(name_header))


def _by_text(text: str) -> ListKind | None:
    return next((kind for kind, pattern in _BY_NAME if pattern.search(text)), None)


def _by_columns(fields: frozenset[str], name: str) -> ListKind:
    if fields & {Field.PROOF_ISSUER, Field.PROOF_REQUESTER} and Field.PROOF in fields:
        return ListKind.PROOFS
    if fields & {Field.LEAD_DUTY, Field.PARTNER_DUTY}:
        return ListKind.TOWNSHIP
    if fields & {Field.DUTY, Field.ACCOUNTABILITY}:
        return ListKind.POWERS
    if "检查" in name or "抽查" in name:
        return ListKind.CHECKS
    if Field.MEASURE in fields and ("禁止" in name or "准入" in name):
        return ListKind.NEGATIVE
    services = len(fields & _SERVICE_FIELDS)
    powers = any(word in name for word in _POWER_HEADERS)
    if powers and services <= 2:
        return ListKind.POWERS
    return ListKind.SERVICES if services >= 3 and not powers else ListKind.UNKNOWN
