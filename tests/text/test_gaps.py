from hypothesis import given
from hypothesis import strategies as st

from govlint.text.gaps import close_gaps


@given(st.text(st.sampled_from("国a1 \u3000\u200b\n]"), max_size=40))
def test_only_gaps_are_dropped(text: str) -> None:
    kept, offsets = close_gaps(text)
    solid = [char for char in text if char not in " \u3000\u200b"]
    assert [char for char in kept if char != " "] == solid
    assert all(
        text[offsets[i]] == char or (char == " " and text[offsets[i]] in " \u3000")
        for i, char in enumerate(kept)
    )


def test_a_kept_blank_stands_for_the_whole_gap() -> None:
    assert close_gaps("a\u200b \u3000b")[0] == "a b"
    assert list(close_gaps("a\u200b \u3000b")[1]) == [0, 2, 4, 5]


def test_invisible_characters_alone_part_nothing() -> None:
    assert close_gaps("a\u200b\u00adb")[0] == "ab"


def test_digits_beside_chinese_close_up_and_others_do_not() -> None:
    assert close_gaps("第 1 2 号")[0] == "第12号"
    assert close_gaps("1 2 + 3")[0] == "1 2 + 3"
    assert close_gaps("(1) 2 项")[0] == "(1)2项"
    assert close_gaps("Word 2016 版")[0] == "Word 2016版"
