"""Checks of papers that set rules for the public (行政规范性文件)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element, Layout, OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence, sentences

RULES = re.compile(
    r"(办法|规定|细则|规则|实施意见|若干意见|若干措施|若干政策|管理规范|工作规程|管理制度)([（(][^（()）]{1,8}[)）])?》?"
    r"(的(通知|公告|通告))?$"
)
"""Titles of texts that set rules, and of notices that issue them."""
PUBLIC = frozenset({"公告", "通告"})
INTERNAL = re.compile(
    r"方案|规划|计划|纲要|要点|纪要|表彰|奖励|任免|通报|请示|报告|预案|分工|编制|机关|内部|公文|会议|值班|"
    r"招生|考试|解读|读懂|考核|考评|督查|绩效|人事|财务|公车|办公|保密|信访|党组|党委|党员|干部|议事|工作规则|领导小组|批复|复函|目录|标准|"
    r"征求意见|转发|批转|废止|清理|解读|的决定$|实施情况"
)
"""What 国办发〔2018〕115号 leaves out, by words of the title; and what sets nothing of its own."""
STATUTE = re.compile(
    r"条例》?(的(通知|公告|通告|决定))?$|(人大常委会|人民代表大会|最高人民法院|最高人民检察院)"
)
NATIONAL = re.compile(
    r"^(中华人民共和国|国务院|国家|中共中央|全国)|^[^省市县区州盟]{2,12}(部|总局|总署|委员会)"
)
ORDER = re.compile(r"令[(（]?第?\d|第\d+号令|(人民政府|部|局|委员会)令")
LAW = re.compile(
    r"《[^》]{2,40}(法|条例|规定|办法|细则|规则|决定)([（(][^）)]*[）)])?》|法律|法规|规章|依法|条例|处罚法|"
    r"(依照|按照|根据|依据)[^，。；]{0,20}(规定|条例|法)|有关规定|相关规定|国家规定"
)
MONEY = r"[\d.,一二两三四五六七八九十百千万]+(?:万|千|百)?元"
PENALTY = re.compile(
    rf"(?:处|处以|并处|罚)(?:以)?(?:[^，。；：“”]{{0,16}}{MONEY}[^，。；：“”]{{0,24}}罚款|{MONEY}[^，。；：“”]{{0,12}}罚款)"
    rf"|罚款{MONEY}|处罚{MONEY}|(?<!被)罚{MONEY}"
)
SANCTION = re.compile(
    r"(?:责令停产停业|吊销(?:其)?[^，。；“”]{0,12}(?:许可证|执照|资格)|没收违法所得|暂扣[^，。；“”]{0,10}(?:证|执照))"
)
PERMIT = re.compile(
    r"(?:须|应当?|必须|需)(?:先|事先|首先)?(?:到|向|经|由)?[^，。；：“”《》]{0,20}"
    r"(?:取得|领取|申领|办理|核发)[^，。；：“”《》]{0,16}(?:许可证|准入证|准运证|准入许可|准营证|资格证|经营证)[^。；“”]{0,8}(?:方可|方能|后可|才能)"
)
CHARGE = re.compile(
    r"(?:须|应当?|必须|需)(?:按[^，。；]{0,12})?(?:缴纳|交纳|缴交)[^，。；“”《》]{0,16}(?:费|保证金|押金)(?!用?由|率|单)"
)
PROOF = re.compile(
    r"(?:须|应当?|必须|需)(?:同时)?(?:提供|提交|出具|持)[^，。；“”《》]{0,24}(?:居委会|村委会|居民委员会|村民委员会|社区|单位|派出所)"
    r"[^，。；“”《》]{0,10}证明"
)
NEGATED = re.compile(r"不得|不再|取消|严禁|禁止|停止|免收|免征|不收|无需|无须|清理|整治|纠正|查处")
PREFERRED = re.compile(
    r"(?:仅限|只能|必须|须|应当?|优先|要求|不得|限于|方可|禁止|限制)[^，。；“”]{0,16}(?:本地企业|本地注册|外地企业|外地经营者|外地产品)"
    r"|(?:在本地|在本[省市县区]|在我[省市县区])注册[^，。；“”]{0,12}(?:方可|才能|方能|的企业(?:方|才))"
    r"|(?:限定|指定)[^，。；“”]{0,6}(?:供应商|经营者)"
    r"|(?:优先)(?:采购|使用|选用|购买)(?:本地|本[省市县区]|我[省市县区])[^，。；“”]{0,8}(?:产品|企业|服务)"
)
FAIR = re.compile(
    r"不得(?!(?:使用|采购|允许|接受)外地)|严禁|禁止(?!外地)|清理|废止|破除|取消|纠正|整治|防止|消除|公平竞争审查|是否|违反|等(?:行为|问题|做法)"
)
START = re.compile(
    r"(?:自|从|于)[^，。；]{0,24}?(?:起|之日起|后)[^，。；]{0,6}?(?:施行|执行|实施|生效|试行|实行)|(?:施行|实施|生效|执行)(?:日期|时间|期限)|"
    r"(?:本|该|此)(?:办法|规定|细则|规则|意见|通知|通告|公告|措施)[^，。；]{0,8}自[^。；]{0,30}(?:施行|执行|实施|生效)"
)
TERM = re.compile(r"有效期|有效至|施行至|执行至|试行期|起至|止。|期限为")
UNNAMED = re.compile(
    r"(?:原|以前|此前|过去|原有|现行)[^，。；《》〔]{0,16}(?:规定|办法|文件|通知)[^，。；《》〔]{0,8}(?:同时|一律|即行)?(?:废止|失效|停止执行)"
)
LIST = re.compile(r"负面清单")
ACCESS = re.compile(
    r"市场准入|产业准入|行业准入|投资准入|企业准入|项目准入|产业(?:投资)?负面清单|产业发展负面清单"
)
ALLOWED = re.compile(
    r"外商|自由贸易|自贸|跨境服务|数据|生态环境|生态功能|环境准入|行为|作风|廉洁|公职|教师|师德|医|校外|"
    r"转发|贯彻|落实|执行|实施情况|学习|宣传|解读|评估"
)


def title_of(official: OfficialDocument) -> str:
    """Return the normalised title of a paper; of one that issues a text, both."""
    return "".join(text.normalised for text in official.elements.get(Element.TITLE, ()))


def is_normative(official: OfficialDocument) -> bool:
    """Tell whether a paper sets rules for the public and is neither law nor order.

    By its title: 办法, 规定, 细则 … or a public announcement. What national organs issue is none;
    what is internal is asked by ``INTERNAL``.
    """
    title = title_of(official)
    if official.kind is None or official.layout in (Layout.ORDER, Layout.MINUTES, Layout.LETTER):
        return False
    numbers = "".join(one.normalised for one in official.elements.get(Element.DOCUMENT_NUMBER, ()))
    laws = (STATUTE, NATIONAL, REGION_LAW)
    if ORDER.search(numbers) or any(pattern.search(title) for pattern in laws):
        return False
    return RULES.search(title) is not None or official.kind in PUBLIC


SETS_RULES = re.compile(
    r"(办法|规定|细则|规则)([（(][^（()）]{1,8}[)）])?》?(的(通知|公告|通告))?$"
)
ISSUES = re.compile(r"印发|发布|公布")
REGION_LAW = re.compile(r"经济特区")


def is_numbered(official: OfficialDocument) -> bool:
    """Tell whether a paper bears a number, which rules of a government (规章) do not."""
    return official.first(Element.DOCUMENT_NUMBER) is not None


def _required(context: Context) -> OfficialDocument:
    """Return the paper.

    Raises:
        NotApplicable: it sets no rules for the public.
    """
    official = context.official
    if not is_normative(official):
        raise NotApplicable("不是面向社会的行政规范性文件")
    if INTERNAL.search(title_of(official)):
        raise NotApplicable("内部管理、方案、表彰、人事等文件不按行政规范性文件管理")
    return official


def _sentences(official: OfficialDocument) -> tuple[Sentence, ...]:
    found = official.memo.get("sentences")
    if isinstance(found, tuple):
        return found
    own = sentences(official)
    official.memo["sentences"] = own
    return own


def _quoted(text: str, start: int) -> bool:
    return text.count("“", 0, start) > text.count("”", 0, start)


def sets(context: Context) -> Iterator[Hit]:
    """A paper below law creates a permit, penalty, charge or proof.

    Raises:
        NotApplicable: the paper sets no rules for the public.
    """
    official = _required(context)
    found = list(_created(official))
    certain = is_numbered(official) and len(found) <= MOST_PENALTIES
    for sentence, case, span, room in found:
        yield Hit(
            Element(sentence.zone),
            sentence.place(*span),
            case=case,
            review=room or not certain or case != "处罚",
        )


def _created(official: OfficialDocument) -> Iterator[tuple[Sentence, str, tuple[int, int], bool]]:
    """Yield what a paper creates: sentence, case, place in it, whether room is left for doubt."""
    before = ""
    for sentence in _sentences(official):
        text = sentence.normalised
        if LAW.search(text) is None and NEGATED.search(text) is None:
            for case, pattern in _CREATED:
                for found in pattern.finditer(text):
                    if not _quoted(text, found.start()):
                        room = LAW.search(before) is not None or pattern is SANCTION
                        yield sentence, case, found.span(), room
        before = text


MOST_PENALTIES = 3
"""A text with more is likely a chapter of a regulation (规章) that was stored as a paper."""
_CREATED = (
    ("处罚", PENALTY),
    ("处罚", SANCTION),
    ("许可", PERMIT),
    ("收费", CHARGE),
    ("证明", PROOF),
)


def prefers(context: Context) -> Iterator[Hit]:
    """A paper on operators prefers those of the place or designates one.

    Raises:
        NotApplicable: there is no official document.
    """
    official = context.official
    if official.kind is None or STATUTE.search(title_of(official)):
        raise NotApplicable("不是公文")
    for sentence in _sentences(official):
        text = sentence.normalised
        for found in PREFERRED.finditer(text):
            if FAIR.search(text) or _quoted(text, found.start()):
                continue
            yield Hit(Element(sentence.zone), sentence.place(*found.span()), review=True)


def _rules_text(official: OfficialDocument) -> tuple[Sentence, ...]:
    """Return the sentences of a paper that sets rules.

    Raises:
        NotApplicable: its title is not that of rules, or they are not in this file.
    """
    title = title_of(official)
    if SETS_RULES.search(title) is None:
        raise NotApplicable("只有办法、规定、细则、规则要写施行日期")
    if ISSUES.search(title) and official.first(Element.ISSUED) is None:
        raise NotApplicable("印发的文件不在这份文件里")
    own = _sentences(official)
    if not own:
        raise NotApplicable("没有正文")
    return own


def comes_into_force(context: Context) -> Iterator[Hit]:
    """A paper that sets rules says from when on, and names what it replaces.

    Raises:
        NotApplicable: the paper sets no rules for the public.
    """
    official = _required(context)
    own = _rules_text(official)
    if not any(START.search(one.normalised) for one in own):
        last = own[-1]
        yield Hit(
            Element(last.zone), last.span, case="没有施行日期", review=not is_numbered(official)
        )
    for one in own:
        found = UNNAMED.search(one.normalised)
        if found and "《" not in one.normalised and "号" not in one.normalised:
            yield Hit(Element(one.zone), one.place(*found.span()), case="没有写明废止的文件")


def has_term(context: Context) -> Iterator[Hit]:
    """A paper that sets rules says how long it is valid.

    Raises:
        NotApplicable: the paper sets no rules for the public.
    """
    official = _required(context)
    own = _rules_text(official)
    if not any(TERM.search(one.normalised) for one in own):
        yield Hit(Element(own[-1].zone), own[-1].span)


def is_access_list(title: str) -> bool:
    """Tell whether a title is that of a local negative list of market access."""
    if not LIST.search(title) or not ACCESS.search(title) or ALLOWED.search(title):
        return False
    return NATIONAL.search(title) is None and not title.startswith("市场准入负面清单")


def access_list(context: Context) -> Iterator[Hit]:
    """A local paper sets up a negative list of market access of its own.

    Raises:
        NotApplicable: there is no title, or no official document.
    """
    title = context.first(Element.TITLE)
    if title is None or context.official.kind is None:
        raise NotApplicable("没有标题")
    whole = title_of(context.official)
    if is_access_list(whole) and not re.search(r"《市场准入负面清单", whole):
        yield Hit(Element.TITLE, title.spans[0])
