from __future__ import annotations

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.flow import flow
from govlint.builder.paragraphs import Grid, Paragraph
from govlint.builder.spec import TemplateError
from govlint.builder.template import load_template, parse_template
from govlint.model.blocks import Alignment
from govlint.model.units import from_mm


def grids(name: str, *changes: str) -> list[tuple[Paragraph, Grid]]:
    template = apply_changes(load_template(name), list(enumerate(changes, 1)))
    return [(it, it.grid) for it in flow(template) if it.grid is not None]


def test_a_table_fills_the_width_of_its_page() -> None:
    (wide, first), (narrow, second) = grids("tables")
    assert (wide.section, narrow.section) == ("landscape", "portrait")
    assert sum(first.widths) == pytest.approx(from_mm(225.0), abs=0.5)
    assert sum(second.widths) == pytest.approx(from_mm(156.0), abs=0.5)
    assert [len(grid.rows) for grid in (first, second)] == [25, 5]
    assert first.widths[0] < first.widths[3]
    head, row = first.rows[0][0][0], first.rows[1][0][0]
    assert (head.lines[0][0].look.font, row.lines[0][0].look.font) == ("黑体", "仿宋")


def test_rows_of_a_table_change_as_text() -> None:
    ((_, grid),) = grids("detached", "insert table 甲\\t乙\\n丙\\t丁 after attachment_body")
    assert [[cell[0].text for cell in row] for row in grid.rows] == [["甲", "乙"], ["丙", "丁"]]


def test_organs_of_a_joint_mark_share_a_word() -> None:
    ((mark, grid),) = grids("joint_unsealed")
    assert mark.role == "issuer_mark"
    ((names, word),) = grid.rows
    assert [name.text for name in names] == [
        "甲市住房和城乡建设局",
        "甲市自然资源和规划局",
        "甲市市场监督管理局",
    ]
    assert [it.text for it in word] == ["文件"]
    assert {name.look.align for name in names} == {Alignment.DISTRIBUTE}
    assert mark.height == pytest.approx(3 * 40.0)
    assert mark.text.split("\n")[-1] == "文件"


def test_the_word_can_stand_lower() -> None:
    ((_, grid),) = grids("joint_sealed", "mark_word.before = 30pt")
    ((_, (word,)),) = grid.rows
    assert word.look.before == 30.0


def test_a_word_without_organs_is_a_mark() -> None:
    template = apply_changes(load_template("joint_sealed"), [(1, "remove issuer_mark")])
    first = flow(template)[0]
    assert (first.role, first.text, first.grid) == ("issuer_mark", "文件", None)


@pytest.mark.parametrize("rows", ['"甲"', "[]", '[["甲"], ["乙", "丙"]]', '["甲"]'])
def test_rows_have_as_many_cells_as_one_another(rows: str) -> None:
    with pytest.raises(TemplateError, match="每行的格数相同"):
        parse_template(f"parts = [\n{{ table = {rows} }},\n]", "", "例")
