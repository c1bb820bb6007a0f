from typing import Any

import pytest

from govlint.model.blocks import Alignment, Format, ParagraphFormat
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.signature_place import lead_first, sealed, unsealed
from tests.rules.checks.look import cases
from tests.rules.checks.signed import (
    DATE,
    NAME,
    PLAIN,
    at_right,
    found,
    page,
    seal,
    with_seals,
    word,
)
from tests.structure.support import document

FORM: dict[str, Any] = {"date_right": 4, "name_right": 2, "shift": 2, "tolerance": 0.5}
UNSEALED: dict[str, Any] = {**FORM, "lines": 1, "line_tolerance": 0.5}
LONG = "甲市住房和城乡建设管理局"  # 12 characters


def ends(name: float, date: float, signer: str = NAME) -> Document:
    return word([(signer, at_right(name)), (DATE, at_right(date))], above=1)


def test_either_form_is_right_where_nobody_knows() -> None:
    assert found(sealed, ends(4, 4), **FORM) == []
    assert found(sealed, ends(1, 4, LONG), **FORM) == []
    assert found(sealed, ends(2, 6, LONG), **FORM) == []  # the date begins 2 characters right
    (hit,) = found(sealed, ends(0, 0, LONG), **FORM)
    assert hit.case == "未知"
    (hit,) = found(sealed, ends(4, 0), **FORM)
    assert (hit.element, hit.values["what"]) == (
        Element.DOCUMENT_DATE,
        "成文日期右空 0 字，署名比成文日期的中线偏左 4 字",
    )


def test_a_sealed_paper_has_one_form() -> None:
    assert cases(found(sealed, ends(2, 6, LONG), sealed=True, **FORM)) == ["盖章"]
    assert found(sealed, ends(1, 4, LONG), sealed=True, **FORM) == []
    (hit,) = found(sealed, ends(8, 4), sealed=True, **FORM)
    assert (hit.element, hit.case) == (Element.ISSUER_SIGNATURE, "盖章")
    with pytest.raises(NotApplicable, match="不是加盖印章"):
        found(sealed, ends(4, 4), sealed=False, **FORM)


def test_a_seal_that_is_seen_tells_the_form() -> None:
    right = page([(NAME, 229.0, 2.0), (DATE, 239.0, -3.0)])
    assert cases(found(sealed, with_seals(right, seal(120, 215)), **FORM)) == ["盖章"]
    with pytest.raises(NotApplicable):
        found(unsealed, with_seals(right, seal(120, 215)), **UNSEALED)


def test_on_a_page() -> None:
    # A digit of these pages is as wide as a Chinese character: the date has 9 of them.
    assert found(sealed, page([(NAME, 229.0, 5.5), (DATE, 239.0, 4.0)]), **FORM) == []
    (hit,) = found(sealed, page([(NAME, 229.0, 5.5), (DATE, 239.0, 3.0)]), **FORM)
    assert (hit.element, hit.case) == (Element.DOCUMENT_DATE, "未知")
    # A date longer than the name: 2 characters from the right, the name further in.
    assert found(sealed, page([(NAME, 229.0, 7.0), (DATE, 239.0, 2.0)]), **FORM) == []


def test_a_very_long_name_cannot_be_centred() -> None:
    name = "甲市住房和城乡建设管理委员会办公室"  # 17 characters, the date has 6
    assert found(sealed, ends(0, 4, name), sealed=True, **FORM) == []
    assert cases(found(sealed, ends(0, 0, name), sealed=True, **FORM)) == ["盖章"]


def test_characters_of_the_type_or_of_the_body() -> None:
    small = Format("仿宋", 12.0, color="000000")
    lines = [(NAME, at_right(4)), (DATE, at_right(4))]  # 64 points are 5.3 characters of 12
    assert found(sealed, word(lines, small), sealed=True, **FORM) == []
    lines = [(NAME, at_right(4, 12)), (DATE, at_right(4, 12))]
    assert found(sealed, word(lines, small), sealed=True, **FORM) == []


def test_what_a_word_file_does_not_tell() -> None:
    centre = ParagraphFormat(alignment=Alignment.CENTER)
    with pytest.raises(NotChecked, match="位置"):
        found(sealed, word([(NAME, centre), (DATE, centre)]), **FORM)
    blanks = " " * 60  # nobody knows how wide they are
    with pytest.raises(NotChecked, match="位置"):
        found(sealed, word([(blanks + NAME, PLAIN), (blanks + DATE, PLAIN)]), **FORM)
    with pytest.raises(NotApplicable, match="没有署名"):
        found(sealed, word([(DATE, at_right(4))]), **FORM)


def test_unsealed() -> None:
    assert found(unsealed, ends(2, 6, LONG), sealed=False, **UNSEALED) == []
    assert cases(found(unsealed, ends(5, 9, LONG), sealed=False, **UNSEALED)) == ["署名"]
    assert cases(found(unsealed, ends(2, 2, LONG), sealed=False, **UNSEALED)) == ["日期"]
    with pytest.raises(NotChecked, match="facts"):
        found(unsealed, ends(2, 6, LONG), **UNSEALED)


def test_lines_above_the_name_and_the_date() -> None:
    lines = [(LONG, at_right(2)), (DATE, at_right(6))]
    for above, expected in ((0, ["空行"]), (1, []), (3, ["空行"])):
        document_ = word(lines, above=above)
        assert cases(found(unsealed, document_, sealed=False, **UNSEALED)) == expected
    apart = word([lines[0], ("", PLAIN), lines[1]], above=1)
    assert cases(found(unsealed, apart, sealed=False, **UNSEALED)) == ["隔行"]


def test_names_side_by_side_are_judged_by_their_date() -> None:
    names = "甲市教育局　　　甲市财政局"
    for right, expected in ((4, []), (0, ["未知"])):
        signed = word([(names, at_right(4.5)), (DATE, at_right(right))])
        assert cases(found(sealed, signed, **FORM)) == expected


HEAD = (
    "甲市财政局",
    "甲市教育局文件",
    "甲财发〔2024〕7号",
    "甲市财政局甲市教育局关于做好资助工作的通知",
    "各县财政局、教育局：",
    "现就做好资助工作通知如下，请认真贯彻执行。",
)


def test_the_lead_organ_signs_first() -> None:
    right = document(*HEAD, "甲市财政局", "甲市教育局", DATE)
    assert found(lead_first, right) == []
    (hit,) = found(lead_first, document(*HEAD, "甲市教育局", "甲市财政局", DATE))
    assert (hit.case, hit.values["lead"], hit.span.block) == ("主办机关", "甲市财政局", 7)
    with pytest.raises(NotApplicable):
        found(lead_first, document(*HEAD, "甲市财政局", DATE))


def test_unsealed_names_stand_one_below_another() -> None:
    beside = document(*HEAD, "甲市财政局　　甲市教育局", DATE)
    assert found(lead_first, beside) == []
    (hit,) = found(lead_first, beside, sealed=False)
    assert (hit.case, hit.values["name"]) == ("并排", "甲市教育局")
