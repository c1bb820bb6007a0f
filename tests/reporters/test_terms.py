from __future__ import annotations

from dataclasses import fields

from govlint.model.document import Capability
from govlint.model.elements import Element, Layout, Stage
from govlint.model.finding import Outcome, Severity
from govlint.model.items import Field
from govlint.reporters import terms
from govlint.rules.facts import FACT_TERMS, Facts
from govlint.rules.registry import DOCUMENT, load_rules


def test_every_word_of_the_model_has_a_term() -> None:
    assert set(terms.SEVERITY_TERMS) == set(Severity)
    assert set(terms.LAYOUT_TERMS) == set(Layout)
    assert set(terms.STAGE_TERMS) == set(Stage)
    assert set(terms.CAPABILITY_TERMS) == set(Capability)
    assert set(terms.OUTCOME_TERMS) == set(Outcome)
    assert set(FACT_TERMS) == {item.name for item in fields(Facts)}


def test_every_family_and_all_that_rules_read_has_a_term() -> None:
    rules = load_rules()
    assert {rule.family for rule in rules} <= set(terms.FAMILY_TERMS)
    read = {name for rule in rules.about_documents() for name in rule.reads}
    of_lists = {name for rule in rules for name in rule.reads if rule.scope != DOCUMENT}
    assert of_lists <= {name for name in Field if name.term}
    assert read <= set(terms.COLLECTION_TERMS) | {str(name) for name in Element} | {"document"}
