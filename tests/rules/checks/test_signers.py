from collections.abc import Sequence
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, Run
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import Check, Hit, NotApplicable, NotChecked
from govlint.rules.checks.signers import every_organ, looks, only_upward, place, present, several
from govlint.rules.facts import NO_FACTS, Facts, KnownFacts
from tests.rules.checks.laid import DATE, LONG, MARK, NUMBER, Row, pages, red, titled, word
from tests.rules.checks.look import cases, hits
from tests.structure.pages import LEFT, placed
from tests.structure.support import context, document

TO, SIGNATURE = "省人民政府：", "甲市人民政府"
BODY = "现申请防汛资金300万元。妥否，请批示。"
REQUEST = ("甲市人民政府关于解决防汛资金的请示", TO, BODY, SIGNATURE, DATE)
REPORT = ("甲市人民政府关于防汛工作情况的报告", TO, BODY, SIGNATURE, DATE)
NOTICE = ("甲市人民政府关于做好防汛工作的通知", "各县人民政府：", BODY, SIGNATURE, DATE)
SIGNED = NUMBER + "　　签发人：王某某"
PLACE = {"indent": 1, "tolerance": 0.5, "baseline_mm": 1}
BELOW = (titled(REQUEST[0]), TO, LONG, SIGNATURE, DATE)
BOTH = "甲市财政局　　甲市税务局"
KAITI = Format("楷体_GB2312", 16.0)
FANGSONG = Format("仿宋_GB2312", 16.0)


def judged(check: Check, facts: Facts, *lines: str) -> list[Hit]:
    within = context(*lines)
    return list(check(replace(within, facts=KnownFacts(facts, within.facts.inferred))))


def test_a_request_without_a_signer_is_wrong_beyond_doubt() -> None:
    (hit,) = judged(present, NO_FACTS, MARK, NUMBER, *REQUEST)
    assert (hit.case, hit.review, hit.element) == ("缺少", False, Element.SIGNATORIES)
    assert (hit.span.block, hit.span.start, hit.span.end) == (1, len(NUMBER), len(NUMBER))


def test_a_report_may_go_to_a_congress() -> None:
    (hit,) = judged(present, NO_FACTS, MARK, NUMBER, *REPORT)
    assert hit.review
    (hit,) = judged(present, Facts(direction="up"), MARK, NUMBER, *REPORT)
    assert not hit.review
    with pytest.raises(NotApplicable):
        judged(present, Facts(direction="parallel"), MARK, NUMBER, *REPORT)


def test_papers_that_name_who_signed_or_need_not() -> None:
    assert judged(present, NO_FACTS, MARK, SIGNED, *REQUEST) == []
    with pytest.raises(NotApplicable, match="不是上行文"):
        judged(present, NO_FACTS, MARK, NUMBER, *NOTICE)


def test_a_label_without_a_name() -> None:
    (hit,) = judged(present, NO_FACTS, MARK, "签发人：", NUMBER, *REQUEST)
    assert (hit.case, hit.span.block) == ("没有姓名", 1)
    beside = judged(present, NO_FACTS, MARK, NUMBER + "　　签发人：　", *REQUEST)
    assert [(one.case, one.span.start) for one in beside] == [("没有姓名", len(NUMBER) + 2)]


@pytest.mark.parametrize("name", ["", "王某某"])
def test_before_signing_there_is_no_signer(name: str) -> None:
    with pytest.raises(NotApplicable, match="送审稿"):
        hits(present, word(red(), "", "", f"甲政发〔2024〕　号\t签发人　{name}", *BELOW))


def test_only_papers_to_a_superior_name_a_signer() -> None:
    (hit,) = judged(only_upward, NO_FACTS, MARK, SIGNED, *NOTICE)
    assert hit.span.start == len(NUMBER) + 2
    for paper in (REQUEST, REPORT):
        with pytest.raises(NotApplicable):
            judged(only_upward, NO_FACTS, MARK, SIGNED, *paper)


def upward(*head: Row | str) -> tuple[Row | str, ...]:
    return (red(line=4), "", "", *head, *BELOW)


def test_number_and_signer_behind_a_tab_of_a_word_file() -> None:
    with pytest.raises(NotChecked, match="只查了"):
        hits(place, word(*upward(Row(NUMBER + "\t签发人：王某某", indent=1))), **PLACE)
    (hit,) = hits(place, word(*upward(Row(NUMBER + "\t签发人：王某某", indent=3))), **PLACE)
    assert (hit.case, hit.element, hit.values["indent"]) == (
        "发文字号",
        Element.DOCUMENT_NUMBER,
        "3.0",
    )


