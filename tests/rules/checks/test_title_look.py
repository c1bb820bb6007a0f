from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document
from govlint.rules.api import Hit
from govlint.rules.checks.title_look import title_lines
from tests.rules.checks.look import CENTRED, TEXTS, TITLE, hits, pdf, word
from tests.structure.pages import LEFT

MOST = {"longest_name": 16}
FLUSH = ParagraphFormat(alignment=Alignment.JUSTIFY)


def titled(*lines: str) -> Document:
    found = word()
    pieces = tuple(
        Paragraph((Run(text, Format("方正小标宋简体", 22.0)),), CENTRED) for text in lines
    )
    return replace(found, blocks=(*found.blocks[:TITLE], *pieces, *found.blocks[TITLE + 1 :]))


def found(*lines: str) -> list[tuple[str, str]]:
    return [(hit.case, str(next(iter(hit.values.values())))) for hit in judged(titled(*lines))]


def judged(document: Document) -> list[Hit]:
    return hits(title_lines, document, **MOST)


def test_lines_that_break_between_words() -> None:
    assert found("甲市人民政府关于", "做好2024年防汛抗旱工作的通知") == []
    assert found("甲市人民政府关于做好2024年防汛抗旱工作的通知") == []


def test_a_word_torn_over_two_lines() -> None:
    assert found("甲市人民政府关于做好防汛抗", "旱工作的通知") == [("断词", "抗旱")]


def test_the_first_character_of_a_line() -> None:
    assert found("甲市人民政府关于做好防汛工作", "的通知") == [("行首", "的")]


def test_names_in_title_marks() -> None:
    short = found("甲市人民政府关于印发《甲市防汛", "应急预案》的通知")
    assert short == [("书名", "《甲市防汛应急预案》")]
    long = found("甲市人民政府关于印发《甲市国民经济和社会发展", "第十四个五年规划纲要》的通知")
    assert long == []


def test_manual_breaks_are_lines_too() -> None:
    assert found("甲市人民政府关于做好防汛抗\n旱工作的通知") == [("断词", "抗旱")]


@pytest.mark.parametrize(
    ("look", "text", "review"),
    [
        (FLUSH, TEXTS[TITLE], False),
        (replace(FLUSH, left=100.0), TEXTS[TITLE], True),
        (FLUSH, "\u3000\u3000\u3000" + TEXTS[TITLE], True),
    ],
)
def test_a_title_that_is_not_centred(look: ParagraphFormat, text: str, review: bool) -> None:
    texts = (*TEXTS[:TITLE], text, *TEXTS[TITLE + 1 :])
    (hit,) = judged(word(texts=texts, formats={TITLE: look}))
    assert (hit.case, hit.review, hit.span.block) == ("未居中", review, TITLE)


def test_a_title_on_a_page() -> None:
    assert judged(pdf()) == []
    (hit,) = judged(pdf(lefts={TITLE: LEFT}))
    assert (hit.case, hit.review) == ("未居中", False)
