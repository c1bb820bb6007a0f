from __future__ import annotations

import pytest

from govlint.lists.kinds import kind_of
from govlint.model.items import Field, ListKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("甲市权责清单", ListKind.POWERS),
        ("甲市教育局权力和责任清单（2025年版）", ListKind.POWERS),
        ("甲市行政权力事项目录", ListKind.POWERS),
        ("甲市行政处罚事项清单", ListKind.POWERS),
        ("甲市责任清单", ListKind.DUTIES),
        ("甲市政务服务事项清单", ListKind.SERVICES),
        ("甲市行政许可事项清单", ListKind.SERVICES),
        ("甲市公共服务事项目录", ListKind.SERVICES),
        ("甲市实施清单", ListKind.SERVICES),
        ("市场准入负面清单（2025年版）", ListKind.NEGATIVE),
        ("甲市涉企行政检查事项清单", ListKind.CHECKS),
        ("甲市随机抽查事项清单", ListKind.CHECKS),
        ("甲市证明事项清单", ListKind.PROOFS),
        ("石桥镇履职事项清单", ListKind.TOWNSHIP),
        ("甲县乡镇（街道）履行职责事项清单", ListKind.TOWNSHIP),
        ("甲市", ListKind.UNKNOWN),
        ("", ListKind.UNKNOWN),
        ("名单", ListKind.UNKNOWN),
    ],
)
def test_titles_tell_the_kind(text: str, kind: ListKind) -> None:
    assert kind_of([text], ["name"]) is kind


def test_the_title_goes_before_the_name_of_the_file_and_both_before_columns() -> None:
    assert kind_of(["甲市权责清单", "服务事项清单"], []) is ListKind.POWERS
    assert kind_of(["甲市", "服务事项清单"], [Field.DUTY]) is ListKind.SERVICES


@pytest.mark.parametrize(
    ("fields", "header", "kind"),
    [
        ([Field.NAME, Field.DUTY], "事项名称", ListKind.POWERS),
        ([Field.NAME, Field.TYPE], "职权名称", ListKind.POWERS),
        ([Field.CONDITIONS, Field.MATERIALS, Field.FEE], "事项名称", ListKind.SERVICES),
        ([Field.CONDITIONS, Field.MATERIALS, Field.FEE], "职权名称", ListKind.UNKNOWN),
        ([Field.PROOF, Field.PROOF_ISSUER], "证明名称", ListKind.PROOFS),
        ([Field.LEAD_DUTY], "事项名称", ListKind.TOWNSHIP),
        ([Field.FREQUENCY], "检查事项", ListKind.CHECKS),
        ([Field.MEASURE], "禁止或许可事项", ListKind.NEGATIVE),
        ([Field.MEASURE], "事项名称", ListKind.UNKNOWN),
        ([Field.NAME, Field.BASIS], "事项名称", ListKind.UNKNOWN),
    ],
)
def test_columns_tell_the_kind_where_they_are_sure(
    fields: list[str], header: str, kind: ListKind
) -> None:
    assert kind_of(["x"], fields, header) is kind
