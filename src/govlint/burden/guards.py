"""What makes a burden word no burden: it is negated, abolished, quoted, told, or asked by statute.

Everything here looks at one normalised sentence in which cited titles and long quotations are
blotted out (``readable``), and at the place of a word in it.
"""

from __future__ import annotations

import re

from govlint.burden.tasks import FACTS, MEANS
from govlint.structure import verbs
from govlint.structure.duties import REPORTED
from govlint.structure.segments import MASK

AHEAD = 4
FARTHEST = 400
"""How far a clause is read to each side, so that a hostile one costs no more than its length."""
LONG_QUOTE = 14
"""A quotation up to this length names a thing (“一票否决”); a longer one is somebody's words."""
_QUOTES = re.compile(r"“[^“”]{0,200}”|\"[^\"]{0,100}\"|‘[^‘’]{0,100}’")
_TITLES = re.compile(r"《[^《》]{0,160}》")
_HALF = re.compile(r"(?<![0-9A-Za-z/])[,;:]|[,;:](?![0-9A-Za-z/])|[()]")
_WIDE = str.maketrans(",;:()", "，；：（）")
_SAYS = re.compile(r"[。；，：]|不得|应当|必须|严禁")

STOPS = "；;。："
NOT = re.compile(
    r"不得(?!少于|低于|迟于|晚于|缺席|请假)|严禁|禁止|不准(?!请假|缺席)|不许|不允许|不应(?!少于)|不宜|不要(?!迟)|不搞|不再|不以|不将|不把|不用|不需|无需|不必|毋需|"
    r"无须|免于|免予|免除|不作|不设|不另|不单独|不实行|不开展|不要求|不(?=查|看|报送|签订|制定|组织|评比|考核|查阅|看|对|委托|层层|安排|从|向|上报|成立|留)|"
    r"杜绝|摒弃|反对|力戒|严防|叫停|未经|非|有无|是否|自愿|可不|可以|原则上不|一律不"
)
"""Reaches over commas, until something else is asked."""
WEAK = re.compile(
    r"取消|停止|废止|撤销|清理|清退|纠正|整治|整改|精简|压减|压缩|减少|减轻|减免|避免|防止|克服|破除|遏制|规范|"
    r"治理|查处|狠刹|从严控制|严格控制|严控|控制|替代|代替|代为|免报|减负"
)
"""Reaches as far as the next comma."""
INVITED = re.compile(r"鼓励|支持(?=[各有])|引导|倡导|提倡|欢迎|可结合|可根据|自主(?=决定)|视情")
"""What leaves the other free, until something else is asked."""
AGAIN = re.compile(
    r"，(?:并|而要|而是|但|同时|确需|其他|其余)?(?:各[^，]{1,14})?(?:要|应|须|必须|务必|请|实行|于|每)(?!求)"
)
BEHIND = re.compile(
    r"^[^；。]{0,24}?(的|等|，|一律|予以|坚决|立即|全部|逐步|均|要|应|应当)*(取消|废止|停止|清理|纠正|撤销|叫停|清退|不再|杜绝|精简|压减|"
    r"免予|免于|禁止|停办|退出|不作为|不计入|不纳入|不得作为|不列入)"
)
NOMINAL = re.compile(
    r"^[^，；。]{0,14}(的问题|等问题|现象|之风|的做法|等做法|负担|的行为|的倾向|事项清单|之外)"
)
CASE = re.compile(r"^[^，；。]{0,20}的(?=，|$)")
FAILED = re.compile(r"(未|没有|拒不|逾期|迟|漏|不(?=按)|超过|瞒)[^，；。的]{0,12}$")
DONE = re.compile(r"(已经?|业已|曾|先后|完成了)[^，；]{0,8}$")
TOLD = re.compile(
    r"^(近年来|目前|此前|过去|上年|去年|截至|经查|调研发现|检查发现|通报指出|有的|少数|个别|一些)"
)
OWN = re.compile(
    r"(?:^|[，；：]|下一步，?|今后，?)(?:由)?(?:我|本)(?:省|市|县|区|州|旗|局|委|厅|部|办|院|行|单位|公司|中心|机关|乡|镇|街道|校)"
    r"(?!各|级|属|直|域|辖|内|地区)(?:将|拟|要|应|须|会|也|均|已|每|定期|按)?"
)
WILL = re.compile(
    r"(?:将|拟)(?:会同|联合|组织|对|在|按|根据|结合|视|适时|定期|不定期|每|于|开展|进行|统一|另行|继续|逐步|陆续|选|委托|另|适当|集中|随机)[^，；]{0,24}$"
)
FUTURE = ("将", "拟")
THING = re.compile(r"[^，；]{0,8}(?:情况|总结|进展|报表)")
"""A noun that begins like a verb (将落实情况报…)."""
STATUTE = re.compile(
    r"依法|法定|法律[、，]?(?:行政)?法规|依照法律|(?:按照?|根据|依照|依据|遵照|执行)[^，；]{0,4}《[^》]*(?:法|条例|统计调查制度|统计报表制度)(?:（[^）]*）)?》|"
    r"第[一二三四五六七八九十百零0-9]+条(?!款?项?措施|意见)|统计(?:调查|报表)(?:制度|体系)|司法机关|刑法|诉讼"
)
EMERGENCY = re.compile(
    r"汛|疫情|灾情|灾害|险情|警情|火情|火灾|震情|地震|台风|暴雨|洪水|旱情|抗旱|事故|突发|应急(?!管理[局厅部委]|局|厅|办|部|管理部门)|紧急(?!程度)|救灾|抢险|救援|传染病|"
    r"动物疫病|重大隐患|群体性事件|舆情|值班|值守|安保|病例|旱灾|雪灾|寒潮|高温预警"
)


