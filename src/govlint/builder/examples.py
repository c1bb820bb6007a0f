"""The files of the examples in rule files: a template, changed, in one storage and format."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from govlint.builder.changes import apply_changes
from govlint.builder.spec import Template, TemplateError
from govlint.builder.template import load_template
from govlint.builder.text import build_text
from govlint.engine.selftest import NotBuilt
from govlint.rules.errors import RuleFileError, nearest

FILE_NAME = "示例"


def build_example(example: Mapping[str, Any], file: str) -> tuple[bytes, str]:
    """Build the file of an example that changes a template.

    Args:
        example: what ``govlint.rules.examples.parse_example`` returns for it.
        file: the rule file it stands in, for errors.

    Returns:
        The bytes and a file name.

    Raises:
        RuleFileError: no such template or storage, or a change does not fit; with file and line.
        NotBuilt: a PDF is asked for and cannot be made on this machine.
    """
    try:
        template = load_template(example["template"])
    except TemplateError as error:
        raise RuleFileError(file, example["line"], str(error)) from error
    changed = apply_changes(template, example["changes"], file)
    info = example["info"]
    if info.get("format") == "text":
        return build_text(changed), f"{FILE_NAME}.txt"
    from govlint.builder.docx.storages import STORAGES  # python-docx is not needed for text

    storage = info.get("storage", next(iter(STORAGES)))
    if storage not in STORAGES:
        problem = f"没有“{storage}”这种存法{nearest(storage, STORAGES)}"
        raise RuleFileError(file, example["line"], problem)
    if info.get("format") == "pdf":
        return _pdf(changed, storage), f"{FILE_NAME}.pdf"
    return _docx(changed, storage), f"{FILE_NAME}.docx"


def _docx(template: Template, storage: str) -> bytes:
    from govlint.builder.docx.storages import STORAGES
    from govlint.builder.docx.writer import build_docx

    return build_docx(template, STORAGES[storage])


@lru_cache(maxsize=32)
def _pdf(template: Template, storage: str) -> bytes:
    """Return a PDF; the same one again costs no second run of LibreOffice."""
    from govlint.builder import pdf

    try:
        return pdf.build_pdf(_docx(template, storage))
    except pdf.PdfUnavailable as error:
        raise NotBuilt(str(error)) from error
