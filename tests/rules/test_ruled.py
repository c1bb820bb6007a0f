import datetime

from govlint.model.document import Document, Rule
from govlint.model.elements import Element, Span
from govlint.model.units import from_mm
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.ruled import lines_between_texts
from govlint.structure import recognise
from tests.rules.checks.look import COPIES, PRINTING, WIDE, pdf, word
from tests.structure.pages import LEFT


def between(document: Document) -> int:
    """Return how many lines part the copies from the line of printing."""
    official = recognise(document)
    context = Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))
    copies, printing = context.first(Element.COPIES_TO), context.first(Element.PRINTING_ORGAN)
    assert copies is not None and printing is not None
    spans: tuple[Span, Span] = copies.span, printing.span
    return len(lines_between_texts(context, *spans))


def test_lines_of_a_word_file() -> None:
    def border(block: int, edge: str) -> Rule:
        return Rule(block, "border", "000000", 0.75, WIDE, edge=edge)

    assert between(word([border(COPIES, "above"), border(PRINTING, "below")])) == 0
    assert between(word([border(COPIES, "below")])) == 1
    assert between(word([border(PRINTING, "above")])) == 1
    assert between(word([border(COPIES, "above"), border(PRINTING, "above")])) == 1


def test_lines_of_a_page() -> None:
    def drawn(y: float) -> Rule:
        return Rule(0, "vector", "000000", 0.75, WIDE, x=LEFT, y=from_mm(y), page=1)

    # Copies stand from 244 to 249.6 mm, the line of printing from 252.
    assert between(pdf([drawn(243), drawn(262)])) == 0
    assert between(pdf([drawn(243), drawn(250.8), drawn(262)])) == 1