def readable(normalised: str) -> str:
    """Return a sentence of the same length in which only what names things is left to read.

    Half-width marks become full-width ones, those inside numbers aside.
    """
    text = _HALF.sub(lambda found: found[0].translate(_WIDE), normalised)
    text = _TITLES.sub(lambda found: MASK * len(found[0]), text)
    return _QUOTES.sub(_quotation, text)


def _quotation(found: re.Match[str]) -> str:
    inner = found[0][1:-1]
    if len(inner) <= LONG_QUOTE and not _SAYS.search(inner):
        return found[0]
    return MASK * len(found[0])


def clause_of(text: str, at: int) -> tuple[int, int]:
    """Return the stretch between semicolons or full stops around a place, as far as it matters."""
    low, high = max(0, at - FARTHEST), min(len(text), at + FARTHEST)
    start = max((text.rfind(mark, low, at) for mark in STOPS), default=-1) + 1
    ends = [place for mark in "；;。" if (place := text.find(mark, at, high)) >= 0]
    return max(low, start), min(ends, default=high)


def negated(text: str, start: int, end: int) -> bool:
    """Tell whether a word is forbidden, abolished, only named, or a case that is punished."""
    first, last = clause_of(text, start)
    before = text[first:start]
    resets = [found.end() for found in AGAIN.finditer(before)]
    near = before[resets[-1] :] if resets else before
    segment = before[before.rfind("，") + 1 :]
    if _reaches(NOT, near, text[start:]) or WEAK.search(segment) or INVITED.search(near):
        return True
    if FAILED.search(segment) or DONE.search(segment):
        return True
    behind = text[end:last]
    if NOT.search(text[start:end]):
        return True
    return any(pattern.search(behind) for pattern in (BEHIND, NOMINAL, CASE))


def _reaches(words: re.Pattern[str], before: str, behind: str) -> bool:
    """Tell whether one of the words stands in front of a place, what it looks ahead at behind."""
    return any(found.start() < len(before) for found in words.finditer(before + behind[:AHEAD]))


def told(text: str) -> bool:
    """Tell whether a sentence reports facts or other people's words, or explains."""
    return any(pattern.search(text) for pattern in (REPORTED, FACTS, MEANS, TOLD))


def own(text: str, start: int) -> bool:
    """Tell whether the issuer speaks of its own work (本局应…, 我市将…)."""
    first, _ = clause_of(text, start)
    before = text[first:start]
    verb = verbs.actions().match(text, start) and not THING.match(text, start)
    will = before.endswith(FUTURE) and bool(verb)
    return will or bool(OWN.search(before) or WILL.search(before))


def statutory(normalised: str, start: int) -> bool:
    """Tell whether a statute is named as the ground, in the same clause of the sentence."""
    first, last = clause_of(normalised, start)
    return bool(STATUTE.search(normalised, first, last))


def urgent(text: str) -> bool:
    """Tell whether a text speaks of an emergency."""
    return bool(EMERGENCY.search(text))


def in_emergency(text: str, start: int, end: int) -> bool:
    """Tell whether an emergency is spoken of in a clause up to a place and what it belongs to."""
    first, last = clause_of(text, start)
    comma = text.find("，", end, last)
    return urgent(text[first : last if comma < 0 else comma])
