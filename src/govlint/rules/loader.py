"""Compile one rule file to basic types: head, expressions, templates, examples.

What comes out can be put into the pack with marshal and is read back by ``govlint.rules.rule``.
Nothing of a rule file is ever executed: expressions become trees, and a ``check`` may only name a
function of our own package, in a rule of our own.
"""

from __future__ import annotations

import ast
import datetime
import importlib
import importlib.util
import re
from importlib.abc import InspectLoader as Inspected
from pathlib import PurePosixPath
from typing import Any

from govlint.rules import marks
from govlint.rules.errors import ExpressionError, RuleFileError
from govlint.rules.examples import WORDS, parse_examples
from govlint.rules.expression_build import Names, compile_expression, compile_path
from govlint.rules.head import SCOPES, check_head
from govlint.rules.parameters import typed
from govlint.rules.rulefile import BAD, GOOD, HOW, WHY, RuleText, parse
from govlint.rules.template import TemplateError, compile_template
from govlint.rules.vocabulary import DOCUMENT

PACKAGED, OFFICE = "packaged", "office"
FORM_FAMILIES = frozenset({"format", "regulation", OFFICE})
"""Families whose rules are about the form of an official document."""
_CHECK = re.compile(r"govlint(\.[a-z_]\w*)+:[a-z]\w*")
_FLAGS = ("across", "masthead", "not_in_draft", "judges_absence")
_LISTS = ("kinds", "not_kinds", "layouts", "stages", "aliases", "also", "requires", "lists")
_TEXTS = ("strength", "severity", "severity_reason", "check", "list_check", "mark")


def load_rule(text: str, file: str, family: str, origin: str = PACKAGED) -> dict[str, Any]:
    """Compile the text of one rule file.

    Args:
        text: the whole file.
        file: its name, for errors and for the check that it begins with the code.
        family: name of the folder it lies in.
        origin: ``packaged`` or ``office``.

    Raises:
        RuleFileError: with file and line.
    """
    rule = parse(text, file)
    check_head(rule)
    _check_name(rule)
    _check_test(rule, origin)
    head = rule.head
    reads = head.get("reads", [])
    scope = head.get("scope", SCOPES[0])
    each = (head.get("each") or reads or [DOCUMENT]) if scope == SCOPES[0] else [DOCUMENT]
    parameters, types = _parameters(rule)
    names = Names(tuple(each), types)
    compiled: dict[str, Any] = {
        "code": head["code"],
        "name": head["name"],
        "slug": head["slug"],
        "since": head["since"],
        "family": family,
        "origin": origin,
        "file": file,
        "source": _listed(head["source"]),
        "reads": reads,
        "each": each,
        "scope": scope,
        "parameters": parameters,
        "lengths": [key for key, kind in types.items() if kind == "length"],
        "form": head.get("form", family in FORM_FAMILIES),
        "enabled": head.get("enabled", True),
        "applies": _expression(rule, "applies", names),
        "test": _expression(rule, "test", names),
        **{key: head.get(key, False) for key in _FLAGS},
        **{key: head.get(key, []) for key in _LISTS},
        **{key: head.get(key) for key in _TEXTS},
        **{key: _iso(head.get(key)) for key in ("valid_from", "valid_to")},
        **_needs(head.get("needs", ["text"])),
    }
    compiled["message"] = _message(rule, names)
    compiled["message_text"] = rule.message
    compiled["cases"] = _cases(rule, names)
    compiled["fix"] = _fix(rule, names)
    _check_mark(rule, head.get("mark"), each, "mark")
    return compiled | _body(rule)


def _check_name(rule: RuleText) -> None:
    stem = PurePosixPath(rule.file.replace("\\", "/")).name.removesuffix(".md")
    code = rule.head["code"]
    if stem != code and not stem.startswith(f"{code}-"):
        raise rule.fail(f"文件名要以规则代码“{code}”开头", "code")


def _check_test(rule: RuleText, origin: str) -> None:
    head = rule.head
    if "list_check" in head:
        _check_name_of(rule, "list_check", origin)
        _check_defined(rule, "list_check")
    scope = head.get("scope", SCOPES[0])
    if scope == "regions" and "test" not in head and "check" not in head:
        return
    if ("test" in head) == ("check" in head):
        raise rule.fail("test（表达式）和 check（检查函数）要写且只写一个", line=1)
    if "check" not in head:
        if scope != SCOPES[0]:
            raise rule.fail("检查清单的规则只能用 check", "test")
        return
    _check_name_of(rule, "check", origin)
    if scope != SCOPES[0]:
        _check_defined(rule, "check")
        return
    module, _, function = head["check"].partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise rule.fail(f"找不到检查函数 {head['check']}（{error}）", "check") from error
    if not callable(found):
        raise rule.fail(f"{head['check']} 不是函数", "check")


def _check_name_of(rule: RuleText, key: str, origin: str) -> None:
    if origin != PACKAGED:
        raise rule.fail(f"单位自己的规则不能用 {key}：规则文件里的代码一律不执行，请用 test", key)
    if not _CHECK.fullmatch(rule.head[key]):
        raise rule.fail(f"{key} 要写成 govlint.模块:函数", key)


def _check_defined(rule: RuleText, key: str) -> None:
    """Make sure that a check of lists is there, without what it needs to run being installed."""
    module, _, function = rule.head[key].partition(":")
    spec = importlib.util.find_spec(module)
    source = spec.loader.get_source(module) if spec and isinstance(spec.loader, Inspected) else None
    names = [
        node.name for node in ast.parse(source or "").body if isinstance(node, ast.FunctionDef)
    ]
    if function not in names:
        raise rule.fail(f"找不到检查函数 {module}:{function}", key)


