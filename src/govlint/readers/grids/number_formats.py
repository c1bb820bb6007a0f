"""Number formats of spreadsheets: what a number looks like to the person who reads the sheet."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from govlint.readers.grids.serial_dates import DateShape, date_text

_BUILTIN: dict[int, str] = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0",
    42: "¥#,##0",
    43: "#,##0.00",
    44: "¥#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "##0.0E+0",
    49: "@",
}
# What the numbers 27 to 58 mean depends on the language of the program; these are the Chinese ones.
_BUILTIN |= dict.fromkeys((27, 36, 50, 52, 57), "yyyy-m")
_BUILTIN |= dict.fromkeys((28, 29, 51, 53, 54, 58), "m-d")
_BUILTIN |= {30: "m-d-yy", 31: "yyyy-m-d"}
_BUILTIN |= {32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 55: "h:mm", 56: "h:mm:ss"}

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].?|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式)|(?P<science>[Ee][+-])"
    r"|(?P<half>AM/PM|A/P)|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_MAX_CODE = 1000
_CONTEXT = Context(prec=_MAX_CODE + 400)
_LARGEST = 1e300
_WHOLE = 15
"""Digits that a number of a spreadsheet can hold."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a format: ``kind`` is text, digit, point, comma, percent, general or date."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[_Token, ...]
    condition: tuple[str, float] | None = None
    plain: bool = False
    """Fractions and scientific notation: the number itself says more."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format taken apart; ``date`` is set where it shows a date or a time."""

    sections: tuple[_Section, ...]
    date: DateShape | None = None
    general: bool = False


def builtin_format(number: int) -> str:
    """Return the code of a built-in format; unknown numbers are General."""
    return _BUILTIN.get(number, "General")


@lru_cache(maxsize=4096)
def parse_format(code: str) -> NumberFormat:
    """Take a format code apart; what it does not know, it takes as text."""
    code = code[:_MAX_CODE]
    if code.strip().lower() in ("", "general", "@"):
        return NumberFormat((), general=True)
    sections: list[_Section] = []
    letters = ""
    for number, tokens in enumerate(_split(code)):
        section, dates = _section(tokens)
        sections.append(section)
        if number == 0:
            letters = dates
    return NumberFormat(tuple(sections), date=DateShape.of(letters))


def _split(code: str) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["plain"] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return parts


def _section(matches: list[re.Match[str]]) -> tuple[_Section, str]:
    """Return a section and its letters of date and time (brackets kept for elapsed time)."""
    tokens: list[_Token] = []
    condition: tuple[str, float] | None = None
    letters: list[str] = []
    plain = False
    for match in matches:
        bracket = match["bracket"]
        if bracket is not None:
            if found := _CONDITION.fullmatch(bracket.strip()):
                condition = (found[1], float(found[2]))
            elif bracket.startswith("$") and bracket[1:].partition("-")[0]:
                tokens.append(_Token("text", bracket[1:].partition("-")[0]))
            elif bracket and set(bracket.lower()) <= set("hms"):
                letters.append(f"[{bracket.lower()}]")
        elif match["science"]:
            plain = True
        elif match["half"]:
            letters.append("p")
        else:
            token = _token(match)
            plain = plain or (token.text == "/" and token.kind == "text")
            if token.kind == "date" and (letters or not _has_digit(tokens)):
                letters.append(token.text.lower())
            tokens.append(token)
    return _Section(tuple(token for token in tokens if token.text), condition, plain), "".join(
        letters
    )


def _has_digit(tokens: list[_Token]) -> bool:
    """Tell whether a digit stands before: then letters behind it are a unit and no date."""
    return any(token.kind == "digit" for token in tokens)


def _token(match: re.Match[str]) -> _Token:
    if match["general"]:
        return _Token("general", "General")
    if match["quoted"] is not None or match["escaped"] is not None:
        # A quoted stroke is text and no fraction: a blank of no width keeps them apart.
        return _Token("quoted", match["quoted"] or match["escaped"] or "")
    plain = match["plain"]
    if plain is None:
        return _Token("text", "")
    if plain in "0#?":
        return _Token("digit", plain)
    if plain.isascii() and plain.isalpha():
        return _Token("date", plain)
    kinds = {".": "point", ",": "comma", "%": "percent", "@": "general"}
    return _Token(kinds.get(plain, "text"), plain)


