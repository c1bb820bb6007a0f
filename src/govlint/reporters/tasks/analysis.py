"""``govlint show tasks``: every sentence as it was understood, for rule authors and the curious."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.burden.analysis import analysed
from govlint.burden.clauses import Clause, clauses
from govlint.burden.tasks import tasks
from govlint.engine.locate import locate
from govlint.model.elements import OfficialDocument
from govlint.reporters.excerpt import excerpt
from govlint.reporters.json import dumps, location_object
from govlint.reporters.places import place_in
from govlint.reporters.visible import visible
from govlint.structure.duties import Modality
from govlint.structure.sentences import Sentence

MODALITIES = {
    Modality.MUST: "必须",
    Modality.MUST_NOT: "不得",
    Modality.MAY: "可以",
    Modality.ABOLISH: "取消",
    Modality.STATE: "陈述",
}
NARROWEST = 20


def tasks_text(official: OfficialDocument, width: int = 100) -> str:
    """Show the sentences of body and issued text with what was read in each clause."""
    return "\n".join(_lines(official, width)) + "\n"


def tasks_json(official: OfficialDocument) -> str:
    """Return the same as JSON; ``task`` is the number of the row in the ledger, or null."""
    rows = _rows(official)
    written = analysed(official).written
    content = {
        "path": official.document.name,
        "document_date": written.isoformat() if written else None,
        "sentences": [
            {
                "text": sentence.text,
                "heading": sentence.path,
                "is_heading": sentence.is_heading,
                "location": location_object(locate(official, sentence.zone, sentence.span)),
                "clauses": [{**_plain(one), "task": rows.get(_key(one))} for one in found],
            }
            for sentence, found in clauses(official)
        ],
    }
    return dumps(content, indent=2) + "\n"


def _rows(official: OfficialDocument) -> dict[tuple[int, int], str]:
    return {(row.sentence.index, row.duty.start): row.id for row in tasks(official)}


def _key(clause: Clause) -> tuple[int, int]:
    return clause.duty.sentence.index, clause.duty.start


def _plain(clause: Clause) -> dict[str, Any]:
    duty = clause.duty
    term, rate = duty.deadline, duty.cadence
    return {
        "text": duty.text,
        "modality": duty.modality.value,
        "actor": [unit.name for unit in duty.lead],
        "partners": [unit.name for unit in duty.partners],
        "inherited": duty.inherited,
        "action": duty.action,
        "object": clause.object,
        "recipients": [unit.name for unit in clause.recipients],
        "condition": duty.condition,
        "quantities": list(duty.quantities),
        "deadline": {
            "text": term.text,
            "kind": term.kind,
            "day": term.day.isoformat() if term.day else None,
            "note": term.note,
        }
        if term
        else None,
        "cadence": {"text": rate.text, "period": rate.period, "times": rate.times}
        if rate
        else None,
        "evidence": list(clause.evidence),
        "quotations": list(clause.quotations),
        "basis": clause.basis,
    }


def _lines(official: OfficialDocument, width: int) -> Iterator[str]:
    written = analysed(official).written
    yield f"{visible(official.document.name)}  成文日期 {written or '不明'}"
    rows = _rows(official)
    for sentence, found in clauses(official):
        yield from _sentence(official, sentence, width)
        for clause in found:
            yield from _clause(clause, rows.get(_key(clause), ""), width)


def _sentence(official: OfficialDocument, sentence: Sentence, width: int) -> Iterator[str]:
    place = place_in(official.document, locate(official, sentence.zone, sentence.span))
    mark = "标题" if sentence.is_heading else "句"
    yield f"{mark} {sentence.index + 1}  {place}"
    yield f"  {_short(sentence.text, width - 2)}"


def _clause(clause: Clause, row: str, width: int) -> Iterator[str]:
    duty = clause.duty
    head = f"    ▸ {MODALITIES[duty.modality]}{f'  任务 {row}' if row else ''}"
    yield f"{head}  {_short(duty.text, width - 24)}"
    for name, text in _told(clause):
        if text:
            yield f"        {name}：{_short(text, width - 18)}"


def _told(clause: Clause) -> Iterator[tuple[str, str]]:
    duty = clause.duty
    before = "（承前）" if duty.inherited else ""
    yield "主体", "、".join(unit.name for unit in duty.lead) + before
    yield "配合", "、".join(unit.name for unit in duty.partners)
    yield "动作", duty.action
    yield "对象", clause.object
    yield "报给", "、".join(unit.name for unit in clause.recipients)
    yield "条件", duty.condition
    yield "数量", "、".join(duty.quantities)
    yield "期限", _deadline(clause)
    if duty.cadence:
        yield "频次", f"{duty.cadence.text}（{duty.cadence.period or '周期不明'}）"
    yield "材料", "、".join(clause.evidence)
    yield "引文", "、".join(clause.quotations)
    yield "依据", clause.basis


def _deadline(clause: Clause) -> str:
    term = clause.duty.deadline
    if term is None:
        return ""
    day = f"（{term.day}）" if term.day else "（没有确定的日子）"
    return f"{term.text}{day}{f'，{term.note}' if term.note else ''}"


def _short(text: str, width: int) -> str:
    return excerpt(text, 0, 0, max(width, NARROWEST)).line
