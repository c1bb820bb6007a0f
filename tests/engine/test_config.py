from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from govlint.engine.config import find, load, options_for
from govlint.engine.options import DEFAULTS
from govlint.engine.toml_file import ConfigError
from govlint.model.elements import Layout
from govlint.model.finding import Severity
from tests.rules.support import rule_text

FULL = """
select = ["F7"]
ignore = ["F725-4"]
clause = ["7.2.5"]
fail-on = "warning"
rules = ["office"]
date = 2026-01-31
layout = "web"
facts = "facts.toml"
jobs = 2

[severity]
"F725-3" = "info"
P19 = "off"

[per-file-ignores]
"archive/*" = ["F725-3"]

[limits]
max-seconds = 5.5
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "deep" / "office"
    folder.mkdir(parents=True)
    (folder / "Z1-1-test.md").write_text(rule_text(), encoding="utf-8")
    (tmp_path / "deep" / "facts.toml").write_text('direction = "up"\n', encoding="utf-8")
    return tmp_path / "deep"


def written(folder: Path, text: str, name: str = "govlint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting(office: Path) -> None:
    path = written(office, FULL)
    options = load(path)
    assert (options.select, options.ignore, options.clause) == (("F7",), ("F725-4",), ("7.2.5",))
    assert options.fail_on is Severity.WARNING
    assert options.rules_dirs == (str(office / "office"),)
    assert options.date == datetime.date(2026, 1, 31)
    assert options.layout is Layout.WEB
    assert options.facts is not None
    assert options.facts.direction == "up"
    assert options.jobs == 2
    assert options.severity == {"F725-3": Severity.INFO, "P19": Severity.OFF}
    assert options.per_file_ignores == (("archive/*", ("F725-3",)),)
    assert options.limits is not None
    assert options.limits.max_seconds == 5.5
    assert options.config_path == str(path)


def test_the_nearest_file_above_the_first_path_counts(office: Path) -> None:
    upper = written(office.parent, 'fail-on = "info"\n')
    assert options_for([str(office / "a.txt")]).fail_on is Severity.INFO
    nearer = written(office, 'fail-on = "warning"\n')
    assert find(office / "office") == nearer
    assert options_for([str(office)]).fail_on is Severity.WARNING
    assert find(office.parent) == upper


def test_a_project_file_counts_where_it_has_our_table(office: Path) -> None:
    written(office, "[tool.other]\nselect = 1\n", "pyproject.toml")
    text = "[project]\nname='x'\n[tool.govlint]\nselect=['F7']\n"
    upper = written(office.parent, text, "pyproject.toml")
    assert find(office) == upper
    assert load(upper).select == ("F7",)


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.engine.config.find", lambda start: None)
    assert options_for([str(tmp_path)]) == DEFAULTS
    assert options_for(["-"]) == DEFAULTS


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('selct = ["F7"]\n', 1, "select"),
        ('\nselect = "F7"\n', 2, "列表"),
        ('jobs = 2\nselect = ["F725-33"]\n', 2, "F725-3"),
        ('ignore = ["Q"]\n', 1, "没有规则"),
        ('clause = ["7.2.99"]\n', 1, "7.2"),
        ('fail-on = "eror"\n', 1, "error"),
        ('layout = "wep"\n', 1, "web"),
        ('date = "2026-01-31"\n', 1, "不加引号"),
        ("jobs = -1\n", 1, "jobs"),
        ("jobs = true\n", 1, "jobs"),
        ("facts = 1\n", 1, "文件名"),
        ('severity = "info"\n', 1, "[severity]"),
        ('[severity]\n"F725-3" = "hint"\n', 2, "info"),
        ('[severity]\n"F725-33" = "info"\n', 2, "F725-3"),
        ('[per-file-ignores]\n"a" = "F7"\n', 2, "列表"),
        ('[per-file-ignores]\n"a" = ["Q"]\n', 2, "没有规则"),
        ("[limits]\nmax-secnds = 1\n", 2, "max-seconds"),
        ("[limits]\nmax-seconds = 0\n", 2, "大于 0"),
        ("select = [\n", 1, "TOML"),
    ],
)
def test_mistakes_name_file_line_and_nearest(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert (error.value.file, error.value.line) == (str(path), line)
    assert problem in error.value.problem


def test_lines_are_right_in_a_project_file_too(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.govlint]\njobs = 1\nselct = []\n"
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, text, "pyproject.toml"))
    assert error.value.line == 6
    text = "[tool.govlint.severity]\n'F725-33' = 'info'\n"
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, text, "pyproject.toml"))
    assert error.value.line == 2


def test_codes_of_the_command_line_s_own_rules_are_known(office: Path) -> None:
    path = written(office, 'ignore = ["Z1-1"]\n')
    with pytest.raises(ConfigError, match="Z1-1"):
        load(path)
    assert load(path, [str(office / "office")]).ignore == ("Z1-1",)
