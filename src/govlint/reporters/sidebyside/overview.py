"""What stands above the texts: shares by class, the sources, the words that were exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from govlint.model.copies import Comparison, CopyKind, RankedSource
from govlint.reporters.shares import NEW, name_of, percent
from govlint.reporters.sidebyside.escaping import told
from govlint.reporters.sidebyside.passages import Passage, word_counts
from govlint.reporters.sidebyside.tables import table
from govlint.reporters.terms import COPY_TERMS, RELATION_TERMS

SIGNS: Mapping[str, str] = {
    CopyKind.QUOTED: "引",
    CopyKind.UNMARKED: "上",
    CopyKind.LEVEL_WORDS: "换",
    CopyKind.SIBLING: "同",
    CopyKind.OWN_PAST: "前",
    CopyKind.FORMULA: "套",
    CopyKind.OTHER: "他",
    NEW: "新",
}
"""One character for each class, so that nobody needs the colours."""
MEANINGS: Mapping[str, str] = {
    CopyKind.QUOTED: "加了引号，或者写明了出处",
    CopyKind.UNMARKED: "与上级文件逐字相同，没有引号，也没有写明出处",
    CopyKind.LEVEL_WORDS: "与上级文件相同，只换了层级词、地名",
    CopyKind.SIBLING: "与别的地区、别的部门的文件相同",
    CopyKind.OWN_PAST: "与本机关以前的文件相同",
    CopyKind.FORMULA: "许多文件通用的语句，不计入重合",
    CopyKind.OTHER: "与来源相同，来源是上级、同级还是本机关不清楚",
    NEW: "在来源里没有找到的文字",
}
SHARE_HEADS = ("标记", "类别", "比例", "字数", "处数", "说明")
_WIDTH, _HEIGHT = 1000, 44
_WIDE_ENOUGH = 34
"""Width of a part of the bar that has room for its sign."""
_WORDS_SHOWN = 30


def overview(comparison: Comparison, found: Sequence[Passage], name: str) -> str:
    """Return shares, sources and exchanged words of one document.

    Args:
        comparison: the document against its sources.
        found: its passages.
        name: what the ids of this document begin with.
    """
    left = "\n".join((_bar(comparison, name), _table(comparison, found), _ratio(comparison)))
    right = "\n".join((_sources(comparison, found, name), *_words(found)))
    return (
        f'<div class="overview">\n<section>\n<h3>各类文字的比例</h3>\n{left}\n</section>\n'
        f"<section>\n<h3>来源</h3>\n{right}\n</section>\n</div>"
    )


def _bar(comparison: Comparison, name: str) -> str:
    """Return the shares as a drawing; the table below it says the same in words."""
    described = "，".join(
        f"{term} {percent(share)}" for _, term, share in _classes(comparison) if share
    )
    parts = "".join(_parts(comparison))
    return (
        f'<svg class="bar" role="img" aria-labelledby="{name}bar" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<title id="{name}bar">{described}</title>{parts}</svg>'
    )


def _parts(comparison: Comparison) -> Iterator[str]:
    place = 0.0
    for kind, _, share in _classes(comparison):
        width = share * _WIDTH
        if width <= 0:
            continue
        yield f'<rect class="b-{kind}" x="{place:.1f}" y="1" width="{width:.1f}" height="42"/>'
        if width >= _WIDE_ENOUGH:
            middle = place + width / 2
            yield f'<text x="{middle:.1f}" y="29" text-anchor="middle">{SIGNS[kind]}</text>'
        place += width


def _classes(comparison: Comparison) -> Iterator[tuple[str, str, float]]:
    for kind, term in COPY_TERMS.items():
        yield str(kind), term, comparison.shares.get(kind, 0.0)


def _table(comparison: Comparison, found: Sequence[Passage]) -> str:
    counts = Counter(str(passage.span.kind) for passage in found)
    rows = (
        f'<td><span class="sign k-{kind}">{SIGNS[kind]}</span></td><th scope="row">{term}</th>'
        f"<td>{percent(share)}</td><td>{round(share * comparison.characters):,}</td>"
        f"<td>{'' if kind == NEW else counts[kind]}</td><td>{MEANINGS[kind]}</td>"
        for kind, term, share in _classes(comparison)
    )
    return table(SHARE_HEADS, rows, "shares")


def _ratio(comparison: Comparison) -> str:
    own = (
        "" if comparison.novelty is None else f"有本地内容的句子占 {percent(comparison.novelty)}。"
    )
    return (
        f"<p>计入重合的文字占 <strong>{percent(comparison.copy_ratio)}</strong>"
        f"（引用有出处的和固定套语不计入）。{own}字数按正文的汉字、字母和数字计，标题、层次标题和表格除外。</p>"
    )


def _sources(comparison: Comparison, found: Sequence[Passage], name: str) -> str:
    counts = Counter(passage.span.source for passage in found)
    rows = "\n".join(
        f"<li>{_source(one, f'#{name}source{number}')}<br>"
        f'<span class="reason">{told(_details(one))}</span><br>'
        f"{counts[number]} 处；依据：{told(one.reason)}</li>"
        for number, one in enumerate(comparison.sources)
    )
    return f'<ol class="sources">\n{rows}\n</ol>'


def _source(one: RankedSource, link: str) -> str:
    relation = RELATION_TERMS[one.relation]
    return (
        f'<span class="relation">{relation}</span> '
        f'<a class="to-source" href="{link}"><bdi>{told(name_of(one))}</bdi></a> '
        f"<strong>{percent(one.copy_ratio)}</strong>"
    )


def _details(one: RankedSource) -> str:
    source = one.source
    day = "" if source.date is None else source.date.isoformat()
    return " · ".join(
        part for part in (source.number, "、".join(source.issuers), day, source.path) if part
    )


def _words(found: Sequence[Passage]) -> Iterator[str]:
    counted = word_counts(found)
    if not counted:
        return
    shown = "；".join(
        f"{told(there)}→{told(here)} {count} 处" for (there, here), count in counted[:_WORDS_SHOWN]
    )
    more = f"；另有 {len(counted) - _WORDS_SHOWN} 种" if len(counted) > _WORDS_SHOWN else ""
    yield f'<h3>改换的词（来源→本文件）</h3>\n<p class="words">{shown}{more}</p>'
