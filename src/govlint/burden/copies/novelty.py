"""How many sentences of a document have a parameter of their own: a unit, place, number or date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govlint.burden.analysis import Analysis, analysed
from govlint.burden.copies.sources import is_heading, place_of
from govlint.model.copies import Comparison, CopyKind, Stretch
from govlint.model.elements import OfficialDocument
from govlint.structure.organisations import places
from govlint.structure.sentences import Sentence
from govlint.structure.units import UnitKind
from govlint.text.normalise import normalise

CITED = re.compile(
    r"《[^《》]{0,160}》|[（(]?[^（(，。]{0,12}[〔\[](?:19|20)[0-9]{2}[〕\]][0-9]{1,5}号[）)]?|第[一二三四五六七八九十百零〇0-9]{1,8}[条款项章]"
)
"""What tells where something stands is no parameter."""
NUMBER = re.compile(
    r"[0-9]|百分之|[一二两三四五六七八九十百千万]+(?:个?工作日|个月|天内|日内|小时|年内|次以上|倍|成以上|万|亿|人次|名|户|家|所|座|台|辆|公里|亩)|"
    r"[月年]底|季度|每[日周月季年旬]|按[日周月季]|附件|联系人|电话"
)
PAUSE = "，"


def novelty(official: OfficialDocument, comparison: Comparison) -> float | None:
    """Return the share of sentences with a local parameter, headings aside.

    What was copied or quoted holds none: a figure of the superior is no local one.

    Args:
        official: the document.
        comparison: what of it was copied.

    Returns:
        The share 0..1; None where there is no sentence.
    """
    found = [local for _, local in judged(official, comparison)]
    return round(sum(found) / len(found), 4) if found else None


def judged(official: OfficialDocument, comparison: Comparison) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences that count, and whether each has a parameter of its own."""
    analysis = analysed(official)
    taken = [
        (span.start, span.end) for span in comparison.spans if span.kind is not CopyKind.FORMULA
    ]
    units = _units(analysis)
    text = official.document.text
    for one in analysis.sentences:
        if not is_heading(official, one):
            place = place_of(official, one.span)
            yield one, _is_local(text, place, taken, units, one.index)


def _units(analysis: Analysis) -> Mapping[int, Sequence[str]]:
    """Return the organs of a name of their own that each sentence lays something on."""
    found: dict[int, list[str]] = {}
    for duty in analysis.duties:
        if duty.inherited:
            continue
        names = [unit.name for unit in (*duty.lead, *duty.partners) if unit.kind is UnitKind.ORGAN]
        found.setdefault(duty.sentence.index, []).extend(names)
    return found


def _is_local(
    text: str,
    sentence: Stretch,
    taken: Sequence[Stretch],
    units: Mapping[int, Sequence[str]],
    index: int,
) -> bool:
    own = CITED.sub("", normalise(PAUSE.join(_left(text, sentence, taken))).text)
    if NUMBER.search(own) or places(own):
        return True
    return any(name in own for name in units.get(index, ()))


def _left(text: str, sentence: Stretch, taken: Sequence[Stretch]) -> list[str]:
    """Return what of a sentence was not taken from elsewhere."""
    start, end = sentence
    pieces: list[str] = []
    for first, last in taken:
        if first < end and last > start:
            pieces.append(text[start : max(start, first)])
            start = max(start, last)
    return [piece for piece in (*pieces, text[start:end]) if piece]
