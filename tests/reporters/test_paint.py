from __future__ import annotations

from govlint.reporters.paint import painter


def test_plain_and_painted() -> None:
    assert painter(False)("错误", "error") == "错误"
    assert painter(True)("错误", "error") == "\x1b[31;1m错误\x1b[0m"
    assert painter(True)("", "error") == ""
