"""The compiled pack: grammars, rules and tables as one marshal file.

A section is built by the package that understands it; it is named here by string, so that the
vocabulary layer imports nothing above it. A wheel carries all sections in one file; a checkout
keeps one file a section in the user's cache, checked by name, size and time of every source file
and of the modules that compile it, and written atomically. Sections load one by one, so that the
builder of one may read another.
"""

from __future__ import annotations

import hashlib
import importlib
import marshal
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint import resources

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAGIC = ("govlint-pack", 1)
MARSHAL_VERSION = 4  # basic types in this version are read by every Python from 3.4 on
BUILDERS = {
    "grammars": "govlint.structure.grammar_build:build",
    "rules": "govlint.rules.build:build",
    "tables": "govlint.text.tables_build:build",
    "words": "govlint.structure.words:build",
}
SOURCES: tuple[resources.Kind, ...] = ("grammar", "rules")


@cache
def section(name: str) -> Any:
    """Return one section of the pack: ``grammars``, ``rules``, ``tables`` or ``words``.

    It comes from the wheel or the cache, and is built when it is missing or stale.

    Raises:
        KeyError: There is no section of this name.
    """
    shipped = _shipped()
    return shipped[name] if name in shipped else _load_checkout(name, BUILDERS[name])


def load() -> dict[str, Any]:
    """Return all sections of the pack by name."""
    return {name: section(name) for name in BUILDERS}


def build() -> dict[str, Any]:
    """Compile every section anew."""
    return {name: _builder(target)() for name, target in BUILDERS.items()}


def encode(sections: dict[str, Any], stamp: str | None) -> bytes:
    """Encode a pack; ``stamp`` names the state of its sources (None in a wheel)."""
    return marshal.dumps((MAGIC, stamp, sections), MARSHAL_VERSION)


@cache
def _shipped() -> dict[str, Any]:
    """Return the sections that the installed wheel carries (a checkout carries none)."""
    place = resources.packaged_pack()
    return (_decode(place.read_bytes(), None) if place.is_file() else None) or {}


def _load_checkout(name: str, target: str) -> Any:
    stamp = _stamp()
    place = resources.cache_dir() / f"pack-{name}-{stamp[:16]}.bin"
    if place.is_file():
        found = _decode(place.read_bytes(), stamp)
        if found is not None and name in found:
            return found[name]
    built = _builder(target)()
    write_atomically(place, encode({name: built}, stamp), f"pack-{name}-*.bin")
    return built


def _builder(target: str) -> Any:
    module, _, function = target.partition(":")
    return getattr(importlib.import_module(module), function)


def _decode(raw: bytes, stamp: str | None) -> dict[str, Any] | None:
    try:
        magic, found, sections = marshal.loads(raw)
    except (EOFError, ValueError, TypeError):
        return None
    usable = magic == MAGIC and found == stamp and isinstance(sections, dict)
    return sections if usable else None


@cache
def _stamp() -> str:
    """Return a digest of the state of all sources and of the code that compiles them."""
    digest = hashlib.sha256()
    for kind in SOURCES:
        for name, place in walk(resources.data(kind), kind):
            digest.update(f"{name}\0{_state(place)}\n".encode())
    for package in sorted({module.rpartition(".")[0] for module in BUILDERS.values()}):
        for name, place in walk(resources.PACKAGE / package.partition(".")[2], package):
            if name.endswith(".py"):
                digest.update(f"{name}\0{_state(place)}\n".encode())
    return digest.hexdigest()


def _state(place: Traversable) -> str:
    if isinstance(place, Path):
        status = place.stat()
        return f"{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.sha256(place.read_bytes()).hexdigest()


def walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield every file below a data folder as (relative path, file), in name order."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}/{entry.name}" if prefix else entry.name
        if entry.is_dir():
            yield from walk(entry, name)
        elif not entry.name.startswith("."):
            yield name, entry


def write_atomically(place: Path, raw: bytes, stale: str | None = None) -> None:
    """Write a file of the cache; one that cannot be written (read-only home) is done without.

    Args:
        place: the file.
        raw: its content.
        stale: pattern of files in the same folder that it replaces.
    """
    import tempfile  # only on the rare way to a write

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".pack-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        Path(temporary).replace(place)
    except OSError:
        return
    for old in place.parent.glob(stale) if stale else ():
        if old != place:
            old.unlink(missing_ok=True)
