from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govlint.text.characters import BLANKS
from govlint.text.normalise import is_traditional, normalise

ALPHABET = (
    "的一国务院办公厅关于印发通知號係統麵製著作顯計畫後于ABCxyz０１２ＡＢ12，。：；（）()[]〔〕﹝﹞︵"
    " \t\u3000\u00a0\u2003\u200b\ufeff\u00ad\n\f車\uf900⽇⻔％．－\U00020000"
)
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_every_character_stands_in_the_original(text: str) -> None:
    found = normalise(text)
    assert len(found.offsets) == len(found.text) + 1
    assert found.offsets[len(found.text)] == len(text)
    places = list(found.offsets)
    assert all(a < b for a, b in pairwise(places))
    assert all(0 <= place < len(text) for place in places[:-1])


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text(st.sampled_from("国务院办公厅关于通知，。：；！？（）“”《》一二三\n"), max_size=80))
def test_plain_text_is_returned_with_the_identity_map(text: str) -> None:
    found = normalise(text)
    assert found.text == text
    assert list(found.offsets) == list(range(len(text) + 1))


@given(TEXTS, st.data())
def test_spans_lead_back_to_what_they_were_made_of(text: str, data: st.DataObject) -> None:
    found = normalise(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert normalise(text[first:last]).text.strip() == found.text[start:end].strip() or (
        # A cut may part what decided a blank or a word, but never loses a character.
        len(text[first:last]) >= end - start
    )
    assert all(first <= found.offsets[i] < last for i in range(start, end))


@given(TEXTS)
def test_line_feeds_stay(text: str) -> None:
    assert normalise(text).text.count("\n") == text.count("\n")


def test_traditional_becomes_simplified_character_by_character() -> None:
    pairs = {
        "特製定以下方案": "特制定以下方案",
        "全省政府係統": "全省政府系统",
        "一隻、同誌、哪裏、全麵": "一只、同志、哪里、全面",
        "黔府辦發": "黔府办发",
        "黃曆、鬥爭、發揮": "黄历、斗争、发挥",
        "機構職能、覆蓋、衞生": "机构职能、覆盖、卫生",
    }
    for traditional, simplified in pairs.items():
        assert normalise(traditional).text == simplified


def test_phrases_are_never_rewritten() -> None:
    assert normalise("提升政府工作效能").text == "提升政府工作效能"
    assert normalise("軟體、程式、性能").text == "软体、程式、性能"


def test_zhuo_is_told_by_the_word() -> None:
    assert normalise("著力加強、隨著、沿著").text == "着力加强、随着、沿着"
    kept = "著作 显著 著名 土著 原著 编著 著述 卓著 昭著 著称 专著 名著 遗著 论著"
    assert [normalise(word).text for word in kept.split()] == kept.split()


def test_characters_that_simplified_text_uses_itself_are_told_by_the_word() -> None:
    assert normalise("乾隆、乾县、餅乾").text == "乾隆、乾县、饼干"
    assert normalise("瞭望、瞭解").text == "瞭望、了解"
    assert normalise("慰藉、藉此").text == "慰藉、借此"
    assert normalise("顛覆、答覆").text == "颠覆、答复"
    assert normalise("沈阳、沈淀").text == "沈阳、沉淀"
    assert normalise("計畫、設計畫面").text == "计划、设计画面"


def test_width_of_letters_digits_and_signs_but_not_of_punctuation() -> None:
    assert normalise("２０２０年ＡＢ５０％１．５").text == "2020年AB50%1.5"
    assert normalise("，：；！？（）").text == "，：；！？（）"


def test_compatibility_forms() -> None:
    assert normalise("﹝２０２０﹞︵一︶﹙二﹚︹三︺").text == "〔2020〕（一）（二）〔三〕"
    assert normalise("\uf90a\uf9dd⽇⾞⻔").text == "金利日车门"


def test_blanks_go_where_chinese_is_near() -> None:
    assert normalise("财 政 部").text == "财政部"
    assert normalise("　　一、总体 要求  ").text == "一、总体要求"
    assert normalise("〔2020〕 1 2 号").text == "〔2020〕12号"
    assert normalise("[2020] 12 号").text == "[2020]12号"
    assert normalise("甲\u00a0\u2003乙\n  丙\t").text == "甲乙\n丙"


def test_one_blank_stays_between_latin_words() -> None:
    found = normalise("Hello   world 你好")
    assert found.text == "Hello world你好"
    assert found.span(0, 11) == (0, 13)
    assert found.original[slice(*found.span(11, 13))] == "你好"
    assert normalise("GB/T 9704-2012").text == "GB/T 9704-2012"
    assert normalise("a \u200b b").text == "a b"


def test_invisible_characters_go() -> None:
    for char in "\u200b\u200f\u202a\u202e\u2060\ufeff\u00ad\ufe0f\U000e0100":
        assert normalise(f"通{char}知A{char}B").text == "通知AB"


def test_span_and_places_of_a_shrunk_text() -> None:
    found = normalise("　　黔府辦發﹝２０２０﹞ 12 號")
    assert found.text == "黔府办发〔2020〕12号"
    assert found.original[slice(*found.span(0, 4))] == "黔府辦發"
    assert found.original[slice(*found.span(10, 13))] == "12 號"
    assert found.start(0) == 2
    assert found.end(len(found.text)) == len(found.original)
    assert found.at(0) == 0
    assert found.at(2) == 0
    assert found.at(len(found.original)) == len(found.text)


def test_an_empty_span_stays_empty() -> None:
    found = normalise("甲 乙")
    assert found.span(1, 1) == (2, 2)
    assert found.span(0, 0) == (0, 0)
    assert normalise("").span(0, 0) == (0, 0)


def test_many_blanks_are_read_in_linear_time() -> None:
    # Quadratic work would not end here.
    assert normalise("1 " * 200_000 + "号").text == "1" * 200_000 + "号"
    assert normalise("] " * 200_000).text == "] " * 199_999 + "]"


def test_is_traditional() -> None:
    assert is_traditional("省人民政府辦公廳關於印發行動方案的通知")
    assert not is_traditional("省人民政府办公厅关于印发行动方案的通知")
    assert not is_traditional("")
    assert not is_traditional("ABC 123")
    assert not is_traditional("国" * 99 + "國")
    assert is_traditional("国" * 98 + "國國")


def test_names_kept_in_simplified_text_are_no_sign_of_traditional() -> None:
    assert not is_traditional("乾隆、瞭望、慰藉、著作")


def test_all_blanks_of_the_class_go_between_chinese() -> None:
    assert "\u3000" in BLANKS
    for char in "\t \u00a0\u1680\u2000\u200a\u202f\u205f\u3000":
        assert normalise(f"通{char}知").text == "通知"
