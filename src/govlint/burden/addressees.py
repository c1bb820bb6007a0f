"""Who issues a paper and whom it can burden: lower levels, never enterprises or applicants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govlint.model.elements import Element, OfficialDocument
from govlint.rules.context import Context
from govlint.structure import tables
from govlint.structure.duties import Duty
from govlint.structure.organs import chain
from govlint.structure.units import Unit, UnitKind, level_of

KEY = "burden.paper"
LEVELS = "国省市县乡村"
LOWER = re.compile(
    r"^(?:全[省市县区州](?:各)?|辖区)?(?:各|每个?|有关|相关|下级|试点|所辖)+(?:自然)?(?:省|自治区|直辖市|市|州|盟|地|设区|县|区|旗|乡|镇|街|村|社区|级|园区|开发区|"
    r"功能区|片区|河长|街道|站所|基层|网格)|^(?:市县|县区|区县|县市|乡镇|镇街|镇村|县乡|镇（街|县级|乡级|村级|市级|省级|区级|地方|基层|属地|下级|地市|省市|市州|"
    r"县（|乡（|街镇|村（|镇（|市（|区（|街道|社区|村两委|村委|居委|乡镇街道)"
)
"""A name that is a class of lower organs by its wording."""
LOWS = re.compile(
    r"各(?:省|市|州|县|区|乡|镇|街道|地|村)|县区|市县|乡镇|镇街|区县|逐级|层层|基层|每个?(?:县|区|乡|镇|村)|到村|进村"
)
"""Lower levels named anywhere in a clause."""
OTHERS = re.compile(
    r"企业|公司|银行|协会|学会|商会|申报(?:单位|人|者)|申请(?:人|单位|者)|考生|学生|家长|业主|经营(?:者|单位|主体|户)|个人|纳税人|投资(?:者|人|机构)|"
    r"交易(?:所|机构|中心)|基金|中介|供应商|服务商|集团|用人单位|(?:施工|监理|建设|项目|承包|承担|依托|运营|生产|检测|获奖|平台|试点|牵头申报|使用)(?:单位|机构|人)|"
    r"会员|用户|出版社|医院|医疗机构|(?:金融|福利|养老|服务|救助|托育|培训)机构|高校|高等学校|大学|学院|保险机构|证券|律师|会计师|事务所|实验室|券商|法人|持有人|排放单位|导师|教师|研究员|"
    r"参展|参赛|开发者|应用商店|提供者|市场主体|当事人|发行人|代理人|招标人|投标人|第三方(?!机构)"
)
"""Who is no lower level: what is asked of them is no burden of this kind."""
RECIPIENT = re.compile(
    r"各(?!有关单位|直属|司局)|(?:县|区|乡|镇|街道|市|州)(?:人民)?政府|办事处|乡镇|基层|新疆生产建设兵团"
)
WITHIN = re.compile(r"^各(直属|处室|科室|司局|部门|有关部门|成员单位|单位|有关单位)")
AUTHORITY = re.compile(
    r"(政府|党委|党工委|部门|局|厅|委|办|机关|办事处|管委会|委员会|大队|所|站|村|社区|乡|镇|街道|县|区|市|省)$"
)
"""Names whose level counts: of organs, not of institutions that have a place in their name."""
ALL_UNITS = re.compile(r"^各.{0,3}(单位|地方|地区|方面)$|^各(级|地)")
ASKED = re.compile(r"请(?!示|假|求|客)")
MODAL = re.compile(
    r"(?<![需重主必])要(?!求|素|点)|应(?!急|用|对|届)|须|必须|务必|请(?!示|假|求)|[0-9年月底末周]前|每(?:日|天|周|旬|月|季|半年|年)|实行|"
    r"[日周旬月季]报|一律|均(?!衡|匀)"
)
"""What shows that a clause without a subject asks those whom the paper is sent to."""
DEPARTMENT, BODY = "部门", "议事协调机构"
BODIES = re.compile(
    r"(领导小组|指挥部|联席会议|协调小组|工作小组|专班|安全生产委员会|安委会|食品安全委员会|绿化委员会|爱国卫生运动委员会|减灾委员会|防火委员会)(办公室|办)?$"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a paper: issuer, its level and system, and whom it is sent to.

    ``lower`` tells whether lower levels are among the recipients; None: no recipients are printed.
    """

    issuer: str | None
    level: str | None
    system: str | None
    title: str
    recipients: str
    lower: bool | None


