from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment
from govlint.model.document import Document
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks.annex_look import detached, label, new_page, title
from tests.rules.checks.laid import (
    DATE,
    LONG,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    Make,
    Row,
    pages,
    red,
    titled,
    with_blocks,
    word,
)
from tests.rules.checks.look import cases, hits
from tests.structure.support import NOTICE
from tests.structure.support import hits as text_hits

BLANK = {"blank": 3}
LABEL = {"size": 16, "characters": 0.25, "tolerance": 0.5}
TITLE = {"lines": 1, "tolerance": 0.5}
FIRST = {"characters": 0.5, "tolerance": 0.5}
LIST = Row("附件：防汛工作任务分工表", indent=2, turn=5)
HEAD = (
    *(red(), NUMBER, "", "", titled(), "", RECIPIENTS, Row(OPENING, indent=2)),
    *("", LIST, "", SIGNATURE, DATE),
)
MARK = Row("附件", 2, font="黑体", broken=True)
NAME = titled("防汛工作任务分工表", page=2)
TEXT = Row(LONG, 2, indent=2)


def annexed(make: Make, *rows: Row | str) -> Document:
    return make(*HEAD, *rows)


def blank(page: int = 2) -> Row:
    return Row("", page)


RIGHT = (MARK, blank(), NAME, blank(), TEXT)


@pytest.mark.parametrize("make", [word, pages])
def test_an_annex_that_is_right(make: Make) -> None:
    document = annexed(make, *RIGHT)
    assert hits(new_page, document, **BLANK) == []
    assert hits(label, document, **LABEL) == []
    assert hits(title, document, **TITLE) == []


def test_an_annex_that_begins_no_page() -> None:
    rows = [replace(row, page=1, broken=False) for row in RIGHT]
    (hit,) = hits(new_page, annexed(word, *rows), **BLANK)
    assert (hit.values["label"], hit.span.start, hit.span.end) == ("附件", 0, 2)
    assert len(hits(new_page, annexed(word, "", "", "", *rows), **BLANK)) == 1
    assert len(hits(new_page, annexed(pages, *rows), **BLANK)) == 1


def test_blank_lines_may_push_an_annex_to_the_next_page() -> None:
    rows = [replace(row, broken=False) for row in RIGHT]
    with pytest.raises(NotChecked):
        hits(new_page, annexed(word, *[""] * 8, *rows), **BLANK)


def test_a_text_box_above_an_annex_hides_what_stands_there() -> None:
    document = annexed(word, Row("第1页"), *(replace(row, broken=False) for row in RIGHT))
    boxed = with_blocks(document, len(HEAD), len(HEAD) + 1, from_textbox=True)
    with pytest.raises(NotChecked):
        hits(new_page, boxed, **BLANK)


def test_no_annex() -> None:
    for check, settings in ((new_page, BLANK), (label, LABEL), (title, TITLE)):
        with pytest.raises(NotApplicable):
            hits(check, word(*HEAD), **settings)


@pytest.mark.parametrize(
    ("text", "right"), [("附件：", "附件"), ("附件一", "附件1"), ("（附件1）", "附件1")]
)
def test_labels_that_are_written_otherwise(text: str, right: str) -> None:
    (hit,) = hits(label, annexed(word, replace(MARK, text=text), *RIGHT[1:]), **LABEL)
    assert (hit.case, hit.values["right"]) == ("写法", right)


@pytest.mark.parametrize("text", ["附件 1", "附件１", "附　件"])
def test_labels_with_blanks_are_right(text: str) -> None:
    assert hits(label, annexed(word, replace(MARK, text=text), *RIGHT[1:]), **LABEL) == []


def looked(**changes: Any) -> list[Hit]:
    return hits(label, annexed(word, replace(MARK, **changes), *RIGHT[1:]), **LABEL)


def test_the_type_of_a_label() -> None:
    (hit,) = looked(font="仿宋")
    assert (hit.case, hit.values["used"]) == ("字体字号", "仿宋")
    assert cases(looked(size=22.0)) == ["字体字号"]
    assert looked(font="锟斤拷") == []


def test_the_place_of_a_label() -> None:
    assert cases(looked(indent=2.0)) == ["没有顶格"]
    assert cases(looked(align=Alignment.CENTER)) == ["没有顶格"]
    indented = annexed(pages, replace(MARK, indent=1.0), *RIGHT[1:])
    assert cases(hits(label, indented, **LABEL)) == ["没有顶格"]


