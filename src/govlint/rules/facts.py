"""Facts about a document that its text alone cannot prove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from govlint.model.elements import Element, OfficialDocument, Stage

FACT_TERMS: Mapping[str, str] = {
    "kind": "文种",
    "stage": "送审稿还是定稿",
    "direction": "行文方向",
    "classified": "是否涉密",
    "sealed": "是否加盖印章",
    "authority_note": "授权依据",
    "joint": "联合行文机关",
    "superior_docs": "上级文件",
    "issuer": "发文机关",
    "recipients": "主送机关的隶属关系",
    "cc": "抄送机关的隶属关系",
}
"""Chinese terms of the facts."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as the caller describes it; ``level`` is 国, 省, 市, 县 or 乡."""

    name: str | None = None
    system: str | None = None
    level: str | None = None
    region: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts given by the caller; None and empty mean *not given*.

    ``direction`` is up, down, parallel or public. A fact given here makes a finding ``fail``;
    the same fact inferred from the text makes it ``review``.
    """

    kind: str | None = None
    stage: Stage | None = None
    direction: str | None = None
    classified: bool | None = None
    sealed: bool | None = None
    authority_note: str | None = None
    joint: tuple[str, ...] = ()
    superior_docs: tuple[str, ...] = ()
    issuer: Organ | None = None
    recipients: tuple[Organ, ...] = ()
    cc: tuple[Organ, ...] = ()

    def given(self) -> Iterator[str]:
        """Yield the names of the facts that the caller gave."""
        for item in fields(self):
            if getattr(self, item.name) not in (None, ()):
                yield item.name


NO_FACTS = Facts()

DIRECTION_OF_KIND: Mapping[str, str] = {
    "请示": "up",
    "报告": "up",
    "批复": "down",
    "公告": "public",
    "通告": "public",
    "公报": "public",
}
"""Only the kinds whose direction article 8 of the 条例 fixes."""


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Facts as rules see them: given ones first, then inferred ones, which are marked."""

    given: Facts = NO_FACTS
    inferred: Mapping[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """Return a fact; None where it is neither given nor inferred."""
        found = getattr(self.given, name)
        return self.inferred.get(name) if found in (None, ()) else found

    def is_inferred(self, name: str) -> bool:
        """True when the value comes from the text and not from the caller."""
        return getattr(self.given, name) in (None, ()) and name in self.inferred


def known_facts(given: Facts, official: OfficialDocument) -> KnownFacts:
    """Join what the caller gave with what the document lets us infer."""
    return KnownFacts(given, dict(_inferences(official)))


def _inferences(official: OfficialDocument) -> Iterator[tuple[str, Any]]:
    if official.kind is not None:
        yield "kind", official.kind
    yield "stage", official.stage
    if official.first(Element.SIGNATORIES) is not None:
        yield "direction", "up"
    elif official.kind is not None and official.kind in DIRECTION_OF_KIND:
        yield "direction", DIRECTION_OF_KIND[official.kind]
    if official.first(Element.CLASSIFICATION) is not None:
        yield "classified", True
