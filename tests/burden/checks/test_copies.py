"""What a paper has of its superiors': share, novelty, exchanged words, headings."""

from __future__ import annotations

import pytest

from govlint.model.elements import OfficialDocument
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.facts import NO_FACTS, Facts
from tests.burden.against import (
    CITY,
    GIVEN,
    NUMBER,
    OWN,
    PLAIN,
    TITLE,
    hits,
    marked,
    paper,
    superior,
)
from tests.structure.support import read

WATCH = "养护单位每周至少巡查一遍，发现坑槽、塌方和护栏缺失的，当天设置警示标志并上报处置结果。"
FUNDS = "养护资金按照里程和车流量分配到乡镇，专户存放、单独核算，任何单位不得挪作他用。"
TEAMS = "雨季和冰冻期要加密巡查，备足砂石、融雪剂和警示设施，险情排除以前派专人值守。"
LOCAL = (
    OWN,
    "市交通运输局5月底前把全市3120公里农村公路逐段录入台账，三级路长名单贴到村委会公开栏。",
    "桥梁隧道由市公路中心每季度检测一次，检测报告存入市桥梁档案库，病害当月销号。",
)


def cases(official: OfficialDocument, facts: Facts = NO_FACTS) -> list[tuple[str, bool]]:
    found = hits("B-COPY-1", official, superior(WATCH + FUNDS, TEAMS), facts=facts)
    return [(hit.case, hit.review) for hit in found]


def test_much_or_most_of_a_superior() -> None:
    assert cases(paper(WATCH, FUNDS, TEAMS)) == [("大部分", False)]
    assert cases(paper(WATCH, FUNDS, *LOCAL[:2])) == [("较多", False)]
    assert cases(paper(WATCH, *LOCAL)) == []


def test_what_is_a_superior_by_its_name_alone_is_left_to_a_person() -> None:
    official = paper(WATCH, FUNDS, TEAMS, opening=PLAIN)
    assert cases(official) == [("大部分", True)]
    assert cases(official, GIVEN) == [("大部分", False)]


def test_the_caller_may_name_the_superior_organ() -> None:
    province = superior(WATCH + FUNDS, TEAMS, number="甲政发〔2025〕2号", issuer="甲省人民政府")
    official = paper(WATCH, FUNDS, TEAMS, opening=PLAIN)
    (hit,) = hits("B-COPY-1", official, province, facts=CITY)
    assert (hit.case, hit.review) == ("大部分", False)


def test_the_message_shows_shares_sources_and_the_longest_passage() -> None:
    official = paper(WATCH, FUNDS, *LOCAL[:2])
    (hit,) = hits("B-COPY-1", official, superior(WATCH + FUNDS, TEAMS))
    assert marked(official, hit) == WATCH
    assert f"《{TITLE}》（{NUMBER}）" in str(hit.values["sources"])
    assert str(hit.values["share"]).endswith("%")
    assert hit.evidence == f"{WATCH}\n{FUNDS}"


@pytest.mark.parametrize(
    "official",
    [
        paper(f"{NUMBER}规定：“{WATCH}{FUNDS}{TEAMS}”", OWN),
        paper(f"按照{NUMBER}的规定，{WATCH}", *LOCAL),
        paper(*LOCAL),
    ],
    ids=["quoted", "cited", "unrelated"],
)
def test_what_is_no_copying(official: OfficialDocument) -> None:
    assert cases(official) == []


def test_another_city_is_told_as_a_hint() -> None:
    sibling = superior(
        WATCH + FUNDS,
        TEAMS,
        title="贵阳市人民政府关于加强农村公路养护的通知",
        number="筑府发〔2025〕2号",
        issuer="贵阳市人民政府",
    )
    other = read(
        "遵义市人民政府关于加强农村公路养护的通知",
        "各县人民政府：",
        *(PLAIN, WATCH, FUNDS, TEAMS, *LOCAL),
        "遵义市人民政府",
        "2025年5月6日",
    )
    (hit,) = hits("B-COPY-1", other, sibling)
    assert (hit.case, hit.review) == ("其他来源", False)
    assert "其他地区" in str(hit.values["sources"])


