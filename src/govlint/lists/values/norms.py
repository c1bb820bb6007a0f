"""Titles of norms: what one looks like, its form for comparing, its rank by its words."""

from __future__ import annotations

import re

from govlint.text.characters import HAN
from govlint.text.normalise import normalise

STATE = "中华人民共和国"
_ENDINGS = (
    "法|条例|办法|规定|决定|细则|规则|章程|通知|意见|目录|清单|方案|标准|公告|命令|通告|批复|函|规程|规范|制度|准则|"
    "纲要|规划|计划|指南|指引|协定|公约|解释|通则|总则|纪要|措施|要点|指导原则|程序|要求|名录|令|号|答复|决议|宪法|规章"
)
NORM = re.compile(rf"(?:{_ENDINGS})(?:[（(〔\[【][^（()）]*[）)〕\]】])*$")
"""A title that names a norm and not a certificate or a form."""
_EDITION = re.compile(
    r"[（(〔\[【]?(?P<year>(?:19|20)\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第[一二三四五六七八九十]次)?"
    r"(?:修[正订改]本?|版本?|年修[正订]|本)[）)〕\]】]?"
)
_YEAR_ALONE = re.compile(r"[（(〔\[【](?P<year>(?:19|20)\d\d)年?[）)〕\]】]$")
_TRIAL = re.compile(r"[（(〔\[【](?:试行|暂行|修[正订]|修[正订]版)[）)〕\]】]")
_MARKS = re.compile(r"[《》〈〉<>“”\"‘’'\s·]")
_WIDE = str.maketrans("（）［］【】，：；", "()[][],:;")


def edition_of(text: str) -> str:
    """Return the year of the edition that a text names (2014年修订 gives 2014), else nothing."""
    found = _EDITION.search(text) or _YEAR_ALONE.search(text)
    return found["year"] if found else ""


def title_key(title: str) -> str:
    """Return the form in which titles are compared.

    Marks, widths, 中华人民共和国 and the year of the edition make no difference.
    """
    plain = _MARKS.sub("", normalise(title).text)
    return _key(plain)


def norm_key(title: str) -> str:
    """Return ``title_key`` without （试行）: the same norm before it was made final."""
    return title_key(_TRIAL.sub("", normalise(title).text))


def _key(plain: str) -> str:
    plain = _EDITION.sub("", plain)
    plain = _YEAR_ALONE.sub("", plain)
    return plain.replace(STATE, "").translate(_WIDE)


LAW, REGULATION, LOCAL, RULE, PAPER = "法律", "行政法规", "地方性法规", "规章", "规范性文件"
RANKS = (LAW, REGULATION, LOCAL, RULE, PAPER)
"""Ranks of norms, the highest first."""
_PLACE = rf"{HAN}{{1,12}}?(?:省|市|自治区|自治州|自治县|自治旗|特区|壮族自治区|[州县盟旗区])"
_LOCAL = re.compile(rf"^{_PLACE}{HAN}*?条例|^{_PLACE}.*(?:人大|人民代表大会).*(?:决定|规定)")
_LAW = re.compile(rf"^{HAN}{{1,30}}法$")
_NO_LAW = re.compile(r"(?:办|方|做|看|算|作|手)法$")
_STATE_DECISION = re.compile(r"^国务院.*设定行政许可的决定$")
_PAPER = re.compile(
    r"(?:通知|意见|方案|要点|通告|函|纪要|批复|计划|规划|纲要|指南|指引|答复|清单)$"
)


def rank_of(title: str, number: str = "", place: str | None = None) -> str | None:
    """Tell the rank of a norm by its title and number; None: the words do not tell.

    Decisions of the State Council may set permits whatever their form, so papers of the State
    Council and of the Centre are told by nothing but the one title that is known.

    Args:
        title: as cited, ``""`` where only a number stands.
        number: in normal form.
        place: region of the list, so that its own norms are known for what they are.
    """
    plain = _TRIAL.sub("", title_key(title))
    if _STATE_DECISION.match(plain) or _STATE_ORDER.match(number):
        return REGULATION
    if number.startswith("主席令"):
        return LAW
    if _CENTRE.match(plain) or _CENTRE.match(number):
        return None
    if plain and _LAW.match(plain) and not _NO_LAW.search(plain):
        return LAW
    if _LOCAL.match(plain) or (place and plain.startswith(place) and plain.endswith("条例")):
        return LOCAL
    if _BY_ORDER.search(number):
        return RULE
    if _PAPER.search(plain) or (_BY_PAPER.search(number) and not plain.endswith(("条例", "法"))):
        return PAPER
    return None


_STATE_ORDER = re.compile(r"国务院令")
_CENTRE = re.compile(r"国务院|国发|国办|国函|中共|中央|中办|中发|党中央|全国人|三定")
_BY_ORDER = re.compile(r"(?:部|委员会|委|总局|局|署|行|会|院|政府|厅)令\d+号$")
_BY_PAPER = re.compile(r"〔\d{4}〕\d+号$")
