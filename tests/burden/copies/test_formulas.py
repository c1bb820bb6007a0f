from __future__ import annotations

import pytest

from govlint.burden.copies.folding import fold
from govlint.burden.copies.formulas import FEWEST, MANY, formulas, is_formula, patterns, widespread
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.stock import plain
from govlint.model.copies import Source
from govlint.structure import tables
from govlint.text.normalise import normalise
from tests.burden.copies.library import words

ROWS = tables.rows("formulas")
SHARED = "各乡镇要在每季度末把水厂检修台账送县水务公司存档"


def found(text: str, *sentences: tuple[int, int]) -> list[str]:
    return [text[start:end] for start, end in formulas(text, sentences or [(0, len(text))])]


@pytest.mark.parametrize("row", ROWS, ids=[row[2] for row in ROWS])
def test_the_examples_of_the_table(row: list[str]) -> None:
    _, scope, formula, other = row
    assert patterns(scope).fullmatch(plain(normalise(formula).text))
    for each in ("clause", "sentence"):
        assert not other or not patterns(each).fullmatch(plain(normalise(other).text))


def test_clauses_of_a_sentence() -> None:
    text = "现将《城区停车办法》印发给你们，水厂每日检测余氯，请认真贯彻执行。"
    assert found(text) == ["现将《城区停车办法》印发给你们", "请认真贯彻执行"]


def test_a_sentence_as_a_whole() -> None:
    text = "为规范农村供水管护，结合本市实际，制定本办法。水厂每日检测余氯。"
    assert found(text, (0, 23), (23, len(text))) == [
        "为规范农村供水管护，结合本市实际，制定本办法。"
    ]


def test_formulas_of_politics() -> None:
    text = "坚持以习近平新时代中国特色社会主义思想为指导，在学校开设供水安全课。"
    assert found(text) == ["坚持以习近平新时代中国特色社会主义思想为指导"]


@pytest.mark.parametrize("clause", ["", "高度重视", "水厂每日检测余氯", "执行" * 200])
def test_other_clauses_are_none(clause: str) -> None:
    assert not is_formula(clause)


def library(sharing: int, size: int = MANY) -> MemoryIndex:
    texts = [words(number) + (SHARED if number < sharing else "") for number in range(size)]
    return MemoryIndex(Source(f"{n:03}", text, ((0, len(text)),)) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (library(FEWEST), [(0, len(SHARED))]),
        (library(FEWEST - 1), []),
        (library(FEWEST, MANY - 1), []),
    ],
    ids=["widespread", "rare", "few documents"],
)
def test_what_many_documents_have(index: MemoryIndex, expected: list[tuple[int, int]]) -> None:
    folded = fold(SHARED, [(0, len(SHARED))])
    assert list(widespread(folded, [(0, len(SHARED))], index)) == expected


def test_a_paragraph_is_no_formula() -> None:
    text = SHARED * 4
    folded = fold(text, [(0, len(text))])
    assert list(widespread(folded, [(0, len(text))], library(MANY))) == []
