"""The legal basis of a matter."""

from __future__ import annotations

import datetime

import pytest

from tests.lists.checks.judged import judged

HEADER = "事项名称,设定依据\n"


def of(code: str, basis: str, **given: object) -> list[str]:
    return [str(f.outcome) for f in judged(code, f'{HEADER}甲许可,"{basis}"\n', **given).findings]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "basis",
    [
        "",
        "无",
        "/",
        "—",
        "见附件",
        "详见附件1",
        "根据有关规定",
        "依法",
        "国家有关法律法规规定",
        "按照上级文件要求执行",
        "相关政策文件",
        "略",
    ],
)
def test_no_norm_is_named(basis: str) -> None:
    assert of("L-BASIS-1", basis) == ["fail"]


@pytest.mark.parametrize(
    "basis",
    [
        "《水法》第七条",
        "水法第七条",
        "国务院令第412号",
        "甲政发〔2020〕3号",
        "依据《水法》的有关规定",
        "市水务局三定方案",
        "《水法第七条",
        "中华人民共和国水法",
        "《甲省人民政府关于公布职权的决定》",
    ],
)
def test_a_norm_is_named(basis: str) -> None:
    assert of("L-BASIS-1", basis) == []


def test_other_words_are_looked_at() -> None:
    assert of("L-BASIS-1", "市里统一部署") == ["review"]


def test_a_list_without_the_column_is_not_checked() -> None:
    assert judged("L-BASIS-1", "事项名称\n甲许可\n").outcome == "not_checked"


LAWS = (
    "旧法,法律,废止,1998-01-01,2021-01-01,60,新法\n"
    "新法,法律,有效,2021-01-01,,80,\n"
    "将来法,法律,有效,2027-06-01,,50,\n"
)


@pytest.mark.parametrize(
    ("basis", "outcomes"),
    [
        ("《旧法》第三条", ["fail"]),
        ("《中华人民共和国旧法》（2009年修正）第三条、《新法》第一条", ["fail"]),
        ("《将来法》第三条", ["fail"]),
        ("《新法》第三条；《别的法》第九条", []),
        ("《新法》第三条：依照《旧法》第三条取得的许可，", []),
        ("《旧法》第三条；《旧法》第五条", ["fail"]),
    ],
)
def test_in_force(basis: str, outcomes: list[str]) -> None:
    assert of("L-BASIS-3", basis, laws=LAWS) == outcomes


def test_the_day_decides() -> None:
    assert of("L-BASIS-3", "《旧法》第三条", laws=LAWS, day=datetime.date(2020, 12, 31)) == []


def test_what_took_its_place_is_told() -> None:
    found = judged("L-BASIS-3", HEADER + "甲许可,《旧法》第三条\n", laws=LAWS).findings[0]
    assert found.expected == "《新法》"
    assert "《新法》" in found.message


def test_an_old_edition_is_looked_at() -> None:
    assert of("L-BASIS-3", "《环境保护法》（1989年版）第三条") == ["review"]
    assert of("L-BASIS-3", "《环境保护法》（2014年修订）第三条") == []
    assert of("L-BASIS-3", "《新法》（2014年修订）第三条", laws=LAWS) == ["review"]
    assert of("L-BASIS-3", "《新法》（2020年修订）第三条", laws=LAWS) == []


def test_the_basis_of_a_fee_is_looked_at_too() -> None:
    rows = "事项名称,设定依据,收费依据\n甲许可,《新法》第三条,《旧法》第九条\n"
    assert judged("L-BASIS-3", rows, laws=LAWS).places == [(2, "fee_basis", "fail")]


@pytest.mark.parametrize(
    ("basis", "outcomes"),
    [
        ("《新法》第八十条", []),
        ("《新法》第八十条之一", []),
        ("《新法》第八十一条", ["fail"]),
        ("《新法》第79条至第82条", ["fail"]),
        ("《旧法》第九十条", []),
        ("《别的法》第九百条", []),
        ("《行政许可法》第九十条", ["review"]),
    ],
)
def test_articles_exist(basis: str, outcomes: list[str]) -> None:
    assert of("L-BASIS-4", basis, laws=LAWS) == outcomes


def test_one_finding_for_the_form_of_a_matter() -> None:
    basis = "《甲通知》（甲发[2020]1号）；《乙通知》（乙发【2021】2号）；水法第七条"
    found = judged("L-BASIS-5", f"{HEADER}甲许可,{basis}\n").findings
    assert len(found) == 1
    assert "甲发〔2020〕1号" in found[0].message and "《水法》" in found[0].message


def test_a_law_without_an_article_is_looked_at() -> None:
    assert of("L-BASIS-5", "《水法》") == ["review"]
    assert of("L-BASIS-5", "《国务院关于某事的通知》（国发〔2020〕1号）") == []
    assert of("L-BASIS-5", "《水法》第12条") == []
