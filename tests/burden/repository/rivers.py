"""Papers of a city on one matter, in several versions."""

from __future__ import annotations

from tests.burden.repository.papers import paper

RULES = (
    "一、各县（市、区）人民政府逐条明确河道的河长和巡查人，河段两端立牌，牌上写明责任人的姓名和电话，牌子损坏的十天内补齐。",
    "二、市水务局每年汛前组织一次断面测量，淤积超过三十厘米的河段列入清淤名录，由属地在十月底以前清完。",
    "三、河道管理范围内不得堆放物料、倾倒垃圾，已经堆放的由属地在六月底以前清运，费用由堆放人承担。",
    "四、采砂点一律装设称重和视频设备，数据接入市水务局的平台，夜间停采，违者由县级水务部门依法处理。",
)
OTHERS = (
    "一、各水库由所在地明确行政、技术、巡查三类责任人，姓名和电话在坝头公布，人员变动的五天内更新。",
    "二、市水务局每年汛前组织一次大坝安全检查，病险水库空库度汛，汛后列入除险加固计划。",
    "三、水库下游一公里以内的村庄编制转移路线图，转移路线每年演练一次，老年人由专人接送。",
    "四、库区养殖限期退出，退出的补助由县财政列支，补助标准由县人民政府另行公布。",
)
OLD_NUMBER, NEW_NUMBER = "甲政发〔2020〕5号", "甲政发〔2023〕9号"
OLD_MATTER, NEW_MATTER = "加强河道管理", "进一步加强河道管理"


def old(
    *more: str, matter: str = OLD_MATTER, kind: str = "通知", issuer: str = "甲市人民政府"
) -> str:
    """Return the older paper."""
    return paper(OLD_NUMBER, matter, "2020年3月7日", *RULES, *more, kind=kind, issuer=issuer)


def new(
    *more: str,
    matter: str = NEW_MATTER,
    kind: str = "通知",
    rules: tuple[str, ...] = RULES,
    day: str = "2023年6月7日",
    issuer: str = "甲市人民政府",
) -> str:
    """Return the younger paper."""
    return paper(NEW_NUMBER, matter, day, *rules, *more, kind=kind, issuer=issuer)
