from dataclasses import replace

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Image, Rule
from govlint.model.elements import Element, OfficialDocument
from govlint.model.units import from_mm
from govlint.structure import recognise
from tests.structure.pages import LEFT, RED, RIGHT, paragraph, placed, printed

TEXTS = (
    "甲市人民政府文件",
    "甲政发〔2024〕7号",
    "",
    "甲市人民政府关于做好防汛工作的通知",
    "各县人民政府，市政府各部门：",
    "为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。",
    "甲市人民政府",
    "2024年5月7日",
    "",
    "抄送：市委办公室。",
    "甲市人民政府办公室　2024年5月9日印发",
)
MARK, NUMBER, BLANK, TITLE, DATE, COPIES, PRINTING = 0, 1, 2, 3, 7, 9, 10
WIDE = from_mm(156)


def word(*rules: Rule, images: tuple[Image, ...] = (), texts: tuple[str, ...] = TEXTS) -> Document:
    centred = ParagraphFormat(alignment=Alignment.CENTER)
    blocks = [
        Paragraph((Run(text, RED if not index else Format(size=16.0)),), centred)
        for index, text in enumerate(texts)
    ]
    provides = frozenset({Capability.TEXT, Capability.LAYOUT})
    return Document("docx", tuple(blocks), provides=provides, rules=rules, images=images)


def roles(document: Document) -> list[tuple[str, int]]:
    official = recognise(document)
    return [(one.role, one.rule.block) for one in official.separators]


def test_the_line_below_the_number_separates_the_masthead() -> None:
    for block, edge in ((NUMBER, "below"), (BLANK, None), (TITLE, "above"), (NUMBER, None)):
        line = Rule(block, "border", "FF0000", 1.5, edge=edge)
        assert roles(word(line)) == [("masthead", block)]
    for block, edge in ((MARK, "above"), (TITLE, "below"), (5, None)):
        assert roles(word(Rule(block, "border", "FF0000", 1.5, edge=edge))) == []


def test_short_lines_and_lines_of_headers_separate_nothing() -> None:
    assert roles(word(Rule(BLANK, "drawing", length=from_mm(30)))) == []
    assert roles(word(Rule(BLANK, "drawing", length=WIDE, story="header"))) == []


def test_lines_of_the_imprint_in_their_roles() -> None:
    lines = (
        Rule(8, "drawing", "000000", 1.0, WIDE),
        Rule(COPIES, "border", "000000", 0.75, edge="below"),
        Rule(PRINTING, "border", "000000", 1.0, edge="below"),
    )
    assert roles(word(*lines)) == [("first", 8), ("middle", COPIES), ("last", PRINTING)]
    assert roles(word(lines[0])) == [("first", 8)]
    assert roles(word(lines[2])) == [("last", PRINTING)]


def test_a_row_of_underscores_is_a_separator_with_its_characters() -> None:
    texts = (*TEXTS[:2], "_" * 50, *TEXTS[3:])
    line = Rule(BLANK, "characters", "FF0000", length=400.0)
    official = recognise(word(line, texts=texts))
    (found,) = official.separators
    assert (found.role, found.span.start, found.span.end) == ("masthead", 0, 50)
    assert len(official.elements[Element.SEPARATOR]) == 1


def test_drawn_lines_and_page_numbers_are_elements() -> None:
    line = Rule(BLANK, "drawing", "FF0000", 1.5, WIDE)
    official = recognise(word(line))
    (found,) = official.elements[Element.SEPARATOR]
    assert (found.text, found.span.block) == ("", BLANK)
    assert Element.PAGE_NUMBER not in official.elements


def on_page() -> Document:
    rows = []
    for index, text in enumerate(text for text in TEXTS if text):
        top = 74.0 + 14 * index if index < 7 else 244.0 + 9 * (index - 7)
        look = RED if not index else Format(size=16.0)
        rows.append((paragraph(text, look), placed(0, text, top, size=16.0)))
    return printed(rows)


def drawn(y: float, color: str = "000000") -> Rule:
    return Rule(0, "vector", color, 1.0, WIDE, x=LEFT, y=from_mm(y), page=1)


def test_lines_on_a_page_are_placed_by_where_they_stand() -> None:
    rules = (drawn(262), drawn(243), drawn(97, "FF0000"), drawn(150))
    official = recognise(replace(on_page(), rules=rules))
    found = {one.role: one.rule for one in official.separators}
    assert found["masthead"].color == "FF0000"
    assert found["last"].y == from_mm(262)
    assert found["first"].y == from_mm(243)
    assert len(official.separators) == 3


def seal_of(document: Document) -> OfficialDocument:
    return recognise(document)


def test_a_seal_stands_over_the_date() -> None:
    size = from_mm(42)
    floating = Image(DATE, size, size, floating=True)
    official = seal_of(word(images=(floating,)))
    assert official.seals == (floating,)
    (found,) = official.elements[Element.SEAL]
    assert found.span.block == DATE
    small = replace(floating, width=from_mm(10))
    elsewhere = replace(floating, block=TITLE)
    inline = replace(floating, floating=False)
    for other in (small, elsewhere, inline):
        assert seal_of(word(images=(other,))).seals == ()


def test_a_seal_on_a_page_touches_the_date() -> None:
    document = on_page()
    date = document.pages[0].lines[6]
    x, y = date.box[0], date.box[1] - 60
    near = Image(6, 120.0, 120.0, page=1, box=(x, y, x + 120, y + 120))
    far = replace(near, box=(RIGHT, 0.0, RIGHT + 120, 120.0))
    assert seal_of(replace(document, images=(near, far))).seals == (near,)


def test_an_imprint_that_breaks_over_pages_has_its_lines_on_both() -> None:
    rows = []
    for index, text in enumerate(text for text in TEXTS if text):
        page = 2 if index == 8 else 1
        top = 74.0 + 14 * index if index < 7 else 244.0 if index == 7 else 40.0
        look = RED if not index else Format(size=16.0)
        rows.append((paragraph(text, look, page), placed(0, text, top, size=16.0, page=page)))
    first, middle, last = (replace(drawn(y), page=page) for y, page in ((243, 1), (38, 2), (50, 2)))
    official = recognise(replace(printed(rows, pages=2), rules=(first, middle, last)))
    found = {one.role: one.rule for one in official.separators}
    assert found == {"first": first, "middle": middle, "last": last}


def test_a_drawn_seal_counts_like_a_picture() -> None:
    document = on_page()
    date = document.pages[0].lines[6]
    x, y = date.box[0], date.box[1] - 60
    drawn_seal = Image(6, 120.0, 120.0, page=1, box=(x, y, x + 120, y + 120), source="vector")
    assert seal_of(replace(document, images=(drawn_seal,))).seals == (drawn_seal,)


def test_a_line_above_the_paragraph_that_holds_everything_is_none_of_the_imprint() -> None:
    head, whole = TEXTS[:4], "\n".join(TEXTS[4:])
    line = Rule(BLANK, "border", "EEEEEE", 0.75, edge="above")
    assert "first" not in [role for role, _ in roles(word(line, texts=(*head, whole)))]
