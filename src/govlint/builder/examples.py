"""The files of the examples in rule files: a template, changed, in one storage and format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from govlint.builder.changes import apply_changes
from govlint.builder.spec import Template, TemplateError
from govlint.builder.template import load_template
from govlint.builder.text import build_text
from govlint.engine.selftest import Build, NotBuilt
from govlint.rules.errors import RuleFileError, nearest
from govlint.rules.rule import Rule

FILE_NAME = "示例"
AT_ONCE = 60
"""PDF files made in one run of LibreOffice."""
Paper = tuple[Template, str]
"""A changed template and the storage of its Word file."""


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
    paper = _paper(example, file)
    form = example["info"].get("format")
    if form == "text":
        return build_text(paper[0]), f"{FILE_NAME}.txt"
    if form == "pdf":
        return _pdf(*paper), f"{FILE_NAME}.pdf"
    return _docx(*paper), f"{FILE_NAME}.docx"


def builder_for(rules: Iterable[Rule]) -> Build:
    """Return what builds the examples of rules: as ``build_example``, but many PDFs at once.

    With the first PDF that is asked for those of all examples are made, in few runs of LibreOffice.
    """
    every = tuple(rules)
    made: dict[Paper, bytes] = {}
    begun = False

    def build(example: Mapping[str, Any], file: str) -> tuple[bytes, str]:
        nonlocal begun
        if example["info"].get("format") != "pdf":
            return build_example(example, file)
        if not begun:
            begun = True
            made.update(_all_pdfs(every))
        raw = made.get(_paper(example, file))
        return build_example(example, file) if raw is None else (raw, f"{FILE_NAME}.pdf")

    return build


def _all_pdfs(rules: Iterable[Rule]) -> dict[Paper, bytes]:
    """Make the PDFs of all examples; a batch that fails is left to be made one by one."""
    from govlint.builder import pdf

    papers = list(dict.fromkeys(_pdf_papers(rules)))
    made: dict[Paper, bytes] = {}
    for start in range(0, len(papers), AT_ONCE):
        batch = papers[start : start + AT_ONCE]
        try:
            made |= zip(batch, pdf.build_pdfs([_docx(*paper) for paper in batch]), strict=True)
        except pdf.PdfUnavailable:
            continue  # each of them tells its own reason
    return made


def _pdf_papers(rules: Iterable[Rule]) -> Iterator[Paper]:
    for rule in rules:
        for example in rule.examples:
            if "template" in example and example["info"].get("format") == "pdf":
                try:
                    yield _paper(example, rule.file)
                except RuleFileError:
                    continue  # told when this example is run


def _paper(example: Mapping[str, Any], file: str) -> Paper:
    """Return the changed template of an example and its storage.

    Raises:
        RuleFileError: no such template or storage, or a change does not fit.
    """
    try:
        template = load_template(example["template"])
    except TemplateError as error:
        raise RuleFileError(file, example["line"], str(error)) from error
    changed = apply_changes(template, example["changes"], file)
    if example["info"].get("format") == "text":
        return changed, ""
    from govlint.builder.docx.storages import STORAGES  # python-docx is not needed for text

    storage = example["info"].get("storage", next(iter(STORAGES)))
    if storage not in STORAGES:
        problem = f"没有“{storage}”这种存法{nearest(storage, STORAGES)}"
        raise RuleFileError(file, example["line"], problem)
    return changed, storage


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
