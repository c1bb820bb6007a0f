"""The library that ``--repo`` names, with the documents of the run in it."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.burden.copies.layout import IndexFileError
from govlint.burden.repository.library import Library, library_of
from govlint.engine.options import Options, UsageError
from govlint.engine.sources import REPO, read_sources
from govlint.model.finding import FileReport
from govlint.model.repository import Repository
from govlint.rules.context import Sources


def open_repository(options: Options) -> Sources:
    """Open the library of a run; a folder is read.

    Raises:
        UsageError: it is missing, no index that can be used, or nothing in it can be read.
    """
    return read_sources(options.repo, options.limits, options.allow_classified, REPO)


def filed(
    files: Sequence[FileReport], options: Options, held: Sources
) -> tuple[Library, Repository]:
    """Put the documents of a run into its library, and count it.

    Args:
        files: reports of a run; those that could not be read are left out.
        options: settings of the run.
        held: the library.

    Raises:
        UsageError: the index turns out to be damaged.
    """
    documents = {file.path: file.official for file in files if file.official is not None}
    try:
        library = library_of(held.index, documents, options.date, held.unread)
        return library, library.figures()
    except IndexFileError as error:
        raise UsageError(str(error)) from error
