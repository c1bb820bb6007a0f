"""Pairs of invented papers, one copied from the other in a known way."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, zip_longest

from benchmarks.copies.texts import (
    CITY,
    FORMULAS,
    HEADINGS,
    OTHER_CITY,
    OWN,
    PROVINCE,
    SHARED,
    at,
)
from govlint.burden.copies.alignment import LEAST
from govlint.burden.copies.folding import fold
from govlint.burden.copies.sources import source_of
from govlint.model.blocks import Paragraph, Run
from govlint.model.copies import CopyKind, Source
from govlint.model.document import Document
from govlint.model.elements import OfficialDocument
from govlint.rules.facts import Facts
from govlint.structure import recognise

SUPERIOR_TITLE = "江南省人民政府关于规范基层公共管理服务的意见"
SUPERIOR_NUMBER = "江政发〔2025〕12号"
SIBLING_TITLE = "乙市人民政府关于规范基层公共管理服务的实施意见"
TITLE = "甲市人民政府关于规范基层公共管理服务的实施意见"
PAST_TITLE = "甲市人民政府关于规范基层公共管理服务的若干措施"
FORWARDING = "甲市人民政府转发江南省人民政府关于规范基层公共管理服务的意见的通知"
PER_HEADING = 3
SIZES = (4, 9, 16)
"""Paragraphs taken from a source."""
FACTS = Facts(superior_docs=(SUPERIOR_NUMBER,))


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph; ``kind`` None: it is the paper's own."""

    text: str
    kind: CopyKind | None = None


@dataclass(frozen=True)
class Pair:
    """A paper with its sources and the spans that are copied, as (start, end, kind)."""

    family: str
    official: OfficialDocument
    sources: tuple[Source, ...]
    spans: tuple[tuple[int, int, CopyKind], ...]
    facts: Facts = field(default=FACTS)


Lines = Sequence[Sequence[Piece]]


def own(*texts: str) -> list[list[Piece]]:
    """Return lines that are nobody else's."""
    return [[Piece(text)] for text in texts]


def _fragment(text: str) -> Piece:
    """Return a copied piece; by the measure, one of fewer than ``LEAST`` characters is no copy."""
    size = len(fold(text, [(0, len(text))]).text)
    return Piece(text, CopyKind.UNMARKED if size >= LEAST else None)


def _recognised(lines: Sequence[str]) -> OfficialDocument:
    blocks = tuple(Paragraph((Run(line),), line=at_) for at_, line in enumerate(lines, 1))
    return recognise(Document("text", blocks))


def _source(title: str, issuer: str, date: str, body: Sequence[str], number: str = "") -> Source:
    texts = ["".join(piece.text for piece in line) for line in _headed(own(*body))]
    head = [*([number] if number else []), title, "各有关单位："]
    return source_of(_recognised([*head, *texts, issuer, date]), f"{title}.txt")


def _headed(lines: Lines) -> list[Sequence[Piece]]:
    """Put a heading in front of every few paragraphs."""
    numerals = "一二三四五六七八九十"
    found: list[Sequence[Piece]] = []
    names = cycle(HEADINGS)
    for place, line in enumerate(lines):
        if place % PER_HEADING == 0:
            number = place // PER_HEADING
            mark = numerals[number] if number < 10 else f"十{numerals[number - 10]}"
            found.append([Piece(f"{mark}、{next(names)}")])
        found.append(line)
    return found


def superior(body: Sequence[str]) -> Source:
    """Return the paper of the province."""
    return _source(SUPERIOR_TITLE, "江南省人民政府", "2025年3月4日", body, SUPERIOR_NUMBER)


def sibling(body: Sequence[str]) -> Source:
    """Return the paper of another city."""
    return _source(SIBLING_TITLE, "乙市人民政府", "2025年6月10日", body)


def past(body: Sequence[str]) -> Source:
    """Return an older paper of the same city."""
    return _source(PAST_TITLE, "甲市人民政府", "2022年2月8日", body)


def pair(
    family: str, lines: Lines, sources: Sequence[Source], title: str = TITLE, issued: Lines = ()
) -> Pair:
    """Return a pair: the paper that these lines make."""
    tail = own("甲市人民政府", "2026年3月9日")
    whole = [[Piece(title)], [Piece("各县（市、区）人民政府，市政府各部门：")], *lines, *tail]
    whole += list(issued)
    spans: list[tuple[int, int, CopyKind]] = []
    texts: list[str] = []
    place = 0
    for line in whole:
        texts.append("".join(piece.text for piece in line))
        for piece in line:
            if piece.kind is not None:
                spans.append((place, place + len(piece.text), piece.kind))
            place += len(piece.text)
        place += 1
    return Pair(family, _recognised(texts), tuple(sources), tuple(spans))


