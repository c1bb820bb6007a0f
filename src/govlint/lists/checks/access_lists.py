"""A list of a region whose title makes it a negative list of market access."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from govlint.lists.api import ListContext, ListHit
from govlint.model.items import ItemList
from govlint.rules.checks.normative import is_access_list
from govlint.text.normalise import normalise


def local_access_list(items: ItemList, _: ListContext) -> Iterator[ListHit]:
    """Hold the title, or else the name of the file, against what regions may set up."""
    title = items.title or PurePath(items.path).stem
    if is_access_list(normalise(title).text):
        yield ListHit(None, evidence=title, actual=title)
