from __future__ import annotations

from govlint.model.elements import Element, Stage
from govlint.rules.facts import Facts, known_facts
from tests.rules.support import official


def test_given_facts_come_first_and_are_not_inferred() -> None:
    known = known_facts(Facts(direction="down"), official(kind="请示"))
    assert known.value("direction") == "down"
    assert not known.is_inferred("direction")


def test_inferred_facts_are_marked() -> None:
    known = known_facts(Facts(), official(kind="请示"))
    assert known.value("direction") == "up"
    assert known.is_inferred("direction")
    assert known.value("stage") is Stage.FINAL


def test_a_signatory_means_an_upward_document() -> None:
    known = known_facts(Facts(), official({Element.SIGNATORIES: "签发人：王某"}))
    assert known.value("direction") == "up"


def test_what_nobody_knows_is_none() -> None:
    known = known_facts(Facts(), official(kind=None))
    for name in ("direction", "classified", "sealed", "issuer", "joint", "kind"):
        assert known.value(name) is None
        assert not known.is_inferred(name)


def test_false_is_a_given_fact() -> None:
    document = official({Element.CLASSIFICATION: "秘密★1年"})
    assert known_facts(Facts(), document).value("classified") is True
    assert known_facts(Facts(classified=False), document).value("classified") is False
    assert set(Facts(classified=False, joint=("甲",)).given()) == {"classified", "joint"}
