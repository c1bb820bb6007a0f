from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from govlint.model.blocks import Alignment, Block
from govlint.model.elements import Element
from govlint.structure.candidates import tail
from govlint.structure.candidates.base import Candidate, View
from govlint.structure.view import view_of
from tests.structure.support import (
    DATE,
    NOTICE,
    NUMBER,
    OPENING,
    ORDER,
    SIGNATURE,
    TITLE,
    centred,
    lines,
    read,
    styled,
    texts,
)

Generator = Callable[[View, int], Iterator[Candidate]]


def found(
    generator: Generator, *blocks: str | Block, at: int = 0, form: str = "text"
) -> list[tuple[str, int, float]]:
    """Return label, last line and reward of what a generator proposes at one line."""
    view = view_of(lines(*blocks, form=form))
    return [(c.label, c.last, c.reward) for c in generator(view, at)]


def reward(generator: Generator, *blocks: str | Block, at: int = 0, form: str = "text") -> float:
    return max((r for *_, r in found(generator, *blocks, at=at, form=form)), default=0.0)


def test_an_organ_above_a_date_is_a_better_signature() -> None:
    near, far = reward(tail.signatures, SIGNATURE, DATE), reward(tail.signatures, SIGNATURE, ORDER)
    assert near > far > 0
    assert reward(tail.signatures, SIGNATURE, "2026年　月　日") == near
    assert reward(tail.signatures, SIGNATURE, "2024", "年5月", "7日") == near
    assert reward(tail.signatures, SIGNATURE, "甲市教育局", DATE) == near
    assert reward(tail.signatures, SIGNATURE, "【打印】【关闭】", DATE) == near


def test_a_column_of_organs_without_a_date_is_none() -> None:
    assert reward(tail.signatures, "甲市财政局", "甲市教育局", "甲市水务局", at=1) < 0.0 or (
        found(tail.signatures, "甲市财政局", "甲市教育局", "甲市水务局", at=1)[0][2] < 0.0
    )


def test_a_signature_on_the_right_is_a_better_one() -> None:
    right = styled(SIGNATURE, align=Alignment.RIGHT)
    assert reward(tail.signatures, right, form="docx") > reward(tail.signatures, SIGNATURE)


def test_a_person_signs() -> None:
    assert reward(tail.signatures, "市长　张某某", DATE) > 3


def test_an_organ_over_two_lines() -> None:
    assert found(tail.signatures, "甲市防汛抗旱", "指挥部", DATE) == [("signature", 2, 3.5)]
    assert found(tail.signatures, "请认真执行。", "指挥部", DATE) == []
    assert found(tail.signatures, "加强巡查", "甲市财政局", DATE) == []
    assert found(tail.signatures, "甲市防汛抗旱", "指挥部", ORDER) == []


@pytest.mark.parametrize("text", ["甲市人民政府　2024年5月7日", "市长　张某某　二〇二四年五月七日"])
def test_signature_and_date_on_one_line(text: str) -> None:
    [candidate] = [c for c in tail.signatures(view_of(lines(text)), 0) if c.label == "signed_date"]
    signer, date = candidate.pieces
    assert (signer.element, date.element) == (Element.ISSUER_SIGNATURE, Element.DOCUMENT_DATE)
    assert signer.end == date.start


def test_a_printing_line_is_no_signature() -> None:
    assert found(tail.signatures, "甲市人民政府办公室　2024年5月9日印发") == []


@pytest.mark.parametrize("text", [ORDER, TITLE, "各县人民政府", "此件公开发布", NUMBER])
def test_what_is_no_signature(text: str) -> None:
    assert found(tail.signatures, text, DATE) == []


@pytest.mark.parametrize(
    "text", [DATE, "二〇二四年五月七日", "二OO九年五月七日", "2024年05月07日", "2026年　月　日"]
)
def test_dates(text: str) -> None:
    assert reward(tail.dates, text) >= 3.5


@pytest.mark.parametrize(
    "pieces", [("2024年", "5月7日"), ("2024年12月", "31日"), ("2024", "年", "5", "月", "7", "日")]
)
def test_a_date_over_several_lines(pieces: tuple[str, ...]) -> None:
    assert ("date", len(pieces), 4.0) in found(tail.dates, *pieces, ORDER)


@pytest.mark.parametrize("text", ["2024年", "5月7日", "自2024年5月7日起", ORDER])
def test_what_is_no_date(text: str) -> None:
    assert found(tail.dates, text, ORDER) == []