def test_a_rule_that_implements_a_law() -> None:
    articles = [
        f"第{mark}条　{text}" for mark, text in zip("二三四", (WATCH, FUNDS, TEAMS), strict=True)
    ]
    law = superior(
        "第一条　为了加强道路养护，制定本法。",
        *articles,
        title="中华人民共和国道路养护法",
        number="",
        issuer="全国人民代表大会常务委员会",
    )
    local = [f"第{mark}条　{text}" for mark, text in zip("四五六", LOCAL, strict=True)]
    official = read(
        "贵州省实施《中华人民共和国道路养护法》办法",
        "第一条　根据《中华人民共和国道路养护法》，结合本省实际，制定本办法。",
        *articles[:2],
        *local[:2],
        "贵州省人民代表大会常务委员会",
        "2025年5月6日",
    )
    assert [(hit.case, hit.review) for hit in hits("B-COPY-1", official, law)] == [
        ("实施法律", False)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "甲市人民政府关于转发《国务院办公厅关于加强农村公路养护的意见》的通知",
        "甲市人民政府关于农村公路养护情况的报告",
    ],
)
@pytest.mark.parametrize("code", ["B-COPY-1", "B-COPY-2", "B-COPY-3", "B-COPY-4", "B-FWD-3"])
def test_what_hands_on_or_goes_up_is_not_judged(code: str, title: str) -> None:
    with pytest.raises(NotApplicable):
        hits(code, paper(WATCH, FUNDS, TEAMS, title=title), superior(WATCH + FUNDS, TEAMS))


@pytest.mark.parametrize(
    "code", ["B-COPY-1", "B-COPY-2", "B-COPY-3", "B-DDL-2", "B-DDL-4", "B-CHK-5"]
)
def test_without_sources_nothing_can_be_said(code: str) -> None:
    with pytest.raises(NotChecked):
        hits(code, paper(WATCH))


def test_few_sentences_have_anything_local() -> None:
    source = superior(WATCH + FUNDS, TEAMS)
    official = paper(WATCH, FUNDS, TEAMS, "要加强养护工作。", "要营造浓厚氛围。")
    (hit,) = hits("B-COPY-2", official, source)
    assert (hit.values["own"], hit.values["count"], hit.review) == (0, 6, False)
    assert marked(official, hit) == WATCH
    assert not hits("B-COPY-2", paper(WATCH, FUNDS, *LOCAL), source)
    with pytest.raises(NotApplicable, match="很少"):
        hits("B-COPY-2", paper(*LOCAL, "要加强养护工作。", "要营造浓厚氛围。"), source)


RAISED = "全省上下要把农村公路养护摆在突出位置，一级抓一级推动责任落实。"
LEDGERS = "各市要建立养护台账并配备专职巡查队伍，确保路面坑槽及时修补。"
LOWERED = RAISED.replace("省", "市"), LEDGERS.replace("各市", "各县")


def test_sentences_with_exchanged_words() -> None:
    source = superior(RAISED, LEDGERS)
    official = paper(*LOWERED, *LOCAL)
    (hit,) = hits("B-COPY-3", official, source)
    assert marked(official, hit) == "全市"
    assert hit.values["count"] == 2
    assert hit.values["pairs"] == "“全省”改成“全市”、“各市”改成“各县”"
    assert hit.evidence == "\n".join(LOWERED)


@pytest.mark.parametrize(
    "body",
    [(RAISED, LEDGERS), (LOWERED[0], *LOCAL), (f"{NUMBER}要求：“{RAISED}{LEDGERS}”", OWN), LOCAL],
    ids=["verbatim", "one", "quoted", "unrelated"],
)
def test_what_exchanges_nothing(body: tuple[str, ...]) -> None:
    assert not hits("B-COPY-3", paper(*body), superior(RAISED, LEDGERS))


TITLES = ("落实养护责任", "管好养护资金", "加强路况巡查", "抓好桥隧检测", "做好雨雪防范")


def outline(titles: tuple[str, ...], text: str) -> list[str]:
    marks = zip("一二三四五六七", titles, strict=False)
    return [line for mark, title in marks for line in (f"{mark}、{title}", text)]


def test_headings_one_by_one() -> None:
    source = superior(*outline(TITLES, "逐条落实到人。"))
    official = paper(*outline(TITLES, OWN))
    (hit,) = hits("B-COPY-4", official, source)
    assert marked(official, hit) == TITLES[0]
    assert (hit.values["count"], hit.values["apart"], hit.review) == (5, 0, False)
    changed = (*TITLES[:4], "冬季备足物资")
    assert not hits("B-COPY-4", paper(*outline(changed, OWN)), source)
    with pytest.raises(NotApplicable, match="很少"):
        hits("B-COPY-4", paper(*outline(TITLES[:3], OWN)), source)
