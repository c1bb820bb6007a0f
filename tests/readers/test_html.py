import pytest

from govlint.readers.errors import ReadError
from govlint.readers.html import read_html
from govlint.readers.limits import Limits


def texts(markup: str) -> list[str]:
    return [block.text for block in read_html(markup, Limits()).blocks]


def code(markup: str, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read_html(markup, limits or Limits())
    assert "\n" not in caught.value.message
    return caught.value.code


def test_what_is_no_content_is_set_aside() -> None:
    page = (
        "<html><head><title>t</title><style>p{}</style></head><body><nav>首页</nav>"
        "<header>横幅</header><form>搜索<select><option>全站</select></form>"
        "<p>正文</p><!-- 注 --><noscript>请启用</noscript><footer>版权</footer><aside>推荐</aside>"
    )
    assert texts(page) == ["正文"]


def test_a_form_around_the_page_is_the_page() -> None:
    assert texts("<form><input value=x><p>关于工作的通知</p></form><p>尾") == [
        "关于工作的通知",
        "尾",
    ]


def test_a_page_that_is_all_furniture_is_read() -> None:
    assert texts("<body><header><p>关于工作的通知</p></header>") == ["关于工作的通知"]


def test_entities_are_characters() -> None:
    assert texts("<p>&#x5173;&#20110; &lt;A&gt; &amp;&middot;&ldquo;一&rdquo;") == [
        "关于 <A> &·“一”"
    ]


def test_a_meta_charset_does_not_mislead() -> None:
    assert texts('<meta charset="gb2312"><p>通知') == ["通知"]


def test_markup_of_word_is_read_through() -> None:
    page = (
        "<html xmlns:o='urn:o'><!--[if gte mso 9]><xml>x</xml><![endif]--><body>"
        "<p class=MsoNormal>正<o:p>文</o:p><![if !vml]>图<![endif]></p>"
    )
    assert texts(page) == ["正文图"]


def test_entity_declarations_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">'
        '<!ENTITY f SYSTEM "file:///etc/hostname">]><html><p>文&b;&f;'
    )
    found = "".join(texts(bomb))
    assert "哈哈哈哈" not in found
    assert "&b;" in found
    assert "&f;" in found


def test_deep_nesting_is_refused_not_cut_off() -> None:
    assert code("<div>" * 5_000 + "通知") == "limit"
    assert code("<b>" * 5_000 + "通知") == "limit"


def test_a_flood_of_marks_is_refused_before_parsing() -> None:
    assert code("<br>" * 30 + "通知", Limits(max_runs=20)) == "limit"
    assert code("<p " + "a=1 " * 90 + ">", Limits(max_runs=20)) == "limit"


def test_a_page_without_text() -> None:
    assert code("<html><body><img src=x></body></html>") == "empty"
    assert code("<html>") == "empty"
    assert code("<!-- only -->") == "empty"
