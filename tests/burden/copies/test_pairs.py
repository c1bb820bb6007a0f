from __future__ import annotations

from itertools import islice

import pytest
from benchmarks.copies.pairs import ALL, Count, figures, true_shares
from benchmarks.copies.papers import FAMILIES, Pair, pairs


@pytest.fixture(scope="module")
def some() -> list[Pair]:
    return list(islice(pairs(), 0, None, 4))


def test_there_are_enough_pairs_of_every_sort() -> None:
    assert sum(count for _, count in FAMILIES) >= 60
    names = {make.__name__ for make, _ in FAMILIES}
    assert names >= {"verbatim", "substituted", "reordered", "quoted", "two_sources", "unrelated"}


def test_the_bars_are_kept_on_constructed_pairs(some: list[Pair]) -> None:
    found = figures(some)
    assert found.good, found
    assert found.count == len(some)
    assert found.kinds[ALL].right > 5_000


def test_true_shares_add_up(some: list[Pair]) -> None:
    assert all(sum(true_shares(one).values()) == pytest.approx(1) for one in some)


def test_counting() -> None:
    count = Count()
    count.add({1, 2, 3}, {2, 3, 4})
    assert (count.right, count.wrong, count.missed) == (2, 1, 1)
    assert count.f1 == pytest.approx(2 / 3)
    assert Count().f1 == 1
