from __future__ import annotations

from govlint.model.blocks import Block
from govlint.model.elements import Element, OfficialDocument
from tests.structure.support import DATE, NOTICE, SIGNATURE, marks, printed, read, table, texts

BODY = NOTICE[:-2]
LIST = ("附件：1.防汛责任人名单", "　　　2.防汛物资清单")


def bound(*behind: str | Block, listed: tuple[str, ...] = LIST) -> OfficialDocument:
    return read(*BODY, *listed, SIGNATURE, DATE, *behind)


def items(*listed: str) -> list[tuple[int | None, str, str]]:
    return [(i.number, i.mark, i.name) for i in bound(listed=listed).attachment_items]


def annexes(official: OfficialDocument) -> list[tuple[str, int | None, str]]:
    return [(a.label, a.number, a.title) for a in official.attachments]


def test_the_entries_of_the_list() -> None:
    assert items(*LIST) == [(1, ".", "防汛责任人名单"), (2, ".", "防汛物资清单")]
    assert items("附件：防汛责任人名单") == [(None, "", "防汛责任人名单")]
    assert items("附件1：防汛责任人名单", "附件2：防汛物资清单") == [
        (1, "", "防汛责任人名单"),
        (2, "", "防汛物资清单"),
    ]
    assert items("附件：", "1、防汛责任人名单", "2、防汛物资清单") == [
        (1, "、", "防汛责任人名单"),
        (2, "、", "防汛物资清单"),
    ]


def test_several_entries_on_one_line() -> None:
    assert items("附件：1.防汛责任人名单 2.防汛物资清单") == [
        (1, ".", "防汛责任人名单"),
        (2, ".", "防汛物资清单"),
    ]


def test_a_name_below_its_bare_number_belongs_to_it() -> None:
    official = bound(listed=("附件：1.", "防汛责任人名单", "2.防汛物资清单"))
    first, second = official.attachment_items
    assert (first.number, first.name) == (1, "防汛责任人名单")
    assert (second.number, second.name) == (2, "防汛物资清单")
    assert printed(official, first.name_span) == "防汛责任人名单"


def test_spans_of_the_entries() -> None:
    official = bound()
    assert [printed(official, item.span) for item in official.attachment_items] == [
        "1.防汛责任人名单",
        "2.防汛物资清单",
    ]
    assert [printed(official, item.name_span) for item in official.attachment_items] == [
        "防汛责任人名单",
        "防汛物资清单",
    ]


def test_annexes_with_label_and_title() -> None:
    grid = table("姓名|职务", "张某|主任")
    official = bound(
        "附件1", "防汛责任人名单", grid, "附件 2", "防汛物资清单", "一、编织袋", "二、抽水泵"
    )
    assert annexes(official) == [
        ("附件1", 1, "防汛责任人名单"),
        ("附件2", 2, "防汛物资清单"),
    ]
    first, second = official.attachments
    assert printed(official, second.label_span) == "附件 2"
    assert [printed(official, span) for span in second.title_spans] == ["防汛物资清单"]
    assert "张某\t主任" in [printed(official, span) for span in first.spans][-1]
    assert [printed(official, span) for span in second.spans][-1] == "二、抽水泵"


def test_a_title_on_the_line_of_the_label() -> None:
    official = bound("附件1：防汛责任人名单", "姓名　职务", "附件2：防汛物资清单", "名称　数量")
    assert annexes(official) == [
        ("附件1：", 1, "防汛责任人名单"),
        ("附件2：", 2, "防汛物资清单"),
    ]
    assert [printed(official, s) for s in official.attachments[0].title_spans] == ["防汛责任人名单"]


def test_an_only_annex_whose_label_line_repeats_the_list() -> None:
    official = bound("附件：防汛责任人名单", "姓名　职务", listed=("附件：防汛责任人名单",))
    assert texts(official, Element.ATTACHMENT_LIST) == ["附件：防汛责任人名单"]
    assert annexes(official) == [("附件：", None, "防汛责任人名单")]
    assert texts(official, Element.ATTACHMENT) == ["附件：防汛责任人名单\n姓名　职务"]


def test_a_listed_title_without_a_label_begins_its_annex() -> None:
    official = bound("防汛责任人名单", "姓名　职务", listed=("附件：防汛责任人名单",))
    assert annexes(official) == [("", None, "防汛责任人名单")]


def test_a_title_over_two_lines() -> None:
    official = bound(
        "附件", "甲市防汛责任人", "名单", "姓名　职务", listed=("附件：甲市防汛责任人名单",)
    )
    assert annexes(official) == [("附件", None, "甲市防汛责任人名单")]


def test_a_document_without_annexes() -> None:
    official = read(*NOTICE)
    assert official.attachments == ()
    assert official.attachment_items == ()


def test_the_imprint_behind_the_annexes_belongs_to_none() -> None:
    official = bound("附件1", "防汛责任人名单", "姓名　职务", "抄送：市委办公室。")
    assert texts(official, Element.COPIES_TO) == ["抄送：市委办公室。"]
    assert texts(official, Element.ATTACHMENT) == ["附件1\n防汛责任人名单\n姓名　职务"]


def test_numbered_entries_of_the_list_are_no_headings() -> None:
    assert marks(bound()) == ["一、", "二、"]
