"""Whether two titles are of one matter, and whether papers are of one series."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.model.repository import Paper
from govlint.structure.organisations import organs_in_title
from govlint.text.normalise import normalise

DIGITS = "[0-9〇零一二三四五六七八九十两百千]"
MASKS = re.compile(
    rf"[（(][^（()）]{{0,16}}{DIGITS}[^（()）]{{0,16}}[）)]|"
    rf"{DIGITS}{{2,9}}(?:[-—至～~]{DIGITS}{{1,4}})?(?:年度|学年|年)(?:{DIGITS}{{1,2}}月(?:份)?)?(?:{DIGITS}{{1,2}}日)?|"
    rf"第{DIGITS}{{1,6}}[批期次号届轮季度部类场]{{1,2}}|{DIGITS}{{1,2}}月份?|[一二三四1-4]季度|[上下]半年|"
    r"(?:今|本|当|明|去|上一?)年度?|[春夏秋冬]{1,2}季|[0-9]+"
)
"""What tells papers of one series apart: years, periods, numbers."""
EMPTY = re.compile(
    r"进一步|切实|认真|扎实|全面|深入|继续|积极|有关|相关|做好|加强|加快|推进|推动|强化|规范|开展|组织|实施|落实|贯彻|抓好|"
    r"促进|完善|健全|全[国省市县区]|工作|事项|问题|情况|若干|的|和|与|及|等|关于|印发|下发|公布|发布|"
    r"通知|意见|方案|办法|规定|细则|决定|计划|安排|要点|措施|通报|补充|紧急|[《》〈〉“”、，,（）()\s]"
)
"""Words of titles that say nothing of the matter."""
YEAR, NEAR = 365, 45
"""Days of a year, and by how many a paper of every year may come earlier or later."""
FEWEST = 3
"""Characters of a matter below which nothing is told by its being part of another."""


@lru_cache(maxsize=1024)
def about(title: str) -> str:
    """Return the title without the organs in front of it, normalised."""
    plain = normalise(title).text
    head, word, rest = plain.partition("关于")
    if word and (not head or organs_in_title(plain) or len(head) <= 40):
        return rest
    return plain


@lru_cache(maxsize=1024)
def masked(title: str) -> str:
    """Return what a title is about, with years, periods and numbers masked."""
    return MASKS.sub("#", about(title))


@lru_cache(maxsize=1024)
def matter(title: str) -> str:
    """Return the words of a title that say what it is about."""
    return EMPTY.sub("", masked(title).replace("#", ""))


def is_one_matter(one: str, other: str) -> bool:
    """Tell whether two titles name one matter, or one a part of the other's."""
    short, long = sorted((matter(one), matter(other)), key=len)
    return len(short) >= FEWEST and short in long


def is_series(one: Paper, other: Paper) -> bool:
    """Tell whether two papers on one matter are of one series, such as those of every year.

    Their titles name different years, periods or numbers; or they have one title, and whole years
    lie between them.
    """
    first, second = (MASKS.findall(about(paper.title)) for paper in (one, other))
    if first != second:
        return True
    if about(one.title) != about(other.title) or one.date is None or other.date is None:
        return False
    days = abs((one.date - other.date).days)
    beyond = days % YEAR
    return days > YEAR - NEAR and min(beyond, YEAR - beyond) <= NEAR
