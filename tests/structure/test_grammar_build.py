"""Grammars of our own making, compiled, refused with a reason, and explained."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest

from govlint.structure import grammar_build
from govlint.structure.grammar_header import GrammarFileError

DIGITS = """\
// Shared terminals.
YEAR: DIGIT~4
DIGIT: "0".."9"
other: "别"
"""
NUMBER = """\
// Reads a document number.
// clause: 7.2.5
// term: organ 机关代字
// example: 甲政发〔2024〕7号
// example: 甲政办发〔2024〕12号
// example: 乙发〔2023〕1号
// non-example: 甲政发[2024]7号
// non-example: 甲政发〔24〕7号
%import .digits (YEAR, DIGIT)
start: organ "〔" year "〕" serial "号"
organ: /[\\u4e00-\\u9fff]{1,9}/
year: YEAR
serial: DIGIT~1..4
"""
DATE = """\
// Reads a date.
// clause: 7.3.5.4
// entry: start
// entry: span
// example: 2024年5月7日
// example: 二〇二四年五月
// example span: 2024年5月7日至2024年5月9日
// non-example: 2024年
// non-example span: 2024年5月7日
%import .digits.YEAR
start: _date
span: _date "至" _date
_date: year "年" month "月" [day "日"]
year: YEAR -> arabic
    | /[一二三四五六七八九〇]{4}/ -> chinese
month: /[1-9]|1[0-2]|[一二三四五六七八九十]/
day: /[1-9]|[12][0-9]|3[01]/
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("digits", DIGITS), ("docnumber", NUMBER), ("date", DATE)):
        (tmp_path / f"{name}.lark").write_text(text, encoding="utf-8")
    return tmp_path


def compiled(folder: Path, text: str) -> re.Pattern[str]:
    """Return the pattern of one more grammar in the folder."""
    (folder / "probe.lark").write_text(text, encoding="utf-8")
    return re.compile(grammar_build.build(folder)["probe"]["pattern"])


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(GrammarFileError) as caught:
        compiled(folder, text)
    return str(caught.value)


def test_every_entry_becomes_a_pattern_and_a_library_none(folder: Path) -> None:
    built = grammar_build.build(folder)
    assert list(built) == ["date", "date.span", "docnumber"]
    assert built["docnumber"]["source"] == "docnumber.lark"
    assert built["docnumber"]["clause"] == "7.2.5"
    assert built["docnumber"]["examples"][0] == "甲政发〔2024〕7号"
    assert built["date.span"]["examples"] == ["2024年5月7日至2024年5月9日"]
    assert built["date.span"]["non_examples"] == ["2024年5月7日"]


def test_the_pack_can_hold_what_is_built(folder: Path) -> None:
    built = grammar_build.build(folder)
    assert marshal.loads(marshal.dumps(built)) == built


def test_rules_and_aliases_are_groups_terminals_and_inline_rules_are_not(folder: Path) -> None:
    built = grammar_build.build(folder)
    assert built["docnumber"]["groups"] == ["start", "organ", "year", "serial"]
    assert built["date"]["groups"] == ["start", "year", "arabic", "chinese", "month", "day"]
    match = re.fullmatch(built["docnumber"]["pattern"], "甲政发〔2024〕7号")
    assert match
    assert match.groupdict() == {
        "start": "甲政发〔2024〕7号",
        "organ": "甲政发",
        "year": "2024",
        "serial": "7",
    }


def test_a_second_occurrence_is_numbered(folder: Path) -> None:
    built = grammar_build.build(folder)["date.span"]
    assert built["groups"][1::5] == ["year", "year_2"]
    match = re.fullmatch(built["pattern"], "2024年5月7日至二〇二五年六月")
    assert match
    assert (match["year"], match["year_2"], match["month_2"]) == ("2024", "二〇二五", "六")
    assert match["day_2"] is None


