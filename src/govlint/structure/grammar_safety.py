"""Whether a pattern can take exponential time: it reads one string in two ways inside a loop.

The pattern becomes an automaton with one state per character class (Glushkov's construction). It
backtracks exponentially when one string leads from a state back to itself by two different ways;
two walkers side by side find that. What stays possible is polynomial time, where two repetitions
that share characters stand side by side (``A*B*``); a grammar keeps it small by bounded
repetition (``~1..20``), and whoever searches a whole text by passing it line by line.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

MOST_COPIES = 4  # a bounded repetition is written out so often: enough to show an ambiguity
_parser: Any = importlib.import_module("re._parser")  # no public module parses an expression
_OTHER = 0x10FFFF  # stands for every character that the pattern does not mention
_KINDS_OF_CHARACTER = (ord("0"), ord(" "), ord("a"))  # one for each of \d, \s and \w
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda c: c.isalnum() or c == "_",
}


class _Part(NamedTuple):
    """A part of the automaton: whether it may be empty, where it begins and ends."""

    empty: bool
    first: tuple[int, ...]
    last: tuple[int, ...]


_NOTHING = _Part(True, (), ())


@dataclass(frozen=True, slots=True)
class _Automaton:
    alphabet: tuple[int, ...]
    reads: list[frozenset[int]] = field(default_factory=list)  # by state
    follow: list[Counter[int]] = field(default_factory=list)  # ways from state to state
    loops: list[range] = field(default_factory=list)  # states of endless repetitions

    def join(self, before: Iterable[int], after: tuple[int, ...]) -> None:
        for state in before:
            self.follow[state].update(after)


def is_exponential(pattern: str) -> bool:
    """Say whether a string exists on which the pattern backtracks exponentially.

    Look-around counts as empty; bounded repetition is taken to ``MOST_COPIES`` rounds.

    Raises:
        ValueError: The pattern holds what a grammar cannot (anchors, references, lazy loops).
    """
    tree = _parser.parse(pattern)
    automaton = _Automaton(tuple(sorted({_OTHER, *_KINDS_OF_CHARACTER, *_mentioned(tree)})))
    _sequence(tree, automaton)
    return any(_two_ways(automaton, states) for states in automaton.loops)


def _two_ways(automaton: _Automaton, states: range) -> bool:
    """Say whether two walkers can part inside a loop, read the same and meet again."""
    follow = {s: [t for t in automaton.follow[s] if t in states] for s in states}
    if any(automaton.follow[s][t] > 1 for s in states for t in follow[s]):
        return True
    steps: dict[tuple[int, int], set[tuple[int, int]]] = {}
    waiting = [(s, s) for s in states]
    while waiting:
        pair = waiting.pop()
        if pair not in steps:
            steps[pair] = {
                (one, two)
                for one in follow[pair[0]]
                for two in follow[pair[1]]
                if automaton.reads[one] & automaton.reads[two]
            }
            waiting.extend(steps[pair])
    return any(one != two for one, two in _leading_home(steps))


def _leading_home(steps: dict[tuple[int, int], set[tuple[int, int]]]) -> set[tuple[int, int]]:
    """Return the pairs from which the walkers can meet again."""
    sources: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for source, targets in steps.items():
        for target in targets:
            sources.setdefault(target, []).append(source)
    home: set[tuple[int, int]] = set()
    waiting = [pair for pair in steps if pair[0] == pair[1]]
    while waiting:
        pair = waiting.pop()
        if pair not in home:
            home.add(pair)
            waiting.extend(sources.get(pair, []))
    return home


# -- from the parsed expression to the automaton ------------------------------------------------


def _sequence(items: Iterable[Any], automaton: _Automaton) -> _Part:
    whole = _NOTHING
    for item in items:
        part = _item(item, automaton)
        automaton.join(whole.last, part.first)
        first = whole.first + part.first if whole.empty else whole.first
        last = whole.last + part.last if part.empty else part.last
        whole = _Part(whole.empty and part.empty, first, last)
    return whole


def _item(item: Any, automaton: _Automaton) -> _Part:
    kind, value = str(item[0]), item[1]
    match kind:
        case "SUBPATTERN":
            return _sequence(value[3], automaton)
        case "BRANCH":
            return _branch([_sequence(branch, automaton) for branch in value[1]])
        case "MAX_REPEAT":
            return _repeat(value, automaton)
        case "ASSERT" | "ASSERT_NOT":
            return _NOTHING
    automaton.reads.append(frozenset(c for c in automaton.alphabet if _reads(kind, value, c)))
    automaton.follow.append(Counter())
    state = len(automaton.reads) - 1
    return _Part(False, (state,), (state,))


def _branch(parts: list[_Part]) -> _Part:
    first = tuple(s for p in parts for s in p.first)
    last = tuple(s for p in parts for s in p.last)
    return _Part(any(p.empty for p in parts), first, last)


def _repeat(repetition: tuple[int, int, Any], automaton: _Automaton) -> _Part:
    least, most, body = repetition
    endless = most == _parser.MAXREPEAT
    begin = len(automaton.reads)
    rounds = min(max(least, 1) if endless else most, MOST_COPIES)
    parts = [_sequence(body, automaton) for _ in range(rounds)]
    for one, two in pairwise(parts):
        automaton.join(one.last, two.first)
    if not parts:
        return _NOTHING
    if endless:
        automaton.join(parts[-1].last, parts[-1].first)
        automaton.loops.append(range(begin, len(automaton.reads)))
    needed = rounds if endless or least == most else min(least, rounds - 1)
    last = tuple(s for p in parts[max(needed, 1) - 1 :] for s in p.last)
    return _Part(least == 0 or parts[0].empty, parts[0].first, last)


def _reads(kind: str, value: Any, character: int) -> bool:
    match kind:
        case "LITERAL":
            return bool(value == character)
        case "NOT_LITERAL":
            return bool(value != character)
        case "ANY":
            return character != ord("\n")
        case "RANGE":
            return bool(value[0] <= character <= value[1])
        case "CATEGORY":
            return _in_category(str(value), chr(character))
        case "IN":
            negated = str(value[0][0]) == "NEGATE"
            return negated != any(_reads(str(k), v, character) for k, v in value[negated:])
    raise ValueError(f"正则里的 {kind} 不支持")


def _in_category(category: str, character: str) -> bool:
    name = category.removeprefix("CATEGORY_")
    within = _CATEGORIES[name.removeprefix("NOT_")](character)
    return within != name.startswith("NOT_")


def _mentioned(items: Iterable[Any]) -> Iterator[int]:
    """Yield the ends of all ranges in an expression, and what lies just outside."""
    for item in items:
        if isinstance(item, int) and 0 <= item <= _OTHER:
            yield from (max(item - 1, 0), item, min(item + 1, _OTHER))
        elif isinstance(item, (tuple, list, _parser.SubPattern)):
            yield from _mentioned(item)
