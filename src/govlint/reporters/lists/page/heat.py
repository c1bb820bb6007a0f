"""The heat map of consistency by region and field, as a drawing and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.listing import Comparison, Rate
from govlint.reporters.lists.shades import NOTHING, SHADES, Shade, shade_of
from govlint.reporters.lists.terms import field_rank, field_term, share
from govlint.reporters.sidebyside.escaping import told
from govlint.reporters.sidebyside.tables import table
from govlint.text.width import display_width, truncate_around

REGIONS_SHOWN = 60
OVERALL = "总体"
_LABEL = 20
"""Columns of a terminal that the name of a region may take."""
_CELL, _ROW, _HEAD, _UNIT = 52, 26, 116, 8.0
Cells = Sequence[tuple[str, Rate | None]]


def heat_map(comparison: Comparison) -> str:
    """Return the section of the heat map; empty where nothing could be compared."""
    fields = fields_of(comparison)
    if not fields:
        return ""
    names = regions_of(comparison)
    return "\n".join(
        (
            '<section aria-labelledby="heat">',
            '<h2 id="heat">各地区、各字段的一致率</h2>',
            f'<p class="note">{_note(comparison, names)}</p>',
            _legend(),
            f'<div class="wide">{_drawing(comparison, names, fields)}</div>',
            "<details><summary>同样的数字，排成表格</summary>",
            f'<div class="wide">{_table(comparison, names, fields)}</div>\n</details>',
            "</section>",
        )
    )


def fields_of(comparison: Comparison) -> list[str]:
    """Return the fields that were compared, in their order."""
    found = {name for name, rate in comparison.consistency.fields.items() if rate.compared}
    return sorted(found, key=field_rank)


def regions_of(comparison: Comparison) -> list[str]:
    """Return the regions to show: all, or those with the lowest rates where there are many."""
    names = [region.name for region in comparison.regions if region.items.error is None]
    if len(names) <= REGIONS_SHOWN:
        return names
    rates = comparison.consistency.regions
    return sorted(names, key=lambda name: (_low(rates.get(name)), name))[:REGIONS_SHOWN]


def _low(rate: Rate | None) -> float:
    return 2.0 if rate is None or rate.rate is None else rate.rate


def _note(comparison: Comparison, names: Sequence[str]) -> str:
    read = sum(region.items.error is None for region in comparison.regions)
    cut = (
        f"地区太多，只画一致率最低的 {len(names)} 个（共 {read} 个）。" if read > len(names) else ""
    )
    return (
        f"颜色越深，一致的越少。格里是一致的事项占可比的事项的百分比；“—”是没有可比的。{cut}"
        '<span class="needs-script">点一格，下面只列这个地区的这个字段。</span>'
    )


def _legend() -> str:
    shown = "".join(
        f'<li><span class="swatch s-{shade.name}"></span>{shade.words}</li>'
        for shade in (*SHADES, NOTHING)
    )
    return f'<ul class="legend" aria-label="图例">{shown}</ul>'


def _drawing(comparison: Comparison, names: Sequence[str], fields: Sequence[str]) -> str:
    left = int(max(map(display_width, map(_label, names)), default=4) * _UNIT) + 12
    columns = len(fields) + 1
    width, height = left + columns * _CELL + 60, _HEAD + len(names) * _ROW + 4
    head = (_column(left + n * _CELL, term) for n, term in enumerate(_terms(fields)))
    rows = (
        _drawn(name, _HEAD + n * _ROW, left, _cells(comparison, name, fields))
        for n, name in enumerate(names)
    )
    about = f"热力图：{len(names)} 个地区、{len(fields)} 个字段的一致率，数字见下面的表格"
    return (
        f'<svg class="heat" role="img" aria-label="{about}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">\n'
        + "\n".join((*head, *(line for row in rows for line in row)))
        + "\n</svg>"
    )


def _terms(fields: Sequence[str]) -> list[str]:
    return [OVERALL, *map(field_term, fields)]


def _label(name: str) -> str:
    return truncate_around(name, 0, 0, _LABEL)[0]


def _column(x: int, term: str) -> str:
    place = f"{x + _CELL // 2} {_HEAD - 8}"
    return f'<text class="top" transform="translate({place}) rotate(-45)">{told(term)}</text>'


def _cells(comparison: Comparison, region: str, fields: Sequence[str]) -> Cells:
    found = comparison.consistency
    own = [(name, found.cells.get((region, name))) for name in fields]
    return [("", found.regions.get(region)), *own]


def _drawn(region: str, y: int, left: int, cells: Cells) -> Iterator[str]:
    name = told(region)
    middle = y + _ROW // 2 + 4
    yield f'<text class="side" x="{left - 8}" y="{middle}">{told(_label(region))}</text>'
    for number, (field, rate) in enumerate(cells):
        x = left + number * _CELL
        shade = shade_of(rate.rate if rate else None)
        term = field_term(field) if field else OVERALL
        yield (
            f'<g class="cell" data-r="{name}" data-f="{told(field)}">'
            f"<title>{name} {told(term)}：{_told(rate)}</title>"
            f'<rect class="s-{shade.name}" x="{x}" y="{y}" width="{_CELL}" height="{_ROW}"/>'
            f'<text class="t-{shade.name}" x="{x + _CELL // 2}" y="{middle}">{_short(rate)}</text>'
            "</g>"
        )


def _told(rate: Rate | None) -> str:
    if rate is None or rate.rate is None:
        return share(None)
    return f"{share(rate.rate)}（{rate.consistent}/{rate.compared}）"


def _short(rate: Rate | None) -> str:
    """Return a rate in a few figures; only what is wholly the same is called 100."""
    if rate is None or rate.rate is None:
        return "—"
    if rate.consistent == rate.compared:
        return "100"
    return f"{min(rate.rate * 100, 99.9):.1f}"


def _table(comparison: Comparison, names: Sequence[str], fields: Sequence[str]) -> str:
    rows = (
        f'<th scope="row">{told(name)}</th>'
        + "".join(f"<td>{_told(rate)}</td>" for _, rate in _cells(comparison, name, fields))
        for name in names
    )
    return table(["地区", *map(told, _terms(fields))], rows, "numbers")


def shade_rules() -> str:
    """Return the style of the shades."""
    return "\n".join(map(_rule, (*SHADES, NOTHING))) + "\n"


def _rule(shade: Shade) -> str:
    name = shade.name
    return (
        f".s-{name} {{ fill: {shade.fill}; background: {shade.fill}; }}\n"
        f".heat .cell .t-{name} {{ fill: {shade.ink}; }}"
    )
