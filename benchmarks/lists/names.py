"""Invented names of matters, near misses among them, and the ways in which regions write them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from govlint.structure import tables


def _words(text: str) -> list[str]:
    return text.split()


_GOODS = _words(
    """
    食品 药品 兽药 农药 化妆品 医疗器械 危险化学品 民用爆炸物品 烟花爆竹 烟草专卖品
    饲料添加剂 农作物种子 林木种苗 种畜禽 食盐 成品油 燃气 粮食 煤炭 出版物 电影
    音像制品 网络文化产品 文物 珠宝玉石 放射性药品 麻醉药品 疫苗 血液制品 消毒产品
    肥料 渔业船舶 特种设备 压力容器 计量器具 锅炉 电梯 起重机械 电线电缆 农业机械
    再生资源 报废汽车
    """
)
_TRADES = _words("生产 经营 批发 零售 运输 储存 进口 出口 使用 购买 销毁 维修")
_BODIES = _words(
    """
    民办学校 幼儿园 养老机构 医疗机构 职业培训机构 劳务派遣单位 典当行 拍卖企业 旅行社
    宗教活动场所 社会团体 基金会 律师事务所 公证机构 司法鉴定机构 检验检测机构 娱乐场所
    歌舞厅 电影院 游泳场所 体育场馆 公共场所 寄宿制学校 互联网上网服务营业场所
    营业性演出团体 广播电台 有线电视台 村镇银行 小额贷款公司 融资担保公司
    内资演出经纪机构 外资演出经纪机构 人力资源服务机构 动物诊疗机构 生猪屠宰厂
    驾驶员培训机构 机动车检测站 非机动车停放点
    """
)
_STAGES = _words("设立 变更 注销 延续 终止 合并 分立")
_SITES = _words(
    """
    河道管理范围 公路用地 城市道路 森林公园 湿地 草原 海域 无居民海岛 铁路沿线
    机场净空区 文物保护范围 饮用水源地 水库库区 防洪堤 航道 城市绿地 风景名胜区
    自然保护区 地下管廊 城市广场
    """
)
_DEEDS = _words(
    """
    建设项目 采砂 取土 爆破作业 临时占用 架设管线 设置广告牌 举办大型活动 科学考察
    采集标本 种植树木 停泊船舶 堆放物料
    """
)
_STAFF = _words(
    """
    教师资格 医师执业 护士执业 导游人员 建筑师 建造师 监理工程师 造价工程师 消防工程师
    安全评价师 船员适任 渔业船员 特种作业人员 爆破作业人员 放射工作人员 拍卖师 执业药师
    执业兽医 乡村医生 新闻记者 播音员主持人 社会体育指导员 裁判员 运动员技术等级
    律师执业 公证员执业 司法鉴定人 会计从业 保安员 驾驶教练员
    """
)
_GRADES = _words("甲级 乙级 丙级 一级 二级 三级")
_STAFF_DEEDS = _words("认定 注册 变更注册 延续注册 注销注册 考核 证书补发 首次注册 证书换发")


def matters() -> list[str]:
    """Return a few thousand names, all of different matters; many differ in one word only."""
    names = [f"{goods}{trade}许可" for goods in _GOODS for trade in _TRADES]
    names += [
        f"{goods}{trade}许可（{stage}）"
        for goods in _GOODS[::2]
        for trade in _TRADES[:4]
        for stage in ("变更", "注销", "延续")
    ]
    names += [f"{goods}{trade}备案" for goods in _GOODS[::3] for trade in _TRADES[:5]]
    names += [f"{body}{stage}审批" for body in _BODIES for stage in _STAGES]
    names += [f"在{site}内{deed}审批" for site in _SITES for deed in _DEEDS]
    names += [f"{staff}{deed}" for staff in _STAFF for deed in _STAFF_DEEDS]
    names += [f"{body}{grade}等级评定" for body in _BODIES[::2] for grade in _GRADES]
    names += [f"对未经批准{trade}{goods}的处罚" for goods in _GOODS for trade in _TRADES[::3]]
    names += [
        f"对{body}未按规定办理{stage}手续的处罚" for body in _BODIES for stage in _STAGES[1:4]
    ]
    return list(dict.fromkeys(names))


def type_of(name: str) -> str:
    """Return the type that goes with an invented name."""
    if name.endswith("处罚"):
        return "行政处罚"
    if "许可" in name or "审批" in name or "注册" in name:
        return "行政许可"
    return "行政确认" if "认定" in name or "评定" in name else "其他行政权力"


@cache
def _traditional() -> dict[str, str]:
    return {row[1]: row[0] for row in reversed(tables.rows("traditional")) if len(row[0]) == 1}


@dataclass(frozen=True, slots=True)
class Variant:
    """A name as a region writes it, and how it came to differ."""

    text: str
    kind: str


Change = Callable[[str, str, random.Random], str]


def _region(name: str, region: str, chance: random.Random) -> str:
    return region + name


def _authority(name: str, region: str, chance: random.Random) -> str:
    return chance.choice(("权限内", "权限内的", "省级权限内", "市级权限内的", "本级权限内")) + name


def _levels(name: str, region: str, chance: random.Random) -> str:
    return name + chance.choice(("（县级权限）", "（市级权限）", "(省级)", "（本级权限内）"))


def _organ(name: str, region: str, chance: random.Random) -> str:
    organs = ("市场监督管理局", "应急管理局", "农业农村局", "住房和城乡建设局", "教育局")
    return chance.choice((region, "市", "")) + chance.choice(organs) + name


def _approval(name: str, region: str, chance: random.Random) -> str:
    words = ("审批", "许可", "核准", "许可证核发", "许可审批", "批准", "行政许可")
    for old in ("许可", "审批"):
        if old in name:
            return name.replace(old, chance.choice([word for word in words if word != old]))
    for deed in ("注册", "认定", "备案"):
        if name.endswith(deed):
            return name + chance.choice(("审批", "核准"))
    return name


def _particle(name: str, region: str, chance: random.Random) -> str:
    at = name.find("许可") if "许可" in name else name.find("审批")
    if at < 1:
        at = max(2, len(name) - 2)
    return name[:at] + chance.choice("的之") + name[at:]


def _brackets(name: str, region: str, chance: random.Random) -> str:
    return name.replace("（", "(").replace("）", ")") if "（" in name else f"《{name}》"


def _width(name: str, region: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice((" ", "　", "\u200b")) + name[at:]


def _with(name: str, region: str, chance: random.Random) -> str:
    return name + chance.choice(("（含委托事项）", "（含受理）", "（包括网上申请）"))


def _number(name: str, region: str, chance: random.Random) -> str:
    number = chance.randrange(1, 200)
    return (
        chance.choice((f"{number}.", f"{number}、", f"（{number}）", f"第{number}项 ", "三、"))
        + name
    )


def _old_script(name: str, region: str, chance: random.Random) -> str:
    return "".join(_traditional().get(char, char) for char in name)


def _order(name: str, region: str, chance: random.Random) -> str:
    for stage in _STAGES:
        if name.endswith(f"{stage}审批"):
            return f"{stage}{name.removesuffix(f'{stage}审批')}审批"
    for trade in _TRADES:
        if name.endswith(f"{trade}许可"):
            return f"{trade}{name.removesuffix(f'{trade}许可')}许可"
    return name


_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"
    "也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小"
    "物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建"
    "月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长"
    "求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受"
    "联什认六共权"
)


def _slip(name: str, region: str, chance: random.Random) -> str:
    """Make one or two slips of the pen: a wrong, missing, doubled or moved character."""
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(1, len(name) - 1)
        kind = chance.randrange(5)
        if kind <= 1:
            name = name[:at] + chance.choice(_COMMON) + name[at + 1 :]
        elif kind == 2:
            name = name[:at] + name[at + 1 :]
        elif kind == 3:
            name = name[:at] + name[at] + name[at:]
        else:
            name = name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    return name


CHANGES: dict[str, Change] = {
    "region": _region,
    "authority": _authority,
    "levels": _levels,
    "organ": _organ,
    "approval": _approval,
    "particle": _particle,
    "brackets": _brackets,
    "width": _width,
    "with": _with,
    "number": _number,
    "script": _old_script,
    "order": _order,
    "slip": _slip,
}


def written(name: str, region: str, chance: random.Random, share: float) -> Variant:
    """Return a name as a region writes it; ``share`` of the names differ from the original."""
    if chance.random() >= share:
        return Variant(name, "same")
    kind = chance.choice(list(CHANGES))
    text = CHANGES[kind](name, region, chance)
    return Variant(text, kind if text != name else "same")


def regions(count: int) -> Iterator[str]:
    """Yield invented names of regions."""
    stems = _words("青云 白石 长溪 永丰 东岭 南坪 西河 北塘 安和 平湖 大兴 金沙 龙泉 凤山 石桥")
    for number in range(count):
        yield f"{stems[number % len(stems)]}{'' if number < len(stems) else number}市"
