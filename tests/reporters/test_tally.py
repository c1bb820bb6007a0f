from __future__ import annotations

from govlint.model.finding import Suppressed
from govlint.reporters.tally import Unchecked, by_element, summary, unchecked
from tests.reporters import samples


def test_review_is_counted_apart() -> None:
    assert summary(samples.full()) == {
        "files": 4,
        "unreadable": 1,
        "error": 2,
        "warning": 1,
        "info": 1,
        "review": 1,
        "suppressed": 1,
        "unchanged": 0,
        "gone": 0,
    }


def test_unchecked_rules_are_folded_by_reason() -> None:
    folded = unchecked([samples.file_report(), samples.file_report()])
    assert folded == [
        Unchecked("文本没有版面信息", tuple(f"F52{n}-1" for n in range(1, 9)), 2),
        Unchecked("不知道发文机关与主送机关的关系", ("R15-1",), 2),
    ]


def test_elements_stand_in_the_order_of_the_standard() -> None:
    groups = by_element(reversed(samples.findings()))
    assert list(groups) == ["document_number", "title", "body"]
    assert [finding.code for finding in groups["body"]] == ["N07", "W001"]
    assert [finding.code for finding in groups["document_number"]] == ["F725-3", "F725-6"]


def test_what_counts_nowhere_is_counted_apart() -> None:
    aside = [Suppressed(samples.finding(), kind, "") for kind in ("comment", "sidecar", "baseline")]
    file = samples.file_report(suppressed=tuple(aside), gone=({"code": "P01"},) * 4, findings=())
    counts = summary(samples.report(file))
    assert (counts["suppressed"], counts["unchanged"], counts["gone"]) == (2, 1, 4)
    assert counts["error"] == 0
