from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.reporters.rule_page import page_markdown, page_text, properties
from govlint.rules.registry import load_rules
from govlint.rules.rule import Rule
from govlint.text.width import display_width

RULES = list(load_rules())


def rule(code: str) -> Rule:
    return load_rules().get(code)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_a_page_has_everything_a_person_needs(each: Rule) -> None:
    for page in (page_text(each), page_markdown(each)):
        assert page.startswith(("# " if page == page_markdown(each) else "") + each.code)
        for title in ("为什么", "怎么改", "不合格", "合格"):
            assert title in page
    assert each.cited in page_markdown(each).replace("\\|", "|")


def test_examples_are_marked_in_both_forms() -> None:
    text = page_text(rule("F725-3"))
    assert "    黔府办发[2020]12号\n            ^^^^^^\n    改为：黔府办发〔2020〕12号\n" in text
    assert "黔府办发«[2020]»12号 → 黔府办发〔2020〕12号" in page_markdown(rule("F725-3"))


def test_properties() -> None:
    found = dict(properties(rule("F725-3")))
    assert found["依据"] == "GB/T 9704-2012 7.2.5"
    assert found["有效期"] == "2012-07-01 起"
    assert found["程度"].startswith("本文字号：应（错误）；")
    assert "须知事实" not in found


def test_lines_fit_the_terminal() -> None:
    for each in RULES:
        prose = page_text(each, width=60).split("不合格")[0]
        assert max(map(display_width, prose.split("\n"))) <= 60


def test_the_text_of_a_rule_file_is_never_sent_raw() -> None:
    evil = replace(rule("F725-3"), name="\x1b[2J", message_text="\x1b", slug="\u202e", why="\x9b")
    assert not set(page_text(evil)) & set("\x1b\u202e\x9b")


def test_sources_stand_in_front_of_the_examples_that_are_held_against_them() -> None:
    each = rule("B-DEM-1")
    markdown = page_markdown(each)
    assert markdown.count("来源 省水利厅通知.txt（以下各例拿它比对）：") == 2
    source = markdown.index("来源 省水利厅通知.txt")
    assert (
        markdown.index("各县区要于4月20日前制定实施方案") < source < markdown.index("出台配套政策")
    )
    assert "  来源 省水利厅通知.txt（以下各例拿它比对）\n    甲省水利厅关于" in page_text(each)
