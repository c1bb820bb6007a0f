"""What profiles and the configuration changed in the rules, and who did, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govlint.engine.profile import SEVERITY, Profile
from govlint.model.finding import Report
from govlint.reporters.terms import SEVERITY_TERMS
from govlint.reporters.visible import visible
from govlint.rules.parameters import shown
from govlint.rules.rule import Rule

_SHOWN = 10
_SEVERITIES = {str(severity): term for severity, term in SEVERITY_TERMS.items()}


def summary_lines(report: Report) -> Iterator[str]:
    """Yield who changed what in the rules of a run; nothing where nobody was asked to."""
    changes = report.configuration.get("changes", ())
    profile = report.configuration.get("profile")
    if profile is not None and not changes:
        yield visible(f"配置档“{profile}”：没有改动规则")
        return
    if not changes:
        return
    by = f"配置档“{profile}”" if profile is not None else "配置"
    yield visible(f"按{by}改动规则 {len(changes)} 处：")
    for one in changes[:_SHOWN]:
        what = _change(one["key"], one["before"], one["after"], one["case"])
        yield visible(f"  {one['code']} {what}（{_who(one['profile'], one['file'])}）")
    if len(changes) > _SHOWN:
        yield f"  另有 {len(changes) - _SHOWN} 处，见 --format json"


def of_rule(rule: Rule, profile: Profile) -> str:
    """Return what a profile changed in one rule, as one line."""
    parts = [
        f"{_change(one.key, one.before, one.after, one.case, length=one.key in rule.lengths)}"
        f"（{_who(one.profile, one.file)}）"
        for one in profile.changes
        if one.code == rule.code
    ]
    return f"{profile.name}：{'；'.join(parts) if parts else '没有改动这条规则'}"


def _change(key: str, before: Any, after: Any, case: str, *, length: bool = False) -> str:
    if key == SEVERITY:
        of = f"情形“{case}”" if case else ""
        return f"{of}轻重 {_severity(before)} → {_severity(after)}"
    return f"参数 {key} {shown(before, length=length)} → {shown(after, length=length)}"


def _severity(words: str) -> str:
    return "、".join(_SEVERITIES[word] for word in words.split("/"))


def _who(name: str, file: str) -> str:
    return name if file in ("", name) else f"{name}，{file}"
