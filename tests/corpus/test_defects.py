"""One defect at a time in a conformant notice: found as what it is, and little else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from benchmarks.accuracy.defects import FORMATS, Defect, Outcome, load_defects, measure

from govlint.builder.pdf import PdfUnavailable
from tests.pdfs import unavailable

MOST_OTHERS = 0.2
"""Other findings for each defect, on average."""
FEWEST = 40
DEFECTS = load_defects()
SHOWN = [(it, form) for it in DEFECTS for form in FORMATS if it.only in ("", form)]


@cache
def outcomes(form: str) -> Mapping[Defect, Outcome]:
    try:
        return {outcome.defect: outcome for outcome in measure(DEFECTS, form)}
    except PdfUnavailable as error:
        unavailable(error)


@pytest.mark.parametrize(
    ("defect", "form"), SHOWN, ids=[f"{it.code}-{it.what}-{form}" for it, form in SHOWN]
)
def test_a_defect_is_found_where_it_is(defect: Defect, form: str) -> None:
    outcome = outcomes(form)[defect]
    assert outcome.ok, [(it.code, it.element, it.evidence, it.message) for it in outcome.found]


@pytest.mark.parametrize("form", FORMATS)
def test_little_else_is_found(form: str) -> None:
    measured = outcomes(form).values()
    assert len(measured) >= FEWEST
    others = [(it.defect.what, found.code) for it in measured for found in it.others]
    assert len(others) <= MOST_OTHERS * len(measured), others


def test_the_table_names_every_defect_once() -> None:
    assert len({defect.what for defect in DEFECTS}) == len(DEFECTS)
    assert len({defect.change for defect in DEFECTS}) == len(DEFECTS)
