"""From a hit of a rule to a finding that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from govlint.engine.locate import locate
from govlint.model.document import Capability
from govlint.model.elements import TERMS, Element, Span
from govlint.model.finding import Edit, Finding, Fix, Outcome, Severity
from govlint.rules import marks
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.expression import Scope, evaluate
from govlint.rules.rule import SEVERITY_OF_STRENGTH, Case, Rule
from govlint.rules.subjects import element_of, printed
from govlint.rules.template import render

LOW_CONFIDENCE = 0.5
"""Below this the element itself is a guess, and a person has to decide."""
NOWHERE = Span(0, 0, 0)
_FIGURES = re.compile(r"（全文共[^（）]*）|[0-9.]+")
"""What changes while a defect of looks stays: how often it is there, how far off it is."""


def hit_of(rule: Rule, case: Case, scope: Scope) -> Hit:
    """Describe the failure of an expression rule on the item of a scope."""
    context = scope.context
    span = marks.marked(scope.item, rule.mark, context) or _somewhere(context)
    element = element_of(scope.item, scope.subject, rule)
    fix = _fix(rule, span, scope)
    return Hit(
        element=element,
        span=span,
        values={"text": printed(scope.item, context) or context.printed(span)},
        case=case.name,
        edits=fix,
        safe=rule.fix.safe if rule.fix else False,
        confidence=getattr(scope.item, "confidence", 1.0),
        review=bool(context.used),
    )


def finding_of(
    rule: Rule, case: Case, hit: Hit, scope: Scope, severity: Severity | None
) -> Finding | None:
    """Turn a hit into a finding; None where its severity is off.

    Args:
        rule: the rule that hit.
        case: the case that decides strength and message.
        hit: what was found.
        scope: where placeholders of the message are looked up.
        severity: an office's own choice, instead of the clause's.

    Raises:
        TemplateError: a placeholder of the message has no value.
    """
    strength = hit.strength or case.strength
    own = SEVERITY_OF_STRENGTH[strength] if hit.strength else case.weight()
    weight = severity if severity and not rule.allows(own) else own
    if weight is Severity.OFF:
        return None
    context = scope.context
    element = str(hit.element)
    marked = context.printed(hit.span)
    review = hit.review or hit.confidence < LOW_CONFIDENCE
    return Finding(
        code=rule.code,
        name=rule.name,
        slug=rule.slug,
        source=rule.cited,
        strength=strength,
        severity=weight,
        outcome=Outcome.REVIEW if review else Outcome.FAIL,
        element=element,
        message=_message(rule, case, hit, marked, scope),
        why=rule.why,
        how=rule.how,
        evidence=hit.evidence if hit.evidence is not None else marked or _text(hit),
        location=locate(context.official, element, hit.span, hit.page, hit.box),
        fix=Fix(hit.safe, hit.edits) if hit.edits else None,
        confidence=hit.confidence,
        identity=_identity(case, hit) if Capability.LAYOUT in rule.needs else "",
    )


def _identity(case: Case, hit: Hit) -> str:
    """Tell defects of looks apart by what is wrong: any words may happen to carry them."""
    said = (
        _FIGURES.sub("", value)
        for key, value in sorted(hit.values.items())
        if key != "text" and isinstance(value, str)
    )
    return "\0".join((str(hit.element), case.name, *said))


def _text(hit: Hit) -> str:
    return str(hit.values.get("text", ""))


def _message(rule: Rule, case: Case, hit: Hit, marked: str, scope: Scope) -> str:
    element = str(hit.element)
    term = TERMS[Element(element)] if element in set(Element) else ""
    values: Mapping[str, Any] = {"text": marked, "mark": marked, "element": term, **hit.values}
    text = render(case.message or rule.message, values, scope)
    if text is None:
        return rule.name
    return text


def _fix(rule: Rule, span: Span, scope: Scope) -> tuple[Edit, ...]:
    """Return the edits of the rule's ``[fix]``; all of them or none."""
    if rule.fix is None:
        return ()
    if rule.fix.when is not None and evaluate(rule.fix.when, scope) is not True:
        return ()
    edits = tuple(_edits(rule, span, scope))
    return edits if len(edits) == len(rule.fix.edits) else ()


def _edits(rule: Rule, span: Span, scope: Scope) -> Iterator[Edit]:
    """Yield the edits that lie in the finding's own block and change something."""
    context = scope.context
    for part, template in rule.fix.edits if rule.fix else ():
        place = marks.marked(scope.item, part or rule.mark, context)
        if place is None or (place.block, place.cell) != (span.block, span.cell):
            continue
        marked = context.printed(place)
        text = render(template, {"text": printed(scope.item, context), "mark": marked}, scope)
        if text is not None and text != marked:
            yield Edit(place.start, place.end, text)


def _somewhere(context: Context) -> Span:
    """Return where a finding on something absent points: the title, else the beginning."""
    title = context.first(Element.TITLE)
    return title.span if title else NOWHERE
