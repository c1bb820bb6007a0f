"""What all tests share: golden files, and a cache of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"

CACHE = pytest.StashKey[str | None]()
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden anew instead of comparing with it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep the cache of the person who runs the tests out of it."""
    config.stash[CACHE] = os.environ.get("GOVLINT_CACHE_DIR")
    os.environ["GOVLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="govlint-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(os.environ.pop("GOVLINT_CACHE_DIR"))
    before = config.stash[CACHE]
    if before is not None:
        os.environ["GOVLINT_CACHE_DIR"] = before


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file, or write the file with ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        place = GOLDEN / name
        if request.config.getoption("--update-golden"):
            place.write_bytes(text.encode())
        assert text == place.read_bytes().decode()

    return compare
