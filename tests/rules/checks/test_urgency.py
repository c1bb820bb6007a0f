import pytest

from govlint.model.blocks import Alignment
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.urgency import look
from tests.rules.checks.laid import (
    DATE,
    LONG,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Row,
    pages,
    red,
    titled,
    word,
)
from tests.rules.checks.look import cases, hits
from tests.structure.support import document

LOOK = {"size": 16, "edge_mm": 1, "tolerance": 0.5, "lowest_line": 3.5, "top_mm": 37}
BELOW = (titled(), RECIPIENTS, LONG, SIGNATURE, DATE)
REST = (red(line=5), "", "", NUMBER, *BELOW)
TEXT = (TITLE, RECIPIENTS, "现将有关事项通知如下，请认真执行。", SIGNATURE, DATE)


def bold(text: str = "特急", indent: float = 0.0) -> Row:
    return Row(text, indent=indent, font="黑体")


@pytest.mark.parametrize("word_", ["特急", "加急", "特　急", "加 急"])
def test_words_of_a_text_are_right_and_the_rest_is_not_seen(word_: str) -> None:
    with pytest.raises(NotChecked, match="只查了用语"):
        hits(look, document(word_, "甲市人民政府文件", NUMBER, *TEXT), **LOOK)


@pytest.mark.parametrize(
    "word_",
    ["急件", "紧急", "特急件", "加急件", "火急", "十万火急", "平急", "特提", "紧急程度：特急"],
)
def test_other_words(word_: str) -> None:
    (hit,) = hits(look, document(word_, "甲市人民政府文件", NUMBER, *TEXT), **LOOK)
    assert (hit.case, hit.element, hit.span.block) == ("用语", Element.URGENCY, 0)
    assert hit.values["words"] == "特急、加急"


@pytest.mark.parametrize("word_", ["平急", "特提"])
def test_telegrams_have_more_words(word_: str) -> None:
    with pytest.raises(NotChecked):
        hits(look, document(word_, "甲市人民政府文件", "甲政传真〔2024〕7号", *TEXT), **LOOK)


@pytest.mark.parametrize("lines", [(), ("急管理",), ("应急",), ("特",), ("加",)])
def test_papers_without_a_degree(lines: tuple[str, ...]) -> None:
    with pytest.raises(NotApplicable):
        hits(look, document(*lines, "甲市人民政府文件", NUMBER, *TEXT), **LOOK)


def test_type_and_place() -> None:
    for made in (word, pages):
        assert hits(look, made("000126", bold("机密★1年"), bold(), *REST), **LOOK) == []
        assert hits(look, made(bold(), *REST), **LOOK) == []
        assert cases(hits(look, made("特急", *REST), **LOOK)) == ["字体字号"]
        assert cases(hits(look, made(bold(indent=2), *REST), **LOOK)) == ["位置"]
        assert cases(hits(look, made("000126", "", bold(), *REST), **LOOK)) == ["位置"]
    right = Row("特急", font="黑体", align=Alignment.RIGHT)
    assert cases(hits(look, word(right, *REST), **LOOK)) == ["位置"]
    assert cases(hits(look, word("", "", "", bold(), *REST), **LOOK)) == ["位置"]


def test_a_wrong_word_in_a_type_that_nobody_knows() -> None:
    strange = Row("急件", font="某某家传体")
    assert cases(hits(look, word(strange, *REST), **LOOK)) == ["用语"]
    with pytest.raises(NotChecked, match="某某家传体"):
        hits(look, word(Row("特急", font="某某家传体"), *REST), **LOOK)