def general_text(value: float) -> str:
    """Print a number without a format: 15 digits at most, no ``.0``."""
    if not math.isfinite(value):
        return ""
    text = format(value, f".{_WHOLE}g")
    if text in ("-0", "0"):
        return "0"
    mantissa, _, exponent = text.partition("e")
    if exponent and not -10 < int(exponent) < 21:
        return f"{mantissa}E{int(exponent):+03d}"
    return format(Decimal(text), "f") if exponent else text


def number_text(value: float, form: NumberFormat, date_1904: bool = False) -> str:
    """Print a number as its format shows it; dates and times as 2026-03-01 and 08:30."""
    if form.general or not abs(value) < _LARGEST:
        return general_text(value)
    if form.date is not None:
        printed = date_text(value, form.date, date_1904)
        return general_text(value) if printed is None else printed
    section, number = _choose(value, form.sections)
    if section is None or section.plain:
        return general_text(value)
    return _fill(section, number)


def _choose(value: float, sections: tuple[_Section, ...]) -> tuple[_Section | None, float]:
    """Return the section for a number, and the number that it prints."""
    if any(section.condition for section in sections):
        for section in sections[:3]:
            if section.condition is None or _holds(value, *section.condition):
                return section, value
        return None, value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(value: float, operator: str, limit: float) -> bool:
    return {
        "<": value < limit,
        ">": value > limit,
        "=": value == limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
    }[operator]


def _fill(section: _Section, value: float) -> str:
    tokens = section.tokens
    digits = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    sign = "-" if value < 0 else ""
    if not digits:
        shown = [general_text(abs(value)) if t.kind == "general" else t.text for t in tokens]
        needs_sign = sign if any(token.kind == "general" for token in tokens) else ""
        return (needs_sign + "".join(shown)).strip()
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    number = _scaled(value, tokens, digits[-1])
    places = sum(1 for at in digits if at > point)
    number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _CONTEXT)
    whole, _, fraction = format(abs(number), "f").partition(".")
    commas = [at for at, token in enumerate(tokens) if token.kind == "comma"]
    grouped = any(digits[0] < at < min(point, digits[-1]) for at in commas)
    placed = _placed(tokens, digits, point, whole, fraction, grouped)
    printed = "".join(
        placed.get(at, "" if token.kind == "comma" else token.text)
        for at, token in enumerate(tokens)
    )
    return ((sign if number else "") + printed).strip()


def _scaled(value: float, tokens: tuple[_Token, ...], last: int) -> Decimal:
    """Return the number that is printed: times 100 for each %, through 1000 for each last comma."""
    number = Decimal(format(value, f".{_WHOLE}g"))
    number = number.scaleb(2 * sum(1 for token in tokens if token.kind == "percent"))
    after = tokens[last + 1 :]
    trailing = next((at for at, token in enumerate(after) if token.kind != "comma"), len(after))
    return number.scaleb(-3 * trailing)


def _placed(
    tokens: tuple[_Token, ...],
    digits: list[int],
    point: int,
    whole: str,
    fraction: str,
    grouped: bool,
) -> dict[int, str]:
    """Return what stands in the place of each digit of the format, and of its point."""
    placed: dict[int, str] = {}
    left = [at for at in digits if at < point]
    rest = "" if whole == "0" else whole
    printed = 0
    for number, at in enumerate(reversed(left)):
        first = number == len(left) - 1
        taken, rest = (rest, "") if first else (rest[-1:], rest[:-1])
        taken = taken or ("0" if tokens[at].text == "0" else "")
        text = ""
        for digit in reversed(taken):
            text = digit + ("," if grouped and printed and printed % 3 == 0 else "") + text
            printed += 1
        placed[at] = text
    kept = fraction
    right = [at for at in digits if at > point]
    for at in reversed(right):
        if tokens[at].text == "0" or not kept.endswith("0"):
            break
        kept = kept[:-1]
    for number, at in enumerate(right):
        placed[at] = kept[number : number + 1]
    if not kept:
        placed[point] = ""
    if not left and point < len(tokens):
        placed[point] = rest + "." if kept else rest
    return placed
