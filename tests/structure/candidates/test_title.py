from __future__ import annotations

import pytest

from govlint.model.elements import Element
from govlint.structure.candidates import title
from govlint.structure.view import view_of
from tests.structure.support import OPENING, TITLE, centred, lines, read, styled, table


def best(*blocks: str, label: str = "title") -> tuple[int, float]:
    """Return the last line and the reward of the best title that begins at the first line."""
    found = [c for c in title.titles(view_of(lines(*blocks)), 0) if c.label == label]
    winner = max(found, key=lambda candidate: candidate.reward)
    return winner.last, winner.reward


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        "关于做好防汛工作的通知",
        "甲市人民政府关于印发《甲市防汛办法》的通知",
        "甲市人民政府关于印发《甲市第一、第二水库办法》的通知（试行）",
        "甲市防汛应急预案",
        "甲市人民政府公告",
    ],
)
def test_titles(text: str) -> None:
    assert title.title_reward(text) > 0
    assert list(title.titles(view_of(lines(text)), 0)) != []


@pytest.mark.parametrize(
    "text",
    [
        OPENING,
        "一、关于做好防汛工作的通知",
        "根据《甲市防汛办法》的规定",
        "现将有关事项通知",
        "附件：防汛工作通知",
        "2024-05-07甲市人民政府关于防汛的通知",
        "各县要认真落实通知；",
        "甲市_关于防汛的通知",
        "关于防汛，关于抗旱的通知",
        "防汛动态",
        "通知",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert list(title.titles(view_of(lines(text)), 0)) == []


def test_a_title_that_says_what_it_is_about_is_worth_most() -> None:
    about, plain, weak = map(title.title_reward, (TITLE, "甲市防汛应急预案", "政府信息公开目录"))
    assert about > plain > weak > 0


@pytest.mark.parametrize("stop", ["", "。", "！"])
def test_a_closing_mark_makes_a_title_over_two_lines_no_running_text(stop: str) -> None:
    assert best("甲市人民政府关于", f"做好防汛工作的通知{stop}", "各县人民政府：")[0] == 2


def test_a_full_title_is_not_joined_with_the_line_below() -> None:
    assert best(TITLE, "甲市防汛应急预案")[0] == 1


def test_a_remainder_belongs_to_the_title_above() -> None:
    assert best("甲市人民政府办公室关于防汛工作的意见", "的补充通知")[0] == 2


def test_a_line_that_is_an_organ_belongs_to_the_title_below() -> None:
    joined, alone = (
        best("甲市人民政府", "关于做好防汛工作的通知")[1],
        best("关于做好防汛工作的通知")[1],
    )
    assert joined > alone


def test_navigation_above_a_full_title_does_not_belong_to_it() -> None:
    assert best("甲市要闻", TITLE)[1] < best(TITLE)[1]
    assert best("甲市财政局", "甲市教育局关于做好防汛工作的通知")[1] > best(TITLE)[1]


def test_short_words_in_a_column_are_doubtful_unless_centred() -> None:
    words = ("政务信息", "市场监管", "处理决定")
    plain = best(*words)[1]
    assert plain < best("政务信息与市场服务", *words[1:])[1]
    view = view_of(lines(*map(centred, words), form="docx"))
    assert max(c.reward for c in title.titles(view, 0)) > plain + 3


def test_a_headline_printed_twice_is_not_joined() -> None:
    assert best(TITLE, TITLE)[0] == 1


def test_the_look_adds_to_the_evidence() -> None:
    rewards = [
        max(c.reward for c in title.titles(view_of(lines(block, form="docx")), 0))
        for block in (
            styled(TITLE),
            styled(TITLE, outline=0),
            styled(TITLE, size=22),
            centred(TITLE),
        )
    ]
    assert rewards == sorted(rewards)
    assert len(set(rewards)) == 4


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("甲市人民政府关于防汛的公告（2024年第5号）", "（2024年第5号）"),
        ("甲市关于防汛的通知（甲政发〔2024〕7号）", "（甲政发〔2024〕7号）"),
    ],
)
def test_a_number_behind_the_title_is_cut_off(text: str, number: str) -> None:
    [found] = [c for c in title.titles(view_of(lines(text)), 0) if c.label == "title_number"]
    first, second = found.pieces
    assert first.element is Element.TITLE
    assert second.element is Element.DOCUMENT_NUMBER
    assert text[second.start : second.end] == number
    assert text[first.start : first.end] == text[: -len(number)]


