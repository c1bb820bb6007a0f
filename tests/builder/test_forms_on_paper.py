"""Every form on paper: where GB/T 9704-2012 wants what is its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from govlint.builder.corpus import FEW
from govlint.builder.template import load_template
from govlint.builder.text import build_text
from govlint.model.document import Document, Rule
from govlint.model.pages import Box, PrintedLine
from govlint.model.units import POINTS_PER_UNIT
from tests.builder.forms import EACH, FORMS, JOINT, SEALED, papers
from tests.builder.support import bare

MM = POINTS_PER_UNIT["mm"]
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""Edges of the type area in millimetres."""
CHARACTER = 16 / MM
PITCH = 28.95 / MM
NEAR = 0.5
"""Millimetres: how exact a place must be."""
INK_TOP, INK_BOTTOM = 0.85, 0.08
SPREAD = 0.3
"""Characters: half of what LibreOffice leaves between Chinese and Latin in a date."""
MARKS = {"letter": 30.0, "order": 57.0}
EVERY = pytest.mark.parametrize(("name", "storage"), EACH)
STORED = pytest.mark.parametrize("storage", FEW)


def text_of(document: Document, line: PrintedLine) -> str:
    assert line.block is not None
    return document.blocks[line.block].text[line.start : line.end]


def lines(document: Document, text: str) -> list[PrintedLine]:
    """The printed lines outside tables that hold a text."""
    found = (line for page in document.pages for line in page.lines if line.cell is None)
    return [line for line in found if text in text_of(document, line)]


def line(document: Document, text: str) -> PrintedLine:
    found = lines(document, text)
    assert found, text
    return found[0]


def place(document: Document, text: str) -> tuple[float, float]:
    """Left and right end of a text on its line in millimetres."""
    found = line(document, text)
    start = text_of(document, found).index(text)
    return found.edges[start] / MM, found.edges[start + len(text)] / MM


def ink_top(found: PrintedLine) -> float:
    return (found.baseline - INK_TOP * found.size) / MM


def ink_bottom(found: PrintedLine) -> float:
    return (found.baseline + INK_BOTTOM * found.size) / MM


def blank_lines(above: PrintedLine, below: PrintedLine) -> float:
    """How many lines are left free between two lines of running text."""
    return (below.baseline - above.baseline) / MM / PITCH - 1


def rules(document: Document, page: int) -> list[Rule]:
    found = [rule for rule in document.rules if rule.page == page and (rule.length or 0) > 300]
    return sorted(found, key=lambda rule: rule.y or 0.0)


def signature(document: Document, organ: str, day: PrintedLine) -> PrintedLine:
    """The line above a date that holds the name of an organ."""
    above = [it for it in lines(document, organ) if it.page == day.page and it is not day]
    return max((it for it in above if it.baseline < day.baseline), key=lambda it: it.baseline)


def boxes(document: Document) -> list[Box]:
    return [image.box for image in document.images if image.box is not None]


@EVERY
def test_the_text_is_printed_whole(name: str, storage: str) -> None:
    document = papers()[name, storage]
    typed = bare(build_text(load_template(name)).decode())
    for _, paragraph in document.paragraphs():
        assert bare(paragraph.text) in typed
    assert len(bare(document.text)) >= len(typed)


@EVERY
def test_the_first_page_shows_text_and_no_signature_stands_alone(name: str, storage: str) -> None:
    document, template = papers()[name, storage], load_template(name)
    texts = [it.text for it in template.parts if it.role in ("body", "attachment_body")]
    first = "".join(text_of(document, it) for it in document.pages[0].lines)
    assert any(bare(text)[:8] in bare(first) for text in texts)
    signed = next((it.text for it in template.parts if it.role == "document_date"), None)
    if signed is None:
        return
    page = document.pages[lines(document, signed)[-1].page - 1]
    above = [it for it in page.lines if it.baseline < lines(document, signed)[-1].baseline]
    whole = [bare(it.text) for it in template.parts if it.role in ("body", "attachment_list")]
    assert any(bare(text_of(document, it)) in text for it in above for text in whole)


@EVERY
def test_the_mark_stands_where_its_form_wants_it(name: str, storage: str) -> None:
    if name == "detached":
        return
    document = papers()[name, storage]
    mark = document.pages[0].lines
    red = next(it for it in mark if it.size > 25)
    assert ink_top(red) == pytest.approx(MARKS.get(name, 72.0), abs=NEAR)
    if name not in JOINT:
        middle = (red.edges[0] + red.edges[-1]) / 2 / MM
        assert middle == pytest.approx((LEFT + RIGHT) / 2, abs=NEAR)


