"""Small invented papers around the sentences that a check is asked of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from govlint.model.elements import OfficialDocument
from govlint.rules.api import Check, Hit
from govlint.rules.facts import NO_FACTS, Facts
from govlint.structure import recognise
from tests.rules.support import context
from tests.structure.support import document

DAY = datetime.date(2026, 3, 9)
TITLE = "甲市水务局关于做好河道清淤工作的通知"
RECIPIENTS = "各县区水务局："


def notice(
    *body: str,
    title: str = TITLE,
    recipients: str = RECIPIENTS,
    issuer: str = "甲市水务局",
    opening: str = "为做好今年河道清淤工作，现将有关事项通知如下。",
) -> OfficialDocument:
    """Return a notice of a department to its lower offices with this body."""
    lines = [title, recipients, opening, *body, issuer, "2026年3月9日"]
    return recognise(document(*(line for line in lines if line)))


def hits(
    check: Check,
    official: OfficialDocument,
    *,
    day: datetime.date = DAY,
    facts: Facts = NO_FACTS,
    **parameters: Any,
) -> list[Hit]:
    """Return what a check finds in a paper."""
    return list(check(context(official, facts, day, parameters)))


def told(check: Check, official: OfficialDocument, **options: Any) -> list[tuple[str, str | None]]:
    """Return the case and the evidence of everything that a check finds."""
    return [(hit.case, hit.evidence) for hit in hits(check, official, **options)]


def values(check: Check, official: OfficialDocument, **options: Any) -> Mapping[str, Any]:
    """Return what the one finding of a check says."""
    (hit,) = hits(check, official, **options)
    return hit.values
