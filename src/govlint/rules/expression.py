"""Evaluate compiled expressions.

Three-valued: ``None`` is *unknown* and propagates, so that a rule answers 未检查 instead of
guessing; ``""`` is *known to be absent*. ``and`` with one false operand is false and ``or`` with
one true operand is true whatever the others are. Nothing is ever executed but the table below.
"""

from __future__ import annotations

import datetime
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from govlint.model.elements import (
    Attachment,
    AttachmentItem,
    AttachmentReference,
    Citation,
    DateMention,
    Element,
    ElementText,
    Heading,
    Part,
)
from govlint.rules.context import Context
from govlint.rules.functions import FUNCTIONS, number
from govlint.rules.vocabulary import (
    EDGE_ELEMENTS,
    ELEMENT_FIELDS,
    fields_of,
    type_of_subject,
)

Node = tuple[Any, ...]
MAX_SUBJECT = 200_000
"""Code points that one pattern is tried on; a longer text is unknown to it."""
_EPSILON = 1e-6
_NONE_IS_ABSENT = (
    Heading,
    Citation,
    DateMention,
    Attachment,
    AttachmentItem,
    AttachmentReference,
)


@dataclass(slots=True)
class Scope:
    """Where names are looked up: the document, the item under judgement, bound variables.

    ``unknown`` collects the names that could not be read, for the reason of a 未检查.
    """

    context: Context
    subject: str = "document"
    item: Any = None
    variables: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def evaluate(node: Node, scope: Scope) -> Any:
    """Return the value of a compiled expression; None where it is unknown."""
    return _EVALUATORS[node[0]](node, scope)


def scalar(value: Any) -> Any:
    """Return what is compared: the value of a part, the normalised text of an element."""
    if isinstance(value, Part):
        return value.value
    if isinstance(value, ElementText):
        return value.normalised
    return value


def read_field(owner: Any, name: str) -> Any:
    """Return a field of an item: None where unknown, ``""`` where known to be absent."""
    if owner is None or owner == "":
        return None
    if isinstance(owner, ElementText) and name not in ELEMENT_FIELDS:
        return owner.parts.get(name, "") if _is_read(owner) else None
    if isinstance(owner, Citation) and name not in ("title", "number", "zone"):
        return owner.parts.get(name, "") if owner.parts or not owner.number else None
    value = getattr(owner, name)
    return "" if value is None and isinstance(owner, _NONE_IS_ABSENT) else value


def _is_read(element: ElementText) -> bool:
    """Tell whether the parts are known; none at all means that the grammar refused the text."""
    return bool(element.parts) or element.name in EDGE_ELEMENTS


def _constant(node: Node, scope: Scope) -> Any:
    return node[1]


def _range(node: Node, scope: Scope) -> Any:
    return node


def _date(node: Node, scope: Scope) -> datetime.date:
    return datetime.date.fromordinal(node[1])


def _variable(node: Node, scope: Scope) -> Any:
    return scope.variables[node[1]]


def _item(node: Node, scope: Scope) -> Any:
    name = node[1]
    if name not in fields_of(type_of_subject(scope.subject)):
        return ""
    return _noted(read_field(scope.item, name), name, scope)


def _get(node: Node, scope: Scope) -> Any:
    return _noted(read_field(evaluate(node[1], scope), node[2]), _dotted(node), scope)


def _dotted(node: Node) -> str:
    if node[0] == "get":
        return f"{_dotted(node[1])}.{node[2]}"
    return str(node[1]) if len(node) > 1 and isinstance(node[1], str) else str(node[0])


def _noted(value: Any, name: str, scope: Scope) -> Any:
    if value is None:
        scope.unknown.append(name)
    return value


def _document(node: Node, scope: Scope) -> Any:
    official = scope.context.official
    if node[1] == "format":
        return official.document.format
    value = getattr(official, node[1])
    return "" if value is None else value


def _fact(node: Node, scope: Scope) -> Any:
    return _noted(scope.context.fact(node[1]), f"facts.{node[1]}", scope)


def _parameter(node: Node, scope: Scope) -> Any:
    return _noted(scope.context.parameters.get(node[1]), f"parameters.{node[1]}", scope)


def _element(node: Node, scope: Scope) -> Any:
    found = scope.context.first(Element(node[1]))
    return "" if found is None else found


def _collection(node: Node, scope: Scope) -> Any:
    official = scope.context.official
    return official.document.sections if node[1] == "sections" else getattr(official, node[1])


def _items(node: Node, scope: Scope) -> Iterable[Any] | None:
    if node[0] == "element":
        return scope.context.all(Element(node[1]))
    found = evaluate(node, scope)
    return () if found == "" else found


def _compare(node: Node, scope: Scope) -> bool | None:
    sign, left, right = node[1], *(scalar(evaluate(side, scope)) for side in node[2:])
    if left is None or right is None:
        return None
    if sign in ("=", "!="):
        return equal(left, right) is (sign == "=")
    return _ordered(sign, left, right)


