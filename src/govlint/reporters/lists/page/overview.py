"""The head of the page: the rate, the reference, tables of rates; and the review queue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.model.listing import Comparison, Rate
from govlint.model.listing_rows import id_of
from govlint.reporters.lists.rows import standing
from govlint.reporters.lists.tally import by_region, compare_summary
from govlint.reporters.lists.terms import (
    POLICY_MEANINGS,
    POLICY_TERMS,
    REFERENCE_MEANINGS,
    REFERENCE_TERMS,
    field_rank,
    field_term,
    level_term,
    share,
    where,
)
from govlint.reporters.sidebyside.escaping import told
from govlint.reporters.sidebyside.tables import table

BODIES_SHOWN = 60
QUEUE_SHOWN = 500
_CANDIDATES_NAMED = 3


def overview(comparison: Comparison) -> str:
    """Return what stands above the heat map."""
    overall = comparison.consistency.overall
    found = compare_summary(comparison)
    named = REFERENCE_TERMS.get(comparison.reference, comparison.reference)
    path = f"（{told(comparison.reference_path)}）" if comparison.reference_path else ""
    meaning = REFERENCE_MEANINGS.get(comparison.reference, "")
    unread = f"（读不了 {found['unreadable']} 个）" if found["unreadable"] else ""
    return "\n".join(
        (
            f'<p class="rate"><strong>{share(overall.rate)}</strong> 同一事项同一标准率</p>',
            f"<p>两个以上地区都有的事项 {overall.compared} 个，"
            f"应当一致的字段全都一致的 {overall.consistent} 个。</p>",
            f"<p>标准：{told(named)}{path}。{meaning}。</p>",
            f"<p>比对 {found['regions']} 个地区{unread}，{found['rows']} 行："
            f"对上 {found['matched']} 行，"
            f"归成 {found['items']} 个事项；待核对 {found['review']} 行；"
            f"只有一个地区列出的 {found['only_here']} 行。发现错误 {found['error']} 个，"
            f"警告 {found['warning']} 个，提示 {found['info']} 个，"
            f"需人工判断 {found['findings_to_review']} 个。</p>",
            *_tables(comparison),
        )
    )


def _tables(comparison: Comparison) -> Iterator[str]:
    yield _folded("各地区", _regions(comparison), open_=len(comparison.regions) <= 12)
    yield _folded("各字段", _fields(comparison))
    bodies = {name: rate for name, rate in comparison.consistency.bodies.items() if rate.compared}
    if bodies:
        more = f"（一致率最低的 {BODIES_SHOWN} 个）" if len(bodies) > BODIES_SHOWN else ""
        yield _folded(f"各部门{more}", _bodies(bodies))


def _folded(title: str, content: str, open_: bool = False) -> str:
    state = " open" if open_ else ""
    return (
        f'<details{state}><summary>{title}</summary>\n<div class="wide">{content}</div></details>'
    )


def _cells(*cells: object) -> str:
    first, *rest = (told(str(cell)) for cell in cells)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def _rate(rate: Rate | None) -> tuple[str, str]:
    if rate is None or rate.rate is None:
        return "—", "0"
    return share(rate.rate), f"{rate.consistent}/{rate.compared}"


def _regions(comparison: Comparison) -> str:
    tallies = by_region(comparison)
    rates = comparison.consistency.regions
    rows = []
    for region in comparison.regions:
        tally, items = tallies[region.name], region.items
        problems = "；".join(problem.message for problem in items.problems)
        state = f"读不了：{items.error}" if items.error else problems
        numbers = (tally.errors, tally.warnings, tally.missing, tally.review)
        head = (region.name, level_term(region.level), items.frame.height)
        rows.append(_cells(*head, *_rate(rates.get(region.name)), *numbers, items.path, state))
    heads = ["地区", "级别", "事项", "一致率", "一致/可比", "错误", "警告", "缺少", "待核对"]
    return table([*heads, "文件", "文件的问题"], rows, "numbers")


def _fields(comparison: Comparison) -> str:
    rates = comparison.consistency.fields
    policies = comparison.policies
    rows = []
    for name in sorted({*rates, *policies}, key=field_rank):
        policy = policies.get(name, "")
        number = comparison.counts.by_field.get(name, 0)
        words = (POLICY_TERMS.get(policy, ""), POLICY_MEANINGS.get(policy, ""))
        rows.append(_cells(field_term(name), *_rate(rates.get(name)), number, *words))
    heads = ("字段", "一致率", "一致/可比", "不合（处）", "要求", "要求的意思")
    return table(heads, rows, "numbers")


def _bodies(bodies: Mapping[str, Rate]) -> str:
    ordered = sorted(
        bodies, key=lambda name: (bodies[name].rate or 0, -bodies[name].compared, name)
    )
    rows = (_cells(name, *_rate(bodies[name])) for name in ordered[:BODIES_SHOWN])
    return table(("部门", "一致率", "一致/可比"), rows, "numbers")


def queue(comparison: Comparison) -> str:
    """Return the section of the rows that need a person; empty where there are none."""
    number = compare_summary(comparison)["review"]
    if not number:
        return ""
    more = f"，这里只列前 {QUEUE_SHOWN} 行，全部见 --format xlsx 的“待核对”表"
    rows = (_cells(*row) for row in _queue(comparison))
    heads = ("地区", "位置", "事项名称", "候选事项和相似程度", "为什么要核对")
    return "\n".join(
        (
            '<section aria-labelledby="queue">\n<h2 id="queue">待核对</h2>',
            f'<p class="note">{number} 行可能与别处的事项是同一个，程序不能肯定，没有合并'
            f"{more if number > QUEUE_SHOWN else ''}。"
            "要决定，请用工作簿（--format xlsx）的“待核对”表。</p>",
            f'<div class="wide">{table(heads, rows)}</div>\n</section>',
        )
    )


def _queue(comparison: Comparison) -> Iterator[Sequence[str]]:
    candidates = _candidates(comparison)
    reasons = comparison.alignment.rows.filter(outcome="review")
    why = {
        (region, position): reason
        for region, position, reason in reasons.select("region", "position", "reason").iter_rows()
    }
    rows = standing(comparison, "review", ("name",))
    for _, (region, position, texts, place) in zip(range(QUEUE_SHOWN), rows, strict=False):
        yield (
            comparison.regions[region].name,
            where(place),
            texts["name"],
            "；".join(candidates.get((region, position), ())[:_CANDIDATES_NAMED]),
            why.get((region, position), ""),
        )


def _candidates(comparison: Comparison) -> Mapping[tuple[int, int], list[str]]:
    matters = comparison.alignment.matters.select("matter", "name")
    found = comparison.alignment.candidates.join(matters, on="matter", how="left")
    order = found.sort(
        ["region", "position", "confidence", "matter"], descending=[False, False, True, False]
    )
    named: dict[tuple[int, int], list[str]] = {}
    picked = order.select("region", "position", "matter", "name", "confidence")
    for region, position, matter, name, confidence in picked.iter_rows():
        told_one = f"{name or id_of(matter)} {share(confidence)}"
        named.setdefault((region, position), []).append(told_one)
    return named
