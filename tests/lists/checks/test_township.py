"""Lists of what a township has to do."""

from __future__ import annotations

from govlint.model.items import ListKind
from tests.lists.checks.judged import judged

HEADER = "事项名称,事项类型,牵头部门,配合职责\n"
WHOLE = "甲,基本履职,,\n乙,配合履职,县城管局,引导\n丙,上级部门收回,县城管局,\n"


def places(rows: str) -> list[tuple[int | None, str | None, str]]:
    return judged("L-TWN-1", HEADER + rows, kind=ListKind.TOWNSHIP).places


def test_a_whole_list() -> None:
    assert places(WHOLE) == []


def test_matters_helped_with_name_lead_and_duties() -> None:
    assert places(WHOLE + "丁,配合履职,,引导\n戊,配合履职,县水务局,\n") == [
        (5, "lead", "fail"),
        (6, "partner_duty", "fail"),
    ]


def test_a_part_is_missing() -> None:
    assert places("甲,基本履职,,\n乙,配合履职,县城管局,引导\n") == [(None, None, "fail")]


def test_lists_that_do_not_say() -> None:
    rows = "事项名称,牵头部门\n甲,县城管局\n"
    assert judged("L-TWN-1", rows, kind=ListKind.TOWNSHIP).outcome == "not_checked"
