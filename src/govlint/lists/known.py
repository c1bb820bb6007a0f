"""Tables that commands about lists alone read: ``rules/data/lists/*.tsv``.

They are read where they are needed and are no part of the pack, so that a check of a document does
not carry them.
"""

from __future__ import annotations

from functools import cache

from govlint import resources
from govlint.text.tables_build import parse_tsv

FOLDER = ("data", "lists")
NONE = "-"
"""An empty field."""


@cache
def records(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table as column to text, ``""`` where a field is empty."""
    place = resources.data("rules").joinpath(*FOLDER, f"{name}.tsv")
    table = parse_tsv(place.name, place.read_bytes().decode("utf-8-sig"))
    header = table["header"]
    return tuple(
        {column: "" if cell == NONE else cell for column, cell in zip(header, row, strict=True)}
        for row in table["rows"]
    )
