"""Workbooks written by hand, part by part, so that a test says exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from govlint.model.grid import Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    """Return a sheet with some rows."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def styles_xml(formats: Sequence[str | int]) -> str:
    """Return styles: one cell style for each format, a code or the number of a built-in one."""
    custom = [(170 + at, code) for at, code in enumerate(formats) if isinstance(code, str)]
    listed = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for number, code in custom
    )
    numbers = [170 + at if isinstance(code, str) else code for at, code in enumerate(formats)]
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    inner = f"<numFmts>{listed}</numFmts><cellXfs>{cells}</cellXfs>"
    return f'<styleSheet xmlns="{MAIN}">{inner}</styleSheet>'


def book(
    *sheets: str,
    strings: str | None = None,
    formats: Sequence[str | int] = ("General",),
    states: Mapping[int, str] | None = None,
    workbook: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return an xlsx file with sheets named 表1, 表2 …; ``strings`` are elements ``<si>``."""
    states = states or {}
    listed = "".join(
        f'<sheet name="表{at}" sheetId="{at}" r:id="rId{at}"'
        + (f' state="{states[at]}"' if at in states else "")
        + "/>"
        for at in range(1, len(sheets) + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="rId91" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"{workbook}<sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": styles_xml(formats),
    }
    if strings is not None:
        relations += (
            f'<Relationship Id="rId92" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        )
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    )
    parts |= {f"xl/worksheets/s{at}.xml": text for at, text in enumerate(sheets, 1)}
    return packed({**parts, **(extra or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file with some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def cells(grid: Grid) -> list[list[str | None]]:
    """Return the cells of a grid, row by row."""
    return [list(row) for row in grid.frame.rows()]


def kinds(grid: Grid) -> list[str]:
    """Return the kinds of the problems of a grid."""
    return [problem.kind for problem in grid.problems]
