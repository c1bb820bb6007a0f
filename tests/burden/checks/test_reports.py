"""Reports: one finding for the paper, with the sum of a year."""

from __future__ import annotations

from govlint.burden.checks import reports
from tests.burden.notices import hits, notice, told, values

MONTHLY = "各县区要每月报送工作进展情况。"
QUARTERLY = "各县区要每季度报送工作总结。"


def test_one_dated_report_is_a_case_of_its_own() -> None:
    once = "各县区要于11月20日前报送工作总结。"
    assert told(reports.implementation, notice(once)) == [("一次", once)]
    assert told(reports.implementation, notice(MONTHLY)) == [("多次", MONTHLY)]


def test_the_sum_is_told_and_the_heaviest_sentence_marked() -> None:
    said = values(reports.implementation, notice(QUARTERLY, MONTHLY))
    assert said["text"] == MONTHLY
    assert said["count"] == 2
    assert said["sum"] == "按所写频次，每个县一年要报 16 次（每季度 4 次、每月 12 次）"
    assert said["others"] == f"另见：{QUARTERLY}。"


def test_a_period_counts_once_in_a_sentence() -> None:
    twice = "各县区实行月报告制度，每月5日前报送进展情况。"
    assert "12 次" in values(reports.cadence, notice(twice), most_reports=4)["sum"]


def test_up_to_the_figure_nothing_is_said() -> None:
    assert not hits(reports.cadence, notice(QUARTERLY), most_reports=4)
    assert hits(reports.cadence, notice(QUARTERLY), most_reports=3)
    assert not hits(reports.cadence, notice("各县区要定期报送进展情况。"), most_reports=4)


def test_emergencies_of_the_sentence_or_the_title_are_silent() -> None:
    assert not hits(reports.implementation, notice("汛情期间，各县区每日报送进展情况。"))
    flood = notice(MONTHLY, title="甲市水务局关于做好防汛工作的通知")
    assert not hits(reports.implementation, flood)


def test_better_reporting_in_general_is_no_report() -> None:
    assert not hits(reports.implementation, notice("各县区要加强工作信息报送。"))
    assert not hits(reports.implementation, notice("采砂企业要每月报送工作进展情况。"))


def test_months_that_are_named_are_counted_and_units_kept_apart() -> None:
    months = "各县区工作进展情况于每年3月、6月、9月和12月的15日前报送市局。"
    assert "每年 4 次" in values(reports.implementation, notice(months))["sum"]
    apart = notice("各镇要每季度报送工作总结。", "各县区要每月报送工作总结。")
    assert "一年要报 12 次" in values(reports.implementation, apart)["sum"]
