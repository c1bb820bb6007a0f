"""The style table, resolved: what a run or a paragraph looks like in the end.

Order of layers (ECMA-376 part 1, 17.7.2): document defaults, table style, paragraph style with
its ancestors, character style with its ancestors, direct formatting. Toggles (bold, italic,
hidden) flip between the three kinds of style instead of overriding one another.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from govlint.model.blocks import Format
from govlint.readers.docx.names import P_PR, R_PR, Element, W, child_value, local_name
from govlint.readers.docx.package import parse_xml
from govlint.readers.docx.properties import (
    TOGGLES,
    Border,
    Props,
    read_border,
    read_paragraph_props,
    read_run,
)
from govlint.readers.docx.theme import Theme, ThemeOptions, load_theme
from govlint.readers.docx.values import on_off

_CACHED_SHEETS = 64
_LARGEST_CACHED = 4 * 1024 * 1024
"""Bytes of styles.xml and theme; larger tables are not kept."""
_CACHED_RUNS = 4096
_DEFAULT_SIZE = 10.0
"""Points; what the standard gives to text that no layer sizes."""
_DEEPEST = 64
"""Longest chain of basedOn that is followed; cycles end there at the latest."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """What the characters of a run look like, per font slot (ascii, hAnsi, eastAsia, cs)."""

    formats: tuple[Format, Format, Format, Format]
    uniform: Format | None
    """The one format where the slot makes no difference, else None."""
    hint_east: bool = False
    chinese: bool = True
    changed_by: str | None = None
    """Author of a tracked change of format."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written."""

    name: str
    kind: str
    based_on: str | None
    run: Props
    paragraph: Props
    borders: dict[str, Border | None]
    """Edges of a table style."""


@dataclass
class StyleSheet:
    """All styles of a document with its theme; the looks of runs are kept once resolved."""

    theme: Theme
    styles: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    default_table: str | None = None
    run_defaults: Props = field(default_factory=dict)
    paragraph_defaults: Props = field(default_factory=dict)
    _looks: dict[tuple[str | None, str | None, bytes], RunLook] = field(default_factory=dict)
    _formats: dict[Format, Format] = field(default_factory=dict)
    _merges: dict[tuple[str | None, str], Props] = field(default_factory=dict)

    def chain(self, style_id: str | None, kind: str) -> list[tuple[str, Style]]:
        """Return a style and its ancestors, nearest first; styles of another kind end it."""
        found: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and len(found) < _DEEPEST:
            style = self.styles.get(style_id)
            if style is None or style.kind != kind:
                break
            seen.add(style_id)
            found.append((style_id, style))
            style_id = style.based_on
        return found

    def paragraph_style(self, style_id: str | None) -> str | None:
        """Return the id of the style in force: the default one for no or an unknown id."""
        style = self.styles.get(style_id) if style_id is not None else None
        return style_id if style and style.kind == "paragraph" else self.default_paragraph

    def table_borders(self, style_id: str | None) -> dict[str, Border | None]:
        """Return the edges that a table style and its ancestors draw."""
        merged: dict[str, Border | None] = {}
        for _, style in reversed(self.chain(style_id or self.default_table, "table")):
            merged.update(style.borders)
        return merged

    def look(
        self, paragraph: str | None, table: str | None, element: Element | None, key: bytes
    ) -> RunLook:
        """Return what a run looks like.

        Args:
            paragraph: id of the paragraph style in force.
            table: id of the table style around it.
            element: the run's ``w:rPr``.
            key: the same, serialised; equal keys get the same object.
        """
        full_key = (paragraph, table, key)
        look = self._looks.get(full_key)
        if look is None:
            if len(self._looks) >= _CACHED_RUNS:
                self._looks.clear()
                self._formats.clear()
            look = self.look_of(paragraph, table, read_run(element, self.theme))
            self._looks[full_key] = look
        return look

    def look_of(self, paragraph: str | None, table: str | None, direct: Props) -> RunLook:
        """Resolve direct properties against the styles around them."""
        levels = self._levels(paragraph, table, direct)
        merged = dict(self.run_defaults)
        for level in (*levels, direct):
            merged.update(level)
        for name in TOGGLES:
            merged[name] = self._toggle(name, levels, direct)
        return self._look(merged, direct.get("changed"))

    def hides(self, paragraph: str | None, table: str | None, direct: Props) -> bool:
        """Tell whether direct properties (of a paragraph mark) come to hidden text."""
        return self._toggle("hidden", self._levels(paragraph, table, direct), direct)

    def _levels(self, paragraph: str | None, table: str | None, direct: Props) -> list[Props]:
        return [
            self._merged(table or self.default_table, "table"),
            self._merged(paragraph, "paragraph"),
            self._merged(direct.get("style"), "character"),
        ]

    def _merged(self, style_id: str | None, kind: str) -> Props:
        """Return the run properties of a style over those of its ancestors."""
        known = self._merges.get((style_id, kind))
        if known is not None:
            return known
        merged: Props = {}
        for _, style in reversed(self.chain(style_id, kind)):
            merged.update(style.run)
        if style_id in self.styles or style_id is None:
            self._merges[style_id, kind] = merged
        return merged

    def _toggle(self, name: str, levels: list[Props], direct: Props) -> bool:
        if name in direct:
            return bool(direct[name])
        if self.run_defaults.get(name):
            return True
        return sum(bool(level.get(name)) for level in levels) % 2 == 1

    def _look(self, merged: Props, changed_by: str | None) -> RunLook:
        plain = [merged.get(slot) for slot in ("ascii", "hAnsi", "eastAsia")]
        formats = [self._format(merged, font, "") for font in plain]
        formats.append(self._format(merged, merged.get("cs"), "_cs"))
        uniform = formats[0] if formats[0] is formats[1] is formats[2] else None
        if merged.get("complex"):
            formats = [formats[3]] * 4
            uniform = formats[3]
        return RunLook(
            formats=(formats[0], formats[1], formats[2], formats[3]),
            uniform=uniform,
            hint_east=merged.get("hint") == "eastAsia",
            chinese=str(merged.get("language") or "zh").lower().startswith("zh"),
            changed_by=changed_by,
        )

    def _format(self, merged: Props, font: str | None, suffix: str) -> Format:
        made = Format(
            font=font,
            size=merged.get("size" + suffix, _DEFAULT_SIZE),
            bold=merged["bold" + suffix],
            italic=merged["italic" + suffix],
            underline=merged.get("underline", False),
            color=merged.get("fill") or merged.get("color", "000000"),
            spacing=merged.get("spacing", 0.0),
            hidden=merged["hidden"],
        )
        # One object per format: runs are compared by identity and the model stays small.
        return self._formats.setdefault(made, made)


