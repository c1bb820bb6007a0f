"""The table of burden words: every row with the sentence it knows and the one it lets pass."""

from __future__ import annotations

import pytest

from govlint.burden import demands
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.structure import tables
from tests.burden.notices import DAY, notice

ROWS = tables.rows("demands")
MEETING = {
    "title": "甲省人民政府关于召开全省清淤工作会议的通知",
    "recipients": "各市州人民政府：",
    "issuer": "甲省人民政府",
}
COLUMNS = ["code", "kind", "pattern", "source", "violating", "silent"]


def codes(code: str, sentence: str) -> set[str]:
    """Return the codes of what is found in a notice with this sentence."""
    official = notice(sentence, **(MEETING if code.startswith("B-MTG") else {}))
    found = check_document(official, session_of(Options(select=(code,), date=DAY))).findings
    return {name for one in found for name in (one.code, *one.also)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}-{row[4][:12]}")
def test_every_row_knows_its_own_sentence(row: list[str]) -> None:
    code, _, pattern, source, violating, silent = row
    assert code in codes(code, violating)
    assert code not in codes(code, silent)
    assert pattern
    assert source


def test_a_word_that_the_table_lacks_is_said() -> None:
    with pytest.raises(KeyError, match="B-DEM-1 nothing"):
        demands.pattern("B-DEM-1", "nothing")
