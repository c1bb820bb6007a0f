"""The headings of two papers as ordered trees, and how many changes lie between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from govlint.burden.copies.folding import fold
from govlint.burden.copies.sources import ZONES
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument

LARGEST = 150
"""Headings up to which trees are compared."""
LONGEST = 60
ARTICLE = 0
"""Level of chapters and articles, which belong to no outline."""
Tree = tuple[tuple[int, str], ...]
"""Headings in order as (level, words); level words, places and marks are folded away."""


def tree_of(paper: OfficialDocument | Source) -> Tree:
    """Return the headings of body and issued text; chapters and articles are left out."""
    if isinstance(paper, Source):
        return _tree(paper.headings)
    return _tree((one.level, one.title) for one in paper.headings if one.zone in ZONES)


def _tree(headings: Iterable[tuple[int, str]]) -> Tree:
    named = ((level, title[:LONGEST]) for level, title in headings if level != ARTICLE)
    return tuple((level, fold(title, [(0, len(title))]).text) for level, title in named)


def distance(one: Tree, other: Tree) -> int | None:
    """Return the edit distance of two trees: headings put in, taken out or renamed.

    The ordered tree edit distance of Zhang and Shasha, every change counting one.

    Returns:
        None where a tree is too large to be compared.
    """
    if max(len(one), len(other)) > LARGEST:
        return None
    if not one or not other:
        return len(one) + len(other)
    return _Trees(one, other).distance()


def at_least(one: Tree, other: Tree) -> int:
    """Return how far apart two trees are at least: what can be told without their order."""
    names, others = (Counter(name for _, name in tree) for tree in (one, other))
    return max(len(one), len(other)) - (names & others).total()


class _Trees:
    """The table of distances of subtrees; its rows are filled from the leaves up."""

    def __init__(self, one: Tree, other: Tree) -> None:
        self.names, self.firsts = _postorder(one)
        self.others, self.other_firsts = _postorder(other)
        self.table = [[0] * len(self.others) for _ in self.names]

    def distance(self) -> int:
        for last in _roots(self.firsts):
            for other_last in _roots(self.other_firsts):
                self._fill(last, other_last)
        return self.table[-1][-1]

    def _fill(self, last: int, other_last: int) -> None:
        """Fill in the distances of the subtrees that end at two roots."""
        first, other_first = self.firsts[last], self.other_firsts[other_last]
        before = list(range(other_last - other_first + 2))
        rows = [before]
        for place in range(first, last + 1):
            row = [before[0] + 1]
            for other in range(other_first, other_last + 1):
                column = other - other_first
                least = min(before[column + 1], row[column]) + 1
                whole = self.firsts[place] == first and self.other_firsts[other] == other_first
                if whole:
                    least = min(least, before[column] + (self.names[place] != self.others[other]))
                    self.table[place][other] = least
                else:
                    forest = rows[self.firsts[place] - first]
                    cut = forest[self.other_firsts[other] - other_first]
                    least = min(least, cut + self.table[place][other])
                row.append(least)
            rows.append(row)
            before = row


def _postorder(tree: Tree) -> tuple[list[str], list[int]]:
    """Return the names in postorder below one root, and of each the first leaf under it."""
    names: list[str] = []
    firsts: list[int] = []
    open_nodes: list[tuple[int, str, int]] = []

    def close(level: int) -> None:
        while open_nodes and open_nodes[-1][0] >= level:
            _, name, first = open_nodes.pop()
            names.append(name)
            firsts.append(first)

    for level, name in tree:
        close(level)
        open_nodes.append((level, name, len(names)))
    close(0)
    names.append("")
    firsts.append(0)
    return names, firsts


def _roots(firsts: Sequence[int]) -> list[int]:
    """Return the roots: of the nodes with the same first leaf the uppermost."""
    return sorted({first: place for place, first in enumerate(firsts)}.values())
