from __future__ import annotations

import pytest

from tests.readers.docx.build import defaults, docx, first, p, read

THEME = """<a:themeElements><a:clrScheme name="x">
<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>
<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2>
<a:accent1><a:srgbClr val="4F81BD"/></a:accent1><a:accent2><a:srgbClr val="FF0000"/></a:accent2>
<a:hlink><a:srgbClr val="0000FF"/></a:hlink></a:clrScheme>
<a:fontScheme name="x"><a:majorFont>
<a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>
<a:font script="Hans" typeface="黑体"/><a:font script="Hant" typeface="新細明體"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>
<a:font script="Hans" typeface="宋体"/><a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont>
</a:fontScheme></a:themeElements>"""
THEMED = (
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:eastAsiaTheme="minorEastAsia"/>'
)
CHINESE = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'


def fonts(
    run: str, settings: str = CHINESE, theme: str = THEME, styles: str = ""
) -> list[str | None]:
    found = read(docx(p("文a", run=run), settings=settings, theme=theme, styles=styles))
    return [run.format.font for run in first(found).runs]


def test_script_font_of_the_theme_language() -> None:
    assert fonts(THEMED) == ["宋体", "Calibri"]
    japanese = '<w:themeFontLang w:eastAsia="ja-JP"/>'
    assert fonts(THEMED, japanese) == ["ＭＳ 明朝", "Calibri"]


def test_east_asian_typeface_wins_over_the_script_list() -> None:
    theme = THEME.replace('<a:ea typeface=""/>', '<a:ea typeface="仿宋"/>')
    assert fonts(THEMED, theme=theme) == ["仿宋", "Calibri"]


def test_language_of_the_defaults_serves_where_settings_say_nothing() -> None:
    styles = defaults('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>')
    assert fonts(THEMED, "", styles=styles) == ["宋体", "Calibri"]
    assert fonts(THEMED, "") == [None, "Calibri"]


def test_theme_attribute_beats_the_plain_one_beside_it() -> None:
    both = '<w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="楷体" w:ascii="Arial"/>'
    assert fonts(both) == ["黑体", "Arial"]
    assert fonts(both, theme="") == ["楷体", "Arial"]


def test_plain_font_of_a_higher_layer_beats_the_theme_below() -> None:
    assert fonts('<w:rFonts w:eastAsia="楷体"/>', styles=defaults(THEMED)) == ["楷体", "Calibri"]


@pytest.mark.parametrize(
    ("written", "color"),
    [
        ('<w:color w:val="FF0000"/>', "FF0000"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ('<w:color w:val="red"/>', "FF0000"),
        ('<w:color w:val="auto"/>', "000000"),
        ("", "000000"),
        ('<w:color w:val="000000" w:themeColor="accent2"/>', "FF0000"),
        ('<w:color w:val="auto" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="365F91" w:themeColor="accent1" w:themeShade="BF"/>', "365F91"),
        ('<w:color w:val="123456" w:themeColor="accent9"/>', "123456"),
        ('<w:highlight w:val="red"/>', "000000"),
        (
            '<w:color w:val="000000"/><w14:textFill><w14:solidFill><w14:srgbClr w14:val="FF0000"/>'
            "</w14:solidFill></w14:textFill>",
            "FF0000",
        ),
        (
            '<w:color w:val="000000"/><w14:textFill><w14:solidFill>'
            '<w14:schemeClr w14:val="accent2"><w14:lumMod w14:val="75000"/></w14:schemeClr>'
            "</w14:solidFill></w14:textFill>",
            "BF0000",
        ),
    ],
)
def test_red_is_red_however_it_is_written(written: str, color: str) -> None:
    found = read(docx(p("红", run=written), settings=CHINESE, theme=THEME))
    assert first(found).runs[0].format.color == color


def test_mapping_of_the_scheme() -> None:
    settings = CHINESE + '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>'
    run = '<w:color w:val="000000" w:themeColor="text1"/>'
    found = read(docx(p("白", run=run), settings=settings, theme=THEME))
    assert first(found).runs[0].format.color == "FFFFFF"
