from __future__ import annotations

from govlint.reporters.tasks.columns import ERROR, headings, lines, where
from tests.reporters.tasks.plans import ledger, plan_file


def test_every_line_has_all_columns() -> None:
    found = list(lines(ledger(error="文件已损坏")))
    assert {len(line) for line in found} == {len(headings())}
    assert found[-1][:2] == ["broken.docx", ERROR]
    assert found[-1][-1] == "文件已损坏"


def test_a_place_is_told_in_the_words_of_people() -> None:
    file = plan_file()
    assert where(file, file.rows[0]).startswith("第19行")
