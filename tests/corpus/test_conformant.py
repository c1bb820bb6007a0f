"""The conformant notice printed: the same elements as in its template, no error, no warning."""

from __future__ import annotations

import pytest

from govlint.builder.docx.storages import STORAGES
from govlint.builder.template import load_template
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.elements import OfficialDocument
from govlint.model.finding import Outcome, Severity
from govlint.structure import recognise
from tests.builder.support import recognised, wanted
from tests.pdfs import notices


@pytest.fixture(scope="module", params=STORAGES)
def printed(request: pytest.FixtureRequest) -> OfficialDocument:
    return recognise(notices()[request.param])


def test_every_element_is_recognised_and_none_invented(printed: OfficialDocument) -> None:
    assert recognised(printed) == wanted(load_template("notice"))
    assert [it.role for it in printed.separators] == ["masthead", "first", "middle", "last"]
    assert [it.page for it in printed.page_numbers] == [1, 2, 3, 4]


def test_no_error_and_no_warning(printed: OfficialDocument) -> None:
    report = check_document(printed, session_of(Options()), "notice.pdf")
    grave = [it for it in report.findings if it.severity is not Severity.INFO]
    assert [(it.code, it.message) for it in grave] == []
    assert not any(it.outcome is Outcome.REVIEW for it in report.findings)
