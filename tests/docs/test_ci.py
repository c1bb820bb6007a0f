"""What docs/ci.md shows works as it stands there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from govlint.cli import parser
from govlint.cli.main import main
from govlint.reporters import github
from tests.samples import NOTICE
from tests.scripts import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG = NOTICE.replace("〔2026〕", "[2026]")


def blocks(word: str) -> list[str]:
    return [match[2] for match in FENCE.finditer(PAGE) if match[1] == word]


def test_every_command_is_understood() -> None:
    lines = [
        line for word in ("yaml", "sh") for block in blocks(word) for line in block.split("\n")
    ]
    commands = [
        re.split(r" \|\| |\s+#", line[line.index("govlint ") :])[0]
        for line in lines
        if re.match(r"(?:.*(?:run:|-) )?govlint (?:check|baseline)", line)
    ]
    assert len(commands) >= 6
    for command in commands:
        assert parser.build().parse_args(shlex.split(command)[1:]).command


def test_the_snippets_are_yaml() -> None:
    yaml = pytest.importorskip("yaml")
    hook, actions, gitlab = (yaml.safe_load(block) for block in blocks("yaml"))
    assert hook["repos"][0]["hooks"] == [{"id": "govlint"}]
    assert actions["jobs"]["govlint"]["steps"][3]["run"].endswith("--format github")
    assert gitlab["govlint"]["artifacts"]["paths"] == ["govlint.sarif"]


def test_the_limits_are_those_of_the_code() -> None:
    assert f"只显示前 {github.MOST} 条批注" in PAGE
    assert f"at most {github.MOST} of each kind" in PAGE
    assert f"at most {github.MOST - 1} notices" in PAGE
    assert f"{github.LONGEST} UTF-16 units" in PAGE


@pytest.mark.skipif(shutil.which("jq") is None, reason="no jq")
def test_the_filter_leaves_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    aside = WRONG.replace("号\n", "号 <!-- govlint: 忽略 F725-3 原件如此 -->\n", 1)
    Path("a.txt").write_text(aside, encoding="utf-8")
    Path("b.txt").write_text(WRONG, encoding="utf-8")
    assert main(["baseline", "b.txt"]) == 0
    Path("b.txt").write_text(NOTICE.replace("〕12", "〕第12"), encoding="utf-8")
    arguments = ["--format", "sarif", "--baseline", "govlint-baseline.json", "-o", "govlint.sarif"]
    assert main(["check", "a.txt", "b.txt", *arguments]) == 1
    (program,) = re.findall(r"jq '([^']+)'", PAGE)
    done = subprocess.run(
        ["jq", program, "govlint.sarif"], capture_output=True, check=True, encoding="utf-8"
    )
    states, left = (
        [(one["ruleId"], one["baselineState"]) for one in json.loads(text)["runs"][0]["results"]]
        for text in (Path("govlint.sarif").read_text(encoding="utf-8"), done.stdout)
    )
    assert states == [("F725-3", "new"), ("F725-5", "new"), ("F725-3", "absent")]
    assert left == [("F725-5", "new")]
