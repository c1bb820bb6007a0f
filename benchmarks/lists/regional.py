"""How many injected differences ``lists compare`` finds across regions, and what it invents.

    python -m benchmarks.lists.regional [FORM]

Eight regions list the same matters, each with what it may decide for itself. Differences that are
allowed (a shorter promise, fewer materials, another place, another order of words) are put in
beside those that are not.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.lists.forms import FORMS
from benchmarks.lists.matters import Matter, catalogue, of_region
from govlint.engine.list_run import ListOptions, compare_regions
from govlint.engine.options import Options
from govlint.reporters.lists.json import to_json_compare

DAY = datetime.date(2026, 11, 1)
REGIONS = ("甲县", "乙县", "丙县", "丁县", "戊县", "己县", "庚县", "辛县")
MATTERS = 150
FIELDS = (
    "name",
    "item_code",
    "basic_code",
    "type",
    "basis",
    "level",
    "body",
    "audience",
    "handling",
    "conditions",
    "materials",
    "legal_limit",
    "promised_limit",
    "special_procedure",
    "fee",
    "fee_basis",
    "fee_standard",
    "flow",
    "visits",
    "channel",
    "result",
    "intermediary",
    "place",
    "consult",
    "complaint",
)
BOUND = (
    "name",
    "basic_code",
    "type",
    "basis",
    "level",
    "audience",
    "handling",
    "conditions",
    "materials",
    "legal_limit",
    "special_procedure",
    "fee",
    "fee_standard",
    "flow",
    "result",
    "intermediary",
)
LAWS = """法律名称,位阶,状态,施行日期,废止日期,条数,替代
甲省旧市场条例,地方性法规,废止,2001-01-01,2020-01-01,50,甲省新市场条例
甲省新市场条例,地方性法规,有效,2020-01-01,,40,
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one matter in one region (or, ``most``, in all but one).

    ``code`` empty: it is allowed, nothing may be reported.
    """

    kind: str
    code: str
    field: str
    make: Callable[[Matter], None]
    most: bool = False
    severity: str = ""
    first: Callable[[Matter], None] | None = None
    """What is done to the matter in every region before."""


def put(**texts: str) -> Callable[[Matter], None]:
    """Return what sets fields."""
    return lambda matter: matter.update(texts)


def _swap(field: str, old: str, new: str) -> Callable[[Matter], None]:
    def make(matter: Matter) -> None:
        matter[field] = matter[field].replace(old, new)

    return make


def _append(field: str, text: str) -> Callable[[Matter], None]:
    def make(matter: Matter) -> None:
        matter[field] += text

    return make


def _turned(field: str) -> Callable[[Matter], None]:
    def make(matter: Matter) -> None:
        matter[field] = "；".join(reversed(matter[field].split("；")))

    return make


def _numbered(field: str) -> Callable[[Matter], None]:
    def make(matter: Matter) -> None:
        parts = matter[field].split("；")
        matter[field] = "\n".join(f"{n}.{part}。" for n, part in enumerate(parts, 1))

    return make


def _fewer(field: str) -> Callable[[Matter], None]:
    def make(matter: Matter) -> None:
        matter[field] = matter[field].rpartition("；")[0]

    return make


def _new_code(matter: Matter) -> None:
    basic = matter["basic_code"]
    matter["basic_code"] = basic[:4] + "98" + basic[6:]
    matter["item_code"] = matter["item_code"][:19] + matter["basic_code"]


FREE = put(legal_limit="10个工作日", promised_limit="5个工作日")
CHANGES: tuple[Change, ...] = (
    Change(
        "名称差一字",
        "L-NAME-1",
        "name",
        lambda m: m.update(name=m["name"].replace("许可", "许可证")),
    ),
    Change(
        "名称大不同",
        "L-NAME-1",
        "name",
        lambda m: m.update(name=m["name"] + "（含依法应当办理的其他情形）"),
        severity="error",
    ),
    Change("类型不同", "L-TYPE-1", "type", put(type="行政确认"), severity="error"),
    Change(
        "依据少一部",
        "L-BASIS-2",
        "basis",
        _swap("basis", "\n《甲省新市场条例》第三条", ""),
        first=_append("basis", "\n《甲省新市场条例》第三条"),
        severity="error",
    ),
    Change(
        "依据条号不同",
        "L-BASIS-2",
        "basis",
        put(basis="《甲省新市场条例》第九条"),
        first=put(basis="《甲省新市场条例》第三条"),
        severity="error",
    ),
    Change(
        "多数引用废止的条例",
        "L-BASIS-3",
        "basis",
        put(basis="《甲省旧市场条例》第三条"),
        most=True,
        first=put(basis="《甲省新市场条例》第三条"),
    ),
    Change(
        "法定时限不同",
        "L-TIME-1",
        "legal_limit",
        put(legal_limit="12个工作日"),
        first=FREE,
        severity="error",
    ),
    Change(
        "法定时限分段合计不同",
        "L-TIME-1",
        "legal_limit",
        put(legal_limit="受理2个工作日；审查12个工作日"),
        first=FREE,
    ),
    Change(
        "承诺远长于各地",
        "L-TIME-3",
        "promised_limit",
        put(promised_limit="10个工作日"),
        first=put(legal_limit="10个工作日", promised_limit="3个工作日"),
    ),
    Change(
        "服务对象不同",
        "L-OBJ-1",
        "audience",
        put(audience="自然人"),
        first=put(audience="企业法人"),
    ),
    Change(
        "即办改承诺", "L-PROC-1", "handling", put(handling="承诺件"), first=put(handling="即办件")
    ),
    Change("多一个条件", "L-COND-1", "conditions", _append("conditions", "；在本县纳税满三年")),
    Change("多一份材料", "L-MAT-1", "materials", _append("materials", "；无违法记录证明")),
    Change(
        "收费不同",
        "L-FEE-3",
        "fee",
        put(fee="是", fee_standard="80元/件"),
        first=put(fee="否", fee_standard="无"),
    ),
    Change(
        "收费更贵",
        "L-FEE-3",
        "fee_standard",
        put(fee_standard="90元/件"),
        first=put(fee="是", fee_standard="80元/件"),
    ),
    Change("多一个环节", "L-FLOW-1", "flow", put(flow="受理、审查、现场核查、决定、送达")),
    Change("多跑一次", "L-VISIT-1", "visits", put(visits="2"), first=put(visits="1")),
    Change("结果名称不同", "L-RES-1", "result", put(result="备案回执")),
    Change("多了中介", "L-INT-1", "intermediary", put(intermediary="安全评价报告编制")),
    Change("特别程序不同", "L-TIME-5", "special_procedure", put(special_procedure="专家评审30日")),
    Change("层级不同", "L-LVL-1", "level", put(level="市级、县级")),
    Change("编码不同", "L-CODE-10", "basic_code", _new_code),
    Change(
        "允许：全角与空格",
        "",
        "name",
        lambda m: m.update(name=" " + m["name"].replace("（", "(").replace("）", ")")),
    ),
    Change(
        "允许：承诺更短",
        "",
        "promised_limit",
        put(promised_limit="2个工作日"),
        first=put(legal_limit="10个工作日", promised_limit="3个工作日"),
    ),
    Change(
        "允许：承诺改即办",
        "",
        "handling",
        put(handling="即办件", promised_limit="1个工作日"),
        first=put(handling="承诺件", legal_limit="10个工作日", promised_limit="3个工作日"),
    ),
    Change("允许：材料少一份", "", "materials", _fewer("materials")),
    Change("允许：材料换顺序", "", "materials", _turned("materials")),
    Change("允许：条件加序号", "", "conditions", _numbered("conditions")),
    Change(
        "允许：依据写全称",
        "",
        "basis",
        put(basis="《中华人民共和国行政许可法》第12条"),
        first=put(basis="《行政许可法》第十二条"),
    ),
    Change(
        "允许：依据多一部本地规章", "", "basis", _append("basis", "\n《甲市新市场管理办法》第二条")
    ),
    Change("允许：时限写法", "", "legal_limit", put(legal_limit="10工作日"), first=FREE),
    Change("允许：时限中文数字", "", "legal_limit", put(legal_limit="十个工作日"), first=FREE),
    Change(
        "允许：收费更低",
        "",
        "fee_standard",
        put(fee_standard="60元/件"),
        first=put(fee="是", fee_standard="80元/件"),
    ),
    Change(
        "允许：不收费",
        "",
        "fee",
        put(fee="否", fee_standard="无", fee_basis="无"),
        first=put(fee="是", fee_standard="80元/件"),
    ),
    Change("允许：少跑一次", "", "visits", put(visits="0"), first=put(visits="1")),
    Change(
        "允许：对象换顺序",
        "",
        "audience",
        put(audience="企业法人,自然人"),
        first=put(audience="自然人、企业法人"),
    ),
    Change("允许：环节用箭头", "", "flow", put(flow="受理→审查→决定→送达")),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be found: the change, the matter's name, the regions that depart."""

    change: Change
    matter: str
    regions: frozenset[str]


