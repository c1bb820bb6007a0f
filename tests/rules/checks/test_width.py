from __future__ import annotations

from govlint.rules.checks.width import half_width
from tests.structure.support import DATE, NOTICE, SIGNATURE, TITLE, context, hits

CONVERTED = (TITLE, "各县(区)人民政府:", "现将有关事项(防汛)通知如下:请执行。", SIGNATURE, DATE)


def test_a_converted_text_is_reported_once_with_the_counts() -> None:
    assert hits(half_width, *CONVERTED) == [("", "(")]
    [hit] = half_width(context(*CONVERTED))
    assert (hit.span.block, hit.span.start) == (1, 2)
    assert hit.values == {"half": 6, "full": 0}


def test_a_text_with_full_width_marks_is_not() -> None:
    assert hits(half_width, *NOTICE) == []
    assert hits(half_width, *CONVERTED[:3], "（甲）（乙）（丙）：丁：戊。", SIGNATURE, DATE) == []


def test_a_few_half_width_marks_are_no_conversion() -> None:
    assert hits(half_width, TITLE, "各县(区)人民政府：", SIGNATURE, DATE) == []


def test_furniture_does_not_count() -> None:
    [hit] = half_width(context("来源:甲(乙)", *CONVERTED))
    assert hit.span.block == 2
    assert hit.values["half"] == 6
