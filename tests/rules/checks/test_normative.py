"""Papers that set rules for the public."""

from __future__ import annotations

import pytest

from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.finding import FileReport, Outcome
from govlint.readers import read
from govlint.rules.checks.normative import is_access_list
from govlint.structure import recognise

PAPER = """甲市{title}

{number}各县人民政府，市政府各部门：

{body}

甲市人民政府

2026年1月5日
"""
NUMBER = "甲政规〔2026〕3号\n\n"


def checked(
    body: str, title: str = "养犬登记管理办法", code: str = "L-SET-1", number: str = NUMBER
) -> FileReport:
    text = PAPER.format(title=title, body=body, number=number)
    official = recognise(read(text.encode(), name="a.txt"))
    return check_document(official, session_of(Options(select=(code,))))


@pytest.mark.parametrize(
    "sentence",
    [
        "未备案的处500元罚款。",
        "逾期不改的，处以五百元以上二千元以下罚款。",
        "乱停乱放的，罚款200元。",
    ],
)
def test_a_penalty_without_law(sentence: str) -> None:
    report = checked(sentence)
    assert [(one.outcome, one.severity) for one in report.findings] == [(Outcome.FAIL, "error")]
    assert report.findings[0].evidence in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "依照《甲省养犬管理条例》第十二条处500元罚款。",
        "由公安机关依法处500元罚款。",
        "不得以罚代管，不得擅自处500元罚款。",
        "群众反映“未登记的处500元罚款”，要及时核实。",
        "犬只登记免收工本费。",
    ],
)
def test_what_has_a_basis_or_is_no_penalty(sentence: str) -> None:
    assert not checked(sentence).findings


def test_what_may_repeat_the_law_needs_a_person() -> None:
    after_law = "《甲省养犬管理条例》第十二条规定了处罚。未登记的，处500元罚款。"
    assert [one.outcome for one in checked(after_law).findings] == [Outcome.REVIEW]
    assert [one.outcome for one in checked("未登记的，处500元罚款。", number="").findings] == [
        Outcome.REVIEW
    ]
    proof = "申请人须提交居委会出具的居住证明。"
    assert [one.outcome for one in checked(proof).findings] == [Outcome.REVIEW]


@pytest.mark.parametrize(
    "title",
    ["养犬管理条例", "防汛工作方案", "机关公文处理办法", "工作人员考核办法"],
)
def test_what_is_no_normative_paper(title: str) -> None:
    report = checked("未登记的，处500元罚款。", title)
    assert report.outcomes[0].outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("本办法自2026年3月1日起施行。", 0),
        ("本办法自印发之日起实施，有效期五年。", 0),
        ("本办法由市公安局解释。", 1),
        ("本办法自2026年3月1日起施行，原有关规定同时废止。", 1),
        ("本办法自2026年3月1日起施行，原《甲市养犬规定》同时废止。", 0),
    ],
)
def test_the_day_from_which_it_holds_and_what_it_replaces(last: str, codes: int) -> None:
    assert len(checked(last, code="L-NRM-1").findings) == codes


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("甲市产业准入负面清单", True),
        ("甲区市场准入负面清单（2026年版）", True),
        ("市场准入负面清单（2025年版）", False),
        ("甲省自由贸易试验区外商投资准入负面清单", False),
        ("甲市生态环境准入清单", False),
        ("甲市教师行为负面清单", False),
        ("甲市人民政府关于落实市场准入负面清单的通知", False),
        ("国家发展改革委关于印发市场准入负面清单的通知", False),
    ],
)
def test_which_lists_a_region_must_not_set_up(title: str, found: bool) -> None:
    assert is_access_list(title) is found
