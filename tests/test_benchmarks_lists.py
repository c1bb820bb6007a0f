"""The benchmarks of lists run: small, on invented lists, and with no word about time."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.lists import matching, regional, scale, single
from benchmarks.lists.defects import DEFECTS
from benchmarks.lists.forms import FORMS
from benchmarks.lists.matters import catalogue, of_region

from govlint.lists.reading import read_list

MOST_MISSED = 0.05
"""Share of injected defects that may stay unfound."""


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_back_row_by_row(form: str, tmp_path: Path) -> None:
    suffix, write = FORMS[form]
    fields = ("name", "basic_code", "body", "legal_limit", "promised_limit", "materials")
    matters = of_region(catalogue(12), "甲县", 1)
    place = tmp_path / f"甲县{suffix}"
    numbers = write(place, fields, matters)
    items = read_list(str(place))
    found = {row["name"]: row for row in items.frame.iter_rows(named=True)}
    assert len(found) == len(matters)
    for number, matter in zip(numbers, matters, strict=True):
        row = found[matter["name"]]
        assert row["row"] == number
        assert {name: row[name] for name in fields} == {name: matter[name] for name in fields}


def test_defects_of_one_list_are_found_at_their_rows(tmp_path: Path) -> None:
    suffix, write = FORMS["csv-gb18030-tab"]
    missed, _ = single.run(write, suffix, tmp_path, random.Random(3))
    assert len(DEFECTS) >= 40
    assert len(missed) <= MOST_MISSED * len(DEFECTS), missed


def test_what_was_not_injected_is_told_and_what_was_not_found_too() -> None:
    defect = DEFECTS[0]
    injected = [single.Injected(defect, (3,))]
    found = {"code": defect.code, "field": defect.field, "row": 5, "rows": []}
    alien = {**found, "row": 9, "outcome": "fail", "severity": "error"}
    numbers = range(2, 12)
    assert single.judged([found], injected, numbers) == ([], [])
    assert single.judged([alien], injected, numbers) == ([defect.kind], [alien])


@pytest.mark.parametrize(("form", "bound"), [("csv", True), ("json", False)])
def test_differences_of_regions_are_found(form: str, bound: bool) -> None:
    missed, _, data = regional.run(form, bound, bound)
    named = [one for one in regional.CHANGES if one.code]
    assert len(missed) <= MOST_MISSED * len(named), missed
    assert data["reference"]["kind"] == ("catalogue" if bound else "majority")
    assert data["summary"]["regions"] == len(regional.REGIONS)


def test_a_difference_elsewhere_is_none_of_those_expected() -> None:
    change = next(one for one in regional.CHANGES if one.code)
    expected = [regional.Expected(change, "甲类设立许可", frozenset({"甲县"}))]
    found = {
        "code": change.code,
        "field": change.field,
        "name": "甲类设立许可",
        "outcome": "fail",
        "severity": change.severity or "error",
        "places": [{"region": "甲县"}],
    }
    assert regional.judged([found], expected, False, True) == ([], [])
    other = {**found, "places": [{"region": "乙县"}]}
    assert regional.judged([other], expected, False, True) == ([change.kind], [other])


@pytest.mark.parametrize("told", [matching.NAMES, matching.BASES])
def test_rows_are_matched_without_codes(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = matching.measure(matching.make(2, 0.5, 7, told, kept=0.2), 1)
    total = matching.score(rows)
    assert total.all > 50
    assert total.precision >= 0.99
    assert 0.5 < total.recall <= 1
    assert "precision" in capsys.readouterr().out


def test_pairs_are_counted() -> None:
    score = matching.Score(4, 3, 6)
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert (matching.Score(0, 0, 0).precision, matching.Score(0, 0, 0).recall) == (1.0, 1.0)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_both_jobs_of_the_benchmark_of_scale_read_the_same_files(form: str, tmp_path: Path) -> None:
    scale.write(tmp_path, 4, 20, form)
    assert len(list(tmp_path.iterdir())) == 4
    assert scale.baseline(tmp_path, form) == 20
    assert scale.ours(tmp_path, form) > 0
