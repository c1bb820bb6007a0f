"""Write corpus/lists: lists of eight invented counties, their catalogue, and a table of laws.

Each county's list comes in another of the forms that offices have; among them are a dozen
differences and a few that are allowed. Run it again after a change, with the development tools:
``python corpus/make_lists.py``.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

import docx
import xlsxwriter
import xlwt

from govlint.lists.values.codes import credit_code_expected, organisation_code_expected
from govlint.model.items import Field

Matter = dict[str, str]
SERVED = {
    "level": "县级",
    "handling": "承诺件",
    "flow": "受理、审查、决定、送达",
    "visits": "1",
    "complaint": "12345",
}
MATTERS = """\
户外广告设施设置审批|行政许可|城市管理局|甲省市容条例|第二十一条|企业、个体工商户|\
有合法使用的场地；设施符合安全标准|申请表；场地使用证明；设施效果图|20|10|否|户外广告设施设置许可证
临时占用城市道路审批|行政许可|城市管理局|城市道路管理条例|第三十一条|自然人、企业|\
有占用的必要；有交通疏导方案|申请表；占用位置图；交通疏导方案|10|5|30元/平方米|临时占用城市道路许可证
污水排入排水管网许可|行政许可|水务局|甲省城镇排水条例|第十二条|企业、个体工商户|\
排放口设置符合规划；水质符合标准|申请表；排水管网图；水质检测报告|20|8|否|排水许可证
食品小作坊登记|行政许可|市场监督管理局|甲省食品小作坊条例|第九条|企业、个体工商户|\
有固定的加工场所；有卫生管理制度|申请表；加工场所平面图；卫生管理制度|15|5|否|食品小作坊登记证
小餐饮登记|行政许可|市场监督管理局|甲省食品小作坊条例|第十六条|企业、个体工商户|\
有固定的经营场所；有餐具消毒设施|申请表；经营场所平面图|15|5|否|小餐饮登记证
民办幼儿园设立审批|行政许可|教育局|甲省学前教育条例|第十四条|企业、社会组织|\
有合格的园长和教师；有安全的园舍|申请报告；园舍证明；教职工名单；章程|60|30|否|办学许可证
公共场所卫生许可|行政许可|卫生健康局|甲省公共场所卫生条例|第八条|企业、个体工商户|\
场所符合卫生标准；从业人员健康检查合格|申请表；卫生检测报告；卫生管理制度|20|8|否|公共场所卫生许可证
林木采伐审批|行政许可|林业局|甲省林业条例|第三十条|自然人、企业|\
林木权属清楚；有更新造林的安排|申请表；林权证明；采伐作业设计|20|10|否|林木采伐许可证
农药零售经营许可|行政许可|农业农村局|甲省农业投入品条例|第十八条|企业、个体工商户|\
有经过培训的经营人员；有符合要求的仓库|申请表；经营人员证明；仓库平面图|20|10|否|农药经营许可证
瓶装燃气供应站设立审批|行政许可|住房和城乡建设局|甲省燃气条例|第十三条|企业|\
气源有保证；有应急预案|申请表；供气协议；应急预案|20|10|否|燃气经营许可证
道路货运站设立审批|行政许可|交通运输局|甲省道路运输条例|第二十二条|企业|\
有合格的站场；有安全管理制度|申请表；站场图纸；安全管理制度|15|7|否|道路货运站经营许可证
特困供养资格确认|行政确认|民政局|甲省社会救助条例|第十条|自然人|\
没有劳动能力；没有生活来源|申请书；家庭状况声明|20|15|否|特困人员救助供养证
"""
"""Name, type, body, norm, article, audience, conditions, materials, limits, fee, result."""
CODES = {"行政许可": "01", "行政确认": "07"}
FEE_ARTICLE = "第三十七条"
CHANGES = """\
甲县 户外广告设施设置审批 legal_limit=30个工作日
庚县 户外广告设施设置审批 flow=受理、初审、现场踏勘、审查、决定、送达
乙县 临时占用城市道路审批 fee_standard=45元/平方米
乙县 食品小作坊登记 name=食品小作坊登记证核发
戊县 食品小作坊登记 audience=企业
丙县 污水排入排水管网许可 basis=《甲省旧排水条例》第十二条
丙县 民办幼儿园设立审批 materials=申请报告；园舍证明；教职工名单；章程；社区居民同意书
丁县 民办幼儿园设立审批 conditions=有合格的园长和教师；有安全的园舍；举办者有本县户籍
丁县 公共场所卫生许可 promised_limit=25个工作日
戊县 农药零售经营许可 materials=申请表；经营人员证明；仓库平面图；其他需要的材料
己县 农药零售经营许可 result=
己县 特困供养资格确认 type=行政给付
庚县 林木采伐审批 consult=0000-1
庚县 道路货运站设立审批 item_code=11520100MB9X6X01874520100011000
辛县 特困供养资格确认 -
辛县 小餐饮登记 name=小餐饮店登记 basic_code= item_code=
甲县 小餐饮登记 promised_limit=3个工作日
乙县 公共场所卫生许可 visits=0
丙县 林木采伐审批 materials=申请表；采伐作业设计
己县 瓶装燃气供应站设立审批 promised_limit=15个工作日
庚县 瓶装燃气供应站设立审批 conditions=1.有应急预案。2.气源有保证。
"""
"""County, matter, what it has there; ``-``: it lacks the matter. The last five are allowed."""
EXTRA = {
    "name": "农家乐等级评定备案",
    "basic_code": "521000099000",
    "type": "其他行政权力",
    "body": "庚县文化和旅游局",
    "basis": "《甲省旅游条例》第三十条",
    "conditions": "有接待的场所",
    "materials": "申请表；场所平面图",
    "result": "农家乐等级证明",
}
"""A matter that one county alone lists."""
FIELDS = (
    *("name", "basic_code", "item_code", "type", "basis", "level", "body", "audience", "handling"),
    *("conditions", "materials", "legal_limit", "promised_limit", "fee", "fee_basis"),
    *("fee_standard", "flow", "visits", "result", "place", "consult", "complaint"),
)
BOUND = (
    *("name", "basic_code", "type", "basis", "level", "audience", "handling", "conditions"),
    *("materials", "legal_limit", "fee", "fee_standard", "flow", "result"),
)
"""Fields that the catalogue binds."""
LAWS = """\
法律名称,位阶,状态,施行日期,废止日期,条数,替代
甲省城镇排水条例,地方性法规,有效,2021-07-01,,46,
甲省旧排水条例,地方性法规,废止,2004-01-01,2021-07-01,38,甲省城镇排水条例
甲省市容条例,地方性法规,有效,2019-10-01,,58,
城市道路管理条例,行政法规,有效,1996-10-01,,45,
"""
DAY = datetime.datetime(2026, 3, 1)


def catalogue() -> list[Matter]:
    """Return the matters as every county ought to have them."""
    return [_matter(number, *line.split("|")) for number, line in enumerate(MATTERS.splitlines())]


def _matter(number: int, name: str, kind: str, body: str, *rest: str) -> Matter:
    norm, article, audience, conditions, materials, legal, promised, fee, result = rest
    charged = fee != "否"
    return {
        **SERVED,
        "name": name,
        "basic_code": f"52{CODES[kind]}{number + 1:05}000",
        "type": kind,
        "body": body,
        "basis": f"《{norm}》{article}",
        "audience": audience,
        "conditions": conditions,
        "materials": materials,
        "legal_limit": f"{legal}个工作日",
        "promised_limit": f"{promised}个工作日",
        "fee": "是" if charged else "否",
        "fee_basis": f"《{norm}》{FEE_ARTICLE}" if charged else "无",
        "fee_standard": fee if charged else "无",
        "result": result,
    }


def counties() -> dict[str, list[Matter]]:
    """Return the list of every county, its departures included."""
    changes = [line.split(" ") for line in CHANGES.splitlines()]
    found = {}
    for place, county in enumerate(FORMS):
        matters = [_own(matter, county, place) for matter in catalogue()]
        for name, changed in ((one[1], one[2:]) for one in changes if one[0] == county):
            matter = next(one for one in matters if one["name"] == name)
            if changed == ["-"]:
                matters.remove(matter)
            else:
                matter |= dict(setting.split("=") for setting in changed)
        found[county] = matters
    county = "庚县"
    window = organ(list(FORMS).index(county), len(found[county]))
    alone = dict(found[county][-1]) | EXTRA | {"item_code": f"{window}4{EXTRA['basic_code']}"}
    found[county].append(alone)
    return found


def _own(matter: Matter, county: str, place: int) -> Matter:
    bodies = sorted({one["body"] for one in catalogue()})
    window = bodies.index(matter["body"]) + 1
    return matter | {
        "body": county + matter["body"],
        "item_code": f"{organ(place, window)}4{matter['basic_code']}",
        "place": f"{county}政务服务中心{window}号窗口",
        "consult": f"0851-8{place}{window:02}1200",
    }


def organ(county: int, window: int) -> str:
    """Return the credit code of an invented organ."""
    inner = f"MB9X{county}X{window:02}"
    code = f"11520100{inner}{organisation_code_expected(inner)}"
    return code + credit_code_expected(code)


def _cells(fields: Sequence[str], matters: Sequence[Matter]) -> Iterator[list[str]]:
    yield [Field(name).term for name in fields]
    yield from ([matter.get(name, "") for name in fields] for matter in matters)


def write_xlsx(path: Path, county: str, matters: Sequence[Matter], by_body: bool = False) -> None:
    """Write a workbook with a title and a header of two rows; ``by_body``: a sheet a department."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": DAY})
    heads = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    groups: dict[str, list[Matter]] = {}
    for matter in matters:
        groups.setdefault(matter["body"] if by_body else "清单", []).append(matter)
    for name, own in groups.items():
        sheet = book.add_worksheet(name)
        sheet.merge_range(0, 0, 0, len(FIELDS) - 1, f"{county}政务服务事项实施清单", heads)
        for column, field in enumerate(FIELDS):
            if not field.endswith("_limit"):
                sheet.merge_range(1, column, 2, column, Field(field).term, heads)
        limits = FIELDS.index("legal_limit")
        sheet.merge_range(1, limits, 1, limits + 1, "办结时限", heads)
        sheet.write_row(2, limits, ["法定", "承诺"], heads)
        for number, cells in enumerate(list(_cells(FIELDS, own))[1:], 3):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    book.close()


