from __future__ import annotations

import datetime
import re
from importlib import import_module

import pytest

from govlint.cli import parser
from govlint.cli.arguments import flat
from govlint.model.elements import Layout
from govlint.model.finding import Severity

CONTRACT = {
    "check",
    "baseline",
    "show",
    "explain",
    "rules",
    "coverage",
    "selftest",
    "corpus",
    "lists",
    "index",
    "tasks",
}


def test_every_command_in_the_help_can_be_run() -> None:
    assert set(parser.COMMANDS) == CONTRACT
    for command in parser.COMMANDS:
        assert callable(import_module(f"govlint.cli.{command}").run)


@pytest.mark.parametrize("command", sorted(CONTRACT))
def test_help_is_chinese(command: str) -> None:
    text = parser.build().children[command].format_help()
    assert text.startswith("用法：")
    assert not re.search(r"usage|options|show this|positional", text)


def test_options_of_check() -> None:
    line = (
        "check a.docx - --select F7,P --select W001 --ignore P07，P08 --clause 7.2.5"
        " --date 2020-05-07 --layout letter --fail-on warning --jobs 0 -o x.json"
    )
    found = parser.build().parse_args(line.split(" "))
    assert found.paths == ["a.docx", "-"]
    assert flat(found.select) == ("F7", "P", "W001")
    assert flat(found.ignore) == ("P07", "P08")
    assert flat(found.clause) == ("7.2.5",)
    assert found.date == datetime.date(2020, 5, 7)
    assert found.layout is Layout.LETTER
    assert found.fail_on is Severity.WARNING
    assert found.jobs == 0
