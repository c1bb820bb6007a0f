"""A comparison and a report on lists, made by hand, for the tests of their reporters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from govlint.model.finding import Outcome, RuleOutcome, Severity
from govlint.model.grid import GridProblem
from govlint.model.items import ItemList, ListKind
from govlint.model.listing import (
    Alignment,
    Comparison,
    Consistency,
    Counts,
    Departure,
    Difference,
    Grain,
    ListFinding,
    ListPlace,
    ListReport,
    ListsReport,
    Rate,
    RegionList,
)

HEADERS = {
    "name": "事项名称",
    "basic_code": "基本编码",
    "type": "事项类型",
    "basis": "设定依据",
    "legal_limit": "办结时限/法定",
    "promised_limit": "办结时限/承诺",
    "materials": "申请材料",
    "body": "实施主体",
}
MATTERS = (
    ("小型水库蓄水验收", "000101001000", "行政许可"),
    ("露天演出场地备案", "001001002000", "其他行政权力"),
    ("街头书摊经营许可", "000101003000", "行政许可"),
    ("古树移植审批", "000101004000", "行政许可"),
    ("民间渡口年检", "000601005000", "行政检查"),
)
LIMITS = {"甲市": "20个工作日", "乙市": "20个工作日", "丙市": "30个工作日", "丁市": "20个工作日"}
SOURCE = "国务院关于在线政务服务的若干规定 第4条"


def frame(rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Make the frame of a list."""
    schema = {**dict.fromkeys(HEADERS, pl.String), "row": pl.UInt32, "sheet": pl.String}
    schema |= {"table": pl.UInt32, "page": pl.UInt32}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


def matter_row(number: int, row: int, region: str, **changes: str) -> dict[str, object]:
    """Make the row of a matter as a region prints it."""
    name, code, kind = MATTERS[number]
    return {
        "name": name,
        "basic_code": code,
        "type": kind,
        "basis": "《某省水库条例》第九条",
        "legal_limit": LIMITS.get(region, "20个工作日"),
        "promised_limit": "10个工作日",
        "materials": "1.申请书；2.身份证明",
        "body": "水务局" if number == 0 else "文化局",
        "row": row,
        "sheet": "事项",
        **changes,
    }


def items(path: str, region: str, rows: Sequence[Mapping[str, object]]) -> ItemList:
    """Make a list as read."""
    return ItemList(path, "xlsx", region, frame(rows), HEADERS, ListKind.SERVICES, title="事项清单")


def regions() -> tuple[RegionList, ...]:
    """Make four lists of four cities; the last could not be read."""
    lists = (
        items("清单/甲市.xlsx", "甲市", [matter_row(n, n + 3, "甲市") for n in range(5)]),
        items(
            "清单/乙市.xlsx",
            "乙市",
            [
                matter_row(0, 3, "乙市"),
                matter_row(1, 4, "乙市", promised_limit="5个工作日"),
                matter_row(2, 5, "乙市", materials="1.申请书；2.身份证明；3.居住证明"),
                matter_row(3, 6, "乙市", name="=古树迁移许可", basic_code=""),
            ],
        ),
        items(
            "清单/丙市.xlsx",
            "丙市",
            [
                matter_row(0, 3, "丙市"),
                matter_row(1, 4, "丙市", legal_limit="20个工作日", type="行政确认"),
                matter_row(3, 5, "丙市", legal_limit="20个工作日"),
                matter_row(4, 6, "丙市", name="河灯节活动登记", basic_code=""),
            ],
        ),
        ItemList("清单/丁市.xlsx", None, "丁市", frame([]), {}, error="文件已损坏，打不开"),
    )
    return tuple(RegionList(str(one.region), 3, one, "某省") for one in lists)


def place(row: int | None) -> ListPlace:
    """Make a place in the sheet of the samples."""
    return ListPlace(row, "事项" if row else None)


