"""Papers that convene a meeting."""

from __future__ import annotations

from typing import Any

import pytest

from govlint.burden.checks import meetings
from govlint.model.elements import OfficialDocument
from govlint.rules.api import NotApplicable
from tests.burden.notices import hits, notice, told, values

FIGURES: dict[str, Any] = {
    "most_days": 0.5,
    "most_days_discussion": 1.5,
    "speech_minutes": 60,
    "video_minutes": 120,
}
SIZES: dict[str, Any] = {
    "most_people": 0,
    "most_people_national": 260,
    "most_speakers": 5,
    "speaker_minutes": 8,
}


def meeting(
    *body: str, issuer: str = "甲市人民政府", name: str = "全市清淤工作会议"
) -> OfficialDocument:
    """Return a paper that convenes a meeting."""
    return notice(
        *body,
        title=f"{issuer}关于召开{name}的通知",
        issuer=issuer,
        recipients="各县区人民政府：",
        opening="现将会议有关事项通知如下。",
    )


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("会期2天。", "2天"),
        ("会期一天半。", "1.5天"),
        ("会议时间：5月7日至9日。", "3天"),
        ("市长讲话时间90分钟。", "90分钟"),
        ("领导讲话约两小时。", "120分钟"),
    ],
)
def test_what_lasts_too_long(sentence: str, stated: str) -> None:
    assert values(meetings.duration, meeting(sentence), **FIGURES)["stated"] == stated


@pytest.mark.parametrize(
    "sentence",
    ["会期半天。", "会议时间：5月7日9时。", "5月7日至9日报名。", "市长讲话时间50分钟。"],
)
def test_what_is_short_enough(sentence: str) -> None:
    assert not hits(meetings.duration, meeting(sentence), **FIGURES)


def test_discussion_and_video_have_figures_of_their_own() -> None:
    assert not hits(meetings.duration, meeting("会期一天半，分组讨论。"), **FIGURES)
    assert hits(meetings.duration, meeting("会期2天，分组讨论。"), **FIGURES)
    video = meeting("会议时长3小时。", name="全市清淤工作视频会议")
    assert values(meetings.duration, video, **FIGURES)["most"] == "120分钟"


@pytest.mark.parametrize("name", ["清淤培训会议", "第三次代表大会会议", "全会会议"])
def test_other_meetings_are_not_asked(name: str) -> None:
    with pytest.raises(NotApplicable):
        hits(meetings.duration, meeting("会期3天。", name=name), **FIGURES)


def test_principals_where_a_deputy_holds_the_meeting() -> None:
    asked = "各县区主要负责同志参加会议。"
    deputy = "会议由副市长李某主持并讲话。"
    assert told(meetings.principals, meeting(deputy, asked)) == [("", asked)]
    either = "各县区主要负责同志或分管负责同志参加会议。"
    assert not told(meetings.principals, meeting(deputy, either))
    with pytest.raises(NotApplicable):
        told(meetings.principals, meeting("市长张某出席会议并讲话。", asked))


def test_who_is_called_to_the_province() -> None:
    asked = "各乡镇主要负责人到省会议中心参会。"
    assert told(meetings.attendance, meeting(asked, issuer="甲省人民政府")) == [("", asked)]
    by_video = "各乡镇主要负责人在视频分会场参会。"
    assert not told(meetings.attendance, meeting(by_video, issuer="甲省人民政府"))
    with pytest.raises(NotApplicable):
        told(meetings.attendance, meeting(asked))


def test_figures_of_size_that_are_not_set_are_not_asked() -> None:
    assert not hits(meetings.size, meeting("会议规模：300人。"), **SIZES)
    assert hits(meetings.size, meeting("会议规模：300人。"), **{**SIZES, "most_people": 150})
    national = meeting("会议规模：300人。", issuer="国务院办公厅")
    assert values(meetings.size, national, **SIZES)["most"] == "260人"
    assert values(meetings.size, meeting("会上8个单位作交流发言。"), **SIZES)["stated"] == "8个"
    assert values(meetings.size, meeting("每个单位发言10分钟。"), **SIZES)["stated"] == "10分钟"
