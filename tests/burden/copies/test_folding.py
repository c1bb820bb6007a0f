from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.burden.copies.folding import (
    BOUNDARY,
    DEPARTMENT,
    EACH,
    GOVERNMENT,
    LEVEL,
    OFFICE,
    PARTY,
    REGION,
    Folded,
    fold,
    stems,
)

CHARS = st.sampled_from(
    "全省市县各我本教育厅局甲乙人民政府委办公室级水利，。（一）1.第三条“”《》 \n\u3000Ａa９發國"
)


def folded(text: str, keep: bool = False) -> Folded:
    return fold(text, [(0, len(text))], keep)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("全省上下要抓紧。", "全市上下要抓紧。"),
        ("各省、自治区、直辖市要抓紧。", "各县（市、区）要抓紧。"),
        ("报国务院备案。", "报甲省人民政府备案。"),
        ("由省委组织部牵头。", "由县委组织部牵头。"),
        ("由教育部制定。", "由甲市教育局制定。"),
        ("由省财政厅制定。", "由财政局制定。"),
        ("国务院办公厅督办。", "市政府办公室督办。"),
        ("省级财政承担。", "市级财政承担。"),
        ("结合我省情况。", "结合乙市情况。"),
        ("報國務院備案。", "报省政府备案。"),
        ("第三条 水库每日巡查。", "（一）水库每日巡查"),
        ("１０时前报送", "10时前报送"),
    ],
)
def test_words_of_level_place_and_form_are_the_same(here: str, there: str) -> None:
    assert folded(here).text == folded(there).text


@pytest.mark.parametrize(
    "text", ["财政部门要拨款", "教育部分内容", "城市市场", "区域划分", "委托评估"]
)
def test_words_that_only_look_like_it_stay(text: str) -> None:
    assert folded(text).text == text


@pytest.mark.parametrize(
    ("text", "placeholder", "word"),
    [
        ("全县", REGION, "全县"),
        ("各乡镇", EACH, "各乡镇"),
        ("甲市人民政府", GOVERNMENT, "甲市人民政府"),
        ("甲市委", PARTY, "甲市委"),
        ("办公厅", OFFICE, "办公厅"),
        ("县级", LEVEL, "县级"),
    ],
)
def test_a_word_is_kept_under_its_placeholder(text: str, placeholder: str, word: str) -> None:
    found = folded(f"请{text}办")
    assert found.masked == {1: word}
    assert found.text[1] == placeholder
    assert found.words(0, len(found.text)) == [word]
    assert found.weights()[-1] == len(text) + 2


def test_a_department_behind_each_region_is_folded_too() -> None:
    assert folded("各市教育局要报送").text == folded("各省教育厅要报送").text


def test_words_can_be_kept() -> None:
    assert folded("全省各市，甲市。", keep=True).text == "全省各市甲市"


def test_names_of_issuers_are_places() -> None:
    text = "云河要抓紧"
    assert fold(text, [(0, len(text))], names=("云河",)).text == f"{REGION}要抓紧"


def test_stretches_are_parted_and_lead_back() -> None:
    text = "标题\n（一）全省 要，抓紧。\n表\n再 报送"
    stretches = [(3, 14), (17, 21)]
    found = fold(text, stretches)
    assert found.text == f"{REGION}要抓紧{BOUNDARY}再报送"
    assert text[slice(*found.span(0, 2))] == "全省 要"
    assert text[slice(*found.span(5, 8))] == "再 报送"
    assert found.at(text.index("再")) == 5
    assert found.weights()[-1] == len("全省要抓紧再报送")


def test_stretches_that_touch_are_one() -> None:
    assert fold("抓紧。报送。", [(0, 3), (3, 6)]).text == "抓紧报送"


def test_a_boundary_in_the_text_is_none() -> None:
    assert BOUNDARY not in folded(f"抓紧{BOUNDARY}报送").text


def test_the_matter_of_a_department_stays() -> None:
    found = folded("请甲市水利局办")
    assert found.text == f"请水利{DEPARTMENT}办"
    assert found.masked == {3: "甲市水利局"}
    assert found.weights()[-1] == 7


def test_the_span_of_a_department_is_its_whole_name() -> None:
    text = "请甲市水利局办"
    found = folded(text)
    assert text[slice(*found.span(1, 4))] == "甲市水利局"


def test_matters_come_from_the_table() -> None:
    assert "水利" in stems()
    assert all(len(stem) > 1 for stem in stems())


@given(st.text(CHARS, max_size=60), st.data())
def test_every_character_leads_back(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    found = fold(text, [(0, cut), (min(cut + 1, len(text)), len(text))])
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    for place, char in enumerate(found.text):
        start, end = found.span(place, place + 1)
        assert 0 <= start <= end <= len(text)
        if place not in {*found.masked, *found.starts} and char != BOUNDARY:
            assert end == start + 1
    assert found.weights()[-1] >= 0


@given(st.text(max_size=80))
def test_any_text_can_be_folded(text: str) -> None:
    found = folded(text)
    assert found.at(len(text)) == len(found.text) or not found.text
