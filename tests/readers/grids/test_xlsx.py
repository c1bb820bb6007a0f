"""xlsx files: what a person sees in each cell, and where it stands."""

from __future__ import annotations

import datetime
import io
import random
import zipfile
from dataclasses import replace

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart

from govlint.model.grid import Grid, Merged
from govlint.readers.errors import ReadError
from govlint.readers.grids import xlsx
from govlint.readers.grids.read import LIST_LIMITS
from govlint.readers.grids.xlsx import read_xlsx
from tests.readers.grids.books import book, cells, kinds, packed, sheet_xml


def read(raw: bytes) -> tuple[Grid, ...]:
    return read_xlsx(raw, LIST_LIMITS)


def one(raw: bytes) -> Grid:
    (grid,) = read(raw)
    return grid


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def rows(*values: str) -> str:
    """Return rows with one cell each, in column A: the inner XML and the attributes of a cell."""
    made = []
    for number, value in enumerate(values, 1):
        attributes, _, inner = value.partition("|")
        made.append(f'<row r="{number}"><c r="A{number}"{attributes}>{inner}</c></row>')
    return "".join(made)


def column(raw: bytes) -> list[str | None]:
    grid = one(raw)
    return [row[0] for row in cells(grid)]


def test_a_list_of_openpyxl() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "权责清单"
    sheet["B3"] = "事项名称"
    sheet["C3"] = "承诺时限"
    sheet["B4"] = "取水许可\n（首次申请）"
    sheet["C4"] = 20
    sheet["D4"] = datetime.date(2026, 3, 1)
    sheet["E4"] = "000123456"
    sheet["F4"] = "1152000000000000013000105001001"
    sheet["G4"] = 0.2
    sheet["G4"].number_format = "0%"
    sheet["H4"] = True
    grid = one(saved(workbook))
    assert grid.sheet == "权责清单"
    assert grid.first_row == 3
    assert grid.number_of(1) == 4
    assert grid.frame.columns == [str(number) for number in range(8)]
    assert cells(grid) == [
        [None, "事项名称", "承诺时限", None, None, None, None, None],
        [
            None,
            "取水许可\n（首次申请）",
            "20",
            "2026-03-01",
            "000123456",
            "1152000000000000013000105001001",
            "20%",
            "TRUE",
        ],
    ]
    assert grid.problems == ()


@pytest.mark.parametrize("constant_memory", [True, False])
def test_a_list_of_xlsxwriter(constant_memory: bool) -> None:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"constant_memory": constant_memory})
    sheet = workbook.add_worksheet("清单")
    date = workbook.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    sheet.write_string(0, 0, "  前后有空格 & <尖括号>  ")
    sheet.write_datetime(1, 0, datetime.datetime(2026, 3, 1), date)
    sheet.write_number(2, 0, 0.1 + 0.2)
    sheet.write_string(3, 0, "一\r\n二_x000D_三")
    workbook.close()
    assert column(stream.getvalue()) == [
        "  前后有空格 & <尖括号>  ",
        "2026-03-01",
        "0.3",
        "一\n二_x000D_三",
    ]


def test_shared_strings() -> None:
    strings = (
        "<si><t>取水</t></si><si/><si><r><t>行政</t></r><r><rPr/><t xml:space='preserve'> 许可</t>"
        "</r><rPh sb='0' eb='1'><t>xing</t></rPh></si><si><t>甲&amp;乙&#x4E00;</t></si>"
        "<si><t>一_x000D_\n二_x005F_x000D_</t></si><si><t/></si>"
    )
    raw = book(
        sheet_xml(rows(*[f' t="s"|<v>{number}</v>' for number in range(6)])), strings=strings
    )
    assert column(raw) == ["取水", None, "行政 许可", "甲&乙一", "一\n二_x000D_"]


def test_a_missing_shared_string_is_told() -> None:
    raw = book(sheet_xml(rows(' t="s"|<v>0</v>', ' t="s"|<v>7</v>')), strings="<si><t>甲</t></si>")
    grid = one(raw)
    assert cells(grid) == [["甲"]]
    assert kinds(grid) == ["damaged"]
    assert "A2" in grid.problems[0].message


