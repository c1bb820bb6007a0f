"""The failing examples of the rule files: found wherever a format shows them, and little else."""

from __future__ import annotations

from functools import lru_cache

import pytest
from benchmarks.accuracy.cases import Case, Result, cases, measure, told
from benchmarks.accuracy.together import LEAST, run

from tests.readers.office import needs_libreoffice

MOST_OTHERS = 0.2
LEAST_FOUND = 0.98


@lru_cache(maxsize=3)
def results(form: str) -> list[Result]:
    return measure(cases(), form)


def missed(form: str) -> list[str]:
    return [
        f"{one.case.name}: {'; '.join(told(finding) for finding in one.found) or 'nothing'}"
        for one in results(form)
        if not one.ok
    ]


def test_every_rule_of_form_has_a_case() -> None:
    with_cases = {case.rule.code for case in cases()}
    assert len(with_cases) > 100
    assert all(isinstance(case, Case) and case.example["changes"] for case in cases())


@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_single_defect_is_found(form: str) -> None:
    assert missed(form) == []


@pytest.mark.parametrize("form", ["text", "docx"])
def test_little_else_is_reported(form: str) -> None:
    here = results(form)
    assert sum(len(one.others) for one in here) <= MOST_OTHERS * len(here)


@needs_libreoffice
def test_single_defects_are_found_in_pdf() -> None:
    here = results("pdf")
    found = sum(one.ok for one in here)
    assert found >= LEAST_FOUND * len(here), missed("pdf")
    assert sum(len(one.others) for one in here) <= MOST_OTHERS * len(here)


def test_many_defects_at_once_lose_none() -> None:
    some, lost, _ = run("docx")
    assert len(some) >= LEAST
    assert [case.name for case in lost] == []


@needs_libreoffice
def test_many_defects_at_once_lose_none_in_pdf() -> None:
    some, lost, _ = run("pdf")
    assert len(some) >= LEAST
    assert [case.name for case in lost] == []
