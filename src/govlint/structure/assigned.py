"""Who is named behind a sentence or on a line of its own.

（财政部牵头，教育部、民政部配合）             brackets behind a sentence
责任单位：市政府办公厅                        a line of its own
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govlint.structure import patterns
from govlint.structure.responsible import Responsible
from govlint.structure.units import Unit, UnitKind, level_of, unit_of, units_of
from govlint.text.characters import HAN

STATEMENTS = ("responsible.leads", "responsible.helps")
KINDS = ("head", "charge", "help", "share", "time")
"""What words and labels make of units: 牵头, 负责, 配合, 按职责分工; 完成时限 names none."""
ENDS = ("。", "；", ";")
MARKS = ("牵头", "负责", "配合", "责任", "主办", "协办", "承办", "参与")
LISTED = re.compile(rf"(?:{HAN}|[（()）、/]){{2,40}}")
"""A name on a labelled list, which only names can stand on."""


def responsible_in(sentence: str) -> Responsible | None:
    """Return who is named in the brackets at the end of a sentence, or on a labelled line.

    Args:
        sentence: a normalised sentence.
    """
    inner = _last_bracket(sentence)
    if inner and any(mark in inner[1] for mark in MARKS):
        return _parsed(inner[1], not sentence[: inner[0]].strip("。；;"))
    line = sentence.rstrip("。；;")
    return _parsed(line, True) if patterns.fullmatch("responsible.labelled", line) else None


def _last_bracket(sentence: str) -> tuple[int, str] | None:
    """Return where the bracket begins that ends a sentence, and what stands in it."""
    end = len(sentence) - sentence.endswith(ENDS)
    for found in patterns.finditer("responsible.bracket", sentence):
        if found.end() == end:
            return found.start(), found["inner"]
    return None


def _parsed(text: str, whole: bool) -> Responsible | None:
    """Return who is named; where some are 牵头, those who are 负责 besides them are partners."""
    lists: dict[str, list[Unit]] = {kind: [] for kind in KINDS}
    lists["share"] = lists["help"]
    named = False
    behind = lists["charge"]
    for piece in _parts(text):
        label = patterns.fullmatch("responsible.labelled", piece)
        if label:
            named = True
            behind = lists[_kind(label)]
            behind.extend(_listed(label["rest"]))
            continue
        told = _told(piece)
        if told:
            lists[told[0]].extend(told[1])
            named = True
        elif named:
            behind.extend(units_of(piece))
    first, lead, partners = lists["head"], lists["charge"], lists["help"]
    if first:
        lead, partners = first, [*lead, *partners]
    if not lead and partners:
        lead, partners = partners, []
    return Responsible(tuple(lead), tuple(partners), 0, whole) if named else None


def _kind(found: re.Match[str]) -> str:
    """Return what the words or the label that the grammar found make of the units."""
    kinds = (name.partition("_")[0] for name, text in found.groupdict().items() if text)
    return next(kind for kind in kinds if kind in KINDS)


def _told(piece: str) -> tuple[str, tuple[Unit, ...]] | None:
    """Return the kind of a statement (A、B牵头), and whom it names; None where it names nobody."""
    for name in STATEMENTS:
        found = patterns.fullmatch(name, piece)
        units = units_of(found["units"]) if found else ()
        if found and units:
            return _kind(found), units
    return None


def _listed(text: str) -> tuple[Unit, ...]:
    """Return the units on a labelled list; there a name is one by its place alone."""
    known = units_of(text)
    if known:
        return known
    names = [name for name in re.split(r"[、，,]", text.strip("，,、 ")) if name]
    if not all(LISTED.fullmatch(name) for name in names):
        return ()
    return tuple(
        unit_of(name, True) or Unit(name, UnitKind.ORGAN, level_of(name)) for name in names
    )


def responsible_before(sentence: str) -> Responsible | None:
    """Return who is named in brackets in front of a sentence, behind the full stop of another.

    Args:
        sentence: a normalised sentence.
    """
    bracket = patterns.pattern("responsible.bracket").match(sentence)
    if bracket is None or not any(mark in bracket["inner"] for mark in MARKS):
        return None
    behind = sentence[bracket.end() :]
    alone = not behind or behind.startswith(("，", *ENDS))
    return None if alone else _parsed(bracket["inner"], True)


def _parts(text: str) -> Iterator[str]:
    """Yield the statements of a bracket: A、B牵头，C、D配合; labels part them as well.

    A comma that only parts names joins what it parts to the next statement.
    """
    kept = ""
    for piece in _cut(re.sub(r"^(由|分别由)", "", text)):
        if kept and patterns.fullmatch("responsible.labelled", piece):
            yield kept
            kept = ""
        joined = f"{kept}、{piece}" if kept else piece
        if any(patterns.fullmatch(name, joined) for name in (*STATEMENTS, "responsible.labelled")):
            yield joined
            kept = ""
        else:
            kept = joined
    if kept:
        yield kept


def _cut(text: str) -> Iterator[str]:
    """Yield the pieces of a bracket between commas, and before each label."""
    for piece in re.split(r"[；;。，,]", text):
        starts = [found.start() for found in patterns.finditer("responsible.label", piece)]
        cuts = [0, *(at for at in starts if at and piece[at - 1] != "、"), len(piece)]
        yield from (piece[one:two] for one, two in pairwise(cuts) if one < two)