@pytest.mark.parametrize(
    ("body", "accepted", "refused"),
    [
        ('start: "a" | "b" "c"', "a bc", "b c ac abc"),
        ('start: ("a" | "b")+', "a ab bba", "c ac"),
        ('start: "a"* "b"? "c"~2 "d"~1..2', "ccd aabccdd", "cd ccddd bbccd"),
        ('start: ["a"] "b"', "ab b", "a aab"),
        ('start: "A"i "bc"i', "abc ABC aBc", "ab"),
        ("start: /x.[0-9]/i", "xy1 XY2", "x1 xyz"),
        ('start: "a".."c" "]".."^"', "a] c^", "d] a["),
        (r'start: "\u4e00" "\\" "\"" "a.b"', '一\\"a.b', '一\\"axb'),
        ('start: | "a"', " a", "b"),
        ("start: /(a|b)(?:c|d)/ | /e|f/", "ac bd e f", "a ae"),
        ('!start: a\n?a.2: "x" | B\nB.3: "y" "z"', "x yz", "y z"),
        ('start: A "b"\nA: /a+/', "ab aaab", "b a"),
        ('start: NAME "号"\nNAME: /[甲乙号]+/', "甲号 甲号号", "甲 号"),
        ('# a comment\nstart: a b // and one\n  | b\na: "a"\nb: "b"', "ab b", "a ba"),
    ],
)
def test_notation(folder: Path, body: str, accepted: str, refused: str) -> None:
    pattern = compiled(folder, body + "\n")
    grammar = grammar_build.read("probe.lark", folder)
    lark = grammar_build.parser(grammar, "start")
    for text in accepted.split(" "):
        assert pattern.fullmatch(text), text
        lark.parse(text)
        assert grammar_build.explain("probe", text, folder) is None
    for text in refused.split(" "):
        assert not pattern.fullmatch(text), text
        assert grammar_build.explain("probe", text, folder), text


def test_order_of_alternatives_decides_what_a_search_takes(folder: Path) -> None:
    assert compiled(folder, 'start: "a" | "ab"\n').search("ab")[0] == "a"  # type: ignore[index]
    assert compiled(folder, 'start: "ab" | "a"\n').search("ab")[0] == "ab"  # type: ignore[index]


def test_an_import_brings_what_its_definitions_need(folder: Path) -> None:
    (folder / "years.lark").write_text("%import .digits.YEAR\nyears: YEAR+\n", encoding="utf-8")
    pattern = compiled(folder, '%import .years.years\nstart: years "年"\n')
    assert pattern.fullmatch("20242025年")
    assert "other" not in grammar_build.read("probe.lark", folder).definitions


def test_an_import_may_come_by_two_ways(folder: Path) -> None:
    text = "%import .digits.YEAR\n%import .digits (YEAR, DIGIT)\nstart: YEAR DIGIT\n"
    assert compiled(folder, text).fullmatch("20241")


