"""Matters that one region lists as one and another as several (主项 and 子项)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import polars as pl

from govlint.lists.coding import Coded
from govlint.lists.matching.names import WITH, name_of
from govlint.lists.matching.rows import names_and_codes, parent_names, places_of
from govlint.lists.matching.words import name_words
from govlint.model.listing import Alignment, Grain, ListPlace, RegionList

BY_CODE, BY_NAME = 0.95, 0.9
_PART = re.compile(r"(?P<whole>.+)\((?P<part>[^()]+)\)")
_FIRST = ("设立", "首次", "筹建", "筹备", "新建")
"""Stages with which a matter begins, so that they are parts of it beside later ones."""
_FEWEST = 2
"""Rows from which on a matter is split."""
_WHOLE_CODE = r"^([0-9]{9})000$"
_PART_CODE = r"^([0-9]{9})(?:[1-9][0-9]{2}|0[1-9][0-9]|00[1-9])$"


def grains(regions: Sequence[RegionList], alignment: Alignment) -> tuple[Grain, ...]:
    """Return the matters that are whole in one region and split in another.

    Parts are told by names that go on in brackets behind the name of the whole, by the name of the
    main matter in a column of its own, or by the last digits of the 基本编码. A region that has
    both the whole and parts of it is left out.

    Args:
        regions: the regions of the comparison.
        alignment: of these regions.
    """
    if not regions:
        return ()
    names, codes = names_and_codes(regions)
    matters = alignment.rows.select("region", "position", "matter")
    found: dict[tuple[int, int, int], _Split] = {}
    for told in (_by_code(codes, regions), _by_name(names, parent_names(regions), regions)):
        if told.is_empty():
            continue
        known = told.join(matters, on=["region", "position"], how="left", maintain_order="left")
        for group in _groups(known):
            for split in _of_group(group):
                found.setdefault((split.region, split.position, split.other), split)
    kept = _without_whole(found.values(), matters)
    return tuple(_grain(regions, split) for split in kept)


@dataclass(frozen=True, slots=True)
class _Split:
    """A whole (region, position, matter) and its parts in another region."""

    region: int
    position: int
    matter: int | None
    other: int
    parts: tuple[int, ...]
    confidence: float


def _without_whole(splits: Iterable[_Split], matters: pl.DataFrame) -> list[_Split]:
    """Drop the splits whose other region has the whole beside the parts, under another name."""
    several = list(splits)
    if not several:
        return []
    wanted = pl.Series([split.matter for split in several], dtype=pl.UInt32).drop_nulls()
    held: dict[tuple[int, int], set[int]] = defaultdict(set)
    for region, position, matter in matters.filter(
        pl.col("matter").is_in(wanted.implode())
    ).iter_rows():
        held[matter, region].add(position)
    return [
        split
        for split in several
        if split.matter is None
        or not held.get((split.matter, split.other), set()) - set(split.parts)
    ]


def _by_name(names: Coded, parents: Coded | None, regions: Sequence[RegionList]) -> pl.DataFrame:
    """Return ``region``, ``position``, ``group`` and ``part`` of wholes and parts by names."""
    numbers, texts, above = names.numbers, names.texts.to_list(), [""] * names.texts.len()
    if parents is not None:
        both = pl.DataFrame({"name": numbers, "parent": parents.numbers})
        pairs = both.unique(maintain_order=True)
        known = pairs.with_row_index("number")
        numbers = both.join(known, on=["name", "parent"], maintain_order="left")["number"]
        texts = names.texts.gather(pairs["name"]).to_list()
        above = parents.texts.gather(pairs["parent"]).to_list()
    groups = [whole_of(name, parent) for name, parent in zip(texts, above, strict=True)]
    keys = [name_of(name).key for name in texts]
    bases = {group for group in groups if group}
    both_of = list(zip(groups, keys, strict=True))
    whole = [group or (key if key in bases else None) for group, key in both_of]
    told = pl.DataFrame(
        {
            "group": pl.Series(whole, dtype=pl.String),
            "part": pl.Series([key if group else "" for group, key in both_of], dtype=pl.String),
            "later": pl.Series([_is_later(name) for name in texts], dtype=pl.Boolean),
        }
    )
    return _rows_of(regions, numbers, told).with_columns(sure=pl.lit(BY_NAME))


def _rows_of(
    regions: Sequence[RegionList],
    numbers: pl.Series,
    told: pl.DataFrame,
) -> pl.DataFrame:
    """Return the rows of the groups that one region has whole and another split.

    Args:
        regions: the regions.
        numbers: what each row is called, as a number.
        told: ``group``, ``part`` and ``later`` of each number.
    """
    part = pl.col("part")
    known = told.with_row_index("number").drop_nulls("group")
    several = ((part == "").any() & (part.filter(part != "").n_unique() >= _FEWEST)).over("group")
    asked = known.filter(several).sort("group", "part")
    rows = places_of(regions if asked.height else ())
    at = _where(numbers, asked["number"], told.height)
    kept = _split_somewhere(asked, numbers.gather(at), rows["region"].gather(at), len(regions))
    found = asked.filter(pl.col("group").is_in(kept))
    at = _where(numbers, found["number"], told.height)
    held = rows[at].with_columns(numbers.gather(at).alias("number"))
    return held.join(found, on="number", how="left", maintain_order="left").drop("number")


def _where(numbers: pl.Series, asked: pl.Series, size: int) -> pl.Series:
    """Return the rows that have one of some numbers."""
    flags = pl.repeat(False, size, dtype=pl.Boolean, eager=True)
    return flags.scatter(asked, True).gather(numbers).arg_true()


def _split_somewhere(
    asked: pl.DataFrame, numbers: pl.Series, held: pl.Series, regions: int
) -> list[str]:
    """Return the groups that a region has whole without parts, and another in parts alone.

    Args:
        asked: ``number``, ``group`` and ``part``, by group and part.
        numbers: those of the rows that are asked about.
        held: the region of each of these rows.
        regions: how many regions there are.
    """
    size = int(asked["number"].max() or 0) + 1  # type: ignore[arg-type]
    order = pl.int_range(asked.height, dtype=pl.UInt64, eager=True)
    line = pl.repeat(0, size, dtype=pl.UInt64, eager=True).scatter(asked["number"], order)
    there = pl.repeat(False, asked.height * regions, dtype=pl.Boolean, eager=True)
    there = there.scatter(line.gather(numbers) * regions + held, True)
    none = pl.repeat(0, regions, dtype=pl.UInt32, eager=True)
    kept: list[str] = []
    for group, names in groupby(enumerate(asked["group"]), itemgetter(1)):
        of_part: dict[str, pl.Series] = {}
        for place, _ in names:
            regions_of = there.slice(place * regions, regions)
            key = asked["part"][place]
            of_part[key] = of_part[key] | regions_of if key in of_part else regions_of
        whole = of_part.pop("")
        parts = sum((one.cast(pl.UInt32) for one in of_part.values()), none)
        if (~whole & (parts >= _FEWEST)).any() and (whole & (parts == 0)).any():
            kept.append(group)
    return kept


def _is_later(name: str) -> bool:
    """Tell whether a name ends in a stage that follows on the matter itself （变更）, （注销）."""
    found = _PART.fullmatch(name_of(name).light)
    part = re.sub("(?:登记|审批|许可|备案|办理)$", "", found["part"]) if found else ""
    return name_words().group.get(part) == "stage" and part not in _FIRST


def whole_of(name: str, parent: str) -> str | None:
    """Return the key of the matter that a name is a part of, None where it is none.

    Args:
        name: as printed.
        parent: name of the main matter, ``""`` where the list does not tell it.
    """
    if parent:
        whole = name_of(parent).key
        return whole if whole and whole != name_of(name).key else None
    found = _PART.fullmatch(name_of(name).light)
    if not found or WITH.fullmatch(f"({found['part']})"):
        return None
    whole = name_of(found["whole"]).key
    return whole if whole != name_of(name).key else None


def _by_code(codes: Coded, regions: Sequence[RegionList]) -> pl.DataFrame:
    """Return the same by the last three digits of the codes, which number the parts."""
    code = pl.col("code")
    part, whole = code.str.extract(_PART_CODE), code.str.extract(_WHOLE_CODE)
    told = pl.DataFrame({"code": codes.texts}).select(
        group=pl.coalesce(part, whole),
        part=pl.when(part.is_not_null()).then(code).otherwise(pl.lit("")),
        later=pl.lit(False),
    )
    return _rows_of(regions, codes.numbers, told).with_columns(sure=pl.lit(BY_CODE))


def _groups(told: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the rows of each matter that is whole in some regions and split in others."""
    part = pl.col("part")
    by_region = told.group_by("group", "region").agg(
        whole=(part == "").any(),
        parts=part.filter(part != "").n_unique(),
        later=pl.col("later").filter(part != "").all(),
    )
    split = ~pl.col("whole") & (pl.col("parts") >= _FEWEST) & ~pl.col("later")
    sides = by_region.select(
        "group", "region", split=split, whole=pl.col("whole") & pl.col("parts").eq(0)
    )
    sides = sides.filter(pl.col("split") | pl.col("whole"))
    both = sides.filter(pl.col("split").any().over("group") & pl.col("whole").any().over("group"))
    held = told.join(both.select("group", "region", "split"), on=["group", "region"])
    ordered = held.sort("group", "region", "position")
    yield from ordered.partition_by("group", maintain_order=True)


