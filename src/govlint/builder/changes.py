"""Changes of a template: ``title.font = 黑体``, ``remove separator``, ``move note before title``.

The language itself is in ``govlint.rules.changes``; here it is applied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govlint.builder.spec import Look, NumberLook, PageLook, Part, Template
from govlint.builder.template import SIGNATORIES, beside
from govlint.builder.values import PAGE_READERS, READERS, read_value, words
from govlint.rules.changes import BLANK, PAGE, PAGE_NUMBER, Change, parse_change
from govlint.rules.errors import RuleFileError

_OF_PART = ("text", "run_in")
_MOST_BLANKS = 40


def apply_changes(template: Template, lines: Iterable[tuple[int, str]], file: str = "") -> Template:
    """Return a template with changes made in their order.

    Args:
        template: the template.
        lines: each change with its line in the file.
        file: the file they are written in.

    Raises:
        RuleFileError: a change cannot be read, names a part that is not there, or its value does
            not fit; one Chinese line with file, line and the nearest name.
    """
    for number, text in lines:
        template = apply_change(template, parse_change(text, file, number))
    return template


def apply_change(template: Template, change: Change) -> Template:
    """Return a template with one change made.

    Raises:
        RuleFileError: the part is not there, or the value does not fit.
    """
    try:
        if change.part == PAGE:
            return replace(template, page=_page(template.page, change))
        if change.part == PAGE_NUMBER:
            return replace(template, page_number=_number(template.page_number, change))
        return replace(template, parts=_parts(template, change))
    except RuleFileError:
        raise
    except ValueError as error:
        raise change.fail(f"{change.part}.{change.key}：{error}") from error


def _page(page: PageLook, change: Change) -> PageLook:
    value = read_value(PAGE_READERS, change.key, change.value)
    return replace(page, **{change.key: value})


def _number(number: NumberLook | None, change: Change) -> NumberLook | None:
    if not change.key:
        return None
    if number is None:
        raise change.fail("这个样例没有页码")
    return replace(number, **{change.key: read_value(READERS, change.key, change.value)})


def _parts(template: Template, change: Change) -> tuple[Part, ...]:
    parts = template.parts
    if change.verb == "insert":
        return _put(parts, _new(template, change), change)
    chosen = set(_places(parts, change, change.part, change.index))
    if change.verb == "remove":
        return tuple(part for place, part in enumerate(parts) if place not in chosen)
    if change.verb == "move":
        return _moved(parts, chosen, change)
    if change.key == SIGNATORIES:
        return _with_signers(template, chosen, words(change.value))
    return tuple(
        _changed(part, change) if place in chosen else part for place, part in enumerate(parts)
    )


def _places(parts: tuple[Part, ...], change: Change, role: str, index: int | None) -> list[int]:
    """Return where the parts of a role stand, or the one of that index."""
    places = [place for place, part in enumerate(parts) if part.role == role]
    if index is not None and index > len(places):
        count = f"只有 {len(places)} 个" if places else "没有"
        raise change.fail(f"样例里{count} {role}")
    if not places:
        raise change.fail(f"样例里没有 {role}")
    return places if index is None else places[index - 1 : index]


def _new(template: Template, change: Change) -> list[Part]:
    """Return the parts that a change puts in: one, or as many blank lines as it says."""
    look = dict(template.looks).get(change.part, Look())
    if change.part != BLANK:
        return [Part(change.part, look, words(change.value))]
    count = change.value or "1"
    if not (count.isdecimal() and count.isascii() and 1 <= int(count[:3]) <= _MOST_BLANKS):
        raise change.fail("insert blank 后面写空几行，如 insert blank 2 before title")
    return [Part(BLANK, look)] * int(count)


def _put(parts: tuple[Part, ...], new: list[Part], change: Change) -> tuple[Part, ...]:
    """Put parts before the first or after the last part of the anchor."""
    places = _places(parts, change, change.anchor, change.anchor_index)
    place = places[0] if change.side == "before" else places[-1] + 1
    return (*parts[:place], *new, *parts[place:])


def _moved(parts: tuple[Part, ...], chosen: set[int], change: Change) -> tuple[Part, ...]:
    anchors = set(_places(parts, change, change.anchor, change.anchor_index))
    if anchors <= chosen:
        raise change.fail(f"{change.part} 不能移到自己的前后")
    anchor = min(anchors - chosen) if change.side == "before" else max(anchors - chosen) + 1
    moved = tuple(parts[place] for place in sorted(chosen))
    first = tuple(part for place, part in enumerate(parts[:anchor]) if place not in chosen)
    rest = tuple(
        part for place, part in enumerate(parts) if place >= anchor and place not in chosen
    )
    return (*first, *moved, *rest)


def _with_signers(template: Template, chosen: set[int], text: str) -> tuple[Part, ...]:
    """Write the signers behind a number anew; without a text they go."""
    found: list[Part] = []
    look = beside(dict(template.looks).get(SIGNATORIES, Look()))
    for place, part in enumerate(template.parts):
        if place - 1 in chosen and part.role == SIGNATORIES:
            look = part.look
            found += [replace(part, text=text)] if text else []
            continue
        if place - 1 in chosen and text:
            found.append(Part(SIGNATORIES, look, text))
        found.append(part)
    return tuple(found)


def _changed(part: Part, change: Change) -> Part:
    value = read_value(READERS, change.key, change.value)
    if change.key in _OF_PART:
        return replace(part, **{change.key: value})
    return replace(part, look=replace(part.look, **{change.key: value}))
