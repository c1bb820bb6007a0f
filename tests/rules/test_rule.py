from __future__ import annotations

import pickle

import pytest

from govlint.rules.rule import Clause, clause
from tests.rules.support import rule


@pytest.mark.parametrize(
    ("source", "document", "number"),
    [
        ("GB/T 9704-2012 7.2.5", "GB/T 9704-2012", "7.2.5"),
        ("GB/T 9704-2012 9", "GB/T 9704-2012", "9"),
        ("条例 9(五)", "条例", "9(五)"),
        ("条例 15（四）", "条例", "15（四）"),
        ("GB/T 15834-2011", "GB/T 15834-2011", ""),
        ("GB/T 15834-2011 附录 B.3", "GB/T 15834-2011", "附录 B.3"),
        ("编辑惯例", "编辑惯例", ""),
    ],
)
def test_a_source_is_a_document_and_a_clause(source: str, document: str, number: str) -> None:
    assert clause(source) == Clause(document, number)


def test_several_sources_are_shown_as_one_line() -> None:
    found = rule('source = ["甲标准 7.2.5", "条例 9(五)"]', drop="source")
    assert found.cited == "甲标准 7.2.5；条例 9(五)"
    assert [item.number for item in found.clauses()] == ["7.2.5", "9(五)"]


def test_a_rule_can_go_to_another_process() -> None:
    made = rule()
    assert pickle.loads(pickle.dumps(made)) == made