def test_inline_strings() -> None:
    raw = book(
        sheet_xml(
            rows(
                ' t="inlineStr"|<is><t>取水</t></is>',
                ' t="inlineStr"|<is><r><t>行政</t></r><r><t>许可</t></r><rPh sb="0" eb="1"><t>x</t>'
                "</rPh></is>",
                ' t="inlineStr"|<is><t><![CDATA[<甲>]]></t></is>',
            )
        )
    )
    assert column(raw) == ["取水", "行政许可", "<甲>"]


def test_rich_text_of_openpyxl() -> None:
    workbook = openpyxl.Workbook()
    bold = TextBlock(InlineFont(b=True), "行政")
    workbook.active["A1"] = CellRichText(bold, "许可")
    assert column(saved(workbook)) == ["行政许可"]


def test_values_of_formulas() -> None:
    raw = book(
        sheet_xml(
            rows(
                "|<f>1+1</f><v>2</v>",
                ' t="str"|<f>A&amp;B</f><v>甲乙</v>',
                ' t="str"|<f>""</f><v></v>',
                ' t="b"|<f>TRUE()</f><v>1</v>',
                "|<f>SUM(B1:B3)</f>",
                "|<f t='shared' si='0'/><v></v>",
                ' t="e"|<f>NA()</f><v>#N/A</v>',
                "|<v>1</v>",
            )
        )
    )
    grid = one(raw)
    assert [row[0] for row in cells(grid)] == ["2", "甲乙", None, "TRUE", None, None, None, "1"]
    assert kinds(grid) == ["formula", "error_value"]
    assert "A5、A6" in grid.problems[0].message
    assert "A7" in grid.problems[1].message


