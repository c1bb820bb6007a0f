"""``govlint tasks``."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from govlint.burden.ledger import FileLedger, Ledger, ledger_of
from govlint.cli import console
from govlint.cli.ledgers import LEDGERS, Form
from govlint.engine.api import TOOL
from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.engine.facts import load_facts
from govlint.engine.options import UsageError
from govlint.engine.walk import expand
from govlint.readers import ReadError, read
from govlint.rules.facts import NO_FACTS, Facts

STDIN = "-"
UNREADABLE = 3
NOTHING = 2
MISSING_WRITER = "写 xlsx 要另装 XlsxWriter：pip install 'govlint[lists]'"


def run(arguments: Namespace) -> int:
    """Write the ledger of tasks of files and folders.

    Args:
        arguments: of the ``tasks`` parser.

    Returns:
        0; 3 where a file could not be read or bears the mark of a state secret (the others are
        in the ledger); 2 where there was none.

    Raises:
        UsageError: the options, the facts or the output file are impossible, or what writes xlsx
            is not installed.
    """
    output = Path(arguments.output) if arguments.output else None
    form = LEDGERS[arguments.format]
    if arguments.format == "xlsx":
        _need_writer(output)
    if output:
        console.refuse_input(output, arguments.paths)
    facts = load_facts(arguments.facts) if arguments.facts else NO_FACTS
    files = tuple(_ledgers(arguments, facts))
    if not files:
        console.say("没有找到可以读的文件（docx、pdf、txt、html、md）")
    if output:
        console.refuse_input(output, [file.path for file in files])
    ledger = Ledger(files, TOOL, arguments.due)
    _write(form, form.render(ledger, console.text_width(None if output else sys.stdout)), output)
    if not files:
        return NOTHING
    return UNREADABLE if any(file.error is not None for file in files) else 0


def _ledgers(arguments: Namespace, facts: Facts) -> list[FileLedger]:
    found = [_ledger(STDIN, arguments, facts)] if STDIN in arguments.paths else []
    walked = expand([path for path in arguments.paths if path != STDIN])
    for path in walked.files:
        if path in walked.errors:
            found.append(FileLedger(path, error=walked.errors[path]))
        else:
            found.append(_ledger(path, arguments, facts))
    return found


def _ledger(path: str, arguments: Namespace, facts: Facts) -> FileLedger:
    """Return the ledger of one file; one that cannot be read has an error."""
    try:
        piped = path == STDIN
        document = read(console.read_stdin(), name=STDIN) if piped else read(path)
        official = recognise_open(document, arguments.allow_classified, stage=facts.stage)
    except (ReadError, ClassifiedError) as error:
        return FileLedger(path, error=str(error))
    if facts.kind is not None:
        official = replace(official, kind=facts.kind)
    return ledger_of(official, path, day=arguments.date, due=arguments.due, within=arguments.within)


def _need_writer(output: Path | None) -> None:
    """Refuse xlsx before any file is read.

    Raises:
        UsageError: nothing can write it, or it would go to a terminal.
    """
    try:
        import xlsxwriter  # noqa: F401  (an extra; only asked whether it is there)
    except ImportError as error:
        raise UsageError(MISSING_WRITER) from error
    if output is None:
        raise UsageError("xlsx 不能写到标准输出，请用 -o 给出文件名")


def _write(form: Form, content: str | bytes, output: Path | None) -> None:
    if output:
        console.write_file(output, content)
    elif isinstance(content, str):
        console.write_stdout(content, utf8=form.utf8)