def _mixed(copied: Lines, new: Lines, rng: random.Random) -> list[Sequence[Piece]]:
    """Lay copied and own paragraphs between each other, each in their order."""
    tagged = [(rng.random(), line) for line in new]
    step = 1 / max(1, len(copied))
    tagged += [(step * (place + 0.5), line) for place, line in enumerate(copied)]
    return [line for _, line in sorted(tagged, key=lambda item: item[0])]


def _printed(texts: Sequence[str], words: Mapping[str, str]) -> list[str]:
    return [at(text, words) for text in texts]


def _as(texts: Sequence[str], kind: CopyKind | None) -> list[list[Piece]]:
    return [[Piece(text, kind)] for text in texts]


Draw = tuple[list[str], list[str], list[str], random.Random]
"""Paragraphs taken, others of the same source, paragraphs of the paper's own."""


def _drawn(size: int, turn: int, seed: int) -> Draw:
    rng = random.Random(seed)
    shared, new = rng.sample(SHARED, len(SHARED)), rng.sample(OWN, len(OWN))
    count = max(2, size * (turn % 3 + 1) // 2)
    return shared[:size], shared[size : size + 6], new[:count], rng


def verbatim(size: int, turn: int, seed: int) -> Pair:
    """Word for word, in order."""
    taken, others, new, rng = _drawn(size, turn, seed)
    lines = _mixed(_as(_printed(taken, PROVINCE), CopyKind.UNMARKED), own(*new), rng)
    return pair("verbatim", _headed(lines), [superior(_printed([*taken, *others], PROVINCE))])


def substituted(size: int, turn: int, seed: int) -> Pair:
    """Words of level exchanged."""
    taken, others, new, rng = _drawn(size, turn, seed)
    lines = _mixed(_as(_printed(taken, CITY), CopyKind.LEVEL_WORDS), own(*new), rng)
    return pair("substituted", _headed(lines), [superior(_printed([*others, *taken], PROVINCE))])


def reordered(size: int, turn: int, seed: int) -> Pair:
    """Paragraphs in another order, and the sentences of every second one exchanged."""
    taken, others, new, rng = _drawn(size, turn, seed)
    copied = _as(_printed(taken, PROVINCE), CopyKind.UNMARKED)
    for place in range(0, len(copied), 2):
        first, _, second = copied[place][0].text.partition("。")
        copied[place] = [Piece(second, CopyKind.UNMARKED), Piece(f"{first}。", CopyKind.UNMARKED)]
    rng.shuffle(copied)
    source = superior(_printed([*taken, *others], PROVINCE))
    return pair("reordered", _headed(_mixed(copied, own(*new), rng)), [source])


def quoted(size: int, turn: int, seed: int) -> Pair:
    """In quotation marks, with the citation in the sentence, behind a colon; and some unmarked."""
    taken, others, new, rng = _drawn(size, turn, seed)
    printed = _printed(taken, PROVINCE)
    cited = f"《{SUPERIOR_TITLE.removeprefix('江南省人民政府')}》"
    lines: list[list[Piece]] = []
    for place, text in enumerate(printed):
        if place % 4 == 0:
            lines.append([Piece("省里提出：“"), Piece(text, CopyKind.QUOTED), Piece("”")])
        elif place % 4 == 1:
            first, stop, second = text.partition("。")
            lead = f"根据{cited}的要求，"
            lines.append(
                [
                    Piece(lead),
                    Piece(first + stop, CopyKind.QUOTED),
                    Piece(second, CopyKind.UNMARKED),
                ]
            )
        elif place % 4 == 2:
            lines.append(
                [Piece(f"{cited}（{SUPERIOR_NUMBER}）明确："), Piece(text, CopyKind.QUOTED)]
            )
        else:
            lines.append([Piece(text, CopyKind.UNMARKED)])
    source = superior([*printed, *_printed(others, PROVINCE)])
    return pair("quoted", _headed(_mixed(lines, own(*new), rng)), [source])


def one_citation(size: int, turn: int, seed: int) -> Pair:
    """A whole chapter behind one citation in its first sentence, which excuses that alone."""
    taken, others, new, rng = _drawn(size, turn, seed)
    printed = _printed(taken, PROVINCE)
    opening = own(f"根据《{SUPERIOR_TITLE}》，结合我市实际，提出以下实施意见。")
    lines = _mixed(_as(printed, CopyKind.UNMARKED), own(*new), rng)
    source = superior([*printed, *_printed(others, PROVINCE)])
    return pair("one citation", [*opening, *_headed(lines)], [source])


def two_sources(size: int, turn: int, seed: int) -> Pair:
    """Half from the province, half from another city, whose paper has another part of it too."""
    taken, others, new, rng = _drawn(size, turn, seed)
    half = max(1, size // 2)
    above, beside = taken[:half], taken[half:]
    copied = [
        *_as(_printed(above, PROVINCE), CopyKind.UNMARKED),
        *_as(_printed(beside, CITY), CopyKind.SIBLING),
    ]
    rng.shuffle(copied)
    sources = [
        superior(_printed([*above, *others[:3]], PROVINCE)),
        sibling(_printed([*beside, *others[3:]], OTHER_CITY)),
    ]
    return pair("two sources", _headed(_mixed(copied, own(*new), rng)), sources)


def own_past(size: int, turn: int, seed: int) -> Pair:
    """From an older paper of the same city, with a formula that every paper has."""
    taken, others, new, rng = _drawn(size, turn, seed)
    copied = _as(_printed(taken, CITY), CopyKind.OWN_PAST)
    formulas = _as(FORMULAS, CopyKind.FORMULA)
    source = past([*_printed([*taken, *others], CITY), *FORMULAS])
    return pair("own past", [*_headed(_mixed(copied, own(*new), rng)), *formulas], [source])


def pieces(size: int, turn: int, seed: int) -> Pair:
    """Single sentences of the province inside paragraphs of the paper's own."""
    taken, others, new, rng = _drawn(size, turn, seed)
    lines: list[list[Piece]] = []
    for text, around in zip_longest(_printed(taken, PROVINCE), new[:size], fillvalue=""):
        sentence = text.partition("。")[0] + "。" if text else ""
        lines.append([Piece(around), *([Piece(sentence, CopyKind.UNMARKED)] if sentence else [])])
    rng.shuffle(lines)
    source = superior(_printed([*taken, *others], PROVINCE))
    return pair("pieces", _headed(lines), [source])


def edited(size: int, turn: int, seed: int) -> Pair:
    """One clause of every paragraph written anew."""
    taken, others, new, rng = _drawn(size, turn, seed)
    clauses = [text.partition("，")[0] for text in reversed(OWN)]
    lines: list[list[Piece]] = []
    for place, text in enumerate(_printed(taken, PROVINCE)):
        parts = text.split("，")
        middle = len(parts) // 2
        before, behind = "，".join([*parts[:middle], ""]), "，".join(["", *parts[middle + 1 :]])
        own_clause = Piece(clauses[place % len(clauses)])
        lines.append([_fragment(before), own_clause, _fragment(behind if behind > "，" else "。")])
    source = superior(_printed([*taken, *others], PROVINCE))
    return pair("edited", _headed(_mixed(lines, own(*new), rng)), [source])


def regrouped(size: int, turn: int, seed: int) -> Pair:
    """Sentences as numbered items, or several paragraphs in one, with other blanks and widths."""
    taken, others, new, rng = _drawn(size, turn, seed)
    printed = _printed(taken, PROVINCE)
    lines: list[list[Piece]] = []
    for place in range(0, len(printed), 2):
        two = printed[place : place + 2]
        if place % 4 == 0:
            lines.append([Piece("　　"), *(Piece(text, CopyKind.UNMARKED) for text in two)])
            continue
        sentences = [f"{one}。" for text in two for one in text.split("。") if one]
        lines += [
            [Piece(f"（{mark}）"), _fragment(one.replace("、", "､"))]
            for mark, one in zip("一二三四五六", sentences, strict=False)
        ]
    source = superior([*printed, *_printed(others, PROVINCE)])
    return pair("regrouped", _headed(_mixed(lines, own(*new), rng)), [source])


def forwarded(size: int, turn: int, seed: int) -> Pair:
    """A plain notice with the forwarded paper behind it."""
    taken, *_ = _drawn(size, turn, seed)
    printed = _printed(taken, PROVINCE)
    lines = own(f"现将《{SUPERIOR_TITLE}》（{SUPERIOR_NUMBER}）转发给你们，请认真贯彻执行。")
    issued = [[Piece(SUPERIOR_TITLE)], *_headed(_as(printed, CopyKind.QUOTED))]
    return pair("forwarded", lines, [superior(printed)], FORWARDING, issued)


def unrelated(size: int, turn: int, seed: int) -> Pair:
    """Nothing copied: the paper has its own paragraphs, the source others."""
    taken, others, _, rng = _drawn(size, turn, seed)
    new = rng.sample(OWN, min(len(OWN), size * 2))
    source = superior(_printed([*taken, *others], PROVINCE))
    return pair("none", _headed(own(*new)), [source])


FAMILIES: tuple[tuple[Callable[[int, int, int], Pair], int], ...] = (
    (verbatim, 9),
    (substituted, 9),
    (reordered, 9),
    (quoted, 9),
    (one_citation, 6),
    (two_sources, 9),
    (own_past, 6),
    (pieces, 6),
    (edited, 6),
    (regrouped, 6),
    (forwarded, 6),
    (unrelated, 9),
)


def pairs() -> Iterator[Pair]:
    """Yield the pairs, always the same."""
    for number, (make, count) in enumerate(FAMILIES):
        for turn in range(count):
            yield make(SIZES[turn % len(SIZES)], turn // len(SIZES), 100 * number + turn)
