"""Documents with their sources, made by hand: every class, two sources, hostile text."""

from __future__ import annotations

import datetime
from dataclasses import replace

from govlint.model.copies import Comparison, Copied, CopyKind, RankedSource, Relation, Source
from govlint.model.document import Document
from govlint.model.elements import Element, Layout, OfficialDocument, Stage
from govlint.model.finding import FileReport
from tests.reporters.samples import element, paragraph

TITLE = "甲市人民政府关于农村供水的通知"
CLEANING = "水厂每日检测余氯和浊度，检测结果在村务公开栏公示。"
HERE, THERE = (
    "全市要逐处明确管护主体，市水利局制定办法。",
    "全省要逐处明确管护主体，省水利厅制定办法。",
)
QUOTED = "管网老化的工程予以倾斜"
FORMULA = "本通知自印发之日起施行。"
SIBLING = "停水超过二十四小时的，应当启动应急供水。"
BROKEN = "旧设备由供水公司封存，\n台账逐月核对。"
LINES = (
    TITLE,
    "各县人民政府：",
    f"　　{CLEANING}{HERE}",
    "",
    f"　　“{QUOTED}”，石桥水厂九月底前换装发生器。{SIBLING}",
    f"　　{BROKEN}",
    f"　　{CLEANING}",
    f"　　{FORMULA}",
)
TEXT = "\n".join(LINES)
PARENT = f"国务院关于供水的意见\n　　{THERE}\n　　{QUOTED}，{CLEANING}\n{BROKEN}{FORMULA}\n"
OTHER = f"<script>alert(1)</script>\u202e\n{SIBLING}\x00"


def copied(
    text: str, source: int, kind: CopyKind, there: str = "", after: int = 0, text_here: str = TEXT
) -> Copied:
    """Return the span of a passage that the document and a source have."""
    other = (PARENT, OTHER)[source]
    start = text_here.index(text, after)
    source_start = other.index(there or text)
    return Copied(
        start,
        start + len(text),
        text,
        source,
        source_start,
        source_start + len(there or text),
        kind,
        verbatim=not there,
    )


def spans() -> tuple[Copied, ...]:
    first = TEXT.index(CLEANING)
    found = [
        copied(CLEANING, 0, CopyKind.UNMARKED),
        copied(CLEANING, 0, CopyKind.OWN_PAST, after=first + 1),
        copied(HERE, 0, CopyKind.LEVEL_WORDS, THERE),
        copied(QUOTED, 0, CopyKind.QUOTED),
        copied(SIBLING, 1, CopyKind.SIBLING),
        copied(BROKEN, 0, CopyKind.OTHER),
        copied(FORMULA, 0, CopyKind.FORMULA),
    ]
    return tuple(sorted(found, key=lambda span: span.start))


def sources() -> tuple[RankedSource, ...]:
    parent = Source(
        "上级/国发.txt",
        PARENT,
        ((11, len(PARENT)),),
        title="国务院关于供水的意见",
        number="国发〔2025〕18号",
        issuers=("国务院",),
        date=datetime.date(2025, 3, 4),
    )
    hostile = Source("<img src=x>\udcff.txt", OTHER, ((0, len(OTHER)),), title="<b>\u202e邻市\"'&")
    return (
        RankedSource(parent, Relation.SUPERIOR, "上级政府的文件：国务院", 0.61),
        RankedSource(hostile, Relation.SIBLING, "同级<政府>的文件", 0.12),
    )


def comparison(**changes: object) -> Comparison:
    base = Comparison(
        characters=120,
        spans=spans(),
        sources=sources(),
        shares={
            CopyKind.UNMARKED: 0.2,
            CopyKind.QUOTED: 0.08,
            CopyKind.LEVEL_WORDS: 0.15,
            CopyKind.SIBLING: 0.12,
            CopyKind.OWN_PAST: 0.2,
            CopyKind.FORMULA: 0.07,
            CopyKind.OTHER: 0.1,
            "new": 0.08,
        },
        copy_ratio=0.77,
        novelty=0.25,
        searched=1200,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def official(*lines: str) -> OfficialDocument:
    """Return a document with these lines; a line feed in one is a break in its paragraph."""
    shown = Document("text", tuple(map(paragraph, lines or LINES)))
    elements = {Element.TITLE: (element(Element.TITLE, (lines or LINES)[0], 0),)}
    return OfficialDocument(shown, "通知", Layout.WEB, Stage.FINAL, elements)


def file_report(path: str = "文稿/供水.txt", **changes: object) -> FileReport:
    """Return a file that was held against two sources."""
    base = FileReport(path, "text", "ab" * 32, official(), comparison=comparison())
    return replace(base, **changes)  # type: ignore[arg-type]


def alike() -> FileReport:
    """Return a file that has nothing of what was searched."""
    nothing = Comparison(120, shares={"new": 1.0}, searched=1200)
    return file_report("文稿/新写.txt", comparison=nothing)