def difference(
    code: str, number: int | None, field: str, verdict: str, **given: object
) -> Difference:
    """Make a finding of the comparison."""
    name, basic, _ = MATTERS[number] if number is not None else ("河灯节活动登记", "", "")
    made = Difference(
        code=code,
        name="法定办结时限不一致",
        source=SOURCE,
        severity=Severity.ERROR,
        outcome=Outcome.FAIL,
        field=field,
        policy="Eq4",
        verdict=verdict,
        item=None if number is None else f"m{number + 1}",
        matter=name,
        basic_code=basic,
        expected="20个工作日",
        expected_from="majority",
        places=(),
        message=f"“{name}”与多数地区不一致。",
        how="改成与标准一致；确有依据的，把依据写进设定依据。",
    )
    return replace(made, **given)  # type: ignore[arg-type]


def findings() -> tuple[Difference, ...]:
    """Make one finding of each verdict."""
    return (
        difference(
            "L-TIME-1",
            0,
            "legal_limit",
            "different",
            places=(Departure("丙市", place(3), "30个工作日"),),
        ),
        difference(
            "L-TYPE-1",
            1,
            "type",
            "different",
            name="事项类型不一致",
            expected="其他行政权力",
            places=(Departure("丙市", place(4), "行政确认"),),
        ),
        difference(
            "L-TIME-2",
            1,
            "promised_limit",
            "better",
            name="承诺时限更短",
            policy="Dir",
            severity=Severity.OFF,
            expected="10个工作日",
            places=(Departure("乙市", place(4), "5个工作日"),),
        ),
        difference(
            "L-MAT-1",
            2,
            "materials",
            "unjustified",
            name="多要材料",
            policy="EqR",
            severity=Severity.WARNING,
            expected="1.申请书；2.身份证明",
            places=(Departure("乙市", place(5), "1.申请书；2.身份证明；3.居住证明"),),
        ),
        difference(
            "L-PWR-11",
            2,
            "presence",
            "missing",
            name="别处有这里没有",
            severity=Severity.WARNING,
            expected="列入清单",
            places=(Departure("丙市", place(None), None),),
        ),
        difference(
            "L-PWR-11",
            None,
            "presence",
            "only_here",
            name="只有这里有",
            severity=Severity.INFO,
            outcome=Outcome.REVIEW,
            expected=None,
            expected_from=None,
            places=(Departure("丙市", place(6), "河灯节活动登记"),),
        ),
    )


def alignment() -> Alignment:
    """Make the alignment of the samples."""
    matched = [
        (0, 0, 0, "code"),
        (0, 1, 1, "code"),
        (0, 2, 2, "code"),
        (0, 3, 3, "code"),
        (0, 4, 4, "code"),
        (1, 0, 0, "code"),
        (1, 1, 1, "code"),
        (1, 2, 2, "code"),
        (2, 0, 0, "code"),
        (2, 1, 1, "name"),
        (2, 2, 3, "similar"),
    ]
    rows: list[tuple[object, ...]] = [
        (*one, 1.0 if one[3] == "code" else 0.95, "matched", "") for one in matched
    ]
    rows += [
        (1, 3, None, "similar", 0.72, "review", "名称相近但没有编码"),
        (2, 3, None, "", 0.0, "only_here", ""),
    ]
    return Alignment(
        matters=pl.DataFrame(
            [(n, *one, None) for n, one in enumerate(MATTERS)],
            schema={
                "matter": pl.UInt32,
                "name": pl.String,
                "basic_code": pl.String,
                "type": pl.String,
                "catalogue": pl.UInt32,
            },
            orient="row",
        ),
        rows=pl.DataFrame(
            rows,
            schema={
                "region": pl.UInt32,
                "position": pl.UInt32,
                "matter": pl.UInt32,
                "method": pl.String,
                "confidence": pl.Float64,
                "outcome": pl.String,
                "reason": pl.String,
            },
            orient="row",
        ),
        candidates=pl.DataFrame(
            [(1, 3, 3, 0.72, "similar"), (1, 3, 2, 0.41, "similar")],
            schema={
                "region": pl.UInt32,
                "position": pl.UInt32,
                "matter": pl.UInt32,
                "confidence": pl.Float64,
                "method": pl.String,
            },
            orient="row",
        ),
    )


