import pytest
from lxml import etree

from govlint.model.blocks import Block, Paragraph
from govlint.readers.errors import ReadError
from govlint.readers.html_walk import Walker, line_of, tag_of
from govlint.readers.limits import Deadline, Limits


def walk(markup: str, limits: Limits | None = None) -> list[Block]:
    root = etree.fromstring(markup, etree.HTMLParser())
    walker = Walker(limits or Limits(), Deadline(60), frozenset({"script", "header"}))
    return walker.walk(root)


def texts(markup: str) -> list[str]:
    return [block.text for block in walk(markup)]


def test_blocks_and_breaks_end_paragraphs() -> None:
    assert texts("<p>一<p>二<div>三<b>四</b>五</div>六<br>七<br><br>八") == [
        *("一", "二", "三四五", "六", "七", "八")
    ]


def test_paths_lead_back() -> None:
    blocks = walk("<p>一<p>二<span>三<br>四</span>五<br>六")
    assert [(block.text, block.path) for block in blocks] == [
        ("一", "html/body[1]/p[1]"),
        ("二三", "html/body[1]/p[2]"),
        ("四五", "html/body[1]/p[2]/br[1]"),
        ("六", "html/body[1]/p[2]/br[2]"),
    ]


def test_lines_of_the_source() -> None:
    blocks = walk("<p>一\n\n<p>\n\n二<br>三\n<div>四\n</div>五</div>\n")
    assert [(block.text, block.line) for block in blocks] == [
        *(("一", 1), ("二", 5), ("三", 5), ("四", 6), ("五", None))
    ]


def test_blanks_collapse_as_in_a_browser() -> None:
    assert texts("<p>  a \n b<b> </b> c\n</p>") == ["a b c"]
    assert texts("<p>国务院\n  办公厅</p>") == ["国务院办公厅"]
    assert texts("<p>国务院 办公厅&nbsp;</p>") == ["国务院 办公厅"]
    assert texts("<p>&emsp;&emsp;正文</p>") == ["\u2003\u2003正文"]
    assert texts("<p>&nbsp;</p><p>&#8203;</p>") == []


def test_runs_have_the_format_that_is_stated() -> None:
    (block,) = walk("<p style='font-size:16pt'>一<b>二</b><i></i>三</p>")
    assert isinstance(block, Paragraph)
    assert [(run.text, run.format.bold, run.format.size) for run in block.runs] == [
        *(("一", None, 16.0), ("二", True, 16.0), ("三", None, 16.0))
    ]


def test_hidden_and_left_out_elements_keep_the_text_behind_them() -> None:
    assert texts("<p>一<script>x</script>二<span style='display:none'>三<b>四</b></span>五") == [
        "一二五"
    ]
    assert texts("<table><tr style='display:none'><td>一<tr><td>二</table>") == ["二"]


def test_the_header_of_an_article_is_part_of_it() -> None:
    assert texts("<header>横幅</header><article><header>标题</header>正文</article>") == [
        "标题",
        "正文",
    ]


def test_preformatted_lines_are_paragraphs() -> None:
    blocks = walk("<pre>一\n  二\n\n三</pre>")
    assert [(block.text, block.line) for block in blocks] == [("一", 1), ("  二", 2), ("三", 4)]


def test_numbers_of_ordered_lists_are_printed() -> None:
    blocks = walk("<ol start=3><li>甲<li><b>乙</b></ol><ul><li>丙</ul>")
    assert [block.text for block in blocks] == ["3. 甲", "4. 乙", "丙"]
    assert isinstance(blocks[1], Paragraph)
    assert blocks[1].number == "4. "
    for plain in ("<ol type=a>", "<ol style='list-style:none'>"):
        assert texts(f"{plain}<li>甲</ol>") == ["甲"]
    assert texts("<ol start=-1><li>甲</ol>") == ["1. 甲"]


def test_a_data_table_is_one_block() -> None:
    cells = "".join(f"<tr><td>项{i}<td>数{i}" for i in range(4))
    assert texts(f"表<table border=1>{cells}</table>后") == [
        "表",
        "项0\t数0\n项1\t数1\n项2\t数2\n项3\t数3",
        "后",
    ]


def test_a_layout_table_is_unwrapped() -> None:
    notice = "各县（区）人民政府：现将有关事项通知如下，请认真贯彻执行。" * 3
    blocks = walk(f"<table><tr><td><p>关于工作的通知</p><p>{notice}</p></table>")
    assert [block.text for block in blocks] == ["关于工作的通知", notice]
    assert all(isinstance(block, Paragraph) and block.from_table for block in blocks)


def test_too_many_blocks_and_tables() -> None:
    for markup, limits in (
        ("<p>一" * 6, Limits(max_blocks=5)),
        ("<b>一</b><i>二</i>" * 6, Limits(max_runs=5)),
        ("<table><tr><td>" * 40 + "一", Limits()),
    ):
        with pytest.raises(ReadError) as caught:
            walk(markup, limits)
        assert caught.value.code == "limit"


def test_deep_places_have_short_paths() -> None:
    (block,) = walk("<div>" * 200 + "一")
    assert block.path.startswith("…/")
    assert block.path.count("/") == 32


def test_lines_that_libxml2_cannot_count_are_unknown() -> None:
    element = etree.fromstring("<a><!-- c --></a>")
    assert line_of(element) == 1
    assert tag_of(element) == "a"
    assert tag_of(element[0]) == ""
    assert line_of(etree.Element("a")) is None
