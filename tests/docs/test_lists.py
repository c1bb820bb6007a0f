"""What docs/lists.md says is what the tool does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from govlint.cli import parser
from govlint.cli.main import main
from govlint.engine.list_run import ListOptions, compare_regions, regions_from
from govlint.engine.options import Options
from govlint.engine.profile import load_profile
from govlint.lists.comparison.policies import policy_names
from govlint.lists.decisions import read_decisions
from govlint.lists.laws import load_laws
from govlint.lists.mapping import load_mapping
from govlint.model.items import Field
from govlint.reporters.lists.terms import POLICY_TERMS
from govlint.rules.registry import load_rules
from tests.scripts import ROOT

PAGE = (ROOT / "docs" / "lists.md").read_text(encoding="utf-8")
LISTS = ROOT / "corpus" / "lists"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(word: str) -> list[str]:
    return [match[2] for match in FENCE.finditer(PAGE) if match[1] == word]


def rows(first: str) -> list[list[str]]:
    """Return the cells of the table whose header begins with a word."""
    found = re.search(rf"^\| {first} .*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert found is not None
    return [line.strip("| ").split(" | ") for line in found[1].splitlines()]


def written(folder: Path, name: str, text: str) -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8")
    return str(place)


def test_every_command_is_understood() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines() if line]
    assert len(lines) >= 8
    for line in lines:
        assert parser.build().parse_args(shlex.split(line)[1:]).command == "lists"


def test_the_mapping_shown_is_one(tmp_path: Path) -> None:
    [mapping] = [block for block in blocks("toml") if "[columns]" in block]
    found = load_mapping([written(tmp_path, "headers.toml", mapping)])
    assert dict(found.columns) == {
        "办结天数": "promised_limit",
        "时限/法律规定": "legal_limit",
        "内部编号": "-",
    }


def test_the_profile_shown_is_one(tmp_path: Path) -> None:
    [profile] = [block for block in blocks("toml") if "[policy]" in block]
    found = load_profile(written(tmp_path, "office.toml", profile), load_rules())
    assert found.policies == {"audience": "Free", "intermediary": "Eq4"}
    assert found.parameters["L-PWR-11"] == {"share": 0.9}


def test_the_table_of_policies_is_that_of_the_tool() -> None:
    told: dict[str, str] = {}
    for term, policy, _, fields in rows("要求"):
        assert POLICY_TERMS[policy.strip("`")] == term
        told |= dict.fromkeys(fields.split("、"), policy.strip("`"))
    assert told == {Field(name).term: policy for name, policy in policy_names({}).items()}


def test_the_share_of_regions_that_makes_a_matter_missing_is_that_of_the_rule() -> None:
    assert load_rules().get("L-PWR-11").parameters["share"] == 0.8
    assert "八成以上的同级地区都有" in PAGE


def test_the_table_of_laws_and_the_decisions_shown_are_read(tmp_path: Path) -> None:
    laws, decisions = blocks("csv")
    known = load_laws(written(tmp_path, "laws.csv", laws))
    old = known.find("甲省旧排水条例")
    assert old is not None
    assert (old.repealed, old.replaced_by) == (True, "甲省城镇排水条例")
    path = written(tmp_path, "decisions.csv", decisions)
    assert read_decisions(path)
    regions = regions_from([str(LISTS / "counties")])
    found = compare_regions(regions, ListOptions(Options(), decisions=path))
    assert found.unused_decisions == ()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    place = tmp_path_factory.mktemp("book") / "result.xlsx"
    catalogue = str(LISTS / "catalogue.csv")
    command = ["lists", "compare", str(LISTS / "counties"), "--catalogue", catalogue]
    assert main([*command, "-o", str(place)]) == 1
    return openpyxl.load_workbook(place)


def test_the_sheets_told_are_those_of_the_workbook(book: openpyxl.Workbook) -> None:
    told = {cells[0] for cells in rows("工作表")}
    assert told == {re.sub("^待办-.*", "待办-地区名", name) for name in book.sheetnames}


def test_the_words_of_the_queue_are_those_of_the_workbook(book: openpyxl.Workbook) -> None:
    queue = book["待核对"]
    heads = {cell.value for cell in queue[2]}
    assert {"决定", "候选事项", "候选编码"} <= heads
    [choice] = queue.data_validations.dataValidation
    assert set(choice.formula1.strip('"').split(",")) == {"同一事项", "不是", "待定"}


def test_the_headers_told_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "check", str(LISTS / "counties" / "甲县.xlsx")]) == 0
    assert "认出的列" in capsys.readouterr().out
