"""Small invented papers and what they are held against."""

from __future__ import annotations

from govlint.burden.copies.comparison import compare
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.reading import reading_of
from govlint.burden.copies.sources import source_of
from govlint.model.copies import Comparison, Source
from govlint.model.elements import OfficialDocument
from govlint.rules.facts import NO_FACTS, Facts, known_facts
from tests.structure.support import read

TITLE = "国务院办公厅关于加强农村供水管护的意见"
NUMBER = "国办发〔2025〕18号"
SHORT_TITLE = "关于加强农村供水管护的意见"
CLEANING = (
    "千人以上供水工程应当配齐净化消毒设施，水厂每日检测余氯和浊度，检测结果在村务公开栏公示。"
)
STOPPAGE = "停水超过二十四小时的，应当启动应急供水并通报恢复时间，老年人家庭由专人送水上门。"
KEEPING = "各省要逐处明确供水工程的管护主体，省水利厅制定补助办法，对管网老化的工程予以倾斜。"
KEEPING_HERE = "各县要逐处明确供水工程的管护主体，市水利局制定补助办法，对管网老化的工程予以倾斜。"
OWN = "石桥水厂九月底前换装两套二氧化氯发生器，旧设备交县供水公司封存。"
SIGNED = ("甲市人民政府", "2025年9月3日")


def superior(*body: str) -> Source:
    """Return the paper of the superior with this body."""
    head = (NUMBER, TITLE, "各省、自治区、直辖市人民政府：")
    return source_of(read(*head, *body, "国务院办公厅", "2025年3月4日"), "superior.txt")


def paper(
    *body: str, title: str = "甲市人民政府关于农村供水的通知", behind: tuple[str, ...] = ()
) -> OfficialDocument:
    """Return a paper of a city with this body."""
    return read(title, "各县人民政府：", *body, *SIGNED, *behind)


def held(
    official: OfficialDocument, *sources: Source, facts: Facts = NO_FACTS, most: int = 5
) -> Comparison:
    """Return the comparison of a paper with sources."""
    document, index = source_of(official, "document.txt"), MemoryIndex(sources)
    return compare(document, reading_of(official), index, known_facts(facts, official), most)


def told(comparison: Comparison) -> list[tuple[str, str]]:
    """Return kind and text of every copied span."""
    return [(str(span.kind), span.text) for span in comparison.spans]
