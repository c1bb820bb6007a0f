"""A document and its sources side by side, as one HTML page.

The page holds everything: it opens with a double click, loads nothing and prints. A policy in it
lets its own style and script run and nothing else, so that no text of a stranger can do anything.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from govlint.burden.papers import title_of
from govlint.model.copies import Comparison
from govlint.model.elements import OfficialDocument
from govlint.model.finding import FileReport, Report
from govlint.reporters.shares import percent, searched
from govlint.reporters.sidebyside.columns import columns, pairs
from govlint.reporters.sidebyside.escaping import told
from govlint.reporters.sidebyside.overview import MEANINGS, overview
from govlint.reporters.sidebyside.passages import passages
from govlint.reporters.terms import COPY_TERMS

TITLE = "文件与来源对照"
NO_VERDICT = "本页列出相同的文字、它们的出处和比例，供人判断；是否妥当，本页不下结论。"
LACKS_SOURCES = "这个文件没有比对。"


def to_html(report: Report) -> str:
    """Return the page of a run: one section for each file.

    Args:
        report: of a run with sources; files that were not compared say why.
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    articles = "\n".join(_article(file, f"f{n}") for n, file in enumerate(report.files, 1))
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{TITLE}</title>\n<style>{style}</style>\n</head>\n<body>",
            f'<header>\n<h1>{TITLE}</h1>\n<p class="note">{NO_VERDICT}</p>',
            f"{_contents(report)}</header>\n<main>\n{articles}\n</main>",
            f"<footer>{told(report.tool)}</footer>\n{_descriptions()}",
            f"<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _asset(name: str) -> str:
    """Return a part of the page as browsers hash it: with plain line feeds."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _contents(report: Report) -> str:
    """Return the list of files, where there is more than one."""
    if len(report.files) < 2:
        return ""
    rows = "\n".join(
        f'<li><a class="to-file" href="#f{number}"><bdi>{told(file.path)}</bdi></a>'
        f"{_brief(file)}</li>"
        for number, file in enumerate(report.files, 1)
    )
    return f'<nav aria-label="文件">\n<ol class="files">\n{rows}\n</ol>\n</nav>\n'


def _brief(file: FileReport) -> str:
    if file.comparison is None:
        return ""
    return f" 重合 {percent(file.comparison.copy_ratio)}"


def _descriptions() -> str:
    """Return what assistive technology reads of a link into a passage."""
    rows = "\n".join(
        f'<span id="k-{kind}">{escape(f"{COPY_TERMS[kind]}：{meaning}")}</span>'
        for kind, meaning in MEANINGS.items()
    )
    return f"<div hidden>\n{rows}\n</div>"


def _article(file: FileReport, name: str) -> str:
    return "\n".join(
        (
            f'<article class="file" id="{name}" aria-labelledby="{name}title">',
            *_content(file, name),
            "</article>",
        )
    )


def _content(file: FileReport, name: str) -> Iterator[str]:
    official, comparison = file.official, file.comparison
    yield f'<h2 id="{name}title"><bdi>{told(_title(file))}</bdi></h2>'
    if official is None or comparison is None:
        yield f'<p class="about">{told(file.path)}</p>'
        yield f"<p>{told(file.error or LACKS_SOURCES)}</p>"
        return
    yield f'<p class="about">{_about(file, official, comparison)}</p>'
    found = passages(comparison)
    if not found:
        yield "<p>没有找到重合的文字。</p>"
        return
    yield overview(comparison, found, name)
    yield columns(official, comparison, found, name)
    yield pairs(comparison, found, name)


def _title(file: FileReport) -> str:
    return (title_of(file.official) if file.official else "") or file.path


def _about(file: FileReport, official: OfficialDocument, comparison: Comparison) -> str:
    parts = [
        f"<bdi>{told(file.path)}</bdi>",
        told(official.kind or "文种不明"),
        f"正文 {comparison.characters:,} 字",
        searched(comparison),
    ]
    return " · ".join(parts)
