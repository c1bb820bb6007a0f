"""How often and by which way an applicant comes."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.values.enums import channels, visits
from govlint.model.items import Field

ON_LINE, COUNTER = "全程网办", "窗口"


def too_often(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-VISIT-1: once at most, and never for what is done on line from beginning to end."""
    printed = row[Field.VISITS]
    often = visits(printed)
    if often is None:
        return
    ways = channels(row.get(Field.CHANNEL, ""))
    most = context.parameters["most"]
    on_line = ON_LINE in ways and COUNTER not in ways
    if often > (0 if on_line else most):
        yield ListHit(
            Field.VISITS,
            {"often": often},
            case="全程网办" if on_line else "",
            actual=printed,
            expected="0次" if on_line else f"不超过{most}次",
        )


def way_against_visits(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-VISIT-2: what is done at the counter alone cannot do without coming."""
    printed = row[Field.CHANNEL]
    if visits(row[Field.VISITS]) == 0 and channels(printed) == {COUNTER}:
        yield ListHit(
            Field.CHANNEL, {"visits": row[Field.VISITS]}, actual=printed, evidence=printed
        )
