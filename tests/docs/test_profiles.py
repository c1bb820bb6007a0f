from __future__ import annotations

import re
from pathlib import Path

import pytest

from govlint.engine.api import check_paths
from govlint.engine.config import load
from govlint.engine.requests import from_sidecar
from govlint.reporters import choices
from govlint.rules.registry import load_rules
from tests.samples import NOTICE
from tests.scripts import ROOT


def blocks(kind: str) -> list[str]:
    text = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    province, city, settings, sidecar = blocks("toml")
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "province.toml").write_text(province, encoding="utf-8")
    (tmp_path / "office.toml").write_text(city, encoding="utf-8")
    (tmp_path / "govlint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "notice.txt.govlint.toml").write_text(sidecar, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_report_shown_is_that_of_the_profiles_shown(office: Path) -> None:
    report = check_paths(["notice.txt"], load(office / "govlint.toml"))
    lines = [line.replace(office.as_posix() + "/", "") for line in choices.summary_lines(report)]
    assert "\n".join([*lines, ""]) == blocks("text")[0]


def test_the_file_beside_a_document_is_valid(office: Path) -> None:
    known = load_rules()
    found = from_sidecar(str(office / "notice.txt"))
    assert {known.get(one.code).code for one in found} == {"F725-3", "P32", "F731-3"}
    assert all(one.reason for one in found)
