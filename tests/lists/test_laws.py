"""What is known about laws."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from govlint.lists.laws import State, load_laws, own_laws, read_laws

DAY = datetime.date(2026, 3, 1)
HEADER = "法律名称,位阶,状态,施行日期,废止日期,条数,替代\n"


def state_of(rows: str, title: str, day: datetime.date = DAY) -> State | None:
    law = read_laws((HEADER + rows).encode()).find(title, day)
    return law.state(day) if law else None


def test_our_own_table_knows_what_the_civil_code_took_in() -> None:
    law = own_laws().find("《合同法》")
    assert law is not None
    assert law.replaced_by == "中华人民共和国民法典"
    assert law.state(datetime.date(2020, 12, 31)) is State.IN_FORCE
    assert law.state(datetime.date(2021, 1, 1)) is State.REPEALED


def test_our_own_table_is_sound() -> None:
    laws = own_laws()
    known = [law for found in laws.by_key.values() for law in found]
    assert len(known) == len(laws) > 1000
    assert all(law.articles is None or 0 < law.articles < 1300 for law in known)
    # What replaced a law is not itself known to be repealed before that.
    for law in known:
        heir = laws.find(law.replaced_by) if law.replaced_by else None
        if heir and heir.repealed_on and law.repealed_on:
            assert heir.repealed_on >= law.repealed_on


def test_the_date_of_our_own_table_is_that_of_the_edition() -> None:
    law = own_laws().find("种子法")
    assert law is not None and law.effective is not None
    assert law.state(law.effective - datetime.timedelta(days=400)) is State.IN_FORCE


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("甲法,法律,有效,2015-01-01,,40,", State.IN_FORCE),
        ("甲法,法律,废止,1998-01-01,2021-01-01,60,乙法", State.REPEALED),
        ("甲法,法律,废止,1998-01-01,,60,", State.REPEALED),
        ("甲法,法律,有效,1998-01-01,2021-01-01,60,", State.REPEALED),
        ("甲法,法律,废止,1998-01-01,2030-01-01,60,", State.IN_FORCE),
        ("甲法,法律,有效,2027年6月1日,,50,", State.NOT_YET),
        ("《甲法》,法律,,2015/1/1,,共40条,", State.IN_FORCE),
        ("乙法,法律,有效,,,,", None),
    ],
)
def test_states(row: str, state: State | None) -> None:
    assert state_of(row + "\n", "中华人民共和国甲法") is state


def test_of_several_editions_the_one_in_force_counts() -> None:
    rows = "甲法,法律,废止,1990-01-01,2015-01-01,47,\n甲法,法律,有效,2015-01-01,,70,\n"
    laws = read_laws((HEADER + rows).encode())
    then, now = laws.find("甲法", datetime.date(2010, 1, 1)), laws.find("甲法", DAY)
    assert then is not None and then.articles == 47
    assert now is not None and now.articles == 70


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = HEADER + "甲某某法,法律,废止,1998-01-01,2021-01-01,60,乙某某法\n"
    place = tmp_path / "法律.csv"
    place.write_bytes(text.replace(",", delimiter).encode(encoding))
    law = load_laws(place).find("甲某某法")
    assert law is not None
    assert (law.rank, law.articles, law.replaced_by, law.source) == (
        "法律",
        60,
        "乙某某法",
        "given",
    )


def test_what_is_given_comes_on_top() -> None:
    laws = read_laws((HEADER + "行政许可法,法律,有效,2004-07-01,,90,\n").encode())
    law = laws.find("中华人民共和国行政许可法")
    assert law is not None and (law.articles, law.source) == (90, "given")
    assert laws.find("合同法") is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("名称二,位阶\n甲法,法律\n", "第1行"),
        (HEADER + "甲法,法律,停用,,,,\n", "第2行：状态“停用”"),
        (HEADER + "甲法,法规,有效,,,,\n", "第2行：位阶“法规”"),
        (HEADER + "甲法,法律,有效,2020-13-01,,,\n", "第2行：施行日期"),
        (HEADER + "甲法,法律,有效,,,许多,\n", "第2行：条数"),
        (HEADER + "\n,法律,有效,,,,\n", "第3行：没有写法律名称"),
        ("\n\n", "空的"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    place = tmp_path / "laws.csv"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told) as raised:
        load_laws(place)
    assert "\n" not in str(raised.value)
