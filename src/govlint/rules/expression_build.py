"""Compile expressions of rule files to plain nested tuples, checking names and types.

The only module of this package that knows Lark; it runs when a pack is built. The tuples are
evaluated by ``govlint.rules.expression``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

from govlint import resources
from govlint.model.units import POINTS_PER_UNIT
from govlint.rules import patterns
from govlint.rules.errors import ExpressionError, nearest
from govlint.rules.functions import FUNCTIONS
from govlint.rules.vocabulary import (
    COLLECTIONS,
    DOCUMENT,
    ROOTS,
    SUBJECTS,
    fields_of,
    type_of_subject,
)

MAX_LENGTH = 4000
MAX_DEPTH = 40
Node = tuple[Any, ...]


class Typed(NamedTuple):
    """A compiled node with the type of its value."""

    node: Node
    kind: str


@dataclass(frozen=True)
class Names:
    """What names mean in one expression.

    ``subjects`` are the subjects whose items the expression is asked of; ``parameters`` maps the
    rule's own parameters to their types.
    """

    subjects: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def item_fields(self) -> dict[str, str]:
        """Return the fields of the items, of all subjects together."""
        found: dict[str, str] = {}
        for subject in self._item_subjects():
            for name, kind in fields_of(type_of_subject(subject)).items():
                found[name] = kind if found.get(name, kind) == kind else "any"
        return found

    def item_kind(self) -> str | None:
        """Return the type of ``this``; None where there is no item."""
        kinds = {type_of_subject(subject) for subject in self._item_subjects()}
        if len(kinds) > 1:
            return "any"
        return kinds.pop() if kinds else None

    def _item_subjects(self) -> list[str]:
        return [subject for subject in self.subjects if subject != DOCUMENT]

    def known(self) -> list[str]:
        """Return every name that may begin a path here."""
        return [*self.variables, *self.item_fields(), *ROOTS, "this", *SUBJECTS]


def compile_expression(text: str, names: Names) -> Node:
    """Compile a condition.

    Raises:
        ExpressionError: with the line and column inside the expression.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"表达式超过 {MAX_LENGTH} 个字符，请拆成几条规则")
    return _condition(_parse(text).children[0], names).node


def compile_path(text: str, names: Names) -> Node | None:
    """Compile a dotted path such as ``document_date.year``; None where a name is unknown."""
    try:
        found = _path([Token("NAME", part) for part in text.split(".")], names)
    except ExpressionError:
        return None
    return found.node


@lru_cache(maxsize=1)
def _parser() -> Lark:
    text = (resources.data("grammar") / "expression.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", propagate_positions=True, maybe_placeholders=True)


def _parse(text: str) -> Tree[Token]:
    try:
        return _parser().parse(text)
    except (UnexpectedEOF, UnexpectedToken) as error:
        token = getattr(error, "token", None)
        if token is None or token.type == "$END":
            raise ExpressionError("表达式没有写完", *_end(text)) from error
        raise ExpressionError(f"这里不该出现“{token}”", error.line, error.column) from error
    except UnexpectedCharacters as error:
        raise ExpressionError(f"看不懂“{error.char}”", error.line, error.column) from error
    except UnexpectedInput as error:  # pragma: no cover - Lark has no other kind today
        raise ExpressionError("看不懂这个表达式", error.line, error.column) from error


