"""The one analysis of a document's sentences that every burden rule, metric and ledger reads."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from govlint.model.elements import Element, OfficialDocument
from govlint.rules.functions import date_of
from govlint.structure.duties import Duty, duties
from govlint.structure.sentences import Sentence, sentences

KEY = "burden.analysis"


@dataclass(frozen=True)
class Analysis:
    """Sentences of body and issued text, their duties, and the day the document was written."""

    sentences: tuple[Sentence, ...]
    duties: tuple[Duty, ...]
    written: datetime.date | None


def analysed(official: OfficialDocument) -> Analysis:
    """Return the analysis of a document; it is made once and kept with the document."""
    known = official.memo.get(KEY)
    if not isinstance(known, Analysis):
        found = sentences(official)
        written = written_on(official)
        known = Analysis(found, duties(found, written), written)
        official.memo[KEY] = known
    return known


def written_on(official: OfficialDocument) -> datetime.date | None:
    """Return the 成文日期, None where it is not printed in full."""
    for element in official.elements.get(Element.DOCUMENT_DATE, ()):
        day = date_of(element)
        if day is not None:
            return day
    return None
