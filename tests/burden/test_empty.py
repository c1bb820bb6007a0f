"""Empty sentences: those of the corpus, of the table of phrases, and the deletion test."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

import pytest

from govlint import resources
from govlint.burden.analysis import analysed
from govlint.burden.empty import UNCHANGED, Empty, empty_sentences, is_task, unchanged
from govlint.burden.stock import phrases
from govlint.model.elements import OfficialDocument
from govlint.readers import read
from govlint.structure import recognise

NOTICE = """甲市人民政府关于做好2024年防汛工作的通知

各县（区）人民政府：

现就有关事项通知如下：

一、检查

各县（区）水利局4月底前完成堤防检查。

{sentence}

二、物资

市应急局5月10日前补足编织袋1万条。

甲市人民政府

2024年3月7日
"""


def notice(sentence: str) -> OfficialDocument:
    """Return a notice with one sentence more."""
    return recognise(read(NOTICE.format(sentence=sentence).encode(), name="notice.txt"))


def found(sentence: str) -> tuple[Empty, ...]:
    """Return the empty sentences of a notice with one sentence more."""
    return empty_sentences(notice(sentence))


@lru_cache(maxsize=1)
def corpus() -> dict[str, list[str]]:
    """Return the sentences of the corpus."""
    path = resources.data("corpus") / "burden" / "empty.toml"
    loaded: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_the_corpus_is_large_enough() -> None:
    assert len(set(corpus()["empty"])) >= 60
    assert len(set(corpus()["full"])) >= 80


@pytest.mark.parametrize("sentence", corpus()["empty"])
def test_an_empty_sentence_is_found(sentence: str) -> None:
    assert [one.text for one in found(sentence)] == [sentence]


@pytest.mark.parametrize("sentence", corpus()["full"])
def test_a_sentence_that_says_something_is_not(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.empty)
def test_every_stock_phrase_has_a_pair(phrase) -> None:  # type: ignore[no-untyped-def]
    assert phrase.pattern.search(phrase.empty), "the empty example does not hold the phrase"
    assert phrase.pattern.search(phrase.concrete), "the other example does not hold the phrase"
    assert found(phrase.concrete) == ()
    if phrase.kind not in ("political", "quote"):
        assert [one.text for one in found(phrase.empty)] == [phrase.empty]


def test_the_reason_names_words_and_the_deletion_test() -> None:
    (one,) = found("各级各部门要高度重视，精心组织，狠抓落实，务求取得实效。")
    assert "高度重视" in one.reason
    assert one.reason.endswith(UNCHANGED)


def test_a_sentence_that_lends_its_subject_changes_the_list() -> None:
    official = notice("乡镇要高度重视，精心组织，狠抓落实。5月底前完成渠道清淤。")
    analysis = analysed(official)
    (lender,) = [one for one in analysis.sentences if "高度重视" in one.text]
    assert not unchanged(analysis, lender, {lender.index})


def test_one_political_sentence_is_spared_and_its_tail_is_not() -> None:
    head = "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，"
    tail = "坚持问题导向、目标导向、结果导向，着力提高工作水平，切实把各项工作抓紧抓实抓好。"
    assert found(head[:-1] + "。") == ()
    assert [one.text for one in found(head + tail)] == [tail]


def test_a_deadline_makes_a_slogan_a_task() -> None:
    duties = analysed(notice("各县要狠抓落实，9月底前取得实效。")).duties
    dated = [duty for duty in duties if re.search("9月底前", duty.sentence.text)]
    assert dated and all(is_task(duty, {duty.sentence.index}) for duty in dated if duty.deadline)
