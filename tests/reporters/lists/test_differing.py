from __future__ import annotations

import pytest

from govlint.reporters.lists.differing import differing


@pytest.mark.parametrize(
    ("expected", "actual", "words"),
    [
        ("20个工作日", "30个工作日", ""),
        ("", "申请书", ""),
        (
            "1.申请书；2.身份证明",
            "1.申请书；2.身份证明；3.社区出具的居住证明",
            "多：社区出具的居住证明",
        ),
        (
            "1.申请书；2.身份证明；3.场地的平面图和说明书",
            "一、申请书；二、身份证明",
            "少：场地的平面图和说明书",
        ),
        (
            "符合城市规划，并且经过民政部门批准设立的社会团体",
            "符合城市规划，并且经过街道办事处批准设立的社会团体",
            "“民政部门”→“街道办事处”",
        ),
    ],
)
def test_differing(expected: str, actual: str, words: str) -> None:
    assert differing(expected, actual) == words


def test_long_texts_are_not_compared_by_character() -> None:
    assert differing("甲" * 3000, "乙" * 3000) == ""
