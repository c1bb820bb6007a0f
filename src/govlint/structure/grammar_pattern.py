"""From the definitions of a grammar to one pattern with named groups.

Works on a small tree of its own, so that it does not depend on Lark. A rule is written out where
it is used; a rule that uses itself therefore has no pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from govlint.structure import grammar_regexp
from govlint.structure.grammar_header import GrammarFileError
from govlint.structure.grammar_regexp import Piece
from govlint.structure.grammar_safety import is_exponential

LONGEST = 100_000  # characters: rules that use each other twice double the pattern at each step

Kind = Literal["choice", "sequence", "repeat", "alias", "name", "string", "regexp", "range"]


class Node(NamedTuple):
    """A part of a definition.

    Attributes:
        kind: What it is.
        line: Line in the file, from 1.
        parts: Its parts: of a choice, sequence, repetition, alias.
        text: Name, string, regular expression, name of the alias, or first end of a range.
        more: Flags of a string or expression, or last end of a range.
        least: Fewest repetitions.
        most: Most repetitions, None without end.
    """

    kind: Kind
    line: int
    parts: tuple[Node, ...] = ()
    text: str = ""
    more: str = ""
    least: int = 1
    most: int | None = 1


class Definition(NamedTuple):
    """One rule or terminal: where it stands, its source text and what it is made of."""

    file: str
    line: int
    name: str
    source: str
    body: Node


class Pattern(NamedTuple):
    """A regular expression and the names of its groups in order."""

    text: str
    groups: list[str]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where in the grammar the compiler stands; ``groups`` is one list for all of them."""

    definitions: Mapping[str, Definition]
    groups: list[str]
    within: tuple[Definition, ...] = ()

    def error(self, line: int, reason: str) -> GrammarFileError:
        return GrammarFileError(self.within[-1].file, line, reason)


def compile_entry(definitions: Mapping[str, Definition], entry: str) -> Pattern:
    """Return the pattern of an entry rule.

    Raises:
        GrammarFileError: The grammar is recursive, uses a name that is not defined, holds an
            expression that a pattern cannot take over, grows beyond ``LONGEST``, or would
            take exponential time.
    """
    scope = _Scope(definitions, [])
    place = definitions[entry]
    piece = _definition(place, scope)
    try:
        re.compile(piece.text)
    except re.error as error:
        raise GrammarFileError(place.file, place.line, f"模式编译不了：{error}") from error
    if is_exponential(piece.text):
        reason = f"规则“{entry}”的重复里同一串字有两种读法，会使识别极慢；请让各种读法互不重叠"
        raise GrammarFileError(place.file, place.line, reason)
    return Pattern(piece.text, scope.groups)


def used_names(node: Node) -> Iterator[str]:
    """Yield the rules and terminals that a definition names."""
    if node.kind == "name":
        yield node.text
    for part in node.parts:
        yield from used_names(part)


def _definition(definition: Definition, scope: _Scope) -> Piece:
    name = definition.name
    if definition in scope.within:
        reason = f"规则“{name}”直接或间接用到自己，递归文法没有模式；请改用 *、+ 或 ~n..m"
        raise GrammarFileError(definition.file, definition.line, reason)
    inside = replace(scope, within=(*scope.within, definition))
    if name.isupper() or name.startswith("_"):
        piece = _piece(definition.body, inside)
    else:
        piece = _group(name, definition.body, inside)
    if len(piece.text) > LONGEST:
        raise GrammarFileError(definition.file, definition.line, f"规则“{name}”展开后过长")
    return piece


def _group(name: str, body: Node, scope: _Scope) -> Piece:
    earlier = sum(re.fullmatch(rf"{name}(_\d+)?", g) is not None for g in scope.groups)
    numbered = f"{name}_{earlier + 1}" if earlier else name
    scope.groups.append(numbered)
    return grammar_regexp.group(numbered, _piece(body, scope))


def _piece(node: Node, scope: _Scope) -> Piece:
    try:
        return _MAKERS[node.kind](node, scope)
    except GrammarFileError:
        raise
    except ValueError as error:
        raise scope.error(node.line, str(error)) from error


def _choice(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.choice(_piece(part, scope) for part in node.parts)


def _sequence(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.sequence(_piece(part, scope) for part in node.parts)


def _repeat(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.repeat(_piece(node.parts[0], scope), node.least, node.most)


def _alias(node: Node, scope: _Scope) -> Piece:
    return _group(node.text, node.parts[0], scope)


def _name(node: Node, scope: _Scope) -> Piece:
    definition = scope.definitions.get(node.text)
    if definition is None:
        raise scope.error(node.line, f"“{node.text}”没有定义")
    return _definition(definition, scope)


def _string(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.literal(node.text, ignore_case=node.more == "i")


def _regexp(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.regexp(node.text, node.more)


def _range(node: Node, scope: _Scope) -> Piece:
    return grammar_regexp.span(node.text, node.more)


_MAKERS: dict[Kind, Callable[[Node, _Scope], Piece]] = {
    "choice": _choice,
    "sequence": _sequence,
    "repeat": _repeat,
    "alias": _alias,
    "name": _name,
    "string": _string,
    "regexp": _regexp,
    "range": _range,
}
