"""Trees of headings: what the distance counts."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.burden.copies.trees import LARGEST, Tree, at_least, distance, tree_of
from tests.burden.against import paper, superior

BASE: Tree = ((1, "甲"), (2, "乙"), (2, "丙"), (1, "丁"))
Forest = tuple[tuple[str, "Forest"], ...]


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (BASE, 0),
        (((1, "甲"), (2, "戊"), (2, "丙"), (1, "丁")), 1),
        (((1, "甲"), (2, "乙"), (1, "丁")), 1),
        (((1, "甲"), (2, "丙"), (2, "乙"), (1, "丁")), 2),
        (((1, "乙"), (1, "丙"), (1, "丁")), 1),
        ((), 4),
    ],
    ids=["same", "renamed", "taken out", "changed places", "its children rise", "empty"],
)
def test_distance(other: Tree, apart: int) -> None:
    assert distance(BASE, other) == distance(other, BASE) == apart


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    level, nodes = 0, []
    for name in draw(st.lists(st.sampled_from("甲乙丙"), max_size=6)):
        level = draw(st.integers(1, level + 1))
        nodes.append((level, name))
    return tuple(nodes)


@given(trees(), trees())
def test_the_table_and_the_definition_agree(one: Tree, other: Tree) -> None:
    found = distance(one, other)
    assert found == by_definition(forest(one), forest(other))
    assert found is not None
    assert at_least(one, other) <= found


def forest(tree: Tree) -> Forest:
    if not tree:
        return ()
    ends = [place for place, (level, _) in enumerate(tree) if place and level <= tree[0][0]]
    end = ends[0] if ends else len(tree)
    return ((tree[0][1], forest(tree[1:end])), *forest(tree[end:]))


def size(nodes: Forest) -> int:
    return sum(1 + size(below) for _, below in nodes)


@cache
def by_definition(one: Forest, other: Forest) -> int:
    """Take out, put in, or match the last roots."""
    if not one or not other:
        return size(one) + size(other)
    (name, below), (other_name, other_below) = one[-1], other[-1]
    return min(
        by_definition((*one[:-1], *below), other) + 1,
        by_definition(one, (*other[:-1], *other_below)) + 1,
        by_definition(one[:-1], other[:-1])
        + by_definition(below, other_below)
        + (name != other_name),
    )


def test_a_tree_that_is_too_large() -> None:
    large = ((1, "甲"),) * (LARGEST + 1)
    assert distance(large, large) is None
    assert distance(large[1:], large[1:]) == 0


def test_level_words_and_places_are_seen_through() -> None:
    body = ("一、加强全省养护", "逐条落实。", "（一）省政府督办", "按月通报。")
    here = ("一、加强全市养护", "逐条落实。", "（一）市政府督办", "按月通报。")
    assert tree_of(superior(*body)) == tree_of(paper(*here))
    assert [level for level, _ in tree_of(paper(*here))] == [1, 2]
