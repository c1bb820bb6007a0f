from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found, item

LAW = "《中华人民共和国行政许可法》第四十二条"


@pytest.mark.parametrize(
    ("kind", "basis", "limit", "expected"),
    [
        ("行政许可", LAW, "30个工作日", ["fail"]),
        ("行政许可", LAW, "20个工作日", []),
        ("行政许可", LAW, "受理5个工作日；审查20个工作日", []),
        ("行政许可", LAW, "30日", []),
        ("行政许可", f"{LAW}；《中华人民共和国水法》第七条", "60个工作日", []),
        ("行政许可", "《甲省水资源条例》第七条", "60个工作日", []),
        ("行政许可", "《甲省站点管理办法》第七条", "60个工作日", []),
        ("行政许可", "", "60个工作日", []),
        (
            "行政许可",
            "《甲市人民政府关于加强站点管理的通知》（甲府发〔2019〕3号）",
            "60个工作日",
            ["review"],
        ),
        ("行政确认", LAW, "60个工作日", []),
        ("行政许可", f"{LAW}，由几个部门联合办理", "40个工作日", []),
        ("行政许可", LAW, "无", []),
    ],
)
def test_legal(kind: str, basis: str, limit: str, expected: list[str]) -> None:
    table = f"事项名称,事项类型,设定依据,法定办结时限\n甲,{kind},{basis},{limit}\n"
    assert [outcome for *_, outcome in found("L-TIME-1", table)] == expected


@pytest.mark.parametrize(
    ("legal", "promised", "expected"),
    [
        ("20个工作日", "25个工作日", ["fail"]),
        ("20个工作日", "20个工作日", []),
        ("受理5日；审查15日", "20日", []),
        ("受理5日；审查15日", "受理5日；审查20日", ["fail"]),
        ("20日", "受理5日；审查15日", []),
        ("20个工作日", "受理3个工作日；审查18个工作日", []),
        ("20个工作日", "受理3个工作日；审查22个工作日", ["fail"]),
        ("审查时限：20个工作日", "受理时限：3个工作日；审查时限：18个工作日", []),
        ("审查时限：15个工作日", "受理时限：3个工作日；审查时限：18个工作日", ["fail"]),
        ("无", "30个工作日", []),
        ("", "30个工作日", []),
        ("1个月", "20个工作日", []),
        ("15日", "20个工作日", []),
        ("即办", "5个工作日", ["fail"]),
        ("1个工作日", "0.5个工作日", []),
        ("20个工作日", "即办", []),
        ("报告书60日、报告表30日", "报告书70日、报告表20日", []),
        ("20个工作日（可延长10个工作日）", "30个工作日", ["review"]),
        ("20", "25", ["review"]),
        ("20", "15", []),
        ("三个月", "4个月", ["fail"]),
    ],
)
def test_promised(legal: str, promised: str, expected: list[str]) -> None:
    table = f"事项名称,法定办结时限,承诺办结时限\n甲,{legal},{promised}\n"
    assert [outcome for *_, outcome in found("L-TIME-2", table)] == expected


def test_bare_numbers_have_the_units_of_their_headers() -> None:
    table = "事项名称,法定办结时限（工作日）,承诺办结时限（工作日）\n甲,20,25\n乙,20,10\n"
    assert found("L-TIME-2", table) == [(2, "promised_limit", "fail")]
    table = "事项名称,法定办结时限（日）,承诺办结时限（工作日）\n甲,20,25\n"
    assert found("L-TIME-2", table) == []


def test_a_new_version_that_takes_longer() -> None:
    header = "事项名称,实施编码,版本,承诺办结时限\n"
    table = (
        header
        + f"甲,{item(1)},V2,15个工作日\n甲,{item(1)},V1,10个工作日\n乙,{item(2)},V1,30个工作日\n"
    )
    findings, _ = asked("L-TIME-4", table)
    assert [(one.place.row, one.rows) for one in findings] == [(2, (2, 3))]
    assert found("L-TIME-4", header + f"甲,{item(1)},V1,10日\n甲,{item(1)},V2,5日\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现场踏勘15个工作日不计入办结时限", ["fail"]),
        ("集体讨论时间除外", ["fail"]),
        ("集体讨论", ["review"]),
        ("专家评审（30日）", []),
        ("听证、检测、鉴定所需时间不计算在内", []),
        ("公示20日（依据《甲省站点管理条例》第十二条）", []),
        ("无", []),
        ("否", []),
        ("", []),
    ],
)
def test_special_procedures(text: str, expected: list[str]) -> None:
    table = f"事项名称,特别程序\n甲,{text}\n"
    assert [outcome for *_, outcome in found("L-TIME-5", table)] == expected
