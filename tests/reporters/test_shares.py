from __future__ import annotations

from dataclasses import replace

from govlint.reporters.shares import lines
from govlint.reporters.text import render
from govlint.text.width import display_width
from tests.reporters import compared, samples


def test_shares_then_sources() -> None:
    assert list(lines(compared.comparison())) == [
        "比对了 1,200 份文件：重合 77.0%（上级未注明 20.0%，改换层级词 15.0%，同级 12.0%，"
        "本机关以前 20.0%，其他 10.0%），引用有出处 8.0%，固定套语 7.0%，新写 8.0%",
        "来源：国务院关于供水的意见（上级，61.0%）；<b><U+202E>邻市\"'&（同级，12.0%）",
    ]


def test_three_sources_are_named() -> None:
    found = compared.comparison(sources=(*compared.sources(), *compared.sources()))
    assert list(lines(found))[1].endswith("；另有 1 份")


def test_a_source_without_title_goes_by_its_file() -> None:
    parent = compared.sources()[0]
    nameless = replace(parent, source=replace(parent.source, title=""))
    assert (
        list(lines(compared.comparison(sources=(nameless,))))[1] == "来源：国发.txt（上级，61.0%）"
    )


def test_nothing_found_is_one_line() -> None:
    found = compared.alike().comparison
    assert found is not None
    assert list(lines(found)) == ["比对了 1,200 份文件，没有找到重合的文字"]


def test_the_report_for_people_has_them_below_the_head() -> None:
    text = render(samples.report(compared.file_report()), width=80)
    assert text.split("\n")[1].startswith("  比对了 1,200 份文件：重合 77.0%")
    assert max(map(display_width, text.split("\n"))) <= 80
    assert not set(text) & set("\u202e\x00")
    assert render(samples.report(compared.file_report()), quiet=True) == ""
