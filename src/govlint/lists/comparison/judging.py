"""How a value departs from its reference: situations, each with its minimal difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from govlint.lists.comparison.bases import basis_difference
from govlint.lists.comparison.forms import Form
from govlint.lists.comparison.policies import (
    BASED,
    CHANGED,
    DIFFERENT,
    EMPTY,
    EXTRA,
    MISSING,
    NEAR,
    PARAGRAPH,
    UNITS,
    WORSE,
)
from govlint.lists.comparison.wording import changed_words, listed
from govlint.lists.values.amounts import parse_fee
from govlint.lists.values.clauses import Clause
from govlint.lists.values.limits import Limit, longer

NEAR_BY = 3
"""Characters by which names may differ and still be near each other."""
ALIKE = 0.55
"""Share of common characters from which two clauses are one clause changed."""
AT_ONCE = "即办件"
ONLINE = frozenset(("网上", "全程网办"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One situation: what it is, its minimal difference, whether a person has to decide."""

    situation: str
    diff: str
    review: bool = False


def judge(kind: str, reference: Form, actual: Form) -> tuple[Judgement, ...]:
    """Return how a value departs from its reference; nothing where it is equal or allowed."""
    if actual.key == reference.key:
        return ()
    if actual.empty:
        return (Judgement(EMPTY, "没有填写"),)
    return tuple(_JUDGES[kind](reference, actual))


def _different(reference: Form, actual: Form) -> Iterator[Judgement]:
    yield Judgement(DIFFERENT, changed_words(reference.printed, actual.printed))


def _code(_reference: Form, actual: Form) -> Iterator[Judgement]:
    yield Judgement(DIFFERENT, f"“{actual.printed}”")


def _name(reference: Form, actual: Form) -> Iterator[Judgement]:
    distance = Levenshtein.distance(reference.value, actual.value, score_cutoff=NEAR_BY)
    near = NEAR if distance <= NEAR_BY else DIFFERENT
    yield Judgement(near, changed_words(reference.value, actual.value))


def _handling(reference: Form, actual: Form) -> Iterator[Judgement]:
    if actual.value == AT_ONCE:
        return
    situation = WORSE if reference.value == AT_ONCE else DIFFERENT
    yield Judgement(situation, f"“{actual.printed}”", review=actual.value is None)


def _levels(reference: Form, actual: Form) -> Iterator[Judgement]:
    if reference.known and actual.known and not actual.value <= reference.value:
        # A power may be handed down where there is a basis for it.
        lower = min(actual.value - reference.value) > max(reference.value)
        yield Judgement(DIFFERENT, f"“{actual.printed}”", review=lower)


def _audience(reference: Form, actual: Form) -> Iterator[Judgement]:
    if reference.known and actual.known:
        more, fewer = actual.value - reference.value, reference.value - actual.value
        yield Judgement(DIFFERENT, listed(sorted(more), sorted(fewer)))


def _norms(reference: Form, actual: Form) -> Iterator[Judgement]:
    found = basis_difference(reference.value, actual.value)
    if found.missing:
        yield Judgement(MISSING, listed((), found.missing))
    elif found.paragraphs:
        yield Judgement(PARAGRAPH, "；".join(found.paragraphs))


def _limit(reference: Form, actual: Form, review: bool = False) -> Iterator[Judgement]:
    expected, found = reference.value, actual.value
    if _bare(expected, found):
        return
    if "unknown" in (expected.kind, found.kind):
        yield Judgement(UNITS, f"“{actual.printed}”（读不出期限）", review=True)
    elif expected.sums and found.sums and longer(expected, found) is None:
        yield Judgement(UNITS, f"“{actual.printed}”（单位不同，不能直接比较）", review=review)
    else:
        yield Judgement(DIFFERENT, f"“{actual.printed}”")


def _term(reference: Form, actual: Form) -> Iterator[Judgement]:
    """Of how long a result is valid nothing depends: five years may well be sixty months."""
    return _limit(reference, actual, review=True)


def _bare(expected: Limit, found: Limit) -> bool:
    """Tell whether two limits have the same number, one of them without a unit."""
    if expected.total is None or expected.total != found.total:
        return False
    return "" in (expected.unit, found.unit)


def _yes_no(reference: Form, actual: Form) -> Iterator[Judgement]:
    if reference.value is False and actual.value is True:
        yield Judgement(WORSE, f"“{actual.printed}”")


def _fee(reference: Form, actual: Form) -> Iterator[Judgement]:
    found = dearer_than(reference, actual)
    if found:
        yield Judgement(WORSE, f"“{actual.printed}”")
    elif found is None:
        diff = changed_words(reference.printed, actual.printed)
        yield Judgement(DIFFERENT, diff, review=True)


