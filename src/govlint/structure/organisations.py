"""Which of two organs stands above, which are one; and the door to all that names of organs tell.

Every answer is True, False, or None where the names do not tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from govlint.structure.offices import BODY, DEPARTMENT, GOVERNMENT, PARTY, UNIT
from govlint.structure.organ_lists import (
    organisation_of_number,
    organisations_of,
    organs_in_title,
)
from govlint.structure.organ_names import Organisation, organisation_of
from govlint.structure.regions import (
    LEVELS,
    STATE,
    is_ambiguous,
    is_listed,
    level_of,
    parent_of,
    places,
)

__all__ = [
    "Organisation",
    "ancestors",
    "contains",
    "is_below",
    "is_same",
    "organisation_of",
    "organisation_of_number",
    "organisations_of",
    "organs_in_title",
    "places",
    "same_matter",
    "stands_higher_unlisted",
]


def ancestors(organ: Organisation) -> tuple[str, ...]:
    """Return the regions above that of an organ, from below, as far as they are known."""
    return tuple(_above(organ.parent_region))


def _above(region: str | None) -> Iterator[str]:
    while region is not None:
        yield region
        region = parent_of(region) or (STATE if region.endswith("省") else None)


def contains(upper: Organisation, lower: Organisation) -> bool | None:
    """Tell whether the region of one organ has that of another in it."""
    if upper.region is None or (lower.region is None and lower.parent_region is None):
        return None
    if upper.region == lower.region or lower.region == STATE:
        return False
    if upper.region == STATE:
        return True
    above = ancestors(lower)
    if upper.region in above:
        return True if _is_certain(upper, above) else None
    return False if _lies_elsewhere(upper, lower) else None


def stands_higher_unlisted(upper: Organisation, lower: Organisation) -> bool:
    """Tell whether an organ is of a higher level in a made-up region of the same name.

    In samples and forms 甲市 lies in 甲省; of 乙市 nobody can tell.
    """
    if upper.region is None or lower.region is None or upper.level is None or lower.level is None:
        return False
    unlisted = not is_listed(upper.region) and not is_listed(lower.region)
    alike = upper.region[:-1] == lower.region[:-1]
    return unlisted and alike and LEVELS.index(upper.level) < LEVELS.index(lower.level)


def _is_certain(upper: Organisation, above: tuple[str, ...]) -> bool:
    """Tell whether a region named above another is this one, and no namesake."""
    name = str(upper.region)
    behind = above[above.index(name) + 1 :]
    return not is_ambiguous(name) or (bool(behind) and behind[0] == upper.parent_region)


def _lies_elsewhere(upper: Organisation, lower: Organisation) -> bool:
    one, other = _rank(upper.level), _rank(lower.level)
    if one is not None and other is not None and one >= other:
        return True
    if _province(upper) and _province(lower) and _province(upper) != _province(lower):
        return True
    return any(level_of(region) == upper.level for region in ancestors(lower))


def _province(organ: Organisation) -> str | None:
    regions = [organ.region, *ancestors(organ)]
    return next((name for name in regions if name and level_of(name) == "省"), None)


def _rank(level: str | None) -> int | None:
    return LEVELS.index(level) if level in LEVELS else None


def same_matter(one: Organisation, other: Organisation) -> bool:
    """Tell whether two departments work on the same matter (教育, 教育体育)."""
    if not one.matter or not other.matter:
        return False
    short, long = sorted((one.matter, other.matter), key=len)
    return short == long or (len(short) >= 2 and short in long)


def is_same(one: Organisation, other: Organisation) -> bool:
    """Tell whether two names are certainly those of one organ, its general office included.

    A region's name that several have, and a town without its county, prove nothing.
    """
    if one.many or other.many or one.body is None or one.region is None:
        return False
    if one.region != other.region:
        return False
    unsure = is_ambiguous(one.region) or one.level == "乡"
    if unsure and (one.parent_region is None or one.parent_region != other.parent_region):
        return False
    if one.body != other.body or one.matter != other.matter:
        return False
    return UNIT not in (one.system, other.system) or one.office == other.office


def is_below(organ: Organisation, issuer: Organisation) -> bool | None:
    """Tell whether an organ, such as a recipient, stands below an issuer.

    It does in a region below, and in the issuer's own where party or government leads it. Who may
    command whom is another question: see ``leads`` and ``same_matter``. A name without a region
    (市财政局, 各县人民政府) is taken to lie in the issuer's.
    """
    if organ.region is None and organ.parent_region is None:
        return _below_by_level(organ, issuer)
    inside = contains(issuer, organ)
    if not inside and organ.region is not None and organ.region == issuer.region:
        return None if is_ambiguous(organ.region) else is_led_by(organ, issuer)
    return inside


def _below_by_level(organ: Organisation, issuer: Organisation) -> bool | None:
    own, of_issuer = _rank(organ.level), _rank(issuer.level)
    if own is None:
        return True if organ.many and organ.system == DEPARTMENT and issuer.leads else None
    if of_issuer is None:
        return None
    if own != of_issuer:
        return own > of_issuer
    if organ.level == "市" and organ.many and organ.body != DEPARTMENT:
        return None  # 各市 below a prefecture are its county-level cities
    if not organ.many and organ.leads:
        return None
    return is_led_by(organ, issuer)


def is_led_by(organ: Organisation, issuer: Organisation) -> bool:
    """Tell whether an organ of the issuer's own region is led by the issuer."""
    if not issuer.leads:
        return organ.system == UNIT and (organ.body, organ.matter) == (issuer.body, issuer.matter)
    if organ.leads:
        return (organ.body, issuer.body) == (GOVERNMENT, PARTY)
    return organ.body in (DEPARTMENT, BODY, PARTY, GOVERNMENT)
