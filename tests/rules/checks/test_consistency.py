from __future__ import annotations

import pytest

from govlint.rules.api import NotChecked
from govlint.rules.checks import consistency
from tests.structure.support import (
    DATE,
    NOTICE,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    centred,
    context,
    hits,
)

HEAD = (TITLE, RECIPIENTS, OPENING)
BEHIND = "晚于成文日期"
BEFORE = "早于成文日期"


def days(*body: str, date: str = DATE) -> list[tuple[str, str]]:
    return hits(consistency.days, *HEAD, *body, SIGNATURE, date)


def signed(title: str, signature: str) -> list[tuple[str, str]]:
    return hits(consistency.signature, title, RECIPIENTS, OPENING, signature, DATE)


def test_a_conformant_notice() -> None:
    assert hits(consistency.signature, *NOTICE) == []
    assert hits(consistency.days, *NOTICE) == []


@pytest.mark.parametrize(
    ("title", "signature"),
    [
        (TITLE, "甲 市 人 民 政 府"),
        ("甲市政府关于做好防汛工作的通知", SIGNATURE),
        ("省人民政府办公厅关于做好防汛工作的通知", "甲省人民政府办公厅"),
        ("甲市财政局 甲市教育局关于做好防汛工作的通知", "甲市财政局　甲市教育局"),
        ("甲市财政局 甲市教育局关于做好防汛工作的通知", "甲市财政局"),
        ("关于做好防汛工作的通知", "甲市教育局"),
        ("甲市防汛工作方案", "甲市教育局"),
    ],
)
def test_signatures_that_agree(title: str, signature: str) -> None:
    assert signed(title, signature) == []


def test_another_organ_signs() -> None:
    assert signed(TITLE, "甲市财政局") == [("", "甲市财政局")]
    [hit] = consistency.signature(context(*HEAD, "甲市财政局", DATE))
    assert hit.values == {"signed": "甲市财政局", "named": SIGNATURE, "where": "标题"}


def test_the_office_of_an_organ_is_another_organ() -> None:
    office = "甲市人民政府办公室"
    assert signed(f"{office}关于做好防汛工作的通知", SIGNATURE) == [("", SIGNATURE)]
    assert signed(TITLE, office) == [("", office)]
    assert signed(f"{office} 甲市财政局关于做好防汛工作的通知", "甲市财政局") == []


def test_the_mark_counts_before_the_title() -> None:
    mark = centred("甲市教育局文件", red=True)
    assert hits(consistency.signature, mark, NUMBER, *HEAD, SIGNATURE, DATE, form="docx") == [
        ("", SIGNATURE)
    ]
    assert hits(consistency.signature, mark, NUMBER, *HEAD, "甲市教育局", DATE, form="docx") == []


def test_a_holder_of_a_post_signs_for_the_organ() -> None:
    order = (
        "甲市人民政府令",
        "第12号",
        "《甲市防汛办法》已经会议通过，现予公布。",
        "市长　张某某",
        DATE,
    )
    assert hits(consistency.signature, *order) == []


def test_without_a_signature_there_is_nothing_to_compare() -> None:
    assert hits(consistency.signature, *HEAD, DATE) == []


@pytest.mark.parametrize(
    ("text", "case", "marked"),
    [
        ("甲市于2024年6月1日召开了会议。", BEHIND, "2024年6月1日"),
        ("2024年5月8日印发了方案。", BEHIND, "2024年5月8日"),
        ("截至2024年6月1日，已完成37座。", BEHIND, "2024年6月1日"),
        ("各县于2024年4月1日前完成排查。", BEFORE, "2024年4月1日"),
        ("2024年5月6日之前必须报送。", BEFORE, "2024年5月6日"),
        ("隐患于2024年4月1日前整改完毕。", BEFORE, "2024年4月1日"),
        ("按照甲政发〔2025〕3号办理。", "引用了以后的文件", "甲政发〔2025〕3号"),
    ],
)
def test_days_on_the_wrong_side(text: str, case: str, marked: str) -> None:
    assert days(text) == [(case, marked)]


@pytest.mark.parametrize(
    "text",
    [
        "甲市于2024年5月1日召开了会议。",
        "会议于2024年5月7日召开了。",
        "定于2024年6月1日召开会议。",
        "自2024年6月1日起施行。",
        "各县于2024年6月1日前完成排查。",
        "截至2024年6月1日，尚未完成的应当说明。",
        "2024年4月1日前，甲市属于乙省。",
        "2024年4月1日前整改完毕的水库不再检查。",
        "按照甲政发〔2024〕3号办理。",
        "各县于2024年2月30日前完成排查。",
        "2024年4月前完成排查。",
    ],
)
def test_days_on_the_right_side_or_without_a_verdict(text: str) -> None:
    assert days(text) == []


def test_a_date_in_chinese_numerals_counts() -> None:
    assert days("甲市于2024年6月1日召开了会议。", date="二〇二四年五月七日") == [
        (BEHIND, "2024年6月1日")
    ]


@pytest.mark.parametrize("date", ["2024年5月", "2026年　月　日", "2024年13月40日"])
def test_without_a_whole_date_nothing_is_compared(date: str) -> None:
    with pytest.raises(NotChecked, match="成文日期"):
        days("各县于2024年4月1日前完成排查。", date=date)
