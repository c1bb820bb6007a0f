"""Fees in one list."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked, Row
from govlint.lists.values import blank
from govlint.lists.values.amounts import parse_fee, yes_no
from govlint.lists.values.citations import Citation, citations
from govlint.lists.values.enums import type_of
from govlint.lists.values.norms import LAW, REGULATION, rank_of
from govlint.model.items import Field, ItemList

LICENCE = "行政许可"


def without_basis(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-FEE-1: a fee has a basis, that of a licence a law or a 行政法规."""
    printed, charged = row[Field.FEE_BASIS], yes_no(row[Field.FEE])
    if charged is False and not printed and _says_none(context):
        yield ListHit(Field.FEE_BASIS, case="空着", actual=printed, evidence=row[Field.FEE])
    if charged is not True:
        return
    cited = citations(printed) or citations(row.get(Field.FEE_STANDARD, ""))
    if blank(printed) and not cited:
        yield ListHit(Field.FEE_BASIS, actual=printed, evidence=row[Field.FEE])
    elif type_of(row.get(Field.TYPE, LICENCE)) == LICENCE and not _sufficient(cited, context):
        yield ListHit(Field.FEE_BASIS, case="位阶", actual=printed, evidence=printed, review=True)


def _says_none(context: ListContext) -> bool:
    """Tell whether a list writes 无 as the basis of most of what costs nothing."""
    if "fee_basis_none" not in context.notes:
        frame, name = context.items.frame, str(Field.FEE_BASIS)
        free = [text for text in frame[Field.FEE].unique().to_list() if yes_no(text) is False]
        bases = frame.filter(pl.col(Field.FEE).is_in(free))[name].value_counts()
        spoken = sum(count for text, count in bases.iter_rows() if text and blank(text))
        context.notes["fee_basis_none"] = spoken * 2 >= int(bases["count"].sum())
    return bool(context.notes["fee_basis_none"])


def _sufficient(cited: tuple[Citation, ...], context: ListContext) -> bool:
    """Tell whether a law or 行政法规 may be among the norms; one of unknown rank may be one."""
    return any(_rank(one, context) in (LAW, REGULATION, None) for one in cited)


def _rank(cited: Citation, context: ListContext) -> str | None:
    known = context.laws.find(cited.title, context.day) if cited.title else None
    if known is not None and known.rank:
        return known.rank
    return rank_of(cited.title, cited.number, context.items.region)


def standard_without_fee(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-FEE-2: what costs nothing has no standard of a fee."""
    printed = row[Field.FEE_STANDARD]
    fee = parse_fee(printed)
    if yes_no(row[Field.FEE]) is False and fee.kind == "amount" and fee.charges:
        yield ListHit(Field.FEE_STANDARD, {"fee": row[Field.FEE]}, actual=printed, evidence=printed)


def outside_fee_list(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-FEE-4: every fee stands in the list of fees, which no list of matters holds.

    Raises:
        NotChecked: always, as no list of fees is given.
    """
    raise NotChecked("没有给出收费目录清单")
    yield  # a check is a generator
