"""Model objects as plain JSON values, for ``govlint show --format json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from govlint.model.document import Document
from govlint.model.elements import OfficialDocument
from govlint.reporters.json import dumps, element_objects


def model_json(document: Document) -> str:
    """Return a document as JSON, as the reader saw it; what is unknown or empty is left out."""
    return dumps(plain(document), indent=2) + "\n"


def elements_json(official: OfficialDocument) -> str:
    """Return what was recognised in a document as JSON; elements as in the report."""
    content = {
        "path": official.document.name,
        "kind": official.kind,
        "layout": official.layout.value,
        "stage": official.stage.value,
        "elements": element_objects(official),
        "headings": plain(official.headings),
        "citations": plain(official.citations),
        "dates": plain(official.dates),
        "attachments": plain(official.attachments),
        "attachment_items": plain(official.attachment_items),
        "attachment_references": plain(official.attachment_references),
        "noise": plain(official.noise),
        "zones": plain(official.zones),
    }
    return dumps(content, indent=2) + "\n"


def plain(value: Any) -> Any:
    """Turn immutable objects into dicts, lists and simple values.

    Fields of objects that are None or empty are left out; inside sequences nothing is.
    """
    if is_dataclass(value):
        shown = {item.name: plain(getattr(value, item.name)) for item in fields(value)}
        return {name: found for name, found in shown.items() if found not in (None, [], {}, "")}
    if isinstance(value, Mapping):
        return {str(name): plain(found) for name, found in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
