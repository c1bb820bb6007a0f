from __future__ import annotations

import datetime
import json
from dataclasses import replace

from govlint.model.repository import IssuerYear, Paper, Repeat, Repository, YearLoad
from govlint.reporters import repository
from govlint.reporters.json import to_json
from govlint.reporters.text import render
from tests.reporters import samples

NEW = Paper("new.txt", "甲政发〔2023〕9号", "关于河道的通知", datetime.date(2023, 6, 7))
OLD = Paper("old.txt", "", "关于河道的通知", None)
FIGURES = Repository(
    documents=1234,
    issuers=(
        IssuerYear("甲市人民政府", 2022, 40),
        IssuerYear("甲市人民政府", 2023, 45, 40),
        IssuerYear("甲市人民政府", 2024, 30, 45, False, 6, 30, 20, 60),
        IssuerYear("甲市水务局", 2023, 4, 5),
        IssuerYear("甲市水务局", 2024, 4, 4),
    ),
    loads=(
        YearLoad("甲市各县（市、区）", 2023, 38, 9, 2),
        YearLoad("甲市各部门", 2023, 0, 1, 1),
    ),
    repeats=(Repeat(NEW, OLD, 0.7234), Repeat(OLD, NEW, 0.9, series=True)),
    unread=("broken.docx",),
)


def test_what_people_are_shown() -> None:
    assert list(repository.lines(FIGURES)) == [
        "文件库共 1,234 份文件",
        "  发文数量",
        "    甲市人民政府  2022年 40 件，2023年 45 件（+12.5%），2024年 30 件（预计全年 60 件）",
        "    甲市水务局    2023年 4 件（-20%），2024年 4 件（持平）",
        "  一年要报送的次数",
        "    甲市各县（市、区）  2023年 38 次（9 份文件），另有 2 处看不出次数",
        "  重复发文",
        "    甲政发〔2023〕9号  与 关于河道的通知 有 72% 的文字相同",
    ]


def test_people_are_shown_the_largest_and_the_last_years() -> None:
    rows = [IssuerYear(f"{name}市水务局", 2000 + y, 9) for name in "甲乙丙丁戊己" for y in range(5)]
    shown = list(repository.lines(Repository(9, tuple(rows))))
    assert shown[2] == "    甲市水务局  2002年 9 件，2003年 9 件，2004年 9 件"
    assert shown[-1] == "    另有 1 条（--format json 列出全部）"
    assert len(shown) == 2 + 5 + 1


def test_an_empty_library_is_one_line() -> None:
    assert list(repository.lines(Repository(0))) == ["文件库共 0 份文件"]


def test_control_characters_of_names_do_not_reach_a_terminal() -> None:
    shown = "".join(repository.lines(Repository(1, (IssuerYear("甲\x1b[31m市", 2024, 1),))))
    assert "\x1b" not in shown


def test_what_programs_get() -> None:
    found = repository.to_object(FIGURES)
    assert found["documents"] == 1234
    assert found["issuers"][1:3] == [
        {
            "issuer": "甲市人民政府",
            "year": 2023,
            "documents": 45,
            "before": 40,
            "change": 0.125,
            "projected": None,
        },
        {
            "issuer": "甲市人民政府",
            "year": 2024,
            "documents": 30,
            "before": 45,
            "change": None,
            "projected": 60,
        },
    ]
    assert found["loads"][0] == {
        "recipient": "甲市各县（市、区）",
        "year": 2023,
        "reports": 38,
        "papers": 9,
        "untold": 2,
    }
    assert found["repeats"][0] == {
        "path": "new.txt",
        "number": "甲政发〔2023〕9号",
        "date": "2023-06-07",
        "earlier": "old.txt",
        "earlier_number": "",
        "earlier_date": None,
        "ratio": 0.7234,
        "series": False,
    }
    assert [one["series"] for one in found["repeats"]] == [False, True]
    assert found["unread"] == ["broken.docx"]


def test_a_report_carries_the_figures_of_its_library() -> None:
    report = replace(samples.full(), repository=FIGURES)
    assert json.loads(to_json(report))["repository"] == repository.to_object(FIGURES)
    shown = render(report).splitlines()
    start = shown.index("文件库共 1,234 份文件")
    assert shown[start + 1] == "  发文数量"
    assert "文件库共" not in render(report, quiet=True)


def test_a_report_without_a_library_says_nothing_of_it() -> None:
    assert "repository" not in json.loads(to_json(samples.full()))
    assert "文件库共" not in render(samples.full())
