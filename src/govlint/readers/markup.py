"""Tell HTML and Markdown from plain text by their marks."""

from __future__ import annotations

import re

_HEAD = 65536
"""Characters looked at: marks of a format stand early."""

_HTML_START = re.compile(
    r"(?>\s+|\ufeff|<!--.*?-->|<\?[^>]*>)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|td|tr|table|span|li|ul|h[1-6]|font|strong|b|a|br|body|html)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\n(?:[\w-]+[ \t]*:.*\n|[ \t]+.*\n|-[ \t].*\n|#.*\n|\n)*+---[ \t]*(?:\n|$)"
)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)


def looks_like_html(text: str, *, hinted: bool = False) -> bool:
    """Tell whether a text is a web page or a piece of one.

    Args:
        text: the decoded file.
        hinted: its name says HTML; then one tag is enough.
    """
    head = text[:_HEAD]
    if _HTML_START.match(head):
        return True
    tags = sum(1 for _ in _HTML_TAG.finditer(head))
    return tags >= (1 if hinted else 3) and (hinted or head.lstrip("\ufeff \t\n\r").startswith("<"))


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text without a telling name is Markdown: front matter or ATX headings."""
    head = text[:_HEAD]
    if front_matter_end(head):
        return True
    headings = [found.start() for found in _ATX.finditer(head)]
    return len(headings) >= 2 or (bool(headings) and not head[: headings[0]].strip("\ufeff\n "))


def front_matter_end(text: str) -> int:
    """Return where the front matter of a Markdown text ends; 0 when it has none."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0
