from __future__ import annotations

import pytest

from govlint.burden.copies.classify import exchanged, kind_of, runs
from govlint.model.copies import CopyKind, Relation
from tests.burden.copies.papers import (
    CLEANING,
    KEEPING,
    KEEPING_HERE,
    OWN,
    STOPPAGE,
    TITLE,
    held,
    paper,
    superior,
    told,
)


@pytest.mark.parametrize(
    ("relation", "verbatim", "kind"),
    [
        (Relation.SUPERIOR, True, CopyKind.UNMARKED),
        (Relation.SUPERIOR, False, CopyKind.LEVEL_WORDS),
        (Relation.SIBLING, False, CopyKind.SIBLING),
        (Relation.OWN_PAST, True, CopyKind.OWN_PAST),
        (Relation.OTHER, False, CopyKind.OTHER),
    ],
)
def test_kinds_by_relation(relation: Relation, verbatim: bool, kind: CopyKind) -> None:
    assert kind_of(relation, verbatim) is kind


def test_exchanged_words() -> None:
    assert exchanged(KEEPING_HERE, KEEPING) == [("各县", "各省"), ("市水利局", "省水利厅")]
    assert exchanged(KEEPING, KEEPING) == []


def test_exchanged_names_that_no_table_has() -> None:
    assert exchanged("云河各级要逐处明确管护主体", "青禾各级要逐处明确管护主体") == [
        ("云河", "青禾")
    ]


def test_words_in_quotation_marks_are_quoted() -> None:
    found = told(held(paper(f"上级提出，“{CLEANING}”{OWN}"), superior(CLEANING)))
    assert found == [("quoted", CLEANING)]


def test_a_quotation_that_was_copied_along_is_copied() -> None:
    marked = CLEANING.replace("水厂每日检测余氯和浊度", "“水厂每日检测余氯和浊度的结果”")
    assert told(held(paper(marked), superior(marked))) == [("unmarked", marked)]
    bare = superior(marked.replace("“", "").replace("”", ""))
    kinds = [kind for kind, _ in told(held(paper(marked), bare))]
    assert kinds == ["unmarked", "quoted", "unmarked"]


def test_a_quotation_that_the_source_quotes_too_stays_one() -> None:
    lead, other = "上级文件提出的是，", "另一份文件里写着："
    found = told(held(paper(f"{lead}“{CLEANING}”"), superior(f"{other}“{CLEANING}”")))
    assert [kind for kind, _ in found] == ["quoted"]


def test_a_title_that_both_cite_is_no_copy() -> None:
    name = "《农村供水工程维修养护经费使用管理办法》"
    ours, theirs = f"照{name}执行，{OWN}", f"另见{name}，{STOPPAGE}"
    assert [kind for kind, _ in told(held(paper(ours), superior(theirs)))] == ["quoted"]


def test_a_chapter_behind_one_citation_is_not_quoted() -> None:
    lead = f"根据《{TITLE}》，制定以下措施。"
    found = told(held(paper(lead, CLEANING, STOPPAGE), superior(CLEANING, STOPPAGE)))
    assert found == [("unmarked", CLEANING), ("unmarked", STOPPAGE)]


def test_the_sentence_of_a_citation_is_quoted() -> None:
    found = told(
        held(paper(f"根据《{TITLE}》，{CLEANING}{STOPPAGE}"), superior(CLEANING + STOPPAGE))
    )
    assert found == [("quoted", CLEANING), ("unmarked", STOPPAGE)]


def test_runs() -> None:
    marked = bytearray(b"\0\1\1\0\1")
    assert list(runs(marked, 0, 5)) == [(1, 3), (4, 5)]
    assert list(runs(marked, 2, 5, 0)) == [(3, 4)]
    assert list(runs(marked, 3, 3)) == []
