from __future__ import annotations

import pytest

from govlint.model.document import Document
from govlint.readers import read
from govlint.readers.html_remarks import has_remarks

HEAD = "<html><head><title>题</title></head><body>"


def page(markup: str) -> Document:
    return read(markup.encode(), name="a.html")


def remark(word: str) -> str:
    return f"<!-- govlint: 忽略 F1 {word} -->"


def anchored(document: Document) -> dict[str, str | None]:
    """By last word of each remark, the text of its block."""
    return {
        one.text[-1]: None if one.block is None else document.blocks[one.block].text
        for one in document.comments
    }


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (f"<p>甲{remark('1')}</p><p>乙</p>", "甲"),
        (f"<p>甲</p>{remark('1')}<p>乙</p>", "甲"),
        (f"<p>甲</p> {remark('1')}\n<p>乙</p>", "甲"),
        (f"<p>甲</p>\n{remark('1')}\n<p>乙</p>", "乙"),
        (f"<p>甲</p><div>{remark('1')}<p>乙</p></div>", "乙"),
        (f"<p>甲</p><p>{remark('1')}乙</p>", "乙"),
        (f"<p>甲<br>{remark('1')}\n乙</p>", "甲"),
        (f"<p>甲</p><p>乙</p>\n\n{remark('1')}\n", "乙"),
        (f"<p>甲</p></body></html>\n{remark('1')}", "甲"),
        (
            f"<p>甲</p><table border=1><tr><td>a<td>b{remark('1')}<tr><td>1<td>2</table>",
            "a\tb\n1\t2",
        ),
        (f"<table><tr><td><p>甲关于做好工作的通知</p><p>乙{remark('1')}</td></tr></table>", "乙"),
    ],
)
def test_a_remark_is_anchored_where_it_stands(markup: str, wanted: str) -> None:
    assert anchored(page(HEAD + markup)) == {"1": wanted}


def test_a_remark_before_the_page_is_of_its_first_block() -> None:
    assert anchored(page(f"{remark('1')}\n<!DOCTYPE html>{HEAD}<p>甲</p><p>乙</p>")) == {"1": "甲"}


def test_a_remark_that_stands_in_no_text_is_anchored_nowhere() -> None:
    assert anchored(page(f"{HEAD}<nav>{remark('1')}首页</nav><p>甲</p>")) == {"1": None}


def test_remarks_leave_the_page_as_if_they_were_not_there() -> None:
    plain = f"{HEAD}<p>甲<!-- 注 -->乙</p>\n<ol><li>一</li><!-- 注 --><li>二</li></ol><p>尾</p>"
    spoken = plain.replace("乙", f"乙{remark('1')}").replace("二", f"{remark('2')}二")
    assert page(spoken).blocks == page(plain).blocks
    assert page(plain).comments == ()
    assert not has_remarks(plain)


def test_lines_stay_those_of_the_file() -> None:
    markup = f"{HEAD}\n<p>甲 {remark('1')}</p>\n<p>乙</p>\n{remark('2')}\n<p>丙</p>"
    assert [(block.text, block.line) for block in page(markup).blocks] == [
        ("甲", 2),
        ("乙", 3),
        ("丙", 5),
    ]
