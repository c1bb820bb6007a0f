from __future__ import annotations

import pytest

from govlint.burden.copies.novelty import novelty
from govlint.model.copies import Comparison
from tests.burden.copies.papers import (
    CLEANING,
    KEEPING,
    KEEPING_HERE,
    STOPPAGE,
    held,
    paper,
    superior,
)
from tests.structure.support import read

NOTHING = Comparison(0)


@pytest.mark.parametrize(
    ("sentence", "local"),
    [
        ("各县要在9月底前完成检修。", True),
        ("由市水利局牵头，每月调度。", True),
        ("在石桥县乙镇先行试点。", True),
        ("管网漏损率降到百分之十以下。", True),
        ("各级要高度重视，精心组织。", False),
        ("根据《甲省供水条例》第八条，加强水质保护。", False),
        ("按照甲政发〔2025〕7号要求抓好落实。", False),
    ],
)
def test_local_parameters(sentence: str, local: bool) -> None:
    assert novelty(paper(sentence), NOTHING) == float(local)


def test_a_parameter_that_was_copied_is_none() -> None:
    official = paper(CLEANING, "各县要在9月底前完成检修。")
    assert novelty(official, held(official, superior(CLEANING))) == 0.5


def test_exchanging_words_of_level_makes_nothing_new() -> None:
    official = paper(KEEPING_HERE)
    assert novelty(official, held(official, superior(KEEPING))) == 0


def test_a_parameter_put_into_a_copied_sentence_is_one() -> None:
    official = paper(STOPPAGE.replace("老年人家庭", "石桥、柳林两个镇区的86户老年人家庭"))
    found = held(official, superior(STOPPAGE))
    assert found.spans
    assert novelty(official, found) == 1


def test_no_sentences() -> None:
    assert novelty(read(""), NOTHING) is None
