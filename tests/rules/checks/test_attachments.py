from __future__ import annotations

import pytest

from govlint.rules.api import NotChecked
from govlint.rules.checks import attachments
from tests.structure.support import (
    DATE,
    NOTICE,
    OPENING,
    ORDER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Check,
    context,
    hits,
    table,
)

HEAD = (TITLE, RECIPIENTS, OPENING)
TAIL = (SIGNATURE, DATE)
ROWS = table("姓名|职务", "张某|主任")
LIST = ("附件：1.防汛责任人名单", "　　　2.防汛物资清单")
ANNEXES = ("附件1", "防汛责任人名单", ROWS, "附件2", "防汛物资清单", ROWS)


@pytest.mark.parametrize(
    "check",
    [attachments.numbers, attachments.name_endings, attachments.titles, attachments.references],
)
def test_good_documents(check: Check) -> None:
    assert hits(check, *NOTICE) == []
    assert hits(check, *HEAD, "名单见附件1，物资见附件2。", *LIST, *TAIL, *ANNEXES) == []
    single = ("名单见附件。", "附件：防汛责任人名单", *TAIL, "附件", "防汛责任人名单", ROWS)
    assert hits(check, *HEAD, *single) == []


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (LIST, []),
        (("附件：1．防汛责任人名单", "2．防汛物资清单"), []),
        (("附件：防汛责任人名单",), []),
        (
            ("附件：一、防汛责任人名单", "二、防汛物资清单"),
            ["一、防汛责任人名单", "二、防汛物资清单"],
        ),
        (("附件：1、防汛责任人名单", "2、防汛物资清单"), ["1、防汛责任人名单", "2、防汛物资清单"]),
        (("附件1：防汛责任人名单", "附件2：防汛物资清单"), ["防汛责任人名单", "防汛物资清单"]),
    ],
)
def test_numbers_of_the_list(listed: tuple[str, ...], found: list[str]) -> None:
    assert hits(attachments.numbers, *HEAD, *listed, *TAIL) == [("写法", text) for text in found]


def test_what_is_written_before_an_entry_and_what_is_right() -> None:
    found = context(*HEAD, "附件：一、防汛责任人名单", "二、防汛物资清单", *TAIL)
    assert [(hit.values["label"], hit.values["right"]) for hit in attachments.numbers(found)] == [
        ("一、", "1."),
        ("二、", "2."),
    ]
    several = context(*HEAD, "附件1：防汛责任人名单", "附件2：防汛物资清单", *TAIL)
    assert [hit.values["label"] for hit in attachments.numbers(several)] == ["附件1：", "附件2："]


@pytest.mark.parametrize(
    ("entry", "case"), [("防汛物资清单", "没有编号"), ("（2）防汛物资清单", "写法")]
)
def test_an_entry_without_its_number_is_told_once(entry: str, case: str) -> None:
    found = (*HEAD, "附件：1.防汛责任人名单", entry, *TAIL, *ANNEXES)
    assert hits(attachments.numbers, *found) == [(case, entry)]
    [hit] = attachments.numbers(context(*found))
    assert hit.values["right"] == "2."
    assert hits(attachments.references, *found) == []
    assert hits(attachments.titles, *found) == []


def test_a_list_of_links_to_files_is_not_judged() -> None:
    links = ("附件：1、名单.docx", "2、清单.xlsx")
    assert hits(attachments.numbers, *HEAD, *links, *TAIL) == []
    assert hits(attachments.titles, *HEAD, *links, *TAIL, "附件1", "另一份表格") == []


@pytest.mark.parametrize("mark", list("。；，、;,"))
def test_a_mark_behind_a_name_and_its_fix(mark: str) -> None:
    text = f"附件：1.防汛责任人名单{mark}"
    found = (*HEAD, text, "2.防汛物资清单", *TAIL)
    assert hits(attachments.name_endings, *found) == [("", mark)]
    [hit] = attachments.name_endings(context(*found))
    [edit] = hit.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == "附件：1.防汛责任人名单"
    assert hit.safe


@pytest.mark.parametrize("name", ["防汛办法（试行）", "《防汛办法》", "名单.docx"])
def test_what_may_end_a_name(name: str) -> None:
    assert hits(attachments.name_endings, *HEAD, f"附件：{name}", *TAIL) == []


@pytest.mark.parametrize(
    ("listed", "bound", "case", "review"),
    [
        ("防汛工作责任人员名单", "防汛工作责任人名单", "疑为笔误", False),
        ("防汛工作任务分工表", "防汛工作任务分工方案", "不一致", False),
        ("防汛工作任务分工表", "水库安全评价情况", "不一致", True),
    ],
)
def test_titles_that_differ(listed: str, bound: str, case: str, review: bool) -> None:
    found = (*HEAD, f"附件：{listed}", *TAIL, "附件", bound, ROWS)
    assert hits(attachments.titles, *found) == [(case, bound)]
    [hit] = attachments.titles(context(*found))
    assert hit.review is review
    assert (hit.values["listed"], hit.values["bound"]) == (listed, bound)
    assert (hit.confidence < 0.9) is review


@pytest.mark.parametrize(
    ("listed", "bound"),
    [
        ("《防汛工作任务分工表》", "防汛工作任务分工表"),
        ("防汛工作任务分工表", "防汛工作任务 分工表"),
        ("防汛工作任务分工表", "防汛工作任务分工表（2024年）"),
        ("甲市“一网”办法", "甲市一网办法"),
    ],
)
def test_titles_that_say_the_same(listed: str, bound: str) -> None:
    assert hits(attachments.titles, *HEAD, f"附件：{listed}", *TAIL, "附件", bound, ROWS) == []


def test_titles_are_compared_number_by_number() -> None:
    wrong = ("附件1", "防汛责任人名单", ROWS, "附件2", "防汛物品清单", ROWS)
    assert hits(attachments.titles, *HEAD, *LIST, *TAIL, *wrong) == [("不一致", "防汛物品清单")]


def test_an_annex_that_does_not_exist() -> None:
    found = (*HEAD, "表格见附件3。", *LIST, *TAIL, *ANNEXES)
    assert hits(attachments.references, *found) == [("没有这个附件", "见附件3")]
    assert hits(attachments.references, *found, form="docx") == [("没有这个附件", "见附件3")]
    [page] = attachments.references(context(*found))
    [word] = attachments.references(context(*found, form="docx"))
    assert (page.review, word.review) == (True, False)


def test_a_single_annex_may_be_called_the_first() -> None:
    found = (*HEAD, "名单见附件1。", "附件：防汛责任人名单", *TAIL)
    assert hits(attachments.references, *found) == []


def test_no_annex_at_all() -> None:
    found = (*HEAD, "名单见附件。", *TAIL)
    assert hits(attachments.references, *found, form="docx") == [("没有这个附件", "见附件")]
    with pytest.raises(NotChecked, match="网页"):
        hits(attachments.references, *found)


def test_an_annex_whose_label_stands_somewhere_else() -> None:
    found = (*HEAD, "表格见附件3。", *LIST, *TAIL, *ANNEXES, f"{ORDER} 附件3： {ORDER}")
    assert hits(attachments.references, *found, form="docx") == []


def test_an_annex_that_is_not_listed() -> None:
    found = (*HEAD, *LIST, *TAIL, *ANNEXES, "附件3", "防汛队伍名单", ROWS)
    assert hits(attachments.references, *found) == [("没有列入附件说明", "附件3")]