def equal(left: Any, right: Any) -> bool:
    """Tell whether two known values are equal; a number equals its numeral."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, tuple) and one and one[0] == "range":
            value = number(other)
            return value is not None and one[1] - _EPSILON <= value <= one[2] + _EPSILON
        if isinstance(one, str) and isinstance(other, int | float) and not isinstance(other, bool):
            return number(one) == other
    return bool(left == right)


_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _ordered(sign: str, left: Any, right: Any) -> bool | None:
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return _ORDER[sign](left, right)
    one, other = number(left), number(right)
    return None if one is None or other is None else _ORDER[sign](one, other)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _matches(node: Node, scope: Scope) -> bool | None:
    text = _subject_text(node, scope)
    return None if text is None else _compiled(node[2]).fullmatch(text) is not None


def _contains(node: Node, scope: Scope) -> bool | None:
    text = _subject_text(node, scope)
    return None if text is None else _compiled(node[2]).search(text) is not None


def _subject_text(node: Node, scope: Scope) -> str | None:
    text = scalar(evaluate(node[1], scope))
    if text is None:
        return None
    text = str(text)
    if len(text) > MAX_SUBJECT:
        scope.unknown.append("过长的文字")
        return None
    return text


def _in(node: Node, scope: Scope) -> bool | None:
    left = scalar(evaluate(node[1], scope))
    if left is None:
        return None
    if node[2] and isinstance(node[2][0], tuple):
        choices = [scalar(evaluate(item, scope)) for item in node[2]]
    else:
        found = evaluate(node[2], scope)
        if found is None:
            return None
        choices = list(found)
    return _any(None if choice is None else equal(left, choice) for choice in choices)


def _exists(node: Node, scope: Scope) -> bool | None:
    value = evaluate(node[1], scope)
    if isinstance(value, ElementText | Part):
        return True
    return None if value is None else value not in ("", ())


def _not(node: Node, scope: Scope) -> bool | None:
    value = evaluate(node[1], scope)
    return None if value is None else not value


def _all(values: Iterable[bool | None]) -> bool | None:
    """Kleene conjunction: one false decides."""
    result: bool | None = True
    for value in values:
        if value is False:
            return False
        result = None if value is None else result
    return result


def _any(values: Iterable[bool | None]) -> bool | None:
    """Kleene disjunction: one true decides."""
    result: bool | None = False
    for value in values:
        if value is True:
            return True
        result = None if value is None else result
    return result


def _truth(node: Node, scope: Scope) -> bool | None:
    value = evaluate(node, scope)
    return None if value is None or value == "" else bool(value)


def _and(node: Node, scope: Scope) -> bool | None:
    return _all(_truth(operand, scope) for operand in node[1])


def _or(node: Node, scope: Scope) -> bool | None:
    return _any(_truth(operand, scope) for operand in node[1])


def _arithmetic(node: Node, scope: Scope) -> int | float | None:
    left, right = (scalar(evaluate(side, scope)) for side in node[1:])
    one, other = number(left), number(right)
    if one is None or other is None:
        return None
    return one + other if node[0] == "plus" else one - other


def _call(node: Node, scope: Scope) -> Any:
    function = FUNCTIONS[node[1]]
    values = [evaluate(argument, scope) for argument in node[2]]
    if not function.raw:
        values = [scalar(value) for value in values]
    if any(value is None for value in values):
        return None
    return _noted(function.run(*values), f"{node[1]}(…)", scope)


def _holds(condition: Node | None, name: str, item: Any, scope: Scope) -> bool | None:
    if condition is None:
        return True
    before = scope.variables
    scope.variables = {**before, name: item}
    try:
        return _truth(condition, scope)
    finally:
        scope.variables = before


def _quantified(node: Node, scope: Scope) -> Any:
    word, name, over, where, body = node
    items = _items(over, scope)
    if items is None:
        return None
    if word == "every":
        return _all(_implied(where, body, name, item, scope) for item in items)
    found = (
        _all(_holds(condition, name, item, scope) for condition in (where, body)) for item in items
    )
    return _any(found) if word == "some" else _counted(found)


def _implied(
    where: Node | None, body: Node | None, name: str, item: Any, scope: Scope
) -> bool | None:
    """Kleene implication: ``where`` false or ``body`` true decides."""
    condition = _holds(where, name, item, scope)
    if condition is False:
        return True
    result = _holds(body, name, item, scope)
    return True if result else (result if condition else None)


def _counted(found: Iterable[bool | None]) -> int | None:
    values = list(found)
    return None if None in values else sum(bool(value) for value in values)


_EVALUATORS: Mapping[str, Callable[[Node, Scope], Any]] = {
    "constant": _constant,
    "range": _range,
    "date": _date,
    "variable": _variable,
    "item": _item,
    "this": lambda node, scope: scope.item,
    "subject": lambda node, scope: scope.subject,
    "as_of": lambda node, scope: scope.context.day,
    "document": _document,
    "fact": _fact,
    "parameter": _parameter,
    "element": _element,
    "collection": _collection,
    "get": _get,
    "compare": _compare,
    "matches": _matches,
    "contains": _contains,
    "in": _in,
    "exists": _exists,
    "not": _not,
    "and": _and,
    "or": _or,
    "plus": _arithmetic,
    "minus": _arithmetic,
    "call": _call,
    "every": _quantified,
    "some": _quantified,
    "count": _quantified,
}
