"""What docs/sidebyside.md says of the page is what the page shows."""

from __future__ import annotations

import re
import shlex

from govlint.cli import parser
from govlint.reporters.shares import NOT_COPIED
from govlint.reporters.sidebyside.overview import SIGNS
from govlint.reporters.terms import COPY_TERMS
from tests.scripts import ROOT

PAGE = (ROOT / "docs" / "sidebyside.md").read_text(encoding="utf-8")


def test_every_command_is_understood() -> None:
    commands = [
        re.sub(r"\s+#.*", "", line) for line in PAGE.splitlines() if "govlint check" in line
    ]
    assert len(commands) == 3
    for command in commands:
        assert parser.build().parse_args(shlex.split(command)[1:]).against == ["sources"]


def test_the_table_has_every_class() -> None:
    rows = [row.split(" | ") for row in re.findall(r"^\| (. \| .* \| .*) \|$", PAGE, re.M)]
    told = {sign: (term, counted == "是 yes") for sign, term, _, counted in rows}
    assert told == {
        SIGNS[kind]: (term, kind not in NOT_COPIED) for kind, term in COPY_TERMS.items()
    }