def _of_group(group: pl.DataFrame) -> Iterator[_Split]:
    """Yield a split for each region of the rarer way to list a matter."""
    whole = pl.col("part") == ""
    wholes = group.filter(whole & ~pl.col("split")).unique(
        "region", keep="first", maintain_order=True
    )
    parts = group.filter("split").partition_by("region", maintain_order=True)
    pairs = (
        [(wholes.row(0, named=True), several) for several in parts]
        if len(parts) <= wholes.height
        else [(row, parts[0]) for row in wholes.iter_rows(named=True)]
    )
    for row, several in pairs:
        yield _Split(
            row["region"],
            row["position"],
            row["matter"],
            several["region"][0],
            tuple(several["position"]),
            row["sure"],
        )


def _grain(regions: Sequence[RegionList], split: _Split) -> Grain:
    return Grain(
        whole=_told(regions, split.region, split.position),
        parts=tuple(_told(regions, split.other, position) for position in split.parts),
        confidence=split.confidence,
    )


def _told(regions: Sequence[RegionList], region: int, position: int) -> tuple[str, ListPlace, str]:
    row = regions[region].items.frame.row(position, named=True)
    place = ListPlace(row.get("row"), row.get("sheet"), row.get("table"), row.get("page"))
    return regions[region].name, place, row.get("name", "")
