from __future__ import annotations

import pytest

import govlint
from govlint.builder.changes import apply_changes
from govlint.builder.template import load_template, template_names
from govlint.builder.text import build_text
from govlint.model.elements import Layout
from govlint.model.finding import Outcome, Severity
from govlint.readers import read
from govlint.structure import recognise
from govlint.text.width import display_width
from tests.builder.support import recognised, wanted

EACH = pytest.mark.parametrize("name", template_names())
FORMS = {"letter": Layout.LETTER, "order": Layout.ORDER, "minutes": Layout.MINUTES}
"""Forms that are not the general one."""


@EACH
def test_the_text_holds_every_element(name: str) -> None:
    template = load_template(name)
    official = recognise(read(build_text(template), name=f"{name}.txt"))
    assert recognised(official) == wanted(template)


def test_what_is_drawn_leaves_no_trace_and_a_stamp_is_a_name() -> None:
    def text(name: str, *changes: str) -> list[str]:
        template = apply_changes(load_template(name), list(enumerate(changes, 1)))
        return build_text(template).decode().splitlines()

    assert "　" * 16 + "省　长　　王某某" in text("order", "signature_stamp.picture = true")
    assert text("letter")[0] == "甲市人民政府办公室"
    assert text("joint_sealed")[:3] == ["甲市教育局", "甲市财政局", "文件"]
    assert text("reply") == text("reply", "remove seal")


def test_what_stands_beside_a_part_stands_on_its_line() -> None:
    lines = build_text(load_template("joint_request")).decode().splitlines()
    upper = next(line for line in lines if "签发人" in line)
    lower = next(line for line in lines if "甲教发" in line)
    assert upper == "　" * 16 + "签发人：王某某　李某某"
    assert lower.startswith("　甲教发〔2024〕8号　")
    before = lower.partition("张某某")[0]
    assert display_width(before) / 2 == pytest.approx(20, abs=0.6)


def test_cells_of_a_table_are_parted_by_tabs() -> None:
    lines = build_text(load_template("tables")).decode().splitlines()
    assert "单位\t电话\t传真" in lines
    assert sum("\t" in line for line in lines) == 25 + 5


def test_indents_are_blanks() -> None:
    lines = build_text(load_template("notice")).decode().splitlines()
    assert "　　一、压实工作责任" in lines
    assert "　　　　　2.防汛隐患排查表" in lines
    assert "　" * 18 + "甲市人民政府" in lines
    assert not any("\t" in line or line.endswith("　") for line in lines)


@EACH
def test_a_conformant_text_has_no_error_and_no_warning(name: str) -> None:
    raw = build_text(load_template(name))
    for layout in (None, FORMS.get(name, Layout.STANDARD)):
        report = govlint.check(raw, name=f"{name}.txt", layout=layout, allow_classified=True)
        (file,) = report.files
        assert file.error is None
        assert [it.code for it in file.findings if it.severity is not Severity.INFO] == []
        assert not any(it.outcome is Outcome.REVIEW for it in file.findings)
