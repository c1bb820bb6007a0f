from __future__ import annotations

import govlint
from govlint.builder.template import load_template, template_names
from govlint.builder.text import build_text
from govlint.model.elements import Layout
from govlint.model.finding import Outcome, Severity
from govlint.readers import read
from govlint.structure import recognise
from tests.builder.support import recognised, wanted


def test_the_text_holds_every_element() -> None:
    template = load_template("notice")
    official = recognise(read(build_text(template), name="notice.txt"))
    assert recognised(official) == wanted(template)


def test_indents_are_blanks() -> None:
    lines = build_text(load_template("notice")).decode().splitlines()
    assert "　　一、压实工作责任" in lines
    assert "　　　　　2.防汛隐患排查表" in lines
    assert "　" * 18 + "甲市人民政府" in lines
    assert not any("\t" in line or line.endswith("　") for line in lines)


def test_a_conformant_text_has_no_error_and_no_warning() -> None:
    for name in template_names():
        raw = build_text(load_template(name))
        for layout in (None, Layout.STANDARD):
            file = govlint.check(raw, name=f"{name}.txt", layout=layout).files[0]
            assert [it.code for it in file.findings if it.severity is not Severity.INFO] == []
            assert not any(it.outcome is Outcome.REVIEW for it in file.findings)
