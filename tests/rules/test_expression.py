from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.document import Margins, Section
from govlint.model.elements import Element, ElementText, Layout, Part, Span
from govlint.model.units import from_mm
from govlint.rules.context import Context
from govlint.rules.expression import MAX_SUBJECT, Scope, evaluate
from govlint.rules.expression_build import Names, compile_expression
from govlint.rules.facts import Facts
from tests.rules.support import citation, context, heading, official

NUMBER_TEXT = "甲政发〔2024〕7号"


def ask(
    text: str,
    within: Context | None = None,
    subject: str = "document_number",
    item: Any = None,
    parameters: dict[str, str] | None = None,
) -> Any:
    within = within or context(official({Element.DOCUMENT_NUMBER: NUMBER_TEXT}))
    if item is None and subject != "document":
        item = within.first(Element(subject))
    node = compile_expression(text, Names((subject,), parameters or {}))
    return evaluate(node, Scope(within, subject, item))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("year = 2024", True),
        ("year = '2024'", True),
        ("year != 2024", False),
        ("serial < 10 and year >= 2012", True),
        ("serial + 1 = 8", True),
        ("year - serial = 2017", True),
        ("opening.text = '〔'", True),
        ("this matches '甲政发.*'", True),
        ("this matches '甲政发'", False),
        ("this contains '政发'", True),
        ("exists ordinal_mark", False),
        ("absent ordinal_mark", True),
        ("ordinal_mark = ''", True),
        ("exists serial", True),
        ("organ in ['乙政发', '甲政发']", True),
        ("serial in [1, 7]", True),
        ("len(organ) = 3", True),
        ("number(serial) = 7", True),
        ("number('十二') = 12", True),
        ("first(organ) = '甲' and last(organ) = '发'", True),
        ("normalise('２０２４') = '2024'", True),
        ("valid_date(year, '2', '29')", True),
        ("valid_date('2023', '2', '29')", False),
        ("subject = 'document_number'", True),
        ("document.kind = '通知' and document.layout = 'standard'", True),
        ("document.format = 'text'", True),
        ("as_of >= 2012-07-01", True),
        ("as_of < 2012-07-01", False),
        ("not (year = 2024 or year = 2025)", False),
        ("exists title", False),
        ("document_number.year = 2024", True),
        ("count(h in headings) = 0", True),
        ("every(h in headings: h.level = 1)", True),
        ("some(h in headings: h.level = 1)", False),
        ("true # 注释", True),
    ],
)
def test_values(text: str, value: bool) -> None:
    assert ask(text) is value


def test_quantifiers_see_their_own_variable() -> None:
    within = context(official(headings=(heading(1, 1), heading(2, 1, ""), heading(1, 3))))
    for text, value in [
        ("count(h in headings where h.level = 1) = 2", True),
        ("every(h in headings where h.level = 1: h.title != '')", True),
        ("every(h in headings: h.title != '')", False),
        ("some(h in headings where h.level = 2: h.title = '')", True),
        ("some(h in headings: some(g in headings: g.number > h.number))", True),
        ("every(h in headings: count(g in headings where g.level = h.level) >= 1)", True),
    ]:
        assert ask(text, within, "document") is value, text


def test_an_element_that_is_absent_has_unknown_parts() -> None:
    assert ask("document_date.year = 2024") is None
    scope = Scope(context(), "document", None)
    evaluate(compile_expression("document_date.year = 2024", Names(("document",))), scope)
    assert scope.unknown == ["document_date.year"]


def test_a_refused_element_has_unknown_parts_but_known_text() -> None:
    within = context(official({Element.DOCUMENT_NUMBER: "甲政发七号"}))
    assert ask("opening.text = '〔'", within) is None
    assert ask("exists opening", within) is None
    assert ask("this contains '七'", within) is True


def test_a_mark_that_is_missing_at_an_edge_is_absent() -> None:
    within = context(official({Element.RECIPIENTS: "各县人民政府"}))
    assert ask("exists colon", within, "recipients") is False


def test_what_is_known_decides_whatever_is_unknown() -> None:
    unknown = "document_date.year = 2024"
    assert ask(f"{unknown} and year = 1") is False
    assert ask(f"{unknown} and year = 2024") is None
    assert ask(f"{unknown} or year = 2024") is True
    assert ask(f"{unknown} or year = 1") is None
    assert ask(f"not {unknown}") is None


def test_order_of_what_is_no_number_is_unknown() -> None:
    within = context(official({Element.DOCUMENT_NUMBER: NUMBER_TEXT}))
    assert ask("organ > 3", within) is None
    assert ask("organ = 3", within) is False


def test_lengths_with_tolerance() -> None:
    def with_top(mm: float | None) -> Context:
        top = None if mm is None else from_mm(mm)
        return context(official(sections=(Section(0, margins=Margins(top=top)),)))

    def margin(mm: float | None) -> Any:
        within = with_top(mm)
        section = within.official.document.sections[0]
        return ask("margins.top = 37mm ± 1mm", within, "sections", section)

    assert margin(37) is True
    assert margin(38) is True
    assert margin(36) is True
    assert margin(38.1) is False
    assert margin(25.4) is False
    assert margin(None) is None


