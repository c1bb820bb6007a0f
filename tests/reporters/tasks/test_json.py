from __future__ import annotations

import json

from govlint.reporters.tasks.json import to_json
from tests.conftest import Golden
from tests.reporters.tasks.plans import DUE, PLAN, ledger

ROW = {
    "id",
    "sentence",
    "task",
    "lead",
    "partners",
    "deadline",
    "deadline_text",
    "cadence",
    "measure",
    "heading",
    "location",
    "status",
}


def test_the_contract(golden: Golden) -> None:
    text = to_json(ledger(due=DUE, error="文件已损坏"))
    golden("tasks.json", text)
    content = json.loads(text)
    assert all(row.keys() >= ROW for file in content["files"] for row in file["tasks"])
    assert content["files"][1] == {
        "path": "broken.docx",
        "document_date": None,
        "tasks": [],
        "error": "文件已损坏",
    }


def test_locations_lead_back_to_the_text() -> None:
    (file,) = json.loads(to_json(ledger()))["files"]
    lines = PLAN.splitlines()
    for row in file["tasks"]:
        place = row["location"]
        assert lines[place["line"] - 1][place["start"] : place["end"]] in row["sentence"]
