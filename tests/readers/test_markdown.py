import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.blocks import Paragraph, Run, Table
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.markdown import inline_runs, read_markdown


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    blocks = read_markdown(text, Limits()).blocks
    return [(block.text, block.line, block.column) for block in blocks]


def levels(text: str) -> list[tuple[str, int | None]]:
    blocks = read_markdown(text, Limits()).blocks
    return [(b.text, b.format.outline_level) for b in blocks if isinstance(b, Paragraph)]


def test_headings() -> None:
    text = "# 通知 ##\n\n### 一、要求#\n#无\n####### 七\n副题\n---\n主题\n===\n正文\n"
    assert levels(text) == [
        ("通知", 0),
        ("一、要求#", 2),
        ("#无", None),
        ("####### 七", None),
        ("副题", 1),
        ("主题", 0),
        ("正文", None),
    ]


def test_lines_and_columns_are_those_of_the_source() -> None:
    text = "---\ntitle: t\n---\n## 标题\n<!-- 一\n二 -->\n\n- 项\n　　正文  \n  > 引文\n1. 一\n"
    assert found(text) == [
        ("标题", 4, 4),
        ("• 项", 8, 3),
        ("　　正文", 9, 1),
        ("引文", 10, 5),
        ("1. 一", 11, 1),
    ]


def test_rulers_go_and_fenced_lines_stay_as_they_are() -> None:
    assert found("甲\n\n***\n- - -\n```text\n# 一\n\n**二**\n```\n乙") == [
        ("甲", 1, 1),
        ("# 一", 6, 1),
        ("**二**", 8, 1),
        ("乙", 10, 1),
    ]
    assert found("~~~\n甲\n```\n") == [("甲", 2, 1), ("```", 3, 1)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("做好**防汛**工作", "做好防汛工作"),
        ("*斜*体", "斜体"),
        ("***全***", "全"),
        ("一**半", "一**半"),
        ("3 * 4", "3 * 4"),
        ("2026年____月__日", "2026年____月__日"),
        ('[办法](http://a/b_c "t")和![图](x.png)', "办法和"),
        ("<https://a.cn/x>", "https://a.cn/x"),
        ("`**码**`", "**码**"),
        (r"\*不斜\* 1\.", "*不斜* 1."),
        ("a &lt; b&nbsp;&#x4e2d; &bogus;", "a < b\u00a0中 &bogus;"),
        ("<font color=red>红</font>一<br/>二", "红一\n二"),
        ("《通知》〔2020〕[1] 号", "《通知》〔2020〕[1] 号"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_marks_go_and_text_stays(source: str, shown: str) -> None:
    assert "".join(run.text for run in inline_runs(source)) == shown


def test_emphasis_is_format() -> None:
    runs = inline_runs("一**二*三***四")
    assert [(run.text, run.format.bold, run.format.italic) for run in runs] == [
        ("一", None, None),
        ("二", True, None),
        ("三", True, True),
        ("四", None, None),
    ]


def test_tables() -> None:
    text = "前\n| 项目 | 数\\|量 |\n|:--|--:|\n| **甲** | 1 |\n| 乙 |\n后|续\n\n尾"
    blocks = read_markdown(text, Limits()).blocks
    table = blocks[1]
    assert isinstance(table, Table)
    assert table.text == "项目\t数|量\n甲\t1\n乙\t\n后\t续"
    assert (table.line, table.rows, table.columns) == (2, 4, 2)
    inner = table.cells[2].blocks[0]
    assert isinstance(inner, Paragraph)
    assert inner.line == 4
    assert inner.runs == (Run("甲", inner.runs[0].format),)
    assert inner.runs[0].format.bold is True
    assert blocks[2].text == "尾"


def test_pipes_alone_make_no_table() -> None:
    assert [text for text, _, _ in found("甲|乙\n丙|丁\n")] == ["甲|乙", "丙|丁"]
    assert [text for text, _, _ in found("甲|乙\n---|---|---\n")] == ["甲|乙", "---|---|---"]


def test_wrapped_lines_are_flagged() -> None:
    text = "# 通知\n" + "为深入贯彻落实党中央国务院决策部署进一步\n" * 20
    assert [flag.code for flag in read_markdown(text, Limits()).flags] == ["hard_wrapped"]


def test_limits_and_empty_files() -> None:
    with pytest.raises(ReadError) as caught:
        read_markdown("一\n" * 9, Limits(max_blocks=8))
    assert caught.value.code == "limit"
    with pytest.raises(ReadError) as caught:
        read_markdown("---\na: b\n---\n<!-- 无 -->\n", Limits())
    assert caught.value.code == "empty"


@given(st.text(st.sampled_from("#*-_>|`~[]()<!a一1. \\&;\n\t"), max_size=80))
def test_any_marks_give_lines_of_the_source(text: str) -> None:
    try:
        blocks = read_markdown(text, Limits()).blocks
    except ReadError as error:
        assert error.code == "empty"
        return
    numbers = [block.line or 0 for block in blocks]
    assert numbers == sorted(numbers)
    assert all(1 <= number <= text.count("\n") + 1 for number in numbers)
    assert all("\n" not in block.text for block in blocks if isinstance(block, Paragraph))


def test_hostile_lines_end() -> None:
    for line in ("[" * 5_000, "<a" * 5_000, "|-" * 5_000, "> " * 5_000, "# " * 5_000, "`" * 5_001):
        assert read_markdown(f"甲\n{line}\n", Limits()).blocks
    assert read_markdown("甲" + "<!--" * 20_000, Limits()).blocks


@pytest.mark.parametrize(
    ("source", "columns"),
    [
        ("做好**防汛**工作", [None]),
        ("## [办法](x)", [None]),
        ("- a &lt; b", [None]),
        (
            "<!-- 一 -->正文\n<!-- 二 --> <!-- 三 -->\n甲<!-- 四\n五 -->乙\n丙<!-- 六 -->\n丁",
            [None, 1, None, 1, 1],
        ),
        ("正文 [1] 之一", [1]),
    ],
)
def test_a_column_is_unknown_behind_marks_that_are_not_shown(
    source: str, columns: list[int | None]
) -> None:
    assert [column for _, _, column in found(source)] == columns
