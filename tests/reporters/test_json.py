from __future__ import annotations

import json
from typing import Any

from govlint.model.elements import Element
from govlint.model.finding import Suppressed, Suppression
from govlint.model.position import Location
from govlint.reporters.json import file_object, location_object, to_json, to_jsonl
from tests.conftest import Golden
from tests.reporters import samples


def test_golden(golden: Golden) -> None:
    golden("report.json", to_json(samples.full()))


def test_contract_keys() -> None:
    content = json.loads(to_json(samples.full()))
    assert list(content) == ["version", "tool", "configuration", "files", "summary"]
    assert content["version"] == 1
    file = content["files"][0]
    wanted = {"path", "format", "sha256", "kind", "layout", "stage", "elements", "findings"}
    assert wanted | {"not_checked", "metrics", "error", "suppressed"} <= set(file)
    assert content["files"][2]["kind"] is None
    assert content["files"][3]["error"]


def test_one_occurrence_is_an_object_and_several_are_a_list() -> None:
    elements: dict[str, Any] = file_object(samples.file_report())["elements"]
    assert elements["title"]["text"] == samples.TITLE
    assert elements["title"]["location"]["block"] == 2
    assert [item["text"] for item in elements["note"]] == ["各村", "𠮷祥镇"]


def test_offsets_are_code_points() -> None:
    note = file_object(samples.file_report())["elements"]["note"][1]
    place = note["location"]
    assert samples.LONG[place["start"] : place["end"]] == "𠮷祥镇"


def test_cell_and_box_only_where_known() -> None:
    assert "cell" not in location_object(Location(0, 0, 1))
    shown = location_object(Location(0, 0, 1, cell=(1, 2), box=(0.0, 1.0, 2.0, 3.0)))
    assert shown["cell"] == [1, 2]
    assert shown["box"] == [0.0, 1.0, 2.0, 3.0]


def test_empty_elements_are_left_out() -> None:
    official = samples.official()
    object.__setattr__(official, "elements", {Element.TITLE: ()})
    assert file_object(samples.file_report(official=official))["elements"] == {}


def test_undecodable_names_stay_readable_for_every_consumer() -> None:
    text = to_json(samples.report(samples.file_report(path="坏\udcff名.txt")))
    assert json.loads(text.encode())["files"][0]["path"] == "坏\\xff名.txt"


def test_what_a_terminal_obeys_is_escaped_but_means_the_same() -> None:
    evil = "\x1b[2J\x9b\u202e甲"
    text = to_json(samples.report(samples.file_report(path=evil)))
    assert not set(text) & set("\x1b\x9b\u202e")
    assert json.loads(text)["files"][0]["path"] == evil


def test_jsonl_has_one_object_a_line() -> None:
    lines = to_jsonl(samples.full()).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["path"] for line in lines] == [
        file.path for file in samples.full().files
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_json(samples.full()) == to_json(samples.full())


def test_what_was_set_aside_and_what_is_gone_from_the_baseline() -> None:
    aside = Suppressed(samples.finding("P01"), "comment", "原件如此", "核稿人")
    asked = Suppression("comment", "第 3 行", "P01", "原件如此", "used", 1)
    entry = {"code": "P32", "fingerprint": "0", "element": "body", "message": "甲"}
    shown = file_object(
        samples.file_report(suppressed=(aside,), suppressions=(asked,), gone=(entry,))
    )
    [found] = shown["suppressed"]
    assert found["code"] == "P01"
    assert found["suppression"] == {"kind": "comment", "reason": "原件如此", "author": "核稿人"}
    assert shown["suppressions"] == [
        {
            "kind": "comment",
            "place": "第 3 行",
            "code": "P01",
            "reason": "原件如此",
            "status": "used",
            "count": 1,
            "problem": "",
        }
    ]
    assert shown["gone"] == [entry]