def write_sheets(path: Path, county: str, matters: Sequence[Matter]) -> None:
    """Write a workbook with a sheet for each department."""
    write_xlsx(path, county, matters, by_body=True)


def write_xls(path: Path, county: str, matters: Sequence[Matter]) -> None:
    """Write an old workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(county)
    for number, cells in enumerate(_cells(FIELDS, matters)):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    book.save(str(path))


def _csv(encoding: str, delimiter: str) -> Callable[[Path, str, Sequence[Matter]], None]:
    def write(path: Path, county: str, matters: Sequence[Matter]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(_cells(FIELDS, matters))
        path.write_bytes(text.getvalue().encode(encoding))

    return write


def write_json(path: Path, county: str, matters: Sequence[Matter]) -> None:
    """Write departments with their matters below them."""
    heads, *rows = _cells(FIELDS, matters)
    groups: dict[str, list[dict[str, str]]] = {}
    for cells in rows:
        record = dict(zip(heads, cells, strict=True))
        groups.setdefault(record.pop(Field.BODY.term), []).append(record)
    data = [{"department": name, "items": own} for name, own in groups.items()]
    path.write_bytes(json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n")


def write_docx(path: Path, county: str, matters: Sequence[Matter]) -> None:
    """Write a Word table below a title."""
    document = docx.Document()
    document.add_paragraph(f"{county}政务服务事项实施清单")
    rows = list(_cells(FIELDS, matters))
    table = document.add_table(rows=len(rows), cols=len(FIELDS))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    _without_clock(path)


def _without_clock(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def write_html(path: Path, county: str, matters: Sequence[Matter]) -> None:
    """Write a page with one table."""
    title = f"{county}政务服务事项实施清单"
    lines = [f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head>"]
    lines.append(f"<body><h1>{title}</h1><table>")
    for number, cells in enumerate(_cells(FIELDS, matters)):
        tag = "td" if number else "th"
        row = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)
        lines.append(f"<tr>{row}</tr>")
    path.write_bytes("\n".join([*lines, "</table></body></html>", ""]).encode())


FORMS: dict[str, tuple[str, Callable[[Path, str, Sequence[Matter]], None]]] = {
    "甲县": ("xlsx", write_xlsx),
    "乙县": ("csv", _csv("gb18030", ",")),
    "丙县": ("json", write_json),
    "丁县": ("docx", write_docx),
    "戊县": ("xls", write_xls),
    "己县": ("html", write_html),
    "庚县": ("csv", _csv("utf-8-sig", ";")),
    "辛县": ("xlsx", write_sheets),
}
"""County to the form its list comes in."""


def write(folder: Path) -> None:
    """Write all lists into a folder."""
    (folder / "counties").mkdir(parents=True, exist_ok=True)
    for county, matters in counties().items():
        suffix, write_form = FORMS[county]
        write_form(folder / "counties" / f"{county}.{suffix}", county, matters)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_cells(BOUND, catalogue()))
    (folder / "catalogue.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
    (folder / "laws.csv").write_bytes(LAWS.encode("utf-8-sig"))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("corpus/lists"))
