"""Guard on regular expressions in rule files: none that can run for ever.

Python's ``re`` backtracks and knows no time limit, and an office's rule file meets hostile
documents. So a pattern is refused when a repetition without a small bound holds another one, when
it refers back to a group, or when it has many wide repetitions in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_LENGTH = 2000
MAX_BOUND = 50
"""A repetition up to this many times counts as small."""
MAX_WIDE = 2
"""Wide (``.*``, ``[^…]*``, ``\\w+``) repetitions without a small bound in one pattern."""
_TOKEN = re.compile(
    r"""(?P<escape>\\.)
    |(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    |(?P<open>\((?:\?(?:P<\w+>|P=\w+\)|<?[=!]|:|>|[aiLmsux-]+[:)]|\#[^)]*\)|\([^)]*\)))?)
    |(?P<close>\))
    |(?P<repeat>[*+?]|\{\d*,?\d*\})[?+]?
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_WIDE = re.compile(r"\.|\[\^.*|\\[SWD]|\\w|.*\\[SWDw].*", re.DOTALL)
_NOT_A_GROUP = re.compile(r"\(\?(?:P=|#|[aiLmsux-]+\))")


@dataclass
class _Level:
    """One open group: whether it holds a long repetition so far."""

    repeats: bool = False


def problem(pattern: str) -> str | None:
    """Return what is wrong with a pattern, in Chinese, or None."""
    if len(pattern) > MAX_LENGTH:
        return f"正则表达式超过 {MAX_LENGTH} 个字符，请拆成几条"
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"正则表达式写错了：{error}"
    if re.search(r"(?<!\\)(?:\\\\)*\\[1-9]", pattern) or "(?P=" in pattern:
        return "正则表达式不能引用前面的分组（\\1 之类），它可能算不完"
    return _repetitions(pattern)


def _repetitions(pattern: str) -> str | None:
    levels, last_repeats, last_wide, wide = [_Level()], False, False, 0
    for kind, text in _tokens(pattern):
        if kind == "open":
            levels.append(_Level())
        elif kind == "close":
            last_repeats, last_wide = levels.pop().repeats, False
            levels[-1].repeats |= last_repeats
        elif kind == "repeat":
            if not _is_long(text):
                continue
            if last_repeats:
                return f"正则表达式里“{text}”套着另一个不限次数的重复，可能算不完"
            wide += last_wide
            levels[-1].repeats = True
        else:
            last_repeats, last_wide = False, _WIDE.fullmatch(text) is not None
    if wide > MAX_WIDE:
        return f"正则表达式里“.*”一类的重复超过 {MAX_WIDE} 处，可能算不完，请写明次数上限"
    return None


def _tokens(pattern: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(pattern):
        kind = match.lastgroup or "other"
        if kind == "open" and _NOT_A_GROUP.match(match[0]):
            continue
        yield kind, match[kind]


def _is_long(repeat: str) -> bool:
    if repeat in "*+":
        return True
    if repeat == "?" or not re.fullmatch(r"\{\d*,?\d*\}", repeat):
        return False
    low, comma, high = repeat[1:-1].partition(",")
    bound = high if comma else low
    return not bound or int(bound) > MAX_BOUND
