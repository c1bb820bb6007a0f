"""A change of a template, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.rules.changes import PAGE, PART_TERMS, keys_of, parse_change

VALUE_TERMS: Mapping[str, str] = {
    "true": "是",
    "false": "否",
    "none": "无",
    "left": "左对齐",
    "center": "居中",
    "right": "右对齐",
    "justify": "两端对齐",
    "distribute": "分散对齐",
}

PLACED: Mapping[str, str] = {"insert": "加上", "move": "移来"}
SIDES: Mapping[str, str] = {"before": "之前", "after": "之后"}


def change_text(text: str, line: int = 1) -> str:
    """Return a change in words: 标题的字体改为 黑体.

    Args:
        text: the change as written in a rule file.
        line: its line there.

    Raises:
        RuleFileError: the change cannot be read (a rule that was compiled has none).
    """
    change = parse_change(text, "", line)
    part = _part(change.part, change.index)
    if change.verb == "remove":
        return f"去掉{part}"
    if change.verb in PLACED:
        place = f"{_part(change.anchor, change.anchor_index)}{SIDES[change.side]}"
        words = f"“{change.value}”" if change.value else ""
        return f"{place}{PLACED[change.verb]}{part}{words}"
    key = keys_of(change.part)[change.key]
    value = VALUE_TERMS.get(change.value, change.value)
    owner = part if change.part == PAGE else f"{part}的"
    return f"{owner}{key}改为“{value}”"


def _part(name: str, index: int | None) -> str:
    which = f"第{index}个" if index is not None else ""
    return f"{which}{PART_TERMS[name]}"
