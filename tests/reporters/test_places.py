from __future__ import annotations

import pytest

from govlint.model.position import Location
from govlint.reporters.places import element_term, located_text, place
from tests.reporters import samples


@pytest.mark.parametrize(
    ("location", "words"),
    [
        (Location(2, 0, 1), "第2段"),
        (Location(3, 0, 1), "第3段"),
        (Location(2, 0, 1, page=2), "第2页第2段"),
        (Location(4, 0, 1), "第1个表格"),
        (Location(4, 0, 1, cell=(1, 0)), "第1个表格第2行第1列"),
        (Location(99, 0, 1), ""),
    ],
)
def test_place_without_lines(location: Location, words: str) -> None:
    file = samples.file_report(official=samples.official(lines=False))
    assert place(file, location) == words


def test_place_with_lines() -> None:
    file = samples.file_report()
    assert place(file, Location(2, 3, 4, line=3, column=4)) == "第3行第4字"
    assert place(file, Location(2, 3, 4, line=3)) == "第3行"


def test_element_terms() -> None:
    assert element_term("document_number") == "发文字号"
    assert element_term("") == element_term("document") == "全文"
    assert element_term("自定义") == "自定义"


def test_located_text_of_a_cell_and_of_nothing() -> None:
    file = samples.file_report()
    assert located_text(file, Location(4, 0, 1, cell=(1, 1))) == "𠮷祥镇巡查\n第二段"
    assert located_text(file, Location(4, 0, 1, cell=(7, 7))) is None
    assert located_text(file, Location(9, 0, 1)) is None
    assert located_text(samples.file_report(official=None), Location(0, 0, 1)) is None
