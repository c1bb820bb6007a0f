"""What makes a burden word no burden."""

from __future__ import annotations

import pytest

from govlint.burden import guards


def place(text: str, word: str) -> tuple[int, int]:
    """Return where a word stands in a text."""
    start = text.index(word)
    return start, start + len(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("不得要求各县报送总结。", "报送总结"),
        ("严禁层层建台账，签订责任状。", "签订责任状"),
        ("取消各镇的周报告。", "周报告"),
        ("各镇的周报告一律取消。", "周报告"),
        ("要求镇里报送总结的，一律叫停。", "报送总结"),
        ("整治要求镇里报送总结的问题。", "报送总结"),
        ("未按时报送总结的，予以通报。", "报送总结"),
        ("鼓励各县制定实施方案。", "制定实施方案"),
        ("考核时不查看台账。", "查看台账"),
        ("各县已签订责任状。", "签订责任状"),
        ("检查有无签订责任状。", "签订责任状"),
    ],
)
def test_what_is_forbidden_or_abolished_is_negated(text: str, word: str) -> None:
    assert guards.negated(text, *place(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("各县要报送总结，不得迟报。", "报送总结"),
        ("各镇不得拖延，要每月报送总结。", "报送总结"),
        ("清理旧台账，并于5月底前报送总结。", "报送总结"),
        ("不得瞒报；各县每月报送总结。", "报送总结"),
        ("各县每年报送不少于两次总结。", "报送不少于两次总结"),
        ("未完成的一票否决。", "一票否决"),
    ],
)
def test_a_negation_elsewhere_leaves_a_demand(text: str, word: str) -> None:
    assert not guards.negated(text, *place(text, word))


def test_a_short_quotation_names_a_thing_a_long_one_is_somebodys_words() -> None:
    assert "一票否决" in guards.readable("实行“一票否决”。")
    long = guards.readable("有人说：“各县要每周报送一次进展情况。”")
    assert "报送" not in long
    assert len(long) == len("有人说：“各县要每周报送一次进展情况。”")
    assert "月报" not in guards.readable("《月报制度》废止。")


@pytest.mark.parametrize(
    ("text", "word", "own"),
    [
        ("我局将每月报送总结。", "报送", True),
        ("本市应于5月前报送总结。", "报送", True),
        ("市局将定期组织检查。", "检查", True),
        ("各县向我局报送总结。", "报送", False),
        ("各县将进展情况报市局。", "进展情况", False),
        ("各县将落实情况报市局。", "落实情况", False),
    ],
)
def test_the_issuers_own_work(text: str, word: str, own: bool) -> None:
    assert guards.own(text, text.index(word)) is own


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("各县依法报告进展情况。", True),
        ("各县按照《甲省档案条例》报告进展情况。", True),
        ("各县按照本办法第八条报告进展情况。", True),
        ("各县按照《甲市工作方案》报告进展情况。", False),
        ("各县依法经营；各镇报告进展情况。", False),
    ],
)
def test_a_statute_as_ground_counts_in_its_own_clause(text: str, asked: bool) -> None:
    assert guards.statutory(text, text.index("报告")) is asked


def test_an_emergency_is_told_by_its_words_and_no_office_by_its_name() -> None:
    assert guards.urgent("汛情紧急时每日报告。")
    assert not guards.urgent("每日报市应急管理局。")


def test_an_emergency_behind_a_demand_is_another_matter() -> None:
    text = "各县每月报送总结，紧急的事项一事一报。"
    assert not guards.in_emergency(text, *place(text, "报送总结"))
    text = "汛情紧急时，各县每日报送总结。"
    assert guards.in_emergency(text, *place(text, "报送总结"))


def test_half_width_marks_are_read_as_full_width_ones() -> None:
    assert guards.readable("各县(区)要报送,1,200份;") == "各县（区）要报送，1,200份；"


def test_facts_and_other_peoples_words_are_told() -> None:
    assert guards.told("近年来，各县每月报送总结。")
    assert guards.told("市长强调，各县要报送总结。")
    assert not guards.told("各县要报送总结。")
