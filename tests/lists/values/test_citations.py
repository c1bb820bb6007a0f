"""Citations in the text of a basis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.citations import (
    citations,
    form_problems,
    norm_set,
    norm_sets,
    same_norm,
)


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [(c.title, c.number, [a.key for a in c.articles]) for c in citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《水法》第七条", [("水法", "", ["7"])]),
        ("《水法》第 12 条第1款", [("水法", "", ["12"])]),
        ("《水法》第七条、第九条至第十一条", [("水法", "", ["7", "9", "10", "11"])]),
        ("《水法》第七、八条", [("水法", "", ["7", "8"])]),
        ("《刑法》第一百二十条之一", [("刑法", "", ["120之1"])]),
        ("《水法》（2016年修正）第七条；国务院令第412号", [
            ("水法", "", ["7"]), ("", "国务院令412号", [])]),
        ("《某决定》（国务院令第412号）第110项", [("某决定", "国务院令412号", ["项110"])]),
        ("《某决定》(2004年国务院令第412号)附件《某目录》第203项", [
            ("某决定", "国务院令412号", ["项203"])]),
        ("关于某事（国发〔2014〕53号）", []),
        ("国发〔2014〕53号", [("", "国发〔2014〕53号", [])]),
        ("1.《水法》第七条\n2.《甲省水条例》第三条", [
            ("水法", "", ["7"]), ("甲省水条例", "", ["3"])]),
        ("【法律】《水法》第七条 【地方性法规】《甲省水条例》第三条", [
            ("水法", "", ["7"]), ("甲省水条例", "", ["3"])]),
        ("中华人民共和国水法第七条、甲省水条例第九条", [
            ("中华人民共和国水法", "", ["7"]), ("甲省水条例", "", ["9"])]),
        ("依据甲市水务局“三定”规定", [("三定规定", "", [])]),
        ("《取水许可证》", []),
        ("无", []),
    ],
)  # fmt: skip
def test_what_is_cited(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(text) == expected


def test_what_the_text_of_an_article_mentions_is_no_citation() -> None:
    text = (
        "《甲省水条例》第七条：取水的，应当依照《水法》第四十八条的规定，领取《取水许可证》；"
        "（一）《防洪法》规定的；（二）已经丧失本条例第九条规定条件的。\n"
        "第十条 取水单位应当缴费。\n《乙办法》（水利部令第34号）第三条"
    )
    assert told(text) == [("甲省水条例", "", ["7", "10"]), ("乙办法", "水利部令34号", ["3"])]


def test_a_counted_citation_behind_the_text_of_another() -> None:
    text = (
        "一、《甲条例》第二条 单位应当申请。二、《乙办法》(2006年农业部令第59号)第三条 个人应当申请"
    )
    assert told(text) == [("甲条例", "", ["2"]), ("乙办法", "农业部令59号", ["3"])]


def test_places_are_those_of_the_text_as_printed() -> None:
    text = "依据：《水 法》 第七条；其他"
    found = citations(text)[0]
    assert text[found.start : found.end] == "《水 法》 第七条"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("《某通知》（国发[2014]53号）", ["brackets"]),
        ("《某通知》（国发（2014）53号）", ["brackets"]),
        ("《某通知》（国发〔2014〕053号）", ["brackets"]),
        ("中华人民共和国水法第七条", ["unmarked"]),
        ("《水法第七条", ["unbalanced"]),
        ("《水法》》第七条", ["unbalanced"]),
        ("《水法第七条》", ["inside"]),
        ("《水法》七条", ["article"]),
        ("《某通知》（国发〔2014〕53号）；《水法》第12条", []),
        ("《关于印发〈某办法〉的通知》（国发﹝2014﹞53号）", []),
    ],
)
def test_how_citations_are_written(text: str, kinds: list[str]) -> None:
    assert [problem.kind for problem in form_problems(text)] == kinds


def test_the_right_form_is_told() -> None:
    assert form_problems("国发[2014]053号")[0].expected == "国发〔2014〕53号"


def test_spelling_makes_no_difference_to_a_set() -> None:
    ours = norm_set("《中华人民共和国水法》（2016年修正）第七条第二款；《甲办法（试行）》")
    assert ours == norm_set("1、《水法》第7条\n2、《甲办法》")
    assert ours == {("水法", "7"), ("甲办法", "")}


def test_a_number_alone_is_told_by_its_title() -> None:
    one, other = norm_sets(["《某决定》（国务院令第412号）", "国务院令第412号"])
    assert one == other


def test_the_same_norm_by_title_or_by_number() -> None:
    full, bare = citations("《某决定》（国务院令第412号）；国务院令第412号")
    assert same_norm(full, bare)
    assert not same_norm(full, citations("《水法》")[0])


PIECES = (
    *("《", "》", "水法", "第", "七", "12", "条", "款", "、", "；", "\n", "（", "）", "国发", " "),
    *("[2014]", "5号", "一、", "依照", "令", "至", "〔", "〕", "<<", ">>"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    for citation in citations(text):
        assert 0 <= citation.start <= citation.end <= len(text)
        assert citation.title or citation.number
    form_problems(text)
    norm_set(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.《甲办法》第二条：应当依法办理。\n2.〈水法〉第四十八条",
        "1.〈甲办法〉第二条：应当依法办理。\n2.〈水法〉第四十八条",
        "〈甲办法〉第二条：应当依法办理。\n〈水法〉第四十八条",
        "《甲办法》第二条：应当依法办理。2.「水法」第四十八条",
    ],
)
def test_single_marks_behind_quoted_text_begin_a_citation(text: str) -> None:
    assert [citation.title for citation in citations(text)] == ["甲办法", "水法"]


@pytest.mark.parametrize(
    "text",
    [
        "《甲办法》第二条：依照〈水法〉第四十八条办理。",
        "《甲办法》第二条：违反规定的，\n依照〈水法〉第四十八条办理",
        "《甲办法》第二条：下列事项：\n2.〈水法〉所称取水",
    ],
)
def test_single_marks_within_quoted_text_are_a_mention(text: str) -> None:
    assert [citation.title for citation in citations(text)] == ["甲办法"]