def test_a_date_in_figures_is_one_only_behind_a_signature_of_a_word_file() -> None:
    page = reward(tail.dates, SIGNATURE, "2024.5.7", at=1)
    word = reward(tail.dates, SIGNATURE, "2024.5.7", at=1, form="docx")
    assert page < 1 < word
    assert reward(tail.dates, ORDER, "2024.5.7", at=1, form="docx") < 1


def test_a_month_is_a_date_only_behind_a_signature() -> None:
    assert found(tail.dates, SIGNATURE, "2024年5月", at=1) == [("month_date", 2, 2.0)]
    assert found(tail.dates, ORDER, "2024年5月", at=1) == [("month_date", 2, 0.0)]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("（此件公开发布）", 2, 4),
        ("(联系人：张某，电话：12345678)", 2, 4),
        ("此件公开发布", 2, 3),
        ("【此件公开发布】", 2, 3),
        ("（此件公开发布", 2, 3),
        ("[此件不公开，发至县团级]", 0, 0),
        ("（第二次）", 0.1, 1),
        ("此件事关重大，各县应当公开。", 0, 0),
        ("（甲", 0, 0),
    ],
)
def test_notes(text: str, least: float, most: float) -> None:
    assert least <= reward(tail.notes, text) <= most


@pytest.mark.parametrize(
    ("blocks", "last"),
    [
        (("附件：责任人名单", SIGNATURE), 1),
        (("附件：1.责任人名单", "2.物资清单", SIGNATURE), 2),
        (("附件：1.责任人名单", "3.物资清单"), 1),
        (("附件：", "1．责任人名单", "2．物资清单", DATE), 3),
        (("附件1：责任人名单", "附件2：物资清单", "附件4：表"), 2),
        (("附：责任人名单",), 1),
        (("附件：1.", "责任人名单", "2.物资清单"), 3),
        (("附件：1.责任人名单", "防汛物资清单", DATE, "附件2", "防汛物资清单"), 2),
        (("附件：1.责任人名单", "（2）防汛物资清单", DATE, "附件2", "防汛物资清单"), 2),
        (("附件：1.责任人名单", "防汛物资清单", DATE), 1),
        (("附件：一、责任人名单", "二、物资清单"), 2),
    ],
)
def test_how_far_a_list_of_annexes_goes(blocks: tuple[str, ...], last: int) -> None:
    [(label, end, _)] = found(tail.attachment_lists, *blocks)
    assert (label, end) == ("attachment_list", last)


def test_a_sentence_behind_the_label_is_hardly_a_list() -> None:
    good = reward(tail.attachment_lists, "附件：责任人名单")
    assert reward(tail.attachment_lists, "附件：各县应当认真落实责任。") < good - 2
    assert found(tail.attachment_lists, "附件", "责任人名单") == []


@pytest.mark.parametrize("text", ["附件", "附件1", "附件 12", "附件一", "附件：", "附表1"])
def test_labels_of_annexes(text: str) -> None:
    assert ("annex_label", 1, 2.5) in found(tail.annex_labels, text, ORDER)


@pytest.mark.parametrize("text", ["附件说明", "附件应当齐全。", "见附件1", ORDER])
def test_what_is_no_label(text: str) -> None:
    assert found(tail.annex_labels, text) == []


def test_a_listed_title_below_is_more_evidence_for_the_label() -> None:
    blocks = ("附件：防汛责任人名单", "附件", "防汛责任人名单")
    assert found(tail.annex_labels, *blocks, at=1) == [("annex_label", 2, 4.5)]


def test_a_title_on_the_line_of_the_label() -> None:
    text = "附件1：防汛责任人名单"
    [candidate] = tail.annex_labels(view_of(lines(text)), 0)
    assert candidate.label == "annex_heading"
    label, name = candidate.pieces
    assert label.end == name.start == 4
    repeated = ("附件：防汛责任人名单", "附件：防汛责任人名单")
    assert reward(tail.annex_labels, *repeated, at=1) > reward(tail.annex_labels, *repeated, at=0)


