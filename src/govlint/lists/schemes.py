"""The scheme that the codes of a list follow."""

from __future__ import annotations

from govlint.lists.values.codes import scheme_of_codes
from govlint.model.items import Field, ItemList

SAMPLED = 5000
"""Different codes that are looked at."""
LOCAL = "local"


def scheme_of(items: ItemList, catalogue: ItemList | None = None) -> str:
    """Tell the scheme of the codes of a list: gb39554, db52, sichuan or local.

    Args:
        items: the list.
        catalogue: the list that binds it; its codes decide where those of the list do not.
    """
    own = _scheme(items)
    return own if own != LOCAL or catalogue is None else _scheme(catalogue)


def _scheme(items: ItemList) -> str:
    for name in (Field.ITEM_CODE, Field.BASIC_CODE):
        if name in items.frame.columns:
            codes = items.frame[name].head(SAMPLED).unique().to_list()
            found = scheme_of_codes([code for code in codes if code])
            if found != LOCAL:
                return found
    return LOCAL
