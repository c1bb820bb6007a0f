"""The public façade: its names, and what it costs to import them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import govlint
from govlint.engine.baseline import dump
from govlint.engine.options import UsageError
from tests.samples import NOTICE, docx
from tests.scripts import ROOT

PUBLIC = {
    "Comparison",
    "Document",
    "Element",
    "FileReport",
    "Finding",
    "Location",
    "OfficialDocument",
    "Outcome",
    "ReadError",
    "Report",
    "Severity",
    "__version__",
    "check",
    "compare_lists",
    "read",
}
OF_LISTS = {"polars", "python_calamine", "rapidfuzz", "xlsxwriter"}
HEAVY = {
    *OF_LISTS,
    "asyncio",
    "concurrent.futures",
    "docx",
    "hashlib",
    "jieba",
    "json",
    "lark",
    "lxml",
    "multiprocessing",
    "numpy",
    "pdfplumber",
    "re",
    "tomllib",
    "zipfile",
}
NEVER_IN_A_CHECK = {"docx", "jieba", "lark", "numpy", "pdfplumber", "tomllib", *OF_LISTS}
LISTS = ROOT / "corpus" / "lists"
COUNTIES = {place.stem: place for place in sorted((LISTS / "counties").iterdir())}
HEADER = "事项名称,基本编码,事项类型,{}\n甲类设立许可,520100001000,行政许可,{}个工作日\n"
LIST_MODULES = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def modules(code: str, *arguments: str) -> set[str]:
    """Modules that a fresh interpreter has loaded after running a piece of code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LIST_MODULES}", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_list_of_public_names() -> None:
    assert set(govlint.__all__) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(govlint, name) is getattr(govlint, name)
    assert name in dir(govlint)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = govlint.nothing  # type: ignore[attr-defined]


