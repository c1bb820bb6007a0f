from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from govlint.reporters.tasks.columns import headings
from tests.conftest import Golden
from tests.reporters.tasks.plans import ledger, plan_file

pytest.importorskip("xlsxwriter")
from govlint.reporters.tasks.xlsx import MOST, to_xlsx


def parts(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def strings(raw: bytes) -> list[str]:
    return re.findall(r"<t[^>]*>([^<]*)</t>", parts(raw)["xl/sharedStrings.xml"])


def test_the_table(golden: Golden) -> None:
    found = parts(to_xlsx(ledger(error="文件已损坏")))
    golden("tasks-xlsx-strings.xml", found["xl/sharedStrings.xml"])
    golden("tasks-xlsx-sheet.xml", found["xl/worksheets/sheet1.xml"])
    assert strings(to_xlsx(ledger()))[: len(headings())] == headings()


def test_the_same_ledger_is_the_same_file() -> None:
    assert to_xlsx(ledger()) == to_xlsx(ledger())


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "http://example.invalid/", "mailto:a@b.c"]
)
def test_every_cell_is_text(text: str) -> None:
    file = plan_file()
    evil = replace(file, rows=(replace(file.rows[0], task=text, sentence="12"),))
    raw = to_xlsx(replace(ledger(), files=(evil,)))
    sheet = parts(raw)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert set(re.findall(r'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="(\w+)")?>', sheet)) == {"s"}
    assert text in strings(raw)


def test_a_sentence_longer_than_a_cell_is_cut() -> None:
    file = plan_file()
    long = replace(file, rows=(replace(file.rows[0], sentence="甲" * (MOST + 9)),))
    assert max(map(len, strings(to_xlsx(replace(ledger(), files=(long,)))))) == MOST
