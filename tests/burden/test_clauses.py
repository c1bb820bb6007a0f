"""What a clause says besides its duty: object, recipients, papers asked for, quotations, basis."""

from __future__ import annotations

import pytest

from govlint.burden.clauses import Clause, clause_of
from govlint.structure import recognise
from govlint.structure.duties import duties
from govlint.structure.sentences import sentences
from tests.structure.support import NOTICE, document


def clause(text: str) -> Clause:
    """Return the first clause of a sentence in a notice."""
    official = recognise(document(*NOTICE[:4], "一、措施", text, *NOTICE[8:]))
    (sentence,) = [one for one in sentences(official) if one.text == text]
    return clause_of(duties([sentence], None)[0])


def test_object() -> None:
    assert clause("各县要建立防汛台账。").object == "防汛台账"
    assert clause("防汛形势严峻。").object == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各县要每月向市水利局报告进度。", ["市水利局"]),
        ("各县要将方案报市应急管理局备案。", ["市应急管理局"]),
        ("各县要建立报告制度。", []),
    ],
)
def test_recipients(text: str, names: list[str]) -> None:
    assert [unit.name for unit in clause(text).recipients] == names


def test_papers_quotations_and_basis() -> None:
    found = clause("各县要按照《甲省防汛条例》第八条建立“一库一策”台账，附照片。")
    assert found.evidence == ("台账", "照片")
    assert found.quotations == ("甲省防汛条例", "一库一策")
    assert found.basis == "按照《甲省防汛条例》第八条"
