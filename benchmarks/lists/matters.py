"""Invented matters that are right in every field, and the regions that list them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
Matter = dict[str, str]
"""Field to text, as in a list without a defect."""

OBJECTS = (
    "食品小作坊",
    "户外广告设施",
    "排水接入",
    "林木采伐",
    "民办幼儿园",
    "小型餐饮",
    "道路货运",
    "瓶装燃气",
    "再生资源回收",
    "临时占道",
    "水产苗种",
    "农药经营",
    "兽药经营",
    "旅馆业特种行业",
    "公章刻制业",
    "烟花爆竹零售",
    "人力资源服务",
    "劳务派遣",
    "医疗废物处置",
    "放射诊疗",
    "饮用水供水",
    "公共场所卫生",
    "游泳场所",
    "营业性演出",
    "互联网上网服务",
    "娱乐场所",
    "印刷业",
    "出版物零售",
    "电影放映",
    "测绘作业",
    "城镇污水排放",
    "建筑起重机械",
    "房屋拆除",
    "夜间施工",
    "城市树木迁移",
    "古树名木保护",
    "河道采砂",
    "取水口设置",
    "水土保持方案",
    "防洪影响评价",
    "种子生产",
    "动物诊疗",
    "生鲜乳收购",
    "渔业捕捞",
    "草种经营",
    "气瓶充装",
    "电梯安装",
    "计量器具",
    "检验检测机构",
    "广告发布",
    "出租汽车",
    "机动车维修",
    "驾驶员培训",
    "港口经营",
    "水路运输",
    "公路超限运输",
    "涉路施工",
    "客运站",
)
ACTS = (
    ("设立许可", "行政许可"),
    ("变更许可", "行政许可"),
    ("注销登记", "行政确认"),
    ("延续许可", "行政许可"),
    ("年度检查", "行政检查"),
    ("资格确认", "行政确认"),
    ("违法行为处罚", "行政处罚"),
    ("先进单位奖励", "行政奖励"),
)
TYPE_DIGITS = {
    "行政许可": "01",
    "行政处罚": "02",
    "行政强制": "03",
    "行政检查": "06",
    "行政确认": "07",
    "行政奖励": "08",
}
CHINESE = "零一二三四五六七八九十"
MATERIALS = (
    "申请表",
    "法定代表人授权委托书",
    "经营场所平面图",
    "管理制度文本",
    "从业人员名册",
    "设施设备清单",
)
CONDITIONS = (
    "有固定的经营场所",
    "有与经营规模相适应的设备",
    "有健全的管理制度",
    "从业人员经过培训",
    "场所符合卫生要求",
)
DUTIES = {
    kind: "；".join(f"{stage}：依法{stage}" for stage in stages.split("、"))
    for kind, stages in {
        "行政许可": "受理、审查、决定、送达、监管",
        "行政处罚": "立案、调查、审查、告知、听证、决定、送达、执行",
        "行政强制": "催告、决定、执行、监管",
        "行政检查": "检查、处置、公开",
        "行政确认": "受理、审查、决定、送达、监管",
        "行政奖励": "制定方案、审核、公示、表彰",
    }.items()
}


def number(value: int) -> str:
    """Return 1 to 99 in Chinese."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else CHINESE[tens] + "十"
    return head + (CHINESE[ones] if ones or not tens else "")


def organisation_code(rng: random.Random) -> str:
    """Return nine characters with the right check character of GB 11714."""
    body = "".join(rng.choice("0123456789") for _ in range(8))
    total = sum(
        int(digit) * weight for digit, weight in zip(body, ORGANISATION_WEIGHTS, strict=True)
    )
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def credit_code(region: str, rng: random.Random) -> str:
    """Return a code of 18 characters with the right check character of GB 32100."""
    return with_check("11" + region + organisation_code(rng))