def test_formulas_of_a_writer_that_cannot_calculate() -> None:
    """openpyxl leaves the value out, XlsxWriter puts a 0: neither is a result."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "=1+1"
    workbook.active["A2"] = "x"
    assert kinds(one(saved(workbook))) == ["formula"]
    stream = io.BytesIO()
    writer = xlsxwriter.Workbook(stream)
    sheet = writer.add_worksheet()
    sheet.write_formula("A1", "=1+1")
    sheet.write_formula("A2", "=1+1", value=2)
    sheet.write_number("A3", 0)
    writer.close()
    grid = one(stream.getvalue())
    assert [row[0] for row in cells(grid)] == ["2", "0"]
    assert grid.first_row == 2
    assert kinds(grid) == ["formula"]


def test_many_cells_are_counted_and_not_listed() -> None:
    grid = one(book(sheet_xml(rows("|<v>1</v>", *["|<f>B1</f>"] * 20))))
    assert "A2、A3、A4、A5、A6 等 20 个单元格" in grid.problems[0].message


def test_a_sheet_of_lost_formulas_is_no_silence() -> None:
    grid = one(book(sheet_xml(rows("|<f>B1</f>"))))
    assert grid.frame.height == 0
    assert kinds(grid) == ["formula"]


def test_formats_and_dates() -> None:
    raw = book(
        sheet_xml(
            rows(
                ' s="1"|<v>46082</v>',
                ' s="2"|<v>46082.5</v>',
                ' s="3"|<v>20</v>',
                ' s="4"|<v>12</v>',
                ' t="d"|<v>2026-03-01T00:00:00</v>',
                ' s="99"|<v>20.0</v>',
                ' s="5"|<v>20</v>',
            )
        ),
        formats=["General", 'yyyy"年"m"月"d"日"', 22, '0"个工作日"', "0000", "@"],
    )
    shown = ["2026-03-01", "2026-03-01 12:00", "20个工作日", "0012", "2026-03-01", "20", "20"]
    assert column(raw) == shown


def test_dates_from_1904() -> None:
    raw = book(
        sheet_xml(rows(' s="1"|<v>44620</v>')),
        formats=["General", 14],
        workbook='<workbookPr date1904="1"/>',
    )
    assert column(raw) == ["2026-03-01"]


def test_a_long_code_stored_as_a_number_is_told() -> None:
    grid = one(
        book(sheet_xml(rows("|<v>1.1520000000000001E+30</v>", "|<v>520123199001011234</v>")))
    )
    assert kinds(grid) == ["precision"]
    assert "A1、A2" in grid.problems[0].message
    assert cells(grid)[1] == ["520123199001011000"]


def test_gaps_between_rows() -> None:
    raw = book(
        sheet_xml(
            '<row r="5"><c r="A5"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c></row>'
            '<row r="12"><c r="C12" s="0"/></row>'
        )
    )
    grid = one(raw)
    assert (grid.first_row, grid.rows) == (5, None)
    assert cells(grid) == [["1", None], [None, None], [None, None], [None, None], [None, "2"]]


def test_a_stray_cell_a_million_rows_down() -> None:
    raw = book(
        sheet_xml(
            '<row r="2"><c r="A2"><v>1</v></c></row><row r="1048000" hidden="1"><c r="A1048000">'
            "<v>2</v></c></row>",
            after='<mergeCells><mergeCell ref="A1048000:A1048001"/><mergeCell ref="A3:A5"/>'
            "</mergeCells>",
        )
    )
    grid = one(raw)
    assert cells(grid) == [["1"], ["2"]]
    assert list(grid.rows or ()) == [2, 1048000]
    assert grid.number_of(1) == 1048000
    assert grid.hidden_rows == {1}
    assert grid.merged == ()


def test_a_sheet_wider_than_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "".join(f'<c r="{name}1"><v>1</v></c>' for name in ("A", "B", "C"))
    long = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(2, 900))
    raw = book(sheet_xml(f'<row r="1">{wide}</row>{long}'))
    assert one(raw).frame.shape == (899, 3)
    monkeypatch.setattr("govlint.readers.grids.sheet_grid._MAX_AREA", 2000)
    assert error_of(raw).code == "limit"


def test_merged_and_hidden() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet["A2"] = "权责清单"
    sheet.merge_cells("A2:D2")
    for at, text in enumerate(["序号", "名称", "备注"], 1):
        sheet.cell(3, at, text)
    for row in range(4, 8):
        sheet.cell(row, 2, f"事项{row}")
    sheet["A4"] = "甲局"
    sheet.merge_cells("A4:A6")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    grid = one(saved(workbook))
    assert grid.first_row == 2
    assert grid.merged == (Merged(0, 0, 0, 2), Merged(2, 0, 4, 0))
    assert grid.hidden_rows == {3}
    assert grid.hidden_columns == {2}


@pytest.mark.parametrize("end", ["", "<!-- -->"])
def test_rows_and_columns_without_height_and_width_are_hidden(end: str) -> None:
    lines = "".join(
        f'<row r="{row}" spans="1:2" ht="{height}" customHeight="1">'
        f'<c r="A{row}"><v>1</v></c><c r="B{row}"><v>1</v></c></row>'
        for row, height in enumerate(["14.25", "0", "0.00", "0.5"], 1)
    )
    columns = '<cols><col min="1" max="1" width="9"/><col min="2" max="2" width="0"/></cols>'
    grid = one(book(sheet_xml(lines + end, before=columns)))
    assert grid.hidden_rows == {1, 2}
    assert grid.hidden_columns == {1}


def test_text_under_a_merged_area_is_left_out() -> None:
    raw = book(
        sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
            '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c></row>',
            after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
        )
    )
    assert cells(one(raw)) == [["1", "2"], [None, "4"]]


def test_hidden_sheets_are_read_and_told() -> None:
    raw = book(*[sheet_xml(rows("|<v>1</v>"))] * 3, states={2: "hidden", 3: "veryHidden"})
    first, second, third = read(raw)
    assert first.problems == ()
    assert kinds(second) == kinds(third) == ["hidden_sheet"]
    assert "表2" in second.problems[0].message


def test_empty_sheets_and_charts_are_left_out() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "甲"
    workbook.create_sheet("空白")["A1"] = "   "
    workbook.create_chartsheet("图").add_chart(BarChart())
    assert [grid.sheet for grid in read(saved(workbook))] == ["Sheet"]


def test_a_book_without_any_cell() -> None:
    grid = one(saved(openpyxl.Workbook()))
    assert grid.frame.height == 0
    assert kinds(grid) == ["empty"]


def test_trailing_blanks_are_dropped() -> None:
    raw = book(
        sheet_xml(
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v> \u3000</v></c></row>'
            '<row r="2"><c r="A2" t="inlineStr"><is><t></t></is></c></row>'
        )
    )
    assert cells(one(raw)) == [["1"]]


IRREGULAR = {
    "prefix": lambda text: (
        text.replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("xmlns=", "xmlns:x=")
        .replace("<x:?", "<?")
    ),
    "comment": lambda text: text.replace("<sheetData>", "<sheetData><!-- </row> -->"),
    "blanks": lambda text: text.replace("><", ">\n  <"),
    "quotes": lambda text: text.replace('"', "'"),
    "no references": lambda text: text.replace(' r="A1"', "").replace(' r="1"', ""),
    "order": lambda text: text.replace('r="A1" t="str"', 't="str" r="A1"'),
    "utf-16": lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
    "cdata": lambda text: text.replace("甲&amp;乙", "<![CDATA[甲&乙]]>"),
    "strict": lambda text: text.replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    "as Excel": lambda text: text,
}


@pytest.mark.parametrize("way", IRREGULAR)
def test_other_ways_to_write_the_same_sheet(way: str) -> None:
    text = sheet_xml(
        '<row r="1" hidden="1"><c r="A1" t="str"><v>甲&amp;乙</v></c></row>'
        '<row r="2"><c r="A2"><f>1</f><v>2</v></c></row><row r="3"/>',
        before='<cols><col min="2" max="3" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    changed = IRREGULAR[way](text)
    raw = book("", extra={"xl/worksheets/s1.xml": changed})
    grid = one(raw)
    assert cells(grid) == [["甲&乙"], ["2"]]
    assert grid.hidden_rows == {0}


CELL = st.one_of(
    st.integers(0, 99999).map(lambda n: f"<v>{n}</v>"),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda n: f"<v>{n!r}</v>"),
    st.just("<f>A1</f>"),
    st.just("<v></v>"),
    st.just("<v/>"),
    st.just(""),
    st.integers(0, 9).map(lambda n: f"<f>A1</f><v>{n}</v>"),
)
TEXT = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="<&\ufffe\uffff"),
    max_size=6,
)
TYPED = st.one_of(
    CELL.map(lambda inner: ("", inner)),
    st.integers(0, 3).map(lambda n: (' t="s"', f"<v>{n}</v>")),
    TEXT.map(lambda t: (' t="str"', f"<v>{t}&lt;_x000A_</v>")),
    TEXT.map(lambda t: (' t="inlineStr"', f"<is><t>{t}</t></is>")),
    st.just((' t="e"', "<v>#REF!</v>")),
    st.just((' t="b"', "<v>1</v>")),
)
PLACES = st.dictionaries(
    st.tuples(st.integers(1, 9), st.sampled_from("ABCZ")), st.tuples(TYPED, st.integers(0, 3))
)


@settings(deadline=None, max_examples=60)
@given(PLACES, st.sets(st.integers(1, 9)))
def test_both_ways_to_read_a_sheet_agree(
    places: dict[tuple[int, str], tuple[tuple[str, str], int]], hidden: set[int]
) -> None:
    lines = []
    for row in sorted({row for row, _ in places} | hidden):
        made = "".join(
            f'<c r="{letter}{row}" s="{style}"{kind}>{inner}</c>'
            for (at, letter), ((kind, inner), style) in sorted(places.items())
            if at == row
        )
        mark = ' hidden="1"' if row in hidden else ""
        lines.append(f'<row r="{row}"{mark}>{made}</row>' if made else f'<row r="{row}"{mark}/>')
    quick, parsed = (
        book(
            sheet_xml("".join(lines) + end),
            strings="<si><t>甲</t></si><si><r><t>乙</t></r></si>",
            formats=["General", 14, "0.00", '0"天"'],
        )
        for end in ("", "<!-- -->")
    )
    first, second = read(quick), read(parsed)
    assert [cells(grid) for grid in first] == [cells(grid) for grid in second]
    for one_way, other in zip(first, second, strict=True):
        assert replace(one_way, frame=other.frame).__dict__ == other.__dict__


def test_the_quick_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet as Excel writes it never reaches the slow parser."""
    raw = book(sheet_xml(rows("|<v>1</v>", ' t="str"|<f>B1</f><v>x</v>')))
    monkeypatch.delattr(xlsx, "_parsed")
    assert column(raw) == ["1", "x"]


