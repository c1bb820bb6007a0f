"""Tables of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[str], name: str = "") -> str:
    """Return a table.

    Args:
        heads: the words above its columns.
        rows: the HTML of the cells of each row.
        name: its class.
    """
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    attribute = f' class="{name}"' if name else ""
    return (
        f"<table{attribute}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )
