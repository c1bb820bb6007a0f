from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from govlint.burden.copies.holdings import Issuer, holdings
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.store import open_index
from tests.burden.copies.library import build, made


def test_documents_are_counted_by_issuer_and_year(tmp_path: Path) -> None:
    sources = [
        replace(made(1), issuers=("乙局", "甲局"), date=datetime.date(2024, 1, 1)),
        replace(made(2), issuers=("甲局", "甲局"), date=datetime.date(2023, 5, 1)),
        replace(made(3), issuers=(), date=None),
        replace(made(4), issuers=("丙局",), date=None),
    ]
    build(tmp_path / "a.idx", sources)
    with open_index(tmp_path / "a.idx") as index:
        found = holdings(index)
        size = (tmp_path / "a.idx").stat().st_size
        assert (found.documents, found.size, found.average) == (4, size, round(size / 4))
    assert found.issuers == (
        Issuer("甲局", 2, {2023: 1, 2024: 1}),
        Issuer("丙局", 1, {}),
        Issuer("乙局", 1, {2024: 1}),
    )
    assert list(found.years.items()) == [(2023, 1), (2024, 1)]
    assert (found.undated, found.unnamed) == (2, 1)


def test_nothing_is_counted_too() -> None:
    found = holdings(MemoryIndex([]))
    assert (found.documents, found.average, found.issuers, found.years) == (0, 0, (), {})
