import datetime

from govlint.model.document import Rule
from govlint.model.units import from_mm
from govlint.rules.area import ruled_edges
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.measure import Edges
from govlint.structure import recognise
from tests.rules.checks.look import WIDE, pdf
from tests.structure.pages import LEFT


def edges(page: int, length: float = WIDE) -> Edges | None:
    lines = [
        Rule(0, "vector", "000000", 1.0, length, x=LEFT, y=from_mm(y), page=1) for y in (243, 262)
    ]
    official = recognise(pdf(lines))
    context = Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))
    return ruled_edges(context, page)


def test_lines_as_wide_as_the_type_area_show_it() -> None:
    assert edges(1) == edges(3) == Edges(LEFT, LEFT + WIDE)
    assert edges(2) is None  # an even page may have its margins the other way round
    assert edges(1, from_mm(120)) is None
