"""Forms and judgements of strangers' text: nothing raises, equal is equal."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.comparison.bases import basis_forms, common_basis
from govlint.lists.comparison.forms import FORMS, Form, form_of
from govlint.lists.comparison.judging import judge
from govlint.lists.comparison.references import majority
from govlint.lists.comparison.wording import by_regions, changed_words, regions_named
from govlint.lists.laws import Laws

DAY = datetime.date(2026, 3, 1)
WORDS = st.sampled_from(
    [
        *(
            "《示例法》",
            "第十二条",
            "第一款",
            "；",
            "、",
            "。",
            "1.",
            "（一）",
            "20",
            "个工作日",
            "日",
        ),
        *(
            "月",
            "受理",
            "审查",
            "即办",
            "无",
            "是",
            "否",
            "元/证",
            "行政许可",
            "县级",
            "自然人",
            "\n",
        ),
        *("/", "-", "０", "二十", "→", "申请表", "2份", "原件", "身份证", "其他"),
    ]
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=8).map("".join))


def _form(kind: str, text: str) -> Form:
    return basis_forms([text], Laws(), DAY)[0] if kind == "norms" else form_of(kind, text)


@pytest.mark.parametrize("kind", [*FORMS, "norms"])
@given(TEXTS, TEXTS)
def test_whatever_a_cell_says_it_can_be_compared(kind: str, one: str, other: str) -> None:
    if kind == "promise":  # compared by their amounts alone
        return
    a, b = _form(kind, one), _form(kind, other)
    assert judge(kind, a, _form(kind, one)) == ()
    for reference, actual in ((a, b), (b, a)):
        if not reference.empty:
            found = judge(kind, reference, actual)
            assert all(judgement.diff for judgement in found)
            assert not (found and reference.key == actual.key)


@pytest.mark.parametrize("kind", [*FORMS, "norms"])
@given(st.lists(st.tuples(TEXTS, st.integers(1, 4)), min_size=1, max_size=5))
def test_a_majority_is_one_of_what_regions_have(kind: str, told: list[tuple[str, int]]) -> None:
    if kind == "promise":
        return
    by_key = {form.key: (form, count) for form, count in ((_form(kind, t), n) for t, n in told)}
    votes = list(by_key.values())
    reference = majority(kind, votes, lambda a, b: not judge(kind, a, b) and not judge(kind, b, a))
    if reference is not None and reference.form is not None:
        assert not reference.form.empty
        assert 0 <= reference.votes <= reference.voters


def test_numbers_and_titles_of_one_norm_are_one() -> None:
    texts = ["《示例办法》（某府发〔2019〕5号）第二条", "某府发〔2019〕5号第二条"]
    one, other = basis_forms(texts, Laws(), DAY)
    assert judge("norms", one, other) == ()
    assert judge("norms", other, one) == ()


def test_paragraphs_of_a_minority_bind_nobody() -> None:
    texts = ["《示例法》第二条", "《示例法》第二条第一款", "《示例法》第二条第三款"]
    plain, first, third = basis_forms(texts, Laws(), DAY)
    common = common_basis([(plain, 3), (first, 1), (third, 1)])
    assert common is not None
    assert judge("norms", common, third) == ()


def test_differences_are_minimal() -> None:
    assert changed_words("20个工作日", "30个工作日") == "“20个工作日”→“30个工作日”"
    long = "申请人应当具有与其生产经营活动相适应的固定的场所和设施"
    assert (
        changed_words(long, long.replace("固定", "自有"))
        == "“…相适应的固定的场所和…”→“…相适应的自有的场所和…”"
    )
    assert changed_words("甲" * 80, "甲" * 80 + "乙") == "“…甲甲甲甲”→“…甲甲甲甲乙”"


def test_many_regions_are_counted_and_few_are_named() -> None:
    names = [f"{number}区" for number in range(9)]
    assert regions_named(names[:5]) == "0区、1区、2区、3区、4区"
    assert regions_named(names) == "0区、1区、2区等9个地区"
    told = [(f"“{number}”", [names[number]]) for number in range(5)]
    assert by_regions(told) == "0区“0”；1区“1”；2区“2”；另有2个地区"
