import pytest

from govlint.readers.markup import front_matter_end, looks_like_html, looks_like_markdown


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "\ufeff \n<HTML lang='zh'>",
        "<?xml version='1.0'?>\n<!-- a --><html>",
        "<p>一</p><p>二</p><br>",
        "<head><title>x</title>",
        "<table border=1><tr><td class='x'>一",
    ],
)
def test_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    ["通知", "<通知>正文</通知>", "a < b > c", "说明：用 <br> 换行，用 </p> 结束，用 </b>", ""],
)
def test_no_html(text: str) -> None:
    assert not looks_like_html(text)


def test_a_name_that_says_html_needs_one_tag() -> None:
    assert looks_like_html("通知<br>正文", hinted=True)
    assert not looks_like_html("通知", hinted=True)


def test_comments_without_end_take_no_exponential_time() -> None:
    assert not looks_like_html("<!-- --> " * 5_000 + "x")
    assert not looks_like_html("<!--" * 20_000)


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: 通知\n---\n正文", "# 通知\n正文", "\n\n# 通知\n", "前言\n## 一\n文\n## 二\n"],
)
def test_markdown(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize(
    "text", ["通知\n# 注释\n", "#通知\n", "---\n通知\n---\n", "一、总体要求\n1. 目标\n- 项\n", ""]
)
def test_no_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


def test_front_matter_ends_behind_its_last_line() -> None:
    text = "---\ntitle: 通知\ntags:\n  - a\n- b\n\n# c\n---\n正文"
    assert text[front_matter_end(text) :] == "正文"
    assert front_matter_end("---\ntitle: 通知\n") == 0
    assert front_matter_end("正文\n---\na: b\n---\n") == 0
