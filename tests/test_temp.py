"""A check leaves nothing behind but the pack in the user's cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import NOTICE, docx

SOURCE = Path(__file__).parents[1] / "src"


def files(folder: Path) -> dict[str, bytes]:
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in folder.rglob("*")
        if place.is_file()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="home and temp folders are set elsewhere")
@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_nothing_is_left_behind(form: str, tmp_path: Path) -> None:
    home, temp, work = (tmp_path / name for name in ("home", "temp", "work"))
    for folder in (home, temp, work):
        folder.mkdir()
    (work / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (work / "notice.docx").write_bytes(docx(NOTICE))
    (work / "broken.docx").write_bytes(docx(NOTICE)[:-200])
    before = files(work)
    environment = {
        "HOME": str(home),
        "TMPDIR": str(temp),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SOURCE),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "govlint", "check", ".", "--format", form, "--jobs", "2"],
        cwd=work,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr.decode()
    assert files(work) == before
    assert files(temp) == {}
    left = list(files(home))
    assert left
    assert all(place.startswith(".cache/govlint/pack-") for place in left)