def dearer_than(reference: Form, actual: Form) -> bool | None:
    """Tell whether a standard of a fee is dearer than the reference; None: cannot be told."""
    a, b = parse_fee(actual.printed), parse_fee(reference.printed)
    if "none" in (a.kind, b.kind):
        return b.kind == "none" and a.kind == "amount" and a.charges
    if "words" in (a.kind, b.kind):
        return None
    mine = {(x.unit, x.per, x.label): x.value for x in a.amounts}
    other = {(x.unit, x.per, x.label): x.value for x in b.amounts}
    if len(mine) == len(other) == 1:
        (unit, per, _), value = next(iter(mine.items()))
        (its_unit, its_per, _), its_value = next(iter(other.items()))
        same = unit == its_unit and (per == its_per or "" in (per, its_per))
        return value > its_value if same else None
    if mine.keys() != other.keys():
        return None
    return any(value > other[key] for key, value in mine.items())


def _visits(reference: Form, actual: Form) -> Iterator[Judgement]:
    if reference.known and actual.known and actual.value > reference.value:
        yield Judgement(WORSE, f"“{actual.printed}”")


def _channel(reference: Form, actual: Form) -> Iterator[Judgement]:
    if reference.known and actual.known and reference.value & ONLINE and not actual.value & ONLINE:
        yield Judgement(WORSE, f"“{actual.printed}”")


def _clauses(reference: Form, actual: Form) -> Iterator[Judgement]:
    expected: Mapping[str, Clause] = reference.value
    found: Mapping[str, Clause] = actual.value
    extra = [key for key in found if key not in expected]
    missing = [key for key in expected if key not in found]
    if "".join(extra) == "".join(missing):
        yield from _attributes(expected, found)
        return
    changed = list(_changed(missing, extra))
    more = [found[key] for key in extra if key not in {new for _, new in changed}]
    fewer = [expected[key] for key in missing if key not in {old for old, _ in changed}]
    plain = [clause.printed for clause in more if "《" not in clause.printed]
    based = [clause.printed for clause in more if "《" in clause.printed]
    words = [changed_words(expected[old].printed, found[new].printed) for old, new in changed]
    lacking = [clause.printed for clause in fewer]
    diff = listed([*plain, *based], lacking, words)
    if plain:
        yield Judgement(EXTRA, diff)
    elif words:
        yield Judgement(CHANGED, diff)
    elif based:
        yield Judgement(BASED, diff, review=True)
    if lacking:
        yield Judgement(MISSING, listed((), lacking))


def _changed(missing: list[str], extra: list[str]) -> Iterator[tuple[str, str]]:
    """Pair clauses of the reference with those that a region has in their place."""
    pairs = sorted(
        (
            (Levenshtein.normalized_similarity(old, new), -number, old, new)
            for number, old in enumerate(missing)
            for new in extra
        ),
        reverse=True,
    )
    taken: set[str] = set()
    for likeness, _, old, new in pairs:
        if likeness >= ALIKE and old not in taken and new not in taken:
            taken |= {old, new}
            yield old, new


def _attributes(expected: Mapping[str, Clause], found: Mapping[str, Clause]) -> Iterator[Judgement]:
    """Find materials of which more copies, or the original in place of a copy, are asked for."""
    more = [
        f"{found[key].printed}（{_attribute(expected[key])}）"
        for key in found
        if key in expected and _asks_more(expected[key], found[key])
    ]
    if more:
        yield Judgement(CHANGED, listed(more, ()))


def _asks_more(expected: Clause, found: Clause) -> bool:
    if expected.copies is not None and found.copies is not None and found.copies > expected.copies:
        return True
    return bool(expected.form) and "原件" in found.form and "原件" not in expected.form


def _attribute(clause: Clause) -> str:
    copies = f"{clause.copies}份" if clause.copies is not None else ""
    return f"应为{clause.form}{copies}"


_JUDGES: Mapping[str, Callable[[Form, Form], Iterator[Judgement]]] = {
    "text": _different,
    "type": _code,
    "name": _name,
    "code": _code,
    "handling": _handling,
    "level": _levels,
    "audience": _audience,
    "norms": _norms,
    "limit": _limit,
    "yes_no": _yes_no,
    "fee": _fee,
    "visits": _visits,
    "channel": _channel,
    "term": _term,
    "extras": _clauses,
    "clauses": _clauses,
    "materials": _clauses,
    "steps": _clauses,
    "equal_levels": _code,
    "equal_visits": _code,
}
