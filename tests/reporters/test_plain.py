from __future__ import annotations

import json

from govlint.reporters.plain import elements_json, model_json, plain
from tests.reporters import samples
from tests.reporters.test_show import styled, understood


def test_model_leaves_out_what_is_unknown_or_empty() -> None:
    shown = json.loads(model_json(styled()))
    assert shown["provides"] == ["layout", "text"]
    assert "comments" not in shown
    run = shown["blocks"][0]["runs"][0]
    assert run["text"] == "示例市𠮷祥镇文件"
    assert run["format"] == {
        "font": "方正小标宋简体", "size": 22.0, "bold": True, "color": "FF0000", "hidden": False
    }  # fmt: skip


def test_elements_are_those_of_the_report() -> None:
    shown = json.loads(elements_json(understood()))
    assert shown["elements"]["title"]["text"] == samples.TITLE
    assert [heading["label"] for heading in shown["headings"]] == ["各村", "𠮷祥"]
    assert shown["kind"] == "通知"


def test_sequences_keep_their_empty_places() -> None:
    assert plain((None, "", (1,))) == [None, "", [1]]
