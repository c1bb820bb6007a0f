"""The theme: fonts per slot and script, colours by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from govlint.readers.docx.colors import AUTO, distance, modified, parse_color, tinted
from govlint.readers.docx.names import VAL, A, Element, W, local_name
from govlint.readers.docx.values import EMU, measure

_SCHEME_NAMES = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED = {
    "text1": ("t1", "dk1"),
    "tx1": ("t1", "dk1"),
    "text2": ("t2", "dk2"),
    "tx2": ("t2", "dk2"),
    "background1": ("bg1", "lt1"),
    "bg1": ("bg1", "lt1"),
    "background2": ("bg2", "lt2"),
    "bg2": ("bg2", "lt2"),
}
_SCRIPTS = {"ja": "Jpan", "ko": "Hang"}
_ROUNDING = 4
_TRADITIONAL = frozenset({"zh-tw", "zh-hk", "zh-mo", "zh-hant"})


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """What settings.xml says of the theme: language of East Asian text and colour mapping."""

    east_asian: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Resolved theme.

    ``fonts`` maps the values of ``w:asciiTheme`` and its like (``minorEastAsia``) to font names,
    ``colors`` scheme names (``accent1``, ``dk1``) to ``RRGGBB``, ``lines`` are the widths in
    points of the three line styles.
    """

    fonts: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[float, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)

    def color(self, name: str | None) -> str | None:
        """Return the colour of a theme name as Word or DrawingML writes it, or None."""
        if name is None:
            return None
        if name in _MAPPED:
            key, default = _MAPPED[name]
            name = self.mapping.get(key, default)
        return self.colors.get(_SCHEME_NAMES.get(name, name))


def script_of(language: str | None) -> str | None:
    """Return the script code that themes use for a language, such as ``Hans`` for zh-CN."""
    tag = (language or "").lower()
    if tag.startswith("zh"):
        return "Hant" if tag in _TRADITIONAL else "Hans"
    return _SCRIPTS.get(tag[:2])


def theme_options(settings: Element | None) -> ThemeOptions:
    """Read from settings.xml what decides the theme's fonts and colours."""
    if settings is None:
        return ThemeOptions()
    language = settings.find(W + "themeFontLang")
    mapping = settings.find(W + "clrSchemeMapping")
    pairs = [] if mapping is None else [(_local(key), str(value)) for key, value in mapping.items()]
    east_asian = None if language is None else language.get(W + "eastAsia")
    return ThemeOptions(east_asian, tuple(sorted(pairs)))


def _local(name: str | bytes) -> str:
    return str(name).rpartition("}")[2]


def load_theme(root: Element | None, options: ThemeOptions, language: str | None) -> Theme:
    """Build the theme; ``language`` is the document's default East Asian language."""
    if root is None:
        return Theme()
    script = script_of(options.east_asian or language)
    lines = (measure(line.get("w"), EMU) for line in root.iterfind(f".//{A}lnStyleLst/{A}ln"))
    return Theme(
        fonts=dict(_fonts(root, script)),
        colors=dict(_colors(root)),
        lines=tuple(line or 0.5 for line in lines),
        mapping={key: _SCHEME_NAMES.get(value, value) for key, value in options.mapping},
    )


def _fonts(root: Element, script: str | None) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        scheme = root.find(f".//{A}{kind}Font")
        if scheme is None:
            continue
        latin = _typeface(scheme, "latin")
        east = _typeface(scheme, "ea") or _script_font(scheme, script)
        slots = {"Ascii": latin, "HAnsi": latin, "EastAsia": east, "Bidi": _typeface(scheme, "cs")}
        yield from ((kind + slot, font) for slot, font in slots.items() if font)


def _typeface(scheme: Element, slot: str) -> str | None:
    element = scheme.find(A + slot)
    return None if element is None else (element.get("typeface") or "").strip() or None


def _script_font(scheme: Element, script: str | None) -> str | None:
    for font in scheme.iterfind(A + "font"):
        if script is not None and font.get("script") == script:
            return font.get("typeface")
    return None


def _colors(root: Element) -> Iterator[tuple[str, str]]:
    scheme = root.find(f".//{A}clrScheme")
    for entry in [] if scheme is None else scheme:
        color = drawing_color(entry, Theme())
        if color is not None:
            yield local_name(entry), color


def drawing_color(holder: Element, theme: Theme) -> str | None:
    """Resolve the colour element inside ``a:solidFill`` or its ``w14`` twin.

    Returns:
        ``RRGGBB``, or None when there is no colour that can be resolved.
    """
    for element in holder:
        base = _base_color(element, theme)
        if base is not None:
            changes = ((local_name(change), _value(change)) for change in element)
            return modified(base, changes)
    return None


def _value(element: Element) -> str | None:
    """Return ``val``, whatever its namespace (w14 qualifies it, DrawingML does not)."""
    return next((str(value) for key, value in element.items() if _local(key) == "val"), None)


def _base_color(element: Element, theme: Theme) -> str | None:
    name, value = local_name(element), _value(element)
    if name == "srgbClr":
        return parse_color(value)
    if name == "sysClr":
        return parse_color(element.get("lastClr")) or parse_color(value) or AUTO
    if name == "prstClr":
        return parse_color((value or "").replace("dk", "dark"))
    return theme.color(value) if name == "schemeClr" else None


def word_color(element: Element, theme: Theme) -> str | None:
    """Resolve ``w:color`` or a border: theme colour with tint or shade before the plain value."""
    themed = theme.color(element.get(W + "themeColor"))
    plain = parse_color(element.get(W + "color") or element.get(VAL))
    if themed is None:
        return plain
    themed = tinted(themed, element.get(W + "themeTint"), element.get(W + "themeShade"))
    # The plain value is what Word computed when it saved; rounding alone must not tell them apart.
    return plain if plain is not None and distance(plain, themed) <= _ROUNDING else themed
