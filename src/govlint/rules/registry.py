"""The rules of a run, loaded from the pack and from an office's own folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from govlint import pack
from govlint.rules import office
from govlint.rules.errors import RuleFileError
from govlint.rules.rule import Rule, rule_from
from govlint.rules.select import UnknownRuleError, selected

DOCUMENT = "document"
"""Scope of the rules that ``check`` uses."""


@dataclass(frozen=True)
class RuleSet:
    """An immutable set of rules in the order of their files."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def _by_name(self) -> Mapping[str, Rule]:
        names = {alias: rule for rule in self.rules for alias in rule.aliases}
        names |= {rule.slug: rule for rule in self.rules}
        return names | {rule.code: rule for rule in self.rules}

    def get(self, code: str) -> Rule:
        """Return a rule by code, alias or slug.

        Raises:
            UnknownRuleError: (a KeyError) naming the nearest code.
        """
        found = self._by_name.get(code)
        if found is None:
            raise UnknownRuleError(code, self._by_name)
        return found

    def about_documents(self) -> RuleSet:
        """Return the rules that are asked of documents."""
        return RuleSet(tuple(rule for rule in self.rules if rule.scope == DOCUMENT))

    def about_lists(self) -> RuleSet:
        """Return the rules that are asked of lists and of comparisons."""
        return RuleSet(
            tuple(rule for rule in self.rules if rule.scope != DOCUMENT or rule.list_check)
        )

    def select(
        self,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        clause: Sequence[str] = (),
    ) -> RuleSet:
        """Return the rules that selectors leave; see ``govlint.rules.select``.

        Raises:
            UnknownRuleError: a selector fits no rule.
        """
        return RuleSet(selected(self.rules, select, ignore, clause))


def load_rules(extra_dirs: Sequence[str] = ()) -> RuleSet:
    """Load the packaged rules and those of an office's folders.

    Raises:
        RuleFileError: a rule file cannot be used, or a code is already taken.
    """
    packaged = _packaged()
    if not extra_dirs:
        return packaged
    return with_rules(packaged, [data for folder in extra_dirs for data in office.load(folder)])


def ruleset(data: Sequence[Mapping[str, Any]]) -> RuleSet:
    """Build a set from what the loader hands out."""
    return RuleSet(tuple(rule_from(item) for item in data))


def with_rules(base: RuleSet, data: Sequence[Mapping[str, Any]]) -> RuleSet:
    """Add rules to a set.

    Raises:
        RuleFileError: a code, slug or alias is already taken.
    """
    taken = {name: rule.file for name, rule in base._by_name.items()}
    for item in data:
        for name in dict.fromkeys((item["code"], item["slug"], *item["aliases"])):
            if name in taken:
                raise RuleFileError(item["file"], 1, f"“{name}”已在 {taken[name]} 里用过")
            taken[name] = item["file"]
    return RuleSet((*base.rules, *ruleset(data).rules))


@lru_cache(maxsize=1)
def _packaged() -> RuleSet:
    return ruleset(pack.section("rules"))