_sheets: OrderedDict[tuple[bytes, ThemeOptions], StyleSheet] = OrderedDict()
_lock = Lock()


def style_sheet(styles: bytes, theme: bytes, options: ThemeOptions) -> StyleSheet:
    """Return the style table of a document, the same object for the same parts.

    Documents made from one template share their styles; the last few tables are kept.

    Args:
        styles: styles.xml, empty when the document has none.
        theme: theme1.xml, empty when the document has none.
        options: what settings.xml says of the theme.

    Raises:
        ReadError: a part is no XML or is dangerous.
    """
    digest = hashlib.blake2b(styles)
    digest.update(len(styles).to_bytes(8, "big") + theme)
    key = (digest.digest(), options)
    with _lock:
        sheet = _sheets.get(key)
        if sheet is not None:
            _sheets.move_to_end(key)
            return sheet
    sheet = _build(styles, theme, options)
    if len(styles) + len(theme) > _LARGEST_CACHED:
        return sheet
    with _lock:
        _sheets[key] = sheet
        while len(_sheets) > _CACHED_SHEETS:
            _sheets.popitem(last=False)
    return sheet


def _build(styles: bytes, theme: bytes, options: ThemeOptions) -> StyleSheet:
    root = parse_xml(styles, "styles.xml") if styles else None
    theme_root = parse_xml(theme, "theme1.xml") if theme else None
    defaults = None if root is None else root.find(W + "docDefaults")
    run, paragraph = _defaults(defaults)
    language = None if run is None else run.find(W + "lang")
    loaded = load_theme(
        theme_root, options, None if language is None else language.get(W + "eastAsia")
    )
    sheet = StyleSheet(loaded)
    sheet.run_defaults = read_run(run, loaded)
    sheet.paragraph_defaults = read_paragraph_props(paragraph, loaded)
    for element in [] if root is None else root.iterfind(W + "style"):
        _add_style(sheet, element)
    return sheet


def _defaults(defaults: Element | None) -> tuple[Element | None, Element | None]:
    if defaults is None:
        return None, None
    return defaults.find(f"{W}rPrDefault/{R_PR}"), defaults.find(f"{W}pPrDefault/{P_PR}")


def _add_style(sheet: StyleSheet, element: Element) -> None:
    style_id = element.get(W + "styleId")
    if style_id is None:
        return
    kind = element.get(W + "type") or "paragraph"
    sheet.styles[style_id] = Style(
        name=child_value(element, W + "name") or style_id,
        kind=kind,
        based_on=child_value(element, W + "basedOn"),
        run=read_run(element.find(R_PR), sheet.theme),
        paragraph=read_paragraph_props(element.find(P_PR), sheet.theme),
        borders=dict(_edges(element.find(f"{W}tblPr/{W}tblBorders"), sheet.theme)),
    )
    if on_off(element.get(W + "default", "0")):
        if kind == "paragraph":
            sheet.default_paragraph = style_id
        elif kind == "table":
            sheet.default_table = style_id


def _edges(element: Element | None, theme: Theme) -> Iterator[tuple[str, Border | None]]:
    for edge in () if element is None else element:
        yield local_name(edge), read_border(edge, theme)


def table_edges(element: Element | None, theme: Theme) -> dict[str, Border | None]:
    """Read ``w:tblBorders`` or ``w:tcBorders``: the border of each edge by name."""
    aliases = {"start": "left", "end": "right"}
    return {aliases.get(name, name): border for name, border in _edges(element, theme)}
