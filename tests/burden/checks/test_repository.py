from __future__ import annotations

import datetime
from typing import Any

import pytest

from govlint.burden.checks.repository import (
    EXPECTED,
    NO_ISSUER,
    NO_YEAR,
    SERIES,
    UNSURE,
    more_papers,
    repeated,
    yearly_load,
)
from govlint.rules.api import CheckAcross, Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.registry import load_rules
from tests.burden.repository.papers import library, paper, series
from tests.burden.repository.rivers import OTHERS, RULES, new, old

Answer = tuple[str, Hit | NotChecked | NotApplicable]
OVER = datetime.date(2025, 1, 10)
MONTHLY = "请各县（市、区）人民政府每月底前报送{}进展情况。"


def asked(
    code: str,
    check: CheckAcross,
    kept: dict[str, str],
    run: dict[str, str],
    day: datetime.date | None = OVER,
    **parameters: Any,
) -> list[Answer]:
    """Ask a check of papers of a run with the parameters of its rule; answers with their paths."""
    found = library(kept, run, day)
    values = {**load_rules().get(code).parameters, **parameters}
    contexts = [
        Context(
            official, known_facts(NO_FACTS, official), OVER, values, repository=found.paper(path)
        )
        for path, official in found.documents.items()
    ]
    paths = list(found.documents)
    return [(paths[place], answer) for place, answer in check(contexts)]


def hits(answers: list[Answer]) -> list[tuple[str, Hit]]:
    return [(path, answer) for path, answer in answers if isinstance(answer, Hit)]


def grown(
    kept: dict[str, str], run: dict[str, str], day: datetime.date | None = OVER, **parameters: Any
) -> list[tuple[str, Hit]]:
    return hits(asked("B-R1", more_papers, kept, run, day, **parameters))


def test_more_papers_are_told_at_the_last_one_of_the_run() -> None:
    ((path, hit),) = grown(series(2023, range(1, 5)), series(2024, range(1, 6)))
    assert path == "2024-05.txt"
    assert hit.case == ""
    values = {name: hit.values[name] for name in ("issuer", "year", "documents", "before")}
    assert values == {"issuer": "甲市人民政府", "year": 2024, "documents": 5, "before": 4}
    assert (hit.values["change"], hit.values["limit"]) == ("多 25%", "一般只减不增")


def test_the_library_may_hold_later_papers_than_the_run() -> None:
    everything = {**series(2023, range(1, 5)), **series(2024, range(1, 6))}
    ((path, _),) = grown(everything, series(2024, range(2, 3)))
    assert path == "2024-02.txt"


@pytest.mark.parametrize("months", [range(1, 5), range(1, 4)])
def test_as_many_or_fewer_are_right(months: range) -> None:
    assert grown(series(2023, range(1, 5)), series(2024, months)) == []


def test_a_profile_may_want_fewer() -> None:
    kept, run = series(2023, range(1, 11)), series(2024, range(1, 9))
    ((_, hit),) = grown(kept, run, most_change=-30)
    assert (hit.values["change"], hit.values["limit"]) == ("少 20%", "要求至少减少 30%")
    assert grown(kept, series(2024, range(1, 8)), most_change=-30) == []


def test_the_figures_of_each_year_of_the_run_are_told_once() -> None:
    run = {**series(2022, range(1, 4)), **series(2023, range(1, 5)), **series(2024, range(1, 6))}
    assert [path for path, _ in grown({}, run)] == ["2023-04.txt", "2024-05.txt"]


def test_of_a_year_before_that_is_hardly_there_nothing_is_told() -> None:
    assert grown(series(2023, range(1, 3)), series(2024, range(1, 6))) == []


def test_a_library_that_lacks_papers_is_not_compared() -> None:
    assert grown(series(2023, range(8, 12)), series(2024, range(1, 6))) == []


def test_numbers_that_did_not_grow_tell_that_papers_are_missing() -> None:
    kept = series(2023, (1, 2, 3, 5, 6))
    assert grown(kept, series(2024, range(1, 7))) == []


def test_without_numbers_nobody_knows_whether_the_library_is_whole() -> None:
    def bare(texts: dict[str, str]) -> dict[str, str]:
        return {name: text.replace("甲政发〔", "〔", 1) for name, text in texts.items()}

    kept, run = bare(series(2023, range(1, 12))), bare(series(2024, range(1, 13)))
    ((_, hit),) = grown(kept, run)
    assert hit.case == UNSURE
    assert grown(bare(series(2023, range(1, 5))), run) == []


