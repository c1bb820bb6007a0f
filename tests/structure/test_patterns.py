from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from govlint import pack
from govlint.structure import patterns

YEAR = r"(?P<start>(?:(?P<year>[0-9]{4})年|第(?P<year_2>[0-9]{2})年)(?P<year_3>[0-9]{2})?)"


@pytest.fixture(autouse=True)
def _grammars(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    built = {"year": {"pattern": YEAR}, "year.short": {"pattern": "(?P<short>[0-9]{2})"}}
    monkeypatch.setattr(pack, "section", {"grammars": built}.__getitem__)
    patterns.pattern.cache_clear()
    yield
    patterns.pattern.cache_clear()


def test_a_pattern_is_compiled_once() -> None:
    assert patterns.pattern("year").pattern == YEAR
    assert patterns.pattern("year") is patterns.pattern("year")


def test_fullmatch_takes_the_whole_string_only() -> None:
    assert patterns.fullmatch("year", "2024年")
    assert patterns.fullmatch("year", "自2024年") is None
    assert patterns.fullmatch("year", "2024年起") is None


def test_search_and_finditer_find_places() -> None:
    found = patterns.search("year", "自2024年至2025年")
    assert found
    assert found.span() == (1, 6)
    assert patterns.search("year", "今年") is None
    assert [m[0] for m in patterns.finditer("year", "自2024年至2025年")] == ["2024年", "2025年"]


def test_groups_are_those_that_took_part_with_their_place() -> None:
    found = patterns.search("year", "自2024年起")
    assert found
    assert patterns.groups(found) == {"start": (1, 6, "2024年"), "year": (1, 5, "2024")}


def test_groups_count_the_occurrences_of_this_match() -> None:
    found = patterns.fullmatch("year", "第26年12")
    assert found
    names = {name: text for name, (_, _, text) in patterns.groups(found).items()}
    assert names == {"start": "第26年12", "year": "26", "year_2": "12"}


def test_a_name_with_digits_of_another_pattern_is_left_alone() -> None:
    found = re.fullmatch("(?P<part_2>a)", "a")
    assert found
    assert patterns.groups(found) == {"part_2": (0, 1, "a")}


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(KeyError, match="没有文法“yaer”，最接近的是“year”"):
        patterns.pattern("yaer")


def test_an_unknown_name_where_there_are_no_grammars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "section", {"grammars": {}}.__getitem__)
    with pytest.raises(KeyError, match="没有文法“x”"):
        patterns.fullmatch("x", "")


def test_finding_elements_does_not_import_lark() -> None:
    code = "import sys; import govlint.structure.patterns; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
