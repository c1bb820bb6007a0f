from dataclasses import replace

import pytest

from govlint.model.blocks import Paragraph
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.issuer_mark import joint, name
from tests.rules.checks.laid import DATE, LONG, NUMBER, RECIPIENTS, Row, pages, red, titled, word
from tests.rules.checks.look import cases, hits
from tests.structure.pages import placed
from tests.structure.support import document

TITLE = "甲市人民政府关于做好防汛工作的通知"
TEXT = (NUMBER, TITLE, RECIPIENTS, "现将有关事项通知如下，请认真执行。", "甲市人民政府", DATE)
BOTH = "甲市财政局　　甲市税务局"
BELOW = ("", "", "甲财发〔2024〕7号", titled(), RECIPIENTS, LONG, BOTH, DATE)
JOINT = {"tolerance_mm": 1}
SIZE = 40.0


@pytest.mark.parametrize(
    "mark",
    ["甲市人民政府文件", "甲市财政局文件", "中共甲市委员会文件", "甲市人民政府办公室文件"],
)
def test_names_of_organs(mark: str) -> None:
    assert hits(name, document(mark, *TEXT)) == []
    assert hits(name, word(red(mark), *TEXT)) == []


@pytest.mark.parametrize(
    ("mark", "right"),
    [
        ("甲省政府红头文件", "甲省政府"),
        ("甲市人民政府的文件", "甲市人民政府"),
        ("甲市人民政府文件：", "甲市人民政府"),
    ],
)
def test_marks_that_end_in_other_words(mark: str, right: str) -> None:
    for made in (document(mark, *TEXT), word(red(mark), *TEXT)):
        (hit,) = hits(name, made)
        assert (hit.case, hit.element, hit.span.block) == ("末尾", Element.ISSUER_MARK, 0)
        assert hit.values["name"] == right


@pytest.mark.parametrize("line", ["规范性文件", "相关的文件", "首页 > 政府文件", "甲市文件"])
def test_other_lines_of_a_text_are_no_marks(line: str) -> None:
    with pytest.raises(NotApplicable):
        hits(name, document(line, *TEXT))


def test_a_region_alone_is_no_organ_where_it_looks_like_a_mark() -> None:
    assert cases(hits(name, word(red("甲市文件"), *TEXT))) == ["只有地名"]
    with pytest.raises(NotApplicable):
        hits(name, word("甲市文件", *TEXT))
    assert hits(name, word(red("甲开发区文件"), *TEXT)) == []


def test_some_of_the_organs_that_sign() -> None:
    rest = ("甲财发〔2024〕7号", *TEXT[1:4])
    three = "甲市财政局　　甲市税务局　　甲市审计局"
    (hit,) = hits(name, document("甲市财政局", "甲市税务局文件", *rest, three, DATE))
    assert (hit.case, hit.values["missing"]) == ("机关不全", "甲市审计局")
    assert hits(name, document("甲市财政局", "甲市税务局文件", *rest, BOTH, DATE)) == []
    assert hits(name, document("甲市财政局文件", *rest, three, DATE)) == []


def stacked(
    top: float, left: float = 380.0, first: str = "甲市财政局", second: str = "甲市税务局"
) -> Document:
    """Return a page with two names, 72 and 92 mm from its top, and 文件 at a place of its own."""
    made = pages(red(first, 4), red(second, 6), red("文件", 8), *BELOW)
    page = made.pages[0]
    own = (
        placed(0, first, 72.0, 150.0, SIZE),
        placed(1, second, 92.0, 150.0, SIZE),
        placed(2, "文件", top, left, SIZE),
    )
    rest = tuple(line for line in page.lines if (line.block or 0) > 2)
    return replace(made, pages=(replace(page, lines=(*own, *rest)),))


def test_where_the_word_stands_beside_the_names() -> None:
    assert hits(joint, stacked(82.0), **JOINT) == []
    assert hits(joint, stacked(83.2), **JOINT) == []
    for wrong in (stacked(92.0), stacked(84.5), stacked(82.0, left=200.0)):
        (hit,) = hits(joint, wrong, **JOINT)
        assert (hit.case, hit.span.block) == ("文件", 2)


def test_the_lead_organ_by_its_number() -> None:
    (hit,) = hits(joint, stacked(82.0, first="甲市税务局", second="甲市财政局"), **JOINT)
    assert (hit.case, hit.values["lead"], hit.values["first"]) == (
        "主办机关",
        "甲市财政局",
        "甲市税务局",
    )


def test_the_word_below_the_names_in_the_flow_of_a_word_file() -> None:
    below = word(red("甲市财政局"), red("甲市税务局"), red("文件"), *BELOW)
    assert cases(hits(joint, below, **JOINT)) == ["文件"]
    behind = word(red("甲市财政局"), red("甲市税务局文件"), *BELOW)
    assert cases(hits(joint, behind, **JOINT)) == ["文件"]


def test_the_word_in_a_table_of_a_word_file_is_not_checked() -> None:
    made = word(red("甲市财政局"), red("甲市税务局"), red("文件"), *BELOW)
    with pytest.raises(NotChecked, match="看不出"):
        hits(joint, in_table(made, 3), **JOINT)


def in_table(made: Document, count: int) -> Document:
    """Return the document with its first paragraphs in a table that is there for the layout."""
    blocks = [
        replace(one, from_table=True) if index < count and isinstance(one, Paragraph) else one
        for index, one in enumerate(made.blocks)
    ]
    return replace(made, blocks=tuple(blocks))


def test_one_organ_alone_is_no_stack() -> None:
    with pytest.raises(NotApplicable):
        hits(joint, word(red(), *BELOW), **JOINT)
    side = Row("甲市财政局甲市税务局文件", size=SIZE, color="FF0000")
    assert hits(joint, word(side, *BELOW), **JOINT) == []
