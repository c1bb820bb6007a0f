from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from govlint.model.listing import Consistency, ListPlace, Rate
from govlint.reporters.lists import json as reporter
from tests.conftest import Golden
from tests.reporters.lists import samples


def compared(**changes: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reporter.to_json_compare(samples.comparison(**changes)))
    return found


def test_check(golden: Golden) -> None:
    golden("lists-check.json", reporter.to_json_check(samples.report()))


def test_compare(golden: Golden) -> None:
    golden("lists-compare.json", reporter.to_json_compare(samples.comparison()))


def test_check_has_every_key_of_the_contract() -> None:
    found = json.loads(reporter.to_json_check(samples.report()))
    assert {"version", "tool", "lists", "summary"} <= set(found)
    first = found["lists"][0]
    wanted = {"path", "format", "region", "rows", "columns", "problems", "findings", "not_checked"}
    assert {*wanted, "error"} <= set(first)
    finding = first["findings"][0]
    assert {"code", "severity", "outcome", "field", "sheet", "table", "row", "rows"} <= set(finding)
    assert {"message", "evidence", "expected", "actual", "confidence"} <= set(finding)
    assert first["not_checked"][0] == {"code": "L-PWR-3", "reason": "没有责任事项列"}
    assert found["summary"] == {
        "files": 3,
        "unreadable": 1,
        "rows": 9,
        "error": 2,
        "warning": 1,
        "info": 0,
        "review": 1,
    }


def test_compare_has_every_key_of_the_contract() -> None:
    found = compared()
    assert {"version", "tool", "reference", "regions", "items", "unmatched", "findings"} <= set(
        found
    )
    assert found["reference"] == {"kind": "majority", "path": None}
    assert {"name", "path", "level", "rows", "problems", "error"} <= set(found["regions"][0])
    match = found["items"][0]["matches"][0]
    assert {"region", "sheet", "table", "row", "name", "method", "confidence"} <= set(match)
    assert match["outcome"] == "matched"
    finding = found["findings"][0]
    assert {"code", "severity", "outcome", "field", "policy", "verdict", "item", "name"} <= set(
        finding
    )
    assert {"basic_code", "expected", "expected_from", "places", "message", "confidence"} <= set(
        finding
    )
    assert finding["places"] == [
        {"region": "丙市", "sheet": "事项", "table": None, "row": 3, "actual": "30个工作日"}
    ]
    assert found["consistency"]["fields"]["type"] == {
        "rate": 0.75,
        "consistent": 3,
        "compared": 4,
    }
    assert found["consistency"]["regions"]["乙市"] == {
        "rate": 0.6667,
        "consistent": 2,
        "aligned": 3,
    }
    assert set(found["counts"]) == {"by_code", "by_field", "by_region"}


def test_every_row_stands_once_in_items_and_unmatched() -> None:
    found = compared()
    places = [
        (match["region"], match["row"]) for item in found["items"] for match in item["matches"]
    ]
    places += [(one["region"], one["row"]) for one in found["unmatched"]]
    assert len(set(places)) == len(places) == found["summary"]["rows"] == 13
    assert found["unmatched"][0]["candidates"][0] == {
        "item": "m4",
        "confidence": 0.72,
        "method": "similar",
    }


def test_brief_leaves_out_items_and_unmatched_and_nothing_else() -> None:
    whole = compared()
    brief = json.loads(reporter.to_json_compare(samples.comparison(), brief=True))
    assert brief.pop("items") == brief.pop("unmatched") == []
    assert brief == {
        name: value for name, value in whole.items() if name not in ("items", "unmatched")
    }


def test_long_arrays_say_the_same_on_single_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reporter.to_json_compare(samples.comparison())
    monkeypatch.setattr(reporter, "LONGEST_INDENTED", 0)
    lines = reporter.to_json_compare(samples.comparison())
    assert json.loads(lines) == json.loads(whole)
    assert len(lines.splitlines()) < len(whole.splitlines())


def test_a_rate_of_nothing_is_null() -> None:
    nothing = Consistency(Rate(0, 0))
    assert compared(consistency=nothing)["consistency"]["rate"] is None


def test_a_page_is_told_where_there_is_one() -> None:
    one = samples.finding("L-TIME-2", 3, place=ListPlace(3, None, 2, 7))
    listed = replace(samples.report().lists[0], findings=(one,))
    text = reporter.to_json_check(replace(samples.report(), lists=(listed,)))
    assert json.loads(text)["lists"][0]["findings"][0]["page"] == 7


def test_hostile_text_is_still_json_that_utf8_can_hold() -> None:
    one = samples.difference("L-TIME-1", 0, "legal_limit", "different", message="\u202e\udc80\x1b")
    text = reporter.to_json_compare(samples.comparison(findings=(one,)))
    assert "\u202e" not in text
    assert json.loads(text.encode())["findings"][0]["message"] == "\u202e\\x80\x1b"
