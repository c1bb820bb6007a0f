from __future__ import annotations

import json
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from govlint.cli.list_formats import LIST_FORMATS
from govlint.cli.main import main
from govlint.engine import list_extra
from tests.scripts import ROOT

SAMPLES = ROOT / "corpus" / "lists"
HEADER = "事项名称,基本编码,事项类型,法定办结时限,承诺办结时限\n"
RIGHT = HEADER + "甲类设立许可,520100001000,行政许可,20个工作日,10个工作日\n"
LONGER = RIGHT.replace("20个工作日", "30个工作日")
WRONG = RIGHT.replace(",10个", ",25个")
DAY = ("--date", "2026-03-01")
BOTH = sorted(name for name, form in LIST_FORMATS.items() if form.check is not None)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a folder with lists, and see that no temporary file is left."""
    work, temporary = tmp_path / "work", tmp_path / "temp"
    work.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    Path("甲县.csv").write_text(RIGHT, encoding="utf-8")
    Path("空").mkdir()
    Path("坏.xlsx").write_bytes(b"PK\x03\x04broken")
    Path("各县").mkdir()
    for name, text in (("甲县", RIGHT), ("乙县", RIGHT), ("丙县", RIGHT), ("丁县", LONGER)):
        Path("各县", f"{name}.csv").write_text(text, encoding="utf-8")
    Path("各县", "说明.md").write_text("不是清单", encoding="utf-8")
    Path("错.csv").write_text(WRONG, encoding="utf-8")
    yield work
    assert list(temporary.iterdir()) == []


def run(*arguments: str) -> int:
    return main(["lists", *arguments, *DAY])


def told(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> Any:
    """Return the JSON of a run that ends with a code."""
    assert run(*arguments, "--format", "json") == code
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["甲县.csv"], 0),
        (["错.csv"], 1),
        (["甲县.csv", "错.csv"], 1),
        (["甲县.csv", "坏.xlsx"], 3),
        (["没有.csv"], 3),
        (["各县"], 0),
        (["空"], 2),
    ],
)
def test_exit_codes_of_a_check_are_the_same_for_every_format(
    form: str, paths: list[str], code: int
) -> None:
    output = ["-o", "out"] if form == "xlsx" else []
    assert run("check", *paths, "--format", form, *output) == code


@pytest.mark.parametrize("form", list(LIST_FORMATS))
@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["甲县=甲县.csv", "乙县=各县/乙县.csv"], 0),
        (["各县"], 1),
        (["甲县=甲县.csv", "乙县=坏.xlsx"], 3),
        (["甲县=甲县.csv", "乙县=没有.csv"], 3),
        (["甲县=甲县.csv"], 2),
        (["甲县=甲县.csv", "甲县=错.csv"], 2),
        (["空"], 2),
        (["=甲县.csv", "各县"], 2),
    ],
)
def test_exit_codes_of_a_comparison_are_the_same_for_every_format(
    form: str, paths: list[str], code: int
) -> None:
    output = ["-o", "out"] if form == "xlsx" else []
    assert run("compare", *paths, "--format", form, *output) == code


def test_fail_on_counts(capsys: pytest.CaptureFixture[str]) -> None:
    rows = RIGHT.replace("甲类设立许可", "甲类设立登记")
    Path("改.csv").write_text(rows, encoding="utf-8")
    regions = ["甲县=甲县.csv", "乙县=各县/乙县.csv", "丙县=改.csv"]
    found = told(capsys, 1, "compare", *regions, "--fail-on", "info")["findings"]
    severities = {one["severity"] for one in found if one["outcome"] == "fail"}
    assert run("compare", *regions) == int("error" in severities)
    assert run("check", "错.csv", "--fail-on", "error") == 1


def test_a_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, 1, "check", "甲县.csv", "错.csv")
    assert (found["version"], found["summary"]["files"]) == (1, 2)
    good, bad = found["lists"]
    assert (good["region"], good["rows"], good["findings"]) == ("甲县", 1, [])
    assert good["columns"]["legal_limit"] == "法定办结时限"
    [finding] = bad["findings"]
    assert (finding["code"], finding["field"], finding["row"]) == ("L-TIME-2", "promised_limit", 2)
    assert {"code", "reason"} == set(good["not_checked"][0])


def test_a_comparison_as_json_in_full_and_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    full = told(capsys, 1, "compare", "各县")
    brief = told(capsys, 1, "compare", "各县", "--brief")
    [finding] = full["findings"]
    assert (finding["code"], finding["expected"]) == ("L-TIME-1", "20个工作日")
    assert [(one["region"], one["row"]) for one in finding["places"]] == [("丁县", 2)]
    assert len(full["items"]) == 1
    assert len(full["items"][0]["matches"]) == 4
    assert (brief["items"], brief["unmatched"]) == ([], [])
    for key in ("findings", "counts", "consistency", "summary", "regions"):
        assert brief[key] == full[key]


def test_text_says_what_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "错.csv") == 1
    said = capsys.readouterr().out
    assert "错误 L-TIME-2" in said
    assert "第2行" in said
    assert run("compare", "各县") == 1
    said = capsys.readouterr().out
    assert "同一事项同一标准率" in said
    assert "丁县" in said
    assert "\x1b" not in said


def test_colours_when_they_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("check", "错.csv"), ("compare", "各县")):
        run(*command, "--color", "always")
        assert "\x1b[" in capsys.readouterr().out


@pytest.mark.parametrize("command", [("check", "错.csv"), ("compare", "各县")])
def test_a_workbook_goes_to_a_file(
    command: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, "--format", "xlsx") == 2
    assert "-o" in capsys.readouterr().err
    assert run(*command, "--format", "xlsx", "-o", "结果.xlsx") == 1
    assert zipfile.is_zipfile("结果.xlsx")
    assert capsys.readouterr().out == ""


def test_the_name_of_the_output_says_its_format() -> None:
    assert run("compare", "各县", "-o", "结果.xlsx") == 1
    assert zipfile.is_zipfile("结果.xlsx")
    assert run("check", "错.csv", "-o", "结果.JSON") == 1
    assert json.loads(Path("结果.JSON").read_text(encoding="utf-8"))["version"] == 1
    assert run("check", "错.csv", "-o", "结果.xlsx", "--format", "text") == 1
    assert "L-TIME-2" in Path("结果.xlsx").read_text(encoding="utf-8")
    assert run("check", "错.csv", "-o", "结果.html") == 2
    assert run("compare", "各县", "-o", "结果.表") == 1
    assert "丁县" in Path("结果.表").read_text(encoding="utf-8")


def test_a_page_is_for_comparisons_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "错.csv", "--format", "html") == 2
    assert "html 不能用于 lists check" in capsys.readouterr().err
    assert run("compare", "各县", "--format", "html") == 1
    assert capsys.readouterr().out.lower().startswith("<!doctype html>")
    assert run("compare", "各县", "--format", "html", "-o", "结果.html") == 1
    assert "丁县" in Path("结果.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_goes_to_a_file_is_what_goes_to_the_screen(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (("check", "错.csv"), ("compare", "各县")):
        run(*command, "--format", form)
        shown = capsys.readouterr().out
        run(*command, "--format", form, "-o", "out")
        assert Path("out").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "甲县.csv", "-o", "甲县.csv"),
        ("check", "各县", "-o", "各县/甲县.csv"),
        ("compare", "甲=甲县.csv", "乙=错.csv", "-o", "错.csv"),
        ("compare", "各县", "-o", "各县/乙县.csv"),
        ("compare", "各县", "--catalogue", "甲县.csv", "-o", "甲县.csv"),
        ("check", "各县", "--laws", "法律.csv", "-o", "法律.csv"),
        ("compare", "各县", "--decisions", "决定.csv", "-o", "决定.csv"),
        ("check", "各县", "--map", "表头.toml", "-o", "表头.toml"),
    ],
)
def test_a_file_that_is_read_is_never_written_over(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("法律.csv").write_text("法律名称,状态\n甲省旧条例,废止\n", encoding="utf-8")
    Path("决定.csv").write_text("地区,事项名称,候选事项,决定\n甲县,甲,乙,不是\n", encoding="utf-8")
    Path("表头.toml").write_text('[columns]\n"甲列" = "legal_limit"\n', encoding="utf-8")
    before = {place: place.read_bytes() for place in Path().rglob("*") if place.is_file()}
    assert run(*arguments) == 2
    assert "不会覆盖" in capsys.readouterr().err
    assert {place: place.read_bytes() for place in before} == before


def test_map_by_words_and_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("怪.csv").write_text(WRONG.replace("法定办结时限", "甲列"), encoding="utf-8")
    assert told(capsys, 0, "check", "怪.csv")["lists"][0]["findings"] == []
    found = told(capsys, 1, "check", "怪.csv", "--map", "甲列=legal_limit")
    assert found["lists"][0]["columns"]["legal_limit"] == "甲列"
    assert told(capsys, 1, "check", "怪.csv", "--map", "甲列=法定办结时限")
    Path("表头.toml").write_text('[columns]\n"甲列" = "legal_limit"\n', encoding="utf-8")
    assert told(capsys, 1, "check", "怪.csv", "--map", "表头.toml")
    ignored = told(capsys, 0, "check", "错.csv", "--map", "法定办结时限=-")
    assert "legal_limit" not in ignored["lists"][0]["columns"]


def test_decisions_are_applied_and_what_is_not_used_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    regions: list[str] = []
    for name in ("小餐饮登记", "小餐饮登记", "小餐饮店登记"):
        place = f"{len(regions)}.csv"
        Path(place).write_text(RIGHT.replace("甲类设立许可,520100001000", f"{name},"), "utf-8")
        regions.append(f"{'甲乙丙'[len(regions)]}县={place}")
    before = told(capsys, 0, "compare", *regions)
    [doubtful] = before["unmatched"]
    assert (doubtful["region"], doubtful["outcome"]) == ("丙县", "review")
    rows = ["地区,行,事项名称,候选事项,决定", "丙县,2,小餐饮店登记,小餐饮登记,同一事项"]
    rows.append("丁县,2,没有的事项,小餐饮登记,不是")
    Path("决定.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run("compare", *regions, "--decisions", "决定.csv", "--format", "json") == 0
    captured = capsys.readouterr()
    after = json.loads(captured.out)
    assert after["unmatched"] == []
    assert "decision" in {one["method"] for one in after["items"][0]["matches"]}
    assert "没有的事项" in captured.err


def test_catalogue_and_laws(capsys: pytest.CaptureFixture[str]) -> None:
    Path("目录.csv").write_text(LONGER, encoding="utf-8")
    found = told(capsys, 1, "compare", "各县", "--catalogue", "目录.csv")
    assert found["reference"] == {"kind": "catalogue", "path": "目录.csv"}
    [finding] = found["findings"]
    assert {one["region"] for one in finding["places"]} == {"甲县", "乙县", "丙县"}
    Path("据.csv").write_text("事项名称,设定依据\n甲,《甲省旧条例》第三条\n", encoding="utf-8")
    Path("法律.csv").write_text("法律名称,状态\n甲省旧条例,废止\n", encoding="utf-8")
    [one] = told(capsys, 1, "check", "据.csv", "--laws", "法律.csv")["lists"]
    assert "L-BASIS-3" in {hit["code"] for hit in one["findings"]}


def test_select_ignore_profile_and_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, 0, "check", "错.csv", "--select", "L-CODE")["lists"][0]["findings"] == []
    assert told(capsys, 0, "check", "错.csv", "--ignore", "L-TIME-2")
    Path("office.toml").write_text('[severity]\nL-TIME-2 = "info"\n', encoding="utf-8")
    assert told(capsys, 0, "check", "错.csv", "--profile", "office.toml")["summary"]["info"] == 1
    Path("govlint.toml").write_text('[severity]\nL-TIME-2 = "off"\n', encoding="utf-8")
    assert told(capsys, 0, "check", "错.csv")["lists"][0]["findings"] == []
    policy = '[policy]\nlegal_limit = "Free"\n'
    Path("office.toml").write_text(policy, encoding="utf-8")
    assert told(capsys, 0, "compare", "各县", "--profile", "office.toml")["findings"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--catalogue", "没有.csv"),
        ("--laws", "没有.csv"),
        ("--map", "没有.toml"),
        ("--map", "甲列=nothing"),
        ("--decisions", "没有.xlsx"),
        ("--profile", "没有.toml"),
        ("--select", "L-NONE-1"),
        ("--format", "sarif"),
        ("-o", "没有/out.txt"),
    ],
)
def test_a_mistake_is_one_line_in_chinese_and_2(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", "各县", *arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("govlint：")
    assert said.count("\n") == 1
    assert "Errno" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("missing", list_extra.PACKAGES)
def test_without_its_packages_it_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        list_extra, "find_spec", lambda name: None if name == missing else find_spec(name)
    )
    assert run("check", "甲县.csv") == 2
    said = capsys.readouterr().err
    assert "pip install 'govlint[lists]'" in said
    assert said.count("\n") == 1


def test_only_what_was_asked_for_is_written(folder: Path) -> None:
    before = set(folder.rglob("*"))
    assert run("compare", "各县", "--format", "xlsx", "-o", "结果.xlsx") == 1
    assert run("check", "各县", "坏.xlsx", "-o", "结果.txt") == 3
    assert {place.name for place in folder.rglob("*") if place not in before} == {
        "结果.xlsx",
        "结果.txt",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")
def test_hostile_names_reach_neither_terminal_nor_page(capsys: pytest.CaptureFixture[str]) -> None:
    name = "甲\x1b]0;x\x07<script>alert(1)</script>".replace("/", "／")
    Path("各县", f"{name}.csv").write_text(WRONG, encoding="utf-8")
    assert run("check", f"各县/{name}.csv") == 1
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert run("compare", "各县") == 1
    assert "\x1b" not in capsys.readouterr().out
    assert run("compare", "各县", "--format", "html") == 1
    page = capsys.readouterr().out
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert run("compare", f"=各县/{name}.csv") == 2
    assert "\x1b" not in capsys.readouterr().err


def test_formulas_of_a_list_stay_texts() -> None:
    odd = LONGER.replace("甲类设立许可", '"=HYPERLINK(""http://x.invalid"",""甲"")"')
    Path("各县", "=cmd.csv").write_text(odd, encoding="utf-8")
    assert run("compare", "各县", "--format", "xlsx", "-o", "结果.xlsx") == 1
    with zipfile.ZipFile("结果.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        formulas = {
            text for name in sheets for text in re.findall("<f>(.*?)</f>", book.read(name).decode())
        }
    assert [one for one in formulas if "HYPERLINK" in one or "cmd" in one] == []


def test_the_same_run_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "json", "html"):
        outputs = set()
        for _ in range(2):
            run("compare", "各县", "--format", form)
            outputs.add(capsys.readouterr().out)
        assert len(outputs) == 1


def test_the_path_of_an_office(capsys: pytest.CaptureFixture[str]) -> None:
    """Eight files in a folder, one workbook, one decision, and the comparison again."""
    counties = [str(SAMPLES / "counties"), "--catalogue", str(SAMPLES / "catalogue.csv")]
    assert run("compare", *counties, "--format", "xlsx", "-o", "结果.xlsx") == 1
    book = openpyxl.load_workbook("结果.xlsx")
    assert sum(name.startswith("待办-") for name in book.sheetnames) == 8
    queue = book["待核对"]
    heads = [cell.value for cell in queue[2]]
    assert queue.max_row == 3
    queue.cell(3, heads.index("决定") + 1).value = "同一事项"
    book.save("填好.xlsx")
    found = told(capsys, 1, "compare", *counties, "--decisions", "填好.xlsx")
    assert [one["outcome"] for one in found["unmatched"]] == ["only_here"]
    [matter] = [one for one in found["items"] if one["name"] == "小餐饮登记"]
    [decided] = [one for one in matter["matches"] if one["method"] == "decision"]
    assert (decided["region"], decided["name"]) == ("辛县", "小餐饮店登记")
