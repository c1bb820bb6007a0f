"""Verbs of action and words of modality in official prose (rules/data/actions.tsv)."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.structure import tables, words

MUST = re.compile(
    r"(?<!需)(务必|必须|应当|应该|均需|需在|须|(?<![对响适供反回相])应(?!有(?!关)|急|用|对|届|收|税|邀|聘|链|变|战|答|有尽)"
    r"|(?<![需重主必简只提摘概纪首将])要(?!求|素|点|件|闻|害|领|职|义|么|不|是|道|务|紧|案|目|地|塞|约)|(?<![申报提商邀聘敬恳])请(?!示|假|求|客|人|示)|"
    r"(?<![内无所必亟急])需(?!要|求|的|用|提交|购买|对)|原则上(?!不|可)|要求(?=地方|各))"
)
MUST_NOT = re.compile(
    r"不得(?!不)|严禁|禁止|不准|不许|不允许|决不|绝不|不能(?!够)|不可(?!抗|或缺|分)|一律不|不再|不搞|^避免|^防止|不要(?!求)|"
    r"不应|不宜|不予|无需|^(暂)?不(?!动产|断|仅|但|同|少|足|力|合|符|服|良|法|在|再)"
)
MAY = re.compile(
    r"可以|(?<![认许不尽两高])可(?!.{1,3}化(?!解)|容错|穿戴|复制|量化|追踪|能|持续|靠|行|追溯|视(?!疫|情|需|具体|实际)|控|操作|以说|再生|燃|证|信|移动|比)|允许|方可"
)
ADVERBS = re.compile(
    r"(?:(?:"
    r"有针对性地|因地制宜|因户施策|全力以赴|最大限度|多措并举|"
    r"各司其职|依职责|第一时间|最大程度|分期分批|有步骤地|"
    r"进一步|不定期|原则上|尽可能|按规定|按程序|按要求|多渠道|经常性|"
    r"必要时|一次性|按职责|全天候|全方位|高标准|高质量|有计划|有组织|"
    r"积极|认真|切实|及时|全面|严格|深入|大力|着力|努力|充分|加快|持续|不断|"
    r"扎实|主动|尽快|抓紧|科学|合理|统一|统筹|分别|具体|直接|共同|联合|密切|"
    r"坚决|坚持|依法|依规|依托|妥善|有序|稳妥|逐步|适当|适时|定期|优先|重点|"
    r"主要|特别|继续|尽量|尽早|立即|立足|强力|有力|有效|广泛|精心|精准|稳步|"
    r"协同|全力|率先|随时|实时|同步|视情|酌情|按时|足额|自觉|高度|专门|集中|"
    r"自主|自行|单独|逐一|实地|从严|从快|加紧|尤其|更好|更加|较好|各自|首先|"
    r"免费|务实|协调|系统|择优|逐项|整体|基本|全部|按期|限期|如实|据实|分工|"
    r"提前|确实|严加|加倍|更多|鲜明|圆满|快速|迅速|果断|牢固|始终|真正|亲自|"
    r"善于|用心|新(?=培育|引进|认定|组建|打造|建成)|当好|负责|规范|强化|综合|及早|彻底|严肃|严厉|安全|平稳|稳定|"
    r"无偿|严密|周密|动态|超前|在线|网上|线上|线下|现场|滚动|分级|分类|分区|分层|分批|梯次|多方|深度|详细|准确|"
    r"常态化|均|都|也|还|再|又|好|只|先|就"
    r")地?)+"
)
"""Adverbs that stand before a verb, longest first."""
PREPOSITIONS = re.compile(
    r"(?:"
    r"对于|按照|根据|依据|依照|结合|通过|围绕|针对|参照|比照|本着|面向|遵照|"
    r"会同|对|在|按|以|将|把|从|向|为|与|于|用|就"
    r")"
)
"""Words that begin a phrase in front of a verb."""
LIGHT_VERBS = re.compile(
    r"(?:进行|实行|给予|予以|开展|做好|建立|加强|实施|组织|制定|编制|落实|完成|报送|上报|提交|提供|创造)(?!的)"
)
FITTING = re.compile(r"(?:规定|要求|程序|原则|标准|办法|实际|需要|情况|方式|分工|职责|部署)(?!的)")
FOSTERS = re.compile(r"(?:积极|大力|重点|优先)?(?:鼓励|引导|支持|督促|指导)")
"""What lays a task on an office even where a noun with 的 ends it (鼓励成立经营租赁的机构)."""
BENEFIT = re.compile(
    r"(?<!不)(?<!再)(?:给予|予以|奖励|补助|资助|扶持)[^，]{0,16}?[0-9]{1,12}(?:\.[0-9]{1,6})?[万亿]?元"
)
"""Money that an office is to pay (对新认定的企业每家补助10万元)."""
WITHIN = re.compile(r"^[0-9一二三两]{1,2}(?:年|个月)内(?=[^，])")
EACH = re.compile(r"^每(半年|季度|季|年|月|旬|周|日|天|两个?月)(至少|不少于)?")
STRONG = re.compile(
    r"(进一步|积极|切实|大力|认真|坚决|着力|努力|抓紧|尽快|尽早|尽量|及时(?!性)|严格|深入|充分|持续|主动(?!性)|提前|妥善|稳妥|有序|扎实|不断|适当|逐步)"
    r"(?![^，]{0,12}(是|为)[^，]{2})(?!地?[^，]{1,6}的)"
)
"""An adverb that only a verb can follow, whatever the verb."""
NOUN_END = re.compile(
    r"的(项目|企业|单位|人员|案件|机构|地区|地方|车辆|车船|产品|药品|耕地|土地|群众|农民)$"
)
STATIVE = re.compile(
    r"^[^，]{0,24}?(包括|有利于|属于|(?<![别但还凡就其])是(?!否)|不超过|直接关系|具有[^，]{0,8}意义|意义重大|关系到|成效显著(?![、的])|取得[了的]|发挥了|面临|(?<!对)存在(?!问题|[^，]{0,30}的)|涵盖|主要用于|另行通知|改为|继续有效)"
)
LIGHT = re.compile(
    r"^(并|且|同时|还|也|又|再|其中|特别是|尤其是|此外|另外|为此|从而|进而|既|更|确有)+"
)
BOUND = re.compile(r"^(内|前|后|底前|之前|以前|，|,|并|要|须|应当|应|必须|需|于|由|负责|均|都)+")
NO_ACT = re.compile(
    r"[于着有是成为到能会需予得如似等]$|^[不没未无可所应能须已]|(地|向|用)$|"
    r"^(具备|存在|出现|发生|呈现|面临|涉及|关系|包括|包含|继续|来自|基本|依照|根据|按照|经过|通过|超过|低于|高出|希望|认为|反映|表示|指出|表明|显示|导致|造成|影响|"
    r"开始|结束|失去|丧失|缺乏|缺少|发展|增长|下降|上升|减少|增加|提升|构成|组成|形成|符合|违反|违背|属于|适用|享受|拥有|获得|取得|领取|接受|受理|申请|参加|参与|就读|居住|"
    r"连续|累计|总计|合计|占用|承租|购买|欢迎|感谢|知道|相信|坚信|以来|以上|以下|之间|期间|随着|作为|自愿|愿意|能够|应该|可以|可能|准予|视为|当作|看作|称为|比如|例如|包括|"
    r"以免|以致|以便|致使|使得|促使|从而|从事|来源|出于|鉴于|基于|由于|至于|关于|对于|用于|位于|处于|介于|在于|源于|等于|属于|限于|定于|便于|利于)$"
)
"""Verbs that tell how things are, or what people do for themselves."""
SHORTEST_ACT = 6
NOUN_MAKERS = "业者品率量期金费员权书证型类式性物机器"
"""A character behind a verb that makes it the name of a thing (制造业, 申报者)."""
FORMS = re.compile(r"[^，,；;。：:]{2}")


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """Return the verbs of action with their class: concrete, soft or slogan."""
    return {row[0]: row[1] for row in tables.rows("actions")}


@lru_cache(maxsize=1)
def actions() -> re.Pattern[str]:
    """Return a pattern of all verbs of action; of those that begin alike the longest counts."""
    words = sorted(classes(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def action_in(text: str) -> str:
    """Return the first verb of action of a normalised text, empty where there is none."""
    found = actions().search(text)
    return found[0] if found else ""


def begins(text: str) -> int:
    """Return where the verb of action ends that a text begins with, adverbs aside; 0: none."""
    light = LIGHT.match(text)
    at = light.end() if light else 0
    found = actions().match(text, at)
    if found:
        return found.end()
    adverb = ADVERBS.match(text, at)
    found = actions().match(text, adverb.end()) if adverb else None
    return found.end() if found else 0


def modality_of(text: str) -> str:
    """Return must, must_not or may as the first such word of a clause says; empty: none says."""
    found = [
        (match.start(), rank, name)
        for rank, (pattern, name) in enumerate(
            ((MUST_NOT, "must_not"), (MAY, "may"), (MUST, "must"))
        )
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else ""


def after_modal(text: str) -> int:
    """Return where a clause goes on behind its modal verb; 0 where it has none.

    A verb in front of it belongs to a noun (修改完善的清单要公布) or has the modal in its object.
    """
    found = MUST.search(text)
    if found is None:
        return 0
    before = text[: found.start()]
    return found.end() if "的" in before or not actions().search(before) else 0


def is_imperative(text: str) -> bool:
    """Tell whether a segment without subject and modal says at once what is to be done.

    It begins with a verb of action, or with a phrase (对…, 按照…) that one follows.
    """
    light = LIGHT.match(text)
    bare = text[light.end() :] if light else text
    if STATIVE.match(bare) or (NOUN_END.search(bare) and not FOSTERS.match(bare)):
        return False
    if BENEFIT.search(bare):
        return True
    bare = WITHIN.sub("", EACH.sub("", bare))
    verb = begins(bare) or _plain_verb(bare)
    if verb or STRONG.match(bare):
        return bare[verb : verb + 1] not in ("的", "了")  # 发放的证件 is a thing
    adverb = ADVERBS.match(bare)
    at = adverb.end() if adverb else 0
    found = PREPOSITIONS.match(bare, at)
    if not found:
        return False
    if found[0] in ("将", "把"):
        return bool(actions().search(bare, found.end() + 1))
    if LIGHT_VERBS.search(bare, found.end() + 1) or _makes_some(bare, found.end() + 1):
        return True
    if any(begins(bare[one.end() :]) for one in FITTING.finditer(bare, found.end() + 1)):
        return True
    return any(
        len(bare) > one.end() + 2 and actions().match(bare, one.end())
        for one in ADVERBS.finditer(bare, found.end() + 1)
    )


def _plain_verb(text: str) -> int:
    """Return where a verb of jieba's dictionary ends that a segment begins with; 0: none."""
    word = text[:2]
    if word not in words.verbs() or len(text) < SHORTEST_ACT:
        return 0
    if NO_ACT.search(word) or text[2] in NOUN_MAKERS:
        return 0
    return 2


def _makes_some(text: str, start: int) -> bool:
    """Tell whether a verb has 一批 for its object, so that it can be no noun (培育一批企业)."""
    some = text.find("一批", start)
    return some > 0 and any(one.end() == some for one in actions().finditer(text, start))


def stripped(task: str) -> str:
    """Return a task without the words that only bind it (要, 须, 于, 并) and without its mark."""
    return BOUND.sub("", task).strip("，,。；; ")
