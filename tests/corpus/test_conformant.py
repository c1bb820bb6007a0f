"""The conformant notice has no error and no warning, however it is stored."""

from __future__ import annotations

import pytest
from benchmarks.accuracy.defects import check

from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template
from govlint.builder.text import build_text
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.finding import Severity
from govlint.readers.libreoffice import convert
from govlint.readers.limits import Limits
from govlint.structure import recognise
from tests.pdfs import notices
from tests.readers.office import needs_libreoffice

MILD = {Severity.INFO}


def problems(raw: bytes, name: str) -> list[tuple[str, str, str]]:
    found = check(raw, name)
    assert found.official is not None
    assert found.official.kind == "通知"
    return [(it.code, it.element, it.message) for it in found.findings if it.severity not in MILD]


@pytest.mark.parametrize("storage", STORAGES)
def test_as_a_word_file(storage: str) -> None:
    assert problems(build_docx(load_template("notice"), STORAGES[storage]), "甲.docx") == []


@pytest.mark.parametrize("storage", STORAGES)
def test_as_a_pdf(storage: str) -> None:
    official = recognise(notices()[storage])
    found = check_document(official, session_of(Options()), f"{storage}.pdf").findings
    assert [it for it in found if it.severity not in MILD] == []


def test_as_text() -> None:
    assert problems(build_text(load_template("notice")), "甲.txt") == []


@needs_libreoffice
@pytest.mark.parametrize(("suffix", "target"), [("doc", "doc:MS Word 97"), ("odt", "odt")])
def test_as_another_word_file(suffix: str, target: str) -> None:
    raw = build_docx(load_template("notice"), STORAGES["runs"])
    assert problems(convert(raw, "docx", target, Limits()), f"甲.{suffix}") == []
