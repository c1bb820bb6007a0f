"""The shape of a rule file: TOML head, message, sections, fenced examples. No judgement here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govlint.rules.errors import RuleFileError
from govlint.rules.toml_lines import error_place, find_line

MAX_BYTES = 256 * 1024
WHY, HOW, BAD, GOOD = "为什么", "怎么改", "不合格", "合格"
SECTIONS = (WHY, HOW, BAD, GOOD, "说明", "实测")
_FENCE = re.compile(r"(?P<mark>`{3,})(?P<word>[a-z]*)[ \t]*(?P<info>.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its first word, the rest of that line, its lines, where it begins."""

    word: str
    info: str
    lines: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the body: its prose and its fenced blocks."""

    text: str
    fences: tuple[Fence, ...]
    line: int


@dataclass(frozen=True)
class RuleText:
    """A rule file taken apart. ``head_lines`` are the lines of the TOML head."""

    file: str
    head: dict[str, Any]
    head_lines: tuple[str, ...]
    message: str
    message_line: int
    sections: dict[str, Section]

    def line_of(self, key: str, table: str | None = None, index: int = 0) -> int:
        """Return the line where a key of the head stands; of its table, or 1, if not found.

        ``table`` is the name in ``[table]`` or ``[[table]]``, ``index`` counts repeated ones.
        """
        return find_line(self.head_lines, key, table, index) + 1

    def fail(self, problem: str, key: str = "", *, line: int | None = None) -> RuleFileError:
        """Return an error that names this file and the line of a key of the head."""
        return RuleFileError(self.file, line if line is not None else self.line_of(key), problem)


def parse(text: str, file: str) -> RuleText:
    """Take a rule file apart.

    Raises:
        RuleFileError: no head, no valid TOML, an unknown or repeated section, an open fence.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "+++":
        raise RuleFileError(file, 1, "规则文件要以一行“+++”开头，后面是 TOML 写的规则头")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "+++"), None)
    if end is None:
        raise RuleFileError(file, 1, "规则头没有结束：缺少第二行“+++”")
    head = _head(lines[1:end], file)
    message, line, sections = _body(lines, end + 1, file)
    return RuleText(file, head, tuple(lines[1:end]), message, line, sections)


def decode(raw: bytes, file: str) -> str:
    """Decode a rule file.

    Raises:
        RuleFileError: too big, or not UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise RuleFileError(file, None, f"规则文件超过 {MAX_BYTES // 1024} KB")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RuleFileError(file, line, "规则文件不是 UTF-8 编码") from error


def _head(lines: list[str], file: str) -> dict[str, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem, line, column = error_place(str(error), len(lines))
        message = f"规则头不是正确的 TOML：{problem}"
        raise RuleFileError(file, line + 1, message, column=column) from error


def _body(lines: list[str], start: int, file: str) -> tuple[str, int, dict[str, Section]]:
    """Return the message, its line and the sections."""
    message, line, sections = "", start + 1, {}
    for title, first, content in _parts(lines, start, file):
        section = _section(content, first, file)
        if title is None:
            message = section.text
            line = first + next((i for i, text in enumerate(content) if text.strip()), 0)
        elif title not in SECTIONS:
            known = "、".join(SECTIONS)
            raise RuleFileError(file, first - 1, f"没有“{title}”这一节，可用：{known}")
        elif title in sections:
            raise RuleFileError(file, first - 1, f"“{title}”一节写了两次")
        else:
            sections[title] = section
    return message, line, sections


def _parts(lines: list[str], start: int, file: str) -> Iterator[tuple[str | None, int, list[str]]]:
    """Yield (section title, line of its first text from 1, its lines)."""
    title, first, content, fence = None, start + 1, list[str](), ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip() == fence):
            fence = "" if fence else mark["mark"]
        if line.startswith("## ") and not fence:
            yield title, first, content
            title, first, content = line[3:].strip(), number + 1, []
        else:
            content.append(line)
    yield title, first, content


def _section(lines: list[str], first: int, file: str) -> Section:
    prose: list[str] = []
    fences: list[Fence] = []
    number = 0
    while number < len(lines):
        opened = _FENCE.match(lines[number])
        if opened is None:
            prose.append(lines[number])
            number += 1
            continue
        end = next(
            (i for i in range(number + 1, len(lines)) if lines[i].strip() == opened["mark"]), None
        )
        if end is None:
            raise RuleFileError(file, first + number, "示例没有结束：缺少收尾的“```”")
        inside = tuple(lines[number + 1 : end])
        fences.append(Fence(opened["word"], opened["info"].strip(), inside, first + number))
        number = end + 1
    return Section("\n".join(prose).strip(), tuple(fences), first)
