"""Forwarding without a word of one's own, and titles that forward what is forwarded."""

from __future__ import annotations

import pytest

from govlint.burden.checks import forwarding
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from tests.burden.notices import hits
from tests.structure.support import read

NAME = "甲省人民政府办公厅关于做好农村公路养护的通知"
HANDS_ON = f"现将《{NAME}》（甲政办发〔2025〕12号）转发给你们，"
SIGNED = ("甲市人民政府办公室", "2025年5月6日")
ORIGINAL = (NAME, "各市、县人民政府：", "各市、县要逐条明确养护单位，公布负责人的姓名和电话。")


def forward(
    *body: str, behind: tuple[str, ...] = (), to: str = "各县人民政府："
) -> OfficialDocument:
    title = f"甲市人民政府办公室关于转发《{NAME}》的通知"
    return read(title, to, *body, *SIGNED, *behind)


def found(official: OfficialDocument) -> list[Hit]:
    return hits(forwarding.bare, official, most=150)


@pytest.mark.parametrize(
    "body",
    [
        (f"{HANDS_ON}请认真贯彻执行。",),
        (f"{HANDS_ON}请结合实际，认真抓好贯彻落实。",),
        (f"《{NAME}》已经印发，现转发给你们，请遵照执行。",),
        (f"{HANDS_ON.rstrip('，')}。", "请各县认真组织学习，抓好落实。"),
    ],
)
def test_nothing_of_its_own(body: tuple[str, ...]) -> None:
    (hit,) = found(forward(*body))
    assert (hit.case, hit.review, hit.values["known"]) == ("", False, "")
    assert hit.evidence == "\n".join(body)


def test_the_readers_had_it() -> None:
    body = f"{HANDS_ON}请认真贯彻执行。"
    (hit,) = found(forward(body, behind=(*ORIGINAL, "（此件公开发布）")))
    assert (hit.case, hit.values["known"]) == ("收文人已有", "原文写明“此件公开发布”")
    same = (ORIGINAL[0], "各县人民政府，各市人民政府：", ORIGINAL[2])
    (hit,) = found(forward(body, behind=same))
    assert (hit.case, hit.values["known"]) == ("收文人已有", "原文已经主送同样的单位")


def test_the_note_of_the_paper_itself_says_nothing_of_the_original() -> None:
    body = f"{HANDS_ON}请认真贯彻执行。"
    (hit,) = found(forward(body, behind=("（此件公开发布）", *ORIGINAL)))
    assert hit.case == ""


@pytest.mark.parametrize(
    "body",
    [
        (f"{HANDS_ON}请认真贯彻执行。", "各县6月10日前将路长名单报市交通运输局。"),
        (f"{HANDS_ON}请认真贯彻执行。" + "养护资金由市级补助一半。" * 20,),
        (f"市交通运输局《{NAME}》已经市人民政府同意，现转发给你们，请认真贯彻执行。",),
    ],
    ids=["own task", "long", "consent"],
)
def test_something_of_its_own(body: tuple[str, ...]) -> None:
    with pytest.raises(NotApplicable):
        found(forward(*body))


def test_what_forwards_nothing() -> None:
    official = read("甲市人民政府关于做好养护的通知", "各县人民政府：", "请认真执行。", *SIGNED)
    with pytest.raises(NotApplicable, match="不是转发"):
        found(official)
