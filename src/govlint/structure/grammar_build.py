"""Compile the grammars of ``grammar/*.lark`` into patterns for ``re``.

A grammar file starts with comments: what it reads, its clause, its entry rules, and strings that
it accepts and refuses::

    // clause: GB/T 9704-2012 7.2.5
    // entry: order                  (no entry named: ``start``, or a library if it has none)
    // example: TEXT                 (of the first entry)
    // example order: TEXT           (of that entry)
    // non-example order: TEXT
    // term: year 四位年份             (what ``explain`` calls a rule or terminal)
    // pattern: none                 (a recursive grammar: no pattern is made of it)

``%import .file.NAME`` and ``%import .file (A, B)`` take definitions from another of our files,
with all that those need.

The pattern and the grammar accept the same whole strings: ``fullmatch`` backtracks through all
that Lark's Earley parser tries when a terminal may end anywhere (``dynamic_complete``). Every
rule whose name does not start with ``_`` and every alias is a named group, numbered from its
second occurrence in the pattern on (``year``, ``year_2``); a group inside a repetition holds its
last round. Priorities are ignored, the order of alternatives is kept. Lark is imported here and
nowhere else in this package: at run time there is only the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from lark import Lark, Token, Tree
from lark.exceptions import (
    GrammarError,
    LarkError,
    UnexpectedCharacters,
    UnexpectedEOF,
    UnexpectedInput,
)
from lark.lexer import PatternStr
from lark.load_grammar import eval_escaping

from govlint import resources
from govlint.structure import grammar_header, grammar_regexp
from govlint.structure.grammar_header import START, GrammarFileError, Header
from govlint.structure.grammar_pattern import Definition, Node, compile_entry, used_names

EXTENSION = ".lark"
MOST_EXPECTED = 6  # alternatives that one line of `explain` names
_unescape: Callable[[str], str] = eval_escaping  # Lark's own reading of \n, \u4e00, \"
_FEW_CHARACTERS = re.compile(r"\[([^\\\[\]^-]{1,8})\]")
_REPEATS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_UNSUPPORTED = {
    "ignore": "%ignore 不支持：空白须在识别前去掉，或写进规则",
    "declare": "%declare 不支持：终结符须有定义",
    "override_rule": "%override 不支持：请直接改原定义",
}


class Grammar(NamedTuple):
    """One grammar file, its imports resolved."""

    file: str
    header: Header
    definitions: dict[str, Definition]


def build(folder: Traversable | None = None) -> dict[str, dict[str, Any]]:
    """Compile every grammar of a folder.

    Args:
        folder: The folder of ``*.lark`` files; by default that of the package.

    Returns:
        For each entry rule, by ``file`` (entry ``start``) or ``file.rule``: ``pattern``,
        ``groups`` (in the order of the pattern), ``examples``, ``non_examples``, ``clause``
        and ``source`` (name of the file). Basic types only.

    Raises:
        GrammarFileError: A file is not a grammar that can be made a pattern.
    """
    folder = folder or resources.data("grammar")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(EXTENSION))
    patterns: dict[str, dict[str, Any]] = {}
    for name in names:
        if _header(folder, name).patterned:
            grammar = read(name, folder)
            found = entries(grammar)
            patterns.update({key: _compile(grammar, entry) for key, entry in found.items()})
    return patterns


def read(file: str, folder: Traversable | None = None) -> Grammar:
    """Read one grammar file and what it imports.

    Raises:
        GrammarFileError: The file is not a grammar, or an import leads nowhere or in a circle.
    """
    folder = folder or resources.data("grammar")
    return Grammar(file, _header(folder, file), _definitions(folder, file, ()))


def entries(grammar: Grammar) -> dict[str, str]:
    """Return the entry rules of a grammar by the key of their pattern.

    Raises:
        GrammarFileError: A declared entry is not a rule of the file.
    """
    stem = grammar.file.removesuffix(EXTENSION)
    found = {}
    for entry, line in grammar.header.entries.items():
        if entry in grammar.definitions:
            found[stem if entry == START else f"{stem}.{entry}"] = entry
        elif entry != START or grammar.header.examples:
            raise GrammarFileError(grammar.file, line, f"入口规则“{entry}”没有定义")
    return found


def parser(grammar: Grammar, entry: str) -> Lark:
    """Return Lark's own parser of an entry, the oracle of its pattern.

    Raises:
        GrammarFileError: Lark does not take the grammar.
    """
    text = "\n".join(d.source for d in grammar.definitions.values()) + "\n"
    try:
        return Lark(
            text, start=entry, parser="earley", lexer="dynamic_complete", ambiguity="forest"
        )
    except (GrammarError, LarkError, re.error) as error:
        line = grammar.definitions[entry].line
        raise GrammarFileError(grammar.file, line, f"Lark 不接受这个文法：{error}") from error


def explain(name: str, text: str, folder: Traversable | None = None) -> str | None:
    """Say where a string leaves the grammar and what should stand there.

    Args:
        name: Key of a pattern, such as ``docnumber`` or ``heading.first``.
        text: The string that the pattern refused.
        folder: The folder of the grammars; by default that of the package.

    Returns:
        One line in Chinese with the character counted from 1, or None if the grammar
        accepts the string.

    Raises:
        KeyError: No grammar has this name.
    """
    grammar, lark = _parser_of(name, folder or resources.data("grammar"))
    try:
        lark.parse(text)
    except UnexpectedCharacters as error:
        place = error.pos_in_stream or 0
        wanted = _expected(lark, grammar, error.allowed or set())
        if not wanted:
            return f"写到第 {place} 个字就应结束，后面的“{text[place:]}”多余"
        return f"第 {place + 1} 个字“{text[place]}”不合写法，这里应为{wanted}"
    except UnexpectedEOF as error:
        wanted = _expected(lark, grammar, error.expected)
        start = f"写到第 {len(text)} 个字就断了，后面" if text else "内容是空的，"
        return f"{start}还应有{wanted}"
    return None


# -- reading files ------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _grammar_of_grammars() -> Lark:
    """Return a parser of Lark's notation, from the description that Lark ships of itself."""
    return Lark.open_from_package(
        "lark",
        "lark.lark",
        ["grammars"],
        parser="lalr",
        propagate_positions=True,
        maybe_placeholders=False,
    )