def test_the_mark_of_a_footnote_is_no_part_of_the_title() -> None:
    found = max(title.titles(view_of(lines(f"{TITLE}[1]")), 0), key=lambda c: c.reward)
    [piece] = found.pieces
    assert (piece.start, piece.end) == (0, len(TITLE))


def test_titles_of_issued_texts_are_those_that_the_notice_names() -> None:
    view = view_of(lines("现将《甲市防汛应急预案》印发给你们。", "甲市防汛", "应急预案", "总则"))
    [found] = [c for c in title.issued_titles(view, 1) if c.last == 3]
    assert found.reward == 8.0
    assert [c for c in title.issued_titles(view, 3) if c.reward > 2] == []


def test_another_title_may_be_an_issued_one_but_with_less_evidence() -> None:
    view = view_of(lines("现将有关事项印发给你们。", "甲市防汛应急预案", "一、总则"))
    [found] = list(title.issued_titles(view, 1))[:1]
    assert 0 < found.reward < 2


def test_a_title_above_running_text_or_a_first_part_opens_a_text() -> None:
    for below in (OPENING, "一、总则", "第一章　总则", "目录", "（2024年5月6日会议通过）"):
        assert title.opens_text(view_of(lines(below)), 0)
        assert title.opens_text(view_of(lines("甲市水务局", below)), 0)
    assert not title.opens_text(view_of(lines("首页", "要闻")), 0)
    assert not title.opens_text(view_of(lines("二、分则")), 0)


def test_tables_are_no_titles() -> None:
    view = view_of(lines(table(TITLE)))
    assert list(title.titles(view, 0)) == list(title.issued_titles(view, 0)) == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("《甲市“一网” 办法》（试行）", "甲市一网办法试行"),
        ("关于做好防汛工作的通知", "做好防汛工作的通知"),
        ("〈甲〉", "甲"),
    ],
)
def test_bare_names(text: str, bare: str) -> None:
    assert title.bare_name(text) == bare


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲市关于印发甲市防汛应急预案的通知", {"甲市防汛应急预案"}),
        ("甲市关于公布《甲市甲办法》和《甲市乙办法》的通知", {"甲市甲办法", "甲市乙办法"}),
        ("《关于修订〈甲市办法〉的决定》已经会议通过", {"关于修订甲市办法的决定"}),
        ("根据《甲市办法》办理", set()),
    ],
)
def test_names_that_a_sentence_announces(text: str, names: set[str]) -> None:
    found = title.issued_names([text])
    assert {name.removeprefix("关于") for name in names} <= {n.removeprefix("关于") for n in found}
    assert bool(found) is bool(names)


def test_a_title_of_three_short_lines_keeps_its_organ() -> None:
    official = read(
        "甲市人民政府", "关于做好防汛", "工作的通知", "各县人民政府：", "请抓好落实，确保安全。"
    )
    title = official.first(Element.TITLE)
    assert title is not None
    assert title.text == "甲市人民政府关于做好防汛工作的通知"


def test_a_first_line_that_ends_in_a_weak_noun_goes_on() -> None:
    assert title.title_reward("乙县人民政府关于安排") == 0
    assert best("乙县人民政府关于安排", "除险加固资金的请示")[0] == 2
    first, second = "甲市水务局关于调整有关监管措施", "支持企业复工的通知"
    assert best(first, second)[0] == 2