def made(seed: int) -> tuple[dict[str, list[Matter]], list[Matter], list[Expected]]:
    """Return the lists of all regions, the catalogue, and what was changed."""
    rng = random.Random(seed)
    matters = catalogue(MATTERS)
    chosen = [one for one in matters if one["type"] == "行政许可"][: len(CHANGES)]
    for matter, change in zip(chosen, CHANGES, strict=True):
        if change.first:
            change.first(matter)
    lists = {region: of_region(matters, region, seed) for region in REGIONS}
    for own in lists.values():
        for row, matter in zip(own, matters, strict=True):
            if any(matter is one for one in chosen):
                row["promised_limit"] = matter["promised_limit"]
    expected: list[Expected] = []
    for matter, change in zip(chosen, CHANGES, strict=True):
        picked = rng.choice(REGIONS)
        regions = frozenset(REGIONS) - {picked} if change.most else frozenset({picked})
        for region in regions:
            change.make(lists[region][matters.index(matter)])
        expected.append(Expected(change, matter["name"], regions))
    expected += _presence(lists, matters, rng)
    return lists, matters, expected


def _presence(
    lists: dict[str, list[Matter]], matters: list[Matter], rng: random.Random
) -> list[Expected]:
    """Take one matter away from a region and give another one that no other has."""
    lacking, alone = rng.sample(REGIONS, 2)
    gone = next(one for one in matters if one["type"] == "行政奖励")
    lists[lacking] = [one for one in lists[lacking] if one["name"] != gone["name"]]
    own = dict(lists[alone][0], name="本地特有茶山采摘备案核准", basic_code="520197777000")
    own["item_code"] = own["item_code"][:19] + own["basic_code"]
    lists[alone].append(own)
    none = put()
    return [
        Expected(
            Change("缺一项", "L-PWR-11", "presence", none), gone["name"], frozenset({lacking})
        ),
        Expected(Change("独有一项", "L-PWR-11", "presence", none), own["name"], frozenset({alone})),
    ]


