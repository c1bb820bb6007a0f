"""The legal basis of a matter: there, in force, the article there, written as it should be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.laws import Law, State
from govlint.lists.values import blank, plain
from govlint.lists.values.citations import Citation, FormProblem, citations, form_problems
from govlint.lists.values.norms import LAW, LOCAL, REGULATION, rank_of
from govlint.model.items import Field

_VAGUE = re.compile(
    r"(?:根据|依据|依照|按照?|遵照|依法|详见|参见|另见|见|附件|附表|附后|后附|清单|目录|国家|省|市|县|区|我|本|各级|有关|相关|上级|"
    r"主管|职能|部门|单位|机关|法律|法规|规章|规范性|政策性?|文件|规定|要求|精神|条款|和|及|与|或|等|的|以|为准|"
    r"行政|其他|其它|现行|方针|执行|办理|设定|实施|依次|如下|所列|同上|略|待补充?|待定|待查|"
    r"\d|[一二三四五六七八九十]|[,.;:。、()\[\]《》\"“”/-])+"
)
SHOWN = 3
"""Problems that one message tells; of more only how many there are."""


def named(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-BASIS-1: a basis is there, and it names a norm."""
    text = row[Field.BASIS]
    if blank(text):
        yield ListHit(Field.BASIS, actual=text, evidence=text)
    elif not citations(text):
        vague = _VAGUE.fullmatch(plain(text).replace("\n", "")) is not None
        case = "没有写明" if vague else "看不出"
        yield ListHit(Field.BASIS, case=case, actual=text, evidence=short(text), review=not vague)


def in_force(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-BASIS-3: what a basis cites is in force on the day, and in its present edition."""
    for field in (Field.BASIS, Field.FEE_BASIS):
        seen: set[str] = set()
        for citation, law in _known(row.get(field, ""), context):
            if citation.key not in seen:
                seen.add(citation.key)
                yield from _standing(field, citation, law, context)


def _standing(
    field: Field, citation: Citation, law: Law, context: ListContext
) -> Iterator[ListHit]:
    state = law.state(context.day)
    title = f"《{citation.title}》"
    if state is State.REPEALED:
        instead = f"《{law.replaced_by}》" if law.replaced_by else ""
        since = f"自{law.repealed_on}起" if law.repealed_on else "已经"
        advice = f"，由{instead}代替" if instead else ""
        values = {"law": title, "since": since, "instead": advice}
        yield ListHit(field, values, actual=title, expected=instead or None, evidence=title)
    elif state is State.NOT_YET and law.effective:
        values = {"law": title, "since": str(law.effective)}
        yield ListHit(field, values, case="尚未施行", actual=title, evidence=title)
    elif citation.edition and _outdated(int(citation.edition), law, context.day):
        newest = law.edition or str(law.effective.year if law.effective else "")
        values = {"law": title, "edition": citation.edition, "newest": newest}
        yield ListHit(
            field, values, case="旧版本", actual=f"{title}（{citation.edition}年）",
            evidence=title, review=True,
        )  # fmt: skip


def _outdated(cited: int, law: Law, day: datetime.date) -> bool:
    """Tell whether the cited edition is older than the one known to be in force.

    An edition comes into force in its own year or the next.
    """
    if law.edition:
        return cited < int(law.edition) < day.year
    return law.effective is not None and law.effective <= day and cited < law.effective.year - 1


def existing(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-BASIS-4: the articles that a basis cites exist."""
    for citation, law in _known(row[Field.BASIS], context):
        if law.articles is None or law.state(context.day) is not State.IN_FORCE:
            continue
        beyond = [
            article
            for article in citation.articles
            if article.number is not None and not 1 <= article.number <= law.articles
        ]
        if beyond:
            cited = f"《{citation.title}》{'、'.join(article.printed for article in beyond)}"
            values = {"cited": cited, "articles": law.articles}
            yield ListHit(
                Field.BASIS, values, case="" if law.source == "given" else "待核",
                actual=cited, expected=f"第1至{law.articles}条", evidence=cited,
                review=law.source != "given",
            )  # fmt: skip


def _known(text: str, context: ListContext) -> Iterator[tuple[Citation, Law]]:
    """Yield the citations of a text whose law is known."""
    for citation in citations(text) if text else ():
        law = context.laws.find(citation.title, context.day) if citation.title else None
        if law is not None:
            yield citation, law


def well_written(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-BASIS-5: titles stand in 《》, articles have their 第, years of numbers stand in 〔〕."""
    text = row[Field.BASIS]
    found = form_problems(text)
    if found:
        told = [_told(problem) for problem in found[:SHOWN]]
        more = f"等{len(found)}处" if len(found) > SHOWN else ""
        values = {"problems": "；".join(told) + more}
        yield ListHit(
            Field.BASIS, values, actual=found[0].printed, expected=found[0].expected,
            evidence="；".join(problem.printed for problem in found[:SHOWN]),
        )  # fmt: skip
        return
    whole = [citation for citation in citations(text) if _needs_article(citation, context)]
    if whole:
        titles = "、".join(f"《{citation.title}》" for citation in whole[:SHOWN])
        yield ListHit(
            Field.BASIS, {"titles": titles}, case="没有条款", actual=titles, evidence=titles,
            review=True,
        )  # fmt: skip


def _needs_article(citation: Citation, context: ListContext) -> bool:
    if citation.articles or not citation.title:
        return False
    rank = rank_of(citation.title, citation.number, context.items.region)
    return rank in (LAW, LOCAL) or (rank == REGULATION and citation.title.endswith("条例"))


def _told(problem: FormProblem) -> str:
    printed, right = f"“{short(problem.printed)}”", problem.expected
    if problem.kind == "brackets":
        return f"{printed}的年份要用六角括号，序号不加“第”和0，写作“{right}”"
    if problem.kind == "unmarked":
        return f"{printed}没有加书名号，写作“{right}”"
    if problem.kind == "article":
        return f"{printed}少了“第”字"
    if problem.kind == "inside":
        return f"{printed}把条款写进了书名号，写作“{right}”"
    return f"{printed}的书名号不成对"


def short(text: str, most: int = 60) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
