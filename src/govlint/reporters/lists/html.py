"""A comparison of regions as one HTML page.

The page holds everything: it opens with a double click, loads nothing and prints. A policy in it
lets its own style and script run and nothing else. Without the script everything is listed.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.resources import files

from govlint.model.listing import Comparison
from govlint.reporters.lists.page import __name__ as assets
from govlint.reporters.lists.page.heat import heat_map, shade_rules
from govlint.reporters.lists.page.matters import (
    MOST_LINES,
    Section,
    matter,
    sections,
    weight_of,
    within,
)
from govlint.reporters.lists.page.overview import overview, queue
from govlint.reporters.lists.terms import field_rank, field_term
from govlint.reporters.sidebyside.escaping import told

TITLE = "同一事项跨地区对照"
WEIGHTS = (("error", "错误"), ("warning", "警告"), ("info", "提示"), ("review", "需人工判断"))
BETTER = ("better", "更优")


def to_html(comparison: Comparison) -> str:
    """Return the page of a comparison."""
    style, script = _asset("page.css") + shade_rules(), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{TITLE}</title>\n<style>{style}</style>\n</head>\n<body>",
        f"<header>\n<h1>{TITLE}</h1>",
        overview(comparison),
        "</header>\n<main>",
        heat_map(comparison),
        *_matters(comparison),
        queue(comparison),
        f"</main>\n<footer>{told(comparison.tool)} · 按 {told(comparison.day)} 检查</footer>",
        f"<script>{script}</script>\n</body>\n</html>\n",
    )
    return "\n".join(filter(None, parts))


def _asset(name: str) -> str:
    """Return a part of the page as browsers hash it: with plain line feeds."""
    return (files(assets) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _matters(comparison: Comparison) -> Iterator[str]:
    found = sections(comparison)
    yield '<section aria-labelledby="matters">\n<h2 id="matters">有差别的事项</h2>'
    if not found:
        yield "<p>没有差别。</p>\n</section>"
        return
    shown = within(found, MOST_LINES)
    numbers = {region.name: number for number, region in enumerate(comparison.regions)}
    yield _told(found, shown)
    yield _filters(comparison, shown)
    for section in shown:
        yield matter(section, numbers)
    yield "</section>"


def _told(found: Sequence[Section], shown: Sequence[Section]) -> str:
    told_all = f"共 {len(found)} 个事项，问题重的在前，地区多的在前。"
    if len(shown) < len(found):
        told_all += (
            f"一页最多列 {MOST_LINES} 行差别，这里只有前 {len(shown)} 个事项；"
            "全部见 --format xlsx 的“差异明细”表。"
        )
    return f'<p class="note">{told_all}</p>'


def _filters(comparison: Comparison, shown: Sequence[Section]) -> str:
    entries = [entry for section in shown for entry in section.entries]
    fields = sorted({entry.one.field for entry in entries}, key=field_rank)
    departing = {place.region for entry in entries for place in entry.places}
    used = {weight_of(entry.one)[0] for entry in entries}
    regions = [
        (str(number), region.name)
        for number, region in enumerate(comparison.regions)
        if region.name in departing
    ]
    weights = [pair for pair in (*WEIGHTS, BETTER) if pair[0] in used]
    return "\n".join(
        (
            '<form class="filters needs-script" aria-label="筛选">',
            _choice("region", "地区", "全部地区", regions),
            _choice("field", "字段", "全部字段", [(name, field_term(name)) for name in fields]),
            _choice("weight", "轻重", "全部", weights),
            '<label>文字 <input id="words" type="search" placeholder="事项名称、编码、内容">'
            "</label>",
            '<button type="reset">清除</button>',
            f'<output id="shown" aria-live="polite">{len(shown)} 个事项</output>',
            "</form>",
        )
    )


def _choice(name: str, label: str, everything: str, options: Sequence[tuple[str, str]]) -> str:
    shown = "".join(
        f'<option value="{told(value)}">{told(term)}</option>' for value, term in options
    )
    return (
        f'<label>{label} <select id="{name}"><option value="">{everything}</option>'
        f"{shown}</select></label>"
    )
