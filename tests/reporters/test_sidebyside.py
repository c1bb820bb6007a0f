from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.copies import CopyKind
from govlint.model.finding import FileReport
from govlint.reporters.sidebyside.columns import CIRCLED
from govlint.reporters.sidebyside.escaping import printed
from govlint.reporters.sidebyside.marking import Mark, marked
from govlint.reporters.sidebyside.overview import SIGNS
from govlint.reporters.sidebyside.page import NO_VERDICT, to_html
from govlint.reporters.sidebyside.passages import passages, word_counts
from tests.conftest import Golden
from tests.reporters import compared, samples

VOID = {"meta", "br", "input", "rect"}
CHARACTERS = "甲市水，。 　\t\n<>&\"'\u202e\u2069\x00\x9b\r\xad\udc80𠮷"


class Page(HTMLParser):
    """A page as a browser would have it: the texts in it, its links, what each says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[dict[str, str]] = []
        self.texts: list[str] = []
        """The text of every ``div.text``; boxes as the characters that they stand for."""
        self.links: dict[str, str] = {}
        """The text of the pieces of every passage, by the id of the text and its number."""
        self.pointed: list[str] = []
        self.tags: list[tuple[str, Mapping[str, str]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        self.tags.append((tag, given))
        if given.get("class") == "text":
            self.texts.append("")
        if tag in VOID:
            return
        self.open.append({**given, "tag": tag})
        if "data-u" in given:
            self.take(chr(int(given["data-u"], 16)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data: str) -> None:
        if not any("data-u" in element for element in self.open):
            self.take(data)

    def take(self, text: str) -> None:
        if not any(element.get("class") == "text" for element in self.open):
            return
        self.texts[-1] += text
        for element in self.open:
            for number in element.get("data-n", "").split():
                key = f"{len(self.texts) - 1} {number}"
                self.links[key] = self.links.get(key, "") + text
            if element["tag"] == "b":
                self.pointed.append(text)

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.tags if "id" in given]


def page(*files: FileReport) -> Page:
    return Page(to_html(samples.report(*(files or (compared.file_report(),)))))


def bare(html: str) -> str:
    """Return a page without its style and script, whose wording no golden file has to repeat."""
    html = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", html)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", html)


def test_golden(golden: Golden) -> None:
    broken = FileReport("坏.docx", error="不是完整的 docx 文件（压缩包被截断）")
    report = samples.report(compared.file_report(), compared.alike(), broken)
    golden("sidebyside.html", bare(to_html(report)))


def test_the_texts_are_those_that_were_read() -> None:
    assert page().texts == [compared.TEXT, compared.PARENT, compared.OTHER]


def test_every_passage_is_marked_whole_on_both_sides() -> None:
    found = page()
    for number, span in enumerate(compared.spans(), 1):
        assert found.links[f"0 {number}"] == span.text.replace("\n", "")
        source = (compared.PARENT, compared.OTHER)[span.source]
        there = source[span.source_start : span.source_end]
        assert found.links[f"{span.source + 1} {number}"] == there.replace("\n", "")


def test_every_link_leads_somewhere() -> None:
    found = page(compared.file_report(), compared.file_report("二.txt"), compared.alike())
    assert len(set(found.ids)) == len(found.ids)
    targets = [given["href"] for tag, given in found.tags if tag == "a"]
    assert len(targets) > 2 * len(compared.spans())
    assert {target[0] for target in targets} == {"#"}
    assert {target[1:] for target in targets} <= set(found.ids)
    described = {
        given["aria-describedby"] for _, given in found.tags if "aria-describedby" in given
    }
    assert described <= set(found.ids)


def test_classes_have_a_sign_beside_their_colour() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS) == len(CopyKind) + 1
    signs = {
        given["data-sign"] for _, given in page().tags if given.get("id", "").startswith("f1d")
    }
    assert {
        f"{SIGNS[span.kind]}{number}{CIRCLED[span.source]}"
        for number, span in enumerate(compared.spans(), 1)
    } == signs


def test_the_words_that_were_exchanged_stand_out() -> None:
    found = passages(compared.comparison())
    assert [passage.words for passage in found if passage.words] == [
        (("全省", "全市"), ("省水利厅", "市水利局"))
    ]
    assert word_counts(found) == [(("全省", "全市"), 1), (("省水利厅", "市水利局"), 1)]
    assert page().pointed == ["全市", "市水利局", "全省", "省水利厅"]


def test_wordings_that_do_not_fold_alike_show_their_words_all_the_same() -> None:
    span = compared.copied("石桥水厂九月底前", 1, CopyKind.SIBLING, "停水超过二十四小")
    found = passages(compared.comparison(spans=(span,)))
    assert found[0].words
    assert found[0].here == found[0].there == ()


def test_nothing_of_a_stranger_is_obeyed() -> None:
    hostile = '"><script>alert(1)</script>\u202e<img src=x onerror=alert(1)>\x1b'
    file = compared.file_report(path=hostile, official=compared.official(hostile, *compared.LINES))
    lost = FileReport(hostile, error=hostile)
    html = to_html(samples.report(file, lost))
    html.encode()
    found = Page(html)
    assert found.texts[0] == "\n".join((hostile, *compared.LINES))
    assert [tag for tag, _ in found.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in found.tags}
    assert not {name for _, given in found.tags for name in given if name.startswith("on")}
    assert not set(bare(html)) & set("\u202e\x1b\x00\x9b")


def test_the_page_loads_nothing_and_runs_its_own_script_alone() -> None:
    html = to_html(samples.report(compared.file_report()))
    found = Page(html)
    policy = next(given["content"] for _, given in found.tags if "http-equiv" in given)
    for name in ("style", "script"):
        content = re.findall(rf"(?s)<{name}>(.*?)</{name}>", html)
        assert len(content) == 1
        digest = b64encode(sha256(content[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        for risk in ("http", "url(", "@import", "fetch", "innerHTML", "eval", "\r"):
            assert risk not in content[0]
    assert policy.startswith("default-src 'none'")
    assert not {"src", "style"} & {name for _, given in found.tags for name in given}


def test_the_script_finds_what_it_asks_for() -> None:
    html = to_html(samples.report(compared.file_report(), compared.file_report("二.txt")))
    script = html.partition("<script>")[2]
    asked = set(re.findall(r"(?:All|querySelector|closest|matches)\(\"([^\"]+)\"\)", script))
    assert len(asked) > 10
    given = page(compared.file_report(), compared.file_report("二.txt")).tags
    classes = {name for _, found in given for name in found.get("class", "").split()} | {"lit"}
    roles = {found.get("role") for _, found in given}
    for selector in asked:
        assert set(re.findall(r"\.([\w-]+)", selector)) <= classes, selector
        assert set(re.findall(r"\[role=(\w+)\]", selector)) <= roles, selector


def test_it_says_that_it_judges_nothing() -> None:
    html = to_html(samples.report(compared.file_report(), compared.alike()))
    assert html.count(NO_VERDICT) == 1
    assert not re.search("抄袭|照搬|违规|不合格", bare(html))


def test_shares_are_drawn_and_told() -> None:
    html = to_html(samples.report(compared.file_report()))
    widths = [float(width) for width in re.findall(r'<rect [^>]* width="([0-9.]+)"', html)]
    assert sum(widths) == pytest.approx(1000)
    assert "上级未注明 20.0%，改换层级词 15.0%" in html
    assert "<td>20.0%</td><td>24</td><td>1</td>" in html


def test_files_that_were_not_compared_say_so() -> None:
    html = bare(to_html(samples.report(compared.file_report(comparison=None))))
    assert "这个文件没有比对。" in html
    assert "没有找到重合的文字" in to_html(samples.report(compared.alike()))


def test_two_runs_give_the_same_page() -> None:
    first, second = (to_html(samples.report(compared.file_report())) for _ in range(2))
    assert first == second


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.sampled_from(CHARACTERS), max_size=60))
    place = st.integers(0, len(text))
    ends = draw(st.lists(st.tuples(place, place).map(sorted), max_size=6))
    return text, list(_marks(ends, draw(st.lists(place, max_size=4))))


def _marks(ends: list[list[int]], cuts: list[int]) -> Iterator[Mark]:
    for number, (start, end) in enumerate(ends, 1):
        words = tuple((cut, cut + 2) for cut in cuts if start <= cut and cut + 2 <= end)
        yield Mark(
            start, end, number, 0, CopyKind.OTHER, f"d{number}", f"s{number}", "他", "<", words
        )


@given(texts_with_marks(), st.integers(0, 60))
def test_any_text_comes_out_as_it_was_read(given_text: tuple[str, list[Mark]], cut: int) -> None:
    text, marks = given_text
    html = marked(text, marks, [(0, cut)])
    assert not set(html) & set("\u202e\u2069\x00\x9b\r\xad\udc80")
    found = Page(f'<div class="text">{html}</div>')
    assert found.texts == [text]
    for mark in marks:
        inside = text[mark.start : mark.end].replace("\n", "")
        assert found.links.get(f"0 {mark.number}", "") == inside
        assert found.ids.count(mark.anchor) == bool(inside)


def test_a_character_that_nobody_would_see_stands_in_a_box() -> None:
    assert printed("甲\u202e<\t") == ('甲<i class="odd" data-u="202e">&lt;U+202E&gt;</i>&lt;\t')
