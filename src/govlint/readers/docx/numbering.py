"""Automatic numbering: definitions of numbering.xml and the counters of one story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from govlint.readers.docx.names import MC, P_PR, R_PR, VAL, Element, W, child_value
from govlint.readers.docx.number_formats import format_number
from govlint.readers.docx.properties import Props, read_paragraph_props, read_run
from govlint.readers.docx.theme import Theme
from govlint.readers.docx.values import bounded, integer, on_off

_LEVELS = 9
_MARK = re.compile(r"%([1-9])")
_PRIVATE_USE = range(0xE000, 0xF900)
_BULLETS = {"n": "■", "l": "●", "u": "◆", "o": "□", "p": "□", "q": "□", "¡": "○", "§": "▪"}
_BULLETS |= {"Ø": "➢", "ü": "✓", "¨": "□", "v": "❖", "·": "•"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    restart: int | None = None
    """``w:lvlRestart``: None after any higher level, 0 never, n after level n or higher."""
    legal: bool = False
    digits: int = 0
    """Least number of digits of a custom format such as ``001, 002, 003, ...``."""
    run: Props = field(default_factory=dict)
    paragraph: Props = field(default_factory=dict)
    style: str | None = None
    """Paragraph style tied to the level."""

    def number(self, value: int, legal: bool) -> str:
        """Print the value of this level, in plain digits where the label asks for legal style."""
        if legal and self.kind not in {"none", "bullet", "decimalZero"}:
            return str(value)
        if self.digits:
            return str(value).zfill(self.digits)
        return format_number(value, self.kind)


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """What a ``w:num`` stands for: the counters it shares and its levels."""

    abstract: str
    levels: tuple[Level, ...]
    restarts: Mapping[int, int] = field(default_factory=dict)
    """Levels that this list starts anew at its first use, with the value."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed, and the space (or nothing) between it and the text."""

    text: str
    separator: str
    run: Props


Numbering = Mapping[int, ListDefinition]
"""Lists by ``w:numId``."""


def read_numbering(root: Element | None, theme: Theme, style_lists: Mapping[str, int]) -> Numbering:
    """Read numbering.xml.

    Args:
        root: root of the part, or None.
        theme: for the fonts and colours of the levels.
        style_lists: ``numId`` of the numbering styles, to follow ``w:numStyleLink``.

    Returns:
        The lists by ``numId``.
    """
    if root is None:
        return {}
    abstracts = {
        element.get(W + "abstractNumId") or "": element
        for element in root.iterfind(W + "abstractNum")
    }
    numbers = {
        number: element
        for element in root.iterfind(W + "num")
        if (number := integer(element.get(W + "numId"))) is not None
    }
    levels: dict[str, tuple[Level, ...]] = {}
    found: dict[int, ListDefinition] = {}
    for number, element in numbers.items():
        name = _abstract_of(element, abstracts, numbers, style_lists)
        if name is None:
            continue
        if name not in levels:
            levels[name] = tuple(_levels(abstracts[name], theme))
        found[number] = _override(element, name, levels[name], theme)
    return found


def _abstract_of(
    number: Element,
    abstracts: Mapping[str, Element],
    numbers: Mapping[int, Element],
    style_lists: Mapping[str, int],
) -> str | None:
    """Follow a numbering style (once: a link to a link is no list)."""
    name = child_value(number, W + "abstractNumId") or ""
    if name not in abstracts:
        return None
    link = child_value(abstracts[name], W + "numStyleLink")
    target = numbers.get(style_lists.get(link, -1)) if link else None
    linked = None if target is None else child_value(target, W + "abstractNumId")
    return linked if linked in abstracts else name


def _levels(abstract: Element, theme: Theme) -> Iterator[Level]:
    written = {
        bounded(element.get(W + "ilvl"), 0, 0, _LEVELS - 1): element
        for element in abstract.iterfind(W + "lvl")
    }
    for index in range(_LEVELS):
        yield _level(written[index], theme) if index in written else Level()


