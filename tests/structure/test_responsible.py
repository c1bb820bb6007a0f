"""Who is responsible: subjects, brackets, labelled lines."""

from __future__ import annotations

import pytest

from govlint.structure.assigned import responsible_before, responsible_in
from govlint.structure.responsible import (
    case_of,
    start_of,
    subject_of,
)


@pytest.mark.parametrize(
    ("text", "lead", "partners"),
    [
        (
            "落实资金。（市财政局牵头，市审计局、市统计局配合）",
            ["市财政局"],
            ["市审计局", "市统计局"],
        ),
        ("责任单位：市教育局、各县政府", ["市教育局", "各县政府"], []),
        (
            "（省科技厅牵头，省财政厅、省能源局等按职责分工负责）",
            ["省科技厅"],
            ["省财政厅", "省能源局"],
        ),
        ("（省财政厅、省能源局按职责分工负责）", ["省财政厅", "省能源局"], []),
        ("（市教育局负责，市财政局按职责分工落实）", ["市教育局"], ["市财政局"]),
        ("（市水利局牵头组织实施，市统计局）", ["市水利局"], ["市统计局"]),
        ("（省财政厅（预算处）负责）。", ["省财政厅（预算处）"], []),
        ("（责任单位：市教育局责任人：王某）", ["市教育局", "王某"], []),
        ("（市教育局负责，完成时限：6月底前，市财政局）", ["市教育局"], []),
        ("（牵头单位：市教育局；配合单位：市财政局）", ["市教育局"], ["市财政局"]),
        ("（牵头单位：市教育局，责任单位：市财政局）", ["市教育局"], ["市财政局"]),
        ("（责任单位：市科协）", ["市科协"], []),
        ("责任单位：甲山、乙水、丙河市人民政府", ["甲山", "乙水", "丙河市人民政府"], []),
        ("责任单位：市公安局、人行某市中心支行", ["市公安局", "人行某市中心支行"], []),
        (
            "（牵头单位：市教育局，参加单位：市财政局，市统计局）",
            ["市教育局"],
            ["市财政局", "市统计局"],
        ),
    ],
)
def test_brackets_and_lines(text: str, lead: list[str], partners: list[str]) -> None:
    found = responsible_in(text)
    assert found is not None
    assert [unit.name for unit in found.lead] == lead
    assert [unit.name for unit in found.partners] == partners


def test_a_bracket_without_units_names_nobody() -> None:
    assert responsible_in("按规定办理（见附件1）。") is None


def test_a_labelled_list_of_phrases_names_nobody() -> None:
    found = responsible_in("责任单位：见附件2（第3页）")
    assert found is not None and found.lead == ()


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("（市司法局牵头）开展调解。", ["市司法局"]),
        ("（市司法局、市公安局按职责分工负责）开展调解。", ["市司法局", "市公安局"]),
    ],
)
def test_a_bracket_behind_a_full_stop_belongs_to_what_stands_before(
    text: str, lead: list[str]
) -> None:
    found = responsible_before(text)
    assert found is not None and [unit.name for unit in found.lead] == lead


@pytest.mark.parametrize("text", ["（一）开展调解。", "（市司法局牵头）", "（市司法局牵头）。"])
def test_other_brackets_in_front_tell_nobody(text: str) -> None:
    assert responsible_before(text) is None


def test_an_office_can_file_an_application() -> None:
    assert subject_of("由县级经办机构向市财政局提出申请").lead
    assert not subject_of("企业向市财政局提出申请").lead


@pytest.mark.parametrize(
    ("piece", "at"),
    [
        ("（三）核查机构应报告", 3),
        ("二是要加强管理", 2),
        ("6.各县要报告", 2),
        ("1各县要报告", 1),
        ("※※※※加强调解", 4),
        ("同时", 2),
        ("在线平台要公布", 0),
    ],
)
def test_labels_stand_before_the_subject(piece: str, at: int) -> None:
    assert start_of(piece) == at


def test_what_follows_makes_a_list_of_names_a_subject() -> None:
    assert subject_of("西部", "西部", "要开展节水工程").lead
    assert not subject_of("西部", "西部", "天气干旱").lead


def test_a_condition_has_no_subject_but_a_case() -> None:
    piece = "市财政局审核后"
    assert not subject_of(piece).lead
    assert [unit.name for unit in case_of(piece, piece)] == ["市财政局"]


def test_names_stand_as_printed_without_asides() -> None:
    found = subject_of("支队※※※※要报告", "支队（简称）要报告")
    assert [unit.name for unit in found.lead] == ["支队"]
