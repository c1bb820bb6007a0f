from __future__ import annotations

import csv
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from govlint.cli.ledgers import LEDGERS
from govlint.cli.main import main
from tests.reporters.tasks.plans import PLAN

UNDATED = "甲市水利局关于做好清淤工作的通知\n\n各县水利局：\n\n各县要于4月底前建立台账。\n"
MARKED = PLAN.replace("甲市人民政府办公室关于", "机密★1年\n\n甲市人民政府办公室关于", 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.txt").write_text(PLAN, encoding="utf-8")
    Path("undated.txt").write_text(UNDATED, encoding="utf-8")
    Path("broken.docx").write_bytes(b"PK\x03\x04broken")
    Path("empty").mkdir()
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Return the JSON ledger of a run that ends with 0."""
    assert main(["tasks", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", [name for name in LEDGERS if name != "xlsx"])
@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["plan.txt"], 0),
        (["plan.txt", "broken.docx"], 3),
        (["plan.txt", "no-such.txt"], 3),
        (["empty"], 2),
        (["."], 3),
    ],
)
def test_exit_codes_are_the_same_for_every_format(form: str, paths: list[str], code: int) -> None:
    assert main(["tasks", *paths, "--format", form]) == code


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", "plan.txt", "no-such.txt", "--format", "json"]) == 3
    good, bad = json.loads(capsys.readouterr().out)["files"]
    assert good["error"] is None
    assert len(good["tasks"]) == 6
    assert bad["tasks"] == []
    assert "\n" not in bad["error"]


@pytest.mark.usefixtures("folder")
def test_a_mark_of_secrecy_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("marked.txt").write_text(MARKED, encoding="utf-8")
    assert main(["tasks", "marked.txt", "--format", "json"]) == 3
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["tasks"] == []
    assert "密级" in file["error"]
    assert told(capsys, "marked.txt", "--allow-classified")["files"][0]["tasks"]


@pytest.mark.usefixtures("folder")
def test_due(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "plan.txt", "--due", "2024-05-10")
    states = [row["status"] for row in found["files"][0]["tasks"]]
    assert states == ["late", "soon", "late", "open", "open", "open"]
    assert (found["summary"]["late"], found["summary"]["soon"]) == (2, 1)
    near = told(capsys, "plan.txt", "--due", "2024-05-10", "--within", "4")
    assert near["summary"]["soon"] == 0


@pytest.mark.usefixtures("folder")
def test_date_stands_in_for_a_missing_document_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "undated.txt")["files"][0]["tasks"][0]["deadline"] is None
    found = told(capsys, "undated.txt", "--date", "2026-03-06")["files"][0]
    assert (found["document_date"], found["tasks"][0]["deadline"]) == ("2026-03-06", "2026-04-30")


@pytest.mark.usefixtures("folder")
def test_facts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("facts.toml").write_text('kind = "通知"\nstage = "final"\n', encoding="utf-8")
    assert told(capsys, "plan.txt", "--facts", "facts.toml")["summary"]["tasks"] == 6
    Path("facts.toml").write_text('knd = "通知"\n', encoding="utf-8")
    assert main(["tasks", "plan.txt", "--facts", "facts.toml"]) == 2


@pytest.mark.usefixtures("folder")
def test_csv_in_a_file_is_utf8_with_its_mark() -> None:
    assert main(["tasks", "plan.txt", "--format", "csv", "-o", "out.csv"]) == 0
    raw = Path("out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(raw.decode("utf-8-sig").splitlines()))) == 7


@pytest.mark.usefixtures("folder")
def test_xlsx_goes_to_a_file() -> None:
    pytest.importorskip("xlsxwriter")
    assert main(["tasks", "plan.txt", "--format", "xlsx"]) == 2
    assert main(["tasks", "plan.txt", "--format", "xlsx", "-o", "out.xlsx"]) == 0
    assert zipfile.is_zipfile("out.xlsx")


@pytest.mark.usefixtures("folder")
def test_without_its_writer_xlsx_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert main(["tasks", "plan.txt", "--format", "xlsx", "-o", "out.xlsx"]) == 2
    said = capsys.readouterr().err
    assert "govlint[lists]" in said
    assert said.count("\n") == 1
    assert not Path("out.xlsx").exists()


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_read_is_never_written_over() -> None:
    assert main(["tasks", "plan.txt", "-o", "plan.txt"]) == 2
    assert Path("plan.txt").read_text(encoding="utf-8") == PLAN


@pytest.mark.usefixtures("folder")
def test_show_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "tasks", "plan.txt"]) == 0
    assert "▸ 必须" in capsys.readouterr().out
    assert main(["show", "tasks", "plan.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["document_date"] == "2024-03-11"
