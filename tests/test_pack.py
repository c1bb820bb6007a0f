"""The compiled pack: built once, cached, rebuilt when a source changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint import pack, resources

CALLS: list[str] = []


@pytest.fixture(autouse=True)
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the pack sources, builders and a cache of its own."""
    for kind in pack.SOURCES:
        (tmp_path / kind / "sub").mkdir(parents=True)
        (tmp_path / kind / "sub" / "one.txt").write_text(kind, encoding="utf-8")
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(resources, "data", lambda kind: tmp_path / kind)
    monkeypatch.setattr(resources, "packaged_pack", lambda: tmp_path / "shipped.bin")
    monkeypatch.setattr(pack, "_builder", lambda target: lambda: built(target))
    forget()
    CALLS.clear()
    yield tmp_path
    forget()


def built(target: str) -> dict[str, str]:
    CALLS.append(target)
    return {"by": target}


def forget() -> None:
    for remembered in (pack.section, pack._shipped, pack._stamp):
        remembered.cache_clear()


def cached(root: Path) -> list[str]:
    return sorted(f.name for f in (root / "cache").iterdir())


def test_a_section_is_built_alone_and_once() -> None:
    assert pack.section("grammars") == {"by": pack.BUILDERS["grammars"]}
    pack.section("grammars")
    assert [pack.BUILDERS["grammars"]] == CALLS


def test_all_sections_are_loaded_by_name() -> None:
    assert list(pack.load()) == list(pack.BUILDERS)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        pack.section("nowhere")


def test_the_next_process_reads_the_cache(sources: Path) -> None:
    first = pack.section("tables")
    forget()
    assert pack.section("tables") == first
    assert len(CALLS) == 1
    assert len(cached(sources)) == 1


def test_a_changed_source_is_compiled_anew_and_the_old_pack_removed(sources: Path) -> None:
    pack.section("tables")
    pack.section("rules")
    before = cached(sources)
    changed = sources / "rules" / "sub" / "one.txt"
    os.utime(changed, ns=(1, 1))
    forget()
    pack.section("tables")
    assert CALLS.count(pack.BUILDERS["tables"]) == 2
    assert len(cached(sources)) == 2
    assert [name for name in cached(sources) if name in before] == [before[0]]


def test_a_new_source_is_seen(sources: Path) -> None:
    pack.section("tables")
    (sources / "grammar" / "two.lark").write_text("", encoding="utf-8")
    forget()
    pack.section("tables")
    assert len(CALLS) == 2


@pytest.mark.parametrize("raw", [b"", b"not marshal", b"i\x01\x00\x00\x00"])
def test_a_damaged_cache_is_compiled_anew(sources: Path, raw: bytes) -> None:
    expected = pack.section("tables")
    (sources / "cache" / cached(sources)[0]).write_bytes(raw)
    forget()
    assert pack.section("tables") == expected
    assert len(CALLS) == 2


def test_a_cache_that_cannot_be_written_is_done_without(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sources / "blocked").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(sources / "blocked"))
    assert pack.section("tables") == {"by": pack.BUILDERS["tables"]}


def test_the_pack_of_a_wheel_is_read_and_nothing_is_built(sources: Path) -> None:
    (sources / "shipped.bin").write_bytes(pack.encode({"tables": 1, "rules": 2}, None))
    assert (pack.section("tables"), pack.section("rules")) == (1, 2)
    assert CALLS == []
    assert not (sources / "cache").exists()


def test_the_pack_of_a_cache_is_not_taken_for_that_of_a_wheel(sources: Path) -> None:
    (sources / "shipped.bin").write_bytes(pack.encode({"tables": 1}, "stamp"))
    assert pack.section("tables") == {"by": pack.BUILDERS["tables"]}


def test_build_compiles_every_section() -> None:
    assert set(pack.build()) == set(pack.BUILDERS)
    assert set(pack.BUILDERS.values()) == set(CALLS)