def test_a_year_that_is_not_over_is_projected() -> None:
    kept, run = series(2023, range(1, 13)), series(2024, range(1, 8))
    kept.pop("2023-02.txt")
    ((_, hit),) = grown(kept, run, datetime.date(2024, 7, 15))
    assert hit.case == EXPECTED
    values = {name: hit.values[name] for name in ("months", "so_far", "same_months", "projected")}
    assert values == {"months": 6, "so_far": 6, "same_months": 5, "projected": 12}


@pytest.mark.parametrize("day", [datetime.date(2024, 3, 15), None])
def test_few_months_or_no_more_than_a_year_ago_are_not_projected(day: datetime.date | None) -> None:
    assert grown(series(2023, range(1, 13)), series(2024, range(1, 8)), day) == []


def test_what_is_no_organ_is_not_counted() -> None:
    school = {
        f"{year}-{number}.txt": paper(
            f"校发〔{year}〕{number}号", f"第{number}项{year}工作", f"{year}年{number}月7日",
            issuer="甲市第一中学",
        )
        for year, count in ((2023, 4), (2024, 5))
        for number in range(1, count + 1)
    }  # fmt: skip
    assert grown({}, school) == []


def load(number: int, matter: str, *body: str) -> dict[str, str]:
    day = f"2024年{number}月7日"
    asks = body or (MONTHLY.format(matter),)
    return {f"{number}.txt": paper(f"甲政发〔2024〕{number}号", matter, day, *asks)}


def owed(kept: dict[str, str], run: dict[str, str]) -> list[tuple[str, Hit]]:
    return hits(asked("B-R4", yearly_load, kept, run))


def test_the_reports_of_a_year_are_told_at_the_last_paper_that_asks_for_any() -> None:
    run = {**load(1, "清淤"), **load(2, "除险"), **load(3, "防汛", "请做好防汛准备。")}
    ((path, hit),) = owed({}, run)
    assert path == "2.txt"
    assert hit.values["recipient"] == "甲市各县（市、区）"
    assert (hit.values["reports"], hit.values["papers"]) == (24, 2)


def test_papers_of_the_library_count() -> None:
    ((path, hit),) = owed(load(1, "清淤"), load(2, "除险"))
    assert (path, hit.values["reports"]) == ("2.txt", 24)


def test_a_single_paper_is_another_rule() -> None:
    assert owed({}, load(1, "清淤")) == []


def test_few_reports_are_borne() -> None:
    once = "请各县（市、区）人民政府于3月底前报送{}进展情况。"
    run = {**load(1, "清淤", once.format("清淤")), **load(2, "除险", once.format("除险"))}
    assert owed({}, run) == []


def test_what_is_only_in_the_library_is_not_told() -> None:
    kept = {**load(1, "清淤"), **load(2, "除险")}
    assert owed(kept, load(3, "防汛", "请做好防汛准备。")) == []


def test_a_repeated_paper() -> None:
    ((path, hit),) = hits(asked("B-FWD-4", repeated, {"old.txt": old()}, {"new.txt": new()}))
    assert (path, hit.case) == ("new.txt", "")
    assert hit.values["earlier_date"] == "2020年3月7日"
    assert "甲政发〔2020〕5号" in str(hit.values["earlier"])


def test_a_paper_of_a_series() -> None:
    kept, run = old(matter="2020年河道管理"), new(matter="2023年河道管理")
    ((_, hit),) = hits(asked("B-FWD-4", repeated, {"old.txt": kept}, {"new.txt": run}))
    assert hit.case == SERIES


def test_how_much_is_a_repeat_is_a_parameter() -> None:
    kept, run = {"old.txt": old()}, {"new.txt": new(rules=(*RULES[:3], OTHERS[3]))}
    assert len(hits(asked("B-FWD-4", repeated, kept, run))) == 1
    assert hits(asked("B-FWD-4", repeated, kept, run, least_share=90)) == []


NAMELESS = "关于防汛的通知\n\n各县区：\n\n请做好防汛工作。\n\n2024年3月7日\n"
UNDATED = "甲市人民政府关于防汛的通知\n\n各县区：\n\n请做好防汛工作。\n\n甲市人民政府\n"
NEWS = "今天天气很好。\n\n记者来到河边，看到很多人在散步。\n"


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [(NAMELESS, NotChecked, NO_ISSUER), (UNDATED, NotChecked, NO_YEAR), (NEWS, NotApplicable, "")],
)
def test_what_cannot_be_counted(text: str, kind: type[Exception], reason: str) -> None:
    for code, check in (("B-R1", more_papers), ("B-R4", yearly_load), ("B-FWD-4", repeated)):
        ((_, answer),) = asked(code, check, {}, {"a.txt": text})
        assert isinstance(answer, kind)
        assert reason in str(answer)
