from __future__ import annotations

import json

from govlint.readers import read
from govlint.reporters.tasks.analysis import tasks_json, tasks_text
from govlint.structure import recognise
from tests.conftest import Golden
from tests.reporters.tasks.plans import NAME, PLAN

OFFICIAL = recognise(read(PLAN.encode(), name=NAME))


def test_text(golden: Golden) -> None:
    golden("show-tasks.txt", tasks_text(OFFICIAL, 80))


def test_json(golden: Golden) -> None:
    text = tasks_json(OFFICIAL)
    golden("show-tasks.json", text)
    clauses = [one for sentence in json.loads(text)["sentences"] for one in sentence["clauses"]]
    assert {"must", "must_not", "state"} <= {one["modality"] for one in clauses}
    reported = next(one for one in clauses if "工程进度" in one["text"])
    assert reported["recipients"] == ["市水利局"]
    assert reported["cadence"] == {"text": "每季度", "period": "P3M", "times": 1}


def test_hostile_text_is_made_visible() -> None:
    official = recognise(read("各县要\x1b[2J加强\u202e巡查。".encode(), name="\x1b.txt"))
    assert not set(tasks_text(official)) & set("\x1b\u202e")
