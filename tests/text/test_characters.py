from govlint.text.characters import FOLDED, count_ideographs, is_ideograph, touches_cjk


def test_folding_ends_after_one_step() -> None:
    assert not [code for code, target in FOLDED.items() if target in FOLDED]


def test_brackets_of_all_shapes_end_in_the_common_ones() -> None:
    odd, common = "﹝﹞︹︺❲❳﹙﹚︵︶︻︼︽︾", "〔〕〔〕〔〕（）（）【】《》"
    assert odd.translate(FOLDED) == common


def test_width_that_rules_judge_is_not_folded() -> None:
    assert not [char for char in "！（），：；？［］｛｝～" if ord(char) in FOLDED]


def test_what_counts_as_chinese() -> None:
    assert all(touches_cjk(char) for char in "国，。（）“”—…《》①○㈠\U00020000︵％")
    assert not any(touches_cjk(char) for char in "aZ09()[],.:-/ ０Ａｚé")


def test_ideographs() -> None:
    assert is_ideograph("国")
    assert not is_ideograph("，")
    assert count_ideographs("国a，務 \U00020000１") == 3
