"""``govlint show``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from govlint.cli import console
from govlint.model.document import Document
from govlint.readers import ReadError, read
from govlint.reporters import plain, show
from govlint.structure import recognise

UNREADABLE = 3


def run(arguments: Namespace) -> int:
    """Show what the reader or the structure sees in one file.

    Args:
        arguments: of the ``show`` parser.

    Returns:
        0, or 3 when the file cannot be read.

    Raises:
        UsageError: there is no standard input to read.
    """
    try:
        document = _document(arguments.path)
    except ReadError as error:
        console.say(f"{arguments.path}：{error}")
        return UNREADABLE
    shown = FORMS[arguments.what, arguments.format]
    console.write_stdout(shown(document), utf8=arguments.format == "json")
    return 0


def _document(path: str) -> Document:
    return read(console.read_stdin(), name="-") if path == "-" else read(path)


def _model(document: Document) -> str:
    return show.model_text(document, console.text_width(sys.stdout))


def _elements(document: Document) -> str:
    return show.elements_text(recognise(document), console.text_width(sys.stdout))


FORMS: Mapping[tuple[str, str], Callable[[Document], str]] = {
    ("model", "text"): _model,
    ("model", "json"): plain.model_json,
    ("elements", "text"): _elements,
    ("elements", "json"): lambda document: plain.elements_json(recognise(document)),
}