def comparison(**changes: object) -> Comparison:
    """Make a comparison of four cities, one of them unreadable, with something of everything."""
    made = Comparison(
        tool="govlint 0.1.0",
        day="2026-03-01",
        reference="majority",
        reference_path=None,
        regions=regions(),
        catalogue=None,
        alignment=alignment(),
        findings=findings(),
        consistency=Consistency(
            overall=Rate(1, 4),
            fields={"type": Rate(3, 4), "legal_limit": Rate(3, 4), "materials": Rate(3, 4)},
            regions={"甲市": Rate(4, 4), "乙市": Rate(2, 3), "丙市": Rate(1, 3)},
            bodies={"水务局": Rate(0, 1), "文化局": Rate(1, 3)},
            cells={
                ("甲市", "type"): Rate(4, 4),
                ("甲市", "legal_limit"): Rate(4, 4),
                ("甲市", "materials"): Rate(4, 4),
                ("乙市", "type"): Rate(3, 3),
                ("乙市", "legal_limit"): Rate(3, 3),
                ("乙市", "materials"): Rate(2, 3),
                ("丙市", "type"): Rate(2, 3),
                ("丙市", "legal_limit"): Rate(2, 3),
            },
        ),
        counts=Counts(
            by_code={"L-MAT-1": 1, "L-PWR-11": 1, "L-TIME-1": 1, "L-TYPE-1": 1},
            by_field={"legal_limit": 1, "materials": 1, "presence": 1, "type": 1},
            by_region={"乙市": 1, "丙市": 3},
        ),
        policies={
            "type": "Eq4",
            "legal_limit": "Eq4",
            "promised_limit": "Dir",
            "materials": "EqR",
            "place": "Free",
        },
        grains=(
            Grain(
                ("甲市", place(7), MATTERS[4][0]),
                (("乙市", place(8), "渡口船只年检"), ("乙市", place(9), "渡口码头年检")),
                0.83,
            ),
        ),
        unused_decisions=("第9行：乙市“某事项”与“别的事项”同一事项：找不到这一行",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def finding(code: str, row: int | None, **given: object) -> ListFinding:
    """Make a finding of one list."""
    made = ListFinding(
        code=code,
        name="承诺时限长于法定时限",
        source=SOURCE,
        severity=Severity.ERROR,
        outcome=Outcome.FAIL,
        field="promised_limit",
        place=place(row),
        message="承诺 30个工作日，比法定的 20个工作日还长。",
        why="承诺时限是对法定时限的压缩。",
        how="把承诺时限改到不长于法定时限。",
        evidence="30个工作日",
        expected="不长于 20个工作日",
        actual="30个工作日",
        matter=MATTERS[0][0],
    )
    return replace(made, **given)  # type: ignore[arg-type]


def report() -> ListsReport:
    """Make a report on two lists, one of them unreadable."""
    first = replace(
        regions()[0].items,
        unknown=("序号", "备注2"),
        problems=(GridProblem("duplicate_column", "第4列和第9列都叫“设定依据”，只用了前一列"),),
    )
    found = (
        finding("L-TIME-2", 3),
        finding("L-TIME-2", 5, matter=MATTERS[2][0]),
        finding(
            "L-CODE-7",
            4,
            name="编码重复",
            field="basic_code",
            rows=(4, 6),
            message="两个事项用了同一个编码。",
            expected=None,
            actual=None,
            severity=Severity.WARNING,
            matter=MATTERS[1][0],
        ),
        finding(
            "L-NEG-1",
            None,
            name="本地自设负面清单",
            field=None,
            outcome=Outcome.REVIEW,
            severity=Severity.ERROR,
            matter="",
            evidence="产业准入负面清单",
            expected=None,
            actual=None,
        ),
    )
    outcomes = (
        RuleOutcome("L-PWR-3", Outcome.NOT_CHECKED, "没有责任事项列"),
        RuleOutcome("L-PWR-4", Outcome.NOT_CHECKED, "没有责任事项列"),
        RuleOutcome("L-ID-1", Outcome.NOT_CHECKED, "没有唯一标识列"),
    )
    lists = (
        ListReport(first, found, outcomes),
        ListReport(regions()[3].items),
        ListReport(regions()[1].items),
    )
    return ListsReport(lists, "govlint 0.1.0", "2026-03-01")
