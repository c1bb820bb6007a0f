"""The forms of the corpus, all templates but the notice, as the readers see them."""

from __future__ import annotations

from functools import cache, lru_cache

from govlint.builder.changes import apply_changes
from govlint.builder.corpus import EVERY_STORAGE, FEW
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.spec import Template
from govlint.builder.template import load_template, template_names
from govlint.model.document import Document
from govlint.readers import read
from tests.pdfs import made

FORMS = tuple(name for name in template_names() if name not in EVERY_STORAGE)
EACH = tuple((name, storage) for name in FORMS for storage in FEW)
SEALED = ("reply", "letter", "joint_sealed", "joint_request")
UPWARD = ("request", "report", "joint_request")
JOINT = ("joint_request", "joint_sealed", "joint_unsealed")


def changed(name: str, *changes: str) -> Template:
    return apply_changes(load_template(name), list(enumerate(changes, 1)))


@lru_cache(maxsize=128)
def word_file(name: str, storage: str, *changes: str) -> bytes:
    return build_docx(changed(name, *changes), STORAGES[storage])


@lru_cache(maxsize=128)
def document(name: str, storage: str, *changes: str) -> Document:
    return read(word_file(name, storage, *changes), name=f"{name}.docx")


CHANGED: dict[str, tuple[str, tuple[str, ...]]] = {
    "stamp": ("order", ("signature_stamp.picture = true",)),
    "blank_page": ("notice", ("insert blank_page before imprint_first",)),
    "letter_with_copy_number": (
        "letter",
        (
            "insert copy_number 000126 before document_number",
            "copy_number.under = 14pt",
            "document_number.beside = true",
        ),
    ),
    "number_at_the_foot": ("tables", ("page_number.on_landscape = foot",)),
}
"""Documents whose PDF is wanted besides, by a name for each."""


@cache
def papers() -> dict[tuple[str, str], Document]:
    """Return every form as a PDF of every storage, read; all made in one run."""
    files = {(name, storage): word_file(name, storage) for name, storage in EACH}
    files |= {(key, "runs"): word_file(name, "runs", *how) for key, (name, how) in CHANGED.items()}
    pdfs = made(list(files.values()))
    return {
        key: read(pdf, name=f"{'-'.join(key)}.pdf") for key, pdf in zip(files, pdfs, strict=True)
    }