def _parameters(rule: RuleText) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of ``[parameters]`` and the types that expressions see."""
    values: dict[str, Any] = {}
    types: dict[str, str] = {}
    for key, value in rule.head.get("parameters", {}).items():
        found = typed(value)
        if found is None or not re.fullmatch(r"[a-z]\w*", key):
            raise RuleFileError(
                rule.file,
                rule.line_of(key, "parameters"),
                f"参数 {key} 只能是数、文字、true/false 或文字的列表，名字用小写字母",
            )
        values[key], types[key] = found
    return values, types


def _expression(
    rule: RuleText, key: str, names: Names, table: str | None = None, index: int = 0
) -> Any:
    holder = rule.head
    if table is not None:
        found = rule.head[table]
        holder = found[index] if isinstance(found, list) else found
    if key not in holder:
        return None
    try:
        return compile_expression(holder[key], names)
    except ExpressionError as error:
        line, column = _place(rule, rule.line_of(key, table, index), error)
        raise RuleFileError(
            rule.file, line, f"{key} 的表达式：{error.problem}", column=column
        ) from error


def _place(rule: RuleText, line: int, error: ExpressionError) -> tuple[int, int]:
    """Convert a place inside an expression to one in the file.

    ``line`` is the line of the key. A string in triple quotes may begin on the next line.
    """
    opening = rule.head_lines[line - 2]
    quote = re.search(r"=\s*('''|\"\"\"|'|\")", opening)
    if quote is None:
        return line, 1
    begins_below = len(quote[1]) == 3 and not opening[quote.end() :].strip()
    if begins_below or error.line > 1:
        return line + error.line - (0 if begins_below else 1), error.column
    return line, quote.end() + error.column


def _message(rule: RuleText, names: Names) -> Any:
    if not rule.message:
        raise rule.fail("规则头下面要先写一段提示（可用 {text} 等占位符）", line=rule.message_line)
    return _template(rule, rule.message, names, rule.message_line)


def _template(rule: RuleText, text: str, names: Names, line: int) -> Any:
    joined = "".join(part.strip() for part in text.split("\n"))
    try:
        return compile_template(
            joined, lambda path: compile_path(path, names), strict="test" in rule.head
        )
    except TemplateError as error:
        raise RuleFileError(rule.file, line, str(error)) from error


def _cases(rule: RuleText, names: Names) -> list[dict[str, Any]]:
    cases = rule.head.get("case", [])
    if not cases and "strength" not in rule.head:
        raise rule.fail("规则头缺少 strength（或几个写明 strength 的 [[case]]）", line=1)
    compiled = []
    for index, case in enumerate(cases):
        strength = case.get("strength", rule.head.get("strength"))
        if strength is None:
            line = rule.line_of("when", "case", index)
            raise RuleFileError(rule.file, line, f"第 {index + 1} 个 [[case]] 缺少 strength")
        message = case.get("message")
        line = rule.line_of("message", "case", index)
        compiled.append(
            {
                "name": case.get("name", ""),
                "when": _expression(rule, "when", names, "case", index),
                "strength": strength,
                "severity": case.get("severity"),
                "message": _template(rule, message, names, line) if message else None,
            }
        )
    return compiled


def _fix(rule: RuleText, names: Names) -> dict[str, Any] | None:
    fix = rule.head.get("fix")
    if fix is None:
        return None
    edits = fix.get("edits") or [fix]
    line = rule.line_of("text", "fix")
    for edit in edits:
        if "text" not in edit:
            raise RuleFileError(rule.file, line, "[fix] 要写 text：改成什么")
        _check_mark(rule, edit.get("part"), list(names.subjects), "part")
    return {
        "safe": fix.get("safe", False),
        "when": _expression(rule, "when", names, "fix"),
        "edits": [(edit.get("part"), _template(rule, edit["text"], names, line)) for edit in edits],
    }


def _check_mark(rule: RuleText, mark: str | None, each: list[str], key: str) -> None:
    problem = marks.problem(mark, each) if mark else None
    if problem:
        line = rule.line_of(key, None if key == "mark" else "fix")
        raise RuleFileError(rule.file, line, problem)


def _body(rule: RuleText) -> dict[str, Any]:
    for title in (WHY, HOW, BAD, GOOD):
        if title not in rule.sections:
            raise rule.fail(f"缺少“## {title}”一节", line=len(rule.head_lines) + 2)
    examples = []
    for title in (BAD, GOOD):
        section = rule.sections[title]
        if not any(fence.word in WORDS for fence in section.fences):
            raise rule.fail(f"“## {title}”一节至少要有一个 ```{WORDS[0]} 示例", line=section.line)
        examples += parse_examples(section.fences, title == GOOD, rule.file)
    sections = {title: section.text for title, section in rule.sections.items()}
    return {
        "why": sections[WHY],
        "how": sections[HOW],
        "note": sections.get("说明", ""),
        "measured": sections.get("实测", ""),
        "examples": examples,
    }


def _needs(needs: list[str]) -> dict[str, list[str]]:
    """Part what the reader must provide from the facts that must be known."""
    facts = [need.removeprefix("facts.") for need in needs if need.startswith("facts.")]
    provided = [need for need in needs if "." not in need and need != "facts"]
    return {"needs": provided, "facts": facts}


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
