import pytest

from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import Check, NotApplicable, NotChecked
from govlint.rules.checks.classification import form, look, numerals, other_marks, period
from tests.rules.checks.laid import (
    DATE,
    LONG,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    Row,
    pages,
    red,
    titled,
    word,
)
from tests.rules.checks.look import cases, hits
from tests.structure.support import document

LOOK = {"size": 16, "edge_mm": 1, "tolerance": 0.5}
YEARS = {"most_secret_years": 30, "more_secret_years": 20, "secret_years": 10}
REST = (red(line=4), "", "", NUMBER, titled(), RECIPIENTS, LONG, SIGNATURE, DATE)
TEXT = (
    "甲市人民政府文件",
    NUMBER,
    "甲市人民政府关于做好机密文件管理工作的通知",
    RECIPIENTS,
    "秘密文件保存一年，机密★一年的不得复印。",
    SIGNATURE,
    DATE,
)


def bold(text: str = "机密★1年", indent: float = 0.0, line: float | None = None) -> Row:
    return Row(text, line=line, indent=indent, font="黑体")


def text(mark: str) -> Document:
    return document("000126", mark, *TEXT)


def test_type_and_place_of_a_mark() -> None:
    for made in (word, pages):
        assert hits(look, made("000126", bold(), *REST), **LOOK) == []
        (hit,) = hits(look, made("000126", "机密★1年", *REST), **LOOK)
        assert (hit.case, hit.element) == ("字体字号", Element.CLASSIFICATION)
        assert "仿宋" in hit.values["used"]
        moved = made("000126", bold(indent=2), *REST)
        assert cases(hits(look, moved, **LOOK)) == ["顶格"]
        apart = made("000126", "", bold(), *REST)
        assert cases(hits(look, apart, **LOOK)) == ["行"]


def test_without_a_copy_number_the_line_is_not_judged() -> None:
    assert hits(look, word("", "", bold(), *REST), **LOOK) == []


def test_a_type_that_nobody_knows_is_not_checked() -> None:
    strange = Row("机密★1年", font="某某家传体")
    with pytest.raises(NotChecked, match="某某家传体"):
        hits(look, word("000126", strange, *REST), **LOOK)
    off = Row("机密★1年", font="某某家传体", indent=2)
    assert cases(hits(look, word("000126", off, *REST), **LOOK)) == ["顶格"]


@pytest.mark.parametrize(
    ("mark", "marked", "mended"),
    [
        ("秘密★一年", "一", ["1"]),
        ("机密★十二个月", "十二", ["12"]),
        ("机密★二〇三〇年一月一日", "二〇三〇年一月一", ["2030", "1", "1"]),
        ("机　密★三年", "三", ["3"]),
    ],
)
def test_chinese_numerals_of_a_period(mark: str, marked: str, mended: list[str]) -> None:
    (hit,) = hits(numerals, text(mark))
    assert mark[hit.span.start : hit.span.end] == marked
    assert ([edit.text for edit in hit.edits], hit.safe) == (mended, True)


@pytest.mark.parametrize("mark", ["秘密★1年", "绝密★长期", "机密★启用前", "机密"])
def test_periods_without_chinese_numerals(mark: str) -> None:
    assert hits(numerals, text(mark)) == []


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("机密★10年", []),
        ("机密★6个月", []),
        ("机密★1年6个月", []),
        ("秘密★一年", []),
        ("绝密★长期", []),
        ("机密★2030年1月1日", []),
        ("机密★启用前", []),
        ("机密★2026年度考试启用前", []),
        ("机　密★１年", []),
        ("机密", ["没有期限"]),
        ("机密★", ["没有期限"]),
        ("机密(10年)", ["写法"]),
        ("机密（10年）", ["写法"]),
        ("机密10年", ["写法"]),
        ("机密☆10年", ["写法"]),
        ("机密*10年", ["写法"]),
        ("机密★10", ["写法"]),
        ("机密★10月", ["写法"]),
        ("机密★十月", ["写法"]),
    ],
)
def test_the_form_of_a_mark(mark: str, expected: list[str]) -> None:
    assert cases(hits(form, text(mark))) == expected


@pytest.mark.parametrize(
    ("mark", "marked"),
    [
        ("秘密★20年", "20年"),
        ("秘密★二十年", "二十年"),
        ("机密★21年", "21年"),
        ("绝密★31年", "31年"),
        ("秘密★130个月", "130个月"),
        ("秘密★10年", ""),
        ("机密★20年", ""),
        ("绝密★30年", ""),
        ("秘密★120个月", ""),
    ],
)
def test_the_longest_periods(mark: str, marked: str) -> None:
    found = hits(period, text(mark), **YEARS)
    assert [mark[hit.span.start : hit.span.end] for hit in found] == ([marked] if marked else [])


@pytest.mark.parametrize("mark", ["绝密★长期", "机密★2050年1月1日", "机密★启用前", "机密"])
def test_periods_without_a_length(mark: str) -> None:
    with pytest.raises(NotApplicable, match="年数"):
        hits(period, text(mark), **YEARS)


@pytest.mark.parametrize("check", [numerals, form, period])
def test_running_text_and_titles_hold_no_marks(check: Check) -> None:
    with pytest.raises(NotApplicable, match="没有密级"):
        hits(check, document(*TEXT), **YEARS)


@pytest.mark.parametrize(
    ("mark", "level"),
    [
        ("内部★1年", "内部"),
        ("内部资料★长期", "内部资料"),
        ("工作秘密★3年", "工作秘密"),
        ("商密★5年", "商密"),
        ("核心商密★5年", "核心商密"),
        ("内部资料", ""),
        ("工作秘密", ""),
        ("内部事项", ""),
    ],
)
def test_marks_of_what_is_no_state_secret(mark: str, level: str) -> None:
    found = hits(other_marks, document(mark, *TEXT))
    assert [hit.values["level"] for hit in found] == ([level] if level else [])


def test_papers_without_such_marks() -> None:
    assert hits(other_marks, document("000126", "秘密★1年", *TEXT)) == []
    with pytest.raises(NotApplicable):
        hits(other_marks, document(*TEXT))
