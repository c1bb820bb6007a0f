"""The conformant templates have no error and no warning, in whatever way they are stored."""

from __future__ import annotations

import pytest

from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template, template_names
from govlint.builder.text import build_text
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.document import Document
from govlint.model.finding import Severity
from govlint.readers import read
from govlint.readers.libreoffice import convert
from govlint.readers.limits import Limits
from govlint.structure import recognise
from tests.builder.forms import EACH, document, papers
from tests.pdfs import notices
from tests.readers.office import needs_libreoffice

MILD = {Severity.INFO}
KINDS = {
    "announcement": "公告",
    "detached": "",
    "joint_request": "请示",
    "letter": "函",
    "minutes": "纪要",
    "opinion": "意见",
    "order": "命令(令)",
    "reply": "批复",
    "report": "报告",
    "request": "请示",
}
"""The kind of each template; the others are 通知."""


def problems(read_file: Document, name: str) -> list[tuple[str, str, str]]:
    official = recognise(read_file)
    assert (official.kind or "") == KINDS.get(name, "通知")
    found = check_document(official, session_of(Options(allow_classified=True)), name)
    assert found.error is None
    return [(it.code, it.element, it.message) for it in found.findings if it.severity not in MILD]


@pytest.mark.parametrize("storage", STORAGES)
def test_a_notice_as_a_word_file(storage: str) -> None:
    assert problems(document("notice", storage), "notice") == []


@pytest.mark.parametrize("storage", STORAGES)
def test_a_notice_as_a_pdf(storage: str) -> None:
    assert problems(notices()[storage], "notice") == []


@pytest.mark.parametrize(("name", "storage"), EACH)
def test_a_form_as_a_word_file(name: str, storage: str) -> None:
    assert problems(document(name, storage), name) == []


@pytest.mark.parametrize(("name", "storage"), EACH)
def test_a_form_as_a_pdf(name: str, storage: str) -> None:
    assert problems(papers()[name, storage], name) == []


@pytest.mark.parametrize("name", template_names())
def test_as_text(name: str) -> None:
    assert problems(read(build_text(load_template(name)), name="甲.txt"), name) == []


@needs_libreoffice
@pytest.mark.parametrize(("suffix", "target"), [("doc", "doc:MS Word 97"), ("odt", "odt")])
def test_as_another_word_file(suffix: str, target: str) -> None:
    raw = build_docx(load_template("notice"), STORAGES["runs"])
    made = read(convert(raw, "docx", target, Limits()), name=f"甲.{suffix}")
    assert problems(made, "notice") == []
