"""The ledger for programs: exactly the JSON contract, deterministic, always valid UTF-8."""

from __future__ import annotations

from typing import Any

from govlint.burden.ledger import FileLedger, Ledger, Row, summary
from govlint.engine.locate import locate
from govlint.reporters.json import VERSION, dumps, location_object


def to_json(ledger: Ledger) -> str:
    """Return the ledger as one JSON object, indented, ending with a line feed.

    ``due`` is the day for which the state of the tasks is told, null where none was asked for.
    """
    content = {
        "version": VERSION,
        "tool": ledger.tool,
        "due": ledger.due.isoformat() if ledger.due else None,
        "files": [_file(file) for file in ledger.files],
        "summary": summary(ledger.files),
    }
    return dumps(content, indent=2) + "\n"


def _file(file: FileLedger) -> dict[str, Any]:
    return {
        "path": file.path,
        "document_date": file.written.isoformat() if file.written else None,
        "tasks": [_row(file, row) for row in file.rows],
        "error": file.error,
    }


def _row(file: FileLedger, row: Row) -> dict[str, Any]:
    found = file.official
    return {
        "id": row.id,
        "sentence": row.sentence,
        "task": row.task,
        "lead": list(row.lead),
        "partners": list(row.partners),
        "deadline": row.deadline.isoformat() if row.deadline else None,
        "deadline_text": row.deadline_text,
        "cadence": row.cadence,
        "period": row.period,
        "measure": row.measure,
        "heading": row.heading,
        "location": location_object(locate(found, row.zone, row.span)) if found else {},
        "status": row.status.value,
        "note": row.note or None,
    }
