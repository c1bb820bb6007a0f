"""What the written pages promise works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.builder.examples import build_example
from govlint.cli import parser
from govlint.cli.main import main
from govlint.engine.api import check_one
from govlint.engine.config import load
from govlint.engine.facts import load_facts
from govlint.engine.profile import load_profile
from govlint.engine.selftest import run
from govlint.rules.loader import load_rule
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import rule_from
from tests.samples import NOTICE
from tests.scripts import ROOT

PAGES = ("README.md", "README.zh-CN.md")
EXAMPLES = ROOT / "corpus" / "examples"
LISTS = ROOT / "corpus" / "lists"
FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def blocks(page: str, word: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [match[3] for match in FENCE.finditer(text) if match[2] == word]


def without_comments(block: str) -> list[str]:
    return [re.sub(r"\s*#.*", "", line) for line in block.splitlines()]


@pytest.mark.parametrize(("page", "other"), [PAGES, PAGES[::-1]])
def test_each_readme_links_the_other_in_its_first_line(page: str, other: str) -> None:
    first = (ROOT / page).read_text(encoding="utf-8").split("\n")[0]
    assert f"]({other})" in first


def test_both_readmes_say_the_same() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    for shape in (r"^#+ ", r"^\| ", r"^- ", r"^```\w*"):
        assert len(re.findall(shape, english, re.M)) == len(re.findall(shape, chinese, re.M)), shape
    for word in ("sh", "python", "yaml", "toml"):
        assert list(map(without_comments, blocks(PAGES[0], word))) == list(
            map(without_comments, blocks(PAGES[1], word))
        )


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_every_command_shown_is_understood(page: str) -> None:
    lines = [line for block in blocks(page, "sh") for line in without_comments(block)]
    commands = [line for line in lines if line.startswith("govlint ")]
    assert commands
    for command in commands:
        assert parser.build().parse_args(shlex.split(command)[1:]).command


def test_every_command_is_shown() -> None:
    shown = "\n".join(blocks(PAGES[0], "sh"))
    assert all(f"govlint {command}" in shown for command in parser.COMMANDS)


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(EXAMPLES / "notice-defects.docx", tmp_path / "notice.docx")
    shutil.copytree(LISTS, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for block in blocks(PAGES[0], "python"):
        exec(compile(block, "README.md", "exec"), {})
    shown = capsys.readouterr().out
    assert "notice.docx F725-3 error" in shown
    assert "L-TIME-1 户外广告设施设置审批 ['甲县']" in shown


def test_the_settings_are_valid(tmp_path: Path) -> None:
    settings, profile, sidecar, facts = blocks(PAGES[0], "toml")
    (tmp_path / "facts.toml").write_text(facts, encoding="utf-8")
    (tmp_path / "office.toml").write_text(profile, encoding="utf-8")
    (tmp_path / "notice.docx.govlint.toml").write_text(sidecar, encoding="utf-8")
    (tmp_path / "govlint.toml").write_text(settings, encoding="utf-8")
    rules = tmp_path / "our-rules"
    rules.mkdir()
    (rules / "OURS-1.md").write_text(blocks("CONTRIBUTING.md", "markdown")[0], encoding="utf-8")
    options = load(tmp_path / "govlint.toml")
    assert options.facts == load_facts(tmp_path / "facts.toml")
    assert len(load_profile(str(tmp_path / "office.toml"), load_rules()).changes) == 2
    shutil.copy(EXAMPLES / "notice-defects.docx", tmp_path / "notice.docx")
    report = check_one(tmp_path / "notice.docx")
    assert [one.code for one in report.suppressions] == ["F725-3"]
    assert not any("没有采用" in flag for flag in report.flags)


def test_the_rule_shown_passes_its_own_examples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "OURS-1.md").write_text(blocks("CONTRIBUTING.md", "markdown")[0], encoding="utf-8")
    assert main(["selftest", "--rules", str(tmp_path)]) == 0
    assert main(["explain", "OURS-1", "--rules", str(tmp_path)]) == 0
    assert "OURS-1 标题太长" in capsys.readouterr().out


def test_the_rule_about_lists_that_is_shown_passes_its_own_examples() -> None:
    text = blocks("CONTRIBUTING.md", "markdown")[1]
    shown = rule_from(load_rule(text, "lists/L-ZZ-1-shown.md", "lists"))
    results = run(RuleSet((shown,)), build_example)
    assert [(one.good, one.message) for one in results] == [(False, ""), (True, "")]


def test_the_finding_shown_is_real(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(EXAMPLES / "notice-defects.docx")]) == 1
    real = [line.strip() for line in capsys.readouterr().out.splitlines()]
    for page in PAGES:
        shown = blocks(page, "text")[0].splitlines()
        assert [line.strip() for line in shown[2:] if line.strip() not in real] == []


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell is needed")
def test_the_git_hook_stops_what_is_wrong_and_lets_the_rest_pass(tmp_path: Path) -> None:
    command = tmp_path / "bin" / "govlint"
    executable(command, f'#!/bin/sh\nexec "{sys.executable}" -m govlint "$@"\n')
    repository = tmp_path / "repository"
    repository.mkdir()
    assert git(repository, "init", "-q") == 0
    hook = next(block for block in blocks(PAGES[0], "sh") if block.startswith("#!"))
    executable(repository / ".git" / "hooks" / "pre-commit", hook)
    document = repository / "关于 防汛的通知.txt"
    for text, accepted in ((NOTICE.replace("〔2026〕", "[2026]"), False), (NOTICE, True)):
        document.write_text(text, encoding="utf-8")
        assert git(repository, "add", "-A") == 0
        assert (git(repository, "commit", "-q", "-m", "x") == 0) is accepted


def executable(place: Path, text: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8")
    place.chmod(0o755)


def git(repository: Path, *arguments: str) -> int:
    """Run git without the settings of this machine; our command is first on its path."""
    binaries = repository.parent / "bin"
    environment = {
        **os.environ,
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
    command = ["git", *identity, *arguments]
    done = subprocess.run(command, cwd=repository, env=environment, check=False)
    return done.returncode