def run(
    form: str, bound: bool, codes: bool, seed: int = 5
) -> tuple[list[str], list[Any], dict[str, Any]]:
    """Return the kinds that were missed, the findings that nobody injected, and the JSON.

    Args:
        form: input form of the regions.
        bound: with the catalogue.
        codes: whether the lists have codes.
        seed: of the choice of regions.
    """
    suffix, write = FORMS[form]
    lists, matters, expected = made(seed)
    fields = [name for name in FIELDS if codes or not name.endswith("code")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        regions = []
        for region, matters_of in lists.items():
            path = folder / f"{region}{suffix}"
            write(path, fields, matters_of)
            regions.append((region, str(path)))
        own = folder / "目录表.csv"
        FORMS["csv"][1](own, [n for n in BOUND if codes or not n.endswith("code")], matters)
        laws = folder / "法律表.csv"
        laws.write_text(LAWS, encoding="utf-8")
        options = ListOptions(
            Options(date=DAY), catalogue=str(own) if bound else None, laws=str(laws)
        )
        data = json.loads(to_json_compare(compare_regions(regions, options), False))
    rows = sum(len(one["matches"]) for one in data["items"]) + len(data["unmatched"])
    assert rows == sum(map(len, lists.values())), (rows, sum(map(len, lists.values())))
    return (*judged(data["findings"], expected, bound, codes), data)


def judged(
    findings: Sequence[dict[str, Any]], expected: Sequence[Expected], bound: bool, codes: bool
) -> tuple[list[str], list[Any]]:
    """Hold findings against what was changed."""
    missed, explained = [], set[int]()
    for one in expected:
        code = "L-CODE-8" if bound and one.change.code == "L-CODE-10" else one.change.code
        if not code or (not codes and code.startswith("L-CODE")):
            continue
        hits = [
            number
            for number, found in enumerate(findings)
            if found["code"] == code
            and found["field"] == one.change.field
            and {place["region"] for place in found["places"]} == one.regions
            and found["outcome"] == "fail"
            and one.change.severity in ("", found["severity"])
        ]
        hits = [n for n in hits if _same(findings[n]["name"], one.matter)]
        explained.update(hits)
        if not hits:
            missed.append(one.change.kind)
    wrong = [
        found
        for number, found in enumerate(findings)
        if number not in explained and found["outcome"] == "fail" and found["severity"] != "info"
    ]
    return missed, wrong


def _same(one: str, other: str) -> bool:
    return one == other or one[:6] == other[:6]


def main() -> None:
    """Print found and invented, with and without catalogue and codes."""
    forms = sys.argv[1:] or ["csv"]
    for form in forms:
        for bound in (False, True):
            for codes in (True, False):
                missed, wrong, data = run(form, bound, codes)
                count = sum(1 for one in CHANGES if one.code) + 2
                about = f"{form}, {'目录' if bound else '无目录'}, {'编码' if codes else '无编码'}"
                print(
                    f"{about:24} found {count - len(missed)}/{count}, invented {len(wrong)}, "
                    f"rate {data['consistency']['rate']}, review {data['summary']['review']}"
                )
                if missed:
                    print("   missed:", "、".join(missed))
                for (code, field), times in Counter((o["code"], o["field"]) for o in wrong).items():
                    one = next(o for o in wrong if (o["code"], o["field"]) == (code, field))
                    print(f"   invented {times}: {code} {field} {one['message']}")


if __name__ == "__main__":
    main()
