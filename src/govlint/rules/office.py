"""An office's own rule files (``--rules DIR``), compiled once and kept in the user's cache."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govlint import pack, resources
from govlint.rules.errors import RuleFileError
from govlint.version import __version__

FORMAT = 2
MAX_FILES = 2000


def load(folder: str) -> list[dict[str, Any]]:
    """Return the compiled rules of a folder, from the cache while no file has changed.

    Raises:
        RuleFileError: the folder is missing, holds no rule file, or a file cannot be used.
    """
    place = Path(folder)
    if not place.is_dir():
        raise RuleFileError(folder, None, "找不到这个规则文件夹")
    files = _files(place, folder)
    stamp = _stamp(files)
    cached = resources.cache_dir() / f"rules-{stamp[:16]}.bin"
    found = _read(cached, stamp)
    if found is None:
        from govlint.rules.build import build_office

        found = build_office((path.as_posix(), path) for path in files)
        pack.write_atomically(cached, marshal.dumps((FORMAT, stamp, found), 4))
    return found


def _files(place: Path, shown: str) -> list[Path]:
    files: list[Path] = []
    for path in _markdown(place):
        files.append(path)
        if len(files) > MAX_FILES:
            raise RuleFileError(shown, None, f"规则文件超过 {MAX_FILES} 个，请核对文件夹")
    if not files:
        raise RuleFileError(shown, None, "这个文件夹里没有规则文件（*.md）")
    return files


def _markdown(place: Path) -> Iterator[Path]:
    """Yield the rule files in name order; linked folders are not entered."""
    for root, folders, names in os.walk(place):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(".md") and not name.startswith(".") and path.is_file():
                yield path


def _stamp(files: list[Path]) -> str:
    digest = hashlib.sha256(f"{FORMAT}\0{__version__}\n".encode())
    for path in files:
        status = path.stat()
        line = f"{path.absolute()}\0{status.st_size}\0{status.st_mtime_ns}\n"
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _read(cached: Path, stamp: str) -> list[dict[str, Any]] | None:
    try:
        version, found, rules = marshal.loads(cached.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return None
    usable = version == FORMAT and found == stamp and isinstance(rules, list)
    return rules if usable else None
