"""The comments at the head of a grammar file: entries, examples, names of terminals."""

from __future__ import annotations

import re
from typing import NamedTuple

START = "start"
_DIRECTIVE = re.compile(
    r"//[ \t]*(?P<kind>entry|example|non-example|term|pattern|clause)"
    r"(?:[ \t]+(?P<of>[a-z_0-9]+))?[ \t]*:[ \t]?(?P<value>.*)"
)


class GrammarFileError(ValueError):
    """A grammar file cannot be compiled; the message names the file and the line."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"grammar/{file} 第 {line} 行：{reason}")


class Header(NamedTuple):
    """What the head of a grammar file says.

    Attributes:
        entries: Entry rules with the line that declares them, in the order of the file.
        examples: Strings that an entry accepts, by entry.
        non_examples: Strings that an entry refuses, by entry.
        terms: What ``explain`` calls a terminal or rule.
        clause: The clause that the grammar serves.
        patterned: Whether patterns are made of the file.
    """

    entries: dict[str, int]
    examples: dict[str, list[str]]
    non_examples: dict[str, list[str]]
    terms: dict[str, str]
    clause: str
    patterned: bool


def read(file: str, text: str) -> Header:
    """Read the head of a grammar file.

    Args:
        file: Name of the file, for messages.
        text: The whole file.

    Raises:
        GrammarFileError: An example names an entry that is not declared.
    """
    header = Header({}, {}, {}, {}, "", True)
    lines = enumerate(text.splitlines(), start=1)
    found = [(number, _DIRECTIVE.fullmatch(line)) for number, line in lines]
    for number, match in found:
        if match:
            header = _with(header, number, match)
    if not header.entries:
        header.entries[START] = 1
    for number, match in found:
        if match and match["kind"].endswith("example"):
            _file_example(file, number, match, header)
    return header


def _with(header: Header, line: int, match: re.Match[str]) -> Header:
    kind, value = match["kind"], match["value"].rstrip(" \t\r")
    if kind == "entry":
        header.entries.setdefault(value.strip(), line)
    elif kind == "term":
        name, _, title = value.partition(" ")
        header.terms[name] = title.strip()
    elif kind == "clause":
        return header._replace(clause=value)
    elif kind == "pattern":
        return header._replace(patterned=value != "none")
    return header


def _file_example(file: str, line: int, match: re.Match[str], header: Header) -> None:
    entry = match["of"] or next(iter(header.entries))
    if entry not in header.entries:
        known = "、".join(header.entries)
        raise GrammarFileError(file, line, f"例子属于入口“{entry}”，但只声明了入口 {known}")
    table = header.examples if match["kind"] == "example" else header.non_examples
    table.setdefault(entry, []).append(match["value"].rstrip(" \t\r"))