def test_dates_of_elements() -> None:
    within = context(
        official({Element.DOCUMENT_DATE: "2024年5月7日", Element.PRINT_DATE: "2024年5月6日"})
    )
    assert ask("date_of(print_date) >= date_of(document_date)", within, "document") is False
    assert ask("year_of(date_of(print_date)) = 2024", within, "document") is True
    assert ask(
        "month_of(date_of(print_date)) + day_of(date_of(print_date)) = 11", within, "document"
    )
    impossible = context(official({Element.PRINT_DATE: "2024年2月30日"}))
    assert ask("date_of(print_date) < as_of", impossible, "document") is None


def test_facts_given_and_inferred() -> None:
    given_ = context(facts=Facts(direction="down"))
    assert ask("facts.direction = 'down'", given_, "document") is True
    assert given_.used == set()
    inferred = context(official(kind="请示"))
    assert ask("facts.direction = 'up'", inferred, "document") is True
    assert inferred.used == {"direction"}
    assert ask("facts.direction = 'up'", context(), "document") is None
    joint = context(facts=Facts(joint=("甲局", "乙局")))
    assert ask("'乙局' in facts.joint", joint, "document") is True


def test_parameters_and_citations() -> None:
    within = context(parameters={"most": 2}, document=official())
    assert ask("parameters.most = 2", within, "document", None, {"most": "number"}) is True
    cited = citation("按照甲政发[2012]3号", "甲政发[2012]3号", 0)
    assert ask("year = 2012 and opening.text = '['", None, "citations", cited) is True
    assert ask("title = ''", None, "citations", cited) is True


def test_a_name_that_only_another_subject_has_is_absent() -> None:
    node = compile_expression("level = 1", Names(("document_number", "headings")))
    within = context(official({Element.DOCUMENT_NUMBER: NUMBER_TEXT}))
    item = within.first(Element.DOCUMENT_NUMBER)
    assert evaluate(node, Scope(within, "document_number", item)) is False


def test_a_pattern_is_not_tried_on_an_endless_text() -> None:
    long = ElementText(Element.BODY, (Span(0, 0, 1),), "", "甲" * (MAX_SUBJECT + 1))
    assert ask("this contains '乙'", context(), "body", long) is None


# An oracle for three-valued logic: every formula over three atoms is evaluated both by the
# compiled tree and by truth tables written with min and max (False < unknown < True).

ATOMS = {"year": "organ", "serial": "opening", "suffix": "closing"}
RANK = {False: 0, None: 1, True: 2}
BACK: dict[int, bool | None] = {0: False, 1: None, 2: True}


def formulas() -> st.SearchStrategy[tuple[Any, ...]]:
    atoms = st.tuples(st.just("atom"), st.sampled_from(sorted(ATOMS)))
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)),
        ),
        max_leaves=8,
    )


def written(formula: tuple[Any, ...]) -> str:
    if formula[0] == "atom":
        return f"{formula[1]} = 1"
    if formula[0] == "not":
        return f"not ({written(formula[1])})"
    return f" {formula[0]} ".join(f"({written(part)})" for part in formula[1])


def expected(formula: tuple[Any, ...], values: dict[str, bool | None]) -> bool | None:
    if formula[0] == "atom":
        return values[formula[1]]
    if formula[0] == "not":
        return BACK[2 - RANK[expected(formula[1], values)]]
    ranks = [RANK[expected(part, values)] for part in formula[1]]
    return BACK[min(ranks) if formula[0] == "and" else max(ranks)]


@settings(deadline=None, max_examples=150)
@given(
    formulas(),
    st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in ATOMS}),
)
def test_logic_against_truth_tables(
    formula: tuple[Any, ...], values: dict[str, bool | None]
) -> None:
    text = written(formula)
    for name in ATOMS:  # unknown: a part of an element that its grammar refused
        if values[name] is None:
            text = text.replace(f"{name} = 1", "copies_to.colon = 1")
    place = Span(0, 0, 1)
    parts = {name: Part("", "1" if values[name] else "2", place) for name in ATOMS}
    item = ElementText(Element.DOCUMENT_NUMBER, (place,), "", "", parts=parts)
    within = context(official({Element.COPIES_TO: "抄送：甲"}))
    found = ask(text, within, "document_number", item)
    assert found is expected(formula, values)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(1, 4), max_size=5), st.integers(0, 5))
def test_quantifiers_against_python(levels: list[int], limit: int) -> None:
    within = context(official(headings=tuple(heading(level, 1) for level in levels)))

    def found(text: str) -> Any:
        return ask(text, within, "document")

    assert found(f"every(h in headings: h.level <= {limit})") is all(x <= limit for x in levels)
    assert found(f"some(h in headings: h.level = {limit})") is (limit in levels)
    assert found(f"count(h in headings where h.level > {limit}) = {levels.count(limit)}") is (
        sum(x > limit for x in levels) == levels.count(limit)
    )


@given(st.dates(datetime.date(1, 1, 1)), st.dates(datetime.date(1000, 1, 1)))
def test_dates_compare_as_dates(one: datetime.date, other: datetime.date) -> None:
    within = context(day=one)
    assert ask(f"as_of < {other.isoformat()}", within, "document") is (one < other)
    assert ask(f"as_of = {other.isoformat()}", within, "document") is (one == other)


def test_layout_words_compare_as_text() -> None:
    within = context(official(layout=Layout.WEB))
    assert ask("document.layout in ['web', 'letter']", within, "document") is True
