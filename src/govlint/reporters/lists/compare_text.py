"""A comparison of regions for people: how much is the same, where it departs, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govlint.model.finding import Severity
from govlint.model.listing import Comparison, Difference, Rate
from govlint.reporters.lists.lines import NARROWEST, indented, labelled, table, weights
from govlint.reporters.lists.tally import Worst, by_region, compare_summary, worst
from govlint.reporters.lists.terms import (
    POLICY_TERMS,
    REFERENCE_MEANINGS,
    REFERENCE_TERMS,
    counts,
    field_term,
    level_term,
    named,
    share,
    weight_term,
    where,
)
from govlint.reporters.paint import Paint, painter
from govlint.reporters.visible import visible

REGIONS_SHOWN = 40
FIELDS_SHOWN = 40
BODIES_SHOWN = 10
WORST_SHOWN = 10
NAMES_SHOWN = 5
Rates = Mapping[str, Rate]


def to_text_compare(comparison: Comparison, width: int = 100, paint: Paint | None = None) -> str:
    """Return the result of ``lists compare`` for a terminal, ending with a line feed.

    Args:
        comparison: the result.
        width: columns to use.
        paint: colours; None: plain text.
    """
    paint = paint or painter(False)
    width = max(width, NARROWEST)
    parts = (
        _head(comparison, width, paint),
        _regions(comparison, width, paint),
        _fields(comparison, width, paint),
        _bodies(comparison, width, paint),
        _worst(worst(comparison), width, paint),
        _presence(comparison, width, paint),
        _review(comparison, width, paint),
        _next(comparison, width, paint),
        _total(comparison, paint),
    )
    shown = [list(part) for part in parts]
    return "\n\n".join("\n".join(lines) for lines in shown if lines) + "\n"


def _head(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    found = compare_summary(comparison)
    unread = f"（其中 {found['unreadable']} 个读不了）" if found["unreadable"] else ""
    rows = f"{found['rows']} 行，对上 {found['matched']} 行，归成 {found['items']} 个事项"
    yield from indented(f"比对 {found['regions']} 个地区{unread}：{rows}", 0, width)
    named = REFERENCE_TERMS.get(comparison.reference, comparison.reference)
    path = f" {comparison.reference_path}" if comparison.reference_path else ""
    meaning = REFERENCE_MEANINGS.get(comparison.reference, "")
    yield from indented(f"标准：{named}{path}。{meaning}。", 0, width)
    overall = comparison.consistency.overall
    yield paint(f"同一事项同一标准率 {share(overall.rate)}", "head")
    told = (
        f"两个以上地区都有的事项 {overall.compared} 个，应当一致的字段全都一致的 "
        f"{overall.consistent} 个"
    )
    yield from indented(told, 2, width)
    for region in comparison.regions:
        if region.items.error is not None:
            word = paint("读不了", "error")
            yield f"  {visible(region.name)} {word}：{visible(region.items.error)}"


def _regions(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    tallies = by_region(comparison)
    rates = comparison.consistency.regions
    read = [region for region in comparison.regions if region.items.error is None]
    ordered = sorted(read, key=lambda region: _lowest(rates.get(region.name)))
    rows = [["地区", "级别", "事项", "一致率", "错误", "警告", "缺少", "待核对"]]
    for region in ordered[:REGIONS_SHOWN]:
        tally, rate = tallies[region.name], rates.get(region.name)
        numbers = (tally.errors, tally.warnings, tally.missing, tally.review)
        height = region.items.frame.height
        shown = [
            region.name,
            level_term(region.level),
            str(height),
            share(rate.rate if rate else None),
        ]
        rows.append([*shown, *map(str, numbers)])
    yield paint("各地区（一致率低的在前）", "head")
    yield from table(rows, 2, width)
    yield from _left_out(len(ordered) - REGIONS_SHOWN, "个地区")


def _lowest(rate: Rate | None) -> float:
    return 2.0 if rate is None or rate.rate is None else rate.rate


def _left_out(number: int, words: str) -> Iterator[str]:
    if number > 0:
        yield f"  另有 {number} {words}没有列出"


def _fields(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    fields = comparison.consistency.fields
    by_field = comparison.counts.by_field
    if not fields:
        return
    rows = [["字段", "要求", "一致率", "可比事项", "不合处"]]
    ordered = sorted(fields, key=lambda name: (_lowest(fields[name]), name))
    for name in ordered[:FIELDS_SHOWN]:
        policy = POLICY_TERMS.get(comparison.policies.get(name, ""), "")
        numbers = (fields[name].compared, by_field.get(name, 0))
        rows.append([field_term(name), policy, share(fields[name].rate), *map(str, numbers)])
    yield paint("各字段（一致率低的在前）", "head")
    yield from table(rows, 2, width, right=2)
    yield from _left_out(len(ordered) - FIELDS_SHOWN, "个字段")


def _bodies(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    bodies = {name: rate for name, rate in comparison.consistency.bodies.items() if rate.compared}
    if not bodies:
        return
    ordered = sorted(bodies, key=lambda name: (_lowest(bodies[name]), -bodies[name].compared, name))
    rows = [["部门", "一致率", "可比事项"]]
    rows += [
        [name, share(bodies[name].rate), str(bodies[name].compared)]
        for name in ordered[:BODIES_SHOWN]
    ]
    yield paint("各部门（一致率低的在前）", "head")
    yield from table(rows, 2, width)
    yield from _left_out(len(ordered) - BODIES_SHOWN, "个部门")


def _worst(found: Sequence[Worst], width: int, paint: Paint) -> Iterator[str]:
    if not found:
        return
    yield paint("不一致最多的事项", "head")
    for one in found[:WORST_SHOWN]:
        code = f"（{one.basic_code}）" if one.basic_code else ""
        yield from indented(f"{named(one.name)}{code}：{one.places} 处", 2, width)
        for finding in one.findings:
            yield from _difference(finding, width, paint)
    yield from _left_out(len(found) - WORST_SHOWN, "个事项")


def _difference(one: Difference, width: int, paint: Paint) -> Iterator[str]:
    told = f"{weight_term(one.severity, one.outcome)} {one.code} {one.message}"
    yield from indented(" ".join(told.split()), 4, width)
    places = _named(f"{place.region} {where(place.place)}".strip() for place in one.places)
    yield from indented(places, 6, width, lambda line: paint(line, "dim"))


def _named(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" 等 {len(listed)} 个" if len(listed) > NAMES_SHOWN else ""
    return "、".join(listed[:NAMES_SHOWN]) + more


def _presence(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    found = [one for one in comparison.findings if one.field == "presence"]
    missing = [one for one in found if one.verdict == "missing"]
    only = [one for one in found if one.verdict == "only_here"]
    if missing:
        yield paint(f"有的地区缺少的事项 {len(missing)} 个", "head")
        yield from _standing(missing, width)
    if only:
        yield paint(f"只有个别地区列出的事项 {len(only)} 个", "head")
        yield from _standing(only, width)


def _standing(found: Sequence[Difference], width: int) -> Iterator[str]:
    ordered = sorted(found, key=lambda one: (not counts(one.severity, one.outcome), one.matter))
    for one in ordered[:WORST_SHOWN]:
        places = _named(place.region for place in one.places)
        yield from indented(f"{named(one.matter)}：{places}", 2, width)
    yield from _left_out(len(found) - WORST_SHOWN, "个")


def _review(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    number = compare_summary(comparison)["review"]
    if number:
        yield paint(f"待核对 {number} 行", "review")
        told = "这些行可能与别处的某个事项是同一个，程序不能肯定，没有合并，也没有比对"
        yield from indented(told, 2, width)
    if comparison.grains:
        yield f"拆分或合并的事项 {len(comparison.grains)} 组（一处列成一项，别处列成几项）"
    for line in comparison.unused_decisions:
        yield from labelled("没有用上的决定", line, 0, width)


def _next(comparison: Comparison, width: int, paint: Paint) -> Iterator[str]:
    yield paint("下一步", "head")
    steps = ["-o 结果.xlsx --format xlsx 写出对照表和各地区的待办，--format html 写出可筛选的网页"]
    if compare_summary(comparison)["review"]:
        steps.append("在工作簿的“待核对”表里填“决定”列，再用 --decisions 结果.xlsx 重新比对")
    if comparison.reference != "catalogue":
        steps.append("有统一的事项目录时，用 --catalogue 指明，就以目录为准")
    for number, step in enumerate(steps, 1):
        yield from indented(f"{number}. {step}", 2, width)


def _total(comparison: Comparison, paint: Paint) -> Iterator[str]:
    found = compare_summary(comparison)
    levels = {level.value: found[level.value] for level in list(Severity)[:3]}
    shown = weights(levels, found["findings_to_review"], paint)
    yield f"共发现：{shown}"
    yield f"按 {visible(comparison.day)} 有效的规定检查"
