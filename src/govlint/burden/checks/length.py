"""Checks of length: B-LEN-1 text proper, B-LEN-2 annexes, B-LEN-3 several papers in one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from govlint.burden.papers import (
    forwards,
    is_central,
    is_comprehensive,
    is_exempt,
    is_special,
    title_of,
)
from govlint.burden.shares import characters, count
from govlint.model.blocks import Paragraph
from govlint.model.elements import Attachment, Element, Heading, OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.facts import kind_name
from govlint.text.normalise import normalise

EXEMPT = "规划、法规、批复、函、令、公告等没有字数要求"
CENTRAL = "字数要求针对地方和部门的文件"
UNSURE = ("", "报告", "请示")
"""Kinds with figures of their own, and none."""
ISSUES = re.compile(r"印发|转发|批转|发布|颁布")
SECOND_TITLE = re.compile(
    r"^[^，。；：！？“”]{0,40}关于[^。；：！？]{4,60}的[^，。；：！？、]{2,8}$"
)


def text_proper(context: Context) -> Iterator[Hit]:
    """B-LEN-1: characters of the text proper of a paper of a locality or department.

    Raises:
        NotApplicable: the figure is not meant for this paper.
    """
    official = context.official
    if official.kind is None or is_exempt(official):
        raise NotApplicable(EXEMPT)
    if is_central(official):
        raise NotApplicable(CENTRAL)
    special = is_special(official)
    most = context.parameters["special"] if special else context.parameters["other"]
    found = characters(official)
    if found <= most:
        return
    unsure = official.kind in UNSURE or forwards(official) or is_comprehensive(official)
    case = "综合" if unsure else "专项" if special else "其他"
    name = Element.ISSUED if official.elements.get(Element.ISSUED) else Element.BODY
    title = official.first(Element.TITLE) or official.first(name)
    if title is not None:
        yield Hit(name, title.span, {"characters": found, "most": most}, case=case)


def annexes(context: Context) -> Iterator[Hit]:
    """B-LEN-2: annexes of running text that are many times as long as the paper itself.

    Raises:
        NotApplicable: there is no annex, or no paper.
    """
    official = context.official
    body = characters(official)
    if official.kind is None or not official.attachments or not body:
        raise NotApplicable("没有附件")
    sizes = [(one, _size(official, one)) for one in official.attachments]
    size = sum(own for _, own in sizes)
    if size > context.parameters["ratio"] * body and size > context.parameters["fewest"]:
        largest = max(sizes, key=lambda item: item[1])[0]
        yield Hit(
            Element.ATTACHMENT,
            largest.label_span,
            {"annexes": size, "body": body, "ratio": f"{size / body:.1f}"},
        )


def _size(official: OfficialDocument, annex: Attachment) -> int:
    """Return the characters of an annex, tables aside."""
    found = 0
    for span in annex.spans:
        block = official.document.blocks[span.block]
        if isinstance(block, Paragraph):
            found += count(block.text[span.start : span.end])
    return found


def several(context: Context) -> Iterator[Hit]:
    """B-LEN-3: a second title inside the text, behind which the numbers begin anew.

    Raises:
        NotApplicable: another title is in its place there.
    """
    official = context.official
    if official.kind is None or is_exempt(official):
        raise NotApplicable(EXEMPT)
    if ISSUES.search(title_of(official)):
        raise NotApplicable("印发、转发的文件另有标题")
    first = [
        heading
        for heading in official.headings
        if heading.zone is Element.BODY and heading.scheme == "outline" and heading.level == 1
    ]
    for before, heading in itertools.pairwise(first):
        if heading.number == 1 and before.number >= 2:
            yield from _title_between(official, before, heading)


def _title_between(official: OfficialDocument, before: Heading, heading: Heading) -> Iterator[Hit]:
    for number in range(before.span.block + 1, heading.span.block):
        block = official.document.blocks[number]
        if not isinstance(block, Paragraph) or official.zones[number] is not Element.BODY:
            continue
        text = normalise(block.text).text
        if SECOND_TITLE.match(text) and kind_name(text) and text not in title_of(official):
            for line in official.elements.get(Element.BODY, ()):
                span = next((s for s in line.spans if s.block == number), None)
                if span is not None:
                    yield Hit(Element.BODY, span, {"title": text})
                    return
