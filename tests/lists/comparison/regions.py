"""Regions made by hand: lists, alignments by a column ``matter``, rules of their own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import polars as pl

from govlint.lists.comparing import compare
from govlint.lists.laws import Laws
from govlint.model.items import Field, ItemList
from govlint.model.listing import Alignment, Comparison, Difference, RegionList
from govlint.rules.registry import RuleSet, ruleset

DAY = datetime.date(2026, 3, 1)
Row = Mapping[str, str | int]
CASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "L-NAME-1": (("比较", "应"), ("比较相近", "一般")),
    "L-CODE-8": (("比较", "应"), ("目录外", "应")),
    "L-CODE-10": (("比较", "一般"),),
    "L-TYPE-1": (("比较", "应"),),
    "L-LVL-1": (("比较", "一般"),),
    "L-OBJ-1": (("比较", "一般"),),
    "L-PROC-1": (("比较", "一般"),),
    "L-BASIS-2": (("比较", "应"), ("比较款项", "一般")),
    "L-BASIS-3": (("比较", "应"),),
    "L-BASIS-4": (("比较", "应"),),
    "L-TIME-1": (("比较", "应"), ("比较单位", "一般"), ("比较法定", "应")),
    "L-TIME-3": (("比较", "一般"), ("比较目录", "一般")),
    "L-TIME-5": (("比较", "一般"),),
    "L-FEE-3": (("比较", "一般"), ("比较标准", "一般")),
    "L-VISIT-1": (("比较", "一般"),),
    "L-VISIT-2": (("比较", "一般"),),
    "L-RES-1": (("比较", "一般"),),
    "L-COND-1": (("比较多", "应"), ("比较", "一般")),
    "L-MAT-1": (("比较", "一般"),),
    "L-MAT-2": (("比较", "推荐"),),
    "L-FLOW-1": (("比较", "应"), ("比较不同", "一般"), ("比较少", "推荐")),
    "L-INT-1": (("比较", "应"), ("比较不同", "一般")),
    "L-CONT-1": (("", "一般"),),
    "L-PWR-11": (("缺少", "一般"), ("独有", "一般"), ("目录外", "推荐")),
}


def rules(*codes: str) -> RuleSet:
    """Return rules with the cases that comparison asks for; all of them where none is named."""
    return ruleset([_rule(code, CASES[code]) for code in codes or CASES])


def _rule(code: str, cases: Sequence[tuple[str, str]]) -> Mapping[str, object]:
    pieces = (code, " ", ("where", "printed", None), " ", ("diff", "printed", None))
    message = ("template", pieces)
    return {
        **dict.fromkeys(
            ("scope", "check", "mark", "applies", "test", "fix", "list_check", "valid_from"), None
        ),
        **dict.fromkeys(("valid_to", "strength", "severity"), None),
        **{key: [] for key in ("source", "reads", "each", "lengths", "requires", "lists")},
        **{key: [] for key in ("kinds", "not_kinds", "layouts", "stages", "aliases", "also")},
        **{key: [] for key in ("needs", "facts", "examples")},
        **dict.fromkeys(("form", "across", "masthead", "not_in_draft", "judges_absence"), False),
        **dict.fromkeys(("family", "origin", "file", "message_text", "why", "note"), ""),
        **dict.fromkeys(("measured", "since"), ""),
        "enabled": True,
        "code": code,
        "name": f"规则{code}",
        "slug": code.lower(),
        "how": "改正",
        "parameters": {},
        "message": message,
        "cases": [
            {"name": name, "when": None, "strength": strength, "severity": None, "message": message}
            for name, strength in cases
        ],
    }


def items(name: str, rows: Sequence[Row], headers: Mapping[str, str] | None = None) -> ItemList:
    """Return a list; rows count from 2, the header is row 1."""
    fields = list(dict.fromkeys(key for row in rows for key in row if key != "matter"))
    frame = pl.DataFrame(
        {
            **{
                field: pl.Series([str(row.get(field, "")) for row in rows], dtype=pl.String)
                for field in fields
            },
            "row": pl.Series(range(2, len(rows) + 2), dtype=pl.UInt32),
            "sheet": pl.Series([None] * len(rows), dtype=pl.String),
            "table": pl.Series([None] * len(rows), dtype=pl.UInt32),
            "page": pl.Series([None] * len(rows), dtype=pl.UInt32),
        }
    )
    columns = {field: (headers or {}).get(field, Field(field).term) for field in fields}
    return ItemList(f"{name}.csv", "csv", name, frame, columns)


def compared(
    regions: Mapping[str, Sequence[Row]],
    *,
    catalogue: Sequence[Row] | None = None,
    superiors: Mapping[str, str] | None = None,
    levels: Mapping[str, int] | None = None,
    laws: Laws | None = None,
    policies: Mapping[str, str] | None = None,
    headers: Mapping[str, Mapping[str, str]] | None = None,
    rule_set: RuleSet | None = None,
    alignment: Alignment | None = None,
) -> Comparison:
    """Compare regions; rows are aligned by their ``matter``, those with -1 stand here alone."""
    lists = [
        RegionList(
            name,
            (levels or {}).get(name, 4),
            items(name, rows, (headers or {}).get(name)),
            (superiors or {}).get(name),
        )
        for name, rows in regions.items()
    ]
    upper = items("目录", catalogue) if catalogue is not None else None
    own = alignment or aligned(list(regions.values()), catalogue or ())
    return compare(lists, own, upper, laws or Laws(), policies or {}, DAY, rule_set or rules())


def aligned(regions: Sequence[Sequence[Row]], catalogue: Sequence[Row] = ()) -> Alignment:
    """Return the alignment that the ``matter`` of each row says."""
    known: dict[int, Row] = {}
    upper: dict[int, int] = {}
    for position, row in enumerate(catalogue):
        known.setdefault(int(row.get("matter", position)), row)
        upper[int(row.get("matter", position))] = position
    lines = []
    for region, rows in enumerate(regions):
        for position, row in enumerate(rows):
            matter = int(row.get("matter", 0))
            alone = matter < 0
            if not alone:
                known.setdefault(matter, row)
            outcome = {True: "only_here", False: "matched"}[alone]
            lines.append((region, position, None if alone else matter, "code", 1.0, outcome, ""))
    numbers = sorted(known)
    matters = pl.DataFrame(
        {
            "matter": pl.Series(numbers, dtype=pl.UInt32),
            **{
                field: pl.Series([str(known[n].get(field, "")) for n in numbers], dtype=pl.String)
                for field in ("name", "basic_code", "type")
            },
            "catalogue": pl.Series([upper.get(n) for n in numbers], dtype=pl.UInt32),
        }
    )
    schema = {
        "region": pl.UInt32,
        "position": pl.UInt32,
        "matter": pl.UInt32,
        "method": pl.String,
        "confidence": pl.Float64,
        "outcome": pl.String,
        "reason": pl.String,
    }
    frame = pl.DataFrame(lines, schema=schema, orient="row")
    candidates = pl.DataFrame(
        schema={
            "region": pl.UInt32,
            "position": pl.UInt32,
            "matter": pl.UInt32,
            "confidence": pl.Float64,
            "method": pl.String,
        }
    )
    return Alignment(matters, frame, candidates)


def same(count: int, **fields: str) -> dict[str, list[Row]]:
    """Return regions 甲区, 乙区 … that have one matter alike."""
    names = [f"{char}区" for char in "甲乙丙丁戊己庚辛壬癸"]
    return {name: [{"name": "示例经营许可", **fields}] for name in names[:count]}


def found(comparison: Comparison, code: str) -> list[Difference]:
    """Return the findings of a code."""
    return [finding for finding in comparison.findings if finding.code == code]


def places(difference: Difference) -> list[str]:
    """Return the regions of a finding."""
    return [place.region for place in difference.places]