def test_titles_of_annexes() -> None:
    assert [last for _, last, _ in found(tail.annex_titles, "防汛责任人", "名单", ORDER)] == [1, 2]
    assert found(tail.annex_titles, ORDER) == []
    assert found(tail.annex_titles, "第一章　总则") == found(tail.annex_titles, "一、总则") == []
    listed = ("附件：防汛责任人名单", "防汛责任人", "名单", "姓名")
    assert found(tail.annex_titles, *listed, at=1)[-1] == ("annex_title", 3, 4.0)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("抄送：市委办公室，市人大常委会办公室。", "copies"),
        ("抄报:省人民政府", "copies"),
        ("甲市人民政府办公室　2024年5月9日印发", "printing"),
        ("2024年5月9日印发", "printing"),
        ("主题词：防汛　通知", "imprint_other"),
        ("共印120份", "imprint_other"),
        ("公开方式：主动公开", "imprint_other"),
    ],
)
def test_lines_of_the_imprint(text: str, label: str) -> None:
    assert [name for name, *_ in found(tail.imprints, text)] == [label]


@pytest.mark.parametrize(
    "text", ["抄送机关应当写全称", "抄送：", DATE, "现将方案印发给你们。", SIGNATURE]
)
def test_what_is_no_imprint(text: str) -> None:
    assert found(tail.imprints, text, ORDER) == []


def test_printing_organ_and_date_on_two_lines() -> None:
    [candidate] = tail.imprints(view_of(lines("甲市人民政府办公室", "2024年5月9日印发")), 0)
    assert candidate.last == 2
    assert [(p.element, p.line) for p in candidate.pieces] == [
        (Element.PRINTING_ORGAN, 0),
        (Element.PRINT_DATE, 1),
    ]


@pytest.mark.parametrize("text", ["出席：张某、李某", "请假人员：赵某", "列席:钱某"])
def test_attendees(text: str) -> None:
    assert found(tail.attendees, text) == [("attendees", 1, 1.0)]


@pytest.mark.parametrize("text", ["出席", "出席会议的有张某：李某", "出席："])
def test_what_is_no_attendees(text: str) -> None:
    assert found(tail.attendees, text) == []


def test_a_day_without_the_word_is_told_by_the_copies_above_it() -> None:
    line = "甲市人民政府办公室　2024年5月9日"
    copies = "抄送：市委办公室，市人大常委会办公室。"
    assert [name for name, *_ in found(tail.imprints, copies, line, at=1)] == ["printing"]
    assert found(tail.imprints, "此件公开发布。", line, at=1) == []
    official = read(*NOTICE, copies, line)
    assert texts(official, Element.PRINTING_ORGAN) == ["甲市人民政府办公室"]
    assert texts(official, Element.PRINT_DATE) == ["2024年5月9日"]


def test_copies_torn_over_paragraphs_are_one_element() -> None:
    first, second = "抄送：市委各部门，市监", "委，市中级人民法院，市人民检察院。"
    printing = "甲市人民政府办公室　2024年5月9日印发"
    official = read(*NOTICE, first, second, printing)
    assert texts(official, Element.COPIES_TO) == [first + second]
    (copies,) = official.elements[Element.COPIES_TO]
    assert copies.parts["copies_label"].text == "抄送"
    whole = first + second
    assert texts(read(*NOTICE, whole, printing), Element.COPIES_TO) == [whole]
    open_end = read(*NOTICE, "抄送：市委各部门，市监委", printing)
    assert texts(open_end, Element.COPIES_TO) == ["抄送：市委各部门，市监委"]


def test_names_of_attendees_go_on_below() -> None:
    first, second = "出席：市人民政府王某某、李某某，", "市水务局张某某。"
    assert [last for _, last, _ in found(tail.attendees, first, second)] == [2]
    for following in ("列席：赵某。", "2024年5月7日", "（一）同意方案、预案。"):
        assert [last for _, last, _ in found(tail.attendees, first[:-1], following)] == [1]
    closed = "出席：王某某。"
    assert [last for _, last, _ in found(tail.attendees, closed, second)] == [1]


def test_a_post_alone_signs_where_a_date_follows() -> None:
    assert [name for name, *_ in found(tail.signatures, "省　长", "2024年5月7日")] == ["signature"]
    both = found(tail.signatures, "省　长", "王某某", "2024年5月7日")
    assert {last for _, last, _ in both} == {1, 2}
    assert found(tail.signatures, "省　长", ORDER) == []


def test_a_title_of_an_annex_over_two_lines() -> None:
    name = ("全市重点水库和山洪灾害易发区", "2024年防汛责任人名单")
    for blocks, form in ((name, "text"), (tuple(map(centred, name)), "docx")):
        body = "东河水库由市水务局负责，西山水库由乙县人民政府负责。"
        official = read("关于防汛的通知", OPENING, "附件1", *blocks, body, form=form)
        [annex] = official.attachments
        assert annex.title == "".join(name)
