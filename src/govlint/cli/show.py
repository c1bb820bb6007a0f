"""``govlint show``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from govlint.cli import console
from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.model.document import Document
from govlint.model.elements import OfficialDocument
from govlint.readers import ReadError, read
from govlint.reporters import plain, show
from govlint.reporters.tasks import analysis

UNREADABLE = 3


def run(arguments: Namespace) -> int:
    """Show what the reader or the structure sees in one file.

    Args:
        arguments: of the ``show`` parser.

    Returns:
        0, or 3 when the file cannot be read or bears the mark of a state secret.

    Raises:
        UsageError: there is no standard input to read.
    """
    try:
        official = recognise_open(_document(arguments.path), arguments.allow_classified)
    except (ReadError, ClassifiedError) as error:
        console.say(f"{arguments.path}：{error}")
        return UNREADABLE
    shown = FORMS[arguments.what, arguments.format]
    console.write_stdout(shown(official), utf8=arguments.format == "json")
    return 0


def _document(path: str) -> Document:
    return read(console.read_stdin(), name="-") if path == "-" else read(path)


def _model(official: OfficialDocument) -> str:
    return show.model_text(official.document, console.text_width(sys.stdout))


def _elements(official: OfficialDocument) -> str:
    return show.elements_text(official, console.text_width(sys.stdout))


def _tasks(official: OfficialDocument) -> str:
    return analysis.tasks_text(official, console.text_width(sys.stdout))


FORMS: Mapping[tuple[str, str], Callable[[OfficialDocument], str]] = {
    ("model", "text"): _model,
    ("model", "json"): lambda official: plain.model_json(official.document),
    ("elements", "text"): _elements,
    ("elements", "json"): plain.elements_json,
    ("tasks", "text"): _tasks,
    ("tasks", "json"): analysis.tasks_json,
}