def error_of(raw: bytes, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_xlsx(raw, replace(LIST_LIMITS, **limits))
    assert "\n" not in caught.value.message
    return caught.value


GOOD = book(sheet_xml(rows("|<v>1</v>")))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"name,code\n", "mislabelled"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (GOOD[: len(GOOD) // 2], "truncated"),
        (packed({"xl/workbook.bin": b""}), "unsupported"),
        (packed({"mimetype": b"", "content.xml": b""}), "unsupported"),
        (packed({"a.txt": b""}), "mislabelled"),
        (book("<worksheet><sheetData><row></sheetData></worksheet>"), "unreadable"),
        (book(sheet_xml(rows("|<v>1</v>"))[:-30]), "unreadable"),
        (book(sheet_xml(rows("|<v>&unknown;</v>"))), "unreadable"),
        (book(sheet_xml('<row r="9999999"><c r="A9999999"><v>1</v></c></row>')), "unreadable"),
        (book(sheet_xml('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')), "unreadable"),
        (book(sheet_xml(""), extra={"xl/styles.xml": b"<styleSheet"}), "unreadable"),
        (book(sheet_xml(""), extra={"xl/workbook.xml": b"<workbook"}), "unreadable"),
        (book(sheet_xml(""), strings="<si><t>"), "unreadable"),
    ],
)
def test_files_that_cannot_be_read(raw: bytes, code: str) -> None:
    assert error_of(raw).code == code


@pytest.mark.parametrize("part", ["xl/worksheets/s1.xml", "xl/sharedStrings.xml"])
def test_entities_of_a_document_type_are_refused(part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;">]>'
    inner = f"{bomb}<sst><si><t>&b;</t></si></sst>"
    if part.endswith("s1.xml"):
        inner = f"{bomb}<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    raw = book(sheet_xml(rows("|<v>1</v>")), strings="", extra={part: inner.encode()})
    error = error_of(raw)
    assert error.code == "unreadable"
    assert "DOCTYPE" in error.message


def test_bombs_are_refused() -> None:
    huge = packed({"xl/workbook.xml": b" " * (20 * 1024 * 1024)})
    assert error_of(huge).code == "bomb"
    assert error_of(GOOD, max_expanded=100).code == "bomb"
    assert error_of(GOOD, max_entries=2).code == "bomb"
    assert error_of(GOOD, max_bytes=10).code == "limit"


def test_an_entry_that_is_encrypted() -> None:
    raw = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        names = [info.filename for info in archive.infolist()]
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 1)
    assert names
    assert error_of(bytes(raw)).code == "encrypted"


def test_macros_and_templates_are_workbooks_too() -> None:
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    )
    raw = book(sheet_xml(rows("|<v>1</v>")), extra={"[Content_Types].xml": types.encode()})
    assert column(raw) == ["1"]