def _end(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _fail(problem: str, where: object) -> ExpressionError:
    if isinstance(where, Token):
        return ExpressionError(problem, where.line or 1, where.column or 1)
    meta = getattr(where, "meta", None)
    return ExpressionError(problem, getattr(meta, "line", 1), getattr(meta, "column", 1))


def _compile(tree: Any, names: Names) -> Typed:
    if names.depth > MAX_DEPTH:
        raise _fail(f"括号套得超过 {MAX_DEPTH} 层，请拆成几条规则", tree)
    return _COMPILERS[tree.data](tree, replace(names, depth=names.depth + 1))


def _condition(tree: Any, names: Names) -> Typed:
    found = _compile(tree, names)
    if found.kind not in ("flag", "any"):
        raise _fail("这里要写一个条件（比较、exists、matches……），不能只写一个值", tree)
    return found


def _chain(tree: Any, names: Names) -> Typed:
    operands = tuple(_condition(child, names).node for child in tree.children)
    return Typed((tree.data.rstrip("_"), operands), "flag")


def _not(tree: Any, names: Names) -> Typed:
    return Typed(("not", _condition(tree.children[0], names).node), "flag")


def _comparison(tree: Any, names: Names) -> Typed:
    left_tree, operator, right_tree = tree.children
    left, right = _compile(left_tree, names), _compile(right_tree, names)
    _comparable(left, right, str(operator), tree)
    return Typed(("compare", str(operator), left.node, right.node), "flag")


def _comparable(left: Typed, right: Typed, operator: str, where: object) -> None:
    exact = operator in ("=", "!=")
    if "range" in (left.node[0], right.node[0]) and not exact:
        raise _fail("带“±”的值只能用 = 或 != 比较", where)
    groups = _group(left.kind) & _group(right.kind)
    if not groups:
        raise _fail(_mismatch(left.kind, right.kind), where)
    if exact and groups == {"length"} and "range" not in (left.node[0], right.node[0]):
        raise _fail("比较长度是否相等要写公差，例如 37mm ± 1mm", where)
    if not exact and not groups & {"number", "length", "chars", "date"}:
        raise _fail("文字不能比大小；日期用 date_of(…)，数字用 number(…)", where)


def _group(kind: str) -> set[str]:
    """Return the families of values that a type may stand for."""
    if kind == "any":
        return {"text", "number", "length", "chars", "date", "flag"}
    if kind == "part":
        return {"text", "number"}
    if kind.startswith("element:"):
        return {"text"}
    return {kind}


_TERMS = {
    "text": "文字",
    "number": "数",
    "length": "长度",
    "chars": "字数",
    "date": "日期",
    "flag": "是或否",
    "part": "要素的一部分",
}


def _mismatch(left: str, right: str) -> str:
    if {left, right} == {"length", "number"}:
        return "长度要写单位，例如 37mm"
    terms = [_TERMS.get(kind, "要素" if ":" in kind else kind) for kind in (left, right)]
    return f"“{terms[0]}”和“{terms[1]}”不能比较"


def _pattern(tree: Any, names: Names) -> Typed:
    left = _compile(tree.children[0], names)
    if "text" not in _group(left.kind):
        raise _fail(f"{tree.data} 的左边要是文字", tree)
    pattern = str(tree.children[1])[1:-1]
    problem = patterns.problem(pattern)
    if problem:
        raise _fail(problem, tree.children[1])
    return Typed((str(tree.data), left.node, pattern), "flag")


def _within(tree: Any, names: Names) -> Typed:
    value, container = tree.children
    left = _compile(value, names)
    if container.data == "list":
        items = [_compile(child, names) for child in container.children]
        for item in items:
            _comparable(left, item, "=", container)
        return Typed(("in", left.node, tuple(item.node for item in items)), "flag")
    right = _compile(container, names)
    if not right.kind.startswith("list:"):
        raise _fail("in 的右边要是 ['甲', '乙'] 这样的列表；查找文字用 contains", container)
    return Typed(("in", left.node, right.node), "flag")


def _presence(tree: Any, names: Names) -> Typed:
    node = ("exists", _compile(tree.children[0], names).node)
    return Typed(node if tree.data == "exists" else ("not", node), "flag")


def _arithmetic(tree: Any, names: Names) -> Typed:
    left, right = (_compile(child, names) for child in tree.children)
    groups = _group(left.kind) & _group(right.kind) & {"number", "length", "chars"}
    if not groups:
        raise _fail("只有同类的数或长度可以相加减", tree)
    kind = groups.pop() if len(groups) == 1 else "any"
    return Typed((str(tree.data), left.node, right.node), kind)


def _tolerance(tree: Any, names: Names) -> Typed:
    value, tolerance = (_compile(child, names) for child in tree.children)
    if value.kind != tolerance.kind:
        raise _fail("“±”两边的单位要是同一类", tree)
    middle, half = value.node[1], tolerance.node[1]
    return Typed(("range", middle - half, middle + half), value.kind)


def _measure(tree: Any, names: Names) -> Typed:
    digits, unit = tree.children
    value: float = float(digits) if "." in digits else int(digits)
    if unit is None:
        return Typed(("constant", value), "number")
    if unit == "字":
        return Typed(("constant", value), "chars")
    return Typed(("constant", value * POINTS_PER_UNIT[unit]), "length")


def _string(tree: Any, names: Names) -> Typed:
    return Typed(("constant", str(tree.children[0])[1:-1]), "text")


def _date(tree: Any, names: Names) -> Typed:
    try:
        day = datetime.date.fromisoformat(tree.children[0])
    except ValueError as error:
        raise _fail(f"没有 {tree.children[0]} 这一天", tree.children[0]) from error
    return Typed(("date", day.toordinal()), "date")


def _flag(tree: Any, names: Names) -> Typed:
    return Typed(("constant", tree.data == "yes"), "flag")


def _call(tree: Any, names: Names) -> Typed:
    name, *arguments = tree.children
    function = FUNCTIONS.get(name)
    if function is None:
        raise _fail(f"没有函数“{name}”{nearest(name, FUNCTIONS)}", name)
    if len(arguments) != len(function.arguments):
        raise _fail(f"{name} 要 {len(function.arguments)} 个参数，这里有 {len(arguments)} 个", name)
    compiled = [_compile(argument, names) for argument in arguments]
    for found, wanted, where in zip(compiled, function.arguments, arguments, strict=True):
        if not _group(found.kind) & _group(wanted) and wanted != "any":
            raise _fail(f"{name} 的参数要是{_TERMS.get(wanted, wanted)}", where)
    return Typed(("call", str(name), tuple(found.node for found in compiled)), function.result)


def _quantified(tree: Any, names: Names) -> Typed:
    word, variable, path, where, body = tree.children
    over = _compile(path, names)
    kind = over.kind.removeprefix("list:")
    if kind == over.kind and not kind.startswith("element:"):
        raise _fail(f"{word} 后面要是一组东西，例如 headings、citations", path)
    if variable in names.known():
        raise _fail(f"“{variable}”已有别的意思，请给 {word} 换个名字", variable)
    inner = replace(names, variables={**names.variables, str(variable): kind})
    conditions = [
        _condition(part.children[0], inner).node if part else None for part in (where, body)
    ]
    if word == "every" and conditions[1] is None:
        raise _fail("every 要用“：”的半角形式写出条件：every(x in … where …: 条件)", tree)
    if word == "some" and conditions == [None, None]:
        raise _fail("some 要写条件：some(x in …: 条件)；只问有没有用 exists", tree)
    node = (str(word), str(variable), over.node, conditions[0], conditions[1])
    return Typed(node, "number" if word == "count" else "flag")


def _path_tree(tree: Any, names: Names) -> Typed:
    return _path(tree.children, names)


def _path(tokens: list[Token], names: Names) -> Typed:
    found = _root(tokens[0], names)
    for token in tokens[1:]:
        found = _field(found, token, names)
    return found


def _root(token: Token, names: Names) -> Typed:
    name = str(token)
    own = names.item_fields()
    if name in names.variables:
        return Typed(("variable", name), names.variables[name])
    if name in own:
        return Typed(("item", name), own[name])
    kind = names.item_kind()
    if name == "this" and kind is not None:
        return Typed(("this",), kind)
    if name in ROOTS:
        return Typed((name,), ROOTS[name])
    if name in COLLECTIONS:
        return Typed(("collection", name), f"list:{COLLECTIONS[name]}")
    if name in SUBJECTS:
        return Typed(("element", name), f"element:{name}")
    raise _fail(f"不认识“{name}”{nearest(name, names.known())}", token)


def _field(owner: Typed, token: Token, names: Names) -> Typed:
    name = str(token)
    if owner.kind == "parameters":
        if name in names.parameters:
            return Typed(("parameter", name), names.parameters[name])
        raise _fail(f"这条规则没有参数“{name}”{nearest(name, names.parameters)}", token)
    known = fields_of(owner.kind)
    if name not in known:
        raise _fail(f"“{owner.node[-1]}”没有“{name}”{nearest(name, known)}", token)
    if owner.kind in ("facts", "document"):
        return Typed(("fact" if owner.kind == "facts" else "document", name), known[name])
    return Typed(("get", owner.node, name), known[name])


_COMPILERS: Mapping[str, Callable[[Any, Names], Typed]] = {
    "or_": _chain,
    "and_": _chain,
    "not_": _not,
    "comparison": _comparison,
    "matches": _pattern,
    "contains": _pattern,
    "within": _within,
    "exists": _presence,
    "absent": _presence,
    "plus": _arithmetic,
    "minus": _arithmetic,
    "tolerance": _tolerance,
    "measure": _measure,
    "string": _string,
    "date": _date,
    "yes": _flag,
    "no": _flag,
    "call": _call,
    "quantified": _quantified,
    "path": _path_tree,
}