def paper_of(context: Context) -> Paper:
    """Return what is known of a paper, given facts before what is printed."""
    official = context.official
    known = official.memo.get(KEY)
    if isinstance(known, Paper):
        return known
    issuer = _issuer(official)
    given = context.facts.given.issuer
    name = (given.name if given else None) or issuer
    found = Paper(
        name,
        (given.level if given else None) or _level(name),
        (given.system if given else None) or system_of(name),
        _joined(official, Element.TITLE),
        _joined(official, Element.RECIPIENTS),
        _sent_down(official),
    )
    official.memo[KEY] = found
    return found


def _joined(official: OfficialDocument, element: Element) -> str:
    return "".join(text.normalised for text in official.elements.get(element, ()))


def _issuer(official: OfficialDocument) -> str | None:
    for element in (Element.ISSUER_SIGNATURE, Element.ISSUER_MARK):
        names = [
            text.normalised.removesuffix("文件") for text in official.elements.get(element, ())
        ]
        if names and names[0]:
            return names[0]
    title = _joined(official, Element.TITLE)
    head = title.partition("关于")[0].removeprefix("关于")
    names = list(chain(head))
    return names[0] if names else None


def _level(name: str | None) -> str | None:
    if name is None:
        return None
    return level_of(
        name.replace("自治区", "省").removesuffix("人民政府办公室").removesuffix("办公室")
    )


def system_of(name: str | None) -> str | None:
    """Return the system of an organ by the end of its name; None where that does not tell."""
    if name is None:
        return None
    if BODIES.search(name):
        return BODY
    if name.startswith(("中共", "中国共产党")) and name.endswith("委员会"):
        return "党委"
    found = [row for row in tables.rows("organs") if name.endswith(row[0])]
    best = max(found, key=lambda row: len(row[0]), default=None)
    return best[1] if best else None


def _sent_down(official: OfficialDocument) -> bool | None:
    recipients = _joined(official, Element.RECIPIENTS)
    if not recipients:
        return None
    items = [item for item in re.split(r"[、，,：:]", recipients) if item]
    lower = [
        item
        for item in items
        if RECIPIENT.search(item) and not WITHIN.match(item) and not OTHERS.search(item)
    ]
    return bool(lower)


def is_lower(unit: Unit, paper: Paper) -> bool:
    """Tell whether a unit stands below the issuer of a paper."""
    if OTHERS.search(unit.name):
        return False
    if LOWER.match(unit.name):
        return True
    if paper.level is None or unit.level is None or not AUTHORITY.search(unit.name):
        return False
    return LEVELS.index(unit.level) > LEVELS.index(paper.level)


def burdens_lower(duty: Duty | None, clause: str, paper: Paper) -> bool:
    """Tell whether what a clause asks falls on a lower level.

    Args:
        duty: the duty that the clause is; None: nothing was read of it.
        clause: its words, for who is named without being its subject.
        paper: the paper; its recipients answer where the clause names nobody.
    """
    lead = [*duty.lead, *duty.partners] if duty is not None else []
    inherited = duty is None or duty.inherited
    if not inherited and any(is_lower(unit, paper) for unit in lead):
        return True
    if OTHERS.search(clause):
        return False
    asks = bool(MODAL.search(clause) or LOWS.search(clause))
    if not lead or (inherited and ASKED.search(clause)):
        return bool(paper.lower) and asks
    if any(is_lower(unit, paper) for unit in lead):
        return asks
    return (
        bool(paper.lower)
        and asks
        and all(unit.kind is UnitKind.VAGUE and ALL_UNITS.search(unit.name) for unit in lead)
    )
