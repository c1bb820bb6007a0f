from govlint.model.blocks import Paragraph
from govlint.readers import read
from govlint.readers.remarks import Remark, take_out


def test_remarks_leave_the_text_as_if_they_were_not_there() -> None:
    text = "甲 <!-- govlint: 忽略 F725-3 理由 -->\n<!-- govlint：忽略 P32 理由 -->\n乙"
    left, found = take_out(text)
    assert left == "甲\n\n乙"
    assert found == (Remark(1, "govlint: 忽略 F725-3 理由"), Remark(2, "govlint：忽略 P32 理由"))


def test_other_comments_and_comments_inside_a_line_stay() -> None:
    for text in (
        "甲<!-- 待定 -->乙",
        "甲<!-- 待定 -->",
        "甲<!-- govlint: 忽略 F1 理由 -->乙",
        "govlint",
    ):
        assert take_out(text) == (text, ())


def test_two_remarks_on_one_line() -> None:
    _, found = take_out("甲<!-- govlint: 忽略 F1 甲 --> <!-- govlint: 忽略 F2 乙 -->")
    assert [one.text for one in found] == ["govlint: 忽略 F1 甲", "govlint: 忽略 F2 乙"]


def test_a_remark_is_anchored_at_its_line_or_the_next() -> None:
    alone = "<!-- govlint: 忽略 F2 乙 -->\n"
    last = alone.replace("乙", "末")
    raw = f"甲市𠮷 <!-- govlint: 忽略 F1 甲 -->\n\n{alone}丙\n丁\n{last}"
    for name in ("a.txt", "a.md"):
        document = read(raw.encode(), name=name)
        assert [block.text for block in document.blocks] == ["甲市𠮷", "丙", "丁"]
        assert [block.line for block in document.blocks] == [1, 4, 5]
        found = [(one.text[-1], one.block, one.start, one.end) for one in document.comments]
        assert found == [("甲", 0, 0, 3), ("乙", 1, 0, 1), ("末", None, None, None)]
        assert all(isinstance(block, Paragraph) for block in document.blocks)
