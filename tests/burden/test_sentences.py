"""Invented sentences, each in a small invented notice: the right rule, and silence."""

from __future__ import annotations

import datetime
import tomllib
from collections import Counter
from functools import cache
from typing import Any

import pytest

from govlint import resources
from govlint.engine.options import Options
from govlint.engine.run import Session, check_document, session_of
from govlint.model.finding import Finding, Severity
from govlint.structure import recognise
from tests.structure.support import document

DAY = datetime.date(2026, 3, 9)
FAMILIES = ("B-DEM", "B-MTG", "B-CHK")
NOTICES = {
    "": (
        "甲市文化和旅游局关于做好公共文化服务工作的通知",
        "各县区文化和旅游局，各乡镇（街道）：",
        "为做好今年公共文化服务工作，现将有关事项通知如下。",
        "甲市文化和旅游局",
    ),
    "meeting": (
        "甲市人民政府关于召开全市公共文化服务工作会议的通知",
        "各县区人民政府，市政府各部门：",
        "市政府定于近期召开会议，由副市长李某主持并讲话，现将有关事项通知如下。",
        "甲市人民政府",
    ),
    "province_meeting": (
        "甲省人民政府关于召开全省公共文化服务工作会议的通知",
        "各市州人民政府，省政府各部门：",
        "省政府定于近期召开会议，现将有关事项通知如下。",
        "甲省人民政府",
    ),
}
"""Title, recipients, opening and signature around a sentence."""
LEAST = {"silent": 200, "violating": 150}
SHARE = 0.95
FEWEST_NEGATED = 50


def _sentences(name: str) -> list[dict[str, Any]]:
    text = (resources.data("corpus") / "burden" / f"{name}.toml").read_text("utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["sentence"]
    return found


@cache
def _session() -> Session:
    return session_of(Options(select=FAMILIES, date=DAY))


def findings(entry: dict[str, Any]) -> tuple[Finding, ...]:
    """Return what the rules find in the notice around a sentence."""
    title, recipients, opening, issuer = NOTICES[entry.get("notice", "")]
    lines = (title, recipients, opening, entry["text"], issuer, "2026年3月9日")
    return check_document(recognise(document(*lines)), _session()).findings


@pytest.mark.parametrize("entry", _sentences("silent"), ids=lambda entry: entry["text"][:24])
def test_no_finding_above_info(entry: dict[str, Any]) -> None:
    loud = [one for one in findings(entry) if one.severity is not Severity.INFO]
    assert [(one.code, one.evidence) for one in loud] == []


def _is_found(entry: dict[str, Any]) -> bool:
    return any(
        entry["code"] in (one.code, *one.also) and one.evidence == entry["text"]
        for one in findings(entry)
    )


def test_violating_sentences_are_found_with_the_right_code() -> None:
    entries = [entry for entry in _sentences("violating") if entry["code"].startswith(FAMILIES)]
    missed = [(entry["code"], entry["text"]) for entry in entries if not _is_found(entry)]
    assert len(missed) <= (1 - SHARE) * len(entries), missed


def test_the_corpora_are_as_large_as_they_have_to_be() -> None:
    sizes = {name: len(_sentences(name)) for name in LEAST}
    assert all(sizes[name] >= least for name, least in LEAST.items()), sizes
    kinds = Counter(entry["kind"] for entry in _sentences("silent"))
    assert kinds["negated"] >= FEWEST_NEGATED
    assert {"quoted", "abolishing", "statutory", "emergency", "self", "single_report"} <= set(kinds)


def test_every_sentence_stands_once_and_says_why() -> None:
    texts = [entry["text"] for name in LEAST for entry in _sentences(name)]
    assert [text for text, count in Counter(texts).items() if count > 1] == []
    assert all(entry["reason"] for entry in _sentences("silent"))
