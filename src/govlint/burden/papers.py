"""What sort of paper a document is: by what the figures of the burden texts depend on."""

from __future__ import annotations

import re

from govlint.model.elements import Element, OfficialDocument

LAWS = frozenset({"条例", "办法", "规定", "规则", "细则", "章程", "法"})
SPEECHES = frozenset({"决议", "公报", "命令(令)", "批复", "函", "议案"})
REFERENCES = frozenset(
    {"标准", "指南", "目录", "清单", "公示", "须知", "规程", "规范", "导则", "解释"}
)
"""Texts to look things up in."""
PUBLIC = frozenset({"公告", "通告"})
PLANS = frozenset({"规划", "纲要"})
EXEMPT_TITLE = re.compile(
    r"(规划|规划纲要|纲要|讲话|致辞|发言|工作报告|公报|条例|章程|标准|规范|白皮书|政府工作报告)([（(].*[）)])?$"
)
RULES_ISSUED = re.compile(
    r"(办法|规定|规范|规程|解答|解释|条例|标准|目录|导则)([（(]试行[)）])?》?(（试行）)?的(通知|公告)$"
)
"""Titles of notices that issue rules, which are as long as they have to be."""
CENTRAL = re.compile(r"^(中共中央|国务院|中央办公厅|中办|国办)(?!.*(部|委员会|局|署|小组|行|院)$)")
CENTRAL_NUMBER = re.compile(r"^(国发|国办发|国函|国办函|中发|中办发|中办|国令|厅字)")
SPECIAL = re.compile(
    r"专项|细则|分工|整治|攻坚|试点|普查|检查|排查|督查|申报|评选|清理|推荐|会议|行动|活动|演练|培训"
)
COMPREHENSIVE = re.compile(
    r"总体|全面|综合|要点|年度|全年|高质量发展|五年|十[一二三四五]五|现代化|若干意见"
)
FORWARDS = re.compile(r"转发|批转")


def title_of(official: OfficialDocument) -> str:
    """Return the normalised title, that of an issued text behind it."""
    return "".join(text.normalised for text in official.elements.get(Element.TITLE, ()))


def is_exempt(official: OfficialDocument) -> bool:
    """Tell whether a paper is none of those that have to come to the point.

    Plans, laws and rules in articles, resolutions, speeches, communiqués, orders, replies, letters,
    announcements to the public, and texts to look things up in.
    """
    kinds = SPEECHES | PLANS | REFERENCES | PUBLIC
    if official.kind in kinds or EXEMPT_TITLE.search(title_of(official).strip("《》")):
        return True
    issues = RULES_ISSUED.search(title_of(official)) is not None
    return official.kind in LAWS or issues or is_statute(official)


def is_statute(official: OfficialDocument) -> bool:
    """Tell whether a text is divided into articles (第一条)."""
    return sum(heading.scheme == "article" for heading in official.headings) >= 3


def is_central(official: OfficialDocument) -> bool:
    """Tell whether the Party's centre, the State Council or their offices issue a paper."""
    numbers = official.elements.get(Element.DOCUMENT_NUMBER, ())
    names = (Element.ISSUER_MARK, Element.ISSUER_SIGNATURE)
    organs = [text.normalised for name in names for text in official.elements.get(name, ())]
    return any(CENTRAL_NUMBER.match(text.normalised) for text in numbers) or any(
        CENTRAL.match(organ.removesuffix("文件")) for organ in organs
    )


def is_comprehensive(official: OfficialDocument) -> bool:
    """Tell whether the title deploys comprehensive work (综合性工作)."""
    return COMPREHENSIVE.search(title_of(official)) is not None


def is_special(official: OfficialDocument) -> bool:
    """Tell whether the title names one campaign or concrete task, and no comprehensive work."""
    title = title_of(official)
    return SPECIAL.search(title) is not None and COMPREHENSIVE.search(title) is None


def forwards(official: OfficialDocument) -> bool:
    """Tell whether a paper hands on the paper of somebody else."""
    return FORWARDS.search(title_of(official)) is not None
