from collections.abc import Iterator

import pytest

from govlint.model.elements import Element, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.joined import judged
from tests.structure.support import context


def finds(_: Context) -> Iterator[Hit]:
    yield Hit(Element.TITLE, Span(0, 0, 1), case="found")


def good(_: Context) -> Iterator[Hit]:
    return iter(())


def blind(_: Context) -> Iterator[Hit]:
    raise NotChecked("看不见")


def half(_: Context) -> Iterator[Hit]:
    yield Hit(Element.TITLE, Span(0, 0, 1), case="half")
    raise NotChecked("看不清")


def dim(_: Context) -> Iterator[Hit]:
    raise NotChecked("看不清")


def test_what_is_found_is_told_although_another_part_is_unseen() -> None:
    within = context("甲市人民政府关于做好防汛工作的通知")
    assert [hit.case for hit in judged(within, blind, finds)] == ["found"]
    assert [hit.case for hit in judged(within, half, blind)] == ["half"]
    assert list(judged(within, good, good)) == []


def test_reasons_are_told_once_where_nothing_is_found() -> None:
    within = context("甲市人民政府关于做好防汛工作的通知")
    with pytest.raises(NotChecked, match=r"^看不见；看不清$"):
        list(judged(within, blind, good, blind, dim))
