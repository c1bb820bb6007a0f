from lxml import etree

from govlint.model.blocks import Paragraph, Run, Table
from govlint.readers.html_table import grid, stray_texts, table_rows


def parse(markup: str) -> etree._Element:
    root = etree.fromstring(f"<table>{markup}</table>", etree.HTMLParser())
    found = root.find(".//table")
    assert found is not None
    return found


def table(markup: str) -> Table | None:
    rows, _ = table_rows(parse(markup))
    return grid(rows, lambda cell, path: (Paragraph((Run(cell.text or ""),), path=path),), "t", 7)


def test_spans_move_later_cells() -> None:
    made = table("<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d")
    assert made is not None
    assert [(c.row, c.column, c.text) for c in made.cells] == [
        (0, 0, "a"),
        (0, 1, "b"),
        (1, 1, "c"),
        (1, 2, "d"),
    ]
    assert (made.rows, made.columns, made.line) == (2, 3, 7)
    assert made.cells[2].blocks[0].path == "t/tr[2]/td[1]"


def test_a_row_span_ends_with_the_table() -> None:
    made = table("<tr><td rowspan=99999>a<td colspan=99999>b<td rowspan=x colspan=-1>c")
    assert made is not None
    assert [(c.row_span, c.column_span) for c in made.cells] == [(1, 1), (1, 100), (1, 1)]


def test_wide_spans_do_not_add_up_without_end() -> None:
    made = table("<tr>" + "<td colspan=100>x" * 300)
    assert made is not None
    assert len(made.cells) == 300
    assert made.columns == 1_000 + 290


def test_groups_of_rows_are_read_in_order() -> None:
    made = table("<thead><tr><th>a</thead><tbody><tr><td>b</tbody>")
    assert made is not None
    assert made.text == "a\nb"


def test_no_cells_no_table() -> None:
    assert table("<tr></tr>") is None


def test_what_stands_beside_cells_is_not_lost() -> None:
    element = parse("表题<caption>题注</caption><tr><td>a</td>漏<td>b</td></tr>尾")
    _, strays = table_rows(element)
    assert [stray.tag for stray in strays] == ["caption"]
    assert "".join(stray_texts(element)) == "漏尾表题"
