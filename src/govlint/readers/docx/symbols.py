"""Characters of symbol fonts (``w:sym``) as Unicode, where there is an equal."""

from __future__ import annotations

import re

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xB6: "☆",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
} | {0x80 + value: sign for value, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x54: "☒", 0x97: "●"}
_SYMBOL = dict(
    zip(
        b"ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
) | {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """Return the character of ``w:sym``.

    Args:
        font: name of the symbol font.
        code: the character's code, hexadecimal, often shifted to the private use area.

    Returns:
        One character; one of the private use area where the font's sign has no equal, and
        nothing where the code is unreadable.
    """
    if not re.fullmatch(r"[0-9a-fA-F]{1,5}", code):
        return ""
    value = int(code, 16)
    table = _FONTS.get(font.strip().lower())
    if table is not None and (value < 0x100 or 0xF000 <= value <= 0xF0FF):
        plain = value & 0xFF
        known = table.get(plain)
        if known is None and table is _SYMBOL and 0x20 <= plain < 0x7F:
            known = chr(plain)
        return known or chr(0xF000 | plain)
    return "" if value < 0x20 or 0xD800 <= value <= 0xDFFF else chr(value)
