"""What a paper has of its superiors': B-COPY-1 share, -2 novelty, -3 words, -4 headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from govlint.burden.analysis import analysed
from govlint.burden.checks.empty import excerpt
from govlint.burden.checks.task_scope import DEPLOY
from govlint.burden.copies.comparison import compared
from govlint.burden.copies.exchanges import Exchanged, exchanged_sentences
from govlint.burden.copies.novelty import judged
from govlint.burden.copies.relations import organs_of
from govlint.burden.copies.sources import place_of, source_of, span_at
from govlint.burden.copies.superiors import is_certain, name_of, superiors
from govlint.burden.copies.trees import ARTICLE, Tree, at_least, distance, tree_of
from govlint.burden.demands import UPWARD
from govlint.burden.papers import LAWS, forwards, is_central, is_statute, title_of
from govlint.model.copies import Comparison, Copied, CopyKind, RankedSource, Relation
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence

ABOVE = (CopyKind.UNMARKED, CopyKind.LEVEL_WORDS)
OTHERS = {
    CopyKind.SIBLING: "同级或者其他地区的文件",
    CopyKind.OWN_PAST: "本单位以往的文件",
    CopyKind.OTHER: "看不出关系的文件",
}
NEAR, FAR, LAW, BESIDE = "较多", "大部分", "实施法律", "其他来源"
UNKNOWN = "看不出"
"""How the reason begins where nothing tells what a source is."""
LETTERS = re.compile(r"[^\W_]+")
IMPLEMENTS = re.compile(
    r"实施[《〈]?[^《》〈〉]{2,40}(?:法|条例|规定)[》〉]?(?:的)?(?:若干)?(?:办法|细则|规定|规则)"
)
GROUND = re.compile(r"(?:根据|依据|依照|按照)[^。]{0,40}《[^》]{2,40}(?:法|条例)》[^。]*制定本")
OPENING = 3
"""Sentences in which a rule names the law that it implements."""
LISTED, PAIRS = 3, 6
"""Passages, and exchanged words, that a finding shows."""


def paper(context: Context) -> OfficialDocument:
    """Return the paper that is judged by what it has of its superiors'.

    Raises:
        NotApplicable: it goes up, hands on what it has, or nobody stands above it.
    """
    official = context.official
    if official.kind is None:
        raise NotApplicable("没有认出公文")
    if is_statute(official) and not organs_of(source_of(official, "")):
        raise NotApplicable("分条的法规，看不出是谁制定的")
    if official.kind in UPWARD or context.facts.value("direction") == "up":
        raise NotApplicable("上行文要转述上级文件，不按这一条判断")
    if forwards(official):
        raise NotApplicable("转发、批转的文件，照原文转是对的")
    if is_central(official):
        raise NotApplicable("党中央、国务院的文件")
    return official


def share(context: Context) -> Iterator[Hit]:
    """B-COPY-1: share of the text that is that of superiors, quotations and formulas aside.

    Raises:
        NotApplicable: it goes up, hands on what it has, or nobody stands above it.
    """
    official, found = paper(context), compared(context)
    above = sum(found.shares.get(kind, 0.0) for kind in ABOVE)
    most, far = context.parameters["most"], context.parameters["far"]
    if above >= most and above * found.characters >= context.parameters["fewest"]:
        case = FAR if above >= far else LAW if _implements(official) else NEAR
        spans = [span for span in found.spans if span.kind in ABOVE]
        yield _share_hit(context, found, above, spans, case)
        return
    spans = [span for span in found.spans if _is_another_office(found, span)]
    beside = _part(found, spans)
    tells = official.kind in DEPLOY | LAWS and found.characters >= context.parameters["long"]
    if tells and beside >= most:
        yield _share_hit(context, found, beside, spans, BESIDE)


def _is_another_office(found: Comparison, span: Copied) -> bool:
    """Tell whether a passage is that of another region or office, or of nobody that is known.

    What an office wrote before, and what came later or from below, is no source of this kind.
    """
    reason = found.sources[span.source].reason
    unknown = span.kind is CopyKind.OTHER and reason.startswith(UNKNOWN)
    return span.kind is CopyKind.SIBLING or unknown


def _part(found: Comparison, spans: Sequence[Copied]) -> float:
    letters = sum(len(one) for span in spans for one in LETTERS.findall(span.text))
    return letters / found.characters if found.characters else 0.0


def _share_hit(
    context: Context, found: Comparison, part: float, spans: Sequence[Copied], case: str
) -> Hit:
    longest = sorted(spans, key=lambda span: (span.start - span.end, span.start))
    sources = [found.sources[number] for number in sorted({span.source for span in spans})]
    return Hit(
        Element.BODY,
        span_at(context.official, (longest[0].start, longest[0].end)),
        {
            "share": f"{part:.1%}",
            "sources": "、".join(_named(one) for one in sources[:LISTED]),
            "longest": excerpt(longest[0].text),
            "others": _others(found, {span.kind for span in spans}),
        },
        case=case,
        review=case in (FAR, NEAR) and not _any_certain(context, sources),
        evidence="\n".join(span.text for span in longest[:LISTED]),
    )


def _named(one: RankedSource) -> str:
    return f"{name_of(one.source)} {one.copy_ratio:.1%}（{one.reason}）"


def _any_certain(context: Context, sources: Sequence[RankedSource]) -> bool:
    above = [one for one in sources if one.relation is Relation.SUPERIOR]
    return any(is_certain(context, one) for one in above)


def _others(found: Comparison, kinds: Collection[CopyKind]) -> str:
    """Return what is shared with other sources besides."""
    told = [
        f"与{name}相同的占 {found.shares[kind]:.1%}"
        for kind, name in OTHERS.items()
        if kind not in kinds and found.shares.get(kind, 0.0) >= 0.01
    ]
    return f"另外，{'，'.join(told)}。" if told else ""


def _implements(official: OfficialDocument) -> bool:
    """Tell whether a rule implements a law that it names: in the title, else in its first lines."""
    if IMPLEMENTS.search(title_of(official)):
        return True
    first = analysed(official).sentences[:OPENING]
    return is_statute(official) and any(GROUND.search(one.normalised) for one in first)


def few_parameters(context: Context) -> Iterator[Hit]:
    """B-COPY-2: few sentences have a unit, place, number or date of their own.

    Raises:
        NotApplicable: it has nothing of a superior, or is too short.
    """
    official, found = paper(context), compared(context)
    above = sum(found.shares.get(kind, 0.0) for kind in ABOVE)
    if above < context.parameters["copied"]:
        raise NotApplicable("与上级文件相同的字句很少")
    if is_statute(official):
        raise NotApplicable("分条的法规、办法，不按句子里的本地内容判断")
    sentences = list(judged(official, found))
    if len(sentences) < context.parameters["fewest"]:
        raise NotApplicable("句子太少，不计算比例")
    bare = [one for one, local in sentences if not local]
    own = len(sentences) - len(bare)
    if own >= context.parameters["least"] * len(sentences):
        return
    sources = [one for one in found.sources if one.relation is Relation.SUPERIOR]
    first = next((one for one in bare if _is_copied(official, found, one)), bare[0])
    yield Hit(
        first.zone,
        first.span,
        {
            "share": f"{own / len(sentences):.1%}",
            "own": own,
            "count": len(sentences),
            "sources": "、".join(name_of(one.source) for one in sources[:LISTED]),
        },
        review=not _any_certain(context, sources),
        evidence="\n".join(one.text for one in bare[:LISTED]),
    )


def _is_copied(official: OfficialDocument, found: Comparison, sentence: Sentence) -> bool:
    start, end = place_of(official, sentence.span)
    at = bisect_right(found.spans, start, key=lambda span: span.end)
    return any(span.kind in ABOVE and span.start < end for span in found.spans[at : at + 1])


def exchanged_words(context: Context) -> Iterator[Hit]:
    """B-COPY-3: sentences of a superior in which level words or places alone were exchanged.

    Raises:
        NotApplicable: it goes up, hands on what it has, or nobody stands above it.
    """
    official, found = paper(context), compared(context)
    exchanged = list(exchanged_sentences(official, found))
    whole = sum(1 for _ in judged(official, found))
    wide = context.parameters["share"] * whole
    most, fewest = context.parameters["most"], context.parameters["fewest"]
    if len(exchanged) < most and not (len(exchanged) >= fewest and len(exchanged) >= wide):
        return
    sources = list(dict.fromkeys(one.source.source.path for one in exchanged))
    by_path = {one.source.source.path: one.source for one in exchanged}
    yield Hit(
        exchanged[0].sentence.zone,
        exchanged[0].place,
        {
            "count": len(exchanged),
            "share": f"{len(exchanged) / whole:.1%}",
            "sources": "、".join(name_of(by_path[path].source) for path in sources[:LISTED]),
            "pairs": _pairs(exchanged),
            "text": excerpt(exchanged[0].sentence.text),
            "other": excerpt(exchanged[0].text),
        },
        case=LAW if is_statute(official) else "",
        review=not _any_certain(context, list(by_path.values())) and not is_statute(official),
        evidence="\n".join(one.sentence.text for one in exchanged[:LISTED]),
    )


def _pairs(exchanged: Sequence[Exchanged]) -> str:
    counts = Counter(pair for one in exchanged for pair in one.pairs)
    return "、".join(f"“{there}”改成“{here}”" for (here, there), _ in counts.most_common(PAIRS))


def same_headings(context: Context) -> Iterator[Hit]:
    """B-COPY-4: the headings are those of a superior, one by one.

    Raises:
        NotApplicable: it has few headings, or articles.
    """
    official = paper(context)
    if is_statute(official):
        raise NotApplicable("分条的法规、办法，章名本来相近")
    own = tree_of(official)
    if len(own) < context.parameters["fewest"]:
        raise NotApplicable("层次标题很少")
    for one in superiors(context):
        apart = _apart(own, tree_of(one.source), context)
        if apart is not None:
            yield _headings_hit(official, one, own, apart)
            return


def _apart(own: Tree, there: Tree, context: Context) -> int | None:
    """Return the distance of two trees of headings; None where it is no small one."""
    largest = max(len(own), len(there))
    most = int(context.parameters["apart"] * largest)
    if len(there) < context.parameters["fewest"] or at_least(own, there) > most:
        return None
    found = distance(own, there)
    return found if found is not None and found <= most else None


def _headings_hit(official: OfficialDocument, one: RankedSource, own: Tree, apart: int) -> Hit:
    first = next(heading for heading in official.headings if heading.level != ARTICLE)
    span = Span(first.span.block, first.label_span.end, first.span.end)
    titles = [heading.title for heading in official.headings if heading.level != ARTICLE]
    return Hit(
        first.zone,
        span,
        {"count": len(own), "apart": apart, "sources": name_of(one.source), "reason": one.reason},
        evidence="\n".join(titles[: 2 * LISTED]),
    )