def test_what_type_checkers_see_is_what_is_loaded() -> None:
    source = Path(govlint.__path__[0], "__init__.py").read_text(encoding="utf-8")
    block = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    typed = {
        alias.asname: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == govlint._PLACES


def test_import_is_light() -> None:
    loaded = modules("import govlint") - modules("")
    assert {name for name in loaded if name.split(".")[0] == "govlint"} == {
        "govlint",
        "govlint.version",
    }
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_a_check_loads_nothing_that_it_does_not_need(suffix: str, tmp_path: Path) -> None:
    place = tmp_path / f"notice.{suffix}"
    place.write_bytes(docx(NOTICE) if suffix == "docx" else NOTICE.encode())
    code = "import sys\nfrom govlint.cli.main import main\nmain(['check', sys.argv[1]])"
    modules(code, str(place))  # the pack may have to be built first
    loaded = {name.partition(".")[0] for name in modules(code, str(place))}
    assert loaded & NEVER_IN_A_CHECK == set()
    assert ("lxml" in loaded) is (suffix == "docx")


def test_check_takes_paths_folders_lists_and_bytes(tmp_path: Path) -> None:
    place = tmp_path / "notice.txt"
    place.write_bytes(NOTICE.encode())
    by_path = govlint.check(place)
    assert govlint.check(str(place)).files == by_path.files
    assert govlint.check(tmp_path).files == by_path.files
    assert govlint.check([place]).files == by_path.files
    by_bytes = govlint.check(NOTICE.encode(), name="notice.txt")
    assert by_bytes.files[0].findings == by_path.files[0].findings
    assert by_bytes.files[0].path == "notice.txt"


def test_check_finds_what_is_wrong_and_takes_options() -> None:
    wrong = NOTICE.replace("〔2026〕", "[2026]").encode()
    found = govlint.check(wrong).files[0].findings
    assert "F725-3" in {finding.code for finding in found}
    assert govlint.check(wrong, ignore=["F725"]).files[0].findings == ()
    assert govlint.check(NOTICE.encode()).files[0].findings == ()


def test_check_takes_a_profile_and_a_baseline(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text(NOTICE.replace("〔2026〕", "[2026]"), encoding="utf-8")
    (tmp_path / "p.toml").write_text('[severity]\nF725-3 = "info"\n', encoding="utf-8")
    report = govlint.check(place, profile=tmp_path / "p.toml")
    assert [one.severity for one in report.files[0].findings] == [govlint.Severity.INFO]
    base = tmp_path / "base.json"
    base.write_text(dump(report, base), encoding="utf-8")
    report = govlint.check(place, baseline=base)
    assert report.files[0].findings == ()
    assert [one.kind for one in report.files[0].suppressed] == ["baseline"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_measures_are_there_for_whoever_asks(jobs: int, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTICE, encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(docx(NOTICE)[:-100])
    first, second, broken = govlint.check(tmp_path, jobs=jobs).files
    assert first.metrics["characters"] > 0
    assert json.loads(json.dumps(first.metrics)) == second.metrics
    assert broken.metrics == {}


def test_an_unreadable_file_is_reported_and_not_raised(tmp_path: Path) -> None:
    report = govlint.check(tmp_path / "没有.txt")
    assert report.files[0].error


def test_read_gives_a_document_or_raises() -> None:
    assert "防汛" in govlint.read(NOTICE.encode(), name="a.txt").text
    with pytest.raises(govlint.ReadError):
        govlint.read(b"")


def test_lists_are_compared() -> None:
    found = govlint.compare_lists(
        COUNTIES,
        catalogue=LISTS / "catalogue.csv",
        laws=str(LISTS / "laws.csv"),
        date="2026-11-01",
    )
    assert isinstance(found, govlint.Comparison)
    assert [region.name for region in found.regions] == list(COUNTIES)
    assert found.day == "2026-11-01"
    assert found.consistency.overall.rate == 0.4167
    places = {(one.code, place.region) for one in found.findings for place in one.places}
    assert {("L-TIME-1", "甲县"), ("L-BASIS-3", "丙县"), ("L-PWR-11", "辛县")} <= places
    rows = sum(len(matter.matches) for matter in found.items) + len(found.unmatched)
    assert rows == sum(region.items.frame.height for region in found.regions) == 96


def test_a_comparison_takes_settings(tmp_path: Path) -> None:
    for name, days in (("甲县", 20), ("乙县", 20), ("丙县", 30)):
        text = HEADER.format("甲列" if name == "丙县" else "法定办结时限", days)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    regions = {place.stem: place for place in tmp_path.iterdir()}
    assert govlint.compare_lists(regions).findings == ()
    mapping = {"甲列": "legal_limit"}
    [found] = govlint.compare_lists(regions, mapping=mapping).findings
    assert (found.code, found.severity) == ("L-TIME-1", govlint.Severity.ERROR)
    profile = tmp_path / "p.toml"
    profile.write_text('[policy]\nlegal_limit = "Free"\n', encoding="utf-8")
    assert govlint.compare_lists(regions, mapping=mapping, profile=profile).findings == ()
    assert govlint.compare_lists(regions, mapping=mapping, ignore=["L-TIME"]).findings == ()
    assert govlint.compare_lists(regions, mapping=mapping, select=["L-NAME"]).findings == ()


def test_decisions_are_applied(tmp_path: Path) -> None:
    answers = tmp_path / "决定.csv"
    answers.write_text(
        "地区,事项名称,候选事项,决定\n辛县,小餐饮店登记,小餐饮登记,同一事项\n", encoding="utf-8"
    )
    before = govlint.compare_lists(COUNTIES)
    after = govlint.compare_lists(COUNTIES, decisions=answers)
    assert len(before.unmatched) == len(after.unmatched) + 1
    assert after.unused_decisions == ()


def test_a_list_that_cannot_be_read_is_told_and_the_others_are_compared(tmp_path: Path) -> None:
    (tmp_path / "坏县.xlsx").write_bytes(b"PK\x03\x04broken")
    found = govlint.compare_lists({**COUNTIES, "坏县": tmp_path / "坏县.xlsx"})
    assert [one.name for one in found.regions if one.items.error] == ["坏县"]
    assert len(found.items) == 12


def test_a_comparison_of_one_region_is_none() -> None:
    with pytest.raises(UsageError, match="两个地区"):
        govlint.compare_lists({"甲县": COUNTIES["甲县"]})
    with pytest.raises(ValueError, match="2026"):
        govlint.compare_lists(COUNTIES, date="2026年")