@EVERY
def test_the_imprint_ends_with_the_type_area_of_the_last_page(name: str, storage: str) -> None:
    document = papers()[name, storage]
    if name == "detached":
        return
    last = document.pages[-1].lines[-1]
    if name == "letter":
        assert text_of(document, last).startswith("抄送：")
        assert BOTTOM - last.box[3] / MM < 3
        assert rules(document, len(document.pages)) == []
        return
    drawn = [it for it in rules(document, len(document.pages)) if it.color == "000000"]
    assert (drawn[-1].y or 0.0) / MM == pytest.approx(BOTTOM, abs=NEAR)
    assert len(drawn) == 2 + ("抄送：" in document.text)
    assert last.baseline < (drawn[-1].y or 0.0)


@EVERY
def test_page_numbers_stand_outside_by_turns(name: str, storage: str) -> None:
    document = papers()[name, storage]
    for page in document.pages:
        if name == "letter" and page.number == 1:
            assert page.furniture == ()
            continue
        (number,) = page.furniture
        assert number.text == f"— {page.number} —"
        left, top, right, bottom = (edge / MM for edge in number.line.box)
        if page.width > page.height:  # the page is turned: its left edge is the lower one
            assert number.turn == 90
            height = page.width / MM
            left, top, right, bottom = top, height - right, bottom, height - left
        assert (top + bottom) / 2 == pytest.approx(BOTTOM + 7, abs=1.5)
        wanted = RIGHT - 14 / MM if page.number % 2 else LEFT + 14 / MM
        assert (right if page.number % 2 else left) == pytest.approx(wanted, abs=NEAR)


@STORED
def test_two_red_double_lines_frame_the_first_page_of_a_letter(storage: str) -> None:
    document = papers()["letter", storage]
    mark = line(document, "甲市人民政府办公室")
    upper, lower = rules(document, 1)
    assert (upper.compound, lower.compound) == ("thick_thin", "thin_thick")
    for rule in (upper, lower):
        assert rule.color == "FF0000"
        assert (rule.length or 0.0) / MM == pytest.approx(170, abs=NEAR)
        assert (rule.x or 0.0) / MM == pytest.approx(20, abs=NEAR)
    edge = ((upper.y or 0.0) - (upper.thickness or 0.0) / 2) / MM
    assert edge - ink_bottom(mark) == pytest.approx(4, abs=NEAR)
    assert (lower.y or 0.0) / MM == pytest.approx(297 - 20, abs=NEAR)


@STORED
def test_the_number_of_a_letter_is_flush_right_below_the_line(storage: str) -> None:
    document = papers()["letter", storage]
    upper, _ = rules(document, 1)
    number = line(document, "甲政办函〔2024〕15号")
    below = ink_top(number) - ((upper.y or 0.0) + (upper.thickness or 0.0) / 2) / MM
    assert below == pytest.approx(7 / 8 * CHARACTER, abs=NEAR)
    assert number.edges[-1] / MM == pytest.approx(RIGHT, abs=NEAR)
    title = line(document, "关于商请").baseline - 28.95
    assert (title - number.baseline) / MM / PITCH - 1 == pytest.approx(2, abs=0.1)


def test_a_copy_number_stands_left_of_the_number_of_a_letter() -> None:
    document = papers()["letter_with_copy_number", "runs"]
    copy, number = place(document, "000126"), place(document, "甲政办函〔2024〕15号")
    assert copy[0] == pytest.approx(LEFT, abs=NEAR)
    assert number[1] == pytest.approx(RIGHT, abs=NEAR)
    first, second = line(document, "000126"), line(document, "甲政办函〔2024〕15号")
    assert first.baseline == pytest.approx(second.baseline, abs=0.1)


@STORED
def test_an_order_keeps_its_distances(storage: str) -> None:
    document = papers()["order", storage]
    mark, number = line(document, "甲省人民政府令"), line(document, "第12号")
    above = (number.baseline / MM - 0.8 * PITCH) - (mark.baseline / MM + 0.2 * 60 / MM)
    assert above / PITCH == pytest.approx(2, abs=0.15)
    assert (number.edges[0] + number.edges[-1]) / 2 / MM == pytest.approx(106, abs=NEAR)
    assert blank_lines(number, line(document, "《甲省水库")) == pytest.approx(2, abs=0.1)
    post, date = line(document, "王某某"), lines(document, "2024年5月7日")[0]
    assert blank_lines(line(document, "行。2009"), post) == pytest.approx(2, abs=0.1)
    assert blank_lines(post, date) == pytest.approx(1, abs=0.1)
    for found in (post, date):
        assert found.edges[-1] / MM == pytest.approx(RIGHT - 4 * CHARACTER, abs=NEAR)
    gap = place(document, "王某某")[0] - place(document, "长")[1]
    assert gap == pytest.approx(2 * CHARACTER, abs=NEAR)