def test_a_label_below_the_first_line() -> None:
    rows = (Row("", broken=True), replace(MARK, broken=False), *RIGHT[1:])
    (hit,) = hits(label, annexed(word, *rows), **LABEL)
    assert (hit.case, hit.values["line"]) == ("首行", "2")
    lowered = annexed(pages, replace(MARK, line=3.0), *RIGHT[1:])
    (hit,) = hits(label, lowered, **LABEL)
    assert (hit.case, hit.values["line"]) == ("首行", "3")


def test_where_every_page_begins_lower_the_label_is_on_the_first_line() -> None:
    rows = (replace(MARK, page=3, line=2.0), *(replace(row, page=3) for row in RIGHT[1:]))
    document = annexed(pages, Row(LONG * 2, 2, line=2.0, indent=2), *rows)
    assert hits(label, document, **LABEL) == []


def test_a_page_that_lies_is_not_measured() -> None:
    document = pages(*HEAD, replace(MARK, indent=3.0), *RIGHT[1:], landscape=2)
    assert hits(label, document, **LABEL) == []
    moved = pages(*HEAD, MARK, blank(), replace(NAME, align=Alignment.JUSTIFY), TEXT, landscape=2)
    assert hits(title, moved, **TITLE) == []


@pytest.mark.parametrize("make", [word, pages])
def test_a_title_on_another_line(make: Make) -> None:
    (hit,) = hits(title, annexed(make, MARK, NAME, blank(), TEXT), **TITLE)
    assert (hit.case, hit.values["free"]) == ("第三行", "没有空行")
    lower = annexed(make, MARK, blank(), blank(), NAME, blank(), TEXT)
    assert cases(hits(title, lower, **TITLE)) == ["第三行"]


@pytest.mark.parametrize("make", [word, pages])
def test_a_title_at_the_left(make: Make) -> None:
    flush = replace(NAME, align=Alignment.JUSTIFY)
    (hit,) = hits(title, annexed(make, MARK, blank(), flush, blank(), TEXT), **TITLE)
    assert (hit.case, hit.review) == ("未居中", False)


def test_a_title_pushed_to_the_middle() -> None:
    pushed = replace(NAME, align=Alignment.JUSTIFY, indent=5.0)
    (hit,) = hits(title, annexed(word, MARK, blank(), pushed, blank(), TEXT), **TITLE)
    assert (hit.case, hit.review) == ("未居中", True)


def test_a_title_behind_the_label() -> None:
    rows = (replace(MARK, text="附件1　防汛工作任务分工表"), blank(), TEXT)
    assert cases(hits(title, annexed(word, *rows), **TITLE)) == ["同行"]


def test_a_text_file_shows_the_wording_alone() -> None:
    annex = ("附件一", "防汛工作任务分工表", "各县人民政府应当落实值守责任，确保安全。")
    assert text_hits(label, *NOTICE, *annex) == [("写法", "附件一")]
    assert text_hits(label, *NOTICE, "附件1", *annex[1:]) == []


UNBOUND = Row("甲政发〔2024〕7号附件1", font="黑体")


@pytest.mark.parametrize("make", [word, pages])
def test_a_detached_annex(make: Make) -> None:
    rest = [replace(row, page=1) for row in (blank(), NAME, blank(), TEXT)]
    assert hits(detached, make(UNBOUND, *rest), **FIRST) == []
    indented = make(replace(UNBOUND, indent=2.0), *rest)
    assert cases(hits(detached, indented, **FIRST)) == ["没有顶格"]
    with pytest.raises(NotApplicable):
        hits(new_page, make(UNBOUND, *rest), **BLANK)
    assert hits(title, make(UNBOUND, *rest), **TITLE) == []
    assert cases(hits(title, make(UNBOUND, *rest[1:]), **TITLE)) == ["第三行"]


def test_a_bound_annex_is_not_detached() -> None:
    with pytest.raises(NotApplicable):
        hits(detached, annexed(word, *RIGHT), **FIRST)


def test_a_detached_annex_below_blank_lines() -> None:
    rest = [replace(row, page=1) for row in (blank(), NAME, blank(), TEXT)]
    assert cases(hits(detached, word("", "", UNBOUND, *rest), **FIRST)) == ["首行"]


def test_a_page_with_too_little_text_shows_no_edge() -> None:
    with pytest.raises(NotChecked):
        hits(detached, pages(UNBOUND, "", titled("防汛责任人名单"), "", "王某某。"), **FIRST)
