"""Rules and the clauses that they check, as SARIF describes a tool and its taxonomies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govlint.model.finding import Severity
from govlint.reporters.terms import FAMILY_TERMS
from govlint.rules.rule import Clause, Rule

LANGUAGE = "zh-CN"
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}
WHOLE = "全文"
"""The taxon of a source that names no clause."""
_PROBLEMS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_LINK_END = re.compile(r"\](?=\()")

Requirements = Mapping[tuple[str, str], str]
"""What a clause asks, in our own words, by document and number."""


@dataclass(frozen=True)
class Catalogue:
    """The rules of a run and the clauses that they cite, each with its place in the log."""

    rules: tuple[Rule, ...]
    requirements: Requirements
    index: Mapping[str, int]
    """Place of a rule, by code."""
    taxa: Mapping[str, Sequence[str]]
    """Numbers of the cited clauses, by document."""

    def relation(self, clause: Clause) -> dict[str, Any]:
        """Return a ``reportingDescriptorReference`` to the taxon of a clause."""
        number = clause.number or WHOLE
        documents = list(self.taxa)
        return {
            "id": number,
            "index": self.taxa[clause.document].index(number),
            "toolComponent": {
                "name": clause.document,
                "index": documents.index(clause.document),
            },
        }

    def taxa_of(self, code: str) -> list[dict[str, Any]]:
        """Return the taxa of a rule; none of a rule that was not run."""
        if code not in self.index:
            return []
        return [self.relation(clause) for clause in self.rules[self.index[code]].clauses()]

    def reference(self, code: str) -> dict[str, Any]:
        """Return ``ruleId`` and, where the rule is described in the log, ``ruleIndex``."""
        found: dict[str, Any] = {"ruleId": code}
        if code in self.index:
            found["ruleIndex"] = self.index[code]
        return found


def catalogue(rules: Iterable[Rule], requirements: Requirements) -> Catalogue:
    """Give rules and the clauses that they cite their places."""
    kept = tuple(rules)
    taxa: dict[str, list[str]] = {}
    for clause in (clause for rule in kept for clause in rule.clauses()):
        numbers = taxa.setdefault(clause.document, [])
        number = clause.number or WHOLE
        if number not in numbers:
            numbers.append(number)
    index = {rule.code: place for place, rule in enumerate(kept)}
    return Catalogue(kept, requirements, index, taxa)


def message(text: str) -> dict[str, str]:
    """Return a plain message: braces and brackets in it are no placeholders and no links."""
    escaped = text.replace("{", "{{").replace("}", "}}")
    return {"text": _LINK_END.sub(r"\\]", escaped)}


def driver(found: Catalogue, tool: str, notifications: Mapping[str, str]) -> dict[str, Any]:
    """Return the ``toolComponent`` of govlint.

    Args:
        found: the rules of the run.
        tool: name and version.
        notifications: what each kind of notification means.
    """
    name, _, version = tool.partition(" ")
    component: dict[str, Any] = {"name": name, "fullName": tool, "version": version}
    if re.fullmatch(r"\d+\.\d+\.\d+", version):
        component["semanticVersion"] = version
    return component | {
        "language": LANGUAGE,
        "shortDescription": message("检查党政机关公文的格式和写法"),
        "supportedTaxonomies": [
            {"name": document, "index": place} for place, document in enumerate(found.taxa)
        ],
        "rules": [_descriptor(rule, found) for rule in found.rules],
        "notifications": [
            {"id": key, "shortDescription": message(text)} for key, text in notifications.items()
        ],
    }


def taxonomies(found: Catalogue) -> list[dict[str, Any]]:
    """Return one ``toolComponent`` for each document whose clauses the rules cite."""
    return [
        {
            "name": document,
            "language": LANGUAGE,
            "shortDescription": message(f"{document} 的条款，要求用自己的话写"),
            "isComprehensive": False,
            "taxa": [_taxon(found, document, number) for number in numbers],
        }
        for document, numbers in found.taxa.items()
    ]


def _taxon(found: Catalogue, document: str, number: str) -> dict[str, Any]:
    taxon: dict[str, Any] = {"id": number, "name": f"{document} {number}"}
    requirement = found.requirements.get((document, number))
    return taxon | ({"shortDescription": message(requirement)} if requirement else {})


def _descriptor(rule: Rule, found: Catalogue) -> dict[str, Any]:
    descriptor: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": message(rule.name),
        "fullDescription": message(rule.why or rule.name),
        "help": _help(rule),
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.enabled},
        "relationships": [
            {"target": found.relation(clause), "kinds": ["superset"]} for clause in rule.clauses()
        ],
        "properties": _properties(rule),
    }
    if rule.aliases:
        descriptor["deprecatedIds"] = list(rule.aliases)
    return descriptor


def _help(rule: Rule) -> dict[str, str]:
    """Return why and how, as text and as Markdown; in Markdown no HTML may stand."""
    parts = [
        (title, text.strip())
        for title, text in (("为什么", rule.why), ("怎么改", rule.how), ("依据", rule.cited))
        if text.strip()
    ]
    text = "\n".join(f"{title}：{text}" for title, text in parts)
    markdown = "\n\n".join(f"## {title}\n\n{text}" for title, text in parts)
    shown = message(f"# {rule.code} {rule.name}\n\n{markdown}")["text"]
    return message(text) | {"markdown": shown.replace("<", "&lt;")}


def _properties(rule: Rule) -> dict[str, Any]:
    known = {
        "strength": rule.strength.value,
        "source": list(rule.source),
        "family": rule.family,
        "needs": sorted(need.value for need in rule.needs),
        "validFrom": rule.valid_from.isoformat() if rule.valid_from else None,
        "validTo": rule.valid_to.isoformat() if rule.valid_to else None,
        "fix": None if rule.fix is None else ("safe" if rule.fix.safe else "unsafe"),
        "problem.severity": _PROBLEMS.get(rule.severity),
        "tags": [FAMILY_TERMS.get(rule.family, rule.family)],
    }
    return {key: value for key, value in known.items() if value is not None}
