from __future__ import annotations

from dataclasses import replace

from govlint.model.blocks import Alignment, Format, LinePitch, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Flag, Margins, Section
from govlint.model.elements import Citation, DateMention, Element, Heading, OfficialDocument, Span
from govlint.model.units import from_mm
from govlint.reporters.show import elements_text, model_text
from govlint.text.width import display_width
from tests.conftest import Golden
from tests.reporters import samples


def styled() -> Document:
    red = Format(font="方正小标宋简体", size=22.0, bold=True, color="FF0000")
    plain = Format(font="仿宋_GB2312", size=16.0, color="000000")
    title = ParagraphFormat(
        alignment=Alignment.CENTER, pitch=LinePitch("exact", 28.95), style="标题", outline_level=0
    )
    body = ParagraphFormat(first_line_chars=2.0)
    blocks = (
        Paragraph((Run("示例市𠮷祥镇文件", red),), title),
        Paragraph((), title),
        Paragraph((Run("一、", red), Run("总体要求\x1b", plain)), body),
        *samples.document().blocks[-1:],
    )
    margins = Margins(from_mm(37), from_mm(35), from_mm(28), None)
    return Document(
        "docx",
        blocks,
        name="示例.docx",
        provides=frozenset({Capability.TEXT, Capability.LAYOUT}),
        sections=(Section(0, from_mm(210), from_mm(297), margins=margins),),
        flags=(Flag("revisions", "有 2 处修订，按接受修订后的文字检查"),),
        hidden_text=("草稿",),
    )


def understood() -> OfficialDocument:
    official = samples.official()
    body = samples.LONG
    return replace(
        official,
        headings=(
            Heading(1, "各村", 1, Span(3, 0, 7), Span(3, 0, 2), "要落实责任"),
            Heading(2, "𠮷祥", 1, Span(4, 0, 3, (1, 1)), Span(4, 0, 2, (1, 1)), "镇"),
        ),
        citations=(Citation("办法", None, Span(3, 0, 2)),),
        dates=(DateMention(Span(3, body.index("5月"), body.index("底")), "5月", None, 5, None),),
        noise=(Span(1, 0, 0),),
    )


def test_model(golden: Golden) -> None:
    golden("show-model.txt", model_text(styled(), 80))


def test_elements(golden: Golden) -> None:
    golden("show-elements.txt", elements_text(understood(), 80))


def test_hostile_text_is_made_visible() -> None:
    document = samples.document()
    evil = replace(document, name="\x1b]0;x\x07", blocks=(Paragraph((Run("\x1b[2J\u202e"),)),))
    assert not set(model_text(evil)) & set("\x1b\x07\u202e")
    official = replace(samples.official(), document=evil, elements={}, kind="\x1b通知")
    assert not set(elements_text(official)) & set("\x1b\x07\u202e")


def test_long_paragraphs_are_cut() -> None:
    lines = model_text(samples.document(), 80).split("\n")
    assert max(map(display_width, lines)) <= 80


def test_unknown_kind_and_no_document_are_told_apart() -> None:
    official = samples.official()
    assert "文种：不明" in elements_text(replace(official, kind=""))
    assert "文种：没有认出公文" in elements_text(replace(official, kind=None))


def test_elements_follow_the_order_of_the_standard() -> None:
    official = samples.official()
    reversed_order = dict(reversed(list(official.elements.items())))
    text = elements_text(replace(official, elements=reversed_order))
    terms = [Element.DOCUMENT_NUMBER.term, Element.TITLE.term, Element.NOTE.term]
    assert [text.index(f"  {term}") for term in terms] == sorted(
        text.index(f"  {term}") for term in terms
    )
