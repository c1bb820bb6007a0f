from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.engine.list_run import (
    ListOptions,
    check_lists,
    compare_regions,
    exit_code_of_check,
    exit_code_of_compare,
    files_of,
    regions_from,
    session_for,
)
from govlint.engine.options import Options, UsageError
from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Comparison, ListsReport
from tests.samples import docx

DAY = datetime.date(2026, 3, 1)
HEADER = "事项名称,基本编码,事项类型,法定办结时限,承诺办结时限\n"
RIGHT = HEADER + "甲类设立许可,520100001000,行政许可,20个工作日,10个工作日\n"
LONGER = RIGHT.replace("20个工作日", "30个工作日")
WRONG = RIGHT.replace(",10个", ",25个")
PAPER = """甲政规〔2026〕3号

甲市养犬登记管理办法

各县人民政府，市政府各部门：

养犬人应当在三十日内为犬只登记。

未登记的，处500元罚款。

本办法自2026年3月1日起施行。

甲市人民政府

2026年1月5日
"""


@pytest.fixture
def place(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Write a file and return its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


Place = Callable[[str, str | bytes], str]


def options(**settings: str | tuple[str, ...] | None) -> ListOptions:
    return ListOptions(Options(date=DAY), **settings)  # type: ignore[arg-type]


def compared(place: Place, texts: dict[str, str | bytes], **settings: str) -> Comparison:
    regions = [(name, place(f"{name}.csv", text)) for name, text in texts.items()]
    return compare_regions(regions, options(**settings))


def test_regions_by_pairs_files_and_folders(place: Place, tmp_path: Path) -> None:
    one, two = place("甲县.csv", RIGHT), place("夹/乙县.xlsx", b"")
    place("夹/说明.md", "")
    place("夹/.隐藏.csv", "")
    place("夹/~$乙县.xlsx", "")
    (tmp_path / "夹" / "丙县.csv").mkdir()
    assert regions_from([f"丁县={one}", str(tmp_path / "夹"), one]) == [
        ("丁县", one),
        ("乙县", two),
        ("甲县", one),
    ]
    assert files_of(str(tmp_path / "夹")) == [two]


def test_a_file_whose_name_has_a_sign_of_equality_is_a_file(place: Place) -> None:
    odd = place("甲=乙.csv", RIGHT)
    assert regions_from([odd]) == [("甲=乙", odd)]
    assert regions_from([f"甲县={odd}"]) == [("甲县", odd)]


@pytest.mark.parametrize("argument", ["=a.csv", "甲县=", " = "])
def test_half_a_pair_is_refused(argument: str) -> None:
    with pytest.raises(UsageError, match="地区=文件"):
        regions_from([argument])


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "没有找到清单文件"),
        (["甲县"], "只有“甲县”一个地区"),
        (["甲县", "乙县", "甲县"], "地区“甲县”给了两次"),
    ],
)
def test_two_regions_of_different_names_are_needed(
    names: list[str], said: str, place: Place
) -> None:
    path = place("a.csv", RIGHT)
    with pytest.raises(UsageError, match=said):
        compare_regions([(name, path) for name in names], options())


def test_regions_that_agree_and_regions_that_differ(place: Place) -> None:
    alike = compared(place, {"甲县": RIGHT, "乙县": RIGHT, "丙县": RIGHT})
    assert (alike.findings, alike.consistency.overall.rate) == ((), 1.0)
    assert exit_code_of_compare(alike, Severity.INFO) == 0
    other = compared(place, {"甲县": RIGHT, "乙县": RIGHT, "丙县": LONGER})
    [finding] = other.findings
    assert (finding.code, [one.region for one in finding.places]) == ("L-TIME-1", ["丙县"])
    assert exit_code_of_compare(other, Severity.ERROR) == 1


def test_a_region_that_cannot_be_read_is_kept_and_the_others_are_compared(place: Place) -> None:
    found = compared(
        place, {"甲县": RIGHT, "坏县": b"PK\x03\x04broken", "乙县": RIGHT, "丙县": LONGER}
    )
    assert [(one.name, one.items.error is None) for one in found.regions] == [
        ("甲县", True),
        ("乙县", True),
        ("丙县", True),
        ("坏县", False),
    ]
    assert len(found.findings) == 1
    assert exit_code_of_compare(found, Severity.ERROR) == 3