def with_check(body: str) -> str:
    """Append the check character of GB 32100 to 17 characters."""
    total = sum(CHARACTERS.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return body + CHARACTERS[(31 - total % 31) % 31]


def catalogue(count: int, seed: int = 7) -> list[Matter]:
    """Return matters as a catalogue states them: what is equal everywhere."""
    rng = random.Random(seed)
    pairs = [(thing, act, kind) for act, kind in ACTS for thing in OBJECTS]
    rng.shuffle(pairs)
    # More than the pairs: parts of a matter (甲类, 乙类 …), which are matters of their own.
    grades = ["", *(f"（{mark}类）" for mark in "甲乙丙丁戊己庚辛")]
    chosen = [(thing, act + grade, kind) for grade in grades for thing, act, kind in pairs]
    return [_matter(place, *chosen[place % len(chosen)], rng) for place in range(count)]


def _matter(place: int, thing: str, act: str, kind: str, rng: random.Random) -> Matter:
    served = kind in ("行政许可", "行政确认")
    legal = rng.choice((5, 10, 15, 20))
    fee = rng.random() < 0.2
    article = number(rng.randint(3, 60))
    return {
        "name": thing + act,
        "basic_code": f"52{TYPE_DIGITS[kind]}{place:05d}000",
        "type": kind,
        "basis": f"《甲省{thing}管理条例》第{article}条",
        "level": "县级",
        "body": f"县{rng.choice(('住房和城乡建设', '农业农村', '交通运输', '卫生健康', '水务'))}局",
        "audience": rng.choice(("企业法人", "自然人、企业法人", "个体工商户、企业法人")),
        "handling": "承诺件" if served else "",
        "conditions": "；".join(rng.sample(CONDITIONS, 3)) if served else "",
        "materials": "；".join(rng.sample(MATERIALS, 3)) if served else "",
        "legal_limit": f"{legal}个工作日" if served else "",
        "promised_limit": f"{max(1, legal // 2)}个工作日" if served else "",
        "fee": "是" if fee and served else "否",
        "fee_basis": f"《甲省{thing}管理条例》第{number(rng.randint(61, 80))}条"
        if fee and served
        else "无",
        "fee_standard": f"{rng.randint(1, 20) * 10}元/件" if fee and served else "无",
        "flow": "受理、审查、决定、送达" if served else "启动、实施、办结",
        "visits": "1" if served else "0",
        "channel": "窗口办理、网上办理" if served else "",
        "result": f"{thing}许可证" if served else "",
        "intermediary": "无",
        "supervision": "电话监督、信函监督",
        "duty": DUTIES[kind],
        "accountability": "滥用职权、玩忽职守、徇私舞弊的，依法给予处分",
        "frequency": "同一企业每年不超过1次" if kind == "行政检查" else "",
        "status": "在用",
        "version": "2",
        "effective_date": "2025-01-01",
        "cancel_date": "",
    }


def of_region(matters: Sequence[Matter], region: str, seed: int) -> list[Matter]:
    """Return the list of a region: the catalogue with what is the region's own."""
    rng = random.Random(f"{region}{seed}")
    bodies = {
        name: credit_code("520000"[:2] + f"{rng.randint(1, 9):04d}", rng)
        for name in sorted({m["body"] for m in matters})
    }
    return [dict(_own(matter, region, bodies, rng)) for matter in matters]


def _own(
    matter: Matter, region: str, bodies: dict[str, str], rng: random.Random
) -> Iterator[tuple[str, str]]:
    own = dict(matter)
    credit = bodies[matter["body"]]
    own["item_code"] = credit + "4" + matter["basic_code"]
    own["body"] = region + matter["body"].removeprefix("县")
    own["place"] = f"{region}政务服务中心{rng.randint(1, 9)}号窗口"
    own["consult"] = f"0851-8{rng.randint(1000000, 9999999)}"
    own["complaint"] = "12345"
    if matter["promised_limit"]:
        legal = int(matter["legal_limit"].removesuffix("个工作日"))
        own["promised_limit"] = f"{rng.randint(max(1, legal // 2), max(1, legal // 2) + 1)}个工作日"
        if own["promised_limit"] == "6个工作日" and legal == 5:
            own["promised_limit"] = "5个工作日"
    yield from own.items()
