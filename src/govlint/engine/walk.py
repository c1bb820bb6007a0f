"""From the paths of a command line to the files of a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

READABLE = frozenset(
    {".docx", ".docm", ".dotx", ".pdf", ".txt", ".html", ".htm", ".xhtml", ".md", ".markdown"}
)
"""What is taken from a folder; a file named on its own is always read, whatever it is called."""
CONVERTED = frozenset({".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott"})
"""What is taken from a folder where LibreOffice is there to read it, and left aside elsewhere."""
DOCUMENTS = frozenset({".ofd", ".xls", ".xlsx", ".et", ".csv"})
"""Documents that this version leaves aside in a folder, and says so."""


@dataclass
class Walked:
    """The files of a run in order; ``errors`` for folders that could not be opened."""

    files: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


def expand(paths: Sequence[str]) -> Walked:
    """Expand folders, in name order; hidden files and lock files of Word are passed over.

    A path that is no folder is taken as it is, so that a missing file is reported.
    """
    walked = Walked()
    known: set[str] = set()
    for path in paths:
        found = _folder(path, walked) if Path(path).is_dir() else iter((path,))
        for file in found:
            if file not in known:
                known.add(file)
                walked.files.append(file)
    return walked


def _folder(path: str, walked: Walked) -> Iterator[str]:
    """Yield the readable files below a folder; a folder is entered once, whatever links to it."""
    entered: set[tuple[int, int]] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        folders: list[str] = []
        for entry in _entries(folder, entered, walked):
            if entry.name.startswith((".", "~$")):
                continue
            if _is_folder(entry):
                folders.append(entry.path)
            elif _is_readable(_suffix(entry.name)):
                yield entry.path
            elif _suffix(entry.name) in DOCUMENTS | CONVERTED:
                walked.skipped.append(entry.path)
        waiting.extend(reversed(folders))


def _entries(folder: str, entered: set[tuple[int, int]], walked: Walked) -> list[os.DirEntry[str]]:
    try:
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in entered:
            return []
        entered.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        walked.files.append(folder)
        walked.errors[folder] = f"打不开文件夹：{error.strerror or error}"
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads nowhere or round in circles
        return False


def _is_readable(suffix: str) -> bool:
    if suffix not in CONVERTED:
        return suffix in READABLE
    from govlint.readers.libreoffice import find_program  # not needed where no such file is

    return find_program() is not None


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
