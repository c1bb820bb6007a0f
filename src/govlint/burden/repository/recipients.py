"""Of whom a paper demands something: a level of the issuer's region, its departments, an organ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.burden.repository.entries import Issuer
from govlint.structure.organisations import organisation_of
from govlint.structure.regions import LEVELS, STATE
from govlint.text.normalise import normalise

LEVEL_NAMES = {
    "省": "各省（自治区、直辖市）",
    "市": "各市（州）",
    "县": "各县（市、区）",
    "乡": "各乡镇（街道）",
    "村": "各村（社区）",
}
ALL_LEVELS = (*LEVELS, "村")
DEPARTMENTS = "各部门"
EVERYBODY = "各地"
UNKNOWN = "（发文机关不明）"
MOST_NAMED = 4
"""More organs that are named one by one are told as departments."""
FIXED = re.compile(
    r"各?省[、（(](?:自治区|区|市|直辖市)(?:[、及]?(?:自治区|区|市|直辖市))*[）)]?|"
    r"(?P<around>县|区|市|镇|乡|街道)[（(][市县区州旗镇乡盟街道特、]{1,12}[）)]"
)
"""How whole classes are printed (各省（区、市）, 各县（市、区）)."""
PARTS = re.compile(r"[、，,；;。：:]|以及|及(?!其)|和(?=各|县|区|乡|镇)")
MANY = r"各级|各有关|各相关|各个|各|有关|相关|所属|所辖|辖区内?|每个?|地方|上述|全部"
LEVEL = re.compile(
    rf"(?P<many>(?:{MANY})*)(?:(?P<own>[省市县区州]直|[省市县区州]属|(?:省|市|县|区|自治区)(?:人民)?政府各|省有关|市有关|县有关)|"
    r"(?P<省>省(?!会)|自治区|直辖市)|"
    r"(?P<市>(?:[0-9]+个)?重点城市|地级以上市|地级市|设区的?(?:城市|市)|地市|城市|市(?!场|容|民)|自治州|州|盟)|"
    r"(?P<县>县|区(?!域|间|块)|旗)|(?P<乡>乡|镇|街道|街)|(?P<村>村|社区|居委))"
)
CLOSE = re.compile(r"计划单列市|副省级城?市|省会|新疆生产建设兵团")
"""Stand beside the provinces in a list and are told with them."""
BROAD = re.compile(r"各地|各级|地方|全国|基层|当地")
UNITS = re.compile(r"部门|单位|机构|处室|科室|办局|司局|各局|各委|部委")
NOBODY = re.compile(r"[我本其该]")
LONGEST = 30
"""Characters of a name that is shown as it is."""


def recipients(text: str, issuers: Sequence[Issuer]) -> tuple[str, ...]:
    """Return whom a demand is made of.

    Classes come before organs: where a list has any, the organs that it names besides are left
    out, since nothing is asked of them that is not asked of the class.

    Args:
        text: the organs as printed, or as a sentence names them.
        issuers: who issues the paper; classes lie in the region of the first that has one.
    """
    issuer = next((one for one in issuers if one.region), issuers[0] if issuers else None)
    pieces = PARTS.split(FIXED.sub(_plain, normalise(text).text))
    found = list(dict.fromkeys(name for piece in pieces for name in _told(piece, issuer)))
    classes = [name for name in found if name in LEVEL_NAMES.values() or name == DEPARTMENTS]
    named = [name for name in found if name not in classes and name != EVERYBODY]
    if not classes and EVERYBODY not in found and 0 < len(named) <= MOST_NAMED:
        return tuple(named)
    classes = classes or ([DEPARTMENTS] if len(named) > MOST_NAMED else [EVERYBODY])
    where = _where(issuer)
    return tuple(f"{where}{name}" for name in classes)


def _plain(found: re.Match[str]) -> str:
    """Return a class without what its brackets add."""
    return found["around"] or f"{'各' if found[0][0] == '各' else ''}省"


def _where(issuer: Issuer | None) -> str:
    if issuer is None:
        return UNKNOWN
    return issuer.region or f"{issuer.name}："


def _told(piece: str, issuer: Issuer | None) -> Iterator[str]:
    """Yield the class or organ that one item of a list is; nothing where it is not understood."""
    if not piece or CLOSE.match(piece):
        return
    if BROAD.match(piece):
        level = LEVEL.match(piece)
        yield _class(level, issuer) if level and level.lastgroup in LEVEL_NAMES else EVERYBODY
        return
    level = LEVEL.match(piece)
    if level is not None and (level["own"] or _is_class(level, piece, issuer)):
        yield _class(level, issuer)
    elif UNITS.search(piece) and not NOBODY.match(piece):
        yield DEPARTMENTS
    elif not NOBODY.match(piece):
        yield from _organ(piece, issuer)


def _is_class(level: re.Match[str], piece: str, issuer: Issuer | None) -> bool:
    """Tell whether a word of level is that of a class, and not of the issuer's own organs."""
    if level["many"] or piece.startswith("级", level.end()):
        return True
    return _is_below(str(level.lastgroup), issuer) if issuer and issuer.level else False


def _is_below(level: str, issuer: Issuer) -> bool:
    own = str(issuer.level)
    if own == "省" and str(issuer.region).endswith("市"):  # a municipality has counties below it
        own = "市"
    return ALL_LEVELS.index(level) > ALL_LEVELS.index(own)


def _class(level: re.Match[str], issuer: Issuer | None) -> str:
    name = str(level.lastgroup)
    if level["own"] or (issuer and issuer.level and not _is_below(name, issuer)):
        return DEPARTMENTS
    return LEVEL_NAMES[name]


def _organ(piece: str, issuer: Issuer | None) -> Iterator[str]:
    organ = organisation_of(piece)
    if organ is None or organ.many or len(piece) > LONGEST:
        return
    if organ.region is None and issuer is not None and issuer.region not in (None, STATE):
        yield f"{issuer.region}{organ.office}"
    else:
        yield organ.name