def _level(element: Element, theme: Theme) -> Level:
    kind, digits = _number_format(element)
    picture = element.find(W + "lvlPicBulletId") is not None
    run = read_run(element.find(R_PR), theme)
    text = child_value(element, W + "lvlText") or ""
    legal = element.find(W + "isLgl")
    return Level(
        kind=kind,
        text=_bullet("" if picture else text, run) if kind == "bullet" else text,
        start=bounded(child_value(element, W + "start"), 0, 0, 32_767),
        suffix=child_value(element, W + "suff") or "tab",
        restart=integer(child_value(element, W + "lvlRestart")),
        legal=legal is not None and on_off(legal.get(VAL)),
        digits=digits,
        run=run,
        paragraph=read_paragraph_props(element.find(P_PR), theme),
        style=child_value(element, W + "pStyle"),
    )


def _number_format(element: Element) -> tuple[str, int]:
    """Return the format's name and the least number of digits of a custom one."""
    written = element.find(W + "numFmt")
    if written is None:
        written = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if written is None:
        return "decimal", 0
    kind = written.get(VAL) or "decimal"
    sample = re.match(r"0+1\b", written.get(W + "format") or "")
    if kind != "custom":
        return kind, 0
    return "decimal", min(len(sample[0]), 9) if sample else 0


def _bullet(text: str, run: Props) -> str:
    """Return a bullet that any font can show: signs of symbol fonts are mapped."""
    font = str(run.get("ascii") or run.get("hAnsi") or "")
    if font.startswith(("Wingdings", "Webdings", "Symbol")):
        signs = _BULLETS if font == "Wingdings" else {}
        text = "".join(signs.get(chr(ord(char) & 0xFF), "•") for char in text)
    return "".join("•" if ord(char) in _PRIVATE_USE else char for char in text) or "•"


def _override(
    number: Element, abstract: str, levels: tuple[Level, ...], theme: Theme
) -> ListDefinition:
    own = list(levels)
    restarts: dict[int, int] = {}
    for element in number.iterfind(W + "lvlOverride"):
        index = bounded(element.get(W + "ilvl"), 0, 0, _LEVELS - 1)
        written = element.find(W + "lvl")
        if written is not None:
            own[index] = _level(written, theme)
        start = child_value(element, W + "startOverride")
        if start is not None:
            restarts[index] = bounded(start, 0, 0, 32_767)
            own[index] = replace(own[index], start=restarts[index])
    return ListDefinition(abstract, tuple(own), restarts)


@dataclass
class Counters:
    """The running numbers of one story; lists with the same definition share them."""

    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def advance(self, numbering: Numbering, number: int, level: int) -> Label | None:
        """Count one paragraph of a list and return its label; None for an unknown list."""
        definition = numbering.get(number)
        if definition is None:
            return None
        values = self._values.setdefault(definition.abstract, [None] * _LEVELS)
        self._count(definition, values, number, level)
        self._restart_deeper(definition, values, level)
        return _label(definition, values, level)

    def _count(
        self, definition: ListDefinition, values: list[int | None], number: int, level: int
    ) -> None:
        restart = definition.restarts.get(level)
        current = values[level]
        if restart is not None and (number, level) not in self._begun:
            values[level] = restart
        else:
            values[level] = definition.levels[level].start if current is None else current + 1
        self._begun.add((number, level))

    def _restart_deeper(
        self, definition: ListDefinition, values: list[int | None], level: int
    ) -> None:
        for deeper in range(level + 1, _LEVELS):
            after = definition.levels[deeper].restart
            if after is None or level < after:
                values[deeper] = None


def _label(definition: ListDefinition, values: list[int | None], level: int) -> Label:
    own = definition.levels[level]

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        value = values[index]
        shown = definition.levels[index]
        return shown.number(shown.start if value is None else value, own.legal)

    text = own.text if own.kind == "bullet" else _MARK.sub(number, own.text)
    separator = " " if own.suffix == "space" and text else ""
    return Label(text, separator, own.run)
