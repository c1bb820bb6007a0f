"""Results on lists as workbooks of Excel that a clerk can work with."""

from __future__ import annotations

from govlint.model.listing import Comparison, ListsReport
from govlint.reporters.lists.workbook.book import writing
from govlint.reporters.lists.workbook.checked import write_columns, write_findings
from govlint.reporters.lists.workbook.details import ordered, write_details, write_todo
from govlint.reporters.lists.workbook.matters import write_matters
from govlint.reporters.lists.workbook.rates import write_rates
from govlint.reporters.lists.workbook.review import write_grains, write_review
from govlint.reporters.lists.workbook.summary import TITLE, write_summary, write_words

CHECK_TITLE = "清单检查结果"


def to_xlsx(comparison: Comparison) -> bytes:
    """Return the result of ``lists compare`` as a workbook; no cell is a formula or a link."""
    found = ordered(comparison)
    cells = comparison.alignment.matters.height * len(comparison.regions) + 30 * len(found)
    with writing(TITLE, comparison.tool, cells) as (book, raw):
        write_summary(book, comparison)
        write_rates(book, comparison)
        write_matters(book, comparison)
        write_details(book, comparison, found)
        write_review(book, comparison)
        write_grains(book, comparison)
        write_words(book, comparison)
        write_todo(book, comparison, found)
    return raw.getvalue()


def to_xlsx_check(report: ListsReport) -> bytes:
    """Return the result of ``lists check`` as a workbook; no cell is a formula or a link."""
    cells = 16 * sum(len(one.findings) for one in report.lists)
    with writing(CHECK_TITLE, report.tool, cells) as (book, raw):
        write_columns(book, report)
        for one in report.lists:
            write_findings(book, one)
    return raw.getvalue()
