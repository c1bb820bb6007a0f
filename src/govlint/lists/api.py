"""The contract of a check of lists.

A rule file under ``rules/lists/`` has ``scope``:

* ``row``: its check is a ``RowCheck``, asked once for every different combination of the fields in
  ``reads``. It sees one matter as a mapping of field to text as printed: a field that the list has
  no column for is no key, an empty cell is ``""``. The engine asks nothing of a list that lacks a
  field in ``requires`` and says so (未检查).
* ``list``: its check is a ``ListCheck`` and sees the whole list.
* ``regions``: it has no check; comparison names its code.

A check yields a ``ListHit`` for each defect, raises ``NotChecked`` where something that it needs is
not there, ``NotApplicable`` where it does not concern this list.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import TYPE_CHECKING, Any

from govlint.model.items import ItemList, ListKind
from govlint.rules.api import NotApplicable, NotChecked

if TYPE_CHECKING:
    from govlint.lists.laws import Laws

__all__ = [
    "ListCheck",
    "ListContext",
    "ListHit",
    "NotApplicable",
    "NotChecked",
    "Row",
    "RowCheck",
]

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListHit:
    """One defect of a matter or of a list.

    Attributes:
        field: the field that it is about; None: the list or the matter as a whole.
        values: values for the placeholders of the message.
        case: name of the ``[[case]]`` that decides strength and message; ``""``: the first.
        evidence: the words that it rests on, as printed.
        expected: what should stand there, where that is known.
        actual: what stands there.
        review: True where a person has to decide.
        confidence: 0..1.
        rows: of a ``ListCheck``: places in ``items.frame``, from 0, of the matters concerned, the
            one to be mended first; empty: the list as a whole. A ``RowCheck`` leaves it empty.
        concerned: where it is about the list as a whole: places of the matters that it shows in.
    """

    field: str | None
    values: Mapping[str, Any] = made_by(default_factory=dict)
    case: str = ""
    evidence: str = ""
    expected: str | None = None
    actual: str | None = None
    review: bool = False
    confidence: float = 1.0
    rows: tuple[int, ...] = ()
    concerned: tuple[int, ...] = ()


@dataclass(frozen=True)
class ListContext:
    """What a check may ask beside the matter itself.

    Attributes:
        items: the list that is checked.
        day: the day at which it is judged.
        laws: what is known about laws (``--laws`` on top of our own table).
        parameters: the rule's own, as a profile set them.
        catalogue: the list that binds it, where one is named.
        scheme: of the codes: ``gb39554``, ``db52``, ``sichuan`` or ``local``.
        region_level: level of the list's region, 1 国 … 5 乡; None: not known.
        notes: kept with the list, so that several rules share what is worked out once.
    """

    items: ItemList
    day: datetime.date
    laws: Laws
    parameters: Mapping[str, Any] = made_by(default_factory=dict)
    catalogue: ItemList | None = None
    scheme: str = "local"
    region_level: int | None = None
    notes: dict[str, Any] = made_by(default_factory=dict)

    @property
    def kind(self) -> ListKind:
        """What kind of list it is."""
        return self.items.kind


RowCheck = Callable[[Row, ListContext], Iterator[ListHit]]
ListCheck = Callable[[ItemList, ListContext], Iterator[ListHit]]
