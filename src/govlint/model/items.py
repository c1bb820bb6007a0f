"""A list of matters (清单事项) as it was understood: its fields, its rows, where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from govlint.model.grid import GridProblem

if TYPE_CHECKING:
    import polars as pl


class Field(StrEnum):
    """A field of a matter: identifier for programs, ``term`` for people."""

    NAME = "name"
    ITEM_CODE = "item_code"
    BASIC_CODE = "basic_code"
    HANDLING_CODE = "handling_code"
    TYPE = "type"
    BASIS = "basis"
    POWER_SOURCE = "power_source"
    ENTRUSTED_TO = "entrusted_to"
    LEVEL = "level"
    BODY = "body"
    AUDIENCE = "audience"
    HANDLING = "handling"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    LEGAL_LIMIT = "legal_limit"
    PROMISED_LIMIT = "promised_limit"
    SPECIAL_PROCEDURE = "special_procedure"
    FEE = "fee"
    FEE_BASIS = "fee_basis"
    FEE_STANDARD = "fee_standard"
    FLOW = "flow"
    VISITS = "visits"
    CHANNEL = "channel"
    RESULT = "result"
    INTERMEDIARY = "intermediary"
    PLACE = "place"
    CONSULT = "consult"
    COMPLAINT = "complaint"
    SUPERVISION = "supervision"
    DUTY = "duty"
    ACCOUNTABILITY = "accountability"
    STATUS = "status"
    VERSION = "version"
    EFFECTIVE_DATE = "effective_date"
    CANCEL_DATE = "cancel_date"
    DISCRETION = "discretion"
    PRESENCE = "presence"
    # What the contract does not name, and rules ask for.
    FREQUENCY = "frequency"
    JOINT_BODIES = "joint_bodies"
    CREDIT_CODE = "credit_code"
    REGION_CODE = "region_code"
    ROW_ID = "row_id"
    LINK = "link"
    VALIDITY = "validity"
    OPENING_HOURS = "opening_hours"
    EXEMPTION = "exemption"
    REMARK = "remark"
    PROOF = "proof"
    PROOF_REQUESTER = "proof_requester"
    PROOF_ISSUER = "proof_issuer"
    MEASURE = "measure"
    LEAD = "lead"
    PARTNERS = "partners"
    LEAD_DUTY = "lead_duty"
    PARTNER_DUTY = "partner_duty"
    LIMIT = "limit"
    """A limit of which the header does not say whether it is legal or promised."""
    PARENT = "parent"

    @property
    def term(self) -> str:
        """What people call it."""
        return FIELD_TERMS[self]


FIELD_TERMS: Mapping[str, str] = {
    Field.NAME: "事项名称",
    Field.ITEM_CODE: "实施编码",
    Field.BASIC_CODE: "基本编码",
    Field.HANDLING_CODE: "业务办理项编码",
    Field.TYPE: "事项类型",
    Field.BASIS: "设定依据",
    Field.POWER_SOURCE: "权力来源",
    Field.ENTRUSTED_TO: "委托部门",
    Field.LEVEL: "行使层级",
    Field.BODY: "实施主体",
    Field.AUDIENCE: "服务对象",
    Field.HANDLING: "办件类型",
    Field.CONDITIONS: "受理条件",
    Field.MATERIALS: "申请材料",
    Field.LEGAL_LIMIT: "法定办结时限",
    Field.PROMISED_LIMIT: "承诺办结时限",
    Field.SPECIAL_PROCEDURE: "特别程序",
    Field.FEE: "是否收费",
    Field.FEE_BASIS: "收费依据",
    Field.FEE_STANDARD: "收费标准",
    Field.FLOW: "办理流程",
    Field.VISITS: "到现场次数",
    Field.CHANNEL: "办理形式",
    Field.RESULT: "结果名称",
    Field.INTERMEDIARY: "中介服务",
    Field.PLACE: "办理地点",
    Field.CONSULT: "咨询电话",
    Field.COMPLAINT: "监督投诉电话",
    Field.SUPERVISION: "监督方式",
    Field.DUTY: "责任事项",
    Field.ACCOUNTABILITY: "追责情形",
    Field.STATUS: "事项状态",
    Field.VERSION: "版本",
    Field.EFFECTIVE_DATE: "生效日期",
    Field.CANCEL_DATE: "取消日期",
    Field.DISCRETION: "裁量幅度",
    Field.PRESENCE: "事项",
    Field.FREQUENCY: "检查频次",
    Field.JOINT_BODIES: "共同实施部门",
    Field.CREDIT_CODE: "统一社会信用代码",
    Field.REGION_CODE: "行政区划代码",
    Field.ROW_ID: "唯一标识",
    Field.LINK: "网址",
    Field.VALIDITY: "有效期",
    Field.OPENING_HOURS: "办理时间",
    Field.EXEMPTION: "未列理由",
    Field.REMARK: "备注",
    Field.PROOF: "证明名称",
    Field.PROOF_REQUESTER: "证明索要单位",
    Field.PROOF_ISSUER: "证明开具单位",
    Field.MEASURE: "管理措施",
    Field.LEAD: "牵头部门",
    Field.PARTNERS: "配合部门",
    Field.LEAD_DUTY: "牵头部门职责",
    Field.PARTNER_DUTY: "配合职责",
    Field.LIMIT: "办结时限",
    Field.PARENT: "主项名称",
}


class ListKind(StrEnum):
    """What kind of list it is; rules that are about one kind ask for it."""

    POWERS = "powers"
    """权力清单, 权责清单."""
    DUTIES = "duties"
    """责任清单 alone."""
    SERVICES = "services"
    """政务服务事项、行政许可事项 …, 实施清单."""
    NEGATIVE = "negative"
    """负面清单."""
    CHECKS = "checks"
    """行政检查事项、随机抽查事项清单."""
    PROOFS = "proofs"
    """证明事项清单."""
    TOWNSHIP = "township"
    """乡镇（街道）履行职责事项清单."""
    UNKNOWN = "unknown"


ROW, SHEET, TABLE, PAGE, ROWS = "row", "sheet", "table", "page", "rows"
"""Columns of an ``ItemList`` frame beside the fields."""


@dataclass(frozen=True, eq=False)
class ItemList:
    """The matters of one file.

    Attributes:
        path: the file.
        format: as in ``GridFile``.
        region: the region whose list it is; None: not known.
        frame: one row a matter. A string column for each field that the list has, its text as
            printed without outer blanks, ``""`` where the cell is empty (never null); several
            values of one matter (bases on several rows) are joined by line feeds. Beside them
            ``row`` (UInt32: where the matter begins, as a person counts), ``sheet`` (String),
            ``table`` (UInt32), ``page`` (UInt32), null where there is none.
        columns: field to header as printed, levels joined by ``/``.
        kind: what kind of list it is.
        title: its title as printed, ``""`` without one.
        title_row: row of the title.
        unknown: headers that stand for no field.
        problems: what is wrong with the file.
        error: why it could not be read at all.
    """

    path: str
    format: str | None
    region: str | None
    frame: pl.DataFrame
    columns: Mapping[str, str]
    kind: ListKind = ListKind.UNKNOWN
    title: str = ""
    title_row: int | None = None
    unknown: tuple[str, ...] = ()
    problems: tuple[GridProblem, ...] = ()
    error: str | None = None
    sha256: str | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    """Sheet (or table) to the title above its header."""

    absent: Mapping[tuple[str | None, int | None], frozenset[str]] = field(default_factory=dict)
    """Sheet and table to the fields that others have a column for and they have none."""

    def has(self, *fields: str) -> bool:
        """Tell whether the list has all these columns."""
        return all(name in self.columns for name in fields)
