from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from govlint.model.listing import Consistency, Departure, ListPlace, Rate
from govlint.reporters.lists import html
from govlint.reporters.lists.page import heat
from govlint.reporters.lists.page.matters import sections, within
from govlint.reporters.lists.shades import NOTHING, SHADES, shade_of
from tests.conftest import Golden
from tests.reporters.lists import samples

VOID = {"meta", "br", "input"}
HOSTILE = "</script><script>alert(1)</script>\"'&\u202e\x1b<a href=http://example.invalid>"


class Page(HTMLParser):
    """The elements of a page, and whether every one of them is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            given
            for name, given in self.tags
            if name == tag and all(given.get(key) == value for key, value in wanted.items())
        ]


def bare(text: str) -> str:
    """Return a page without its style and script, whose wording no golden file has to repeat."""
    text = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", text)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", text)


def test_golden(golden: Golden) -> None:
    golden("lists-compare.html", bare(html.to_html(samples.comparison())))


def test_the_policy_lets_its_own_style_and_script_run_alone() -> None:
    text = html.to_html(samples.comparison())
    (policy,) = Page(text).of("meta", **{"http-equiv": "Content-Security-Policy"})
    for tag in ("style", "script"):
        (content,) = re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", text)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy["content"]
    assert policy["content"].startswith("default-src 'none'")


def test_nothing_is_loaded_and_nothing_of_a_stranger_is_obeyed() -> None:
    made = samples.comparison()
    one = samples.difference(
        "L-TIME-1",
        0,
        "legal_limit",
        "different",
        matter=HOSTILE,
        expected=HOSTILE,
        places=(Departure(HOSTILE, ListPlace(3, HOSTILE), HOSTILE),),
    )
    regions = (replace(made.regions[0], name=HOSTILE), *made.regions[1:])
    text = html.to_html(replace(made, findings=(one,), regions=regions, tool=HOSTILE))
    page = Page(text)
    assert len(page.of("script")) == 1
    assert not page.of("a")
    assert not [given for _, given in page.tags if {"href", "src", "style"} & set(given)]
    assert not [given for _, given in page.tags for name in given if name.startswith("on")]
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_every_finding_is_listed_with_what_the_filters_ask_for() -> None:
    page = Page(html.to_html(samples.comparison()))
    rows = [given for given in page.of("tr") if "data-s" in given]
    assert sorted((row["data-f"], row["data-s"], row["data-r"]) for row in rows) == [
        ("legal_limit", "error", "2"),
        ("materials", "warning", "1"),
        ("presence", "review", "2"),
        ("presence", "warning", "2"),
        ("promised_limit", "better", "1"),
        ("type", "error", "2"),
    ]
    options = {given["value"] for given in page.of("option")}
    assert {"", "1", "2", "legal_limit", "error", "review", "better"} <= options


def test_regions_that_depart_alike_stand_on_one_line() -> None:
    places = tuple(Departure(name, samples.place(3), "30个工作日") for name in ("乙市", "丙市"))
    one = samples.difference("L-TIME-1", 0, "legal_limit", "different", places=places)
    page = Page(html.to_html(samples.comparison(findings=(one,))))
    assert [given["data-r"] for given in page.of("tr") if "data-r" in given] == ["1 2"]


def test_the_gravest_matters_come_first() -> None:
    found = [section.name for section in sections(samples.comparison())]
    assert found[-1] == "河灯节活动登记"
    assert set(found[:2]) == {"小型水库蓄水验收", "露天演出场地备案"}


def test_a_page_has_so_many_lines_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(within(sections(samples.comparison()), 3)) == 2
    monkeypatch.setattr(html, "MOST_LINES", 3)
    text = html.to_html(samples.comparison())
    assert "一页最多列 3 行差别，这里只有前 2 个事项" in text
    assert len(Page(text).of("section", **{"class": "matter"})) == 2


def test_the_heat_map_has_every_cell_and_its_number() -> None:
    page = Page(html.to_html(samples.comparison()))
    assert len(page.of("g", **{"class": "cell"})) == 3 * 4
    (drawing,) = page.of("svg")
    assert drawing["role"] == "img"
    assert "3 个地区、3 个字段" in drawing["aria-label"]


def test_of_many_regions_those_with_the_lowest_rates_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heat, "REGIONS_SHOWN", 2)
    assert heat.regions_of(samples.comparison()) == ["丙市", "乙市"]
    assert "只画一致率最低的 2 个（共 3 个）" in html.to_html(samples.comparison())


def test_a_comparison_without_anything_is_a_page_too() -> None:
    empty = samples.comparison(findings=(), consistency=Consistency(Rate(0, 0)))
    text = html.to_html(empty)
    assert "没有差别" in text
    assert not Page(text).of("svg")


def test_shades_grow_darker_and_their_figures_can_be_read() -> None:
    def light(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    lights = [light(shade.fill) for shade in SHADES]
    assert lights == sorted(lights, reverse=True)
    for shade in (*SHADES, NOTHING):
        low, high = sorted((light(shade.fill), light(shade.ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("rate", "name"), [(None, "nothing"), (1.0, "full"), (0.9999, "r95"), (0.6, "r60"), (0, "r0")]
)
def test_shade_of(rate: float | None, name: str) -> None:
    assert shade_of(rate).name == name
