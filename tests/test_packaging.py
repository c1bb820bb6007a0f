"""What is built and installed sees the same rules, grammars and examples as the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

import pytest

from govlint import __version__
from govlint.pack import walk
from govlint.resources import Kind, data

ROOT = Path(__file__).parents[1]
KINDS: tuple[Kind, ...] = ("rules", "grammar", "corpus")
SHIPPED = {"rules": ("",), "grammar": ("",), "corpus": ("examples/", "lists/", "templates/")}
"""What of each folder an installed govlint has."""
LIST_DATA = """
import json
from govlint.pack import walk
from govlint.resources import data
print(json.dumps({kind: [name for name, _ in walk(data(kind))]
                  for kind in ("rules", "grammar", "corpus")}))
"""

pytestmark = [
    pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="not a checkout"),
    pytest.mark.skipif(sys.platform == "win32", reason="virtual environments lie otherwise"),
]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout, with nothing of this process's environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "GOVLINT_CACHE_DIR": str(cwd / "cache"), "PIP_NO_INDEX": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder: Path) -> Path:
    """Make a virtual environment that sees the libraries installed here, but no govlint."""
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    site = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).strip()
    # A plain line adds a folder without reading the .pth files in it: no editable govlint.
    Path(site, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def install(python: Path, *what: str | Path, cwd: Path) -> None:
    pip: list[str | Path] = ["-m", "pip", "--python", python, "install", "--quiet", "--no-deps"]
    run(sys.executable, *pip, "--no-build-isolation", "--ignore-installed", *what, cwd=cwd)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, so that the sdist is complete too."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def from_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python = environment(folder)
    install(python, wheel, cwd=folder)
    return python


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editable")
    python = environment(folder)
    install(python, "--editable", ROOT, cwd=folder)
    return python


def checkout() -> dict[str, list[str]]:
    return {
        kind: [name for name, _ in walk(data(kind)) if name.startswith(SHIPPED[kind])]
        for kind in KINDS
    }


def seen(python: Path, cwd: Path) -> dict[str, list[str]]:
    found: dict[str, Any] = json.loads(run(python, "-c", LIST_DATA, cwd=cwd))
    return {
        kind: [name for name in names if name.startswith(SHIPPED[kind])]
        for kind, names in found.items()
    }


def test_the_checkout_has_rules_grammars_and_examples() -> None:
    found = checkout()
    assert any(name.endswith(".md") for name in found["rules"])
    assert any(name.endswith(".lark") for name in found["grammar"])
    assert any(name.endswith(".docx") for name in found["corpus"])
    assert "lists/catalogue.csv" in found["corpus"]


@pytest.mark.parametrize("how", ["from_wheel", "editable"])
def test_installed_data_is_that_of_the_checkout(
    how: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    python: Path = request.getfixturevalue(how)
    assert seen(python, tmp_path) == checkout()


@pytest.mark.parametrize("how", ["from_wheel", "editable"])
def test_selftest_passes_elsewhere(
    how: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    python: Path = request.getfixturevalue(how)
    command = python.with_name("govlint")
    assert run(command, "--version", cwd=tmp_path) == f"govlint {__version__}\n"
    chosen = [] if how == "from_wheel" else ["--select", "F725,P"]
    run(command, "selftest", *chosen, cwd=tmp_path)


def test_the_wheel_holds_what_it_should_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"govlint/py.typed", "govlint/__init__.py"} <= names
    assert {name.partition("/")[0] for name in names} == {
        "govlint",
        f"govlint-{__version__}.dist-info",
    }
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]
