"""Pieces of a regular expression, and what a grammar may say in one.

A grammar names a set of strings; a pattern made from it must name the same set. So a regular
expression in a grammar holds characters, classes, choice, greedy repetition, and at most a look
ahead or behind. What names groups, refers back or prefers one split over another is refused,
with the reason; so is a terminal that may be empty, which Lark does not read either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Shape = Literal["atom", "sequence", "choice"]

_TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<plain>\(\?(?:[:=!]|<[=!]))"
    r"|(?P<special>\(\?)|(?P<capture>\()|(?P<lazy>[*+?}][?+])|(?P<anchor>[\^$])|.",
    re.DOTALL,
)
_REFUSED = {
    "special": "只能用 (…)、(?:…) 和环视，不能用其他 (?…) 写法",
    "lazy": "不能用懒惰或独占重复（*?、++ 等），请用 *、+、?、{n,m}",
    "anchor": "不能用 ^ 和 $：整串匹配由入口规则保证",
}
_REFUSED_ESCAPE = re.compile(r"\\[1-9AZbB]")
_FLAGS = re.compile(r"[isu]*")
_ONE_CHARACTER = re.compile(r"\\[^\d\WAZbBxuUN]|\\\W|[^\\.^$*+?{}\[\]|()]")
_POSITIVE_SET = re.compile(r"\[(?!\^)((?:\\.|[^\]\\])+)\]", re.DOTALL)


class Piece(NamedTuple):
    """A part of a pattern.

    Attributes:
        text: The regular expression.
        shape: How its outermost level binds.
        members: What stands between the brackets when the piece is one character class
            (``0-9`` for ``[0-9]``), else None.
        empty: Whether the piece matches the empty string.
    """

    text: str
    shape: Shape
    members: str | None
    empty: bool


def literal(text: str, ignore_case: bool) -> Piece:
    """Return the piece that matches one string."""
    if ignore_case:
        return Piece(f"(?i:{re.escape(text)})", "atom", None, False)
    if len(text) == 1:
        return Piece(re.escape(text), "atom", re.escape(text), False)
    return Piece(re.escape(text), "sequence", None, False)


def span(first: str, last: str) -> Piece:
    """Return the piece for one character from ``first`` to ``last``.

    Raises:
        ValueError: An end is not one character, or they stand in the wrong order.
    """
    if len(first) != 1 or len(last) != 1 or first > last:
        raise ValueError(f"范围“{first}”..“{last}”两端须各为一个字，且由小到大")
    members = f"{re.escape(first)}-{re.escape(last)}"
    return Piece(f"[{members}]", "atom", members, False)


def regexp(text: str, flags: str) -> Piece:
    """Return the piece for a regular expression written in a grammar.

    Raises:
        ValueError: It is not a regular expression, or holds what a grammar may not.
    """
    if not _FLAGS.fullmatch(flags):
        raise ValueError(f"正则 /{text}/ 的标志“{flags}”不支持，只能用 i、s、u")
    shown = "/" + text.replace("\n", "\\n") + "/"
    try:
        text = _without_captures(text)
        compiled = re.compile(text)
    except (ValueError, re.error) as error:
        raise ValueError(f"正则 {shown} {error}") from error
    if compiled.fullmatch(""):
        raise ValueError(f"正则 {shown} 可以为空；请让它至少有一个字，在引用处用 ? 或 […]")
    if flags:
        return Piece(f"(?{flags}:{text})", "atom", None, False)
    members = _members(text)
    return Piece(text, "choice" if members is None else "atom", members, False)


def alternatives(text: str) -> list[str]:
    """Return the outermost alternatives of a regular expression (``a|b(c|d)``: two)."""
    depth, begin, found = 0, 0, []
    for token in _TOKEN.finditer(text):
        if token.lastgroup in ("plain", "special", "capture"):
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == "|" and depth == 0:
            found.append(text[begin : token.start()])
            begin = token.end()
    return [*found, text[begin:]]


def _without_captures(text: str) -> str:
    """Return the expression with its groups made non-capturing; refuse what has no place."""
    parts = []
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if kind in _REFUSED:
            raise ValueError(_REFUSED[kind])
        if kind == "escape" and _REFUSED_ESCAPE.match(token[0]):
            raise ValueError(f"不能用 {token[0]}（反向引用或位置断言）")
        parts.append("(?:" if kind == "capture" else token[0])
    return "".join(parts)


def _members(text: str) -> str | None:
    if _ONE_CHARACTER.fullmatch(text):
        return re.escape(text) if len(text) == 1 else text
    inside = _POSITIVE_SET.fullmatch(text)
    return inside[1] if inside else None


def sequence(pieces: Iterable[Piece]) -> Piece:
    """Return the pieces one after the other."""
    parts = list(pieces)
    if len(parts) == 1:
        return parts[0]
    text = "".join(_wrap(p) if p.shape == "choice" else p.text for p in parts)
    return Piece(text, "sequence", None, all(p.empty for p in parts))


def choice(pieces: Iterable[Piece]) -> Piece:
    """Return one of the pieces, tried in their order.

    Neighbours that are one character each become one class. That keeps ``(A | B)*`` linear
    when A and B share characters, where the plain alternation would be exponential.
    """
    parts: list[Piece] = []
    for piece in pieces:
        if parts and piece.members is not None and parts[-1].members is not None:
            parts[-1] = _class(parts[-1].members + piece.members)
        else:
            parts.append(piece)
    if len(parts) == 1:
        return parts[0]
    return Piece("|".join(p.text for p in parts), "choice", None, any(p.empty for p in parts))


def repeat(piece: Piece, least: int, most: int | None) -> Piece:
    """Return the piece repeated from ``least`` to ``most`` times (None: without end).

    Raises:
        ValueError: The counts are reversed, or an endless repetition could repeat nothing.
    """
    if most is not None and not 0 <= least <= most:
        raise ValueError(f"重复次数 {least}..{most} 须由小到大")
    if most is None and piece.empty:
        raise ValueError("被重复的部分可以为空，不能再用 * 或 +；请去掉其中的 ?、* 或 […]")
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    exact = f"{{{least}}}" if least == most else f"{{{least},{most}}}"
    body = piece.text if piece.shape == "atom" else _wrap(piece)
    # A repetition cannot be repeated bare: `a?` twice is `(?:a?){2}`, so it is a sequence.
    text = body + short.get((least, most), exact)
    return Piece(text, "sequence", None, least == 0 or piece.empty)


def group(name: str, piece: Piece) -> Piece:
    """Return the piece as a named group."""
    return Piece(f"(?P<{name}>{piece.text})", "atom", None, piece.empty)


def _class(members: str) -> Piece:
    return Piece(f"[{members}]", "atom", members, False)


def _wrap(piece: Piece) -> str:
    return f"(?:{piece.text})"
