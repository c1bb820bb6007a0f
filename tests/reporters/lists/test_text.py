from __future__ import annotations

import re
from dataclasses import replace

import pytest

from govlint.model.listing import Departure
from govlint.reporters.lists.check_text import ROWS_SHOWN
from govlint.reporters.lists.text import to_text_check, to_text_compare
from govlint.reporters.paint import painter
from govlint.text.width import display_width
from tests.conftest import Golden
from tests.reporters.lists import samples

HOSTILE = "\x1b[31m古树\u202e\n许可"


def test_check(golden: Golden) -> None:
    golden("lists-check.txt", to_text_check(samples.report(), 100))


def test_compare(golden: Golden) -> None:
    golden("lists-compare.txt", to_text_compare(samples.comparison(), 100))


@pytest.mark.parametrize("width", [64, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = to_text_check(samples.report(), width) + to_text_compare(samples.comparison(), width)
    lines = [line for line in text.splitlines() if not line.startswith("共")]
    assert max(map(display_width, lines)) <= width


def test_colours_do_not_change_the_words() -> None:
    plain = to_text_compare(samples.comparison(), 100)
    painted = to_text_compare(samples.comparison(), 100, painter(True))
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_of_many_rows_the_first_are_shown_and_the_others_counted() -> None:
    found = tuple(samples.finding("L-TIME-2", row) for row in range(3, 3 + ROWS_SHOWN + 5))
    listed = replace(samples.report().lists[0], findings=found)
    text = to_text_check(replace(samples.report(), lists=(listed,)))
    assert text.count("承诺 30个工作日") == ROWS_SHOWN
    assert "还有 5 处：表“事项” 第13行" in text


def test_errors_come_before_warnings_and_what_needs_a_person_last() -> None:
    text = to_text_check(samples.report())
    places = [text.index(word) for word in ("L-TIME-2", "L-CODE-7", "L-NEG-1")]
    assert places == sorted(places)


def test_hostile_text_is_made_visible() -> None:
    one = samples.difference(
        "L-TIME-1",
        0,
        "legal_limit",
        "different",
        matter=HOSTILE,
        places=(Departure("丙市", samples.place(3), HOSTILE),),
    )
    for text in (
        to_text_compare(samples.comparison(findings=(one,))),
        to_text_check(
            replace(
                samples.report(),
                lists=(
                    replace(
                        samples.report().lists[0],
                        findings=(samples.finding("L-TIME-2", 3, matter=HOSTILE, message=HOSTILE),),
                    ),
                ),
            )
        ),
    ):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "␛[31m古树" in text


def test_a_clean_list_says_so() -> None:
    clean = replace(samples.report().lists[0], findings=())
    assert "没有发现问题" in to_text_check(replace(samples.report(), lists=(clean,)))


def test_next_steps_name_what_is_left_to_do() -> None:
    text = to_text_compare(samples.comparison())
    assert "--decisions" in text
    assert "--catalogue" in text
    assert "--catalogue" not in to_text_compare(samples.comparison(reference="catalogue"))
