"""A LibreOffice made of ten lines, and what is needed to run the real one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.readers.libreoffice import find_program
from tests.pdfs import REQUIRED

Fake = Callable[[str], Path]
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no such script")
needs_libreoffice = pytest.mark.skipif(
    find_program() is None and REQUIRED not in os.environ,
    reason="LibreOffice is not installed on this machine",
)

SCRIPT = """#!{python}
import json, os, pathlib, subprocess, sys, time
arguments = sys.argv[1:]
profile = next(a for a in arguments if a.startswith("-env:UserInstallation="))
target = arguments[arguments.index("--convert-to") + 1]
at = arguments.index("--outdir")
out, sources = pathlib.Path(arguments[at + 1]), [pathlib.Path(a) for a in arguments[at + 2:]]
seen = {{"arguments": arguments, "environment": dict(os.environ), "cwd": os.getcwd()}}
pathlib.Path({log!r}).write_text(json.dumps(seen))
{body}
"""
COPY = """
for source in sources:
    made = out / (source.stem + "." + target.partition(":")[0])
    made.write_bytes(source.read_bytes())
"""


@pytest.fixture
def fake(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Put a script in the place of LibreOffice; the returned path is its log."""

    def make(body: str) -> Path:
        folder = tmp_path_factory.mktemp("fake")
        log, script = folder / "log.json", folder / "soffice"
        text = SCRIPT.format(python=sys.executable, log=str(log), body=body)
        script.write_text(text, encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setenv("GOVLINT_SOFFICE", str(script))
        return log

    return make


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder for temporary files, and let nothing else be used."""
    import tempfile

    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
