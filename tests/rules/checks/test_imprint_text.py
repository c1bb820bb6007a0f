from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import NotChecked
from govlint.rules.checks.imprint_text import copies, printing
from tests.rules.checks import look
from tests.rules.checks.look import COPIES, PRINTING, TEXTS, cases, hits, pdf
from tests.structure import support
from tests.structure.pages import LEFT, RED

LOOK: dict[str, Any] = {"size": 14, "indent": 1, "tolerance": 0.5}
FOUR = Format("仿宋", 14.0)
SENT = "抄送：市委各部门，市人大常委会办公室，市政协办公室，市监委，市中级人民法院，市人民检察院。"
HANGING = ParagraphFormat(alignment=Alignment.JUSTIFY, left=56.0, first_line=-42.0, right=14.0)
INSIDE = ParagraphFormat(alignment=Alignment.LEFT, left=14.0, right=14.0)
PRINTED = "甲市人民政府办公室" + "\u3000" * 13 + "2024年5月9日印发"


def word(
    sent: str = SENT,
    printed: str = PRINTED,
    sent_format: ParagraphFormat = HANGING,
    printed_format: ParagraphFormat = INSIDE,
    type_: Format = FOUR,
) -> Document:
    texts = [*TEXTS[:COPIES], sent, printed]
    formats = {COPIES: sent_format, PRINTING: printed_format}
    looks = {look.MARK: RED, COPIES: type_, PRINTING: type_}
    return look.word(texts=texts, formats=formats, looks=looks)


def test_the_words_in_a_text() -> None:
    head = (*TEXTS[:COPIES],)
    for sent, expected in (
        ("抄送：市委办公室。", []),
        ("抄送:市委办公室。", ["冒号"]),
        ("抄送：市委办公室", ["句号"]),
        ("抄报：市委办公室", []),
    ):
        document = support.document(*head, sent, TEXTS[PRINTING])
        assert cases(hits(copies, document, **LOOK)) == expected
    for printed, expected in (("2024年05月09日印发", ["写法"]), ("2024年5月9日印发", [])):
        line = f"甲市人民政府办公室　{printed}"
        document = support.document(*head, "抄送：市委办公室。", line)
        assert cases(hits(printing, document, **LOOK)) == expected


def test_a_date_is_mended() -> None:
    document = support.document(
        *TEXTS[:COPIES], TEXTS[COPIES], "甲市人民政府办公室　2024年05月09日印"
    )
    (hit,) = hits(printing, document, **LOOK)
    assert ([edit.text for edit in hit.edits], hit.safe) == (["2024年5月9日印发"], True)
    document = support.document(
        *TEXTS[:COPIES], TEXTS[COPIES], "甲市人民政府办公室　2024年02月31日印发"
    )
    (hit,) = hits(printing, document, **LOOK)
    assert hit.edits == ()


def test_indents_of_copies_in_word() -> None:
    assert hits(copies, word(), **LOOK) == []
    changes: tuple[tuple[dict[str, Any], list[str]], ...] = (
        ({"left": 42.0}, ["左空"]),
        ({"left": 14.0, "first_line": 0.0}, ["回行"]),
        ({"right": 56.0}, ["右空"]),
        ({"left": 64.0, "first_line": -48.0, "right": 16.0}, []),  # characters of 3号
    )
    for change, expected in changes:
        document = word(sent_format=replace(HANGING, **change))
        assert cases(hits(copies, document, **LOOK)) == expected
    # What stands on one line does not turn over.
    short = word("抄送：市委办公室。", sent_format=replace(INSIDE, right=0.0))
    assert hits(copies, short, **LOOK) == []


def test_type_of_copies_and_printing() -> None:
    for check, element in ((copies, Element.COPIES_TO), (printing, Element.PRINTING_ORGAN)):
        (hit,) = hits(check, word(type_=Format("宋体", 14.0)), **LOOK)
        assert (hit.case, hit.element, hit.values["used"]) == ("字体字号", element, "宋体")


def test_what_a_word_file_does_not_tell() -> None:
    tabbed = "甲市人民政府办公室\t2024年5月9日印发"
    with pytest.raises(NotChecked, match="制表符"):
        hits(printing, word(printed=tabbed), **LOOK)
    centred = word("抄送：市委办公室。", sent_format=ParagraphFormat(alignment=Alignment.CENTER))
    with pytest.raises(NotChecked, match="左右空几字"):
        hits(copies, centred, **LOOK)
    # A defect of the words is told all the same.
    wrong = word(printed=tabbed.replace("5月9日", "05月09日"))
    assert cases(hits(printing, wrong, **LOOK)) == ["写法"]


def test_printing_typed_with_blanks() -> None:
    assert hits(printing, word(), **LOOK) == []
    near = word(printed=PRINTED.replace("\u3000" * 13, "\u3000" * 9))
    assert cases(hits(printing, near, **LOOK)) == ["右空"]
    half = word(printed="甲市人民政府办公室" + " " * 24 + "2024年5月9日印发")
    assert cases(hits(printing, half, **LOOK)) == []
    assert cases(hits(printing, word(printed_format=replace(INSIDE, left=42.0)), **LOOK)) == [
        "左空"
    ]


def paged(first: float) -> Document:
    """Return a page whose copies begin ``first`` points in, 4号 on one line."""
    texts = [*TEXTS[:COPIES], "抄送：市委办公室。", "甲市人民政府办公室　2024年5月9日印发"]
    left = LEFT + first
    document = pdf(texts=texts, lefts={COPIES: left, PRINTING: left})
    blocks = [
        Paragraph((Run(block.text, FOUR),), page=1) if index > COPIES else block
        for index, block in enumerate(document.blocks)
    ]
    return replace(document, blocks=tuple(blocks))


def test_indents_on_a_page() -> None:
    assert hits(copies, paged(14.0), **LOOK) == []
    assert cases(hits(copies, paged(42.0), **LOOK)) == ["左空"]
    assert cases(hits(copies, paged(0.0), **LOOK)) == ["左空"]
    assert "左空" in cases(hits(printing, paged(42.0), **LOOK))