def test_regions_that_are_all_broken_are_told(place: Place) -> None:
    found = compared(place, {"甲县": b"", "乙县": b"\x00\x01"})
    assert [one.name for one in found.regions] == ["甲县", "乙县"]
    assert (found.findings, found.items, found.unmatched) == ((), (), ())
    assert exit_code_of_compare(found, Severity.ERROR) == 3


def test_a_region_that_does_not_exist_is_unreadable(place: Place, tmp_path: Path) -> None:
    there = place("甲县.csv", RIGHT)
    found = compare_regions([("甲县", there), ("乙县", str(tmp_path / "没有.csv"))], options())
    assert found.regions[-1].items.error
    assert exit_code_of_compare(found, Severity.ERROR) == 3


def test_progress_is_told(place: Place) -> None:
    told: list[tuple[int, int]] = []
    paths = [place(f"{name}.csv", RIGHT) for name in ("甲县", "乙县")]
    check_lists(paths, options(), lambda done, total: told.append((done, total)))
    compare_regions(
        list(zip(("甲县", "乙县"), paths, strict=True)),
        options(),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)] * 2


def test_exit_codes_of_a_check(place: Place) -> None:
    def code(*texts: str | bytes, fail_on: Severity = Severity.ERROR) -> int:
        paths = [place(f"{number}.csv", text) for number, text in enumerate(texts)]
        return exit_code_of_check(check_lists(paths, options()), fail_on)

    assert code(RIGHT) == 0
    assert code(RIGHT, WRONG) == 1
    assert code(WRONG, b"PK\x03\x04broken") == 3
    assert exit_code_of_check(ListsReport((), "", ""), Severity.INFO) == 0


@pytest.mark.parametrize(
    ("setting", "name", "content", "said"),
    [
        ("catalogue", "目录.csv", b"PK\x03\x04broken", "--catalogue "),
        ("catalogue", "目录.csv", b"", "--catalogue "),
        ("catalogue", "目录.csv", "甲,乙\n1,2\n", "--catalogue "),
        ("catalogue", "目录.csv", HEADER, "--catalogue "),
        ("laws", "法律.csv", "甲,乙\n", "--laws："),
        ("laws", "法律.csv", b"\x00\x01\x02", "--laws："),
        ("mapping", "表头.toml", "[columns\n", "--map："),
        ("mapping", "表头.toml", '[columns]\n"甲" = "nonsense"\n', "--map："),
        ("decisions", "决定.csv", "甲,乙\n", "--decisions："),
        ("decisions", "决定.xlsx", b"PK\x03\x04broken", "--decisions "),
    ],
)
def test_what_cannot_be_used_is_one_line(
    setting: str, name: str, content: str | bytes, said: str, place: Place
) -> None:
    path = place(f"另/{name}", content)
    value = (path,) if setting == "mapping" else path
    regions = [("甲县", place("甲县.csv", RIGHT)), ("乙县", place("乙县.csv", RIGHT))]
    with pytest.raises(UsageError) as caught:
        compare_regions(regions, options(**{setting: value}))
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("setting", ["catalogue", "laws", "decisions"])
def test_what_is_not_there_is_one_line(setting: str, place: Place, tmp_path: Path) -> None:
    regions = [("甲县", place("甲县.csv", RIGHT)), ("乙县", place("乙县.csv", RIGHT))]
    with pytest.raises(UsageError) as caught:
        compare_regions(regions, options(**{setting: str(tmp_path / "没有.csv")}))
    said = str(caught.value)
    assert said.startswith(f"--{setting} ")
    assert said.endswith("没有.csv：文件不存在，请核对路径")


@pytest.mark.parametrize("value", ["办结天数", "办结天数=", "=legal_limit", "办结天数=天数"])
def test_a_mapping_that_is_none(value: str, place: Place) -> None:
    with pytest.raises(UsageError, match=r"--map："):
        check_lists([place("甲县.csv", RIGHT)], options(mapping=(value,)))


