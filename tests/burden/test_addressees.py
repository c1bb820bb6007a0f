"""Who issues a paper, and who is burdened by it."""

from __future__ import annotations

import pytest

from govlint.burden.addressees import (
    BODY,
    DEPARTMENT,
    Paper,
    burdens_lower,
    is_lower,
    paper_of,
    system_of,
)
from govlint.burden.analysis import analysed
from govlint.rules.facts import Facts, Organ
from govlint.structure import recognise
from govlint.structure.units import Unit, unit_of
from tests.rules.support import context
from tests.structure.support import NOTICE, document

PAPER = Paper("甲市水务局", "市", DEPARTMENT, "关于清淤的通知", "各县区水务局", True)


def unit(name: str) -> Unit:
    """Return the unit of a name."""
    found = unit_of(name, True)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("name", "system"),
    [
        ("甲市水务局", DEPARTMENT),
        ("甲市人民政府", "政府"),
        ("甲市人民政府办公室", "办公厅(室)"),
        ("中共甲市委员会", "党委"),
        ("甲市安全生产委员会办公室", BODY),
        ("甲市防汛抗旱指挥部", BODY),
        (None, None),
        ("甲乙丙", None),
    ],
)
def test_the_system_is_told_by_the_end_of_the_name(name: str | None, system: str | None) -> None:
    assert system_of(name) == system


@pytest.mark.parametrize("name", ["各县区", "各乡镇", "县级水务部门", "乙县水务局", "各地"])
def test_lower_levels(name: str) -> None:
    assert is_lower(unit(name), PAPER)


@pytest.mark.parametrize("name", ["各采砂企业", "甲省水利厅", "甲市财政局", "市直各部门"])
def test_others_are_no_lower_level(name: str) -> None:
    assert not is_lower(unit(name), PAPER)


def burdened(text: str, paper: Paper = PAPER) -> bool:
    """Tell whether a sentence of a notice falls on lower levels."""
    lines = (*NOTICE[:4], text, *NOTICE[8:])
    duty = analysed(recognise(document(*lines))).duties[-1]
    return burdens_lower(duty, text, paper)


def test_a_clause_without_subject_asks_the_recipients() -> None:
    assert burdened("请每月报送总结。")
    within = Paper("甲市水务局", "市", DEPARTMENT, "", "机关各科室", False)
    assert not burdened("请每月报送总结。", within)
    unknown = Paper("甲市水务局", "市", DEPARTMENT, "", "", None)
    assert not burdened("请每月报送总结。", unknown)


def test_a_subject_decides_before_the_recipients() -> None:
    assert burdened("各镇要报送总结。", Paper(None, None, None, "", "", None))
    assert not burdened("采砂企业要报送总结。")
    assert not burdened("市财政局要拨付资金。")


def test_a_paper_is_read_once_and_given_facts_come_first() -> None:
    official = recognise(document(*NOTICE))
    paper = paper_of(context(official))
    assert (paper.issuer, paper.level, paper.system) == ("甲市人民政府", "市", "政府")
    assert paper.lower
    assert paper_of(context(official)) is paper
    facts = Facts(issuer=Organ(name="甲市水务局", system=DEPARTMENT, level="市"))
    other = paper_of(context(recognise(document(*NOTICE)), facts=facts))
    assert (other.issuer, other.system) == ("甲市水务局", DEPARTMENT)
