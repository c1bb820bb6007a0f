from __future__ import annotations

import pytest

from govlint.structure.candidates.base import is_sentence, joined
from govlint.structure.view import view_of
from tests.structure.support import lines


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("请认真落实。", True),
        ("甲市，乙县，丙镇", True),
        ("甲" * 61, True),
        ("甲市，乙县", False),
        ("一、总则", False),
        ("", False),
    ],
)
def test_running_text(text: str, running: bool) -> None:
    assert is_sentence(text) is running


def test_joined() -> None:
    assert joined(view_of(lines("甲 市", "人民", "政府")), 0, 2) == "甲市人民"