def test_alternatives_that_share_characters_stay_one_class(folder: Path) -> None:
    text = 'start: (A | B | "丙")* "x"\nA: /[甲乙]/\nB: "乙" | /[丁]/\n'
    assert "[甲乙乙丁丙]*" in compiled(folder, text).pattern


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('start: a\na: "x" b\nb: a | "y"\n', 2, "递归文法没有模式"),
        ('start: A\nA: "x" A?\n', 2, "递归文法没有模式"),
        ('start: "x"\n  | missing\n', 2, "“missing”没有定义"),
        ('start: "x"\nstart: "y"\n', 2, "已在 grammar/probe.lark 第 1 行 定义"),
        ('start: "x"\n\nb: ("y"\n', 3, "看不懂"),
        ('start: t{"x"}\nt{y}: y "z"\n', 1, "模板不支持"),
        ('start: "x"\nt{y}: y "z"\n', 2, "模板不支持"),
        ('start: "x"\n%ignore " "\n', 2, "%ignore 不支持"),
        ("%declare A\nstart: A\n", 1, "%declare 不支持"),
        ("%import common.DIGIT\nstart: DIGIT\n", 1, "只能引用本目录的文法"),
        ("%import .digits.YEAR -> Y\nstart: Y\n", 1, "不能改名"),
        ("%import .digits.MONTH\nstart: MONTH\n", 1, "digits.lark 没有定义“MONTH”"),
        ("%import .nowhere.MONTH\nstart: MONTH\n", 1, "没有可引用的文件 nowhere.lark"),
        ('%import .probe.A\nstart: A\nA: "a"\n', 1, "互相引用"),
        ('%import .digits.YEAR\nYEAR: "1"\nstart: YEAR\n', 2, "“YEAR”已在 grammar/digits.lark"),
        ('start: "x"\n\nyear_2: "y"\n', 3, "不能以 _数字 结尾"),
        ("start: /a*/\n", 1, "可以为空"),
        ("start: /a+?b/\n", 1, "懒惰或独占重复"),
        ("start: /(?P<n>a)/\n", 1, "不能用其他 (?…) 写法"),
        (r"start: /(a)\1/" + "\n", 1, "不能用 \\1"),
        ("start: /^a$/\n", 1, "不能用 ^ 和 $"),
        ("start: /[b-a]/\n", 1, "正则 /[b-a]/"),
        ("start: /a/m\n", 1, "标志“m”不支持"),
        ('start: "b".."a"\n', 1, "由小到大"),
        ('start: "a"~3..1\n', 1, "重复次数 3..1"),
        ('start: a* "x"\na: "y"?\n', 1, "可以为空，不能再用 * 或 +"),
        ('start: (A+ "b"?)+\nA: /[xy]/\n', 1, "两种读法"),
        (r'start: "\u4"' + "\n", 1, "转义写法有误"),
        ('// entry: order\nstart: "x"\n', 1, "入口规则“order”没有定义"),
        ('// example order: x\nstart: "x"\n', 1, "例子属于入口“order”"),
    ],
)
def test_what_cannot_be_compiled_is_refused_with_file_and_line(
    folder: Path, text: str, line: int, reason: str
) -> None:
    message = refusal(folder, text)
    assert message.startswith(f"grammar/probe.lark 第 {line} 行：")
    assert reason in message


def test_rules_that_double_each_other_are_stopped(folder: Path) -> None:
    rules = "".join(f"_r{n}: _r{n + 1} _r{n + 1}\n" for n in range(40))
    assert "展开后过长" in refusal(folder, f'start: _r0\n{rules}_r40: "x"\n')


def test_a_grammar_marked_as_without_pattern_is_left_out(folder: Path) -> None:
    text = '// pattern: none\nstart: "(" start? ")"\n%ignore " "\n'
    (folder / "nested.lark").write_text(text, encoding="utf-8")
    assert "nested" not in grammar_build.build(folder)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("docnumber", "甲政发[2024]7号", "第 4 个字“[”不合写法，这里应为“〔”"),
        ("docnumber", "甲政发〔2024〕7号文", "写到第 11 个字就应结束，后面的“文”多余"),
        ("docnumber", "甲政发〔2024〕", "写到第 9 个字就断了，后面还应有形如 [0-9] 的内容"),
        ("docnumber", "", "内容是空的，还应有机关代字"),
        ("date.span", "2024年5月", "写到第 7 个字就断了，后面还应有“至”"),
    ],
)
def test_explain_says_where_and_what(folder: Path, key: str, text: str, said: str) -> None:
    explained = grammar_build.explain(key, text, folder)
    assert explained is not None
    assert explained.startswith(said)


def test_explain_of_what_the_grammar_accepts_is_none(folder: Path) -> None:
    assert grammar_build.explain("docnumber", "甲政发〔2024〕7号", folder) is None


@pytest.mark.parametrize("key", ["nowhere", "docnumber.nowhere"])
def test_explain_of_an_unknown_grammar(folder: Path, key: str) -> None:
    with pytest.raises(KeyError, match=key):
        grammar_build.explain(key, "x", folder)


def test_lark_itself_must_take_the_grammar(folder: Path) -> None:
    (folder / "probe.lark").write_text('start: _a\n_a: "x" -> b\n', encoding="utf-8")
    grammar = grammar_build.read("probe.lark", folder)
    with pytest.raises(GrammarFileError, match="Lark 不接受这个文法"):
        grammar_build.parser(grammar, "start")
