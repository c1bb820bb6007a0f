from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Image
from govlint.model.elements import Element, Layout
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks.form_mark import minutes_mark
from govlint.rules.checks.minutes import attendees, habits
from tests.rules.checks.forms import Check, context, found, word_file
from tests.rules.checks.look import wide_text
from tests.structure.pages import BODY, LEFT, RED, paragraph, placed, printed
from tests.structure.support import document as text_file

SET: dict[str, Any] = {
    "lines": 1,
    "lines_tolerance": 0.5,
    "indent": 2,
    "tolerance": 0.5,
    "size": 16,
}
HEAD = (
    "甲市人民政府常务会议纪要",
    "第5期",
    "关于防汛工作的会议纪要",
    "5月7日，王某某主持召开常务会议，研究防汛工作，现将议定的事项纪要如下。",
    "一、会议听取了市水务局关于水库巡查情况的汇报，要求各县于5月底前完成整改。",
)
PRESENT = "出席：市发展改革委张某，市财政局李某，市水务局赵某，市应急局孙某，市气象局周某"
EXCUSED, HEARD = "请假：市住房城乡建设局吴某", "列席：市司法局郑某"
ATTENDED = (PRESENT, EXCUSED, HEARD)
HEI = Format("黑体", 16.0, color="000000")
HANGING = ParagraphFormat(
    alignment=Alignment.JUSTIFY,
    left=80.0,
    left_chars=5.0,
    first_line=-48.0,
    first_line_chars=-3.0,
)


def minutes(
    *attended: str,
    blank: int = 1,
    look: ParagraphFormat = HANGING,
    label: Format = HEI,
    names: Format = BODY,
) -> Document:
    """Return minutes as a Word file with these lines of attendees at their end."""
    document = word_file((*HEAD, *("",) * blank))
    lines = tuple(
        Paragraph((Run(text[:2], label), Run(text[2:], names)), look)
        for text in attended or ATTENDED
    )
    return replace(document, blocks=(*document.blocks, *lines))


def marked(check: Check, document: Document, **values: Any) -> list[tuple[str, str]]:
    return found(check, context(document, Layout.MINUTES, **values))


def test_right_minutes() -> None:
    assert marked(attendees, minutes(), **SET) == []
    assert marked(habits, minutes()) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("出席人员：张某、李某",), [("标签", "出席人员")]),
        (("出席:张某、李某",), [("冒号", ":")]),
        ((PRESENT, HEARD, EXCUSED), [("次序", EXCUSED)]),
        ((HEARD, PRESENT), [("次序", PRESENT)]),
        (("参加单位：市教育局、市体育局", "记录：钱某"), []),
    ],
)
def test_words_of_a_text_file(lines: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    within = context(text_file(*HEAD, *lines), Layout.MINUTES, **SET)
    if expected:
        assert found(attendees, within) == expected
    else:
        with pytest.raises(NotChecked, match="字体"):
            found(attendees, within)


def test_half_width_colons_of_a_converted_file_pass() -> None:
    within = context(text_file(*HEAD, "出席:张某、李某"), Layout.MINUTES, **SET)
    converted = replace(within, official=replace(within.official, machine_converted=True))
    with pytest.raises(NotChecked):
        found(attendees, converted)


def test_one_blank_line_above_the_first() -> None:
    for blank, expected in ((0, [("空行", "")]), (2, [("空行", "")])):
        assert marked(attendees, minutes(blank=blank), **SET) == expected


def test_attendees_above_the_text_need_no_blank_line() -> None:
    document = minutes()
    above = replace(document, blocks=(*document.blocks[:3], *document.blocks[6:]))
    whole = replace(above, blocks=(*above.blocks, *document.blocks[3:5]))
    assert ("空行", "") not in marked(attendees, whole, **SET)


def test_indents_and_where_the_second_line_begins() -> None:
    flush = replace(HANGING, left=48.0, left_chars=3.0)
    assert marked(attendees, minutes(PRESENT, look=flush), **SET) == [("缩进", PRESENT)]
    turned = ParagraphFormat(
        alignment=Alignment.JUSTIFY, first_line=32.0, first_line_chars=2.0, left=0.0
    )
    assert marked(attendees, minutes(PRESENT, look=turned), **SET) == [("回行", PRESENT[3:])]
    assert marked(attendees, minutes(HEARD, look=turned), **SET) == []


def test_types_of_label_and_names() -> None:
    plain = minutes(PRESENT, label=BODY)
    assert marked(attendees, plain, **SET) == [("标签字体", "出席")]
    bold = minutes(PRESENT, names=HEI)
    assert [case for case, _ in marked(attendees, bold, **SET)] == ["名单字体"]


@pytest.mark.parametrize(
    ("turned", "inwards", "top", "expected"),
    [
        (80.0, 32.0, 220.0, []),
        (0.0, 32.0, 220.0, ["回行"]),
        (48.0, 0.0, 220.0, ["缩进"]),
        (80.0, 32.0, 211.0, ["空行"]),
    ],
)
def test_where_attendees_stand_on_a_page(
    turned: float, inwards: float, top: float, expected: list[str]
) -> None:
    rows: list[Any] = [
        (Paragraph((Run(text, RED if index == 0 else BODY),), page=1), placed(index, text, place))
        for index, (text, place) in enumerate(zip(HEAD[:3], (70.0, 90.0, 110.0), strict=True))
    ]
    rows.append(wide_text(130.0))
    rows.append((paragraph(HEAD[4]), _two_lines(HEAD[4], 191.0, LEFT + 32, LEFT)))
    attendee = Paragraph((Run(PRESENT[:2], HEI), Run(PRESENT[2:], BODY)), page=1)
    rows.append((attendee, _two_lines(PRESENT, top, LEFT + inwards, LEFT + turned)))
    within = context(printed(rows), Layout.MINUTES, **SET)
    assert [case for case, _ in found(attendees, within)] == expected


def _two_lines(text: str, top: float, first: float, second: float) -> list[PrintedLine]:
    return [
        placed(0, text[:20], top, first),
        placed(0, text[20:], top + 10, second, start=20),
    ]


def test_habits() -> None:
    addressed = word_file((*HEAD[:3], "各县人民政府，市政府各部门：", *HEAD[3:]))
    assert marked(habits, addressed) == [("主送", "各县人民政府，市政府各部门：")]
    dated = word_file((*HEAD, "甲市人民政府办公室", "2024年5月7日"))
    seal = Image(6, from_mm(42), from_mm(42), floating=True)
    within = context(replace(dated, images=(seal,)), Layout.MINUTES)
    (hit,) = habits(within)
    assert (hit.case, hit.element) == ("印章", Element.SEAL)


def test_a_mark_in_dark_red_is_noted() -> None:
    place = {"top_mm": 72, "tolerance_mm": 1.5}
    dark = word_file(HEAD, looks={0: replace(RED, color="C00000")})
    assert marked(minutes_mark, dark, **place) == [("偏红", HEAD[0])]
    with pytest.raises(NotChecked, match="居中"):
        marked(minutes_mark, word_file(HEAD), **place)