def test_a_stamp_takes_the_place_of_the_name() -> None:
    document = papers()["stamp", "runs"]
    (stamp,) = boxes(document)
    post = line(document, "省　长")
    assert stamp[2] / MM == pytest.approx(RIGHT - 4 * CHARACTER, abs=NEAR)
    assert stamp[0] / MM - post.edges[-1] / MM == pytest.approx(2 * CHARACTER, abs=NEAR)
    middle = (ink_top(post) + ink_bottom(post)) / 2
    assert (stamp[1] + stamp[3]) / 2 / MM == pytest.approx(middle, abs=NEAR)


@STORED
@pytest.mark.parametrize(
    ("name", "number", "names"),
    [
        ("request", "乙政发〔2024〕21号", "王某某"),
        ("report", "甲应急发〔2024〕35号", "李某某"),
    ],
)
def test_number_and_signer_share_a_line(storage: str, name: str, number: str, names: str) -> None:
    document = papers()[name, storage]
    found = line(document, number)
    assert line(document, names).baseline == pytest.approx(found.baseline, abs=0.1)
    assert place(document, number)[0] == pytest.approx(LEFT + CHARACTER, abs=NEAR)
    assert place(document, names)[1] == pytest.approx(RIGHT - CHARACTER, abs=NEAR)


@STORED
def test_signers_of_a_joint_paper_stand_one_below_another(storage: str) -> None:
    document = papers()["joint_request", storage]
    assert place(document, "李某某")[1] == pytest.approx(RIGHT - CHARACTER, abs=NEAR)
    assert place(document, "张某某")[0] == pytest.approx(place(document, "王某某")[0], abs=NEAR)
    number, last = line(document, "甲教发〔2024〕8号"), line(document, "张某某")
    assert number.baseline == pytest.approx(last.baseline, abs=0.1)
    assert blank_lines(line(document, "王某某"), last) == pytest.approx(0, abs=0.15)


@STORED
@pytest.mark.parametrize("name", JOINT)
def test_the_word_of_a_joint_mark_is_centred_on_the_organs(name: str, storage: str) -> None:
    document = papers()[name, storage]
    marks = [it for it in document.pages[0].lines if it.size > 25]
    word = next(it for it in marks if text_of(document, it).strip() == "文件")
    organs = [it for it in marks if it is not word]
    middle = (ink_top(organs[0]) + ink_bottom(organs[-1])) / 2
    assert (ink_top(word) + ink_bottom(word)) / 2 == pytest.approx(middle, abs=NEAR)
    assert word.edges[0] >= max(it.edges[-1] for it in organs) - 0.5
    assert {round(it.edges[0]) for it in organs} == {round(organs[0].edges[0])}
    group = (organs[0].edges[0] + word.edges[-1]) / 2 / MM
    assert group == pytest.approx((LEFT + RIGHT) / 2, abs=1)


@STORED
@pytest.mark.parametrize("name", SEALED)
def test_seals_lie_over_names_and_date(name: str, storage: str) -> None:
    document, template = papers()[name, storage], load_template(name)
    date = next(it.text for it in template.parts if it.role == "document_date")
    signed = next(it.text for it in template.parts if it.role == "issuer_signature")
    day = lines(document, date)[0]
    last = signature(document, signed.split("\u3000")[-1], day)
    page = document.pages[last.page - 1]
    seals = boxes(document)
    assert len(seals) == len(signed.split("\u3000\u3000\u3000"))
    above = [it for it in page.lines if it.baseline < last.baseline - 1]
    for seal, organ in zip(seals, signed.split("\u3000\u3000\u3000"), strict=True):
        start = text_of(document, last).index(organ)
        middle = (last.edges[start] + last.edges[start + len(organ)]) / 2
        assert (seal[0] + seal[2]) / 2 / MM == pytest.approx(middle / MM, abs=NEAR)
        assert (seal[2] - seal[0]) / MM == pytest.approx(42, abs=NEAR)
        assert (seal[1] + seal[3]) / 2 / MM < ink_top(last)
        assert seal[3] / MM > ink_bottom(last)
        assert 0 <= (seal[1] - above[-1].baseline) / MM - 0.2 * PITCH < PITCH
    assert seals[-1][3] / MM > ink_bottom(day)
    assert day.edges[-1] / MM == pytest.approx(RIGHT - 4 * CHARACTER, abs=NEAR)
    for left, right in pairwise(seals):
        assert right[0] - left[2] > 1
    assert seals[0][0] / MM > LEFT
    assert seals[-1][2] / MM < RIGHT