@settings(deadline=None, max_examples=120)
@given(st.data())
def test_damage_gives_an_error_and_nothing_else(data: st.DataObject) -> None:
    parts = {
        "xl/worksheets/s1.xml": sheet_xml(
            rows("|<v>1</v>", ' t="s"|<v>0</v>', "|<f>A1</f><v>2</v>"),
            after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
        ).encode(),
        "xl/sharedStrings.xml": b"<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>",
        "xl/styles.xml": b'<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    name = data.draw(st.sampled_from(sorted(parts)))
    changed = damaged(parts[name], data)
    raw = book("", strings="", extra={**parts, name: changed})
    if data.draw(st.booleans()):
        raw = damaged(raw, data)
    try:
        grids = read(raw)
    except ReadError as error:
        assert error.message
    else:
        assert grids


def damaged(raw: bytes, data: st.DataObject) -> bytes:
    """Change, leave out or put in some bytes."""
    changed = bytearray(raw)
    for _ in range(data.draw(st.integers(0, 4))):
        if not changed:
            break
        at = data.draw(st.integers(0, len(changed) - 1))
        piece = data.draw(st.one_of(st.binary(max_size=3), st.sampled_from([b"<", b'"', b"9"])))
        changed[at : at + data.draw(st.integers(0, 3))] = piece
    return bytes(changed)


def test_pieces_of_a_big_part_fit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from govlint.readers.grids import xml_stream

    chunks = xml_stream.part_chunks
    draw = random.Random(7)
    texts = [f"事项{draw.randrange(50)}" for _ in range(60)]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    raw = book(
        sheet_xml(rows(*[f' t="s"|<v>{at}</v>' for at in range(60)]), after="<x/>"),
        strings=strings,
    )

    def small(package: object, name: str, size: int = 0) -> object:
        return chunks(package, name, draw.choice([37, 64, 300]))  # type: ignore[arg-type]

    monkeypatch.setattr(xlsx, "part_chunks", small)
    monkeypatch.setattr("govlint.readers.grids.shared_strings.part_chunks", small)
    for _ in range(5):
        assert column(raw) == texts