def test_a_mapping_reaches_lists_and_catalogue(place: Place) -> None:
    odd = LONGER.replace("法定办结时限", "甲列")
    read = check_lists([place("甲县.csv", odd)], options()).lists[0].items
    assert "甲列" in read.unknown
    mapping = ("甲列=legal_limit",)
    items = check_lists([place("甲县.csv", odd)], options(mapping=mapping)).lists[0].items
    assert items.columns["legal_limit"] == "甲列"
    regions = [("乙县", place("乙县.csv", RIGHT)), ("丙县", place("丙县.csv", RIGHT))]
    bound = place("目录.csv", odd)
    found = compare_regions(regions, options(mapping=mapping, catalogue=bound)).findings
    assert [(one.code, one.expected_from, len(one.places)) for one in found] == [
        ("L-TIME-1", "catalogue", 2)
    ]


def test_today_is_the_day_unless_one_is_given() -> None:
    assert session_for(options()).day == DAY
    assert session_for(ListOptions()).day >= DAY


def test_laws_that_are_given_are_known(place: Place) -> None:
    header = "法律名称,位阶,状态,施行日期,废止日期,条数,替代\n"
    laws = place("法律.csv", header + "甲省旧养犬条例,地方性法规,废止,,2020-01-01,,\n")
    text = "事项名称,设定依据\n养犬登记,《甲省旧养犬条例》第三条\n"
    path = place("甲县.csv", text)
    assert "L-BASIS-3" not in codes(check_lists([path], options()))
    assert "L-BASIS-3" in codes(check_lists([path], options(laws=laws)))


def codes(report: ListsReport) -> set[str]:
    return {finding.code for one in report.lists for finding in one.findings}


@pytest.mark.parametrize("suffix", ["docx", "txt", "html"])
def test_a_paper_without_tables_is_read_as_a_paper(suffix: str, place: Place) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in PAPER.split("\n\n"))
    content: dict[str, str | bytes] = {
        "docx": docx(PAPER),
        "txt": PAPER,
        "html": f"<!doctype html><html><body>{paragraphs}</body></html>",
    }
    report = check_lists([place(f"办法.{suffix}", content[suffix])], options())
    [only] = report.lists
    assert only.items.error is None
    found = [one for one in only.findings if one.code == "L-SET-1"]
    assert [one.evidence for one in found] == ["处500元罚款"]
    assert found[0].outcome is Outcome.FAIL
    assert (found[0].field, found[0].place.row) == (None, None)
    assert exit_code_of_check(report, Severity.ERROR) == 1
    assert {one.code[:2] for one in only.findings} == {"L-"}, "nothing else of papers is told"


def test_a_paper_that_is_right_has_no_finding(place: Place) -> None:
    right = PAPER.replace("处500元", "依照《甲省养犬管理条例》第十二条处500元")
    [only] = check_lists([place("办法.txt", right)], options()).lists
    assert [one.code for one in only.findings if one.severity is Severity.ERROR] == []
    assert any(one.code == "L-SET-1" for one in only.outcomes)


def test_a_paper_is_asked_what_the_run_asks_alone(place: Place) -> None:
    path = place("办法.txt", PAPER)
    chosen = ListOptions(Options(date=DAY, ignore=("L-SET-1",)))
    assert "L-SET-1" not in codes(check_lists([path], chosen))
    weighed = ListOptions(Options(date=DAY, severity={"L-SET-1": Severity.INFO}))
    [only] = check_lists([path], weighed).lists
    assert {one.severity for one in only.findings if one.code == "L-SET-1"} == {Severity.INFO}


def test_a_marked_paper_is_refused_and_nothing_of_it_is_shown(place: Place) -> None:
    marked = "机密★1年\n\n" + PAPER
    report = check_lists([place("办法.txt", marked)], options())
    [only] = report.lists
    assert only.items.error is not None and "密级" in only.items.error
    assert only.findings == ()
    assert exit_code_of_check(report, Severity.ERROR) == 3


def test_text_that_is_neither_list_nor_paper_is_told(place: Place) -> None:
    [only] = check_lists([place("a.txt", "今天天气很好。\n")], options()).lists
    assert only.items.error or only.items.problems
    assert only.findings == ()


def test_a_list_is_no_paper(place: Place) -> None:
    check_lists([place("甲县.csv", RIGHT)], options())
    assert check_lists([place("甲县.csv", HEADER)], options()).lists[0].findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")
@pytest.mark.parametrize("name", ["甲\n县.csv", "甲\x1b[31m县.csv", "-甲县.csv", "甲 'x' ;县.csv"])
def test_names_of_files_may_be_odd(name: str, place: Place) -> None:
    report = check_lists([place(name, WRONG)], options())
    assert codes(report) == {"L-TIME-2"}
