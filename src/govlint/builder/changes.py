"""Changes of a template: ``title.font = 黑体``, ``remove separator``.

The language itself is in ``govlint.rules.changes``; here it is applied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govlint.builder.spec import NumberLook, PageLook, Part, Template
from govlint.builder.values import PAGE_READERS, READERS, read_value
from govlint.rules.changes import PAGE, PAGE_NUMBER, Change, parse_change
from govlint.rules.errors import RuleFileError

_OF_PART = ("text", "run_in")


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
        return replace(template, parts=_parts(template.parts, change))
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


def _parts(parts: tuple[Part, ...], change: Change) -> tuple[Part, ...]:
    places = [place for place, part in enumerate(parts) if part.role == change.part]
    if change.index is not None and change.index > len(places):
        count = f"只有 {len(places)} 个" if places else "没有"
        raise change.fail(f"样例里{count} {change.part}")
    if not places:
        raise change.fail(f"样例里没有 {change.part}")
    chosen = set(places if change.index is None else places[change.index - 1 : change.index])
    if not change.key:
        return tuple(part for place, part in enumerate(parts) if place not in chosen)
    return tuple(
        _changed(part, change) if place in chosen else part for place, part in enumerate(parts)
    )


def _changed(part: Part, change: Change) -> Part:
    value = read_value(READERS, change.key, change.value)
    if change.key in _OF_PART:
        return replace(part, **{change.key: value})
    return replace(part, look=replace(part.look, **{change.key: value}))