def _text(folder: Traversable, file: str) -> str:
    return (folder / file).read_text(encoding="utf-8").replace("\r\n", "\n")


def _header(folder: Traversable, file: str) -> Header:
    return grammar_header.read(file, _text(folder, file))


def _definitions(
    folder: Traversable, file: str, importing: tuple[str, ...]
) -> dict[str, Definition]:
    """Return what a file defines and imports; ``importing`` are the files on the way to it."""
    text = _text(folder, file)
    found: dict[str, Definition] = {}
    statements = _statements(file, text)
    ends = [s.meta.start_pos for s in statements[1:]] + [len(text)]
    for statement, end in zip(statements, ends, strict=True):
        if statement.data in ("import", "multi_import"):
            more = _imported(folder, file, statement, (*importing, file))
        else:
            more = _defined(file, statement, _for_lark(text, statement, end))
        _merge(found, more, file, statement.meta.line)
    return found


def _statements(file: str, text: str) -> list[Tree[Token]]:
    try:
        tree = _grammar_of_grammars().parse(text + "\n")
    except UnexpectedInput as error:
        line = error.line if error.line > 0 else text.count("\n") + 1
        reason = f"从第 {error.column} 列起看不懂，请核对文法写法"
        raise GrammarFileError(file, line, reason) from error
    return [child for child in tree.children if isinstance(child, Tree)]


def _for_lark(text: str, statement: Tree[Token], end: int) -> str:
    """Return the source of a definition with ``/a|b/`` written as ``(/a/ | /b/)``.

    Within one expression Lark takes the first alternative that matches and never comes back for
    a longer one; written apart, all are tried, as the pattern does.
    """
    begin = statement.meta.start_pos
    source = text[begin:end].rstrip()
    found = statement.scan_values(lambda t: isinstance(t, Token) and t.type == "REGEXP")
    for token in sorted(found, key=lambda t: -(t.start_pos or 0)):
        inner, _, flags = token[1:].rpartition("/")
        parts = " | ".join(f"/{part}/{flags}" for part in grammar_regexp.alternatives(inner))
        start, stop = (token.start_pos or 0) - begin, (token.end_pos or 0) - begin
        source = f"{source[:start]}({parts}){source[stop:]}"
    return source


def _defined(file: str, statement: Tree[Token], source: str) -> dict[str, Definition]:
    line = statement.meta.line
    if statement.data in _UNSUPPORTED:
        raise GrammarFileError(file, line, _UNSUPPORTED[statement.data])
    name = str(statement.children[0]).lstrip("!?")
    params = [p for kind in ("rule_params", "token_params") for p in statement.find_data(kind)]
    if any(p.children for p in params):
        raise GrammarFileError(file, line, f"“{name}”是模板，模板不支持")
    if re.fullmatch(r"[a-z].*_\d+", name):
        reason = f"规则名“{name}”不能以 _数字 结尾：这样的名字留给重复出现的组"
        raise GrammarFileError(file, line, reason)
    body = _node(file, line, statement.children[-1])
    return {name: Definition(file, line, name, source, body)}


def _imported(
    folder: Traversable, file: str, statement: Tree[Token], importing: tuple[str, ...]
) -> dict[str, Definition]:
    line = statement.meta.line
    source, wanted = _import_target(file, statement)
    if not (folder / source).is_file():
        raise GrammarFileError(file, line, f"没有可引用的文件 {source}")
    if source in importing:
        raise GrammarFileError(file, line, f"{source} 与本文件互相引用")
    there = _definitions(folder, source, importing)
    for name in wanted:
        if name not in there:
            raise GrammarFileError(file, line, f"{source} 没有定义“{name}”")
    return _closure(there, wanted)


