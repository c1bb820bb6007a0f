"""The hook for the pre-commit framework, run by pre-commit itself in scratch repositories.

``language: system`` stands in for the environment that pre-commit would install from the package
index: everything else is the real thing.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts import ROOT

EXAMPLES = ROOT / "corpus" / "examples"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
CONFIG = """repos:
  - repo: '{repository}'
    rev: {revision}
    hooks:
      - id: govlint
        language: system
"""

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="no pre-commit"),
    pytest.mark.skipif(not MANIFEST.is_file(), reason="not a checkout"),
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell is needed"),
]


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with our govlint first on its path and none of this machine's settings."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": f"{cwd.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PRE_COMMIT_HOME": str(cwd.parent / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"]
    return run("git", *identity, *arguments, cwd=folder)


def repository(place: Path) -> Path:
    place.mkdir()
    assert git(place, "init", "-q").returncode == 0
    return place


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository of documents with the hook of this checkout installed."""
    command = tmp_path / "bin" / "govlint"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govlint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    hooks = repository(tmp_path / "hooks")
    shutil.copy(MANIFEST, hooks)
    git(hooks, "add", "-A")
    git(hooks, "commit", "-q", "-m", "x")
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    place = repository(tmp_path / "office")
    config = CONFIG.format(repository=hooks, revision=revision)
    (place / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    done = run(sys.executable, "-m", "pre_commit", "install", cwd=place)
    assert done.returncode == 0, done.stdout
    return place


def commit(folder: Path) -> str:
    """Commit everything; return what stopped it, or nothing."""
    git(folder, "add", "-A")
    done = git(folder, "commit", "-q", "-m", "x")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST), cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_faulty_word_file_stops_the_commit_and_a_good_one_passes(office: Path) -> None:
    document = office / "公文" / "关于 𠮷祥镇的通知.DOCX"
    document.parent.mkdir()
    shutil.copy(EXAMPLES / "notice-defects.docx", document)
    refused = commit(office)
    assert "错误 F725-3" in refused
    assert document.name in refused
    shutil.copy(EXAMPLES / "notice.docx", document)
    assert commit(office) == ""


def test_what_cannot_be_read_stops_the_commit(office: Path) -> None:
    (office / "断.docx").write_bytes((EXAMPLES / "notice.docx").read_bytes()[:-100])
    assert "断.docx  读不了" in commit(office)


def test_other_files_and_lock_files_of_word_are_left_alone(office: Path) -> None:
    for name in ("README.md", "~$知.docx", "a.docx.bak", "docx"):
        shutil.copy(EXAMPLES / "notice-defects.txt", office / name)
    assert commit(office) == ""
