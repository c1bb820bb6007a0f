"""Reports asked of lower levels, and how many a year that makes (B-DEM-2, -3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govlint.burden import guards
from govlint.burden.addressees import paper_of
from govlint.burden.demands import Demand, demands, hit
from govlint.burden.papers import title_of
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.structure.times import Cadence, cadences

NAMES = {
    "P1D": "每日",
    "P1W": "每周",
    "P2W": "每两周",
    "P10D": "每旬",
    "P1M": "每月",
    "P2M": "每两月",
    "P3M": "每季度",
    "P6M": "每半年",
    "P1Y": "每年",
}
OBJECTS = ("县", "区", "乡", "镇", "街道", "村", "市", "州", "省")
MOST_SHOWN = 3
SINGLE, SEVERAL = "一次", "多次"
GENERAL = re.compile(r"[^，]{0,6}(加强|完善|健全|规范|做好|提高)")
MONTHS = re.compile(r"每年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?[、和及，]?){2,}")
"""每年3月、6月、9月: as often as there are months."""
NOT_OFTEN = re.compile(r"例会|排名|小结|分析")
"""Cadences of the upper level's own doings."""


@dataclass(frozen=True, slots=True)
class Report:
    """A demand to report, with the cadences that its clause names."""

    demand: Demand
    often: tuple[Cadence, ...]

    @property
    def per_year(self) -> float:
        """How many reports a year it asks of each unit; a term alone asks for one."""
        return sum(rate.per_year or 0 for rate in self.often) or 1


def implementation(context: Context) -> Iterator[Hit]:
    """B-DEM-2: reports on how a paper is carried out; one finding for the paper."""
    found = _reports(context, "B-DEM-2", "demand")
    if not found:
        return
    heaviest = max(found, key=lambda report: report.per_year)
    rates = [rate for report in found for rate in report.often]
    case = SINGLE if len(found) == 1 and not rates else SEVERAL
    yield hit(
        heaviest.demand,
        case,
        {"count": len(found), "sum": _told(found), "others": _others(found, heaviest)},
    )


def cadence(context: Context) -> Iterator[Hit]:
    """B-DEM-3: more reports a year than the figure of the profile; one finding for the paper."""
    found = [one for one in _reports(context, "B-DEM-3", "report") if one.often]
    total = sum(report.per_year for report in _owed(found))
    if not found or total <= context.parameters["most_reports"]:
        return
    heaviest = max(found, key=lambda report: report.per_year)
    values = {
        "sum": _told(found),
        "total": f"{total:g}",
        "most": f"{context.parameters['most_reports']:g}",
        "others": _others(found, heaviest),
    }
    yield hit(heaviest.demand, values=values)


def _reports(context: Context, code: str, kind: str) -> list[Report]:
    """Return the reports that lower levels owe, those on emergencies aside."""
    if guards.urgent(title_of(context.official) + (paper_of(context).issuer or "")):
        return []
    return [
        Report(demand, _often(demand))
        for demand in demands(context, code, kind)
        if not guards.in_emergency(demand.text, demand.start, demand.end)
        and not _in_general(demand)
    ]


def _in_general(demand: Demand) -> bool:
    """Tell whether reporting is only something to be done better (加强信息报送)."""
    segment = demand.text[: demand.start].rpartition("，")[2] + demand.words
    return bool(GENERAL.match(segment)) and next(cadences(segment), None) is None


def _often(demand: Demand) -> tuple[Cadence, ...]:
    """Return the cadences of the clause that tell a period, each period once."""
    first, last = guards.clause_of(demand.text, demand.start)
    known: dict[str, Cadence] = {}
    for rate in cadences(demand.text[first:last]):
        if rate.period is not None and not NOT_OFTEN.search(rate.text):
            named = MONTHS.match(demand.text, first + rate.start)
            times = named[0].count("月") if named and rate.period == "P1Y" else rate.times
            known.setdefault(rate.period, replace(rate, times=times))
    return tuple(known.values())


def _told(found: Sequence[Report]) -> str:
    """Return the sum as a sentence: 按所写频次，每个县一年要报 16 次（每月 12 次、每季度 4 次）."""
    owed = _owed(found)
    rates = [rate for report in owed for rate in report.often]
    unit = _unit(owed)
    if not rates:
        return f"{unit}要报 {len(owed)} 次"
    total = sum(report.per_year for report in owed)
    parts = [f"{NAMES[rate.period or '']} {rate.per_year:g} 次" for rate in rates]
    once = sum(not report.often for report in owed)
    parts += [f"另有 {once} 次"] if once else []
    return f"按所写频次，{unit}一年要报 {total:g} 次（{'、'.join(parts)}）"


def _owed(found: Sequence[Report]) -> list[Report]:
    """Return the reports of the unit that owes the most; what names nobody is owed by all."""
    named = dict.fromkeys(_lead(report) for report in found if _lead(report)) or {"": None}
    groups = [[one for one in found if _lead(one) in ("", name)] for name in named]
    return max(groups, key=lambda group: sum(report.per_year for report in group))


def _lead(report: Report) -> str:
    duty = report.demand.duty
    return duty.lead[0].name if duty is not None and duty.lead else ""


def _unit(found: Sequence[Report]) -> str:
    """Return what the reporting unit is called: 每个县 where the papers names counties."""
    duty = found[0].demand.duty
    names = "".join(unit.name for unit in duty.lead) if duty is not None else ""
    level = next((word for word in OBJECTS if f"各{word}" in names), None)
    return f"每个{level}" if level else "每个报送单位"


def _others(found: Sequence[Report], shown: Report) -> str:
    rest = [one.demand.sentence.text for one in found if one is not shown][:MOST_SHOWN]
    return "" if not rest else f"另见：{'／'.join(_short(text) for text in rest)}。"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