def _import_target(file: str, statement: Tree[Token]) -> tuple[str, list[str]]:
    """Return the file and the names that an import asks for."""
    path, *rest = (c for c in statement.children if isinstance(c, Tree))
    dotted = [str(n.children[0]) for n in path.find_data("name")]
    named = [str(t) for c in rest for t in c.scan_values(lambda t: isinstance(t, Token))]
    relative = isinstance(path.children[0], Token)
    if statement.data == "import":
        if named:
            reason = "%import 不能改名（->），请用原名"
            raise GrammarFileError(file, statement.meta.line, reason)
        named = [dotted.pop()]
    if not relative or len(dotted) != 1:
        reason = "只能引用本目录的文法：%import .文件.名 或 %import .文件 (名, 名)"
        raise GrammarFileError(file, statement.meta.line, reason)
    return dotted[0] + EXTENSION, named


def _closure(there: dict[str, Definition], wanted: list[str]) -> dict[str, Definition]:
    """Return the wanted definitions with all that they need."""
    needed: dict[str, Definition] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name in there and name not in needed:
            needed[name] = there[name]
            waiting += used_names(there[name].body)
    return needed


def _merge(found: dict[str, Definition], more: dict[str, Definition], file: str, line: int) -> None:
    for name, definition in more.items():
        known = found.setdefault(name, definition)
        if (known.file, known.line) != (definition.file, definition.line):
            place = f"grammar/{known.file} 第 {known.line} 行"
            raise GrammarFileError(file, line, f"“{name}”已在 {place} 定义")


# -- from Lark's tree to ours -------------------------------------------------------------------


def _node(file: str, line: int, tree: Tree[Token] | Token) -> Node:
    if isinstance(tree, Token):
        raise GrammarFileError(file, line, f"“{tree}”不该在这里")
    line = getattr(tree.meta, "line", line)
    parts = tuple(_node(file, line, c) for c in tree.children if isinstance(c, Tree))
    tokens = [str(c) for c in tree.children if isinstance(c, Token)]
    match tree.data:
        case "expansions":
            return Node("choice", line, parts)
        case "expansion":
            return Node("sequence", line, parts)
        case "alias":
            return Node("alias", line, parts, text=tokens[0])
        case "maybe":
            return Node("repeat", line, parts, least=0, most=1)
        case "expr":
            least, most = _REPEATS.get(tokens[0]) or (int(tokens[0]), int(tokens[-1]))
            return Node("repeat", line, parts, least=least, most=most)
        case "name":
            return Node("name", line, text=tokens[0])
        case "literal":
            return _literal(file, line, tokens[0])
        case "literal_range":
            first, last = (_literal(file, line, t).text for t in tokens)
            return Node("range", line, text=first, more=last)
    raise GrammarFileError(file, line, "模板不支持")


def _literal(file: str, line: int, token: str) -> Node:
    quote = token[0]
    inner, _, flags = token[1:].rpartition(quote)
    try:
        text = _unescape(inner)
    except (GrammarError, ValueError) as error:
        raise GrammarFileError(file, line, f"{token} 的转义写法有误") from error
    if quote == "/":
        return Node("regexp", line, text=text, more=flags)
    return Node("string", line, text=text.replace("\\\\", "\\"), more=flags)


# -- what stands in the pack, and what was expected ---------------------------------------------


def _compile(grammar: Grammar, entry: str) -> dict[str, Any]:
    pattern = compile_entry(grammar.definitions, entry)
    header = grammar.header
    return {
        "pattern": pattern.text,
        "groups": pattern.groups,
        "examples": header.examples.get(entry, []),
        "non_examples": header.non_examples.get(entry, []),
        "clause": header.clause,
        "source": grammar.file,
    }


def _parser_of(key: str, folder: Traversable) -> tuple[Grammar, Lark]:
    file = key.partition(".")[0] + EXTENSION
    if not (folder / file).is_file():
        raise KeyError(f"没有文法“{key}”")
    grammar = read(file, folder)
    entry = entries(grammar).get(key)
    if entry is None:
        raise KeyError(f"没有文法“{key}”")
    return grammar, parser(grammar, entry)


def _expected(lark: Lark, grammar: Grammar, terminals: Iterable[str]) -> str:
    names = sorted({_title(lark, grammar, name) for name in terminals})
    shown = "、".join(names[:MOST_EXPECTED])
    return shown + ("等" if len(names) > MOST_EXPECTED else "")


def _title(lark: Lark, grammar: Grammar, terminal: str) -> str:
    """Return what to call a terminal: its title, its text, or the shape it must have."""
    titles = grammar.header.terms
    alone = [r.origin.name for r in lark.rules if [s.name for s in r.expansion] == [terminal]]
    for name in (terminal, *alone):
        if name in titles:
            return titles[name]
    pattern = lark.get_terminal(terminal).pattern
    few = _FEW_CHARACTERS.fullmatch(pattern.value)
    if isinstance(pattern, PatternStr):
        return f"“{pattern.value}”"
    return f"“{'”“'.join(few[1])}”之一" if few else f"形如 {pattern.value} 的内容"
