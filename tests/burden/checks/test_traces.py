"""Evidence, apps and rankings."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from govlint.burden.checks import traces
from tests.burden.notices import notice, told, values

OLD = datetime.date(2025, 3, 7)


def test_kinds_of_evidence_are_counted_in_one_clause() -> None:
    two = notice("各镇要提供会议记录、工作台账备查。")
    assert values(traces.evidence, two, fewest_kinds=2)["nouns"] == "会议记录、台账"
    assert not told(traces.evidence, two, fewest_kinds=3)
    apart = notice("各镇要建立台账；各村要做好会议记录。")
    assert not told(traces.evidence, apart, fewest_kinds=2)


def test_pictures_of_all_kinds_are_one() -> None:
    assert not told(traces.evidence, notice("各镇要做好图片影像资料留存。"), fewest_kinds=2)


def test_evidence_as_criterion_weighs_more() -> None:
    sentence = "各镇的现场照片作为年终考核的依据。"
    assert told(traces.evidence, notice(sentence), fewest_kinds=2) == [("考核依据", sentence)]


@pytest.mark.parametrize(
    ("sentence", "day", "case"),
    [
        ("各镇干部必须下载“巡河”APP。", None, "应用"),
        ("各镇干部必须下载“巡河”APP。", OLD, "应用（2026年以前）"),
        ("各村干部要及时转发公众号文章。", None, "账号群组"),
        ("各镇要开发本镇的巡河小程序。", None, "自建应用"),
    ],
)
def test_what_is_forced_and_when_decides_the_case(
    sentence: str, day: datetime.date | None, case: str
) -> None:
    options: dict[str, Any] = {"day": day} if day else {}
    assert told(traces.apps, notice(sentence), **options) == [(case, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "各镇干部自愿下载“巡河”APP。",
        "防汛应急值班人员必须在“巡河”APP每日打卡。",
        "流动人口积分排名由公安部门公布。",
        "企业必须下载“巡河”APP。",
    ],
)
def test_free_use_emergencies_and_others_are_silent(sentence: str) -> None:
    assert not told(traces.apps, notice(sentence))


def test_rankings_of_process_and_of_results() -> None:
    sentence = "对各镇信息报送数按月排名。"
    assert told(traces.rankings, notice(sentence)) == [("", sentence)]
    assert not told(traces.rankings, notice("对各镇水质监测上报结果按月排名。"))
    assert not told(traces.rankings, notice("各县区要建立定期上报和通报制度。"))