@pytest.mark.parametrize(
    ("blanks", "expected"), [(10, []), (11, []), (5, ["签发人"]), (3, ["签发人"])]
)
def test_blanks_between_number_and_signer_are_counted(blanks: int, expected: list[str]) -> None:
    row = Row(NUMBER + "\u3000" * blanks + "签发人：王某某", indent=1)
    assert cases(hits(place, word(*upward(row)), **PLACE)) == expected


def test_a_centred_line_is_neither_left_nor_right() -> None:
    row = Row(NUMBER + "\u3000签发人：王某某", align=Alignment.CENTER)
    assert "发文字号" in cases(hits(place, word(*upward(row)), **PLACE))


def test_a_signer_on_a_line_of_its_own() -> None:
    rows = upward(Row("签发人：王某某", align=Alignment.RIGHT), Row(NUMBER, indent=1))
    (hit,) = hits(place, word(*rows), **PLACE)
    assert (hit.case, hit.element) == ("不在一行", Element.SIGNATORIES)


def test_cells_of_a_table_show_no_place() -> None:
    made = word(*upward(Row(NUMBER, indent=1), Row("签发人：王某某")))
    cells = [
        replace(one, from_table=True) if index in (3, 4) and isinstance(one, Paragraph) else one
        for index, one in enumerate(made.blocks)
    ]
    with pytest.raises(NotChecked):
        hits(place, replace(made, blocks=tuple(cells)), **PLACE)


def on_page(left: float = 1.0, right: float = 1.0, drop: float = 0.0) -> Document:
    """Return a page; number and signer stand so many 字 from the edges, one ``drop`` mm lower."""
    made = pages(*upward(Row(NUMBER), Row("签发人：王某某", line=7)))
    page = made.pages[0]
    size, edge = 16.0, LEFT + 28 * 15.793
    signer = "签发人：王某某"
    own = (
        placed(1, NUMBER, 95.0, LEFT + left * size, size),
        placed(2, signer, 95.0 + drop, edge - (right + len(signer)) * size, size),
    )
    rest = tuple(line for line in page.lines if line.block not in (1, 2))
    return replace(made, pages=(replace(page, lines=(rest[0], *own, *rest[1:])),))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (on_page(), []),
        (on_page(left=1.4, right=0.6), []),
        (on_page(left=0.0), ["发文字号"]),
        (on_page(right=2.0), ["签发人"]),
        (on_page(left=3.0, right=3.0), ["发文字号", "签发人"]),
        (on_page(drop=10.0), ["不在一行"]),
    ],
)
def test_places_on_a_page(made: Document, expected: list[str]) -> None:
    assert cases(hits(place, made, **PLACE)) == expected


def test_the_place_of_other_papers_is_no_matter() -> None:
    with pytest.raises(NotApplicable):
        hits(place, word(red(), "", "", Row(SIGNED), titled(NOTICE[0]), *BELOW[1:]), **PLACE)
    with pytest.raises(NotApplicable, match="没有签发人"):
        hits(place, word(*upward(Row(NUMBER))), **PLACE)


@pytest.mark.parametrize(
    ("line", "case", "marked"),
    [
        ("签发人:王某某", "冒号", ":"),
        ("签发：王某某", "标签", "签发"),
        ("签发人 王某某", "缺冒号", "签发人 王某某"),
    ],
)
def test_label_and_colon(line: str, case: str, marked: str) -> None:
    within = context(MARK, line, NUMBER, *REQUEST)
    (hit,) = looks(within)
    assert (hit.case, within.printed(hit.span)) == (case, marked)


def test_width_alone_is_no_defect_of_a_converted_file() -> None:
    half = ["甲(一)乙:丙(二)丁:戊"] * 3
    with pytest.raises(NotChecked):
        list(looks(context(MARK, "签发人:王某某", NUMBER, REQUEST[0], TO, *half, SIGNATURE, DATE)))


def test_words_of_a_text_are_right_and_its_type_is_not_seen() -> None:
    with pytest.raises(NotChecked, match="看不出字体"):
        list(looks(context(MARK, SIGNED, *REQUEST)))


