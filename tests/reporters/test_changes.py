from __future__ import annotations

import pytest

from govlint.reporters.changes import change_text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("title.font = 黑体", "标题的字体改为“黑体”"),
        ("body[2].align = center", "第2个正文的对齐改为“居中”"),
        ("page.left = 31.8mm", "版面左边距改为“31.8mm”"),
        ("page_number.same_on_even = true", "页码的单双页相同改为“是”"),
        ("remove separator", "去掉红色分隔线"),
        ("remove title[2]", "去掉第2个标题"),
        ("insert note （公开） before document_date", "成文日期之前加上附注“（公开）”"),
        ("move copies_to after title[1]", "第1个标题之后移来抄送机关"),
    ],
)
def test_a_change_in_words(change: str, words: str) -> None:
    assert change_text(change) == words
