"""Texts with placeholders: messages and corrections.

``{name}`` stands for a value as printed, ``{name|value}`` for what is compared (normalised) and
``{name|number}`` for it as a whole number in Arabic digits; ``{{`` and ``}}`` are braces. A name
is one that a check supplies, or a path of the expression language (``{document_date.year}``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from govlint.model.elements import ElementText, Part
from govlint.rules.expression import Node, Scope, evaluate, scalar
from govlint.rules.functions import number

SUPPLIED = ("text", "mark", "element", "format_name")
"""Placeholders that the engine supplies: the item, the marked text, the element's term."""
_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z_][a-z0-9_.]*)(?:\|(?P<filter>[a-z]+))?\}|[{}]")


class TemplateError(ValueError):
    """A template cannot be compiled, or a value that it needs was not supplied."""


def compile_template(text: str, resolve: Callable[[str], Node | None], strict: bool) -> Node:
    """Compile a template to ``("template", (piece, …))``.

    Args:
        text: the template.
        resolve: returns the node of a path, None for an unknown one.
        strict: refuse names that are neither supplied by the engine nor paths.

    Raises:
        TemplateError: a stray brace, an unknown name or filter.
    """
    pieces: list[Any] = []
    place = 0
    for match in _PIECE.finditer(text):
        pieces.append(text[place : match.start()])
        place = match.end()
        pieces.append(_piece(match, resolve, strict))
    pieces.append(text[place:])
    return ("template", tuple(piece for piece in pieces if piece != ""))


def _piece(match: re.Match[str], resolve: Callable[[str], Node | None], strict: bool) -> Any:
    if match[0] in ("{{", "}}"):
        return match[0][0]
    name, chosen = match["name"], match["filter"] or "printed"
    if name is None:
        raise TemplateError(f"单独的“{match[0]}”要写成“{match[0] * 2}”")
    if chosen not in _FILTERS:
        raise TemplateError(f"没有“{chosen}”这种写法，可用：{'、'.join(_FILTERS)}")
    node = None if name in SUPPLIED else resolve(name)
    if strict and node is None and name not in SUPPLIED:
        raise TemplateError(f"占位符“{{{name}}}”不是规则能读到的名字")
    return (name, chosen, node)


def render(template: Node, values: Mapping[str, Any], scope: Scope) -> str | None:
    """Fill in a template; None where a value is unknown.

    Raises:
        TemplateError: a check did not supply a value that the message needs.
    """
    out: list[str] = []
    for piece in template[1]:
        if isinstance(piece, str):
            out.append(piece)
            continue
        name, chosen, node = piece
        if name not in values and node is None:
            raise TemplateError(f"检查没有给出占位符“{{{name}}}”的值")
        value = values[name] if name in values else evaluate(node, scope)
        text = _FILTERS[chosen](value)
        if text is None:
            return None
        out.append(text)
    return "".join(out)


def _printed(value: Any) -> str | None:
    if isinstance(value, Part | ElementText):
        return value.text
    return None if value is None else str(value)


def _value(value: Any) -> str | None:
    found = scalar(value)
    return None if found is None else str(found)


def _number(value: Any) -> str | None:
    found = number(scalar(value))
    return None if found is None else str(found)


_FILTERS: Mapping[str, Callable[[Any], str | None]] = {
    "printed": _printed,
    "value": _value,
    "number": _number,
}