def typed(*runs: Run) -> Document:
    made = word(*upward(Row("占位")))
    line = Paragraph((Run(NUMBER + "\t", FANGSONG), *runs), made.blocks[4].format)  # type: ignore[union-attr]
    return replace(made, blocks=(*made.blocks[:3], line, *made.blocks[4:]))


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        (FANGSONG, KAITI, []),
        (FANGSONG, FANGSONG, ["姓名字体"]),
        (KAITI, KAITI, ["签发人字体"]),
        (FANGSONG, replace(KAITI, size=14.0), ["姓名字体"]),
        (Format("黑体", 16.0), FANGSONG, ["签发人字体", "姓名字体"]),
    ],
)
def test_types(label: Format, name: Format, expected: list[str]) -> None:
    made = typed(Run("签发人：", label), Run("王某某", name))
    assert cases(hits(looks, made, size=16)) == expected


def test_types_that_nobody_knows() -> None:
    strange = Format("某某家传体", 16.0)
    with pytest.raises(NotChecked):
        hits(looks, typed(Run("签发人：王某某", strange)), size=16)


SEVERAL = {"names_of_a_line": 2, "tolerance": 0.5}
NAMES = ("甲市财政局关于解决防汛资金的请示", TO, LONG, BOTH, DATE)


def joint(*lines: Row | str) -> Sequence[Row | str]:
    return (red("甲市财政局甲市税务局文件", 4), "", "", *lines, titled(NAMES[0]), *NAMES[1:])


def test_names_below_names_in_a_word_file() -> None:
    first = Row("签发人：王某某　李某某", indent=14)
    right, wrong = Row("\u3000" * 18 + "张某某"), Row("\u3000" * 14 + "张某某")
    assert hits(several, word(*joint(first, right, NUMBER)), **SEVERAL) == []
    (hit,) = hits(several, word(*joint(first, wrong, NUMBER)), **SEVERAL)
    assert (hit.case, hit.element) == ("对齐", Element.SIGNATORIES)


def test_names_behind_a_tab_are_not_checked() -> None:
    first = Row("签发人：王某某　李某某", indent=14)
    with pytest.raises(NotChecked, match="回行"):
        hits(several, word(*joint(first, NUMBER + "\t张某某")), **SEVERAL)


def test_names_below_names_on_a_page() -> None:
    first = Row("签发人：王某某　李某某", indent=14)
    for indent, expected in ((18.0, []), (18.4, []), (14.0, ["对齐"])):
        made = pages(*joint(first, Row("张某某", indent=indent), NUMBER))
        assert cases(hits(several, made, **SEVERAL)) == expected


def test_three_names_on_a_line() -> None:
    row = Row("签发人：王某　李某　张某", indent=10)
    (hit,) = hits(several, word(*joint(row, NUMBER)), **SEVERAL)
    assert (hit.case, hit.values["count"]) == ("每行", "3")
    with pytest.raises(NotApplicable):
        hits(several, word(*joint(Row("签发人：王某某"), NUMBER)), **SEVERAL)


HEAD = ("甲市财政局甲市税务局文件",)
TAIL = ("甲市财政局关于解决防汛资金的请示", TO, BODY, BOTH, DATE)


def test_a_signer_for_every_organ() -> None:
    two, three = NUMBER + "　签发人：王某某、李某某", NUMBER + "　签发人：王某某、李某某、张某某"
    assert judged(every_organ, NO_FACTS, *HEAD, two, *TAIL) == []
    (hit,) = judged(every_organ, NO_FACTS, *HEAD, SIGNED, *TAIL)
    assert (hit.case, hit.review) == ("人少", False)
    assert (hit.values["organs"], hit.values["signers"]) == ("2", "1")
    (hit,) = judged(every_organ, NO_FACTS, *HEAD, three, *TAIL)
    assert (hit.case, hit.review) == ("人多", True)


def test_the_caller_names_the_organs() -> None:
    given = Facts(joint=("甲市财政局", "甲市税务局", "甲市审计局"))
    two = NUMBER + "　签发人：王某某、李某某"
    (hit,) = judged(every_organ, given, *HEAD, two, *TAIL)
    assert hit.values["organs"] == "3"


def test_papers_of_one_organ_have_one_signer() -> None:
    with pytest.raises(NotApplicable):
        hits(every_organ, document(MARK, SIGNED, *REQUEST))