@STORED
@pytest.mark.parametrize("name", (*SEALED, "request", "issue", "forward", "classified", "tables"))
def test_the_name_above_a_date_is_centred_on_it(name: str, storage: str) -> None:
    document, template = papers()[name, storage], load_template(name)
    date = next(it.text for it in template.parts if it.role == "document_date")
    signed = next(it.text for it in template.parts if it.role == "issuer_signature")
    organ = signed.split("\u3000")[-1]
    day = lines(document, date)[0]
    name_line = signature(document, organ, day)
    start = text_of(document, name_line).index(organ)
    middle = (name_line.edges[start] + name_line.edges[start + len(organ)]) / 2 / MM
    assert (day.edges[0] + day.edges[-1]) / 2 / MM == pytest.approx(middle, abs=SPREAD * CHARACTER)
    assert blank_lines(name_line, day) == pytest.approx(0, abs=0.1)


@STORED
@pytest.mark.parametrize("name", ["report", "announcement", "opinion", "joint_unsealed"])
def test_without_a_seal_the_date_begins_two_characters_right_of_the_name(
    name: str, storage: str
) -> None:
    document, template = papers()[name, storage], load_template(name)
    date = next(it.text for it in template.parts if it.role == "document_date")
    organs = [it.text for it in template.parts if it.role == "issuer_signature"]
    day = lines(document, date)[0]
    first = signature(document, organs[0], day)
    assert first.edges[-1] / MM == pytest.approx(RIGHT - 2 * CHARACTER, abs=NEAR)
    assert (day.edges[0] - first.edges[0]) / MM == pytest.approx(2 * CHARACTER, abs=NEAR)
    assert blank_lines(first, day) == pytest.approx(len(organs) - 1, abs=0.1)


@STORED
def test_a_copy_number_secrecy_and_urgency_begin_the_type_area(storage: str) -> None:
    document = papers()["classified", storage]
    first = document.pages[0].lines[:3]
    assert [text_of(document, it) for it in first] == ["000126", "机密★1年", "特急"]
    for number, found in enumerate(first):
        assert found.edges[0] / MM == pytest.approx(LEFT, abs=NEAR)
        assert (found.baseline / MM - TOP - 0.8 * PITCH) / PITCH == pytest.approx(number, abs=0.1)


@STORED
def test_attendees_turn_over_behind_the_colon(storage: str) -> None:
    document = papers()["minutes", storage]
    label, over = line(document, "出席："), line(document, "市财政局赵某某")
    assert label.edges[0] / MM == pytest.approx(LEFT + 2 * CHARACTER, abs=NEAR)
    assert over.edges[0] / MM == pytest.approx(LEFT + 5 * CHARACTER, abs=NEAR)
    assert blank_lines(line(document, "隐患，逾期"), label) == pytest.approx(1, abs=0.1)


@STORED
def test_a_landscape_table_goes_over_two_pages_with_its_head(storage: str) -> None:
    document = papers()["tables", storage]
    turned = [page.number for page in document.pages if page.width > page.height]
    assert turned == [3, 4]
    heads = [it for it in document.pages[3].lines if it.cell is not None and it.cell[0] == 0]
    assert len(heads) == 7
    tables = [it for it in document.pages[2].lines if it.cell is not None]
    assert min(it.box[0] for it in tables) / MM > 35
    assert max(it.box[2] for it in tables) / MM < 297 - 37


def test_a_page_number_can_stand_at_the_foot_of_a_landscape_page() -> None:
    (number,) = papers()["number_at_the_foot", "runs"].pages[2].furniture
    assert number.turn == 0
    assert number.line.box[1] / MM > 180


def test_an_empty_page_and_that_of_the_imprint_have_no_number() -> None:
    pages = papers()["blank_page", "runs"].pages
    assert [bool(page.furniture) for page in pages] == [True, True, True, True, False, False]
    assert pages[4].lines == ()
    assert (rules(papers()["blank_page", "runs"], 6)[-1].y or 0.0) / MM == pytest.approx(
        BOTTOM, abs=NEAR
    )


@pytest.mark.parametrize("name", FORMS)
def test_all_storages_come_out_alike(name: str) -> None:
    usual = papers()[name, "runs"]
    for storage in FEW[1:]:
        other = papers()[name, storage]
        assert len(other.pages) == len(usual.pages)
        for first, second in zip(usual.pages, other.pages, strict=True):
            assert len(first.lines) == len(second.lines)
            for one, two in zip(first.lines, second.lines, strict=True):
                assert two.baseline / MM == pytest.approx(one.baseline / MM, abs=1.5)
                assert two.edges[0] / MM == pytest.approx(one.edges[0] / MM, abs=NEAR)
