"""The rows of all regions in one frame: name, code, type, and what their bases name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from govlint.lists.coding import Cells, Coded, cells_of, coded, stack
from govlint.lists.values.citations import citations
from govlint.lists.values.codes import HANDLING_LENGTH, ITEM_LENGTH, even
from govlint.lists.values.enums import type_of
from govlint.lists.values.norms import STATE
from govlint.model.items import ItemList
from govlint.model.listing import RegionList
from govlint.structure.numerals import number_value
from govlint.structure.organisations import organisation_of

TEXTS = ("type", "basis", "body")
PARENT = "parent"
"""Column with the name of the main matter."""
_BLANK_CODES = ("", "-", "--", "/", "无", "暂无", "—", "——", "NULL", "NONE", "N/A")
_NATIONAL = r"^.{19}([0-9]{12})(?:[0-9]{2})?$"
_SICHUAN = r"^([0-9A-Z]+(?:-[0-9]{6,8})?)-[0-9]{12}-([0-9]{3})-[0-9A-Z]{9,18}-[0-9]-[0-9]{2}$"
_TITLE = re.compile(
    r"《([^《》\n]{2,60})》"
    r"(?:\s*[（(〔\[][^（）()〔〕\[\]]{1,40}[）)〕\]])?\s*(?:第([一二三四五六七八九十百零〇两\d]{1,7})条)?"
)
_SHORTEST_BASIS = 3
_EDITION = re.compile(r"[（(][^（）()]*[）)]|\s")


def collect(regions: Sequence[RegionList], catalogue: ItemList | None) -> pl.DataFrame:
    """Return every row: ``region``, ``position``, ``code`` and the texts that tell the matter.

    The catalogue comes last, as a region of its own. A region's own name in front of the name of
    a matter is left out.
    """
    lists = _listed(regions, catalogue)
    columns = {"name": _names(lists)}
    columns |= {text: _stacked(lists, text) for text in TEXTS}
    columns["code"] = _codes(lists)
    return places_of(regions, catalogue).with_columns(
        column.strings().alias(name) for name, column in columns.items()
    )


def places_of(regions: Sequence[RegionList], catalogue: ItemList | None = None) -> pl.DataFrame:
    """Return ``region`` and ``position`` of every row."""
    heights = [items.frame.height for _, items in _listed(regions, catalogue)]
    table = pl.DataFrame(
        {
            "region": pl.Series(range(len(heights)), dtype=pl.UInt32),
            "height": pl.Series(heights, dtype=pl.UInt32),
        }
    ).filter(pl.col("height") > 0)
    within = pl.int_ranges(0, "height", dtype=pl.UInt32).alias("position")
    return table.select(pl.col("region").repeat_by("height"), within).explode("region", "position")


def names_and_codes(regions: Sequence[RegionList]) -> tuple[Coded, Coded]:
    """Return name and code of every row, as in ``collect``."""
    lists = _listed(regions, None)
    return _names(lists), _codes(lists)


def parent_names(regions: Sequence[RegionList], catalogue: ItemList | None = None) -> Coded | None:
    """Return the name of the main matter of each row, None where no list has a column for it."""
    if not any(PARENT in region.items.frame.columns for region in regions):
        return None
    return _stacked(_listed(regions, catalogue), PARENT)


_Lists = Sequence[tuple[str, ItemList]]


def _listed(regions: Sequence[RegionList], catalogue: ItemList | None) -> _Lists:
    lists = [(region.name, region.items) for region in regions]
    return lists + ([("", catalogue)] if catalogue is not None else [])


def _stacked(lists: _Lists, name: str) -> Coded:
    cells = [cells_of(items, name) if name in items.frame.columns else None for _, items in lists]
    return stack(cells, [items.frame.height for _, items in lists]).filled()


def _names(lists: _Lists) -> Coded:
    """Return the names without the names of their regions."""
    asked = [name for name, items in lists if len(name) > 1 and items.frame.height]
    prefixes: dict[int, frozenset[str]] = {}
    cells: list[Cells] = []
    for region, items in lists:
        held = cells_of(items, "name") if "name" in items.frame.columns else None
        if isinstance(held, Coded):
            if id(held.texts) not in prefixes:
                prefixes[id(held.texts)] = _prefixes(held.texts, asked)
            held = held.strings() if region in prefixes[id(held.texts)] else held
        if isinstance(held, pl.Series) and len(region) > 1:
            held = held.str.strip_prefix(region)
        cells.append(held)
    return stack(cells, [items.frame.height for _, items in lists]).filled()


def _prefixes(texts: pl.Series, names: Sequence[str]) -> frozenset[str]:
    """Return the names with which some text begins."""
    known, lengths = set(names), sorted({len(name) for name in names})
    heads = {text[:length] for text in texts.to_list() for length in lengths}
    return frozenset(known & heads)


def _empty(height: int) -> pl.Series:
    return pl.Series([""], dtype=pl.String).new_from_index(0, height)


def _codes(lists: _Lists) -> Coded:
    """Return the 基本编码, told or out of the 实施编码, or else a local code as it is."""
    basic = _stacked(lists, "basic_code")
    blank = basic.texts.is_in(_BLANK_CODES).gather(basic.numbers)
    if not blank.any():
        return basic.mapped(_plain(_short(basic.texts)))
    items = [items.frame for _, items in lists]
    other = pl.concat(
        frame["item_code"].alias("") if "item_code" in frame.columns else _empty(frame.height)
        for frame in items
    )
    told = pl.select(pl.when(blank).then(other).otherwise(basic.strings())).to_series()
    codes = coded(_short(told))
    return codes.mapped(_plain(codes.texts))


def _short(codes: pl.Series) -> pl.Series:
    """Return the 基本编码 of long codes that end in one."""
    held = codes.alias("code").to_frame()
    long = pl.col("code").str.len_bytes().is_in([ITEM_LENGTH, HANDLING_LENGTH])
    tail = pl.col("code").str.slice(19, 12)
    tails = held.lazy().filter(long).select(tail.unique()).collect().get_column("code")
    national = tails.filter(tails.str.contains("^[0-9]{12}$"))
    short = pl.when(long & tail.is_in(national.implode())).then(tail).otherwise("code")
    return held.select(short.alias("code")).to_series()


def _plain(codes: pl.Series) -> pl.Series:
    """Return the form in which codes are compared; only what is not plain goes through Python."""
    odd = codes.filter(~codes.str.contains("^[0-9A-Z-]*$")).to_list()
    plain = codes.replace(odd, [even(text) for text in odd])
    told = pl.DataFrame({"code": plain}).with_columns(
        basic=pl.col("code").str.extract(_NATIONAL, 1),
        local=pl.col("code").str.extract(_SICHUAN, 1)
        + "-"
        + pl.col("code").str.extract(_SICHUAN, 2),
    )
    found = pl.coalesce("basic", "local", "code")
    blank = found.is_in(_BLANK_CODES)
    return told.select(pl.when(blank).then(pl.lit("")).otherwise(found)).to_series()


def type_key(text: str) -> str:
    """Return the type of a matter in one form, ``""`` where none is told."""
    known = type_of(text)
    return known if known is not None else re.sub(r"\s", "", text)


def norms_of(text: str) -> frozenset[str]:
    """Return what a basis names: titles, and titles with their articles (``title§12``).

    Whether two rows name one norm is all that is asked here, so that a look at what stands in 《》
    does; where nothing stands there, the text is read as a basis.
    """
    norms: set[str] = set()
    for title, article in _TITLE.findall(text):
        bare = _EDITION.sub("", title).replace(STATE, "")
        norms.add(bare)
        value = number_value(article) if article else None
        if value:
            norms.add(f"{bare}§{value}")
    return frozenset(norms) if norms else _cited(text)


def _cited(text: str) -> frozenset[str]:
    norms: set[str] = set()
    for cite in citations(text) if len(text) > _SHORTEST_BASIS else ():
        norms.add(cite.key)
        norms |= {f"{cite.key}§{article.number}" for article in cite.articles if article.number}
    return frozenset(norms)


def body_key(text: str) -> str:
    """Return what a body works on, the same whatever region it is of; ``""`` where it has none."""
    organ = organisation_of(text) if text else None
    if organ is None:
        return re.sub(r"\s", "", text)
    return organ.matter or organ.system or ""
