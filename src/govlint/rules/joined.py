"""One rule that judges several things: what cannot be seen of one keeps none of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context


def judged(context: Context, *parts: Callable[[Context], Iterator[Hit]]) -> Iterator[Hit]:
    """Yield the hits of several parts of a check.

    A part that raises ``NotChecked`` leaves the rule unchecked only where no other part found a
    defect: what was found is to be told.

    Raises:
        NotChecked: nothing was found, and at least one part could not be judged; all reasons.
    """
    hits: list[Hit] = []
    reasons: list[str] = []
    for part in parts:
        try:
            hits += part(context)
        except NotChecked as reason:
            reasons.append(str(reason))
    yield from hits
    if reasons and not hits:
        raise NotChecked("；".join(dict.fromkeys(reasons)))
