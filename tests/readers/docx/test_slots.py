from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.docx.slots import Slot, split_slots
from tests.readers.docx.build import docx, first, p, read, read_body

FONTS = '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"{}/>'


def slots(text: str, hint: bool = False, chinese: bool = True) -> list[tuple[str, str]]:
    """Slots of a text, neighbours joined."""
    found: list[tuple[str, str]] = []
    for slot, part in split_slots(text, hint, chinese):
        if found and found[-1][0] == slot.name:
            found[-1] = (slot.name, found[-1][1] + part)
        else:
            found.append((slot.name, part))
    return found


@given(st.text(), st.booleans(), st.booleans())
def test_parts_joined_give_the_text(text: str, hint: bool, chinese: bool) -> None:
    parts = list(split_slots(text, hint, chinese))
    assert "".join(part for _, part in parts) == text
    assert all(part for _, part in parts)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), st.booleans())
def test_han_is_east_asian_whatever_the_hint(text: str, hint: bool) -> None:
    assert {slot for slot, _ in split_slots(text, hint, True)} <= {Slot.EAST}


@pytest.mark.parametrize("char", "“”‘’…—·×÷Ω①℃→■±°§")
def test_ambiguous_characters_follow_the_hint(char: str) -> None:
    assert slots(char) == [("HANSI", char)]
    assert slots(char, hint=True) == [("EAST", char)]


@pytest.mark.parametrize("char", "，。（）：《》〔〕、　１Ａ〇𠮷")
def test_full_width_signs_are_east_asian(char: str) -> None:
    assert slots(char) == [("EAST", char)]


def test_accented_letters_follow_the_hint_in_chinese_only() -> None:
    assert slots("ā", hint=True) == [("EAST", "ā")]
    assert slots("ā", hint=True, chinese=False) == [("HANSI", "ā")]
    assert slots("ê", hint=True) == [("EAST", "ê")]
    assert slots("ß", hint=True) == [("HANSI", "ß")]


def test_runs_are_cut_where_the_font_changes() -> None:
    text = "黔府“2020”年—é"
    plain = first(read_body(p(text, run=FONTS.format(""))))
    assert [(run.text, run.format.font) for run in plain.runs] == [
        ("黔府", "E"),
        ("“", "H"),
        ("2020", "A"),
        ("”", "H"),
        ("年", "E"),
        ("—é", "H"),
    ]
    hinted = first(read_body(p(text, run=FONTS.format(' w:hint="eastAsia"'))))
    assert [(run.text, run.format.font) for run in hinted.runs] == [
        ("黔府“", "E"),
        ("2020", "A"),
        ("”年—é", "E"),
    ]


def test_one_font_for_all_slots_keeps_the_run_whole() -> None:
    same = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    assert len(first(read_body(p("a“中”b", run=same))).runs) == 1


def test_complex_script_runs_use_their_own_slot() -> None:
    run = FONTS.format("") + '<w:cs/><w:sz w:val="20"/><w:szCs w:val="40"/><w:bCs/>'
    paragraph = first(read_body(p("中a", run=run)))
    look = paragraph.runs[0].format
    assert (look.font, look.size, look.bold, len(paragraph.runs)) == ("C", 20.0, True, 1)


def test_hint_for_another_language() -> None:
    run = FONTS.format(' w:hint="eastAsia"') + '<w:lang w:eastAsia="ja-JP"/>'
    assert first(read(docx(p("ā", run=run)))).runs[0].format.font == "H"
