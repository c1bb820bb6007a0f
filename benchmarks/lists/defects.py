"""Defects of one list: each changes one right matter and says what must be found."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.lists.matters import CHARACTERS, Matter, with_check

LAWS = """法律名称,位阶,状态,施行日期,废止日期,条数,替代
甲省旧市场条例,地方性法规,废止,2001-01-01,2020-01-01,50,甲省新市场条例
甲省新市场条例,地方性法规,有效,2020-01-01,,40,
甲省未来条例,地方性法规,有效,2030-01-01,,60,
"""
"""What ``--laws`` says beside what the tool knows."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A kind of defect: its code, the field it shows in, which matters it fits, how it is made.

    ``make`` changes the matter in place; what it returns are matters to be put behind it.
    ``fields`` are further fields that a finding may name instead.
    """

    kind: str
    code: str
    field: str
    make: Callable[[Matter, random.Random], Sequence[Matter] | None]
    types: tuple[str, ...] = ("行政许可",)
    needs: str = ""
    """catalogue or laws."""
    fields: tuple[str, ...] = ()


def put(**texts: str) -> Callable[[Matter, random.Random], None]:
    """Return what sets fields."""

    def make(matter: Matter, _: random.Random) -> None:
        matter.update(texts)

    return make


def _short(matter: Matter, _: random.Random) -> None:
    matter["item_code"] = matter["item_code"][:20] + matter["item_code"][21:]


def _letter(matter: Matter, _: random.Random) -> None:
    matter["item_code"] = matter["item_code"][:3] + "O" + matter["item_code"][4:]


def _credit(matter: Matter, _: random.Random) -> None:
    code = matter["item_code"]
    other = CHARACTERS[(CHARACTERS.index(code[17]) + 5) % 31]
    matter["item_code"] = code[:17] + other + code[18:]


def _organisation(matter: Matter, _: random.Random) -> None:
    code = matter["item_code"]
    wrong = "3" if code[16] != "3" else "4"
    matter["item_code"] = with_check(code[:16] + wrong) + code[18:]


def _tail(matter: Matter, _: random.Random) -> None:
    code = matter["item_code"]
    digit = str((int(code[-4]) + 1) % 10)
    matter["item_code"] = code[:-4] + digit + code[-3:]


def _level(matter: Matter, _: random.Random) -> None:
    matter["item_code"] = matter["item_code"][:18] + "2" + matter["item_code"][19:]


def _type(matter: Matter, _: random.Random) -> None:
    basic = matter["basic_code"]
    matter["basic_code"] = basic[:2] + "05" + basic[4:]
    matter["item_code"] = matter["item_code"][:19] + matter["basic_code"]


def _handling_prefix(matter: Matter, _: random.Random) -> None:
    code = matter["item_code"]
    matter["handling_code"] = code[:-1] + ("1" if code[-1] != "1" else "2") + "01"


def _twin_name(matter: Matter, _: random.Random) -> Sequence[Matter]:
    return [{**matter, "name": "另一事项" + matter["name"], "row_id": ""}]


def _twin(matter: Matter, _: random.Random) -> Sequence[Matter]:
    return [{**matter, "row_id": ""}]


def _same_id(matter: Matter, _: random.Random) -> None:
    matter["row_id"] = "ID-0"


def _not_listed(matter: Matter, _: random.Random) -> None:
    matter["basic_code"] = matter["basic_code"][:4] + "99999" + matter["basic_code"][9:]
    matter["item_code"] = matter["item_code"][:19] + matter["basic_code"]


def _phones(matter: Matter, _: random.Random) -> None:
    matter["complaint"] = matter["consult"]


def _longer(matter: Matter, _: random.Random) -> None:
    legal = int(matter["legal_limit"].removesuffix("个工作日"))
    matter["promised_limit"] = f"{legal + 3}个工作日"


def _stages(matter: Matter, _: random.Random) -> None:
    legal = int(matter["legal_limit"].removesuffix("个工作日"))
    matter["promised_limit"] = f"审查{legal}个工作日；决定3个工作日"


def _older(matter: Matter, _: random.Random) -> Sequence[Matter]:
    legal = int(matter["legal_limit"].removesuffix("个工作日"))
    before = {**matter, "version": "1", "promised_limit": "1个工作日", "row_id": ""}
    matter["promised_limit"] = f"{legal}个工作日"
    return [before]


def _two_bodies(matter: Matter, _: random.Random) -> Sequence[Matter]:
    other = "县第二" if matter["body"].startswith("县") else matter["body"][:2] + "综合行政执法局"
    code = with_check(f"11520001{matter['item_code'][8:17]}") + matter["item_code"][18:]
    return [{**matter, "body": other, "item_code": code, "handling_code": "", "row_id": ""}]


DEFECTS: tuple[Defect, ...] = (
    Defect("实施编码少一位", "L-CODE-1", "item_code", _short),
    Defect("实施编码有字母O", "L-CODE-1", "item_code", _letter),
    Defect("信用代码校验位", "L-CODE-2", "item_code", _credit),
    Defect("组织机构代码校验位", "L-CODE-2", "item_code", _organisation),
    Defect("后12位与基本编码不同", "L-CODE-3", "item_code", _tail, fields=("basic_code",)),
    Defect("层级位", "L-CODE-4", "item_code", _level, fields=("level",)),
    Defect("类型位", "L-CODE-5", "basic_code", _type, fields=("item_code", "type")),
    Defect("业务办理项编码前缀", "L-CODE-6", "handling_code", _handling_prefix),
    Defect("同一编码两个名称", "L-CODE-7", "item_code", _twin_name, fields=("name",)),
    Defect("同一事项列了两次", "L-CODE-7", "item_code", _twin),
    Defect("目录里没有的编码", "L-CODE-8", "basic_code", _not_listed, needs="catalogue"),
    Defect("唯一标识重复", "L-ID-1", "row_id", _same_id),
    Defect("依据空缺", "L-BASIS-1", "basis", put(basis="")),
    Defect("依据没有点名", "L-BASIS-1", "basis", put(basis="根据有关规定")),
    Defect("依据已废止", "L-BASIS-3", "basis", put(basis="《甲省旧市场条例》第三条"), needs="laws"),
    Defect("依据尚未施行", "L-BASIS-3", "basis", put(basis="《甲省未来条例》第三条"), needs="laws"),
    Defect(
        "条号不存在", "L-BASIS-4", "basis", put(basis="《甲省新市场条例》第四十八条"), needs="laws"
    ),
    Defect("书名号不成对", "L-BASIS-5", "basis", put(basis="《甲省新市场条例第三条")),
    Defect(
        "文号用方括号",
        "L-BASIS-5",
        "basis",
        put(basis="《国务院关于加强管理的决定》（国发[2020]5号）"),
    ),
    Defect("类别不在九加X", "L-PWR-1", "type", put(type="行政监督"), ("行政检查",)),
    Defect("名称空缺", "L-PWR-2", "name", put(name="")),
    Defect("监督方式空缺", "L-PWR-2", "supervision", put(supervision="")),
    Defect(
        "没有责任事项",
        "L-PWR-3",
        "duty",
        put(duty="", accountability=""),
        ("行政处罚",),
        fields=("accountability",),
    ),
    Defect(
        "处罚缺告知",
        "L-PWR-4",
        "duty",
        put(
            duty="立案：及时立案；调查：收集证据；审查：审查结果；决定：作出决定；送达：送达决定书；执行：依法执行"
        ),
        ("行政处罚",),
    ),
    Defect(
        "规范性文件设定许可",
        "L-PWR-5",
        "basis",
        put(basis="《甲市人民政府办公室关于加强管理的通知》"),
    ),
    Defect("机构已撤销", "L-PWR-7", "body", put(body="甲县工商行政管理局")),
    Defect("两个部门同一权力", "L-PWR-8", "body", _two_bodies, fields=("name",)),
    Defect(
        "裁量断档",
        "L-PWR-12",
        "discretion",
        put(discretion="轻微：处1万元以上3万元以下罚款；一般：处5万元以上8万元以下罚款"),
        ("行政处罚",),
    ),
    Defect("没有频次上限", "L-PWR-13", "frequency", put(frequency="根据需要"), ("行政检查",)),
    Defect(
        "法定超过20日",
        "L-TIME-1",
        "legal_limit",
        put(
            legal_limit="30个工作日",
            promised_limit="20个工作日",
            basis="《中华人民共和国行政许可法》第十二条",
        ),
    ),
    Defect("承诺长于法定", "L-TIME-2", "promised_limit", _longer),
    Defect("分段合计长于法定", "L-TIME-2", "promised_limit", _stages),
    Defect("比上一版长", "L-TIME-4", "promised_limit", _older),
    Defect(
        "特别程序无依据",
        "L-TIME-5",
        "special_procedure",
        put(special_procedure="现场踏勘30日，不计入办理时限"),
    ),
    Defect(
        "收费无依据",
        "L-FEE-1",
        "fee_basis",
        put(fee="是", fee_basis="", fee_standard="100元/件"),
        fields=("fee",),
    ),
    Defect(
        "不收费有标准",
        "L-FEE-2",
        "fee_standard",
        put(fee="否", fee_basis="无", fee_standard="100元/件"),
        fields=("fee",),
    ),
    Defect("跑三次", "L-VISIT-1", "visits", put(visits="3")),
    Defect(
        "全程网办还要到现场",
        "L-VISIT-1",
        "visits",
        put(channel="全程网办", visits="1"),
        fields=("channel",),
    ),
    Defect(
        "即办件承诺十日",
        "L-PROC-1",
        "promised_limit",
        put(handling="即办件", promised_limit="5个工作日", legal_limit="20个工作日"),
        fields=("handling",),
    ),
    Defect(
        "委托没有写给谁",
        "L-SRC-1",
        "entrusted_to",
        put(power_source="委托", entrusted_to=""),
        fields=("power_source",),
    ),
    Defect("地点空缺", "L-CONT-1", "place", put(place="")),
    Defect("电话不全", "L-CONT-2", "consult", put(consult="851-86")),
    Defect("咨询与投诉同一号码", "L-CONT-2", "complaint", _phones, fields=("consult",)),
    Defect("网址写错", "L-CONT-3", "link", put(link="htp:/www.example")),
    Defect(
        "生效晚于取消",
        "L-VER-1",
        "cancel_date",
        put(effective_date="2027-01-01", cancel_date="2026-12-01"),
        fields=("effective_date",),
    ),
    Defect("取消了还在列", "L-VER-3", "status", put(status="已取消"), fields=("cancel_date",)),
    Defect("兜底材料", "L-MAT-3", "materials", put(materials="申请表；其他材料")),
    Defect("层级超出目录", "L-LVL-1", "level", put(level="省级"), needs="catalogue"),
    Defect(
        "类型与目录不同",
        "L-TYPE-1",
        "type",
        put(type="行政确认"),
        needs="catalogue",
        fields=("basic_code", "item_code"),
    ),
)
ALWAYS = (
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
    "flow",
    "fee",
    "fee_basis",
    "fee_standard",
    "visits",
    "channel",
    "result",
    "place",
    "consult",
    "complaint",
    "supervision",
    "duty",
    "accountability",
    "frequency",
    "discretion",
    "power_source",
    "entrusted_to",
    "handling_code",
    "row_id",
    "link",
    "status",
    "version",
    "effective_date",
    "cancel_date",
)
"""The columns of the generated lists."""
